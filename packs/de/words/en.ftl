## Words of the pack “Germany”. Days in words, short sentences, never a promise.
## In .do and .dont each line is a step. Citations in brackets, “(s. …)”, are left out of readability figures.

### Sections

section-you = Who it is about
section-application = The application
section-letter = Mail from the office
section-service = In service

### Questions: who asks

fact-status = { $who ->
    [self] What is true of you?
   *[other] What is true of this person?
 }
    .hint = Choose the service as it is now.
    .why = The application runs a little differently for each group.
fact-status--unserved = Never served
fact-status--soldier_temporary = Soldier for a fixed term (auf Zeit)
fact-status--soldier_career = Career soldier
fact-status--soldier_voluntary = Voluntary military service
fact-status--reservist = Reserve: served before
fact-status--other = Something else

fact-reserve = { $who ->
    [self] Are you called to an exercise now?
   *[other] Is this person called to an exercise now?
 }
    .hint = Service in the reserve is meant.
    .why = Whoever exercises is in service for that time.
    .tick = A notice for an exercise has come
fact-reserve--none = No
fact-reserve--called = Yes, a notice has come
fact-reserve--on_exercise = Yes, it has begun

fact-called_up = Has a call-up come?
    .hint = It is a notice with a day and a place, or a letter that one is next at short notice as a replacement. A questionnaire or a medical is not yet one.
    .why = It matters which came first: the application or the call-up.
    .tick = A call-up has come

fact-called_up_on = When did the call-up come?
    .hint = The day the notice arrived.
    .why = It matters which came first: the application or the call-up.

fact-born_2008 = { $who ->
    [self] Were you born in 2008 or later?
   *[other] Was this person born in 2008 or later?
 }
    .hint = The year in the birth certificate.
    .why = Since 1 January 2026 a new law applies to these years.

### Questions: application and mail

fact-application = Has an application been made?
    .hint = An application to refuse armed service.
    .why = The next step depends on it.
fact-application--none = No
fact-application--filed = Yes, it was made
fact-application--recognised = Yes, and it was recognised

fact-applied_on = When did the application arrive?
    .hint = The day on the return slip or the stamp. Otherwise the day it was handed in.
    .why = The day decides which rules apply.

fact-letter = Which letter came last?
    .hint = From the Federal Office of Family Affairs and Civil Society Functions, BAFzA.
    .why = Many letters start a period.
fact-letter--none = None, or only a receipt
fact-letter--missing_parts = Papers are missing
fact-letter--doubts = The office has doubts and asks questions
fact-letter--oral_hearing = A summons to a talk
fact-letter--refused = A refusal
fact-letter--objection_refused = The objection was refused too
fact-letter--final = Refused for good, nothing is open

fact-letter_on = When did this letter come?
    .hint = The day on the yellow envelope. Otherwise the day it lay in the letterbox.
    .why = The period begins on that day.

fact-tension = Is there a state of tension or of defence?
    .hint = Parliament declares it. It would be in all the news. An exercise ordered as standby service counts too.
    .why = Periods are shorter then.

fact-earlier_refused = Was an earlier application refused for good?
    .hint = Or taken back.
    .why = Then a new application does not stop a call-up.

fact-parts = What came with the application?
    .hint = Tick all that the office already has.
    .why = If something is missing, the application can fail.
fact-parts--invokes_art_4 = The sentence with article 4(3) of the Basic Law
fact-parts--cv = A life story as a table, without gaps
fact-parts--reasons = One's own reasons of conscience, in full
fact-parts--name_and_signature = Name, address and signature

fact-fitness = What did the medical find?
    .hint = The notice that says whether someone is fit to serve.
    .why = Without a medical the application often lies still.
fact-fitness--not_examined = There was none yet
fact-fitness--fit = Fit
fact-fitness--unfit = Not fit

### Questions: in service

fact-order = { $who ->
    [self] Is there an order that you do not want to carry out?
   *[other] Is there an order that this person does not want to carry out?
 }
    .hint = Choose the latest that happened.
    .why = Refusing openly can be a crime by itself.
    .tick = There is an order, still open or already refused
fact-order--none = No
fact-order--waiting = Yes, it is still open
fact-order--not_done = Yes, not carried out, with nothing said
fact-order--refused_openly = Yes, refused openly, by word or deed
fact-order--refused_repeated = Yes, it was repeated and refused again

fact-order_why = What speaks against the order?
    .hint = Tick all that is true.
    .why = Some orders do not bind.
fact-order_why--crime = It asks for a crime
fact-order_why--dignity = It violates human dignity
fact-order_why--no_service_purpose = It has nothing to do with service
fact-order_why--conscience = One's own conscience
fact-order_why--other = Something else

fact-together = Do several refuse together?
    .hint = Or did they agree on it.
    .why = Together it is a graver crime.

fact-absent = { $who ->
    [self] Were you away without leave?
   *[other] Was this person away without leave?
 }
    .hint = Not coming back from leave counts too.
    .why = Staying away is a crime, even with an application under way.
    .tick = Away without leave, and not back yet
fact-absent--none = No
fact-absent--now = Yes, and not back yet
fact-absent--ended = Yes, but back again

fact-absent_since = Away since which day?
    .hint = The day on which service should have begun.
    .why = The number of days counts.

fact-absent_until = On which day was the return?
    .hint = The day of reporting to the unit.
    .why = The number of days counts.

fact-meant_to_stay_away = Was the aim to stay away for good?
    .hint = Or to escape an armed deployment. Or to get discharged.
    .why = That is another, graver crime.

fact-paid_training = Did the armed forces pay for studies or costly training?
    .hint = For example studies, a pilot's licence, medical training.
    .why = They can ask for part of the money back.

### Worked out from the answers

derived-never_served = Never served
derived-in_reserve = In the reserve
derived-not_applied = No application yet
derived-not_recognised = Not recognised yet
derived-soldier = Soldier
derived-serving = In service
derived-pending_application = Application under way
derived-filing_day = Day of the application
derived-defective = A fault in the form
derived-may_be_barred = Application before the call-up
derived-complete = Life story and reasons are there
derived-absence_last_day = Last day away
derived-absence_days = Days away
derived-return_by = Last day of the month after leaving
derived-parts_month = Last day for life story and reasons
derived-letter_deadline = Last day of the period

### Short names of outcomes

outcome-coverage = What we know
outcome-coverage--lawyer = a lawyer is needed
outcome-may_apply = Who may apply
outcome-may_apply--everyone_concerned = those who never served, soldiers, reserve
outcome-contents = What belongs in the application
outcome-contents--may_follow_in_a_month = life story and reasons may follow
outcome-contents--all_at_once = everything at once
outcome-where_to = Where to send it
outcome-where_to--career_centre = the careers centre of the armed forces
outcome-where_to--personnel_office = the personnel office of the armed forces in Cologne
outcome-missing_parts = Something is missing
outcome-missing_parts--may_follow = it may follow
outcome-missing_parts--month_over = the month is over
outcome-missing_parts--send_now = send it at once
outcome-missing_parts--lawyer = which law applies, a lawyer says
outcome-formal_defect = A fault in the application
outcome-formal_defect--does_not_count = does not count as one
outcome-call_up = Call-up
outcome-call_up--barred = barred for now
outcome-call_up--not_barred = not barred
outcome-call_up--lawyer = a lawyer is needed
outcome-priority = Order of cases
outcome-priority--decided_first = comes before others
outcome-service_meanwhile = Service until the decision
outcome-service_meanwhile--goes_on = goes on
outcome-deadline = Period
outcome-deadline--parts_one_month = missing papers: one month
outcome-deadline--hearing_one_month = answer to doubts: one month
outcome-deadline--hearing_two_weeks = answer to doubts: two weeks
outcome-deadline--objection_one_month = objection: one month
outcome-deadline--objection_one_week = objection: one week
outcome-deadline--court_one_month = court claim: one month
outcome-deadline--over = over
outcome-recognition = After recognition
outcome-recognition--discharge_at_own_request = discharge, as if at one's own request
outcome-recognition--reserve_ends = reserve service ends
outcome-recognition--no_armed_service = no armed service
outcome-recognition--lawyer = a lawyer is needed
outcome-training_costs = Cost of training
outcome-training_costs--may_be_claimed = may be claimed back
outcome-absence = Staying away
outcome-absence--below_limit = still below the limit of criminal law
outcome-absence--up_to_3_years = prison, up to 3 years
outcome-desertion = Desertion
outcome-desertion--up_to_5_years = prison, up to 5 years
outcome-desertion--up_to_3_years = prison, up to 3 years
outcome-disobedience = An order refused
outcome-disobedience--grave_result = a crime if the result is grave
outcome-disobedience--up_to_3_years = prison, up to 3 years
outcome-order_binding = Whether the order binds
outcome-order_binding--may_not_bind = perhaps not
outcome-together = Refusing together
outcome-what_is_examined = What the office examines
outcome-earliest_age = From which age
outcome-muster_duty = The medical stays a duty
outcome-fitness_first = The medical first
outcome-superior_comments = Superiors write too
outcome-near_threshold = Hours count
outcome-one_court_for_facts = Only one court for the facts
outcome-rank_is_lost = The rank
outcome-questionnaire = The questionnaire
outcome-muster = The medical (muster)
outcome-need_conscription = Conscription by need
outcome-advice_first = Advice first
outcome-order_first_lawyer = A lawyer first
outcome-oral_hearing = The talk
outcome-return_in_time = Back in time
outcome-no_self_injury = No harm to oneself
outcome-no_model_text = No one else's text
outcome-paper_de_1 = Application

### What cannot be written as a rule

clause-rest_of_the_act = Of the Act as it is since 1 January 2026 we have read section 2 only. The other rules we know from the time before. A lawyer must check them.

clause-section_13 = Since 1 January 2026 the Act has a new section 13. We have not seen its text. A lawyer must read it.

### Results: first

de-advice-first = Advice first, then a step.
    .do =
        Write to us before anything is handed in or said.
    .dont =
        Do not simply stay away.

de-coverage-other = We have no rule for this case. A lawyer must look at it.
    .do =
        Write to us which service it is about.

de-order-lawyer = A lawyer first, then the answer to the order. Whoever refuses openly, by word or deed, risks up to 3 years in prison (s. 20 Military Penal Code).
    .do =
        Ask a lawyer today.
        Write down who gave the order, when and in which words.
    .dont =
        Do not say “I refuse” without talking to a lawyer before.
        Sign nothing that has not been read.
    .changes = If the order is repeated and again not followed, that is a crime too.

de-service-goes_on = The application does not free anyone from service. Orders and hours hold until discharge.
    .do =
        Come to duty, even while the application runs.
        Wait for the decision and keep every letter from the office.
    .dont =
        Do not stay away or refuse an order without talking to a lawyer before.
    .changes = Service ends with the discharge.

### Results: the application

de-apply-who = No one may be forced into armed service against their conscience (art. 4(3) Basic Law). Those who never served, soldiers and reservists may apply, in the medical service too.
    .do =
        Talk about one's own reasons with a counselling office.
    .changes = Whether the office recognises depends on one's own reasons.

de-apply-age = Whoever never served can apply six months before the 18th birthday at the earliest. Parents need not agree (s. 2 of the Act).

de-apply-contents_follow = The application names article 4(3) sentence 1 of the Basic Law. The life story and the reasons may follow within a month (s. 2 of the Act).
    .do =
        Do not forget name, address and signature.
        Write the life story as a table, without gaps.
        Write one's own reasons in full.
        Whoever has a personal number adds it.
        Enclose letters from people who know one, if there are any.
    .changes = Hand it in only when all is ready: then no period runs.

de-apply-contents_at_once = Everything belongs in the application at once: the sentence with article 4(3) sentence 1 of the Basic Law, the life story, the reasons. Since 1 January 2026 there is no month for them any more (s. 2 of the Act).
    .do =
        Do not forget name, address and signature.
        Write the life story as a table, without gaps.
        Write one's own reasons in full.
        Whoever has a personal number adds it.
        Enclose letters from people who know one, if there are any.
    .dont =
        Do not hand it in while something is missing.
    .changes = If a call-up has come, every day counts. Then write to us first.

de-apply-where_career = The application goes to the careers centre of the armed forces. It passes it on. BAFzA decides.
    .do =
        Send it by registered mail or state it there for the record.
        Keep a copy of everything.
    .dont =
        Do not send it through superiors.

de-apply-where_personnel = The application goes to the Federal Office of Bundeswehr Personnel Management, Militärringstraße 1000, 50737 Köln. BAFzA decides. So it is since 1 January 2026.
    .do =
        Send it by registered mail with a return slip or state it there for the record.
        Keep a copy of everything.

de-apply-own_words = The reasons must be one's own. Borrowed sentences raise doubts.
    .do =
        Write down what was lived through and what came of it.
        Show the draft to a counselling office.
    .dont =
        Take no text from the net and none from others.

de-apply-examined = The office examines three things. Is the application complete? Do the reasons bear the right? Are there doubts that all is true?
    .do =
        Check that the life story and the reasons fit together.
    .changes = If it has doubts, the office asks first, before it refuses.

de-apply-no_signature = Without the sentence with article 4(3) of the Basic Law, without name, address or signature it is no valid application.
    .do =
        Send a complete application at once, by registered mail.
        Write to us if a call-up has come.
    .changes = Perhaps only the day of the new application counts then.

de-apply-send_now = The application lacks something that must be there at once since 1 January 2026. The office can refuse it for that.
    .do =
        Send what is missing at once, by registered mail.
        Answer every letter from the office on the same day.
    .changes = If the office writes that something is missing, a month runs from then (s. 7 of the Act).

de-apply-straddles = The application is from before 1 January 2026, and something is still missing. Whether the old month still counts, only a lawyer can say.
    .do =
        Send what is missing at once, by registered mail.
        Prove the day of handing in: return slip, stamp, witnesses.
    .changes = If a letter comes from the office, the period in it counts.

de-apply-fitness = Before the medical the application lies still. It goes on only when it is settled that someone is fit.
    .do =
        Go to the medical when the summons comes.
    .changes = The result of the medical decides how it goes on.

de-apply-fitness-2026 = Before the medical the application often lies still. How the office has done it since 1 January 2026, a lawyer checks.
    .do =
        Go to the medical when the summons comes.
        Write to us what the office answered.
    .changes = The result of the medical decides how it goes on.

de-apply-muster_duty = The application frees no one from the medical nor from being registered (s. 3 of the Act).
    .do =
        Go to the medical when the summons comes.
    .dont =
        Leave no summons lying because the application is under way.
    .changes = Only after recognition the answer is different.

de-apply-superior = Superiors and the personnel office write a statement on it. So it is for fixed-term and career soldiers.
    .do =
        Ask whether one may read the statement.
    .changes = If something in it is wrong, answer it together with us.

de-apply-priority = This application is decided before others (s. 4 of the Act). How long it takes is not in the law.
    .do =
        Ask the office after some weeks how far it is.

de-paper-de_1 = The application can be prepared here. The reasons everyone writes alone.
    .do =
        Print, sign, send by registered mail.
        Keep a copy.
    .changes = The life story and the reasons may follow within a month.

de-paper-de_1-2026 = The application can be prepared here. The reasons everyone writes alone.
    .do =
        Fill in the life story and the reasons right away.
        Print, sign, send by registered mail.
        Keep a copy.
    .changes = If something is missing, the office can refuse.

### Results: call-up

de-call_up-barred = While the application runs, no call-up may follow (s. 3 of the Act). That ends with the final refusal.
    .do =
        If a notice comes all the same, write to us at once.
    .when = if the office sees the day of the application differently
    .changes = In a state of tension or defence this bar does not apply.

de-call_up-defect = As the application is now, it may not stop a call-up. Only a lawyer can say.
    .do =
        Send a complete application at once, by registered mail.
        If a notice comes, ask a lawyer at once.
    .dont =
        Do not simply stay away without a lawyer.
    .changes = If the application is valid and was there first, the answer is different.

de-call_up-not_barred = The call-up was there first. The application alone does not stop it (s. 3 of the Act).
    .do =
        Ask a lawyer at once, before the first day of service.
        Keep the notice and the envelope.
    .dont =
        Do not simply stay away without a lawyer.
    .changes = If the application reached the office earlier after all, the answer is different.

de-call_up-tension = In a state of tension or defence the application does not protect from call-up (s. 11 of the Act).
    .do =
        Ask a lawyer at once.
    .dont =
        Do not simply stay away without a lawyer.
    .changes = If the state of tension or defence ends, the bar applies again.

de-call_up-second = An earlier application was refused for good or taken back. A new one does not stop a call-up (s. 3 of the Act).
    .do =
        If a notice comes, ask a lawyer at once.
    .dont =
        Do not simply stay away without a lawyer.
    .changes = If the new application is recognised, the answer is different.

de-call_up-second_called = The call-up is there, and a second application does not stop it (s. 3 of the Act).
    .do =
        Ask a lawyer at once, before the first day of service.
        Keep the notice and the envelope.
    .dont =
        Do not simply stay away without a lawyer.
    .changes = If the new application is recognised, the answer is different.

de-call_up-reserve = Whether the application stops a reserve exercise is open. Only a lawyer can say.
    .do =
        Ask a lawyer before the first day of the exercise.
    .dont =
        Do not simply stay away without a lawyer.

de-new_service-questionnaire = Whoever was born in 2008 or later gets a questionnaire from the armed forces at 18 since 1 January 2026. Men must answer, women may. It is no call-up.
    .do =
        Read the letter and mind the date in it.
    .changes = A call-up would be a notice of its own.

de-new_service-muster = A summons to the medical can come. A duty for all men born from 2008 on applies only from 1 July 2027.
    .do =
        Do not leave a summons lying. Ask us whether one must come.

de-new_service-muster-2027 = Since 1 July 2027 all men born from 2008 on are examined.
    .do =
        Do not leave a summons lying.

de-new_service-need_conscription = A duty to serve by need is possible. It first takes a statute of its own. No day is set.
    .changes = If that statute comes, we check everything anew.

### Results: mail from the office

de-parts-may_follow = The life story and the reasons may still follow: one month after the application (s. 2 of the Act). The last day stands beside.
    .do =
        Send what is missing before that day, by registered mail.
    .changes = After that day the office can refuse.

de-parts-month_over = The month for the life story and the reasons is over. The office can refuse the application.
    .do =
        Send what is missing today, by registered mail.
    .changes = If the office writes that something is missing, a month runs from then (s. 7 of the Act).

de-letter-parts = The office says that something is missing. There is one month, or it refuses (s. 7 of the Act). The last day stands beside.
    .do =
        Send what is missing before that day, by registered mail.
        Keep the envelope: the day is on it.
    .changes = After that day the office refuses the application.

de-letter-doubts = The office has doubts and asks questions. There is one month to answer (s. 6 of the Act). The last day stands beside.
    .do =
        Go through the questions with a counselling office.
        Answer in one's own words, before that day.
        Keep the envelope: the day is on it.
    .changes = If doubts remain, the office can summon to a talk.

de-letter-doubts_tension = The office has doubts and asks questions. In a state of tension or defence it can be only two weeks (s. 11 of the Act). The last day stands beside.
    .do =
        Talk to a counselling office today.
        Answer in one's own words, before that day.
        Keep the envelope: the day is on it.
    .changes = If the letter names another day, the earlier one counts.

de-letter-refused = Against the refusal there is the objection. There is one month for it (s. 70 VwGO). The day beside is worked out, a lawyer checks it.
    .do =
        Show the notice to a lawyer at once.
        Read what the end of the notice says about the period.
        Keep the envelope: the day is on it.
    .changes = If the notice names another day, the earlier one counts.

de-letter-refused_tension = Against the refusal there is the objection. In a state of tension or defence there is only one week (s. 11 of the Act). The last day stands beside.
    .do =
        Show the notice to a lawyer today.
        Keep the envelope: the day is on it.
    .changes = If the notice names another day, the earlier one counts.

de-letter-objection_refused = Against this notice there is a claim in the administrative court. There is one month for it (s. 74 VwGO). The day beside is worked out, a lawyer checks it.
    .do =
        Show the notice to a lawyer at once.
        Read what the end of the notice says about the period.
    .changes = If the notice names another day, the earlier one counts.

de-letter-too_late = The period of this letter seems to be over. Whether anything can still be done, only a lawyer can say.
    .do =
        Show letter and envelope to a lawyer today.
        Write down why it was not possible earlier.
        Send what is missing at once all the same.
    .changes = If the letter came later than thought, the period may still run.

de-letter-oral_hearing = The office summons to a talk. It is not public. People sent by the churches may represent one there, free of charge (s. 8 of the Act). Expenses are refunded, wages go on (s. 6 of the Act).
    .do =
        Go there. About whoever does not come the office decides by the file.
        Practise with a counselling office to say one's own reasons.
        Whoever is ill says so at once and sends a certificate.
    .changes = After it the office decides.

de-letter-one_court = After the objection only one court looks at the facts. There is no appeal on them (s. 10 of the Act).
    .do =
        Put forward at once all that speaks for one's own reasons.
    .changes = After that there is only the review of law, or a complaint.

de-letter-final = Everything is refused for good. Whether a new application is possible, a lawyer says.
    .do =
        Show all notices to a lawyer.
    .dont =
        Do not simply stay away without a lawyer.

### Results: after recognition

de-after-soldier = After recognition the armed forces must discharge. It counts as a discharge at one's own request (ss. 46, 55 Soldiers Act).
    .do =
        Come to duty until the day of discharge.
        Find out before what becomes of pay, health cover and training.
    .dont =
        Do not stay away on the strength of the recognition.
    .changes = The day is in the discharge order.

de-after-reservist = After recognition service in the reserve ends (ss. 75, 76 Soldiers Act).
    .do =
        Whoever is on an exercise comes to duty until the day of discharge.
        Keep the notice and show it at every summons.
    .dont =
        Do not stay away on the strength of the recognition.
    .changes = The day is in the order.

de-after-unserved = After recognition there is no armed service. In a state of tension or defence civilian service takes its place (s. 1 of the Act).
    .do =
        Keep the notice.

de-after-voluntary = How it goes on in voluntary service after recognition, a lawyer says.
    .do =
        Come to duty until the discharge.
        Show the notice to a lawyer.

de-after-rank = The rank is lost with recognition. This goes for fixed-term, career and reserve.
    .changes = Whoever does not want that should know before the application.

de-after-costs = The armed forces can claim back the cost of studies or special training. Courts allow only as much as one has saved. In one case it was 52,804 euros, in another 17,493 euros.
    .do =
        Before the application, have it worked out what it may come to.
        Prove hardship: children, debts, illness.
    .changes = In hardship they can waive all or part.

### Results: in service

de-absence-below = Up to three full days away is not yet a crime under the Military Penal Code. A penalty in service is possible. Which, a lawyer says.
    .do =
        Go back at once and report.
        Have the day and hour of reporting written down.
    .changes = From more than three full days on it is up to 3 years in prison. If the aim was to stay away for good, it is a crime at once.

de-absence-over_3_days = More than three full days away without leave: up to 3 years in prison, for carelessness too (s. 15 Military Penal Code).
    .do =
        A lawyer first, then a statement.
        Plan the return with the lawyer.
    .changes = If the aim was to stay away for good, it is up to 5 years.

de-absence-near_threshold = The number of days is close to the limit. Only full calendar days count. We name the stricter side.
    .do =
        Write down at which hour it began and ended and who saw it.
    .changes = Counted exactly it may lie below the limit.

de-desertion-for_good = Desertion is staying away in order never to serve again, to escape an armed deployment or to get discharged. It brings up to 5 years in prison (s. 16 Military Penal Code).
    .do =
        A lawyer first, then a word to the unit or the police.
        Plan the return with the lawyer.
    .when = if the aim was another
    .changes = Whoever reports within a month and is willing to serve faces up to 3 years.

de-desertion-returned = Desertion, but back within a month: up to 3 years in prison (s. 16 Military Penal Code).
    .do =
        A lawyer first, then a statement.
        Prove on which day the return was.
    .when = if the aim was another
    .changes = For that one must be willing to serve again.

de-desertion-return_in_time = Whoever comes back within a month and is willing to serve faces up to 3 instead of 5 years. The last day stands beside.
    .do =
        Ask a lawyer today how and where to report.
        Have the day and hour of reporting written down.
    .changes = After that day it is up to 5 years.

de-order-repeated = Refusing an order even after it was repeated is a crime: up to 3 years in prison (s. 20 Military Penal Code).
    .do =
        A lawyer first, then a statement.
    .dont =
        Write or say nothing more about it without a lawyer.
    .when = if the order did not bind
    .changes = If the order did not bind, the answer is different.

de-order-openly = Rebelling against an order by word or deed is a crime: up to 3 years in prison (s. 20 Military Penal Code). Once is enough.
    .do =
        A lawyer first, then a statement.
    .dont =
        Write or say nothing more about it without a lawyer.
    .when = if the order did not bind
    .changes = If there was still time and the order is followed freely after all, the court can waive punishment.

de-order-not_done = An order was not carried out. With a grave result that is a crime: up to 3 years in prison (s. 19 Military Penal Code). Whether it is so here, a lawyer says.
    .do =
        A lawyer first, then a statement.
    .changes = Whoever refuses openly commits a crime even without a grave result.

de-order-together = Refusing together is mutiny: from 6 months to 5 years in prison, for leaders up to 10 years (s. 27 Military Penal Code). Agreeing on it is a crime already (s. 28 Military Penal Code).
    .do =
        Everyone talks to a lawyer of their own.
    .dont =
        No joint statement and no agreement.
    .changes = An application of one's own is no refusal of an order.

de-order-no_self_injury = Injuring oneself or feigning an illness is a crime: up to 5 years in prison (ss. 17 and 18 Military Penal Code).
    .do =
        Whoever is really ill or cannot go on sees a doctor today.

de-order-may_not_bind = An order does not bind if it violates human dignity, has nothing to do with service, or is a crime (s. 22 WStG, s. 11 SG). Whether this one was so, a court decides later.
    .do =
        Write down the words, the day, the place and the witnesses.
        Talk to a lawyer before relying on it.
    .dont =
        Do not rely on one's own judgment alone.
    .when = if the court holds that the order binds
    .changes = Whoever errs is protected only if the error could not be avoided.

### Papers

paper-de_1 = Application for recognition
    .about = The application to refuse armed service for reasons of conscience. With life story and reasons. It is filed in German.
paper-de_1-field-to = To
    .hint = Until 31 December 2025: Karrierecenter der Bundeswehr. After that: Bundesamt für das Personalmanagement der Bundeswehr, Militärringstraße 1000, 50737 Köln
paper-de_1-field-name = First name and surname
    .hint = As in the identity card
paper-de_1-field-born = Born on and in
    .hint = Day and place
paper-de_1-field-address = Address
    .hint = Street, number, postcode, town
paper-de_1-field-personal_number = Personal number
    .hint = It stands on mail from the armed forces. If there is none, write “keine”.
paper-de_1-field-status = Service
    .hint = “Nicht gedient” (never served), or rank, unit and since when. In the reserve: served from when to when.
paper-de_1-field-status--unserved = nicht gedient
paper-de_1-field-cv = Life story
    .hint = Each line: from, to, what, where. Without gaps, from school to today. In German.
paper-de_1-field-reasons = One's own reasons
    .hint = In one's own words. What happened, what it set off, why armed service is not possible. In German.
paper-de_1-field-enclosures = Enclosures
    .hint = Each on a new line, for example letters from people who know one. May be left empty.
paper-de_1-field-place = Place
    .hint = Where it is signed
paper-de_1-field-date = Day
    .hint = The day of signing
paper-de_1-body =
    { $name }

    { $address }

    Born: { $born }

    Personal number: { $personal_number }

    { $to }

    Application for recognition as a conscientious objector

    I invoke the fundamental right in article 4(3) sentence 1 of the Basic Law and apply for recognition of my right to refuse armed war service.

    My service: { $status }

    Life story as a table

    { $cv }

    Personal account of my reasons of conscience

    { $reasons }

    I ask for a confirmation that the application has arrived.

    Enclosures: { $enclosures }

    { $place }, { $date }

    ____________ { $name }

### Sources

source-DE-GG4 = No one may be compelled against conscience to armed war service.
    .citation = Basic Law, art. 4(3)
source-DE-WHO = Those who never served, fixed-term and career soldiers and reservists can refuse, in the medical service too.
    .citation = Conscientious Objection Act (KDVG), s. 1; Federal Administrative Court, 22 February 2012, 6 C 11.11
source-DE-APP = A written application invoking article 4, a life story without gaps, the personal reasons; statements of others may be added.
    .citation = KDVG, s. 2(2) and (3)
source-DE-APP-LATE = The life story and the reasons could follow within one month.
    .citation = KDVG, s. 2(2), wording until 31 December 2025
source-DE-APP-NOW = The life story and the reasons must be attached to the application.
    .citation = KDVG, s. 2(2), wording since 1 January 2026
source-DE-APP-CHANGE = No transitional rule is known for applications left incomplete before the change.
    .citation = KDVG, s. 2(2), old and new wording
source-DE-WHERE-OLD = The application went to the careers centre, in writing or for the record, not through superiors; it passed it to BAFzA.
    .citation = KDVG, s. 2(2) and (6), wording until 31 December 2025
source-DE-WHERE-NOW = The application goes to the Federal Office of Bundeswehr Personnel Management; BAFzA decides.
    .citation = KDVG, s. 2(1) and (2); Military Service Modernisation Act of 22 December 2025, Federal Law Gazette 2025 I No. 370
source-DE-FIT = The application of someone who never served is passed on only when the medical is settled.
    .citation = KDVG, s. 2(6)
source-DE-FIT-2026 = Whether the office does the same since 2026 is not checked.
    .citation = KDVG, s. 2(6), practice since January 2026
source-DE-STATEMENT = For fixed-term and career soldiers superiors and the personnel office add a statement.
    .citation = KDVG, s. 2(6)
source-DE-PRIO = Applications of soldiers, of those called up and of reservists called to exercise come first.
    .citation = KDVG, s. 4
source-DE-EFFECT = After the application a call-up is barred until the final refusal, unless it came before the application.
    .citation = KDVG, s. 3
source-DE-AGE = Those who never served can apply from six months before the 18th birthday, without their parents' consent.
    .citation = KDVG, s. 2(4)
source-DE-EFFECT-MUSTER = The application does not hinder registration and does not free from the medical.
    .citation = KDVG, s. 3(1)
source-DE-EFFECT-SECOND = After an earlier application refused for good or taken back, a new one does not hinder the call-up.
    .citation = KDVG, s. 3(2) sentence 3
source-DE-2026-REST = Of the new wording of the Act only section 2 has been read.
    .citation = KDVG since 1 January 2026, except s. 2
source-DE-CIVIL = Recognised men liable to service do civilian service in a state of tension or defence.
    .citation = KDVG, s. 1(2); Basic Law, art. 12a(2)
source-DE-2026-ANSWER = Young men must answer the questionnaire, for women it is voluntary.
    .citation = Military Service Modernisation Act as counselling offices report it
source-DE-EFFECT-SERVING = The application itself does not free those in service.
    .citation = KDVG, s. 3, read for soldiers in service
source-DE-EFFECT-RESERVE = Whether the bar also covers reserve service is not checked.
    .citation = KDVG, s. 3, for the reserve
source-DE-TEST = It is recognised if the application is complete, the reasons bear the right and there is no doubt of the truth.
    .citation = KDVG, s. 5
source-DE-HEAR = On doubts first in writing, one month to add. Then a talk, not public, with people sent by the churches to represent one free of charge.
    .citation = KDVG, ss. 6 and 8
source-DE-REFUSE = It is refused if something is missing a month after notice, the reasons do not bear, or doubts remain. Whoever misses the talk is decided by the file.
    .citation = KDVG, s. 7
source-DE-REMEDY = Objection, then the administrative court; after it no appeal, only review of law or a complaint.
    .citation = KDVG, ss. 9 and 10
source-DE-PERIODS = One month each for objection and claim, from notice or service.
    .citation = Code of Administrative Court Procedure (VwGO), ss. 70 and 74
source-DE-TENSION = In a state of tension or defence: no bar on call-up, hearing two weeks, objection one week.
    .citation = KDVG, s. 11
source-DE-AFTER = After recognition discharge is due and counts as one's own request; reserve service ends; the rank is lost.
    .citation = Soldiers Act, s. 46(2) no. 7, s. 49(2), s. 55(1), ss. 75, 76(3)
source-DE-AFTER-REST = For voluntary service the effect is not checked.
    .citation = KDVG and Soldiers Act
source-DE-COST = The cost of studies and special training is to be repaid; it can be waived in hardship; courts limit it to what was saved.
    .citation = Soldiers Act, s. 49(4) and s. 56(4); administrative courts of Munich (M 21 K 17.3239) and Bayreuth (B 5 K 16.240)
source-DE-WSTG-ABSENCE = More than three full calendar days away without leave, on purpose or by neglect: up to three years.
    .citation = Military Penal Code, s. 15
source-DE-WSTG-DESERTION = Desertion: up to five years; up to three on return within a month and willingness to serve.
    .citation = Military Penal Code, s. 16
source-DE-WSTG-ORDER = Not following an order is a crime if the result is grave: up to three years, out of recklessness up to two.
    .citation = Military Penal Code, ss. 19 and 21
source-DE-WSTG-REFUSAL = Up to three years for rebelling by word or deed and for holding out after the order was repeated.
    .citation = Military Penal Code, s. 20
source-DE-WSTG-TOGETHER = Refusing together is mutiny; agreeing on it is punished likewise.
    .citation = Military Penal Code, ss. 27 and 28
source-DE-WSTG-INJURY = Self-mutilation and deceit in order to escape service: up to five years.
    .citation = Military Penal Code, ss. 17 and 18
source-DE-WSTG-BINDING = An order does not bind if it violates human dignity, has no service purpose or would be a crime.
    .citation = Military Penal Code, s. 22; Soldiers Act, s. 11
source-DE-WSTG-BELOW = A shorter absence is no crime under this section; what follows in service is not checked.
    .citation = Military Penal Code, s. 15, read the other way round
source-DE-2026 = A questionnaire for all born from 2008, muster of men from 1 July 2027, conscription by need only by a statute of its own.
    .citation = Military Service Modernisation Act of 22 December 2025, Federal Law Gazette 2025 I No. 370
source-DE-COUNSEL = Counselling offices advise: talk first, everything complete, registered mail, copies, nobody else's text.
    .citation = Advice of the counselling offices EAK and DFG-VK
source-DE-13 = A new section whose content is not known here.
    .citation = KDVG, s. 13, new since 1 January 2026
