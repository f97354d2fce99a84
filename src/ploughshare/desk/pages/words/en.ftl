# What the desk's pages say, in English. The law's own sentences come from the pack.

desk = desk
skip = Skip to the page
rail = Parts of the desk
nav-queue = Queue
nav-new = New case
nav-find = Search
nav-change = Law
nav-team = People
nav-about = Settings
switch-language = Русский
lock = Lock
you = you
person = the person
somebody = somebody unknown
nobody = nobody
owner = Owner
yes = Yes
no = No
or = or
keep = Save
cancel = Cancel
and-more = { $count } more
and-day = { $first } and { $last }

# Days
day = { $day } { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[m12] December
 } { $year }
month = { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[m12] December
 } { $year }
span = from { $since } until { $until }
span-from = from { $since }
span-until = until { $until }
days-left = { $days ->
    [0] due today
    [one] 1 day left
   *[other] { $days } days left
 }
days-over = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
 }

# The line at the top, the strip
sync-alone = No relay: everything stays here.
sync-first = Not exchanged with the relay yet. { $count ->
    [0] Nothing waits to leave.
    [one] 1 record waits to leave.
   *[other] { $count } records wait to leave.
 }
sync-done = Everything sent and fetched at { $at }.
sync-waiting = { $count ->
    [one] 1 record waits to leave.
   *[other] { $count } records wait to leave.
 } Last exchange at { $at }.
sync-RosterError = The relay showed a list of members that the desk's root key has not signed, { $at }. Nothing was taken from it. Ask its operator, and give people another address.
sync-RelayAnswerError = The relay gave an answer that no honest relay gives, { $at }. Nothing was taken from it. Exchange again; if it stays so, ask its operator.
sync-offline = The relay could not be reached at { $at }. You can go on working. { $count ->
    [0] Nothing waits to leave.
    [one] 1 record waits to leave.
   *[other] { $count } records wait to leave.
 }
exchange-now = Exchange now
strip = In danger now
strip-quiet = As far as we know, nobody is in danger today.
strip-now = { $count ->
    [one] 1 person in danger now
   *[other] { $count } people in danger now
 }
strip-today = { $count ->
    [one] 1 needs us today
   *[other] { $count } need us today
 }
strip-due = { $count ->
    [one] 1 deadline by tomorrow
   *[other] { $count } deadlines by tomorrow
 }
strip-unowned = { $count ->
    [one] 1 of them has no owner
   *[other] { $count } of them have no owner
 }
clock-ahead = A colleague's clock is { $minutes } min ahead of yours. Check the time on this machine.

# Danger
level-now = Now
level-today = Today
level-week = This week
level-none = Calm
desk-why-danger-set = A counsellor judged: “{ $level }”
desk-why-urgent-law = Urgent by law: { $rules }
desk-why-danger-law = Dangerous by law: { $rules }
desk-why-may-law = May be urgent, answers are missing: { $rules }
desk-why-overdue = { $days ->
    [one] 1 day overdue
   *[other] { $days } days overdue
 }: { $title }
desk-why-deadline = { $days ->
    [0] Due today
    [one] Due tomorrow
   *[other] Due in { $days } days
 }: { $title }
desk-why-unanswered = { $days ->
    [one] A letter has waited 1 day for an answer
   *[other] A letter has waited { $days } days for an answer
 }
desk-why-disputed = { $count ->
    [one] Colleagues disagree on 1 thing
   *[other] Colleagues disagree on { $count } things
 }
desk-why-quarantine = { $count ->
    [one] 1 record does not count until somebody looks at it
   *[other] { $count } records do not count until somebody looks at them
 }
desk-why-nothing = Nothing presses, as far as we know

# Queue
queue-title = Queue
queue-filters = Which cases
filter-team = All
filter-mine = Mine
filter-unowned = Without owner
filter-waiting = Waiting for the person
filter-offered = Offered to me
filter-closed = Closed
queue-why = Why here
queue-order = Danger first, then time left, then how long a letter has waited. Names are hidden until a case is opened.
queue-disputes = { $count ->
    [one] 1 case has a dispute to settle
   *[other] { $count } cases have disputes to settle
 }
queue-quarantined = { $count ->
    [one] 1 record in quarantine
   *[other] { $count } records in quarantine
 }
queue-empty-mine = No case is yours. Take one from the list of all.
queue-empty-any = No case here.
queue-empty-team = No case yet. Letters come with the exchange; a call goes under “New case”.
tag-letter = new letter
tag-offered = offered to you
tag-also = also taken by { $names }
tag-disputed = { $count } to settle
tag-quarantined = { $count } in quarantine
tag-missing = { $count } still to come
tag-newer = update needed
take = Take
take-anyway = Take over from { $name }
release = Release
accept = Accept

# Search
find-title = Search
find-label = Search all cases
find-placeholder = Word, name, case code
find-button = Find
find-hint = Russian and English words are found in any of their forms; names and numbers by any part of three characters or more.
find-count = { $count ->
    [0] Nothing found.
    [one] 1 place found.
   *[other] { $count } places found, the newest first.
 }
kind-case-open = case
kind-msg-in = letter
kind-msg-out = reply
kind-note = note
kind-field-set = about the person
kind-deadline-set = deadline
kind-paper-draft = paper

# Case
case-title = Case
case-parts = Parts of the case
case-closed = closed
case-missing = { $count ->
    [one] 1 record of this case is still on its way
   *[other] { $count } records of this case are still on their way
 }. What you see may be incomplete.
case-newer = A colleague wrote something only a newer version can read. Update this program.
case-quarantined = { $count ->
    [one] 1 record does not count: its author was not, or is no longer, a member, or it brings a letter the person never signed.
   *[other] { $count } records do not count: their authors were not, or are no longer, members, or they bring letters the person never signed.
 }
case-offered = offered to { $names }
case-events = { $count ->
    [one] 1 record in this case.
   *[other] { $count } records in this case. None is ever overwritten.
 }
tab-case = Case
tab-talk = Conversation
tab-papers = Papers
tab-ask = Questions
next-title = What to do next
next-nothing = Nothing waits here.
next-take = Take this case
next-take-why = nobody answers for it
next-answer = Answer the letter
next-settle = { $count ->
    [one] Settle 1 dispute
   *[other] Settle { $count } disputes
 }
next-settle-why = until then the law is told “not known”
next-ask = Ask:
disputes-title = { $count ->
    [one] Two values stand for one thing
   *[other] Two values stand for { $count } things
 }
disputes-hint = Nobody had seen the other's entry. Choose what is right; both stay in the history.
settle = Settle
thing-deadline = Deadline
thing-danger = Danger
thing-as-of = Day asked about
thing-outcome = Outcome

# The law
law-title = The law on { $day }
law-own-day = The case's day: { $day }
law-today = Today: { $day }
law-other-day = Another day
law-look = What changes
law-unverified = The rules were not checked for this day (checked { $span }). Rely on nothing here without a qualified lawyer.
law-unsigned = No reviewer has signed these rules.
law-signed = Signed by { $by }, { $role }, on { $day }.
law-stranger = Signed by someone this desk does not know. It says: { $by }, { $role }, { $day }.
law-changed = Changed since { $by } signed these rules on { $day }: the signature does not stand for them.
law-conflict = The rules contradict each other here: { $names }. A qualified lawyer must decide.
law-unread = The rules cannot read the answers to: { $names }. Ask again.
law-nothing = The rules say nothing about these answers. That does not mean safety.
law-keep = Keep this assessment in the case
law-kept = Kept in the case, { $at }
law-pack = Rules { $pack }, checked { $span }
changes-title = What changes from { $first } to { $last }
changes-may = { $count ->
    [one] 1 more that only may apply
   *[other] { $count } more that only may apply
 }
changes-none = Nothing changes between these days.
change-appeared = new
change-gone = no longer
change-now-holds = certain now
change-now-may = no longer certain
change-version = other text
change-law-day = law of { $day }
change-before = Before:
change-after = Then:
change-may = (may apply)
findings-urgent = Urgent
findings-danger = Danger
findings-wait = Good to know
findings-may = { $count ->
    [one] 1 more may apply: answers are missing
   *[other] { $count } more may apply: answers are missing
 }
finding-for-lawyer = a lawyer must decide
finding-depends = It depends on:
finding-do = Do
finding-dont = Do not
finding-why = Why, and what would change it
finding-because = Because
finding-picked = Text picked by
picked-by = { $axis }: { $day }
axis-as-of = the day asked about
finding-otherwise = Otherwise
finding-changes = What would change it
finding-turns = No longer with
finding-exceptions = Gives way to
finding-sources = Sources
finding-checked = (checked { $day }; { $confidence })
finding-rule = Rule
finding-reviewed = reviewed by a lawyer
finding-not-reviewed = needs review by a qualified lawyer
confidence-high = confidence high
confidence-medium = confidence medium
confidence-low = confidence low
answer-unknown = Not known
answer-none-of-these = None of these
answer-not = Not: { $members }

# Facts and fields
facts-title = Facts
facts-ask = Next question
facts-change = Change
facts-disputed = Two values: settle
facts-none = No answers yet.
source-letter = letter
source-label = Where from
as-of-title = Day asked about
as-of-label = The day we look at the law
as-of-not-set = today, none is set
fields-title = About the person
fields-write = Write something down
fields-which = What
fields-value = Text
fields-value-hint = Empty takes it back.
field-name = Name
field-phone = Telephone
field-safe_to_write = When it is safe to write
field-unit = Unit
field-rank = Rank and post
danger-title = Danger
danger-not-set = No counsellor has judged it yet: only the law sets its place in the queue.
danger-set = Set the danger
danger-level = How soon must somebody act?
danger-why = Why
danger-hint = Your judgement covers what the law shows now. Anything new raises the case again.
deadlines-title = Deadlines
deadlines-none = None.
deadline-add = Add a deadline
deadline-day = Day
deadline-what = What must be done
deadline-source = What says so
deadline-done = It is done
deadline-proof = How you know
deadline-was-done = Done:
notes-title = Notes
note-label = Internal note, for colleagues only
note-call = what was said in a call
note-was-call = call
outcome-title = Outcome
outcome-none = Not known yet.
outcome-set = Write it down
outcome-what = What became of the person
outcome-month = Month
outcome-pending = still open
outcome-stays_in_service = stays in service
outcome-transferred = transferred
outcome-dismissed = dismissed
outcome-discharged_at_term = discharged at the end of the term
outcome-case_opened = criminal case opened
outcome-convicted = convicted
outcome-held = held
outcome-left_country = left the country
outcome-unknown = not known
consent-title = May be counted
consent-given = Yes, the person agreed
consent-not-given = No: not agreed, or taken back
consent-said-yes = agreed
consent-said-no = did not agree, or took it back
consent-said-letter-yes = a letter agreed
consent-said-letter-no = a letter did not agree
consent-change = Change
consent-hint = Only month, kind of status, kind of place and outcome enter the count. Nothing more is passed on, and only with the person's own yes.
consent-yes = The person agrees
consent-no = The person does not agree, or takes it back
consent-how = How you know (call, letter, meeting)
groups-title = Groups
group-add = Add to a group
group-remove = take out
handle-title = Hand over, close
offer-title = Hand over
offer-to = To
offer-why = Why
offer = Offer
close-why = Why it can be closed
close = Close the case
reopen = Open again

# Conversation
talk-title = Conversation
talk-empty = No letter yet.
talk-day = written { $day }, known here { $at }
talk-no-mailbox = This person has not written through the guide. A reply has nowhere to go.
talk-answered-meanwhile = A colleague has answered since you opened this page. Read their answer above, then send again. Your text is below.
talk-too-long = Too long for one letter. Shorten it.
safe-title = Is it safe to write?
safe-unknown = Not known. Ask the person when and how their phone may show an answer.
safe-write = Write it down
reply-label = Your reply
reply-hint = It is encrypted on this machine and leaves once, however often you press. To send: Ctrl+Enter.
reply-lang = Language
reply-send = Encrypt and send
reply-sent = sent
reply-waiting = waiting to be sent
reply-held = held back
take-back = Take back
held-answered-already = Not sent: a colleague's answer came first. Read it, then write again if something is missing.
held-follows-a-held-reply = Not sent: the reply before it was held back.
held-mailbox-is-gone = Not sent: the conversation was deleted, or its time ran out.
held-taken-back = Taken back before it left.
held-files-full = Not sent: the server has no room for its files. They wait below: remove one or send them later.
chain-gap = A message before this one is missing. Somebody in between may have withheld it.
chain-fork = Two different letters stand in the same place. Either the person began again after their letters ran out or were deleted, or they write from two devices, or somebody writes in their name. Ask them by another way.
chain-anew = The person began again here, at the new relay, where nothing of their earlier letters is. After a move that is expected; if you doubt it, ask them by another way.
chain-far = This message is numbered far ahead of all others. Nothing will follow it; somebody may have wanted to block the conversation.
chain-repeat = This letter came twice.
chain-unknown-seen = The person has read a reply that we do not have.
chain-answered-twice = Two colleagues answered in the same place. The person gets the first.
chain-told-by-another = The one who is said to have written this reply has not told the desk of it; another desk has. They may have left, or somebody may be writing in their name.

# Questions and a new case
new-title = New case
new-lead = For a call or a visit. The case is saved at once; the questions follow, the most urgent first.
new-source = Who tells you
new-source-hint = The person, the mother, a comrade. By telephone, face to face.
new-name = Name, if you need it
new-name-hint = Leave it empty if you can. It stays in the vault and never shows in the queue.
new-day = Day asked about
new-day-hint = Empty: today, { $day }.
new-note = What was said
new-note-hint = In their words, as short as you like.
new-take = I take this case
new-begin = Save and start the questions
ask-title = Questions
ask-left = { $count ->
    [one] at most 1 question
   *[other] at most { $count } questions
 }
ask-why = Why it is asked:
ask-answer = Save and go on
ask-unsure = Not known
ask-stop = Stop here, back to the case
ask-done = No open question would change the answer
ask-done-hint = You can change any answer in the list of answers.
ask-to-law = See what the law says
ask-given = Answers
ask-choose = Choose an answer, or “Not known”.
ask-choose-set = Mark what applies, or “none of these” alone, or “Not known”.
ask-number = Write a whole number.
ask-wrong = This cannot be answered here. Correct it.
ask-exact-day = On this day
ask-low-day = or between
ask-high-day = and
ask-exact-int = Exactly
ask-low-int = or from
ask-high-int = to
ask-source-hint = if another source: paper, mother, comrade

# Papers
papers-title = Papers
papers-all = All papers of this case
paper-offered = allowed
paper-counsellor = only with a counsellor's approval
paper-may = not yet: answers are missing
paper-no = not for this case
paper-day-yes = the rules offer this paper.
paper-day-counsellor = the rules leave this paper to a counsellor.
paper-day-may = it may be right, once these are answered:
paper-day-no = the rules do not offer this paper. Filed all the same, it may harm the person.
paper-open = Fill in
paper-fields = Fields
paper-language = The paper is in Russian: write in Russian. What you type is set as plain text.
paper-optional = may stay empty
paper-missing = Still empty: no paper can be made.
paper-approve = I am a counsellor, I have weighed the risk for this person on the day of filing, and I approve this version. This is kept in the case under my name.
paper-make = Save and make the paper
paper-picture = As it will look
paper-picture-alt = Page { $number } of the paper
paper-no-picture = The paper appears here once every field is filled.
paper-hash = SHA-256 of the file:
paper-pdf = Save the PDF
paper-mark-sent = The paper was handed in
paper-how = How (by hand, post, through the unit's office)
paper-sent-day = Day
paper-proof = Number or proof
paper-sent-by = { $by }, { $day }: { $how }
paper-sent-again = already sent before
paper-approved-tag = approved
paper-unfinished = unfinished
versions-title = Versions
versions-none = None yet.

# Law change
change-title = What changes in the law
change-lead = Which open cases the law of another day answers differently. Nothing changes for a person until a counsellor tells them.
change-from = Law of
change-to = and of
change-from-hint = If the first is empty, each case's own day is taken.
change-compare = Compare
change-count = { $changed ->
    [one] 1 case
   *[other] { $changed } cases
 } of { $open } changed, { $same } the same.

# People
team-title = People and keys
members-title = Members (list { $version })
members-none = You have not been let in yet. A colleague must add your device.
member-founder = founder
member-cases = { $count ->
    [one] 1 case
   *[other] { $count } cases
 }
member-since = Member since { $day }
member-let-in-by = let in by { $name }
member-fingerprint = Device
digest-none = This machine has not been compared yet.
digest-same = Holds the same as you: { $count ->
    [one] 1 case
   *[other] { $count } cases
 }.
digest-coming = { $same } the same, { $coming } still on the way.
digest-broken = { $count ->
    [one] 1 case comes out differently
   *[other] { $count } cases come out differently
 } there from the same records. Tell the makers of this program.
odd-title = Look at this
odd-nothing = All is well: nothing in quarantine, nothing missing.
odd-quarantined = { $count ->
    [one] 1 record in quarantine: its author was not, or is no longer, a member, or it brings a letter the person never signed. It changes nothing.
   *[other] { $count } records in quarantine: their authors were not, or are no longer, members, or they bring letters the person never signed. They change nothing.
 }
odd-missing = { $count ->
    [one] 1 record that a colleague had seen has not come yet.
   *[other] { $count } records that colleagues had seen have not come yet.
 }
odd-newer = { $count ->
    [one] 1 record needs a newer version of this program.
   *[other] { $count } records need a newer version of this program.
 }
odd-old-roster = The relay shows an older list of members than it showed before, or than colleagues tell of. Who writes now may write to somebody who has left. Ask its operator, and give people another address.
odd-swallowed = { $count ->
    [one] 1 entry or reply was taken by the relay and not handed out. It was given to it again. Ask its operator.
   *[other] { $count } entries or replies were taken by the relay and not handed out. They were given to it again. Ask its operator.
 }
odd-relay-lost = { $count ->
    [one] Once the relay had lost entries it had shown before. It was given ours again. Ask its operator.
   *[other] { $count } times the relay had lost entries it had shown before. It was given ours again. Ask its operator.
 }
odd-not-understood = { $count ->
    [one] 1 thing from the relay could not be opened or is not from who it says.
   *[other] { $count } things from the relay could not be opened or are not from who they say.
 }
odd-views-missing = { $count ->
    [0] Entries of { $of } that { $by } has are not those that came here.
    [one] 1 entry of { $of } that { $by } has did not come here.
   *[other] { $count } entries of { $of } that { $by } has did not come here.
 } Exchange again; if this stays, the relay is keeping them back. Ask { $by } by another way.
odd-views-behind = { $name } has been shown nothing that you wrote since { $day }, though their desk was open later. Ask them by another way than the relay, and ask its operator.
odd-views-less = { $name } has been shown less than you. Ask them by another way than the relay, and ask its operator.
odd-views-silent = Nothing has been heard of { $name }’s desk since { $day }, for { $days } days. It is off, its clock is wrong, or the relay keeps back what it writes. Ask them by another way.
odd-views-alone = Nothing is heard of any colleague’s desk. They are all off, or the relay shows you nothing new.
heard-last = last heard of on { $day }
invite-title = Let a colleague in
invite-fingerprint = Fingerprint of this desk:
invite-label = Invitation
invite-1 = Give them this invitation.
invite-2 = They set up their machine:
invite-3 = They give you the line that the program shows. Paste it here, and compare the digits by telephone.
invite-no-root = Only the machine that founded the desk can let somebody in. Ask its owner.
request-label = Their request
request-look = Look at it
asking-title = { $name } asks to be let in. Read these digits to each other:
asking-compared = I compared the digits with { $name } by telephone or face to face
asking-let-in = Let { $name } in
let-out = Remove
let-out-hint = { $name } keeps what they have already read. New records are closed to them at once.
let-out-sure = Yes, remove { $name }
let-out-button = Remove { $name }
relays-title = Relays

# Settings
about-title = Settings
about-demonstration = This is a demonstration desk. Its passphrase is weakly protected: put no real person in it.
keys-title = Keyboard
keys-are-on = Shortcut keys are on.
keys-are-off = Shortcut keys are off.
keys-on = Turn on
keys-off = Turn off
keys-hint = They work in any layout, but not while you type. No key deletes anything.
key-move = down, up
key-open = open
key-tabs = case, conversation, papers, questions
key-next = next step
key-help = this page
key-send = send
key-blank = blank the screen; again to show it
about-law = Law
about-pack = Rules
about-checked = Checked
about-review = Review
about-machine = This machine
about-cases = Cases
about-cases-count = { $open } open, { $closed } closed
about-vault = Vault
about-vault-text = One encrypted file. The passphrase is stretched with Argon2id: { $mib } MiB, passes: { $passes }.
about-version = Version
about-lock-hint = The pages lock after 30 minutes without use. The program itself stays open until you stop it.

# What just happened
notice-taken = { $code } is yours.
notice-taken-before = { $name } has it already.
notice-released = Nobody owns it now.
notice-offered = Offered to { $name }.
notice-danger = Danger: “{ $level }”.
notice-kept = Saved.
notice-settled = Settled.
notice-as-of = We now look at the law of { $day }.
notice-assessment-kept = The assessment is kept.
notice-consent = Consent is recorded.
notice-consent-withdrawn = The withdrawal is recorded. The case is not counted.
notice-closed = Closed. A new letter opens it again.
notice-reopened = Open again.
notice-reply = Encrypted. It leaves with the next exchange.
notice-taken-back = Taken back. It did not leave.
notice-too-late = Too late: it has left.
notice-paper-made = The paper is made.
notice-paper-missing = { $count ->
    [one] Saved. 1 field is still empty.
   *[other] Saved. { $count } fields are still empty.
 }
notice-paper-sent = Recorded.
notice-let-in = { $name } is let in with the next exchange.
notice-let-out = { $name } has been removed.
notice-exchange = Exchanging with the relay.

# What cannot be done
error-title = This could not be done
error-back = Go back to correct it, or go
error-to-queue = to the queue
error-not-here = There is no such page, or it was opened before the desk was locked.
error-too-long = Too long: at most { $chars } characters.
error-control = The text has a character that cannot be saved. Type it again.
error-day = That is not a day. Write year-month-day, between 1900 and 2099.
error-month = That is not a month. Write year-month.
error-empty = Write something first.
error-gone = This has changed since you opened the page. Load it again.
error-how = Say how you know, and the day.
error-level = Choose a level.
error-member = Choose a member of this desk.
error-outcome = Choose an outcome.
error-request = That is not a request to join this desk. Copy the whole line.
error-compared = Compare the digits first.
error-sure = Tick the box first.
error-paper-not-allowed = The rules do not allow this paper for this case now.
error-paper-approval = This version may leave only with a counsellor's approval. Tick it in the form and save.
error-paper-changed = The paper's template has changed since. Save the paper again.
refused-EventTooLargeError = This is too long to be shared with colleagues. Shorten it or split it.
refused-NotAdmittedError = This machine has not been let in yet. Give its request to a colleague, then exchange with the relay.
refused-NoRootKeyError = Only the machine that founded the desk can do this.
refused-AlreadyMemberError = This device is a member already.

# The way in
entry-title = Ploughshare desk
entry-locked = The desk is locked.
entry-refused = That did not open it. A code opens once only. You can type the passphrase of the vault.
entry-typed = The desk locked itself before this was saved. Copy the text before you open it again:
entry-code = One-time code
entry-code-hint = What stands after the # in the address the program shows. The whole address will do.
entry-passphrase = or the passphrase of the vault
entry-open = Open

# Files that came with letters.
file-title = File { $name }
file-size = { $size } MB
file-look = Look at it
file-back = Back to the conversation
file-fetch = Fetch it
file-come = { $percent } %
file-state-waiting = Large: comes when you ask for it.
file-state-coming = On its way
file-state-whole = Here
file-state-missing = The relay no longer has a part of it. Ask the person to send it again.
file-state-broken = It was changed on the way, or is not what the letter names. Do not rely on it; ask the person to send it again.
file-page = Page { $page } of { $pages }
file-page-before = Page before
file-page-next = Next page
file-alt = A drawing of the file { $name }
file-cut = There is more; only the beginning is shown.
file-no-kind = This kind of file is not drawn here. To read it, save it and open it in Dangerzone or on a machine without a network.
file-no-damaged = This file is damaged, or is not what it says. There is nothing to show.
file-no-pixels = This picture unpacks to more points than any camera makes. It was not unpacked: files like that are made to bring a machine down.
file-no-large = This file unpacks to more than may be. It was not unpacked.
file-no-memory = Drawing this file took more memory than it may. It was ended.
file-no-slow = Drawing this file took too long. It was ended. Try once more; if it happens again, take the file for hostile.
file-no-forbidden = While this file was drawn, something in it tried to get out: to run a program or use the network. It was stopped. Take it for an attack: do not open it anywhere, and tell your colleagues.
file-no-cage = This machine cannot hold a program in well enough (no seccomp and no namespaces), so nothing is drawn here. Use a colleague's Linux machine.
file-no-broken = The program that draws ended without an answer. Try once more.
file-no-busy = Other files are being drawn. Try again in a moment.
about-cage = Looking at files
cage-full = A file is drawn in a program of its own that can reach no file, no network and no other program (Landlock { $landlock }, seccomp). The file itself is not opened.
cage-part = A file is drawn in a program of its own. This machine lacks one of the two walls, Landlock or seccomp; the other holds. The file itself is not opened.
cage-none = This machine cannot hold a program in: it needs Linux with seccomp, or bubblewrap.
file-save-title = Save the file itself
file-save-about = For a court or an expert. A file that came from outside may attack what opens it: open it in Dangerzone, or on a machine without a network. On this machine it then lies outside the vault, readable by anybody who takes it.
file-save = Save it all the same
notice-file = The file is on its way.

# Files that go with a reply.
enclose-title = Files with the reply
enclose-choose = Add files
enclose-hint = Pictures and plain text, up to eight. This page takes place, time and camera out of them first; what is in the picture stays. They are encrypted into the vault at once and leave with the reply.
enclose-without = Files of this machine are added by a script of this page, and it does not run here. Papers can be added.
enclose-paper = A paper of this case
enclose-add = Add
enclose-remove = Remove
enclose-stop = Stop
enclose-cleaning = Cleaning %n of %count…
enclose-sealing = Encrypting %n of %count: %percent %
enclose-stopped = Stopped. The files after it were not added.
enclose-failed = The desk did not take this file. If the desk is locked, open it in another tab and choose the file again; your text stays here.
enclose-busy = A file is still being encrypted. Wait until it is in the list, or stop it.
enclose-removed = %name: taken out: %what.
enclose-going = Files on their way:
enclose-gone-out = no longer waiting; load the page anew
enclose-no-kind = Files of this kind are not sent: only pictures (JPEG, PNG, WebP, GIF), plain text, and papers made here.
enclose-too-many = A reply takes at most eight files. Send the others with the next.
enclose-no-room = This is more than the server keeps of the desk's files in one conversation (about 64 MB). Make it smaller.
enclose-gone = One of the files was removed meanwhile. Look at the list and send again.
enclose-changed = The file changed while it was read. Choose it again.
enclose-no-heic = %name: photos of this kind (HEIC, AVIF) cannot be cleaned. Save it as JPEG, or take a screenshot.
enclose-no-raw = %name: a camera's raw files cannot be cleaned. Save it as JPEG.
enclose-no-video = %name: video cannot be cleaned, so it is not sent.
enclose-no-sound = %name: sound cannot be cleaned, so it is not sent.
enclose-no-pdf = %name: a PDF from elsewhere can hide its author, earlier versions and scripts, and no program takes all of it out. Send a paper made here, or pictures of the pages.
enclose-no-office = %name: an office document tells who wrote it, when and what was deleted. Send its words in the reply, a paper made here, or pictures of the pages.
enclose-no-unknown = %name: files of this kind are not known here and cannot be cleaned.
enclose-no-damaged = %name: this file is damaged.
enclose-no-unusual = %name: this picture is made in a strange way and may hide something. Take a screenshot of it.
enclose-no-empty = %name: this file is empty.
enclose-no-too-large = %name: larger than 100 MB.
enclose-no-unread = %name: the browser could not read this file. Choose it again.
enclose-trace-place = place
enclose-trace-time = time
enclose-trace-camera = the camera and its number
enclose-trace-thumbnail = a small copy
enclose-trace-notes = captions and notes
enclose-trace-program = the program's name
enclose-trace-frames = movement
enclose-trace-after = something behind the end
enclose-trace-colours = data on colours
enclose-trace-other = other data

# The guide at the relay
strip-views = The relay does not show all desks the same. Read what to do
strip-guide = The relay served people another page than your guide. Read what to do
guide-title = The guide at the relay
about-guide = Guide
guide-rings = People were served another page than your guide
guide-ring-changed = served a page that your desk never signed.
guide-ring-diverted = led people elsewhere, or made their browsers tell somebody.
guide-ring-by = { $day }, seen by: { $who }
guide-do-title = What to do now
guide-do-1 = Do not send people to this address any more. Tell them by your other ways, and name another address or the file.
guide-do-2 = Save the page that was served. Do not open it on this machine; show it to somebody who can read code.
guide-do-3 = Ask the relay's operator, but not through this relay. Was the guide changed without signing it? Then sign it.
guide-do-4 = If it was not the operator, the machine is in other hands. Move house to another relay, and sign a guide with its address.
guide-do-5 = Whoever wrote through that page may have been read. Warn them.
guide-save = Save the page that was served
guide-settle = We have seen to this
guide-settle-hint = The alarm stops on this machine. It rings again if the page is seen on another day.
guide-addresses = What people get
guide-no-address = This desk has no relay.
guide-not-yet = Not looked at yet.
guide-is-genuine = Your signed guide, number { $number }.
guide-is-older = An older guide of yours, number { $number }. The operator has to put up the newest.
guide-is-changed = Another page than any you signed.
guide-is-diverted = Your page with a header that leads elsewhere, or another address.
guide-is-unreadable = A page that is too large, or packed in a way the relay never packs it.
guide-is-no-guide = No guide (status { $status }).
guide-is-not-reached = No answer.
guide-is-needs-tor = Reached through Tor only. Start the desk with --proxy.
guide-is-unsigned = A page, but no guide was signed yet.
guide-seen = { $at }, as { $browser }. Looks so far: { $count }.
guide-look = Look now
guide-how = This desk opens the page as people's browsers do, about every two hours, at a moment nobody can foresee. A relay that gives another page to one visitor in ten is caught within a day with three desks open eight hours: 72 in 100. Through Tor to an onion address it cannot tell us from a person; elsewhere it may.
guide-signed-title = The signed guide
guide-signed = Number { $number }, signed on { $day }. SHA-256 of the file:
guide-unsigned = No guide was signed. Whoever holds the root key: ploughshare guide sign guide.html
guide-key = The desk's key, by which anybody can check the file, and its digits:
guide-key-hint = It never changes. Publish it once, where a forger of the page cannot change it: on paper, on your site, in your channel.
notice-guide-look = Looking. Open this page again in a minute.
notice-guide-settled = Noted. The alarm is off on this machine.
