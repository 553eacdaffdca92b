### The dialogue with a prospect: buttons, remarks, screens. An agency may reword any of it in its own en.ftl.

progress = { $number } of { $total }
hand_over-title = A few short questions for the manager. Nothing is sent before you say so.
now = Now: { $answer }
did-you-mean = Did you mean “{ $option }”?
several-hint = Tap to tick, tap again to take back, then “Done”.

button-skip = Skip
button-back = ‹ Back
button-advice = Show advice now
button-done-count =
    { $count ->
        [one] Done · { $count } chosen
       *[other] Done · { $count } chosen
    }
button-difference = How do the two ways differ?
button-difference-short = How they differ
button-hand_over = Prepare a request
button-review = Change answers
button-steps = First steps
button-readiness = What to prepare
button-leave_open = Let’s talk it over
button-go_on = Go on
button-go_on-count =
    { $count ->
        [one] Answer { $count } more question
       *[other] Answer { $count } more questions
    }
button-agree = I agree
button-decline = No, thanks
button-enough = That’s enough, to the summary
button-submit = Send to a manager
button-forget = Delete my answers
button-restart = Start over
button-new = A new request
button-quiet = Don’t remind me
button-still_true = Yes, still true
button-change = Change: { $name }
button-person = Talk to a person
button-begin = Begin
button-my_data = What you have about me
button-withdraw = Withdraw my consent
button-erasure = Delete everything
button-erase = Delete everything
button-keep = Keep it
button-contact = Share my phone number
button-meant = Yes: { $option }

spoken-skip = skip|pass|next
spoken-back = back|go back
spoken-advice = advice|show advice|show advice now
spoken-cancel = cancel|stop
spoken-hand_over = prepare a request|a request|request|send|send to a manager|yes
spoken-difference = difference|how do they differ
spoken-steps = first steps|steps
spoken-readiness = what to prepare|readiness|checklist|prepare
spoken-agree = yes|ok|agree|i agree
spoken-decline = no|no thanks|decline
spoken-submit = send|yes|ok|send it|send to a manager
spoken-go_on = go on|continue|yes
spoken-forget = delete|delete my answers
spoken-restart = start over|restart|a new request|new request|another request|another project
spoken-meant = yes|yep|yeah|yes please|right|exactly|correct|ok
spoken-person = talk to a person|a person|person please|human|a human|talk to a human|talk to a manager
spoken-my_data = what you have about me|my data|show my data|what do you know about me
spoken-withdraw = withdraw my consent|withdraw consent|i withdraw my consent|i take back my consent|do not contact me|don’t contact me|don't contact me
spoken-erasure = delete everything|delete my data|delete all my data|erase my data|forget me
spoken-quiet = don’t remind me|don't remind me|no reminders
spoken-still_true = yes, still true|yes|still true|all true

# How typed answers are understood. Fillers say little by themselves; a denial turns the rest round; the place of a
# number word is its number, from zero on, with other words for it after a stroke.
unsure-words = don't know|i don't know|dont know|dunno|idk|no idea|not sure|unsure|i'm not sure|hard to say|who knows|no clue|don't know yet|not decided|not decided yet
filler-words = a|an|the|we|we're|we've|i|i'd|i'm|it|it's|is|are|am|be|have|has|got|need|want|would|will|like|to|of|in|for|our|my|your|and|please|pls|about|around|roughly|just|really|there|that|this|hi|hello|maybe|probably|think|so|yet|only|with|at
denial-words = no|not|none|nobody|noone|nothing|nope|nah|nay|without|never|don't|dont|doesn't|isn't|aren't|haven't|won't|can't|cannot
number-words = zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve

advice-title = Our suggestion: <b>{ $model }</b>
advice-confidence = { $word } · { $signs }
advice-confidence-only = { $word }
advice-why = Why:
advice-against = But: { $point }.
advice-change = What would change it:
advice-depends = It depends on one thing: { $question }
advice-payment = <b>Payment:</b> { $format }. { $reason }
advice-payment-or = Also possible: { $formats }.
advice-team = <b>Team:</b> { $team }.
advice-early = A few more answers make the advice more reliable.
advice-settled =
    { $count ->
        [one] This advice won’t change any more; one more answer would help the manager.
       *[other] This advice won’t change any more; { $count } more answers would help the manager.
    }
steps-title = <b>First steps</b>
readiness-title =
    <b>What to prepare before day one</b>
    { $model }
readiness-ready = <b>Ready</b>
readiness-missing = <b>Still missing</b>
readiness-open = <b>Not said yet</b>
readiness-said = { $name }: <i>{ $answer }</i>
readiness-end = This list is yours, whether you send a request or not.

summary-title = <b>Here is what a manager will see</b>
summary-model = Our suggestion: { $model }
summary-line = { $name }: <b>{ $answer }</b>
summary-send = Send it? To change an answer, tap its name.
review-title = Which answer would you like to change?
cancel-title = Stop here? Nothing was sent. You can go on later, or delete your answers.
resume-question = Welcome back! You are at question { $number } of { $total }.
resume-advice = Welcome back! You have your advice.
resume-hand_over =
    { $left ->
        [one] Welcome back! You have your advice. One more answer, and it can go to a manager.
       *[other] Welcome back! You have your advice. { $left } more answers, and it can go to a manager.
    }
resume-sending = Welcome back! You are one step before sending.
reminder-question = You stopped at question { $number } of { $total }, and your answers are kept. Shall we go on?
reminder-advice = Your advice is ready, and nothing was sent yet. Shall we go on?
reminder-hand_over =
    { $left ->
        [one] You have your advice. One more answer, and it can go to a manager. Shall we go on?
       *[other] You have your advice. { $left } more answers, and it can go to a manager. Shall we go on?
    }
reminder-sending = Your request is ready, but not sent yet. Shall we go on?
still_true-title = Welcome back! It has been a while. Is this still true?
sent-title-way = <b>Your request</b> <code>{ $number }</code> <b>is on its way to our managers.</b>
sent-title = <b>Your request</b> <code>{ $number }</code> <b>is with our managers.</b>
sent-title-closed = <b>Your request</b> <code>{ $number }</code> <b>is closed.</b>
sent-due = You’ll hear from a person by { $due }.
sent-closed_now = We’re closed now; you’ll hear from us by { $due }.
sent-overdue = Sorry for the wait: our reply was due by { $due }.
sent-below = Your request <code>{ $number }</code>: see below.
sent-more = Anything to add? Just write it here.
sent-more-closed = Need something else? Start a new request. What you write here still reaches a manager.
sent-more-withdrawn = You withdrew your consent, so nobody will contact you about it.
sent-taken = { $manager } is handling it.
sent-given_back = Your request is waiting for the next free manager.

standing-on_its_way = on its way to our managers
standing-delivered = delivered { $delivered }
standing-given_back = delivered { $delivered } · waiting for the next free manager
standing-taken = delivered { $delivered } · with { $manager } since { $taken }
standing-under_way = delivered { $delivered } · with { $manager } since { $taken }
standing-later = kept for later · with { $manager }
standing-closed = closed
standing-withdrawn = closed: you withdrew your consent
standing-due = reply due by { $due }

status-title = <b>Your requests</b>
status-request = <code>{ $number }</code> · { $standing }
status-question = Your draft: nothing was sent. You are at question { $number } of { $total }.
status-advice = Your draft: nothing was sent. You have your advice.
status-hand_over =
    { $left ->
        [one] Your draft: nothing was sent. One more answer, and it can go to a manager.
       *[other] Your draft: nothing was sent. { $left } more answers, and it can go to a manager.
    }
status-sending = Your draft: nothing was sent. You are one step before sending.
status-none = Nothing was sent yet.

remark-dropped = No longer needed, so left out: { $questions }.
remark-not_sent = All right, nothing was sent.
remark-passed_on = All right, we’re passing you on to a person.
remark-settled =
    { $count ->
        [one] Your advice is ready. One more answer would help the manager, or see it now.
       *[other] Your advice is ready. { $count } more answers would help the manager, or see it now.
    }
remark-change_passed_on = Your manager will see the change.
remark-edited = Changed: { $questions }.
remark-edit_not_understood = I didn’t quite get the new words, so this answer stays as it was: { $questions }.
remark-declined = All right, nothing was sent. The advice is yours to keep.
remark-quiet = All right, no reminders. Go on whenever you like.
remark-forgotten = Done: your answers are deleted, and nothing was sent. To begin again: /start
remark-kept_all = All right, everything stays as it is.
remark-added = Added to your request; your manager will see it.
remark-added_closed = Passed on to a manager.
remark-kept_as_brief = Thank you, that’s kept for the manager. A few short questions now.
remark-kept_for_manager = Thank you, that’s kept for the manager, word for word.

keys_away = All right.

my_data-file = Here is everything we have about you. Only you get this file.
my_data-wait = You have just got that file. Please ask again in a minute.
my_data-state =
    { $state ->
        [on_its_way] on its way to our managers
        [delivered] with our managers
        [given_back] waiting for the next free manager
        [taken] a manager has it
        [under_way] a manager is working on it
        [later] kept for later
        [withdrawn] closed: you withdrew your consent
       *[closed] closed
    }
my_data-kept-draft =
    { $days ->
        [one] deleted { $days } day after your last visit
       *[other] deleted { $days } days after your last visit
    }
my_data-kept-requests = until you delete them
my_data-kept-files = as long as the draft or the request that they belong to; the files themselves stay with Telegram

withdrawn-sent =
    Your consent is withdrawn. Your requests are closed, and our managers are told not to contact you.

    A new request would need a new consent.
withdrawn-draft = Your consent is withdrawn. Nothing was sent, and your answers stay with you.
withdrawn-nothing = There is no consent to withdraw: you have given none that still holds.

erasure =
    <b>Delete everything about you?</b>
    Your draft, your requests and your files are deleted at once and for good, also in the managers’ group. They only see that something was erased.

    The messages in this chat are yours to clear in Telegram.
erased =
    Done: everything about you is deleted, and our managers see it no more.

    This chat is yours to clear in Telegram. To begin anew: /start
erased-nothing = Nothing about you is kept here.

kept-draft = Kept for the manager: { $what }.
kept-sent = Passed on to the managers: { $what }.
kept-one =
    { $kind ->
        [photo] a photo
        [video] a video
        [video_note] a video message
        [voice] a voice message
        [audio] an audio file
        [animation] an animation
        [forwarded] a forwarded message
        [location] a place on the map
        [venue] a place on the map
       *[document] a file
    }
kept-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
kept-notes =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
kept-count = Along with it: <b>{ $files }</b>
kept-cannot_listen = I can’t listen, but your manager can. Please tap or type an answer as well.
kept-not_an_answer = It was written elsewhere, so it doesn’t count as your answer. Please tap or type one as well.
kept-full = That’s { $most } by now, as much as I can keep. Please show the rest to the manager later.

problem-empty = That message was empty. Please type an answer.
problem-too_long = That’s longer than we can keep. Please make it shorter.
problem-not_understood = I didn’t quite get that. Please pick one of the answers below.
problem-not_among_options = I don’t know “{ $word }” here. Please pick from the list below, or type one of these.
problem-unsure_required = That’s fine. Please pick what comes closest; you can change it later.
problem-unsure_optional = That’s fine. Pick what comes closest, or skip this one.
problem-unsure_skip = That’s fine, you can skip this one.
problem-too_many = That’s a lot! Please name up to { $most }.
problem-bad_phone = That doesn’t look like a phone number. Please type it with the country code, for example +44 20 7946 0958.
problem-bad_email = That doesn’t look like an email address. Please check it, for example name@company.com.
problem-required = This one decides a lot, so please answer it.
problem-nothing_ticked = Nothing is ticked yet. Tick at least one, or skip.
problem-nothing_before = This is the first question.
problem-advice_too_early = A little too early for advice. One more answer, please:
problem-use_buttons = Please use the buttons below.
problem-contact_not_asked = Thank you, but no phone number is needed here.
problem-not_own_contact = That’s somebody else’s contact. Please share your own, or type the number.
problem-unreadable_sent = I can’t pass this on. Words, files and voice messages I can.
problem-unreadable =
    { $kind ->
        [sticker] A nice sticker, but I can’t read it.
        [poll] I can’t vote in polls.
        [dice] I don’t play, sorry.
        [story] I can’t see stories.
        [game] I don’t play, sorry.
       *[other] I can’t read this kind of message.
    }
problem-enough_added = That’s a lot already, thank you! Please keep the rest for your talk with the manager.
problem-stale = That was an earlier question. Here is where we are now.
problem-stale-toast = That’s an earlier button
problem-answered = This is answered. { $name }: <b>{ $answer }</b>. Change it?
problem-answered-toast = This is answered already
problem-edit_too_late = That message is too old to change anything. Please write it anew.
problem-unknown_command = I don’t know that command. /start begins or goes on, /help lists the rest.
problem-broken = Something went wrong on our side. Your answers are safe; please try once more.

menu-start = Start or go on
menu-status = Where my request stands
menu-person = Talk to a person now
menu-difference = How the two ways differ
menu-privacy = What we keep about you
menu-mydata = A file of all we have about you
menu-withdraw = Withdraw my consent
menu-forget = Delete everything about me
menu-cancel = Stop
menu-language = Language · Мова
menu-help = What I can do
help =
    I ask a few questions and suggest how to work together: specialists for your team, or a project done for you. Then, if you agree, a manager takes over.

    /start begin or go on
    /person talk to a person now
    /status where your request stands
    /difference how the two ways differ
    /language language
    /privacy what we keep about you
    /mydata all of it, as a file
    /withdraw take your consent back
    /forget delete everything
    /cancel stop without sending anything
language-title = Choose a language
language-name = English
