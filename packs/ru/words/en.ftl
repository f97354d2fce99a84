## Words of the Russian pack. Dates in words, short sentences, never a promise that nothing will happen.
## In .do and .dont each line is a step. Citations in brackets, “(art. …)”, are left out of readability figures.

### Sections

section-now = Where and who
section-order = The order and the answer
section-away = Leaving the unit
section-service = Service and contract
section-health = Health and reasons

### Questions: safety

fact-status = { $who ->
    [self] What is your status now?
   *[other] What is his status now?
 }
    .hint = The contract term is over, but you were not struck off the unit's rolls? Then it is still a contract.
    .why = Each kind of service has its own law.
fact-status--contract_mod = Contract, army
fact-status--contract_rg_military = Contract, National Guard troops
fact-status--police_rank_rg = National Guard with a police rank (OMON, SOBR)
fact-status--conscript = Conscript service
fact-status--mobilised = Mobilised
fact-status--reservist_on_training = Reservist on training
fact-status--volunteer_formation = Volunteer formation
fact-status--former_serviceman = Service is over
fact-status--not_served = Never served

fact-struck_off = { $who ->
    [self] Have you been struck off the unit's rolls?
   *[other] Has he been struck off the unit's rolls?
 }
    .hint = It takes an order or an extract from it. For the police it is the dismissal order.
    .why = Until there is an order, service goes on.

fact-struck_off_on = From which day, by the order?
    .hint = The day is in the order.
    .why = Service ended on that day.

fact-held = { $who ->
    [self] Are you being held?
   *[other] Is he being held?
 }
    .hint = A pit, a cellar, a garage, a camp, a cell, a guarded room.
    .why = Then every hour matters.

fact-held_since = Held since which day?
    .hint = Roughly will do.
    .why = From 7 October 2024 the law on arrest is different.

fact-held_paper = { $who ->
    [self] What paper were you shown?
   *[other] What paper was he shown?
 }
    .hint = Saying what for and for how many days.
    .why = Nobody may be held without a paper.
fact-held_paper--none = None
fact-held_paper--court = A court decision
fact-held_paper--commander_231 = A commander's arrest order
fact-held_paper--other = Another paper

fact-place_now = { $who ->
    [self] Where are you now?
   *[other] Where is he now?
 }
    .hint = The exact place is not needed.
    .why = The risk depends on the place.
fact-place_now--home_unit_russia = In the home unit in Russia
fact-place_now--border_area_russia = In Russia, near the border
fact-place_now--occupied_or_ukraine = In Ukraine or occupied land
fact-place_now--hospital = In a hospital in Russia
fact-place_now--elsewhere_russia = Elsewhere in Russia
fact-place_now--abroad = In another country

fact-goal = { $who ->
    [self] What matters most to you?
   *[other] What matters most to him?
 }
    .hint = Choose one.
    .why = The answer starts with this.
fact-goal--not_go_now = Not to go to the war
fact-goal--leave_service = To leave the service
fact-goal--medical = Medical care
fact-goal--money = Money for a wound
fact-goal--free_relative = To get someone released
fact-goal--go_back_safely = To go back to the unit
fact-goal--know_risk = To know the risk

fact-pressure = { $who ->
    [self] What pressure is put on you?
   *[other] What pressure is put on him?
 }
    .hint = Mark everything that happened.
    .why = One can complain about it.
fact-pressure--threat_prison = Threats of prison or a criminal case
fact-pressure--threat_life = Threats to kill
fact-pressure--beating = Beating
fact-pressure--phone_taken = Phone taken away
fact-pressure--papers_forced = Forced to sign papers
fact-pressure--stamp_in_id = A stamp in the military ID
fact-pressure--money_withheld = Money is not paid

### Questions: the order and the answer

fact-order_given = { $who ->
    [self] Were you ordered to go to the war?
   *[other] Was he ordered to go to the war?
 }
    .hint = Or to go back there.
    .why = The order starts the count.
fact-order_given--none = No
fact-order_given--hinted = Only talk of it
fact-order_given--oral = Yes, by word of mouth
fact-order_given--before_formation = Yes, before the ranks
fact-order_given--written = Yes, on paper

fact-response = { $who ->
    [self] What was your answer?
   *[other] What was his answer?
 }
    .hint = A report that refuses is an answer too.
    .why = The law asks whether there was a refusal.
fact-response--none_yet = Nothing yet
fact-response--oral_refusal = Refused by word of mouth
fact-response--written_refusal = Refused on paper
fact-response--complied = Agreed

fact-refusal_date = When was the first refusal?
    .hint = The day it was said or handed in.
    .why = The law of that day counts. It became harsher on 24 September 2022.

fact-order_repeated = Was the order given again after the refusal?
    .hint = On 24 September 2022 or later. Before the ranks, in an office, on paper: all count.
    .why = A new refusal is judged by the new law.

fact-repeat_response = What was the answer to the new order?
    .hint = If there were many orders, tell about the last one.
    .why = A new refusal is judged by the new law.
fact-repeat_response--none_yet = Nothing yet
fact-repeat_response--refused_again = Refused again
fact-repeat_response--complied = Agreed

fact-order_repeated_on = When was the order given again?
    .hint = If there were many orders, tell about the last one.
    .why = The law of that day counts.

fact-others_refused = { $who ->
    [self] How many others refused with you?
   *[other] How many others refused with him?
 }
    .hint = If nobody, then 0.
    .why = Refusing in a group can cost more.

fact-paper_registered = Does the report carry a number and the unit's stamp?
    .hint = A second copy with the stamp should be in your hands.
    .why = The stamp proves the day.

fact-weapon = Where is the weapon?
    .hint = The one the unit issued.
    .why = With a weapon the sentence is longer.
fact-weapon--returned_receipt = Handed in, with a receipt
fact-weapon--returned_no_receipt = Handed in, no receipt
fact-weapon--still_have_on_duty = Carried on duty
fact-weapon--took_away = Taken away from the unit
fact-weapon--none_issued = None was issued

### Questions: leaving the unit

fact-absent = Was the unit left without permission?
    .hint = Not coming back from leave in time is the same.
    .why = Leaving has an article of its own, even without a refusal.
fact-absent--none = No
fact-absent--now = Yes, and not back yet
fact-absent--ended = Yes, but came back

fact-absent_since = Away since which day?
    .hint = The day of leaving. Or the day when the return was due.
    .why = The sentence depends on the number of days.

fact-absent_until = When was the return?
    .hint = The day the unit or the commandant's office put it on record.
    .why = The sentence depends on the number of days.

fact-intends_return = { $who ->
    [self] Do you mean to go back?
   *[other] Does he mean to go back?
 }
    .hint = To the unit, a commandant's office, a military prosecutor.
    .why = Leaving for good is another article.

fact-freed_80_2_or_suspended = { $who ->
    [self] Were you taken to serve instead of a punishment?
   *[other] Was he taken to serve instead of a punishment?
 }
    .hint = Or was a case stopped because the unit asked for it.
    .why = Since 29 December 2025 such men face longer terms.

fact-criminal_stage = Is there a criminal case?
    .hint = Choose the latest that happened.
    .why = The first step depends on it.
fact-criminal_stage--none = No
fact-criminal_stage--declined = The unit asked for one and was refused
fact-criminal_stage--check = An inquiry is under way
fact-criminal_stage--case_opened = A case was opened
fact-criminal_stage--charged = Charges were brought
fact-criminal_stage--convicted_real = Sentenced to prison
fact-criminal_stage--convicted_suspended = A suspended sentence
fact-criminal_stage--case_suspended_78_1 = The case was stopped for the sake of service

### Questions: service and contract

fact-contract_ends = When does the contract term end?
    .hint = The day in the contract, even if it is past.
    .why = Before 21 September 2022 one could leave on that day.

fact-ex_conscript_contract = Was the contract signed during conscript service?
    .hint = That is, while serving the year of the draft.
    .why = Then dismissal can mean going back to conscript service.

fact-conscript_months_done = How many months of conscript service before the contract?
    .hint = Full months only.
    .why = It shows whether a debt is left.

fact-contract_signed = When was the contract signed?
    .hint = The day in the contract.
    .why = It shows whether conscript time is still owed.

fact-mobilisation_notice = Has a mobilisation notice come?
    .hint = A paper, or an entry in the register.
    .why = Not coming falls under another law here.

### Questions: health and reasons

fact-reasons = { $who ->
    [self] Why do you refuse?
   *[other] Why does he refuse?
 }
    .hint = Mark everything that is true.
    .why = Each reason has its own way.
fact-reasons--conscience = Conscience
fact-reasons--religion = Faith
fact-reasons--exhaustion = No strength left
fact-reasons--health_wound = A wound or illness
fact-reasons--family = Family
fact-reasons--unlawful_order = The order is unlawful
fact-reasons--contract_breached = The unit broke the contract
fact-reasons--term_expired = The contract term is over
fact-reasons--other = Something else

fact-acs_history = Was there alternative service?
    .hint = Civilian service instead of the army.
    .why = If there was, a court may decide otherwise.
fact-acs_history--none = No
fact-acs_history--applied_pending = Applied, no answer yet
fact-acs_history--granted_serving = Under way now
fact-acs_history--completed = Yes, served to the end
fact-acs_history--refused = Applied and was refused

fact-vvk = What did the medical board decide?
    .hint = The military medical commission, VVK.
    .why = Health is still a way to leave.
fact-vvk--none = There was no board
fact-vvk--requested = Asked for, waiting
fact-vvk--cat_a = Fit, A
fact-vvk--cat_b = Fit, B
fact-vvk--cat_v = Limited fitness, V
fact-vvk--cat_g = Not fit for now, G
fact-vvk--cat_d = Unfit, D

fact-wound = Was there a wound or injury in service?
    .hint = A concussion counts.
    .why = Money is due for it.

fact-wound_on = When was it?
    .hint = The day of the wound or injury.
    .why = The sum depends on the day.

fact-wound_place = Where was it?
    .hint = The exact place is not needed.
    .why = Because of the place the unit may withhold the money.
fact-wound_place--russia = In Russia
fact-wound_place--occupied_or_ukraine = In Ukraine or occupied land
fact-wound_place--other = Elsewhere

fact-wound_grade = What did the doctors say?
    .hint = As the certificate says.
    .why = The sum depends on it.
fact-wound_grade--grave = A grave wound
fact-wound_grade--light = A light wound
fact-wound_grade--other = Another injury
fact-wound_grade--disability = A disability was found

### Worked out from the answers

derived-contract_like = Contract or mobilised
derived-soldier = In military service
derived-serving = In service
derived-liable = The law on refusal applies
derived-insured = A service with payments for wounds
derived-in_russia = In Russia
derived-refused = Has refused
derived-refused_anew = Has refused again
derived-act_date = Day of the latest refusal
derived-order_waiting = An order waits for an answer
derived-absence_last_day = Last day away
derived-absence_days = Days away
derived-heavier_534 = Harsher under law 534-FZ
derived-contract_days_needed = Contract days needed
derived-contract_days_done = Contract days served

### Short names of outcomes

outcome-holding = Being held
outcome-holding--no_basis_shown = no lawful paper
outcome-holding--form_exists = such a paper exists; it must be checked
outcome-holding--court_paper = there is a paper; it must be checked
outcome-refusal_crime = A refusal already made
outcome-refusal_crime--needs_harm = under the old law: takes substantial harm to the service
outcome-refusal_crime--crime_332_2_1 = a crime, 2 to 3 years
outcome-refusal_crime--outside_332 = article 332 may not apply; a lawyer decides
outcome-refusal_crime--lawyer = whether police are tried for it, a lawyer decides
outcome-new_refusal = Refusing today
outcome-new_refusal--needs_harm = under the old law: takes substantial harm to the service
outcome-new_refusal--crime_332_2_1 = a crime, 2 to 3 years
outcome-practice_2022 = As it went in spring 2022
outcome-practice_2022--dismissal_or_transfer = dismissal or transfer
outcome-absence = Leaving the unit
outcome-absence--disciplinary = a disciplinary offence
outcome-absence--disbat_1_year = a disciplinary unit, up to 1 year
outcome-absence--up_to_3_years = prison, up to 3 years
outcome-absence--up_to_5_years = prison, up to 5 years
outcome-absence--up_to_7_years = prison, up to 7 years
outcome-absence--five_to_ten_years = prison, 5 to 10 years
outcome-absence--two_to_six_years = prison, 2 to 6 years
outcome-absence--three_to_eight_years = prison, 3 to 8 years
outcome-absence--seven_to_twelve_years = prison, 7 to 12 years
outcome-absence--lawyer = a lawyer decides
outcome-desertion = Leaving for good
outcome-desertion--up_to_7_years = up to 7 years; with a weapon or a group up to 10
outcome-desertion--five_to_fifteen_years = 5 to 15 years
outcome-desertion--ten_to_twenty_years = 10 to 20 years
outcome-desertion--lawyer = a lawyer decides
outcome-dismissal_early = Leaving before the end
outcome-dismissal_early--possible_51_2_v = the unit may dismiss for breach of contract
outcome-dismissal_early--three_grounds_only = three grounds only
outcome-contract_end = The end of the contract
outcome-contract_end--discharge_right = discharge is due
outcome-contract_end--runs_on = the contract runs on
outcome-dismissal_health = Leaving for health
outcome-dismissal_health--ground = category D is a ground
outcome-dismissal_health--no_ground_now = category V is no ground now
outcome-guard_dismissal = National Guard: dismissal
outcome-guard_dismissal--service_law = under the service law
outcome-guard_dismissal--contract_breach_upheld = a court upheld the dismissal
outcome-guard_contract = National Guard: police contract
outcome-guard_contract--lawyer = a lawyer decides
outcome-mobilisation_absence = Not coming when mobilised
outcome-mobilisation_absence--administrative = not article 328
outcome-conscience_path = The way of conscience and faith
outcome-conscience_path--none_in_statute = no way in the statute
outcome-conscience_path--court_challenge = a claim in court
outcome-conscience_path--stays_on_service = the law on mobilisation speaks of such men
outcome-coverage = What we know
outcome-coverage--lawyer = for this service a lawyer decides
outcome-coverage--not_covered = not covered here
outcome-insurance = Insurance
outcome-insurance--due = due
outcome-decree_98 = Payment for a wound
outcome-decree_98--flat_3m = 3,000,000 roubles
outcome-decree_98--graded = by gravity: 3,000,000, 1,000,000 or 100,000 roubles
outcome-decree_98--not_named = not named in the decree
outcome-decree_98--lawyer = a lawyer will say the sum
outcome-disability_sum = If disability was found
outcome-disability_sum--four_million = 4,000,000 roubles
outcome-zone_danger = A dangerous place
outcome-law_allowed_prosecution = The law allowed a case
outcome-group_risk = Refusing with others
outcome-old_act = The old refusal
outcome-repeat_is_new_act = A new order, a new refusal
outcome-any_place_and_motive = Place and reason do not save
outcome-no_lasting_shield = The order may come again
outcome-evidence = How to prove it
outcome-dismissal_path_closing = Dismissal is closed
outcome-conscript_debt = May be sent back to conscript service
outcome-contract_pending = Term over, no order
outcome-conscript_promise = A promise and the law
outcome-near_threshold = Hours count
outcome-mobilisation_possible = Mobilisation is possible
outcome-back_to_front = May be sent back to the front
outcome-place_dispute = The dispute over the place
outcome-not_struck_off = Service goes on
outcome-held_now = If held
outcome-lawyer_first = A lawyer first
outcome-hand_in_weapon = Hand in the weapon
outcome-safe_steps = The order of steps
outcome-before_any_order = While there is no order
outcome-return_and_record = Return and put it on record
outcome-court_suit = A claim in court
outcome-medical_first = Doctors first
outcome-silence_until_defender = Silence until the lawyer comes
outcome-keep_decision = Keep the decision
outcome-record_pressure = Write the pressure down
outcome-claim_both = Claim both payments
outcome-asylum_facts = In another country
outcome-no_self_injury = No harm to oneself
outcome-no_publicity_yet = Not to the press yet
outcome-paper_doc_1 = Report of refusal
outcome-paper_doc_1_by_counsellor = A report only with a lawyer
outcome-paper_doc_8 = Claim for payment

### Results: safety

ru-held-now = Being held: every hour matters.
    .do =
        Relatives write to us and to the military prosecutor at once.
        Say the place, the day, the unit, who does it and who saw it.
        Ask for three things: a doctor, a lawyer, the arrest paper.
        Remember names, days and words.
    .dont =
        Do not sign what has not been read.
        Do not argue with armed people.
    .changes = If a court decision or an arrest order is shown, write to us.

ru-held-no_basis = There is no lawful paper. The law gives nobody a right to hold a person in a pit, cellar or camp without a court.
    .do =
        Relatives: file a complaint today. We help to write it.
        Send it to the military prosecutor and the investigators.
        Send a copy to the commissioner for human rights.
    .when = if there is a court decision that was not shown
    .changes = If a paper is shown, its day, signature and term matter.

ru-held-no_basis-2024 = No lawful paper was shown. Without one the law gives no right to hold a person.
    .do =
        Ask for the arrest order: who signed it, what for, how many days.
        Relatives: file a complaint today. We help to write it.
        Send it to the military prosecutor and the investigators.
        Send a copy to the commissioner for human rights.
    .when = if there is an order that was not shown
    .changes = From 7 October 2024 a commander may order arrest without a court. It still takes a ground, a term and a paper.

ru-held-form_exists = From 7 October 2024 a commander may order arrest without a court. This is about those who took part in the war. Such an arrest must still be checked.
    .do =
        Find out what it is for, for how many days, who signed.
        Check whether an inquiry was made within two days.
        Complain about the arrest, with a lawyer.
    .changes = When the term is over, or there is no paper, write to us at once.

ru-held-court_paper = There is a paper. A lawyer will say whether it gives a right to hold.
    .do =
        Copy all of it: who signed, the day, the ground, the term.
        Show the paper to a lawyer at once.
        Relatives: ask the military prosecutor by what law the person is held.
    .changes = If it is not a court decision, the day and the signature matter.

ru-place-zone = Refusing there is more dangerous than in Russia. The words “on Russian soil nobody is tried for it” were not about that place.
    .do =
        Let a relative and a lawyer know the place before any talk with the commander.
        With a wound or illness, ask for a doctor.
    .dont =
        Do not argue alone, with no friends near.
    .changes = After leaving for Russia the answer is different.

ru-place-zone-held = Refusing there is a danger to life. Since July 2022 cellars and camps for those who will not fight are known.
    .do =
        Let a relative and a lawyer know the place before any talk with the commander.
        With a wound or illness, ask for a doctor.
        Agree with a relative: a day without news, and they write to the prosecutor and to us.
    .dont =
        Do not argue alone, with no friends near.
    .changes = After leaving for Russia the answer is different.

ru-place-zone-martial = Refusing there is a danger to life. Cellars and camps for those who will not fight are known. Since 20 October 2022 four occupied regions are under martial law.
    .do =
        Let a relative and a lawyer know the place before any talk with the commander.
        With a wound or illness, ask for a doctor.
        Agree with a relative: a day without news, and they write to the prosecutor and to us.
    .dont =
        Do not argue alone, with no friends near.
    .changes = After leaving for Russia the answer is different. The article on refusal is the same.

ru-lawyer-order_waiting = An order was given and not answered yet. The lawyer first, the answer after.
    .do =
        Write to a lawyer today.
        Sign nothing before the answer.
    .dont =
        Do not say “I refuse” and hand in no report without a lawyer.
    .changes = After a refusal it is too late to change it. Before it there is still a choice.

ru-lawyer-first = A lawyer first. Words and signatures after.
    .do =
        Write to us before handing in a paper or leaving the unit.

ru-lawyer-first-2022 = A lawyer first. Since 24 September 2022 one word or paper can become a criminal case.
    .do =
        Write to us before answering an order, before a report and before any questioning.
    .dont =
        Do not hand in a report of refusal made after someone else's text.

ru-weapon-hand_in = The weapon has to be handed in first. Leaving with a weapon is judged harder.
    .do =
        Hand in the weapon at the unit.
        Take a receipt: number, day, signature.
    .dont =
        Do not take the weapon out of the unit.
    .changes = With a receipt this risk is smaller.

ru-pressure-violence = Beating, threats to kill and forced signatures are not allowed. They are a reason to complain to the prosecutor.
    .do =
        Write down who, when, where, the words, and who saw it.
        Show the marks to a doctor and take a certificate.
        Write to the military prosecutor together with us.
    .dont =
        Do not sign what has not been read.
    .changes = If the danger is now, relatives should write to the prosecutor at once.

ru-pressure-record = Commanders often try to frighten. Write the threats down: later they are evidence.
    .do =
        Write down who, when, where, the words, and who saw it.
        Keep the notes outside the unit, with a relative.
        Decide with a lawyer whether to write to the prosecutor.
    .changes = If beating begins, or threats to kill, it is urgent.

ru-publicity-check_first = A story in the press can do harm. Facts about refusals may be called a secret.
    .do =
        First ask a lawyer what may be said and to whom.
    .dont =
        Give the press no names, unit or place without each person's consent.
    .changes = Publicity has sometimes helped. Decide it with a lawyer.

ru-abroad-asylum = Each country decides in its own way. Those who left a unit and those not yet called up are treated differently.
    .do =
        Find an asylum lawyer in that country.
        Gather papers: contract, order, notice, case file.
        Write in one's own words why there was a refusal and what the unit did.
    .dont =
        Do not travel back before a lawyer has said what it would bring.
    .when = if the country decides otherwise
    .changes = Rank, case papers and whether the law let one refuse all matter.

### Results: refusal

ru-refusal-old_law = A refusal is judged by the law of its day. On that day the refusal itself was not yet a crime. A case took substantial harm to the service (art. 332(1) of the Criminal Code).
    .do =
        Keep everything that proves the day of the refusal.
    .dont =
        Do not refuse again without a lawyer.
    .when = if the investigators find substantial harm to the service
    .changes = A new refusal is judged by the law of the new day. For a group or grave consequences it is up to 5 years.

ru-refusal-new_crime = A refusal since 24 September 2022 is a crime. It brings 2 to 3 years in prison (art. 332(2.1) of the Criminal Code). No harm to the service has to be proved.
    .do =
        Talk to a lawyer at once, before any explanation.
    .dont =
        Write no new papers about the refusal: such a paper proves guilt.
    .changes = With grave consequences it is 3 to 10 years. The day of the refusal matters.

ru-refuse_now-old_law = A refusal today is not yet a crime by itself. A case takes substantial harm to the service (art. 332(1) of the Criminal Code). Then it is up to 2 years in a disciplinary unit.
    .do =
        Talk to us before refusing.
    .dont =
        Do not refuse as a group and write no joint report.
    .when = if the investigators find substantial harm to the service
    .changes = A group or grave consequences: up to 5 years. The law may become harsher.

ru-refuse_now-crime = Refusing to go to the war is a crime. It brings 2 to 3 years in prison (art. 332(2.1) of the Criminal Code). No harm to the service has to be proved.
    .do =
        Talk to a lawyer before any answer.
    .dont =
        Hand in no report of refusal: it proves guilt.
    .changes = With grave consequences it is 3 to 10 years.

ru-refusal-any_place_and_motive = The Supreme Court said on 18 May 2023: refusal is punished in any place. And whatever the reason.
    .do =
        Talk to a lawyer before answering an order.
    .dont =
        Do not count on Russian soil or on a good reason.

ru-refusal-repeat_is_new_act = The old refusal is no shield against a new order. If the order comes again, a new refusal falls under the new law: 2 to 3 years in prison.
    .do =
        Write to a lawyer before answering a new order.
    .dont =
        Do not repeat the refusal or sign it again without a lawyer.
    .when = if a court takes both refusals as one

ru-refusal-repeat_is_new_act-2023 = The old refusal is no shield against a new order. If the order comes again, a new refusal falls under the new law: 2 to 3 years in prison.
    .do =
        Write to a lawyer before answering a new order.
    .dont =
        Do not repeat the refusal or sign it again without a lawyer.
    .when = if a court takes both refusals as one
    .changes = The first man was convicted this way: he had refused before the new article, but the order was read to him again.

ru-refusal-old_act = The new law does not judge the old refusal. A law that makes things worse does not reach back. A lawyer will say whether that is so here.
    .do =
        Find everything that proves the day: a stamped report, letters, witnesses.
    .changes = If there was a later refusal too, the answer is different.

ru-refusal-practice_2022 = In spring 2022 such a refusal led to dismissal or transfer. Lawyers and activists knew of no conviction then.
    .do =
        Keep all papers and the unit's answers.
    .when = if there was substantial harm, a group, or leaving the unit
    .changes = That is the experience of those days and not the law. It may not stay so.

ru-refusal-prosecution_possible = The words “nobody can be prosecuted” are wrong. The law allows a case, and commanders ask for one. A prosecutor told one of them: too early, the harm has not been assessed.
    .changes = If war is declared or the law changes, it gets harsher.

ru-refusal-group_risk = Refusing with others is more dangerous. For a group acting by agreement it is up to 5 years, if there was substantial harm (art. 332(2) of the Criminal Code).
    .do =
        Each writes his own report in his own words.
    .dont =
        Write no common text and name no leader.
    .changes = If there was no agreement, it matters to prove that.

ru-refusal-group_grave = Refusing together with others is still more dangerous now. With grave consequences it is 3 to 10 years (art. 332(2.2) of the Criminal Code). A lawyer will say whether a group alone is enough.
    .do =
        Each talks to a lawyer of his own.
    .dont =
        Write no common text and call nobody to join.
    .changes = What was said, and when, matters.

ru-steps-safe = There is an order of steps; a lawyer advised it. Just leaving the unit is more dangerous than refusing.
    .do =
        Hand in the weapon and take a receipt.
        Go back to the unit's headquarters.
        Hand in a report of one's own, in two copies.
        Have the second copy numbered, dated and signed.
        Ask for an answer on paper.
        Stay in the unit and do other work.
    .dont =
        Do not leave the unit.
        Do not write one report for all.
        Write nothing about the war in the report: only about oneself.
    .when = if the order is given in the combat zone
    .changes = If war or mobilisation is declared, the steps change.

ru-refusal-no_shield = The order may be given again any day. While service lasts, a refusal does not protect for long.
    .do =
        Write to us as soon as a new order comes.
    .changes = After dismissal and striking off the rolls the answer is different.

ru-refusal-before_any_order = There is no order yet. Now there is more choice than after an order.
    .do =
        Decide with a lawyer what to file before any order.
        With a wound or illness, ask for a doctor on paper.
        If it is faith or conscience, gather what shows it.
    .dont =
        Hand in no report of refusal: it proves guilt.
    .changes = Once an order comes: the lawyer first, the answer after.

ru-refusal-not_registered = Without a number and the unit's stamp the day of the refusal is hard to prove.
    .do =
        Look for witnesses, letters, a photo of the report.
        Ask a lawyer how to get a stamp now.
    .changes = If there is a second copy with a stamp, keep it well.

ru-conscript-promise = It was promised that conscripts are not sent. But a promise is not the law. By law they can be sent after training, as a rule from four months on.
    .do =
        The lawyer first, the paper after.
        Object on paper and ask where the training is recorded.
        Relatives: write to the prosecutor and the commissioner for human rights.
    .dont =
        Do not sign a contract under pressure.
    .changes = A contract changes everything: with it they send to the war.

ru-conscript-promise-2022 = It was promised that conscripts are not sent. But a promise is not the law. By law they can be sent after training, as a rule from four months on. Conscripts too are tried for refusing.
    .do =
        The lawyer first, words and papers after.
        Ask where the training is recorded.
        Relatives: write to the prosecutor and the commissioner for human rights.
    .dont =
        Hand in no paper without a lawyer: it may prove a refusal.
        Do not sign a contract under pressure.
    .changes = A contract changes everything: with it they send to the war.

### Results: leaving the unit

ru-absence-return_now = If less than two days have passed, the best thing is to return now.
    .do =
        Write to us at once and tell relatives where to and when.
        Go to the unit, a commandant's office or a military prosecutor.
        Ask them to record the day and the hour.
    .changes = After two days it can be a criminal case. The count starts with the hour of leaving.

ru-absence-return_helps = The sooner the return, the lower the sentence. It also speaks against an aim to leave for good.
    .do =
        A lawyer first: how to return and what to say.
        Go to the unit, a commandant's office or a military prosecutor.
        Ask them to record the day and the hour.
    .dont =
        Give no explanations without a lawyer.
    .when = if the investigators decide the aim was to leave for good
    .changes = Grave trouble can help. A lawyer will say which.

ru-absence-to_2_days = Leaving for up to two days is a disciplinary offence.
    .do =
        Talk to a lawyer before explaining anything at the unit.
    .changes = With more days the answer is different.

ru-absence-to_2_days-2022 = Leaving for up to two days is a disciplinary offence. Even so a case may be opened, for an attempt to leave for longer.
    .do =
        A lawyer first, words after.
    .when = if the investigators see an attempt to leave for longer
    .changes = More than two days: up to 5 years.

ru-absence-to_10_days-contract_before = Then leaving for up to ten days was a disciplinary offence for a contract soldier, not a crime.
    .do =
        Talk to a lawyer before explaining anything at the unit.
    .when = if the aim was to leave for good
    .changes = More than ten days is a crime.

ru-absence-to_10_days-conscript_before = For a conscript, leaving for more than two days is a crime: up to half a year of arrest or up to a year in a disciplinary unit (art. 337(1) of the Criminal Code).
    .do =
        A lawyer first, words after.
    .changes = More than ten days costs more.

ru-absence-to_month-before = Leaving for more than ten days is a crime: up to 2 years in a disciplinary unit or up to 3 years in prison (art. 337(3) of the Criminal Code). The words “only a disciplinary unit” are wrong.
    .do =
        A lawyer first, words after.
    .when = if the aim was to leave for good, then up to 7 years
    .changes = More than a month: up to 5 years.

ru-absence-over_month-before = Leaving for more than a month is a crime: up to 5 years in prison (art. 337(4) of the Criminal Code).
    .do =
        A lawyer first, words after.
    .when = if the aim was to leave for good, then up to 7 years

ru-absence-to_10_days = Leaving for more than two days is a crime. Since 24 September 2022 it brings up to 5 years in prison (art. 337(2.1) of the Criminal Code).
    .do =
        A lawyer first, words after.
    .changes = More than ten days: up to 7 years. More than a month: 5 to 10 years.

ru-absence-to_month = Leaving for more than ten days is a crime. Since 24 September 2022 it brings up to 7 years in prison (art. 337(3.1) of the Criminal Code).
    .do =
        A lawyer first, words after.
    .changes = More than a month: 5 to 10 years.

ru-absence-over_month = Leaving for more than a month is a crime. Since 24 September 2022 it brings 5 to 10 years in prison (art. 337(5) of the Criminal Code).
    .do =
        A lawyer first, words after.
    .changes = If the aim was to leave for good: 5 to 15 years.

ru-absence-to_10_days-heavier = Leaving for more than two days is a crime. For those taken to serve instead of a punishment it is 2 to 6 years in prison (art. 337 of the Criminal Code, law 534-FZ).
    .do =
        A lawyer first, words after.
    .changes = More than ten days: 3 to 8 years. More than a month: 7 to 12 years.

ru-absence-to_month-heavier = Leaving for more than ten days is a crime. For those taken to serve instead of a punishment it is 3 to 8 years in prison (art. 337 of the Criminal Code, law 534-FZ).
    .do =
        A lawyer first, words after.
    .changes = More than a month: 7 to 12 years.

ru-absence-over_month-heavier = Leaving for more than a month is a crime. For those taken to serve instead of a punishment it is 7 to 12 years in prison (art. 337 of the Criminal Code, law 534-FZ).
    .do =
        A lawyer first, words after.
    .changes = If the aim was to leave for good: 10 to 20 years.

ru-absence-straddles = The absence began before 24 September 2022 and went on after it. Only a lawyer can say which law judges it. We give no number.
    .do =
        Write to a lawyer: the day of leaving, the day of return, where it shows.
    .dont =
        Give no explanations without a lawyer.
    .changes = The new law is much harsher. Each day matters.

ru-absence-straddles_534 = The absence began before 29 December 2025 and went on after it. Only a lawyer can say which law judges it. We give no number.
    .do =
        Write to a lawyer: the day of leaving, the day of return, where it shows.
    .dont =
        Give no explanations without a lawyer.
    .changes = The new law is harsher. Each day matters.

ru-absence-near_threshold = The days are close to the next limit, and hours count. We named the longer sentence.
    .do =
        Recall the hour of leaving, the hour of return and who saw it.
    .changes = An exact count of hours may give the shorter sentence.

ru-desertion-before = Leaving for good is desertion: up to 7 years in prison (art. 338 of the Criminal Code). With a weapon or by agreement with others, up to 10. The words “two years in a disciplinary unit” are wrong.
    .do =
        A lawyer first. Decide how and where to come after that.
    .when = if there was no aim to leave for good
    .changes = Returning speaks against an aim to leave for good.

ru-desertion-since_2022 = Leaving for good is desertion. Since 24 September 2022 it brings 5 to 15 years in prison (art. 338(3) of the Criminal Code).
    .do =
        A lawyer first. Decide how and where to come after that.
    .when = if there was no aim to leave for good
    .changes = Returning speaks against an aim to leave for good.

ru-desertion-heavier = Leaving for good is desertion. For those taken to serve instead of a punishment it is 10 to 20 years in prison (art. 338 of the Criminal Code, law 534-FZ).
    .do =
        A lawyer first. Decide how and where to come after that.
    .when = if there was no aim to leave for good
    .changes = Returning speaks against an aim to leave for good.

ru-desertion-straddles = The absence began before a new law and went on after it. It may be called desertion. Only a lawyer can say which law judges it.
    .do =
        A lawyer first. Decide how and where to come after that.
    .dont =
        Give no explanations without a lawyer.
    .changes = Returning speaks against an aim to leave for good.

### Results: leaving the service by law

ru-dismissal-refusal_ground = The unit may dismiss for not fulfilling the contract. It may, but it need not. Benefits are lost and no new contract follows.
    .do =
        Compare other ways: the end of the contract, health, family.
        Talk to us before the report.
    .when = if the unit's commission decides otherwise
    .changes = If mobilisation is declared, this way closes.

ru-dismissal-conscript_debt = Such a dismissal may mean going back to conscript service. Two contract days count as one conscript day.
    .do =
        Count the days with a lawyer before the report.
    .dont =
        Do not ask for dismissal before the debt is counted.
    .changes = If there are enough days, no debt is left.

ru-contract-term_end = At the end of the contract discharge is due. Nobody has to sign a new one.
    .do =
        Hand in a report: no new contract.
        Ask for the discharge order and for striking off the rolls.
        Get all of it on paper.
    .dont =
        Do not leave the unit before there is an order.
    .changes = If mobilisation or war is declared, the term may be prolonged.

ru-dismissal-closing = On 21 September 2022 dismissal was closed. Whoever was not discharged in time serves on.
    .do =
        Write to a lawyer today.
        Find the order, if there was one already.
    .dont =
        Do not count on dismissal for a report.
        Do not leave the unit: that is a case of its own.
    .changes = If the discharge order came before 21 September, show it.

ru-dismissal-three_grounds = Since 21 September 2022 there are only three grounds to leave: age, “unfit” from the doctors, or a prison sentence by a court. Refusal and family no longer count.
    .do =
        Check with a lawyer whether one of the three applies.
    .changes = It is so until a decree ends mobilisation. We have seen no such decree.

ru-dismissal-three_grounds-suspended = There are only three grounds to leave: age, “unfit” from the doctors, or a prison sentence by a court. Refusal, family and a suspended sentence do not count.
    .do =
        Check with a lawyer whether one of the three applies.
    .changes = It is so until a decree ends mobilisation. We have seen no such decree.

ru-contract-runs_on = The contract runs on even when its term is over. It is so since 21 September 2022, until a decree ends mobilisation.
    .do =
        Check other ways with a lawyer: health, age.
    .dont =
        Do not leave the unit on the day the contract ends.
    .changes = It takes a new decree. We have seen no such decree.

ru-contract-pending = The contract term is over, but there is no discharge order. In such cases courts say: service goes on.
    .do =
        Gather reports and the unit's answers and show them to a lawyer.
    .dont =
        Do not leave the unit without an order: that is a case of its own.
    .changes = If the order came before 21 September 2022, show it.

ru-status-not_struck_off = Until there is an order, service goes on. Staying away may be taken as leaving the unit.
    .do =
        Find out whether there is a striking-off order.
        Talk to a lawyer before returning.
    .changes = If there is an order, the answer is different.

ru-status-not_struck_off-2022 = Until there is an order, service goes on. Staying away may be taken as leaving the unit, and since 24 September 2022 that costs more.
    .do =
        Find out whether there is a striking-off order.
        Talk to a lawyer before returning.
    .dont =
        Give no explanations without a lawyer.
    .changes = If there is an order, the answer is different.

ru-mobilisation-possible = Now this is the reserve. A notice may come. Mobilisation has gone on since 21 September 2022, and we have seen no decree that ends it.
    .do =
        Talk to a lawyer before going to the commissariat.
        Keep the discharge order.
    .changes = Once sent to a unit, service has begun and the law is strict again.

ru-mobilisation-not_328 = Not coming when mobilised is not article 328. But it may be punished in another way, for example by a fine. A prosecutor cancelled the one such case.
    .do =
        Talk to a lawyer before any step.
    .dont =
        Do not sign a contract at the commissariat under pressure.
    .changes = Once enrolled in a unit, leaving it is a crime.

ru-status-lawyer_decides = For this service there is no sure answer here. The law on refusal may cover it.
    .do =
        Write to a lawyer before any step.
    .dont =
        Do not refuse and do not leave before a lawyer has answered.

ru-status-not_served = The answers here are for those already serving. Ask us about the draft and civilian service.
    .do =
        Write to us: when the draft is and what has been filed.
    .dont =
        Write nothing about the war in the application: only about oneself.

### Results: National Guard

ru-guard-police_dismissal = Refusing to go most probably leads to dismissal. The police have a service law of their own. The dispute goes to an ordinary court. How such disputes ended we mostly do not know.
    .do =
        Ask for the order and its reason on paper.
        Ask a lawyer at once about the time limit for court.
    .when = if they do not dismiss
    .changes = In Krasnodar twelve went to court. Nine of them withdrew.

ru-guard-police_suit = A dismissal can be challenged in court. The time is short: one month, as far as we know.
    .do =
        Ask a lawyer about the time limit today.
        Ask for a copy of the order and the file.

ru-guard-military_upheld = On 25 May 2022 a court in Nalchik upheld the dismissal of 115 guardsmen. It called their act a breach of contract.
    .do =
        Talk to us before a report.
    .changes = It is one court's decision. Another may decide otherwise.

ru-guard-police_contract = The decree of 21 September 2022 speaks of servicemen. Whether it holds police contracts is unclear. So is whether police ranks can be tried for such a refusal.
    .do =
        Talk to a lawyer before refusing and before a report.
    .dont =
        Do not go by other people's experience.

ru-guard-police_refusal = A refusal since 24 September 2022 is a crime for soldiers. Whether police ranks can be tried for it is unclear. Count on it that they can.
    .do =
        Talk to a lawyer at once, before any explanation.
    .dont =
        Write no new papers about the refusal.
    .changes = The day of the refusal and the day of the dismissal matter.

ru-guard-police_outside_332 = The dismissal came before the new article. Article 332 is about servicemen. A lawyer will say whether that is so here.
    .do =
        Keep the dated dismissal order.
        Ask a lawyer about a notice: mobilisation is possible.
    .changes = Once in service again, the new law applies.

### Results: health and conscience

ru-health-medical_first = Doctors first. “Unfit” is one of the three grounds on which people are still discharged.
    .do =
        Ask for a referral to the medical board, on paper.
        Gather records of wounds, injuries, sleep, anxiety.
        Tell the doctor about thoughts of death too, if there are any.
    .dont =
        Do not invent an illness.
    .when = if the board decides “fit”
    .changes = The board's decision can be challenged.

ru-health-no_self_injury = Injuring oneself or inventing an illness is a crime: up to 7 years.
    .dont =
        Do no harm to oneself and invent no illness.
    .do =
        With thoughts of death, tell someone close and a doctor today.
        Talk to a lawyer before any step with papers.

ru-health-no_self_injury-2022 = Injuring oneself or inventing an illness is a crime: 5 to 10 years (art. 339(3) of the Criminal Code).
    .dont =
        Do no harm to oneself and invent no illness.
    .do =
        With thoughts of death, tell someone close and a doctor today.
        Talk to a lawyer before any step with papers.

ru-health-no_self_injury-2025 = Injuring oneself or inventing an illness is a crime: 5 to 10 years (art. 339(3) of the Criminal Code). For those taken to serve instead of a punishment, 7 to 12 years.
    .dont =
        Do no harm to oneself and invent no illness.
    .do =
        With thoughts of death, tell someone close and a doctor today.
        Talk to a lawyer before any step with papers.

ru-health-unfit_d = “Unfit”, category D, is a ground for discharge. It remained after 21 September 2022.
    .do =
        Hand in a report and a copy of the board's decision.
        Ask for an answer on paper.
        If refused, go to court with a lawyer and ask about the time limit at once.
    .changes = Whoever agrees to another post is not discharged.

ru-health-limited_v = “Limited fitness”, category V, seems to be no ground for discharge now. A lawyer must check this.
    .do =
        Challenge the decision if the illness is graver.
        Ask for a light post on paper.
    .changes = The board may decide “D”.

ru-conscience-acs_done = A court annulled the call-up of one such man: he had done civilian service before. Other courts refused.
    .do =
        Go to court with a lawyer and ask to stop the call-up while the case runs.
        Find the papers of the civilian service.
    .dont =
        Write nothing about the war: only about one's faith and conscience.
    .when = if the court decides otherwise, as it did with others

ru-conscience-acs_done-2023 = Courts annulled the call-up of one such man: he had done civilian service before. Other courts refused.
    .do =
        Go to court with a lawyer and ask to stop the call-up while the case runs.
        Find the papers of the civilian service.
    .dont =
        Write nothing about the war: only about one's faith and conscience.
    .when = if the court decides otherwise, as it did with others
    .changes = The Supreme Court left that decision standing. This became known in November 2023.

ru-conscience-acs_serving = By the law on mobilisation those already on civilian service stay on it. A lawyer will say whether that is so here.
    .do =
        Show a lawyer the papers of the civilian service at once.
        Challenge the call-up in court, with a lawyer.
    .dont =
        Do not refuse an order without a lawyer: refusing is tried here too.
    .when = if the court decides otherwise
    .changes = It matters from which day the civilian service runs.

ru-conscience-no_path = The statute has no way for those already on contract or mobilised. The right is in the Constitution (art. 59). But requests are mostly turned down.
    .do =
        File a request before any order, with a lawyer.
        Gather what shows the faith or the views.
        Keep copies: complaints and asylum need them.
    .dont =
        Write nothing about the war: only about one's faith and conscience.
    .when = if the man has done civilian service before
    .changes = Whether faith and conscience are a defence to the article on refusal, we do not know.

ru-conscience-no_path-2023 = The statute has no way for those already on contract or mobilised. Courts convicted believers too: faith saved neither a Pentecostal nor a Buddhist.
    .do =
        File a request before any order, with a lawyer.
        Gather what shows the faith or the views.
        Keep copies: complaints and asylum need them.
    .dont =
        Write nothing about the war: only about one's faith and conscience.
    .when = if the man has done civilian service before

### Results: a criminal case

ru-criminal-silence = An inquiry or a case is under way. Until a lawyer comes it is better to be silent: the Constitution gives that right (art. 51).
    .do =
        Find a lawyer of one's own before any first explanation.
        Say: “I will speak with a lawyer.”
    .dont =
        Do not sign what has not been read.
        Do not send case papers by ordinary mail or in chats.

ru-criminal-declined = The prosecutor said no: a case is too early, the harm has not been assessed. This paper is worth keeping.
    .do =
        Take a copy of the decision and keep it outside the unit.
        Show it to a lawyer.
    .changes = The decision may be reversed. Then: the lawyer first, words after.

ru-criminal-declined-2022 = The prosecutor refused to open a case. But that was under the old law. For a refusal since 24 September 2022 no harm is needed.
    .do =
        Take a copy of the decision and keep it outside the unit.
        Talk to a lawyer before answering a new order.
    .changes = The old refusal falls under the old law. A new one falls under the new.

ru-criminal-suspended_sentence = A suspended sentence does not end the service. After the court the front may follow again. A new refusal is a new case.
    .do =
        Ask a lawyer about an appeal and about doctors.
    .dont =
        Do not refuse again without a lawyer.
    .changes = Only a prison term in force is a ground for discharge.

ru-criminal-suspended_sentence-2025 = A suspended sentence does not end the service. After the court the front may follow again. A new refusal is a new case.
    .do =
        Ask a lawyer whether law 534-FZ matters here: it is harsher.
        Ask about an appeal and about doctors.
    .dont =
        Do not refuse again without a lawyer.
    .changes = Only a prison term in force is a ground for discharge.

ru-criminal-case_suspended = The case was stopped for the sake of service. That most probably means the front. A new refusal is a new case.
    .do =
        Ask a lawyer what the decision says.
    .dont =
        Do not refuse again without a lawyer.
    .changes = The case may be closed only after an award or a lawful discharge.

ru-criminal-case_suspended-2025 = The case was stopped for the sake of service. That most probably means the front. Since 29 December 2025 leaving the unit costs such men more: 2 to 20 years.
    .do =
        Ask a lawyer what the decision says.
    .dont =
        Do not leave the unit and do not refuse without a lawyer.
    .changes = The case may be closed only after an award or a lawful discharge.

### Results: money

ru-wound-insurance = Insurance is due for any wound in service. The place does not matter. It is not the same as the payment under the decree.
    .do =
        Ask the unit for the papers for the insurer.
        Take a certificate of the wound or injury.
    .changes = The sum depends on gravity and year. A lawyer will say it.

ru-wound-place_dispute = Commanders say: the wound was in Russia, so no money. But the decree speaks of taking part, not of a map. A lawyer will say who is right.
    .do =
        Look for proof of taking part: an order, the combat log, witnesses.
        Ask for the refusal on paper.
    .when = if taking part is not proved
    .changes = The insurance does not depend on the place.

ru-wound-claim_both = Claim both payments: the insurance and the money under the decree. One does not replace the other.
    .do =
        File a claim and keep a stamped copy.
        If refused, ask for the refusal on paper.
        Then complain: up the chain, to the prosecutor, to the court. The court's limit is usually three months.
    .changes = A lawyer will check the time limit and the court.

ru-wound-sum_flat = For a wound in the war the decree gives 3,000,000 roubles. One sum for all wounds.
    .do =
        Take a certificate of the wound and file a claim.
    .when = if taking part is not proved
    .changes = The day of the wound and the day of the claim matter.

ru-wound-guard_not_named = The decree does not name the National Guard yet. The insurance is due even now. A lawyer will say about the payment under the decree.
    .do =
        File a claim and ask for an answer on paper.
    .changes = The decree may be changed. Keep all papers.

ru-wound-sum_graded = The sum depends on gravity. A grave wound: 3,000,000 roubles. A light one: 1,000,000. Another injury: 100,000.
    .do =
        Check what the certificate says about gravity.
    .changes = Gravity can be challenged. A lawyer will check the day this began.

ru-wound-sum_old_wound = The wound is older than the new sums. Then 3,000,000 roubles were paid. Since 13 November 2024 it is 3,000,000, 1,000,000 or 100,000, by gravity. A lawyer will say what is due.
    .do =
        Find papers with the day of the wound and the day of the first claim.
    .changes = It matters when the money was first claimed.

ru-wound-disability = If a disability was found, the sum, with what was already paid, is 4,000,000 roubles. This is also about wounds since 24 February 2022.
    .do =
        File the disability certificate and ask for the rest.
    .changes = A lawyer will check the day this began.

### Results: papers

ru-paper-doc_1 = A report of one's own can be prepared. Talk to us before it.
    .do =
        Write about oneself: health, strength, conscience, family.
        Two copies, the unit's stamp on the second.
    .dont =
        Write nothing about the war or other people.
    .changes = If the law becomes harsher, such a report proves guilt.

ru-paper-doc_1_by_counsellor = A report of refusal now proves guilt. We do not give it without a lawyer.
    .do =
        Ask a lawyer whether a paper is needed, and which.
    .dont =
        Do not hand in an old form.

ru-paper-doc_8 = A claim for the payment and the insurance can be prepared.
    .do =
        Two copies, the unit's stamp on the second.
        Attach copies, not the papers themselves.

### Papers

paper-doc_1 = Report of refusal
    .about = One's own report to the commander. Two copies: one for the unit, one stamped and kept.
paper-doc_1-field-to = To
    .hint = The commander's post, rank and surname
paper-doc_1-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_1-field-from_rank = Rank and post
    .hint = As in the contract
paper-doc_1-field-unit = Unit number
    .hint = Five digits
paper-doc_1-field-contract = Service
    .hint = On contract: number, day, end of the term. Or: conscript service, since which day.
paper-doc_1-field-place = Present place
    .hint = Unit, town
paper-doc_1-field-order = What the order was
    .hint = Who gave it, when, where and how. If there was no order, write so.
paper-doc_1-field-reasons = Why you cannot
    .hint = Only about yourself: strength, health, conscience, family. Not a word about the war.
paper-doc_1-field-weapon = Weapon
    .hint = Handed in: day and number of the receipt. If none was issued, write so.
paper-doc_1-field-enclosures = Enclosures
    .hint = Each on a new line. May be left empty.
paper-doc_1-field-date = Day
    .hint = The day of handing in
paper-doc_1-body =
    { $to }

    REPORT

    I serve: { $contract }. I am now at: { $place }.

    About the order: { $order }

    I report that I cannot take part in combat operations for these reasons: { $reasons }

    I ask not to be sent to the area of combat operations. I do not leave my place of service and go on with other duties of my post.

    Weapon: { $weapon }.

    I ask to have this report registered, to be given back the second copy with the registration mark, and to have a written answer.

    Enclosures: { $enclosures }

    { $from_rank }, military unit { $unit }

    { $date } ____________ { $from_name }

paper-doc_8 = Claim for payment and insurance
    .about = A claim for two payments at once: the insurance and the money under the decree. Two copies.
paper-doc_8-field-to = To
    .hint = The commander's post, rank and surname
paper-doc_8-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_8-field-from_rank = Rank and post
    .hint = As in the contract
paper-doc_8-field-unit = Unit number
    .hint = Five digits
paper-doc_8-field-wound_day = Day of the wound or injury
    .hint = As in the certificate
paper-doc_8-field-wound_place = Place
    .hint = Region, district, village
paper-doc_8-field-circumstances = How it happened
    .hint = The hour, the order, what the unit was doing, who saw it
paper-doc_8-field-medical = What the doctors said
    .hint = Diagnosis, gravity, number and day of the certificate
paper-doc_8-field-refusal = Earlier answers
    .hint = Who answered, when and what. If nothing was asked before, write so.
paper-doc_8-field-answer_address = Where to send the answer
    .hint = Address
paper-doc_8-field-enclosures = Enclosures
    .hint = Each on a new line. Copies only. May be left empty.
paper-doc_8-field-date = Day
    .hint = The day of handing in
paper-doc_8-body =
    { $to }

    REPORT

    On { $wound_day } I received a wound (injury) while carrying out the duties of military service. Place: { $wound_place }.

    Circumstances: { $circumstances }

    Medical papers: { $medical }

    Answers to earlier requests: { $refusal }

    I ask:

    1. To prepare and send to the insurer the papers for payment of the insured sum under Federal Law No 52-FZ of 28 March 1998.

    2. To consider the one-off payment under Decree No 98 of the President of the Russian Federation of 5 March 2022.

    3. To inform me of each decision in writing. In case of refusal, to state the reason and the norm it rests on.

    Please send the answer to: { $answer_address }.

    Enclosures: { $enclosures }

    { $from_rank }, military unit { $unit }

    { $date } ____________ { $from_name }

### Sources

source-RU-NOWAR = Neither war nor martial law was declared in Russia proper.
    .citation = No declaration of war and no martial law in Russia proper; Law on martial law (1-FKZ); 61-FZ art. 18
source-RU-332-1 = Not carrying out an order is a crime only if it caused substantial harm to the service: restriction, arrest, or a disciplinary unit for up to 2 years.
    .citation = Criminal Code of the Russian Federation, art. 332(1)
source-RU-332-2 = The same by a group by agreement, or with grave consequences: up to 5 years.
    .citation = Criminal Code, art. 332(2)
source-RU-332-2-1 = Not carrying out an order during combat operations, or refusing to take part in them: 2 to 3 years. No substantial harm is needed.
    .citation = Criminal Code, art. 332(2.1), added by Federal Law 365-FZ of 24 September 2022
source-RU-332-2-2 = The same with grave consequences: 3 to 10 years. A lawyer is to check how the part is built.
    .citation = Criminal Code, art. 332(2.2), added by Federal Law 365-FZ of 24 September 2022
source-RU-TEMP = The law of the time of the act decides whether it is a crime; a law that makes things worse does not reach back.
    .citation = Criminal Code, arts 9 and 10; Constitution, art. 54
source-RU-REORDER = A new order and a new refusal after 24 September 2022 were tried as a new act although the first refusal was earlier.
    .citation = Criminal Code, art. 332(2.1) with arts 9 and 10; Zaozersk garrison military court, 7 April 2023; Supreme Court Plenum resolution No 11 of 18 May 2023
source-RU-PLEN-REFUSAL = The Supreme Court: refusal is punished whatever the place and the motive.
    .citation = Supreme Court Plenum resolution No 11 of 18 May 2023
source-RU-331 = These crimes are committed by conscripts and contract soldiers; the mobilised count as contract soldiers.
    .citation = Criminal Code, art. 331; Decree 647 of 21 September 2022, p. 2
source-RU-337-1 = A conscript's absence of more than 2 and up to 10 days: arrest up to 6 months or a disciplinary unit up to 1 year.
    .citation = Criminal Code, art. 337(1)
source-RU-337-3 = Absence of more than 10 days and up to a month: a disciplinary unit up to 2 years or prison up to 3.
    .citation = Criminal Code, art. 337(3)
source-RU-337-4 = Absence of more than a month: up to 5 years.
    .citation = Criminal Code, art. 337(4)
source-RU-337-GAP = Before 24 September 2022 a contract soldier's absence of up to 10 days was a disciplinary offence.
    .citation = Criminal Code, art. 337(1) and (3) read together
source-RU-337-2-1 = Absence of 2 to 10 days in mobilisation or combat operations: up to 5 years, contract soldiers included.
    .citation = Criminal Code, art. 337(2.1), added by Federal Law 365-FZ of 24 September 2022
source-RU-337-3-1 = Absence of 10 days to a month in the same periods: up to 7 years.
    .citation = Criminal Code, art. 337(3.1), added by Federal Law 365-FZ of 24 September 2022
source-RU-337-5 = Absence of more than a month in the same periods: 5 to 10 years.
    .citation = Criminal Code, art. 337(5), in the wording of Federal Law 365-FZ of 24 September 2022
source-RU-337-534 = For men freed from punishment to serve, or whose case is suspended at the command's request: 2 to 6, 3 to 8 and 7 to 12 years.
    .citation = Criminal Code, art. 337(2.2) and its sister parts, Federal Law 534-FZ, published 29 December 2025
source-RU-337-48H = A draft of the Supreme Court's ruling allowed a charge of attempt before two days; the final text is unchecked.
    .citation = Supreme Court Plenum resolution No 11 of 18 May 2023, as its draft was reported
source-RU-338-1 = Leaving in order to escape service altogether is desertion: up to 7 years.
    .citation = Criminal Code, art. 338(1) and its note
source-RU-338-2 = Desertion with the weapon or by a group by agreement: up to 10 years.
    .citation = Criminal Code, art. 338(2)
source-RU-338-3 = Desertion in mobilisation or combat operations: 5 to 15 years.
    .citation = Criminal Code, art. 338(3), added by Federal Law 365-FZ of 24 September 2022
source-RU-338-534 = For the persons of law 534-FZ: 10 to 20 years.
    .citation = Criminal Code, art. 338, Federal Law 534-FZ, published 29 December 2025
source-RU-339-1 = Feigning illness or injuring oneself to evade duty is a crime; to escape service fully, up to 7 years.
    .citation = Criminal Code, art. 339(1) and (2)
source-RU-339-3 = The same in mobilisation or combat operations: 5 to 10 years.
    .citation = Criminal Code, art. 339(3), Federal Law 365-FZ of 24 September 2022
source-RU-339-534 = For the persons of law 534-FZ: 7 to 12 years.
    .citation = Criminal Code, art. 339, Federal Law 534-FZ, published 29 December 2025
source-RU-328-MOB = Article 328 is about conscription, not mobilisation; the one attempt was cancelled by the prosecutor.
    .citation = Criminal Code, art. 328; Supreme Court Plenum, May 2023; a case in Penza dropped by the prosecutor
source-RU-MOB-LAW = A reservist must appear when mobilised; there is no criminal sanction for a notice not collected.
    .citation = Federal Law 31-FZ on mobilisation, art. 10
source-RU-CONSC-NODEF = Men who refused out of faith were convicted too: 2 years 5 months, 2 years 10 months.
    .citation = Verdicts of 2023 under art. 332(2.1): Vasilets, Kapatsyna
source-RU-78-1 = A case may be suspended for service and closed after an award or a lawful discharge.
    .citation = Criminal Code, arts 78.1 and 80.2, Federal Law 64-FZ of 23 March 2024
source-RU-51-1B = A soldier must be discharged when the contract ends. Suspended since 21 September 2022.
    .citation = Federal Law 53-FZ on military duty and military service, art. 51(1)(b)
source-RU-51-1VG = Discharge for health: unfit is mandatory; limited fitness is a separate ground.
    .citation = Federal Law 53-FZ, art. 51(1)(v) and (g)
source-RU-51-2V = A contract soldier may be dismissed for not fulfilling the contract; this ground was used on refusers.
    .citation = Federal Law 53-FZ, art. 51(2)(v); Constitutional Court judgment 6-P of 21 March 2013; Regulation on military service, art. 34
source-RU-51-2V-EFF = What such a dismissal costs: benefits are lost, no new contract.
    .citation = Lawyer's account of the Nalchik dismissals
source-RU-51-2-1 = Whoever signed during conscript service and is dismissed for breach goes back to finish it; two contract days count as one.
    .citation = Federal Law 53-FZ, art. 51(2.1)
source-RU-51-3-6 = A contract soldier could ask for early discharge: breach by the state, family, a good reason.
    .citation = Federal Law 53-FZ, art. 51(3) and (6)
source-RU-647-1 = Partial mobilisation from 21 September 2022.
    .citation = Decree 647 of 21 September 2022, p. 1
source-RU-647-2 = The mobilised have the status of contract soldiers.
    .citation = Decree 647 of 21 September 2022, p. 2
source-RU-647-4 = Contracts run until the end of the period of partial mobilisation.
    .citation = Decree 647 of 21 September 2022, p. 4
source-RU-647-5 = Discharge only for age, for health (unfit) and on a sentence of imprisonment.
    .citation = Decree 647 of 21 September 2022, p. 5
source-RU-647-PEND = Courts applied the decree also to men whose report or contract end came earlier, if they had not yet been discharged.
    .citation = Court practice on contracts that ended, or reports filed, before 21 September 2022
source-RU-647-SUSP = A suspended sentence is not a ground for discharge.
    .citation = Decree 647, p. 5(c); counts of art. 337 verdicts
source-RU-MOB-END = Mobilisation ends only by presidential decree; none has been seen.
    .citation = Supreme Court Plenum resolution No 11 of 18 May 2023; statement of 1 November 2022
source-RU-756 = Martial law in the four occupied regions from 20 October 2022.
    .citation = Decrees 756 and 757 of 19 October 2022
source-RU-RG-1 = The National Guard has two kinds of staff: soldiers (military courts) and police ranks (service law, ordinary courts).
    .citation = Federal Law 226-FZ; Federal Law 342-FZ as applied by Federal Law 305-FZ of 2016
source-RU-RG-3 = Krasnodar riot police: order of 25 February 2022, dismissed 1 March; 12 sued, 9 withdrew; the result for three is not known.
    .citation = Krasnodar riot police dismissed on 1 March 2022, Prikubansky district court
source-RU-RG-4 = The Nalchik court upheld the dismissal of 115 guardsmen with military status.
    .citation = Nalchik garrison military court, 25 May 2022
source-RU-RG-6 = Decree 647 speaks of servicemen; it does not name police-rank contracts.
    .citation = Decree 647 of 21 September 2022, p. 4, read by its words
source-RU-RG-8 = A dispute over dismissal from the service: one month. Not checked against the text.
    .citation = Federal Law 342-FZ, art. 72
source-RU-CON-1 = It was promised that conscripts take no part; on 9 March 2022 it was admitted that some did.
    .citation = Statements of 8 March, 9 March and 1 April 2022
source-RU-CON-2 = A conscript may be sent to a conflict after training, as a rule not before four months.
    .citation = Regulation on the order of military service (Decree 1237), art. 2 p. 3
source-RU-CON-3 = Conscripts are pressed to sign contracts.
    .citation = Federal Law 53-FZ, art. 34; reports of contracts signed under pressure
source-RU-113 = Alternative service replaces conscript service only.
    .citation = Federal Law 113-FZ of 25 July 2002 on alternative civilian service
source-RU-MUSH = Courts annulled the call-up of a man who had done alternative service.
    .citation = Gatchina city court, 30 November 2022; Leningrad regional court, 16 March 2023; Supreme Court, reported 23 November 2023
source-RU-31-17-1 = In mobilisation those already on alternative service stay on it.
    .citation = Federal Law 31-FZ on mobilisation, art. 17.1 (Federal Law 419-FZ, November 2022)
source-RU-MUSH-NEG = In other cases courts refused.
    .citation = Refusals of the same claim by other courts, December 2022
source-RU-C59-3 = The right to replace military service where it goes against conviction or faith.
    .citation = Constitution of the Russian Federation, art. 59(3)
source-RU-98-3M = A one-off 3,000,000 roubles for a wound in the “operation”.
    .citation = Decree 98 of 5 March 2022
source-RU-98-PLACE = The decree ties the payment to taking part; commanders read it as “on the territory of Ukraine”.
    .citation = Decree 98 of 5 March 2022; how commanders read it in spring 2022
source-RU-98-2024 = Payment by gravity: 3,000,000, 1,000,000 or 100,000 roubles. The day it began is unchecked.
    .citation = Government resolution and decree of November 2024 on payments for wounds
source-RU-98-4M = With disability 4,000,000 roubles, counting what was paid, also for wounds since 24 February 2022.
    .citation = Decree of November 2024 on the payment where disability follows
source-RU-996 = The same payments for the National Guard, police and others, back to 24 February 2022.
    .citation = Decree of 31 December 2022 on payments to the National Guard, police and others
source-RU-52 = Insurance of every serviceman's life and health: an injury during service, wherever it happened.
    .citation = Federal Law 52-FZ of 28 March 1998 on compulsory state insurance of servicemen, arts 1, 4, 5
source-RU-C6 = Claim the insurance and the payment; get a refusal in writing; complaint, prosecutor, court.
    .citation = Federal Law 52-FZ and Decree 98 taken together; the way of a complaint
source-RU-KAS = A commander's act can be challenged in the garrison court, generally within 3 months.
    .citation = Code of Administrative Court Procedure, ch. 22, arts 218 and 219
source-RU-DU-106 = Inside the unit a written application is a report; it must be considered.
    .citation = Disciplinary Statute, ch. 6, arts 106 and 107 (Decree 1495)
source-RU-76-21 = The right to a court and to a lawyer's help; the right not to testify against oneself.
    .citation = Federal Law 76-FZ on the status of servicemen, art. 21; Constitution, art. 51
source-RU-PROK = A complaint to the military prosecutor; an answer normally within 30 days; relatives may file it.
    .citation = Federal Law 2202-1 on the prosecutor's office, art. 10; Federal Law 59-FZ, art. 12
source-RU-DET-ILL = Holding someone in a cellar, garage or camp without court or statutory arrest has no legal basis.
    .citation = Constitution, art. 22; Criminal Code, arts 127, 286 and 301
source-RU-DET-231 = From 7 October 2024 a commander may order arrest without a court for a gross offence by a participant of the “operation”.
    .citation = Federal Law 231-FZ of 8 August 2024; Decree 411 of 24 June 2025
source-RU-DET-FACT = Pits and camps are reported from summer 2022, collection centres from spring 2024.
    .citation = Reports on places where refusers were held
source-RU-PRESS = Reported: threats of prosecution, phones taken, stamps in the military ID.
    .citation = Reports of pressure on seven soldiers of one unit, July 2022, and others
source-RU-SECRET = A journalist was held over a report on refusers; refusers' suits were heard in closed court.
    .citation = Criminal Code, art. 207.3; suits heard in closed court
source-BBC-STEPS = A lawyer's advice to three soldiers: hand in the weapon, go back to headquarters, file a letter, do not leave.
    .citation = BBC report of spring 2022: what an unnamed lawyer told soldiers
source-BBC-PROSECUTOR = A military prosecutor turned a commander down: premature, the harm to the service not assessed.
    .citation = BBC report of spring 2022: a military prosecutor's answer to a commander
source-BBC-GDN-PRACTICE = Spring 2022: refusers were dismissed or transferred; lawyers knew of no conviction.
    .citation = BBC and Guardian reports of spring 2022: lawyers and activists on what happened to those who refused
source-IN-ASYLUM = In Europe prosecution for refusing service that would include war crimes may ground asylum.
    .citation = Directive 2011/95/EU, art. 9(2)(b) and (e); Court of Justice, C-472/13 and C-238/19; Regulation (EU) 2024/1347
source-IN-DE-FR-RU = Germany and France decided differently for deserters, the mobilised and those not called up.
    .citation = Germany: ministry and courts 2022 to 2024; France: National Court of Asylum, 20 July 2023
