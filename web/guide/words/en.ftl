# What the guide itself says, in English. The law's own sentences come from the pack.

language = English
close = Close
skip-to-close = Skip to the Close button
back = Back
continue = Continue
languages = Language
yes = Yes
no = No
quoted = “{ $text }”
not-sure = I do not know
stays-link = What stays on the phone
error-title = Something needs fixing
no-script-title = Turn on JavaScript
no-script = The questions run on your phone, without the network, but they need JavaScript. In Tor Browser: the shield beside the address, settings, any level below the highest. If you cannot turn it on, save this file and open it in another browser. Urgent? Sign nothing and find a lawyer.

# S0
start-title = What you face and what to do
start-promise = Answer questions. You will see what you risk, why, and what you can do.
start-saves-nothing = We do not need your name or unit. This page saves nothing.
start-close = “Close” clears this screen at once. It does not erase browser history or the file itself.
start-button = Start
start-danger = I am in danger right now
start-reply = Check for a reply with my key
start-law-as-of = Law checked up to { $day }.
genuine-link = Is this file genuine?
stale = This file is over 30 days old. The law may have changed. Find a newer file.
waiting-title = Loading the law
waiting = The line is slow. Wait a little.
cut-law-title = The file was cut short
cut-law = The law in it breaks off. Download the file again.
cut-short = The file was cut short. The questions work, but a letter cannot be sent. Download it again.

# S9
stays-title = What stays on the phone
stays-does = Close clears the screen, wipes answers from the page and opens an empty one.
stays-does-not = It does not erase history, the file in Downloads or screenshots. It does not help if the phone is watched.
stays-return = If you come back, you start again: answers are not kept.
stays-shift = On a keyboard: press Esc three times, or Shift when not typing.
stays-how-title = How to remove the rest
stays-how-1 = Open the page in a private tab.
stays-how-2 = Delete the file from Downloads and from the chat it came in.
stays-how-3 = Delete the page from browser history, but not the whole history: an empty history is noticed too.

### Up to here: what the screens say that stand before the law has arrived

# S1
whom-title = Who are you asking about?
whom-hint = This only changes the wording of the questions.
whom-self = Myself
whom-relative = My son, husband or brother
whom-other = Someone else
whom-relative-note = Answer what you know for sure. If you do not know, say so.
whom-error = Choose one answer.

# S2
question-part = Part { $part } of { $parts }: { $section }
question-why = Why we ask
question-decides = The answer decides about: { $names }
question-unsure = “I do not know” is an answer. We will show both cases.
question-error = Choose one answer. If unsure, choose “I do not know”.
question-set-hint = Tick all that apply.
question-set-none = None of these
question-set-unsure = I am not sure about the rest
question-set-error = Tick the answers, or “None of these”, or “I do not know”.
question-set-clash = “None of these” cannot be ticked together with other answers.
question-left = { $count ->
    [one] One question left at most.
   *[other] { $count } questions left at most.
 }
question-show = Show what is known so far
day-exact = I know the exact day
day-exact-label = Day
day-before = Before { $day }
day-between = From { $from } to { $until }
day-from = { $day } or later
day-error = Enter the whole day or choose another answer.
day-out-of-range = The year must be between 1900 and 2099.
int-exact = I know the exact number
int-exact-label = Number
int-upto = { $until } or fewer
int-between = { $from } to { $until }
int-from = { $from } or more
int-error = Enter a whole number from { $min } to { $max } or choose another answer.
amount-upto = Up to { $until }
amount-between = { $from } to { $until }
amount-from = { $from } or more
amount-error = Enter a number from { $min } to { $max } or choose another answer.
hour-exact = I know the exact day
hour-label = Hour
hour-unknown = I do not know the hour
hour-some = { $day }, hour not known
hour-exact-words = { $day }, { $hour }:00
money-exact = I know the exact sum
money-exact-label = Sum, { $currency }
ratio-exact = I know the exact share
ratio-exact-percent = Percent
ratio-exact-label = How many parts of { $of }
ratio-parts = { $part } of { $of }
duration-exact = I know how long exactly
duration-hours = Hours
duration-days = Days
duration-months = Months
duration-years = Years
set-nothing = None of these
set-has = certainly: { $list }; not sure about the rest
set-partial = not everything is known
any-of = { $list }, not known which

# S3
list-title = Check your answers
list-empty = You have not answered any question yet.
list-change = Change
list-change-what = Change the answer: { $question }
list-pruned = { $count ->
    [one] You changed an answer. One other answer no longer applies, so we removed it:
   *[other] You changed an answer. { $count } other answers no longer apply, so we removed them:
 }
list-more = { $count ->
    [one] There is one more question at most.
   *[other] There are { $count } more questions at most.
 }
list-next = Answer the remaining questions
list-show = Show what this means
list-as-of = The day we look at the law
today = Today, { $day }
asof-title = The law on which day?
asof-hint = Usually today. Choose another day to see what held then, or what will change.
asof-today = Today, { $day }
asof-other = Another day

# S4
result-title = { $who ->
    [self] What this means for you
   *[other] What this means for him
 }
result-basis = From your answers and the law as of { $day }. It does not replace a lawyer.
result-zone = Your browser hides the time zone, so the day is taken by universal time. If your calendar shows another, say which.
result-review = A lawyer has not yet reviewed these rules. Talk to one before you decide.
signed-by = { $by } ({ $role }) signed these rules on { $day }.
signed-none = No lawyer has signed these rules.
signed-changed = These rules were changed after { $by } signed them on { $day }. The signature does not cover them.
result-unverified-title = We have not checked this day
result-unverified = The law in this guide was checked from { $from } to { $until }. You are asking about { $day }. Much may have changed since. Below is what was known. Do nothing before you talk to a lawyer.
result-empty = From these answers the guide cannot say anything yet.
result-empty-how = Answer the questions, or write to the lawyers.
result-danger-empty = No urgent rule matches what you ticked. That does not mean there is no danger. Answer the questions, or write to the lawyers at once.
result-lawyer-first = Talk to a lawyer before any step. You can write from here: the button is below.
result-first = Do one thing first
result-first-rest = The rest can wait.
level-urgent = Urgent
level-danger = Dangerous
level-wait = Can wait
level-urgent-title = Urgent
level-danger-title = Dangerous
urgent-more = Urgent too, if it applies:
level-wait-title = Good to know
maybe = An answer is missing
why = Why
behind = Why, and sources
by-law-of = By the law of { $day }
gives-depends = It depends on these answers: { $questions }
gives-left = { $days ->
    [0] That is the day you ask about.
    [one] One day is left from the day you ask about.
   *[other] { $days } days are left from the day you ask about.
 }
gives-gone = That day is before the day you ask about.
clauses = For a lawyer to decide
pending-title = Announced, no date yet
pending-about = This is not law yet. If it becomes law, it may change the answer. Look for a newer file from time to time.
pending-maybe = Whether it would apply depends on answers we do not have.
maybe-title = Depends on answers we do not have
maybe-about = Answer the question, and it becomes clear whether this applies.
do = What to do
dont = What not to do
changes = What would change this
sources = How we know
because = Because you answered:
because-nothing = This rule holds for everyone who answers the same.
version = The law as it stands since { $from }.
version-until = The law as it stood from { $from } to { $until }.
axis-as-of = We take the law of { $day }: the day you ask about.
axis-day = We take the law of { $day }. That is the day of: { $name }.
axis-range = We take the law of the days from { $from } to { $until }: { $name }.
certain = The sources say this directly.
usual = It is usually decided this way.
usual-when = It is usually decided this way. Not when: { $when }
unknown = We do not know the exact answer. Ask a lawyer.
for-lawyer = A lawyer decides
needs-lawyer = Where it is marked so, talk to a lawyer first, then act.
needs-review = Needs review by a qualified lawyer.
reviewed = A lawyer has reviewed this rule.
confidence-high = Confidence: high.
confidence-medium = Confidence: medium.
confidence-low = Confidence: low.
source-gist = In short: { $gist }
source-checked = Checked { $day }.
both-title = This depends on an answer:
both-if = If { $answers }, this applies.
both-not = If { $answers }, it does not.
both-unless = This applies unless the answer is { $answers }.
both-not-else = Otherwise it does not.
both-either = Otherwise other answers matter too.
both-also = Other answers matter too: { $questions }
both-together = The answers to these questions decide it together.
both-answer = Answer this question
change-fact = If the answer to “{ $question }” becomes { $answers }, this changes.
conflict = The rules contradict each other: { $names }. Ask a lawyer.
advice-title = What to do
avoid-title = What not to do
papers-title = Papers
paper-open = Fill in: { $paper }
papers-not-now = Which papers do not fit now, and why
result-next-title = What next
result-more = { $count ->
    [one] Answer one more question at most
   *[other] Answer { $count } more questions at most
 }
result-list = See and change your answers
result-letter = Write to lawyers
result-asof = The law on another day
why-not-link = What does not apply, and why
why-not-title = What does not apply, and why
why-not-about = From your answers and the law as of { $day }. Other answers may change it.
why-not-empty = Nothing: every rule in this guide applies or may apply.
why-not-day = The law of that day has no such rule: it was in force at another time.
why-not-blocked = Another rule comes first: { $names }
why-not-change = It could apply if the answer to “{ $question }” were { $answers }.

# danger now
danger-title = What is happening right now?
danger-hint = Tick what is true. If nothing fits, press Continue.

# S5
paper-title = Paper to print
paper-note = What you type stays on this screen only.
paper-pdf = The PDF stays on the phone. Delete it after printing.
paper-empty = Empty fields are printed as lines. You can fill them in by hand.
paper-prefilled = What your answers know is filled in. Change it if it is wrong.
paper-preview = How the paper looks
paper-print = Print
paper-large = Show it large
paper-small = Show it in normal size
paper-no-printer = No printer? Press “Show it large” and copy it by hand.
paper-translation = A translation for you. The paper to hand in is the one in the language of the law.
paper-not-now = By your answers and the law as of { $day } this paper does not fit. It could do harm. Talk to a lawyer first.
paper-was-until = The law allowed this paper only until { $until }. On { $day } it could do harm. Talk to a lawyer first.
paper-maybe = Whether this paper fits depends on answers we do not have: { $questions }
paper-shown-only-if = Answer the questions first: the paper appears only if the law of your day allows it.

# S6
letter-title = Write to lawyers
letter-who = Your phone encrypts the letter. Only the listed lawyers can read it:
letter-who-checked = The signatures are right: this legal desk made the list.
letter-limits = Your network operator may see that you reached our site. It cannot see the text.
letter-label = Your letter
letter-hint = What happened, when, and your question. No names or unit numbers needed.
files-title = Photos
files-hint = Photos, screenshots and plain text. Your phone takes out place, time and camera first. The picture itself stays as it is.
files-label = Add photos
files-cleaning = Cleaning…
file-size = { $size } MB
file-remove = Remove { $name }
file-removed = Taken out: { $what }.
file-clean = There was nothing to take out.
file-trace-place = the place
file-trace-time = the time
file-trace-camera = the camera and its number
file-trace-thumbnail = a small copy of the picture
file-trace-notes = captions and comments
file-trace-program = the name of the program
file-trace-colours = details of the colour profile
file-trace-frames = the movement
file-trace-after = something behind the end of the picture
file-trace-other = other technical details
file-no-heic = We cannot clean this photo format. Take a screenshot of the photo and add that.
file-no-raw = We cannot clean this camera format. Take a screenshot of the photo and add that.
file-no-video = We cannot clean a video. Add a screenshot of it, and write that there is a video.
file-no-sound = We cannot clean a recording. Write down what is said in it, and keep it.
file-no-pdf = A PDF can carry your name without showing it. Take screenshots of its pages and add those.
file-no-office = A document can carry your name without showing it. Take screenshots of its pages and add those.
file-no-unknown = We do not know this kind of file, so we cannot clean it. Take a screenshot of it.
file-no-damaged = This file is damaged. Choose another, or take a screenshot of it.
file-no-unusual = This picture is built in a strange way. It may hide something. Take a screenshot of it.
file-no-empty = This file is empty.
file-no-too-large = This file is larger than 100 MB.
file-no-too-many = At most { $most } files go with one letter. Send the rest with your next letter.
file-no-unread = The phone did not let us read this file. Choose it again.
files-left-title = Look at each photo once more
files-left = We do not touch what can be seen: faces, badges, papers, screens, views from a window.
files-left-cover = Cover or crop on the phone what nobody may see. Then remove the photo here and add it again.
letter-attach = Attach my answers
letter-attach-hint = The lawyer then sees what you see.
letter-attach-none = You have not answered any questions yet, so there is nothing to attach.
letter-preview = See what will be sent
letter-preview-asof = The day you ask about: { $day }
letter-consent-title = May we count your case?
letter-consent-about = Human rights workers count how many people refused to fight. If you agree, the legal desk passes on only the outline: the month, the kind of service, the broad area, and how it ended. No name, no letter, no exact dates. Tables are printed only where there are many people.
letter-consent-free = It makes no difference to the help. You can take consent back any day: open the conversation with your key.
letter-consent = Yes, count this case
letter-continue = Continue: your key
letter-empty = Write at least a few words.
letter-too-long = The letter is too long. Remove about { $over } characters.
letter-offline = Questions and papers work without a connection; a letter needs one. It goes only when you press Send yourself.
letter-no-desk = This file has no lawyers to write to. Find a complete file.
letter-roster-bad = The list of lawyers in this file is forged or damaged. Do not write through it. Find another file.
letter-preparing = Preparing encryption…

# S7
key-title = Your key: eight words
key-why = With the key you can read the reply. There is no other way. We do not know the key and cannot restore it.
key-how = Write the words on paper, in order. A screenshot may go to the cloud.
key-written = I have the words
key-confirm-title = Let us check your note
key-confirm = Enter word { $first } and word { $second } from your note.
key-word = Word { $n }
key-wrong = Word { $n } does not match. Look at your note or show the words again.
key-show = Show the words again
key-send = Send the letter
key-send-note = The letter goes when you press “Send the letter”. Until then this page sends nothing.
sending-stretching = Preparing the key: { $percent }%
sending-roster = Checking the list of lawyers…
sending-work = The phone is solving a puzzle for the server, which keeps floods away: { $percent }%. This can take a few minutes.
sending-file = Sending file { $n } of { $count }: { $percent }%. If the line drops, it goes on by itself.
sending-part = Fetching the file: { $percent }%. If the line drops, it goes on by itself.
sending-sending = Sending…
sending-cancel = Stop
failed-network = The server did not answer. The letter was not sent. Your text is still on the screen. Try again.
failed-files-full = The server has no room for these files just now. The letter was not sent. Remove a file, or try again later.
failed-refused = The server did not take the letter. Your text is still on the screen. Try again later.
failed-full = The server has no room for another letter just now: too many today, or the lawyers have to answer first. Your text is still on the screen. Try tomorrow.
failed-roster = The server showed an old or forged list of lawyers. We sent nothing. Find a newer file.
failed-cancelled = You stopped the sending. The letter was not sent.
failed-newer = This page is too old: the server or the list of lawyers is newer. We sent nothing. Find a newer file.
failed-broken = The letter could not be encrypted. Nothing was sent. Try another browser.
sent-title = Letter received
sent-when = We do not know when they will reply. Check in two days: { $day } or later.
sent-kept = The server keeps the conversation { $days } days after its last letter, then erases it.
sent-phrase = Show the key again
sent-phrase-hide = Hide the key
sent-open = Open the conversation
sent-next = What next
sent-next-1 = Hide the note with the key apart from the phone.
sent-next-2 = In two days open this same page and press “Check for a reply with my key”.
sent-next-3 = Until there is a reply, keep to what the result says.

# S8
reply-title = Check for a reply
reply-label = Your eight words
reply-hint = Capitals do not matter. The first four letters of each word are enough.
reply-count = { $count } of 8 words.
reply-open = Open
reply-unknown = Word { $n }: “{ $word }” is not in the list.
reply-suggest = Word { $n }: “{ $word }” is not in the list. Did you mean one of these?
reply-too-few = All eight words are needed. There are { $count } now.
reply-too-many = There are more than eight words: { $count }. Remove the extra ones.
reply-no-box = There is no letter for this key. Check the order of the words.
reply-anew-why = If the order is right, your letters are no longer on the server. Their time ran out, they were deleted, or the desk has moved. You can write again with the same key. If the lawyers have your case, they will know that it is you.
reply-anew = Write with this key
reply-network = The server did not answer. This does not mean the key is wrong. Try later.
reply-cancelled = You stopped this. You can try again.
reply-refused = The server did not hand out the conversation. This does not mean the key is wrong. Try later.
talk-title = Your conversation
talk-waiting = The key is right. The letter was received. No reply yet.
talk-look-again = Check again: { $day } or later.
talk-you = You
talk-desk = { $name }, legal desk
talk-nobody = Unknown author
talk-day = { $day }
talk-files = Files attached: { $count }.
file-nameless = File { $n }
file-save = Save { $file }
file-save-title = The file will stay on the phone
file-save-about = It will lie among the other downloads. Whoever opens the phone will see it, and can read it without the key. Save it only if that is safe. Delete it later, and empty the bin.
file-save-yes = Save it all the same
file-save-no = Do not save
file-saved = The file was given to the browser. Look among the downloads. Nothing of it is kept on this page.
file-network = The line dropped. What has come is not lost while this page is open. Press again, and the file goes on.
file-stopped = Stopped. Nothing was saved.
file-gone = The server does not have this file any more. Ask for it to be sent again.
file-changed = This is not the file that the letter names. We did not save it. Ask for it to be sent again.
talk-answers = Answers to the questions are attached.
talk-again = Write again
talk-check = Check again
alarm-title = Something is wrong with this conversation
alarm-gap = A letter is missing: there was another before the one of { $day }, and the server did not hand it out.
alarm-repeat = The server sent the same letter twice.
alarm-fork = There are two different letters in one place. Someone may have interfered.
alarm-late = The server handed out the letters in a wrong order: the one of { $day } came after those written later.
alarm-seen = The reply of { $day } is about a letter of yours that is not here.
alarm-read = When you wrote on { $day }, you had read a reply that is not here. The server does not hand it out any more.
alarm-gone = The letter of { $day } was here a moment ago, and now the server does not hand it out. You see what this page remembers.
alarm-author = One letter is signed by someone who is not on the list of lawyers. Do not believe it.
alarm-roster = The letter of { $day } mentions a newer list of lawyers. The server showed an old one.
alarm-unreadable = One letter could not be opened: it is damaged or not for you.
alarm-newer = One letter is in a newer form, which this page cannot read. Find a newer file.
alarm-other = One of the letters failed a check. Be careful with it.
alarm-what = Tell the lawyer about this in another way. The letters below are shown as they came.
again-title = Write again
again-send = Send
consent-now-yes = Now: you agree that this case is counted.
consent-now-no = Now: this case is not counted.
consent-title = Consent to be counted
delete-title = Delete the conversation
delete-about = The conversation is erased on the server. The lawyers keep what they have already received. The key will open nothing any more.
delete-button = Delete the conversation
delete-confirm = Yes, delete for good
delete-keep = No, keep it
delete-done-title = Conversation deleted
delete-done = The server erased the conversation. This key opens nothing any more.
delete-failed = It could not be deleted: the server did not answer. The conversation is still there. Try again.

# S10
genuine-title = Is this file genuine?
genuine-limit = The file cannot prove it: a fake would say the same.
genuine-how = Compare the file code with the code from another source. No match? Close it and do not write through it.
genuine-code-title = How to find the file code
genuine-code-1 = Save the file on a computer.
genuine-code-2 = Work out its SHA-256. On Linux and macOS: sha256sum and the file name. On Windows: certutil -hashfile, the file name and SHA256.
genuine-code-3 = Compare the whole of it with the code from a lawyer. A fake can have the same beginning and end.
genuine-code-4 = Or check its signature with the program minisign: minisign -Vm, the file name, -P and the desk’s key. A lawyer tells you the key.
genuine-law-title = The law in this file
genuine-law = The code of the law, worked out by your phone just now. Its beginning stands at the foot of each page of the leaflet. The two must match:
genuine-law-changed = The law in this file is not the one its code promises: it was changed or damaged. Do not trust the answers. Find another file.
genuine-law-unknown = The browser cannot work out the code of the law here. The file says it is:
genuine-roster-title = Who will read your letters
genuine-roster = The fingerprint of the legal desk’s key. It must match what a lawyer tells you:
genuine-roster-version = List number { $version } of { $day }.
genuine-built = File made on { $day }.
genuine-pack = Law: { $id }, issue { $version }.
