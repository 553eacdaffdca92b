### The managers' side, and what the program says to operators in Telegram.

priority-hot = hot
priority-warm = warm
priority-cold = cold
status-new = New
status-taken = Taken
status-contacted = Contacted
status-qualified = Qualified
status-proposal = Proposal
status-won = Won
status-lost = Lost
status-later = Later
status-duplicate = Duplicate
status-spam = Spam
status-withdrawn = Consent withdrawn
action-take = Take
action-give_back = Give back

card-due = reply by { $due }
card-nameless = No name
card-why = Told the prospect: “{ $reasons }”
card-against = Against it: “{ $point }”
card-payment = Payment: { $format }
card-payment-or = { " " }(or { $formats })
card-budget = budget: { $budget }
card-budget-unknown = not named
card-ask = Ask: { $questions }
card-priority = Priority { $points }, mostly: { $parts }
card-no-source = direct
card-telegram = Telegram
card-rules = rules { $version }
card-files =
    { $count ->
        [one] 📎 { $count } file
       *[other] 📎 { $count } files
    }
card-copy-phone = Copy the phone number
card-repeat = (repeat of { $number }: we cannot tell whether the first one arrived)
card-erased = 🗑 <code>{ $number }</code>: erased at the person’s request.
card-withdrawn = ⛔ <code>{ $number }</code> · <b>Consent withdrawn: do not contact</b>
card-masked = contact hidden
cleared-erased = 🗑 <code>{ $number }</code>: erased at the person’s request. If you keep a copy of anything, please delete it.
cleared-withdrawn = ⛔ <code>{ $number }</code>: the consent was withdrawn. Please do not contact this person.
cleared-words = 🗑 <code>{ $number }</code>: erased
added-title = ➕ <code>{ $number }</code> · { $name } adds:
changed-title = ✏️ <code>{ $number }</code> · { $name } changed an answer:
changed-nothing = nothing
changed-model = The advice is now: { $model }
file-title = <code>{ $number }</code> · { $name }
file-note =
    { $kind ->
        [location] <code>{ $number }</code> · { $name } sends a location:
        [venue] <code>{ $number }</code> · { $name } sends a place:
       *[forwarded] <code>{ $number }</code> · { $name } forwards:
    }
file-kind =
    { $kind ->
        [photo] a photo
        [video] a video
        [video_note] a video message
        [voice] a voice message
        [audio] an audio file
        [animation] an animation
       *[document] a file
    }
file-refused = Telegram won’t let me pass this on: { $what }. It stands in the prospect’s chat with the bot; please ask for it.

urgency-start = start
    .asap = wants to start now
    .this_quarter = starts this quarter
    .later = starts later
    .unknown = start not named
urgency-authority = role
    .owner = owner or CEO
    .cto = CTO or tech lead
    .product = product or project manager
    .other = another role
    .unknown = role not named
urgency-budget = budget
    .amount_in_range = budget in range
    .form_known = form of the budget
    .unknown = budget not named
    .below_floor = budget below ours
urgency-fit = fit
    .clear = clear fit
    .leaning = good fit
    .borderline = unclear fit
    .not_offered = not our service
urgency-person = wants to talk now
urgency-completeness = full answers

press-taken = It’s yours now
press-owner = { $name } already has it
press-given_back = Back in the pool
press-moved = Now: { $status }
press-not-yours = { $name } has this one; only the owner can change it
press-untaken = Nobody has it yet; take it first
press-too-late = It has moved on meanwhile; here is how it stands
press-not-member = This is for members of the managers’ group
press-unsure = I can’t ask Telegram just now whether you’re a member; please try again
press-erased = This request was erased at the person’s request
press-withdrawn = The consent was withdrawn: please do not contact this person
press-unknown = This button is out of date

setup-found = This group’s id is <code>{ $id }</code>. To send leads here, set <code>INTAKE_MANAGERS_CHAT_ID={ $id }</code> and start me again.
setup-rights = I also need these rights here: { $rights }.
setup-ready = I have all the rights I need.
right-member = to be an administrator
right-topics = to manage topics
right-delete = to delete messages
right-pin = to pin messages
