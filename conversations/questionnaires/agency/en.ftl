### What an agency may reword: greeting, notice, questions, advice. Tags <b> <i> <u> <a> are allowed in the greeting,
### the notices, questions, wishes, first steps and the difference; elsewhere they would be shown as they are written.

greeting = Hello! A few short questions, 2–3 minutes, and we’ll suggest the way of working together that fits you. A manager sees your answers only if you agree.
bot-description = Specialists for your team, or a whole project done for you? Answer a few short questions, get advice with reasons, and talk to a manager if you like.
bot-about = Finds the way of working together that fits you
consent =
    <b>Before we pass this on</b>
    To get back to you, { $agency } keeps your answers, your Telegram name and the contact you choose, and shows them to its managers only. Ask to see or delete them at any time: { $contact }.

    Do you agree?
privacy =
    <b>Your data</b>
    <b>What and why:</b> { $agency } keeps your answers, files, contact and Telegram name to advise you and, only if you agree, to get back to you.
    <b>Who sees it:</b> our managers, once you send a request. Answers and contacts are stored encrypted; files stay with Telegram.
    <b>How long:</b> { $days ->
        [one] what you haven’t sent, { $days } day
       *[other] what you haven’t sent, { $days } days
    } after your last visit; a request, until you delete it.

    See it: /mydata. Delete it: /forget. Questions: { $contact }.

## Questions. `.short` is the name in the summary; `.hint` a line below the question; `-words` is what else people type.

need = What do you need help with?
    .short = Need
    .specialists = Specialists for our team
    .specialists-words = specialists|specialist|people|developers|developer|outstaffing|outstaff|a developer|programmers|engineers|coders|devs|team extension|staff augmentation
    .whole_project = A whole project, done for you
    .whole_project-words = project|whole project|turnkey|outsourcing|outsource|a product|website|an app|app|mvp|website development
    .support = Support of an existing product
    .support-words = support|maintenance|bug fixing|bugs|help with our product
    .unsure = Not sure yet
    .unsure-words = don't know|not sure|unsure|no idea|idk|dunno|hard to say
task_manager = Who on your side will set tasks and check the work every day?
    .short = Who sets tasks
    .client_dedicated = A dedicated manager or tech lead
    .client_dedicated-words = a manager|manager|tech lead|techlead|me|i will|our manager|our cto|project manager|pm|product owner|our tech lead|project lead|team lead|lead|we ourselves|ourselves|we will|myself
    .client_part_time = Someone, a few hours a week
    .client_part_time-words = someone|part time|a few hours|sometimes|from time to time|part-time
    .nobody = Nobody, you should do it
    .nobody-words = nobody|no one|noone|none|you|no|you do it|you should do it|your team|you do everything|yourselves|we have nobody
    .unknown = Don’t know yet
    .unknown-words = don't know|not sure|no idea
in_house_team = Who is on your team now?
    .short = Team
    .none = No team
    .none-words = nobody|none|no one|no|just me|alone|i am alone|only me
    .non_technical = A team without developers
    .non_technical-words = no developers|without developers|non-technical|no devs|no programmers|no tech people|marketing|without programmers|marketers|salespeople
    .some_developers = Some developers
    .some_developers-words = a few developers|one developer|two developers|several developers|1..9 developers|1..9 devs|1..9 programmers|1..9 engineers|devs|a couple of developers|several devs|few devs|some programmers
    .full_team = A full development team
    .full_team-words = full team|a team|everyone|10..999 developers|10..999 devs|10..999 people|whole team|complete team
technical_competence = Is there someone on your side who can judge technical work: interview a developer, review the result?
    .short = Tech expertise
    .strong = Yes, confidently
    .strong-words = yes|sure|of course|yep|yeah|definitely|we can|i can
    .basic = Partly
    .basic-words = a bit|somewhat|a little|partially|some|sort of|so so|maybe|more or less
    .none = No
    .none-words = nobody|no one|not really|nope|not at all|we cannot|nah
wants_control = What do you want to manage yourselves?
    .short = Control
    .hint = People: you choose specialists and give them tasks. The process: you set priorities and follow progress. Only the result: you check it, and we do the rest.
    .people = People
    .people-words = the people|specialists|team|the team|specialists ourselves
    .process = The process
    .process-words = process|priorities|the priorities|progress
    .result_only = Only the result
    .result_only-words = nothing|the result|result|just the result|results|outcome
duration = How long will you need us?
    .short = Duration
    .under_3_months = Up to 3 months
    .under_3_months-words = a month|two months|three months|1 month|2 months|3 months|1..3 months|1..12 weeks|a few weeks|couple of months|months|a couple of months|several weeks|1..90 days|a week|two weeks
    .n3_to_12_months = 3–12 months
    .n3_to_12_months-words = half a year|6 months|six months|a year|4..12 months|13..52 weeks|half year|months|several months|1 year|one year|till the end of the year
    .over_12_months = More than a year
    .over_12_months-words = two years|years|over a year|13..99 months|2..20 years|several years|1.5 years|one and a half years|a few years|long term
    .ongoing = Constantly, no end date
    .ongoing-words = constantly|ongoing|always|forever|no end|all the time|permanently|indefinitely|long-term cooperation
wants_interviews = Do you want to interview candidates or give them a test task?
    .short = Interviews
    .true = Yes
    .true-words = sure|of course|yep|yeah|yes please|we do|interviews|interview|ok|okay
    .false = No, we rely on you
    .false-words = no|nope|nah|not needed|no need|no interviews|no test task|no thanks|no thank you
    .unknown = Doesn’t matter
    .unknown-words = don't know|whatever|don't mind|either way|not necessarily|as you wish|optional|up to you
scope = How clearly is the work described?
    .short = Description
    .fixed = There’s a detailed specification
    .fixed-words = specification|detailed|clearly|spec|full spec|the spec is ready|documented|there is a spec|clear
    .rough = The idea is clear, no details
    .rough-words = idea|an idea|roughly|just an idea|rough idea|general idea|no details|not clear|no spec|no specification|unclear|not described
    .evolving = Requirements will keep changing
    .evolving-words = changing|it changes|agile|it will change|changes|evolving|scrum|flexible
roles = Who do you need? Choose as many as you like.
    .short = Specialists
    .backend = Backend developer
    .backend-words = backend|back-end|back end|backenders|backend devs|server side
    .frontend = Frontend developer
    .frontend-words = frontend|front-end|front end|frontenders|frontend devs|web developer
    .mobile = Mobile developer
    .mobile-words = mobile|ios|android|mobile app developer|ios developer|android developer|flutter developer
    .layout = HTML/CSS coder
    .layout-words = html|css|layout|markup|html coder|css developer
    .tester = Tester
    .tester-words = qa|testers|quality assurance|tester|testing|qa engineer|test engineer
    .analyst = Analyst
    .analyst-words = business analyst|ba|analysts
    .designer = Designer
    .designer-words = ux|ui|design|ui/ux|ui/ux designer|ux designer|ui designer|ux/ui designer|ux/ui
    .devops = DevOps engineer
    .devops-words = devops|sre|admin|devops engineers|sysadmin|cloud engineer
    .advise = Advise me
    .advise-words = don't know|not sure|you decide|advise|recommend|any|idk|dunno
stack = Which technologies? Type them with commas, for example: PHP, Laravel, Vue.
    .short = Technologies
    .unknown = Don’t know, up to you
    .unknown-words = don't know|up to you|not sure|no idea|you decide
onboarding_resources = What is ready for newcomers to your project?
    .short = Ready for newcomers
    .documented_and_mentor = Documentation and a person
    .documented_and_mentor-words = everything|all|documentation and a mentor|docs and a mentor|everything is ready|yes
    .some = Some things, not everything
    .some-words = something|partly|some|docs|documentation|documentation only|only a person|partial
    .none = Nothing yet
    .none-words = nothing|no|none|not yet|nothing ready
workload = What workload do you need?
    .short = Workload
    .full_time = Full time
    .full_time-words = full|fulltime|whole day|8 hours|40 hours|full day|40h|8h|40 hours a week
    .part_time = Part time
    .part_time-words = part|half time|parttime|half a day|4 hours|20 hours|a few hours|20h|4h|20 hours a week
    .varies = It varies
    .varies-words = depends|different|it depends|on demand|when needed
start = When do you want to start?
    .short = Start
    .asap = As soon as possible
    .asap-words = asap|now|today|immediately|soon|right now|urgently|urgent|yesterday|as soon as you can|this week|right away|tomorrow
    .this_quarter = This quarter
    .this_quarter-words = next month|in a month|this month|in a few weeks|next week|within a month|in two months|in 1..3 months|in 1..8 weeks|in a week|in a couple of weeks
    .later = Later, looking at options
    .later-words = later|not soon|in half a year|next year|no rush|just looking|not urgent|in 4..24 months
budget = How would you like to set the budget?
    .short = Budget
    .fixed = A fixed sum for the project
    .fixed-words = fixed|fixed price|fixed sum|for the whole project|one sum|fixed budget|project price
    .monthly = A sum per month
    .monthly-words = monthly|per month|a month|every month|per hour|hourly|monthly payment
    .unknown = Not decided yet
    .unknown-words = don't know|not sure|no budget
budget_amount =
    { $form ->
        [monthly] Roughly how much a month?
       *[other] Roughly how much for the project?
    }
    .short = Amount
    .under_5k = Up to $5,000
    .under_5k-words = 0..4999|0..4999 usd|0..4999 dollars|5000|under 5000|less than 5000|0..4999 a month
    .n5k_to_20k = $5,000–20,000
    .n5k_to_20k-words = 5001..20000|5001..20000 usd|5001..20000 dollars|under 6000..20000|5001..20000 a month|20000
    .n20k_to_50k = $20,000–50,000
    .n20k_to_50k-words = 20001..50000|20001..50000 usd|20001..50000 dollars|under 20001..50000|20001..50000 a month|50000
    .over_50k = Over $50,000
    .over_50k-words = 50001..999999999|50001..999999999 usd|50001..999999999 dollars|50001..999999999 or more|over 50001..999999999|more than 50000..999999999|from 50000..999999999|50001..999999999 a month
channel = How shall we get back to you?
    .short = Contact
    .telegram = Here in Telegram
    .telegram-words = telegram|here|tg|this chat|in telegram|message me here
    .phone = By phone
    .phone-words = phone|call me|a call|call|by a call|phone call|give me a call|whatsapp
    .email = By email
    .email-words = email|e-mail|mail|by mail|e-mail me|write me an email
phone = Which number shall we call? Tap the button below or type the number with its country code.
    .short = Phone
email = Which email address shall we write to?
    .short = Email
name = How shall we address you?
    .short = Name
authority = What is your role?
    .short = Role
    .owner = Owner or CEO
    .owner-words = owner|ceo|founder|director|co-founder|cofounder|co-owner|president|entrepreneur
    .cto = CTO or tech lead
    .cto-words = cto|tech lead|head of engineering|tech director|lead developer|team lead|vp engineering
    .product = Product or project manager
    .product-words = pm|product|project manager|product manager|po|product owner|project lead
    .other = Other
company = What is your company called, and what does it do?
    .short = Company
comment = Anything to add? A link, a deadline, a wish.
    .short = Comment

## The advice

model-outstaffing = Specialists in your team (outstaffing)
    .short = outstaffing
    .suggested = specialists in your team
model-outsourcing = Work done by our team (outsourcing)
    .short = outsourcing
    .suggested = giving the work to our team
model-hybrid = A mix: part done by our team, part by specialists in yours (hybrid)
    .short = hybrid
    .suggested = a mix of both
confidence-clear = A strong match
confidence-leaning = A likely match
confidence-borderline = Depends, let’s talk
signs = { $count } of { $of } signs point to it

point-nobody_sets_tasks =
    .reason = Nobody on your side can set tasks, so our manager will
    .against = Nobody on your side sets tasks yet
point-part_time_manager =
    .reason = A few hours a week is too little to lead people, so we’ll help with that
    .against = A few hours a week is not much for setting tasks
point-no_competence =
    .reason = You won’t need to judge code: we do that, and you accept the result
    .against = Nobody on your side can judge technical work
point-result_only =
    .reason = You want to judge only the result, and we answer for it
    .against = You’d rather judge only the result
point-whole_project =
    .reason = You want a whole project done, not only people
    .against = You asked for a whole project, not for people
point-support =
    .reason = Support is easier when we run it
    .against = Support is usually easier when we run it
point-no_in_house =
    .reason = You have no team yet, so you get a complete one
    .against = There is no team yet that newcomers could join
point-no_developers =
    .reason = There are no developers on your team, so you get a complete team
    .against = There are no developers on your team to work with
point-no_onboarding =
    .reason = Nothing is ready for newcomers, and our team has its own way of working
    .against = Nothing is ready for newcomers yet
point-some_onboarding =
    .reason = Not everything is ready for newcomers
    .against = Not everything is ready for newcomers
point-fixed_scope =
    .reason = The work is described in detail, so we can take it on as a whole
    .against = Work that is described in detail can be handed over as a whole
point-short_term =
    .reason = For a short time, a project is simpler than selecting people
    .against = For under three months, selecting people takes a large share of the time
point-no_interviews =
    .reason = You leave the choice of people to us
    .against = You’d rather not choose people yourselves
point-stack_open =
    .reason = You leave the technologies to us, and our architect will propose them
    .against = The technologies aren’t chosen yet
point-manager_and_people =
    .reason = You have a manager to lead people, so they can work directly with you
    .against = Your manager could lead the people directly
point-manager =
    .reason = You have a manager who sets tasks every day
    .against = You have a manager of your own who sets tasks
point-wants_people =
    .reason = You want to choose people and give them tasks yourselves
    .against = You’d like to choose and direct people yourselves
point-interviews =
    .reason = You’ll be able to interview each candidate
    .against = You’d like to interview people, and here we choose them
point-constant_stack =
    .reason = You need particular skills all the time, so it is simpler to take ready specialists
    .against = You need particular skills all the time
point-specialists_for_team =
    .reason = Your team is there, and only certain skills are missing
    .against = You have a team that only lacks certain skills
point-specialists =
    .reason = You need specialists rather than a finished project
    .against = You asked for specialists
point-strong_competence =
    .reason = You can judge technical work yourselves
    .against = You could judge technical work yourselves
point-own_developers =
    .reason = You have developers whom newcomers can join
    .against = You have developers of your own
point-constant =
    .reason = The work is constant, so people stay and know it
    .against = The work is constant, and a project has an end
point-ready_for_newcomers =
    .reason = Documentation and a person are ready for newcomers
    .against = You’re well prepared for newcomers
point-process_control =
    .reason = You want to set priorities and follow progress yourselves
    .against = You’d like to set priorities yourselves
point-evolving_scope =
    .reason = Requirements keep changing, and people can follow them day by day
    .against = Requirements will keep changing

change-task_manager-client_dedicated = If a manager on your side set tasks every day, we’d suggest { $suggestion }
change-task_manager-nobody = If nobody on your side could set tasks, we’d suggest { $suggestion }
change-technical_competence-strong = If someone on your side could judge technical work, we’d suggest { $suggestion }
change-technical_competence-none = If nobody on your side could judge technical work, we’d suggest { $suggestion }
change-wants_control-people = If you wanted to choose and direct people yourselves, we’d suggest { $suggestion }
change-wants_control-result_only = If you wanted to judge only the result, we’d suggest { $suggestion }
change-need-specialists = If you needed specialists for your team, we’d suggest { $suggestion }
change-need-whole_project = If you wanted a whole project done, we’d suggest { $suggestion }
change-scope-evolving = If requirements kept changing, we’d suggest { $suggestion }
change-scope-fixed = If the work were described in detail, we’d suggest { $suggestion }

format-retainer = a fixed monthly sum (retainer)
    .short = retainer
format-time_and_material = by actual time (time & material)
    .short = time & material
format-fixed_price = a fixed price
    .short = fixed price

payment-outstaffing-by-hours = Part-time, varying or short work is simplest by hours worked. How idle time on your side is paid is agreed before the contract.
payment-outstaffing-retainer = People are with you all month, so one sum a month is simplest.
payment-support = Support varies from month to month; a monthly cap can be agreed.
payment-fixed-scope = The work is described, so the price can be fixed.
payment-rough-scope = First a short study of the task, then the price can be fixed.
payment-evolving-scope = The work will change, so you pay for what is done, with regular reports.
payment-constant = The work has no end date, so you pay for what is done.
payment-scope-not-said = This is the usual choice for a project; the details decide.
payment-hybrid-fixed-stage = The first stage is described, so its price can be fixed; people in your team are paid monthly later.
payment-hybrid = It suits every stage; once people are in your team, it can change to a monthly sum.

wish-one-sum-for-people = You prefer one sum; people in your team are paid by the month or by hours worked, not as one sum for a project.
wish-one-sum-for-support = You prefer one sum; support is paid by actual time, and a monthly cap can be agreed.
wish-one-sum-for-changing-work = You prefer one sum; for work that changes we agree a cap or fix the price stage by stage.
wish-monthly-sum-for-support = You prefer a monthly sum; support is paid by actual time, and a monthly cap can be agreed.
wish-monthly-sum-for-project = You prefer a monthly sum; a fixed price can be paid in stages.

team-one-part-time = one specialist, at least half a day, perhaps with a second project
team-one = one specialist, full time unless agreed otherwise
team-two = two specialists who work directly with you
team-several = a team; agree who leads it, your lead or ours
team-roles-open = we’ll suggest roles and levels together with you
team-support = one contact for you and people who take turns
team-with-analyst = a manager, an analyst and developers; with two developers or more, a tester too
team-ours = a manager and developers of our choice; with two developers or more, a tester too
team-split = the missing people in your team, and a separate piece of work done by ours
team-with-our-lead = our lead starts with the people; you take over later, on an agreed date

depends-task-setter = who on your side could set tasks in two to four months?
depends-competence = who on your side could judge technical work later on?
depends-who-answers = who is responsible if a release is late: you or us?

steps-outstaffing =
    1. Describe the role: technologies, level, language, hours
    2. Name your manager and your task tracker
    3. See CVs, hold an interview, give a test task
    4. Sign an NDA and a contract: payment, idle time, replacement
    5. Prepare access, documentation and a person to ask
    6. Start, check after the first week, talk to our account manager every month
steps-outsourcing =
    1. A call with our manager
    2. An NDA, then your materials
    3. An estimate; for a rough idea, a short paid study first
    4. A contract: scope, stages and acceptance, or reports and a cap
    5. One person on your side who decides
    6. Start, demos, acceptance
    7. Hand-over, and support by actual time
steps-hybrid =
    1. A call: what is ours, what is yours
    2. Our lead starts, with tasks in your tracker from the first day
    3. Criteria and a date for the hand-over, in writing
    4. The first stage
    5. A joint review: skills, documentation, your manager
    6. People move to your management, and the payment changes

## What to prepare before day one. `.advice` is what to do where it is missing or was not said.

prepare-roles = Roles and technologies
    .advice = We’ll help to describe them.
prepare-task_owner = Somebody who sets tasks every day
    .advice = Name one person with time for it.
prepare-judge = Somebody who can judge technical work
    .advice = At the start our tech lead can help.
prepare-specification = A description of the work
    .advice = An idea is enough to begin; we’ll work it out together.
prepare-tracker = A task tracker with the first tasks
    .advice = Two weeks of work are enough to start.
prepare-access = Access to code, servers and tools
    .advice = Have accounts ready before the first day.
prepare-product_access = Access to the product: code, servers, accounts
    .advice = Find out who holds it today.
prepare-documentation = Documentation
    .advice = How to run the project and what to watch out for will do.
prepare-mentor = A person whom newcomers can ask
    .advice = An hour a day in the first two weeks is enough.
prepare-materials = Your materials: texts, designs, examples
    .advice = Collect what there is; we’ll say what else is needed.
prepare-decision_maker = One person who decides and accepts the work
    .advice = Agree who it is before the start.

## The two ways as a picture: a table of two columns. Keep it short, a phone shows it small.

picture-title = Two ways to work together
picture-advice = Our advice
picture-advice-both = Our advice: a mix of both
picture-models =
    .outstaffing = Specialists in your team
    .outsourcing = Work done by our team
picture-terms =
    .outstaffing = outstaffing
    .outsourcing = outsourcing
picture-people = Who chooses people
    .outstaffing = You: interviews, test tasks
    .outsourcing = We do: you get a complete team
picture-tasks = Who sets tasks
    .outstaffing = Your manager, every day
    .outsourcing = Our manager, who reports to you
picture-record = Where work is recorded
    .outstaffing = In your task tracker
    .outsourcing = In ours, with regular reports
picture-result = Who answers for the result
    .outstaffing = You do; we look after the people
    .outsourcing = We do
picture-payment = How you pay
    .outstaffing = A monthly sum, or hours worked
    .outsourcing = Mostly a fixed price, or actual time
picture-fit = When it fits
    .outstaffing = You can lead people, and the work goes on
    .outsourcing = You want the result, not the managing

# Stands below the picture.
difference =
    <b>Two ways to work together</b>

    <b>Specialists in your team</b> (outstaffing): you choose the people, your manager sets the tasks in your tracker, and we look after the people. You pay a monthly sum or for hours worked.

    <b>Work done by our team</b> (outsourcing): our manager plans and reports to you; you judge the result, and we answer for it. Mostly a fixed price; long support by actual time.

    A mix is possible too. Not sure? The questions will sort it out.

## Answers that do not go together, as a manager reads them on the card

contradiction-specialists-nobody = wants specialists, but nobody sets tasks
    .ask = You’d like specialists for your team, but nobody on your side can set them tasks. What suits you better?
    .own_manager = We’ll find a manager ourselves
    .our_lead = Add your team lead
    .whole = Take over the whole work
contradiction-people-nobody = wants to direct people, but nobody sets tasks
    .ask = You’d like to direct people yourselves, but nobody on your side can set tasks. What suits you better?
    .own_manager = We’ll find a manager ourselves
    .our_lead = Add your team lead
    .result = You lead, we judge the result
contradiction-result-interviews = judges only the result, but wants interviews
    .ask = You’d judge only the result, and yet interview people. Which matters more?
    .choose = Choosing the people
    .result = The result
contradiction-result-manager = judges only the result, but has a manager for tasks
    .ask = Your manager can set tasks every day, and yet you’d judge only the result. Who should lead the work?
    .ours = Our manager leads the people
    .yours = Your manager leads
contradiction-project-people = wants a whole project and to direct people
    .ask = You’d like the whole project done for you, and to direct people yourselves. What suits you better?
    .follow = You build it, we follow along
    .people = We lead, you give us people
contradiction-no-competence-interviews = wants interviews, but nobody can judge technical work
    .ask = You’d like to interview people, but nobody on your side can judge technical work. What suits you better?
    .together = Together with your expert
    .leave = You choose, we trust you
contradiction-specialists-result = wants specialists, but to judge only the result
    .ask = You’d like specialists for your team, and yet judge only the result. What suits you better?
    .people = We direct the people ourselves
    .result = You deliver the result
contradiction-full-team-no-competence = a full development team, but nobody can judge technical work
    .ask = You have a full development team, but nobody to judge technical work. Could somebody on the team do it?
    .team = Yes, somebody could
    .you = No, we need your help with it
contradiction-fixed-sum-changing-work = one fixed sum for work that changes or has no end
    .ask = You prefer one fixed sum, but the work keeps changing or has no end. What suits you better?
    .stages = A fixed price for each stage
    .monthly = A sum per month
