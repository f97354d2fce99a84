## Words of the United States pack. Dates in words, short sentences, never a promise that nothing will happen.
## In .do and .dont each line is a step.

### Sections

section-now = Where things stand
section-order = An order
section-away = Being away
section-belief = The objection
section-claim = The application

### Questions: life and liberty

fact-status = { $who ->
    [self] What is your status now?
   *[other] What is his or her status now?
 }
    .hint = On orders means: called to active duty, not a weekend drill.
    .why = Military law reaches some people and not others.
fact-status--active = On active duty
fact-status--reserve_on_orders = Guard or Reserve, on orders
fact-status--reserve_drilling = Guard or Reserve, drills only
fact-status--delayed_entry = Signed up, not shipped yet
fact-status--out = Out of the military
fact-status--never_served = Never served

fact-discharge_paper = Is there a discharge paper?
    .hint = For most it is the DD-214.
    .why = Without it service may still go on.

fact-thoughts_of_death = { $who ->
    [self] Do you think about ending your life?
   *[other] Does he or she talk about ending life?
 }
    .hint = Many do in this place. It can be said here.
    .why = Then this comes first, before any law.

fact-held = { $who ->
    [self] Are you locked up or under guard?
   *[other] Is he or she locked up or under guard?
 }
    .hint = Jail, brig, or restricted to quarters.
    .why = Then every word counts.

fact-branch = Which service?
    .hint = For the Guard: Army or Air.
    .why = Each service has its own rules for the application.
fact-branch--army = Army
fact-branch--navy = Navy
fact-branch--marines = Marine Corps
fact-branch--air_space = Air Force or Space Force
fact-branch--coast_guard = Coast Guard

### Questions: an order

fact-order = { $who ->
    [self] Is there an order you cannot carry out?
   *[other] Is there an order that he or she cannot carry out?
 }
    .hint = Deployment means: to go with the unit, ship or plane.
    .why = A refusal is judged by itself, with or without an application.
    .tick = There is an order to deploy
fact-order--none = No
fact-order--deployment = Yes, to deploy
fact-order--other = Yes, another one

fact-order_from = Who gave the order?
    .hint = A lieutenant or ensign and above is an officer.
    .why = Another article of the Code follows from it.
fact-order_from--officer = A superior officer
fact-order_from--other = Someone else, or a written rule

fact-response = { $who ->
    [self] What was your answer to it?
   *[other] What was the answer to it?
 }
    .hint = Not doing it is a refusal too.
    .why = Before an answer there is still a choice.
fact-response--none_yet = Nothing yet
fact-response--obeyed = It was or will be obeyed
fact-response--refused = It was refused

fact-movement_missed = Did the unit, ship or plane leave without { $who ->
    [self] you
   *[other] him or her
 }?
    .hint = Whatever the reason was.
    .why = That is an offense of its own.

fact-order_criminal = Would the order mean a plain crime?
    .hint = To harm prisoners or civilians, for instance. Not: a war one thinks wrong.
    .why = Such an order is looked at in another way, by a lawyer.

### Questions: being away

fact-absent = { $who ->
    [self] Are you away without leave, or were you?
   *[other] Is he or she away without leave, or was so?
 }
    .hint = Not coming back from leave in time is the same.
    .why = It is an offense of its own, and days count.
    .tick = Away without leave, still
fact-absent--none = No
fact-absent--now = Yes, still away
fact-absent--ended = Yes, but it is over

fact-absent_since = Away since which day?
    .hint = The day of leaving, or the day the return was due.
    .why = The number of days decides.

fact-absent_until = On which day did it end?
    .hint = The day somebody in the military or police put it on record.
    .why = The number of days decides.

fact-ended_by = How did it end?
    .hint = Walking in to any base or police desk is coming back.
    .why = After 30 days it makes a difference.
fact-ended_by--came_back = By coming back
fact-ended_by--caught = By being caught

fact-for_good = Was it ever meant to be for good?
    .hint = Tell nobody but a lawyer.
    .why = Staying away for good is desertion.

fact-to_avoid_duty = Was it to get out of something dangerous or important?
    .hint = A deployment, for instance.
    .why = That can be desertion even for a short time.

### Questions: the objection

fact-against = { $who ->
    [self] What are you against?
   *[other] What is he or she against?
 }
    .hint = The first that is true.
    .why = The rules ask for an objection to all war.
fact-against--any_war = All war, from faith or conscience
fact-against--some_wars = This war, or some wars
fact-against--policy_or_practical = Politics, or it does not make sense
fact-against--other = Something else

fact-without_weapon = { $who ->
    [self] Could you serve without a weapon?
   *[other] Could he or she serve without a weapon?
 }
    .hint = As a medic, for instance.
    .why = It decides which class to ask for.

fact-belief_since = Since when is the belief there?
    .hint = When it became firm counts, not the first doubt.
    .why = A belief from before entry is treated in another way.
fact-belief_since--before_entry = Firm before entry
fact-belief_since--grew_after = Some before, firm only after
fact-belief_since--after_entry = All of it after entry

fact-claimed_at_entry = Was it claimed before entry?
    .hint = To Selective Service or to the recruiter, on paper.
    .why = A claim made in time is treated in another way.

fact-other_ways = Is there one of these as well?
    .hint = Mark everything that is true.
    .why = There are other ways to be discharged.
fact-other_ways--health = Poor health, body or mind
fact-other_ways--family = Family hardship

### Questions: the application

fact-application = { $who ->
    [self] How far is your application as a conscientious objector?
   *[other] How far is the application as a conscientious objector?
 }
    .hint = Handed in means: the command has it.
    .why = Each stage has its own steps.
    .tick = An application is handed in, and there is no decision yet
fact-application--none = There is none
fact-application--preparing = Being written
fact-application--handed_in = Handed in, no decision yet
fact-application--approved = Approved
fact-application--denied = Denied

fact-filed_on = When was it handed in?
    .hint = The day on the receipt.
    .why = One can ask where it is.

fact-step = What was the last step?
    .hint = The latest that is over.
    .why = The next step follows from it.
fact-step--filed = Handed in
fact-step--interviews_done = Chaplain and mental-health interviews over
fact-step--officer_named = An investigating officer was named
fact-step--hearing_held = The hearing was held
fact-step--record_received = The record came
fact-step--sent_up = Sent up for decision

fact-investigator = Who is the investigating officer?
    .hint = The letter of appointment says it. O-3 is a captain, in the Navy a lieutenant.
    .why = The rules say who may be it.
fact-investigator--fits = O-3 or above, outside the chain of command
fact-investigator--below_o3 = Below O-3
fact-investigator--in_chain = From the chain of command

fact-record_on = When did the record come?
    .hint = The day it was handed over.
    .why = A rebuttal has a deadline.

fact-class_given = Which class was given?
    .hint = The decision names it.
    .why = The two classes end in different ways.
fact-class_given--one_o = 1-O, no service at all
fact-class_given--one_a_o = 1-A-O, service without weapons

fact-new_grounds = Is there something new since the denial?
    .hint = New facts about the belief, not the same words again.
    .why = A new application has to be substantially different.

### Worked out from the answers

derived-under_ucmj = Under military law now
derived-may_apply = May apply
derived-objects = Objects to all war
derived-still_deciding = Not handed in yet
derived-has_refused = Has refused
derived-last_day_away = Last day away
derived-days_away = Days away
derived-days_since_filed = Days since it was handed in
derived-rebuttal_by = Last day for the rebuttal

### Short names of outcomes

outcome-coverage = What we know
outcome-coverage--lawyer = for this status a lawyer decides
outcome-coverage--not_covered = not covered here
outcome-co_claim = The objection
outcome-co_claim--any_war = to all war, as the rules ask
outcome-co_claim--one_war = to one war: does not qualify
outcome-co_claim--policy = politics or good sense: does not qualify
outcome-co_class = The class to ask for
outcome-co_class--one_o = 1-O
outcome-co_class--one_a_o = 1-A-O
outcome-belief_time = When the belief began
outcome-belief_time--counts = after entry: it counts
outcome-belief_time--does_not_count = before entry and not claimed: it does not count
outcome-belief_time--lawyer = claimed before entry: a lawyer decides
outcome-essays = What part B asks
outcome-essays--six = six essays
outcome-essays--three = three essays
outcome-next_step = The next step
outcome-next_step--interviews = two interviews
outcome-next_step--officer = an investigating officer
outcome-next_step--hearing = the hearing
outcome-next_step--record = the record
outcome-next_step--rebuttal = the rebuttal
outcome-next_step--decision = the decision
outcome-rebuttal = Time for the rebuttal
outcome-rebuttal--open = still open
outcome-rebuttal--passed = may have passed
outcome-duty = Duty meanwhile
outcome-duty--goes_on = goes on
outcome-result = After approval
outcome-result--discharge = discharge
outcome-result--reassignment = a post without weapons
outcome-remedies = After denial
outcome-remedies--apply_again = a new application, a board, a court
outcome-remedies--board_or_court = a board or a court
outcome-regulation = The rules of the service
outcome-regulation--ar_600_43 = AR 600-43
outcome-regulation--dafi_36_3211 = DAFI 36-3211
outcome-regulation--cg_1900_8 = Coast Guard Instruction 1900.8
outcome-regulation--dodi_1300_06 = DoDI 1300.06
outcome-refusing_today = Refusing an order today
outcome-refusing_today--crime_90_92 = an offense
outcome-disobedience = The refusal already made
outcome-disobedience--crime_90 = an offense under article 90
outcome-disobedience--crime_92 = an offense under article 92
outcome-unlawful_order = An order to commit a crime
outcome-unlawful_order--lawyer = a lawyer decides
outcome-missing_movement = Missing the movement
outcome-missing_movement--crime_87 = an offense under article 87
outcome-absence = Absence without leave
outcome-absence--up_to_1_month = up to 1 month of confinement
outcome-absence--up_to_6_months = up to 6 months of confinement
outcome-absence--up_to_1_year = up to 1 year of confinement
outcome-absence--up_to_18_months = up to 18 months of confinement
outcome-absence--new_rules = an offense; a lawyer will say the sentence
outcome-absence--lawyer = an offense; a lawyer will say by which rules
outcome-desertion = Desertion
outcome-desertion--crime_85 = an offense under article 85
outcome-not_discharged = Perhaps still in
outcome-burden = What has to be proved
outcome-chances = How many were approved
outcome-takes_months = It takes months
outcome-no_shield = Filing is no shield
outcome-deployment_goes_on = Deployment goes on
outcome-officer_unfit = The wrong investigating officer
outcome-near_threshold = Hours count
outcome-deserter_status = Listed as a deserter
outcome-desertion_in_war = Desertion in time of war
outcome-life_line = Talk to someone now
outcome-held_now = If held
outcome-lawyer_first = A counselor first
outcome-return_with_counsel = Coming back
outcome-claim_before_entry = Before entering
outcome-letters = Letters from others
outcome-ask_progress = Ask where it is
outcome-other_discharge = Other ways out
outcome-borrowed_words = No borrowed words
outcome-paper_us_1 = The application

### Results: life and liberty

us-life-line = Talk to someone now. The law can wait an hour; this cannot.
    .do =
        Call a suicide line, a doctor or an emergency room.
        Tell one person nearby, in plain words.
    .dont =
        Do not stay alone tonight.
    .changes = A doctor's record also counts later, whatever happens with the military.

us-life-line-988 = Talk to someone now. The law can wait an hour; this cannot.
    .do =
        In the United States call 988 and press 1, or text 838255.
        Abroad: a doctor or an emergency room.
        Tell one person nearby, in plain words.
    .dont =
        Do not stay alone tonight.
    .changes = A doctor's record also counts later, whatever happens with the military.

us-held-now = Locked up or under guard: say as little as possible until a lawyer is there.
    .do =
        Say: “I want a lawyer. I will not answer questions before that.”
        Ask for a military defense counsel.
        Let the family know where, since when and under whose guard.
    .dont =
        Do not explain, write or sign anything about what happened.
    .when = if what was said can no longer be taken back
    .changes = What was already said or signed: tell the lawyer word for word.

us-lawyer-order_waiting = The order waits for an answer. A lawyer first, the answer after.
    .do =
        Call a counselor or a military defense counsel today.
        Ask what refusing, and what obeying for now, would mean.
    .dont =
        Do not refuse by word, on paper or by staying away before that.
    .changes = After a refusal it is an offense. Before it there is still a choice.

us-lawyer-first = A counselor first. Words, papers and steps after.
    .do =
        Write to us. Or call the GI Rights Hotline: 1 877 447 4487. The call is free and confidential.
    .dont =
        Do nothing that cannot be undone before that.

us-service-not_discharged = Without a discharge paper service may still go on, and military law with it.
    .do =
        Look for the DD-214, or ask for a copy.
        Ask a lawyer before telling the military anything.
    .changes = If there is a discharge paper, the answer is different.

us-service-drills = For those who only drill, this guide knows the application, not the rest. A lawyer must look at missed drills and at a call-up.
    .do =
        Ask a counselor before missing a drill.
    .dont =
        Do not stay away from drills in the hope that nothing happens.
    .changes = Once called to active duty, the law for active duty applies.

us-service-not_entered = Signed up, but not shipped: that is another law, which this guide does not have. A counselor must look.
    .do =
        Call a counselor before the day of shipping.
    .dont =
        Do not go “just for the first day”.
    .changes = From the day of entry military law applies.

us-service-outside = This guide is about people in the forces. It does not cover the draft, nor old cases of those who are out.
    .do =
        Ask a counselor if there is a letter from the military or Selective Service.

### Results: the objection

us-claim-any_war = The rules ask for a firm, fixed and sincere objection to war in any form or to bearing arms. It may come from faith, or from moral or ethical belief held as strongly.
    .do =
        Write down in your own words what you believe and what it asks of you.
        Collect what shows it in daily life.
    .when = if the command takes it for politics or good sense
    .changes = Whether it is believed will turn on the interviews and the hearing.

us-claim-one_war = An objection to one war, or to some wars, does not qualify as conscientious objection.
    .do =
        Ask a counselor what else there is.
    .dont =
        Do not say “all war” if it is not so: sincerity is what they examine.
    .changes = If the belief grows into an objection to all war, the answer is different.

us-claim-policy = An objection that rests on politics, on what works or on one's own interest does not qualify.
    .do =
        Ask a counselor what else there is.
    .dont =
        Do not call it conscience if it is not: sincerity is what they examine.
    .changes = If there is a moral belief behind it, held as strongly as a faith, say so to a counselor.

us-class-one_o = Who can serve in no way at all asks for class 1-O. Its aim is discharge.
    .do =
        Say in the application why service without weapons is impossible too.
    .changes = Who could serve without a weapon asks for 1-A-O.

us-class-one_a_o = Who can serve, but without weapons, asks for class 1-A-O. Its aim is another post, not discharge.
    .do =
        Say in the application which service is possible.
    .dont =
        Do not ask for 1-A-O only to be on the safe side: it does not end in discharge.
    .changes = Who can serve in no way at all asks for 1-O.

us-belief-after_entry = A belief that became firm after entry counts.
    .do =
        Tell when it became firm, and what made it so.
    .when = if the command says that the belief was there before
    .changes = A belief firm before entry and not claimed then does not count.

us-belief-before_entry = A belief from before entry does not count, if it could have been claimed then and was not.
    .do =
        Ask a counselor before writing one line about it.
    .dont =
        Do not move the date: one false line can sink the rest.
    .when = if the belief was not yet firm, or could not be claimed
    .changes = If it became firm only after entry, the answer is different.

us-belief-claimed_at_entry = It was claimed before entry. What follows from that, a lawyer must say.
    .do =
        Find the paper of that time, and the answer to it.
    .changes = The application asks about it: whether, where and with what result.

us-belief-say_before_entry = A belief that is firm now has to be claimed before entry. Later it may not count.
    .do =
        Call a counselor now, before the day of shipping.
    .dont =
        Do not enter and plan to claim it afterwards.

us-belief-burden = The applicant has to prove it by clear and convincing evidence: what the belief is, that it is sincere, that it matters in daily life.
    .do =
        Collect dates, people, books, acts: what shows the belief.
        Keep copies outside the base.
    .changes = What others can confirm weighs more than what one says alone.

us-belief-other_ways = There are other ways to be discharged, for health or hardship. This guide does not have their rules.
    .do =
        See a doctor and ask for a record.
        Ask a counselor which rule of the service fits.
    .changes = Each service has its own rules for this.

### Results: the application

us-essays-six = Part B asks what the belief is, how it grew, and when and why service became impossible. It also asks about the use of force, the change in daily life, and what shows its depth.
    .do =
        Answer each of the six in your own words.
    .changes = An empty answer is a reason to send it back.

us-essays-three = Part B asks three things: what the belief is, how it grew, and when and why service became impossible.
    .do =
        Answer each of the three in your own words.
        Still show what changed in daily life: it is evidence.
    .changes = Since 12 July 2017 three older essays are no longer asked. What they asked still has to be shown.

us-letters = Letters from people who know the belief may be added. They are not required, and they help.
    .do =
        Ask two or three who know it from different sides.
        Let each write in his or her own words.
    .changes = A letter from someone in uniform often weighs more. Ask a counselor.

us-words-own = No model texts. Officers who read applications know them.
    .do =
        Write it yourself, and let a counselor read the draft.
    .dont =
        Copy no belief from the internet or a friend.

us-claim-chances = From 2002 to 2006 there were 425 applications. 224 were approved, 188 denied.
    .changes = These are old numbers, and each case is decided by itself.

us-claim-months = A decision takes months: about seven on average from 2002 to 2006.
    .do =
        Plan for duty as usual all that time.

us-claim-months-2025 = A decision takes months: about seven on average from 2002 to 2006, eight for one officer who told of it in 2025.
    .do =
        Plan for duty as usual all that time.

us-claim-no_shield = An application is no shield. Until a decision every order stands, and deployment does not stop by itself.
    .do =
        Talk to a counselor before filing: when, and what until then.
    .dont =
        Do not refuse an order because the application is being written.
    .changes = Once it is filed the command should choose duties that clash as little as possible with the belief. Should, not must.

us-duty-pending = The application is pending, and every order still stands. The command should choose duties that clash as little as possible with the belief.
    .do =
        Ask for such duties in writing, through the chain of command.
        Ask a lawyer before refusing anything.
    .dont =
        Do not refuse an order because the application is pending.
    .when = if the service's own rules say more
    .changes = Only a decision changes it.

us-duty-denied = After a denial every order still stands, also while a board or a court looks at it.
    .do =
        Ask a lawyer whether a court can be asked to order a stop.
    .dont =
        Do not refuse an order because the denial was wrong.
    .changes = Only a new decision or a court order changes it.

us-duty-deployment = A pending application does not stop a deployment by itself.
    .do =
        Talk to a lawyer today.
        Ask the command in writing to be left behind until the decision.
    .dont =
        Do not miss the movement: that is an offense of its own.
    .changes = If the command agrees, get it in writing.

us-step-interviews = Next come two interviews: a chaplain, and mental health. The chaplain writes an opinion on how sincere the belief is, also if it is not religious.
    .do =
        Prepare both with a counselor.
        Write down afterwards what was asked and said.
    .dont =
        Do not take the chaplain's talk for a confession: this one is reported.

us-step-officer = Next an investigating officer is named: O-3 or above, from outside the chain of command.
    .do =
        Check the rank and the unit in the letter of appointment.
        Look for a lawyer for the hearing.
    .changes = If the officer does not fit, say so in writing at once.

us-step-hearing = Next is the hearing. It is informal. A lawyer may come, at one's own cost, and so may witnesses.
    .do =
        Choose witnesses who know the belief.
        Practice with a counselor.
        Ask for a record of what is said.
    .changes = Much turns on this day.

us-step-record = Next the record comes. The applicant gets a copy.
    .do =
        Ask for the whole record, with every opinion in it.
        Note the day it comes: the time for the rebuttal is short.

us-step-rebuttal = The record is there. Next is the rebuttal, in writing.
    .do =
        Read every opinion, and answer each point.
        Let a lawyer read it before it goes.
    .changes = Courts later look at what stands in the record.

us-step-decision = It goes up the chain with each commander's opinion. The service's headquarters or board decides.
    .do =
        Ask for each new opinion and answer what is new in it.
    .changes = New opinions with new facts may open another rebuttal. Ask a lawyer.

us-officer-unfit = The investigating officer has to be O-3 or above, and from outside the chain of command. This one is not.
    .do =
        Say so in writing now, with a lawyer.
    .changes = Said now it may still be mended. Said late it may not count.

us-rebuttal-open = The rebuttal is due 14 days after the record came. Some rules say 15: count 14.
    .do =
        Show it to a lawyer before it goes.
        Ask in writing for more time, before it runs out.
        Hand it in with a receipt.
    .changes = The letter with the record may name another day. The earlier one counts.

us-rebuttal-passed = The 14 days for the rebuttal are over. What can still be done, a lawyer must say.
    .do =
        Call a lawyer today.
        Hand in the rebuttal all the same, and say why it is late.
    .changes = If more time was given in writing, that day counts.

us-claim-ask_progress = It takes longer than the Army itself aims at: 90 days on active duty, 180 in the reserve, to send it up.
    .do =
        Ask in writing where it is.
        Ask a lawyer whether the delay can be used.

us-result-discharge = 1-O was given. What follows is discharge, honorable or general.
    .do =
        Ask a lawyer what the kind of discharge means for benefits.
    .dont =
        Do not leave before the discharge paper is there.
    .changes = Until that day every order stands.

us-result-reassignment = 1-A-O was given. What follows is a post without weapons, not discharge.
    .do =
        Check that the new duties have no weapon in them.
    .dont =
        Do not refuse a new duty before asking a lawyer.
    .changes = A weapon in the new duties: a lawyer at once.

us-denied-apply_again = After a denial there are three ways: a new application that is substantially different, the board that corrects records, a federal court.
    .do =
        Show the denial and the new facts to a lawyer.
    .dont =
        Do not send the same application again.
    .changes = Which way, and how soon, a lawyer must say.

us-denied-board_or_court = After a denial with nothing new there are two ways: the board that corrects records, and a federal court (habeas corpus).
    .do =
        Take the whole record to a lawyer now.
    .dont =
        Do not send the same application again.
    .changes = If there is something new about the belief, a new application is possible.

us-regulation-army = For the Army the steps stand in AR 600-43, beside DoDI 1300.06.
    .do =
        Get the text and read it with a counselor.

us-regulation-army-2019 = For the Army the steps stand in AR 600-43 of 16 May 2019, beside DoDI 1300.06.
    .do =
        Get the text and read it with a counselor.

us-regulation-air_before = The steps stand in DoDI 1300.06. The Air Force has a text of its own too: ask which.
    .do =
        Get the text and read it with a counselor.

us-regulation-air = For the Air Force and the Space Force the steps stand in DAFI 36-3211 of 24 June 2022, chapter 29, beside DoDI 1300.06.
    .do =
        Get the text and read it with a counselor.

us-regulation-coast_guard = The Coast Guard has an instruction of its own, 1900.8. A lawyer must say how it stands beside the rest.
    .do =
        Get the text and read it with a counselor.

us-regulation-navy_marines = The steps stand in DoDI 1300.06. The service has a text of its own too: ask which.
    .do =
        Get the text and read it with a counselor.

### Results: an order

us-refuse_now-crime = Refusing an order is an offense (arts. 90, 92 UCMJ), also with an application, and also for reasons of conscience.
    .do =
        Talk to a lawyer before any answer to an order.
    .when = if the order is plainly unlawful
    .changes = Only an approved application or a lawful discharge changes it.

us-refused-officer = Wilfully disobeying a superior officer is an offense (art. 90 UCMJ). It can be tried by court-martial.
    .do =
        A lawyer first, words after.
        Write down, for the lawyer only, who said what and when.
    .dont =
        Do not explain it to the command.
    .when = if the order was not lawful
    .changes = A second refusal can be a second offense.

us-refused-other = Failing to obey an order or a regulation is an offense (art. 92 UCMJ). It can be tried by court-martial.
    .do =
        A lawyer first, words after.
        Write down, for the lawyer only, who said what and when.
    .dont =
        Do not explain it to the command.
    .when = if the order was not lawful
    .changes = A second refusal can be a second offense.

us-order-criminal = A manifestly unlawful order is not to be obeyed. Whether this one is, a lawyer must say first.
    .do =
        Call a lawyer today with the exact words of the order.
    .dont =
        Do not count on it alone: a mistake makes the refusal an offense.
    .changes = That a war is thought wrong or illegal does not make each order in it unlawful.

us-movement-missed = Missing the movement of a unit, ship or aircraft is an offense (art. 87 UCMJ), on purpose or by neglect.
    .do =
        A lawyer first, words after.
    .when = if it could not be helped
    .changes = How it came about matters. Tell the lawyer, nobody else.

### Results: being away

us-absence-return = Being away is counted in days. Coming back before 30 days are over mostly weighs less than after.
    .do =
        Call a counselor today: where to come back, and with whom.
        Let the family know where and when.
        Ask for a paper with the day and the hour.
    .dont =
        Give no reasons and sign nothing before a lawyer is there.
    .when = if a warrant is out earlier
    .changes = After 30 days one is listed as a deserter, and a warrant is out.

us-absence-return_late = More than 30 days have passed, or nearly. Being caught then weighs more than coming back.
    .do =
        Call a counselor today: where to come back, and with whom.
        Let the family know where and when.
        Ask for a paper with the day and the hour.
    .dont =
        Give no reasons and sign nothing before a lawyer is there.
    .changes = A police check is enough to be arrested.

us-absence-to_3_days = Absence without leave is an offense (art. 86 UCMJ). Up to 3 days: at most 1 month of confinement.
    .do =
        A lawyer first, words after.
    .when = if it was meant for good or to avoid a deployment
    .changes = More than 3 days: up to 6 months.

us-absence-to_30_days = Absence without leave is an offense (art. 86 UCMJ). More than 3 days: at most 6 months of confinement.
    .do =
        A lawyer first, words after.
    .when = if it was meant for good or to avoid a deployment
    .changes = More than 30 days: up to 1 year, and a punitive discharge is possible.

us-absence-over_30_days = Absence without leave is an offense (art. 86 UCMJ). More than 30 days: at most 1 year of confinement, and a punitive discharge is possible.
    .do =
        A lawyer first, words after.
    .when = if it was meant for good or to avoid a deployment
    .changes = If it ends by being caught: up to 18 months.

us-absence-over_30_days_caught = Absence without leave is an offense (art. 86 UCMJ). More than 30 days, ended by being caught: at most 18 months of confinement, and a punitive discharge is possible.
    .do =
        A lawyer first, words after.
    .when = if it was meant for good or to avoid a deployment
    .changes = How it ended has to be proved.

us-absence-near_threshold = By the days given this lies at a limit: 3 or 30 days. Hours decide. The longer term is named here.
    .do =
        Write down the hours of leaving and coming back, for the lawyer.

us-absence-older = Absence without leave is an offense (art. 86 UCMJ). For so long ago a lawyer must say which sentence applied, and whether it can still be tried.
    .do =
        A lawyer first, words after.

us-absence-straddles = Absence without leave is an offense (art. 86 UCMJ). This one began before 28 December 2023 and ran past it: the rules on sentences changed then. A lawyer must say which apply.
    .do =
        A lawyer first, words after.
    .changes = The day of the offense decides.

us-absence-new_rules = Absence without leave is an offense (art. 86 UCMJ). Since 28 December 2023 new rules on sentences apply, which this guide does not have. A lawyer will say.
    .do =
        A lawyer first, words after.
    .when = if it was meant for good or to avoid a deployment
    .changes = The number of days, and how it ended, still matter.

us-absence-deserter_status = After 30 days away the service lists one as a deserter, and a warrant is out. Whether it was desertion, a court decides.
    .do =
        Call a counselor first: how to come back, and with whom.
    .changes = The list is not a verdict.

us-desertion = Leaving for good, or leaving to avoid a dangerous or important duty, is desertion (art. 85 UCMJ). It weighs more than absence.
    .do =
        A lawyer first, words after.
    .dont =
        Tell nobody but a lawyer why, and whether there is a way back.
    .when = if the aim cannot be proved
    .changes = In time of war the sentence can be death.

us-desertion-war = In time of war desertion can be punished with death (art. 85 UCMJ).
    .do =
        A lawyer at once.

clause-new_sentences = For acts since 28 December 2023 there are new rules on sentences. How long a sentence can be, a lawyer must say.
clause-unlawful_order = Whether the order was lawful, a lawyer must say.
clause-service_text = The Navy, the Marine Corps and the Coast Guard have texts of their own. A lawyer must check what they add.

us-paper-us_1 = The application can be prepared here. Let a counselor read it before it goes.
    .do =
        Answer in your own words.
        Write the social security number in by hand, later.
        Keep a copy of everything, and get a receipt.
    .dont =
        Do not hand it in before a counselor has read it.
    .changes = The form of the service may ask more. Since 12 July 2017 three essays are asked.

us-paper-us_1-2006 = The application can be prepared here. Let a counselor read it before it goes.
    .do =
        Answer in your own words.
        Under “What shows it” answer three more questions: the use of force, the change in daily life, what shows the depth.
        Write the social security number in by hand, later.
        Keep a copy of everything, and get a receipt.
    .dont =
        Do not hand it in before a counselor has read it.
    .changes = The form of the service may ask more.

### Sources

source-US-CO-DEF = What conscientious objection is: firm, fixed, sincere, against war in any form; from faith or as strong a moral belief.
source-US-CO-CLASS = Two classes: no service at all, or none with weapons.
source-US-CO-BURDEN = The applicant proves it by clear and convincing evidence.
source-US-CO-LATE = A belief from before entry that could have been claimed does not count; one that matured after entry does.
source-US-CO-APP-A = What the general part of the application asks, in an older wording.
source-US-CO-APP-B = What the part on belief asks since 2017.
source-US-CO-APP-B-OLD = What the part on belief asked before 2017.
source-US-CO-APP-C = Memberships and letters of reference.
source-US-CO-PROC = The steps from filing to decision.
source-US-CO-DAYS = The time for the rebuttal: 14 or 15 days.
source-US-CO-TIME = How long decisions took from 2002 to 2006.
source-US-CO-TIME-2025 = How long one officer waited.
source-US-CO-TIME-ARMY = How soon the Army means to send an application up.
source-US-CO-DUTY = Orders stand while an application is pending; duties should clash as little as possible with the belief.
source-US-CO-RESULT = What follows approval and denial.
source-US-NUM = Applications, approvals and denials from 2002 to 2006.
source-US-AR-2006 = The Army's regulation before 2019.
source-US-AR-2019 = The Army's regulation since 2019.
source-US-DAFI = The Air Force's and Space Force's instruction.
source-US-DODI = The instruction for all services of the Department of Defense.
source-US-CG = The Coast Guard's instruction.
source-US-85 = Desertion.
source-US-86 = Absence without leave.
source-US-86-MAX = The longest sentences for absence, by days, before the change of 2023.
source-US-SENT-2023 = New rules on sentences for acts after 27 December 2023.
source-US-DROP = After 30 days: listed as a deserter, and a warrant.
source-US-87 = Missing the movement of a unit, ship or aircraft.
source-US-90-92 = Disobeying an officer; failing to obey an order or regulation.
source-US-31 = The right to be silent and to have a lawyer.
source-US-HOTLINE = What counselors for service members advise in public.
source-US-988 = The line for people in crisis, with an extension for service members and veterans.

### Papers

paper-us_1 = Application as a conscientious objector
    .about = Parts A to D in your own words. One for the command, one kept, with a receipt.
paper-us_1-field-to = To
    .hint = The commanding officer: rank, name, unit
paper-us_1-field-name = Full name
    .hint = As in the service record
paper-us_1-field-service = Rank and service
    .hint = Rank, branch, unit. The social security or service number: by hand, later.
paper-us_1-field-class = Class asked for
    .hint = 1-O: no service at all. 1-A-O: service without weapons.
paper-us_1-field-selective_service = Selective Service number
    .hint = If there is none, write: none
paper-us_1-field-service_address = Service address
    .hint = Unit and post
paper-us_1-field-home_address = Home address
    .hint = The permanent one
paper-us_1-field-schools = Schools since the age of 16
    .hint = Each on a new line: name, kind, from when to when
paper-us_1-field-jobs = Work since the age of 16
    .hint = Each on a new line: employer, kind, from when to when
paper-us_1-field-addresses = Addresses since the age of 16
    .hint = Each on a new line: street, city, from when to when
paper-us_1-field-parents = Parents
    .hint = Names, addresses, living or not, religion
paper-us_1-field-earlier_claim = Earlier claim to Selective Service
    .hint = Whether, where, when and with what result. Otherwise: no
paper-us_1-field-short_service = Less than 180 days of service
    .hint = Yes or no, and since which day in service
paper-us_1-field-belief = What you believe
    .hint = The belief that does not let you take part in war. Your own words only.
paper-us_1-field-growth = How it grew
    .hint = How it changed or developed; people, books, events
paper-us_1-field-conflict = When and why service became impossible
    .hint = The time, and what made it so
paper-us_1-field-life = What shows it
    .hint = Changes in daily life; what you think of the use of force; what shows best how deep it is
paper-us_1-field-bodies = Memberships
    .hint = Churches or other bodies, since when. Otherwise: none
paper-us_1-field-references = People who can confirm it
    .hint = Each on a new line: name, how they know you. Letters may be added.
paper-us_1-field-enclosures = Enclosures
    .hint = Each on a new line. May be left empty.
paper-us_1-field-date = Day
    .hint = The day of handing in
paper-us_1-body =
    { $to }

    APPLICATION FOR CONSCIENTIOUS OBJECTOR STATUS

    I, { $name }, { $service }, ask for classification as a conscientious objector, class { $class }.

    Part A. General

    Selective Service number: { $selective_service }

    Service address: { $service_address }

    Home address: { $home_address }

    Schools since the age of 16: { $schools }

    Work since the age of 16: { $jobs }

    Addresses since the age of 16: { $addresses }

    Parents: { $parents }

    Earlier claim to Selective Service: { $earlier_claim }

    Less than 180 days of service: { $short_service }

    Part B. Belief

    What I believe: { $belief }

    How it grew: { $growth }

    When and why service became impossible for me: { $conflict }

    What shows it: { $life }

    Part C. Memberships

    { $bodies }

    Part D. References

    { $references }

    Enclosures: { $enclosures }

    { $date } ____________ { $name }
