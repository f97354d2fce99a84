## Words of the pack “Ukraine”. Days in words, short sentences, never a promise.
## In .do and .dont each line is a step. Citations in brackets, “(art. …)”, are left out of readability figures.

### Sections

section-you = Who and why
section-call = The call-up
section-order = Order and case
section-away = Absence from the unit

### Questions: safety

fact-status = { $who ->
    [self] What are you now?
   *[other] What is this person now?
 }
    .hint = Choose what is so today.
    .why = Each has its own law.
fact-status--not_called = Not called up yet
fact-status--called = Called up in mobilisation
fact-status--soldier = Already in the army
fact-status--conscript = Term or basic service
fact-status--other = Something else

fact-held = { $who ->
    [self] Are you being held now?
   *[other] Is this person being held now?
 }
    .hint = In a recruitment office, in a unit, in a locked room.
    .why = Then every hour matters.

fact-belief = { $who ->
    [self] Why can you not take up arms?
   *[other] Why can this person not take up arms?
 }
    .hint = Choose the main reason.
    .why = The Constitution speaks of faith. Other law speaks of the rest.
fact-belief--faith = Faith
fact-belief--conscience = Conscience, but not religion
fact-belief--other = Another reason

fact-listed_body = Is the community in the government's list?
    .hint = It is a list of religious bodies whose teaching does not allow arms.
    .why = The law replaces service for them only.

### Questions: the call-up

fact-call_answer = What came after the call-up?
    .hint = A call-up is a summons or an order to report.
    .why = Evading mobilisation is a crime.
    .tick = A call-up, and no answer yet
fact-call_answer--none_yet = No answer yet
fact-call_answer--refused = A refusal
fact-call_answer--not_come = Not coming
fact-call_answer--came = Coming

fact-call_refused_on = When was that?
    .hint = The day of the refusal. Or the day on which one had to come.
    .why = The law of that day counts.

### Questions: order and case

fact-order = Is there an order that cannot be carried out?
    .hint = Choose the latest that happened. Silently not carrying it out is refusing too.
    .why = Refusing an order is a crime.
    .tick = An order, and no answer yet
fact-order--none = No
fact-order--waiting = Yes, no answer yet
fact-order--refused = Yes, it was refused

fact-order_refused_on = When was the refusal?
    .hint = If there were several, the last.
    .why = The law of that day counts.

fact-stage = Is there a criminal case?
    .hint = Choose the latest that happened.
    .why = The first step depends on it.
fact-stage--none = No
fact-stage--opened = A case was opened
fact-stage--in_court = The case is in court
fact-stage--convicted = There is a verdict

### Questions: absence

fact-absent = Was there an absence without leave?
    .hint = Not returning in time from leave or hospital is the same.
    .why = It has an article of its own.
    .tick = Away from the unit without leave, and still
fact-absent--none = No
fact-absent--now = Yes, and still
fact-absent--ended = Yes, but there was a return

fact-absent_since = Since which day?
    .hint = The day of leaving the unit. Or the day when the return was due.
    .why = Every day counts.

fact-absent_until = On which day was the return?
    .hint = The day written down in the unit.
    .why = Every day counts.

fact-meant_to_stay_away = Was the aim to leave for good?
    .hint = That is, not to serve at all.
    .why = That is another article, a graver one.

fact-first_time = Did this happen for the first time?
    .hint = There were no such absences before.
    .why = The law gives the court a choice the first time only.

fact-commander_agrees = Is there a commander's written consent to take one back?
    .hint = A commander of this or another unit. It takes a paper.
    .why = Without it the court cannot release from liability.

### Worked out from the answers

derived-objector = Faith or conscience
derived-mobilisable = Mobilisation concerns them
derived-was_called = Called up
derived-in_army = In the army
derived-evaded = Refused or did not come
derived-away = There was an absence
derived-absence_last_day = Last day of absence
derived-absence_days = Days of absence
derived-absence_crime = Absence that is tried
derived-window_end = Last day of the return without a court

### Short names of outcomes

outcome-coverage = What we know
outcome-coverage--lawyer = a lawyer is needed here
outcome-constitution = What the Constitution says
outcome-constitution--shall_be_replaced = service shall be replaced by a non-military one
outcome-constitution--names_faith_only = only faith is named
outcome-alternative_service = Alternative service
outcome-alternative_service--none_in_mobilisation = the law gives none in mobilisation
outcome-alternative_service--instead_of_term_service = instead of term service
outcome-alternative_service--lawyer = a lawyer is needed here
outcome-evasion = Evading mobilisation
outcome-evasion--three_to_five_years = 3 to 5 years
outcome-disobedience = Refusing an order
outcome-disobedience--five_to_ten_years = 5 to 10 years
outcome-disobedience--lawyer = a lawyer is needed here
outcome-absence = Leaving the unit
outcome-absence--five_to_ten_years = 5 to 10 years
outcome-absence--lawyer = a lawyer is needed here
outcome-desertion = Desertion
outcome-desertion--five_to_twelve_years = 5 to 12 years
outcome-milder_sentence = A milder sentence
outcome-milder_sentence--was_possible = courts have given one
outcome-milder_sentence--not_possible = the law does not allow it
outcome-milder_sentence--lawyer = a lawyer is needed here
outcome-release = Release from criminal liability
outcome-release--court_may_release = a court may release
outcome-release--not_open = only the first time
outcome-return_window = Return without a court
outcome-return_window--open = open
outcome-return_window--closed = closed
outcome-return_window--lawyer = a lawyer is needed here
outcome-court_practice = How courts judged
outcome-constitutional_court = The Constitutional Court
outcome-then_in_the_army = In the army it is another article
outcome-near_threshold = Hours count
outcome-milder_announced_away = Milder sentences may go
outcome-release_announced_away = Release may go
outcome-lawyer_first = A lawyer first
outcome-held_now = If held
outcome-silence_until_defender = Silence until the defender comes
outcome-show_belief = Showing one's belief
outcome-ask_for_consent = The commander's consent
outcome-return_with_lawyer = Returning with a lawyer
outcome-complaint_abroad = A complaint abroad
outcome-no_names_yet = No names in the press

### What cannot be written as a rule

clause-constitutional_court = The Constitutional Court is deciding whether it is lawful that there is no replacement of service. We have seen no judgment. A lawyer must look for it.

### Results: first

ua-lawyer-first = A lawyer first. Words and signatures after.
    .do =
        Write to us before anything is signed, said or left.
    .dont =
        Do not disappear, and sign nothing that has not been read.

ua-lawyer-order_waiting = There is an order and no answer yet. The lawyer first, the answer after.
    .do =
        Write to a lawyer today.
        Write down who gave the order, when and in which words.
    .dont =
        Do not say “I refuse” without a lawyer.
    .changes = After a refusal it is a case. Before it there is still a choice.

ua-lawyer-call_waiting = There is a call-up and no answer yet. The lawyer first, the answer after.
    .do =
        Write to a lawyer today.
        Keep the paper and write down who gave it and when.
    .dont =
        Do not refuse or miss the day without a lawyer.
    .changes = After refusing or not coming it may be a case.

ua-held-now = If held behind a lock, every hour matters.
    .do =
        Ask for a doctor, a lawyer and the paper on the detention.
        Relatives: write to us at once and find a lawyer on the spot.
        Say the place, the day, the unit and who saw it.
    .dont =
        Sign nothing that has not been read.
        Do not argue with armed people.
    .changes = If a paper was shown, its day and signature matter.

ua-case-silence = A case is under way. Before any talk there must be a defender.
    .do =
        Say: “I will speak only with a defender.”
        Ask for a copy of every paper.
    .dont =
        Explain and sign nothing without a defender.
    .changes = The state can provide a defender. How, a lawyer says.

ua-publicity-check_first = Publicity can do harm.
    .do =
        First ask a lawyer what may be said.
    .dont =
        Give the press no names and no place without each person's consent.
    .changes = Publicity has sometimes helped. Decide it with a lawyer.

ua-coverage-other = We have no rule for this case. A lawyer must look at it.
    .do =
        Write to us which service it is about.

### Results: faith and conscience

ua-constitution-faith = The Constitution says: if service goes against one's faith, it shall be replaced by a non-military one (art. 35). But the law has no procedure for mobilisation.
    .do =
        Refer to article 35 in writing, together with a lawyer.
    .changes = How courts have looked at it is told apart.

ua-constitution-conscience = The Constitution names faith only (art. 35). It does not speak of conscience without religion. Whether other law helps, a lawyer says.
    .do =
        Ask a lawyer about international law.
    .changes = The UN Committee speaks of freedom of conscience.

ua-alternative-mobilisation = In mobilisation the law gives no alternative service. Believers were detained, taken to units and tried.
    .do =
        Talk to a lawyer before the recruitment office, before the oath, before the weapon.
    .changes = If the law changes, the answer will be different.

ua-alternative-term = The law gives alternative service instead of term service. The community must be in the government's list.
    .do =
        Get the community's certificate and apply in writing.
        Have a second copy with a mark of receipt.
    .changes = It does not protect from mobilisation.

ua-alternative-not_listed = The law names only believers of the list. Whether there is a way for others, a lawyer says.
    .do =
        Write to us why service is impossible.

ua-alternative-basic = In 2024 basic service takes the place of term service. Whether the alternative still exists, a lawyer says.
    .do =
        Show a lawyer the call-up and its day.

ua-alternative-basic-2025 = There is no term service any more, there is basic service. The law on the alternative speaks of term service only. What holds now, a lawyer says.
    .do =
        Show a lawyer the call-up and its day.

ua-belief-show = The court looks whether the belief is real and of long standing.
    .do =
        Gather papers of the community, letters, witnesses.
        Write in one's own words where this faith or conscience comes from and how it is lived.
    .dont =
        Take no one else's text.
        Do not write about war and politics, only about oneself.
    .changes = What exactly the court will weigh, a lawyer says.

ua-belief-practice = Under martial law believers were detained, taken to units and tried. Belief by itself did not end a case.

ua-belief-practice-2023 = On 29 August 2023 an appeal court gave an Adventist 3 years. Belief by itself did not end a case.

ua-belief-practice-2024 = On 29 August 2023 an appeal court gave an Adventist 3 years. One court acquitted on 12 January 2024. That is one case, not a rule.

ua-belief-practice-2025 = On 29 August 2023 an appeal court gave an Adventist 3 years. Another believer was taken into custody on 27 January 2025. One court acquitted on 12 January 2024. In 2024 as many as 661 Jehovah's Witnesses were charged.
    .changes = These are single cases. Each is judged by itself.

ua-belief-constitutional_court = On 24 September 2024 the Constitutional Court opened a case about this. There is no judgment.
    .do =
        Ask a lawyer whether to ask the court to wait.
    .changes = A judgment can change the answer.

ua-belief-constitutional_court-two = The Constitutional Court has two cases about this: since 24 September 2024 and since 6 May 2025. There is no judgment.
    .do =
        Ask a lawyer whether to ask the court to wait.
    .changes = A judgment can change the answer.

ua-belief-constitutional_court-heard = The Constitutional Court heard a case about this on 1 October 2025. We have seen no judgment.
    .do =
        Ask a lawyer whether there is a judgment by now.
        Ask a lawyer whether to ask the court to wait.
    .changes = A judgment can change the answer.

ua-belief-complaint_abroad = After all courts in Ukraine a complaint to the UN Committee or to the court in Strasbourg is possible. A lawyer will name the time limit.
    .do =
        Keep all judgments and the days on which they were served.
    .changes = Both have said: one must not punish where there is no replacement. What comes of it here, nobody knows.

### Results: the call-up

ua-call-refused = Refusing the call-up in mobilisation is a crime. It brings 3 to 5 years (art. 336 of the Criminal Code).
    .do =
        A lawyer first, then words.
        Gather what shows the belief.
    .dont =
        Explain nothing without a defender.
    .when = if the court sees no evasion
    .changes = In the army a refusal is tried under another article, a graver one.

ua-call-not_come = Not coming may be called evasion. That brings 3 to 5 years (art. 336 of the Criminal Code). Whether it is so here, a lawyer says.
    .do =
        A lawyer first: when and how to come.
        Find papers on the reason.
    .when = if the call-up was not served as it must be
    .changes = It matters whether there was a call-up, which, and whether it was signed for.

ua-call-before_the_war = This was before martial law. Which law held, a lawyer says.
    .do =
        Find the papers of that time.

ua-call-then_in_the_army = Whoever is already in a unit is tried not for evasion but for disobedience (art. 402 of the Criminal Code). The sentence there is heavier.
    .do =
        Talk to a lawyer while not yet in a unit.
        Speak of one's belief at once and in writing.
    .dont =
        Sign nothing that has not been read.
    .changes = From which day a person is military, a lawyer says.

### Results: the order

ua-order-refused_before = Refusing an order is a crime. What the sentence was before martial law, a lawyer says. We name no number.
    .do =
        Find all that proves the day.
    .changes = A new refusal is a new case.

ua-order-refused = Refusing an order is a crime, openly or silently. Under martial law it brings 5 to 10 years (art. 402 of the Criminal Code).
    .do =
        To a lawyer at once, before any explanation.
    .dont =
        Write no new papers about the refusal.
    .when = if the order was unlawful
    .changes = Whether a court can give less, a lawyer says.

ua-order-milder = For refusing an order courts could give less, or no prison. Whether it will be so here, nobody knows.
    .do =
        Gather certificates: family, health, belief.
    .changes = If the law changes, this way will not be there.

ua-order-milder_announced_away = A bill would take away the milder sentence for refusing an order. It has no day.
    .changes = If it is passed, the answer changes.

### Results: absence

ua-absence-short = No more than three days and nights have passed. What follows from that, a lawyer says.
    .do =
        Write to a lawyer today about how to return.
        Ask to have the day and hour written down.
    .changes = More than three days and nights is a crime.

ua-absence-before = More than three days and nights without leave is a crime. What the sentence was in those days, a lawyer says. We name no number.
    .do =
        Find all that proves the days.

ua-absence-straddles = The absence began before 27 January 2023 and went on. By which law it is judged, only a lawyer can say. We name no number.
    .do =
        Find all that proves the days.
    .dont =
        Explain nothing without a defender.
    .changes = The new law is stricter. Every day counts.

ua-absence-over_3_days = More than three days and nights without leave is a crime. Under martial law it brings 5 to 10 years (art. 407 of the Criminal Code).
    .do =
        A lawyer first, then words.
        Decide with a lawyer how to return.
    .dont =
        Explain nothing without a defender.
    .changes = If the aim was to leave for good, it is 5 to 12 years.

ua-absence-near_threshold = The days are almost as many as a case takes. Hours are counted. We named the stricter side.
    .do =
        Recall the hour when it began and ended, and who saw it.
    .changes = An exact count may give less.

ua-desertion-martial_law = Leaving in order not to serve at all is desertion. Under martial law it brings 5 to 12 years (art. 408 of the Criminal Code).
    .do =
        A lawyer first. Then decide how and where to come.
    .dont =
        Explain nothing without a defender.
    .when = if there was no aim to leave for good
    .changes = A return can help to show that there was no aim to leave for good.

ua-absence-no_milder = Since 27 January 2023 a court cannot give less for this than the law says, or no prison.
    .changes = Whether there is another way, a lawyer says.

ua-absence-milder_straddles = The absence began before 27 January 2023. Whether a court can give less, a lawyer says.
    .do =
        Find all that proves the days.

### Results: the return

ua-return-with_lawyer = The earlier the return, the better it shows that there was no aim to leave for good. But a lawyer first.
    .do =
        Decide with a lawyer where to come and when.
        Ask to have the day and hour written down.
        Tell relatives where and when.
    .dont =
        Do not go alone without a lawyer.
    .changes = Whether there is a way back now, a lawyer says.

ua-release-first_time = The first time a court may release from criminal liability (art. 401 of the Criminal Code). It takes two things: a request to return, and the written consent of a commander of this or another unit. The court decides.
    .do =
        Ask the investigator, the prosecutor or the court: “I want to return to service.”
        Have a commander's written consent.
    .dont =
        Do not ask without a lawyer: these are words about guilt.
    .when = if the court refuses
    .changes = To return means service and orders again.

ua-release-consent = Without a commander's written consent a court cannot release (art. 401 of the Criminal Code).
    .do =
        With a lawyer, look for a commander who consents on paper: in one's own unit or another.
    .changes = With the consent one can ask the court.

ua-release-not_first = The law gives release from criminal liability the first time only (art. 401 of the Criminal Code).
    .do =
        Ask a lawyer what counts as the first time.
    .changes = If there was no case before, it is worth checking.

ua-release-announced_away = Bill 13260 would close release the first time again. The first reading was on 4 September 2025. It has no day.
    .changes = If it is passed, the answer changes.

ua-window-first = One can return without a court now. This is for those who left before 29 November 2024. The last day is 1 January 2025.
    .do =
        Ask a lawyer today where to come.
        Have proof of the day on which the unit was left.
        Ask to have the day and hour of the return written down.
    .when = if the unit counts the days differently
    .changes = To return means service and orders again.

ua-window-first-2025 = One can return without a court now. This is for those who left before 29 November 2024. The last day is 1 March 2025.
    .do =
        Ask a lawyer today where to come.
        Have proof of the day on which the unit was left.
        Ask to have the day and hour of the return written down.
    .when = if the unit counts the days differently
    .changes = To return means service and orders again.

ua-window-too_new_first = The return without a court is only for those who left before 29 November 2024.
    .do =
        Ask a lawyer about release the first time.
    .changes = If the absence began earlier, the answer is different.

ua-window-between = Whether the return without a court is open now, we do not know. A lawyer says.
    .do =
        Ask a lawyer today.
    .changes = The first return without a court ended on 1 March 2025.

ua-window-second = One can return without a court now. This is for those who left before 10 May 2025. The last day is 30 August 2025.
    .do =
        Ask a lawyer today where to come.
        One can come to a unit, the Bureau of Investigation, the military or ordinary police: which is best, a lawyer says.
        Have proof of the day on which the unit was left.
        Ask to have the day and hour of the return written down.
    .when = if the unit counts the days differently
    .changes = To return means service and orders again.

ua-window-too_new_second = The return without a court is only for those who left before 10 May 2025.
    .do =
        Ask a lawyer about release the first time.
    .changes = If the absence began earlier, the answer is different.

ua-window-not_first = Whether one can return without a court when it is not the first time, or after a verdict, a lawyer says.
    .do =
        Ask a lawyer today: this procedure has a last day.
    .changes = For those who left for the first time and were not convicted the answer is different.

ua-window-closed = The return without a court is closed. The last day was 30 August 2025.
    .do =
        Ask a lawyer about release the first time.
    .changes = If it is opened again, the answer changes.

ua-window-used = The return was at a time when one could return without a court. Whether it counts, a lawyer says.
    .do =
        Keep the paper with the day and hour of the return.
    .changes = It matters since which day the absence was.

### Sources

source-UA-35 = If military duty goes against one's faith, it shall be replaced by non-military service.
    .citation = Constitution of Ukraine, art. 35(4)
source-UA-1975 = Alternative service exists only instead of term service and only for believers of listed bodies.
    .citation = Law 1975-XII, arts 1, 2, 4
source-UA-1975-2024 = In 2024 basic service took the place of term service. The day is not checked.
    .citation = Law 1975-XII after the changes of 2024
source-UA-1975-OPEN = Whether there is a way for those the law does not name is not checked.
    .citation = Law 1975-XII
source-UA-ML = Under martial law believers are detained, taken to units, tried.
    .citation = Forum 18; Kharkiv Human Rights Protection Group
source-UA-336 = Evading the call-up in mobilisation: 3 to 5 years.
    .citation = Criminal Code of Ukraine, art. 336
source-UA-336-NOT-COME = When not coming is evasion is not checked.
    .citation = Criminal Code of Ukraine, art. 336
source-UA-CASE-2023 = An appeal court gave an Adventist 3 years.
    .citation = Case of Zelinsky, 29 August 2023
source-UA-CASE-2024 = A court acquitted a believer.
    .citation = Boryspil, 12 January 2024
source-UA-CASE-2025 = Another believer was taken into custody; in 2024 as many as 661 Jehovah's Witnesses were charged.
    .citation = Case of Kryushenko, 27 January 2025; Forum 18
source-UA-336-402 = After call-up a refusal is tried as disobedience, not as evasion.
    .citation = Criminal Code of Ukraine, arts 336 and 402; cases of those already called up
source-UA-402 = Openly refusing, or otherwise deliberately not carrying out, an order under martial law: 5 to 10 years.
    .citation = Criminal Code of Ukraine, art. 402(4)
source-UA-402-MILDER = For disobedience courts could give less, or no prison.
    .citation = Criminal Code of Ukraine, art. 402: verdicts with a milder sentence
source-UA-407 = More than three days and nights away under martial law: 5 to 10 years.
    .citation = Criminal Code of Ukraine, art. 407; Law 2839-IX
source-UA-407-BEFORE = What the sentence was before 27 January 2023 is not checked.
    .citation = Criminal Code of Ukraine, art. 407, before Law 2839-IX
source-UA-407-SHORT = What follows from an absence of up to three days is not checked.
    .citation = Criminal Code of Ukraine, art. 407
source-UA-TEMP = A law that makes things worse does not reach back. From memory.
    .citation = Constitution of Ukraine, art. 58; Criminal Code, arts 4 and 5
source-UA-NO-MILDER = For these articles a court cannot give less, or no prison.
    .citation = Law 2839-IX; Criminal Code of Ukraine, arts 403, 405, 407, 408, 429
source-UA-408 = Desertion under martial law: 5 to 12 years.
    .citation = Criminal Code of Ukraine, art. 408(4)
source-UA-FIRST = The first time a court may release, if the person asks to return and a commander consents in writing. The article's wording is from memory.
    .citation = Criminal Code of Ukraine, art. 401(5) (Law 3902-IX, in force since 7 September 2024)
source-UA-WINDOW = Whoever left before 29 November 2024 can return without a court on its own days.
    .citation = Law from bill 12095
source-UA-WINDOW-2 = Return without a court through 30 August 2025 for those who left before 10 May 2025.
    .citation = Law from bill 13177
source-UA-WINDOW-FIRST = It is reported that the return without a court was for those who left for the first time. Not checked in the law.
    .citation = Press reports, September 2025
source-UA-WINDOW-DAYS = From which day in spring 2025 it was open again is not checked.
    .citation = Law from bill 13177
source-UA-BILL-13260 = A bill that would close release the first time again.
    .citation = Bill 13260, first reading 4 September 2025
source-UA-BILL-13452 = A bill that would take away the milder sentence for disobedience.
    .citation = Bill 13452, August 2025
source-UA-CCU = The court is examining complaints that there is no replacement of service. No judgment is seen.
    .citation = Constitutional Court of Ukraine, Second Senate: proceedings on alternative service
source-UA-DEFENCE = The right to a defender and the right not to testify against oneself. From memory.
    .citation = Constitution of Ukraine, arts 59 and 63
source-IN-CONSCIENCE = The right to refuse military service belongs to freedom of conscience; one must not punish where there is no replacement.
    .citation = International Covenant on Civil and Political Rights, arts 9 and 18; UN Human Rights Committee, 1321–1322/2004, 1642–1741/2007, 2179/2012; European Court of Human Rights, 23459/03
source-WRI-HARM = Before publicity come the person's consent and a check that it does no harm.
    .citation = War Resisters' International, guidelines for alerts
source-DESK-STEPS = Advice services say: do not disappear, and talk to a lawyer first.
    .citation = Practice of advice services
