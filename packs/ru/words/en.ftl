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
    .tick = { $who ->
        [self] I am being held
       *[other] He is being held
     }

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
    .tick = { $who ->
        [self] I am where the fighting is, or on occupied land
       *[other] He is where the fighting is, or on occupied land
     }
fact-place_now--home_unit_russia = In the home unit in Russia
fact-place_now--border_area_russia = In Russia, near the border
fact-place_now--occupied_or_ukraine = In Ukraine or occupied land
fact-place_now--hospital = In a hospital in Russia
fact-place_now--elsewhere_russia = Elsewhere in Russia
fact-place_now--abroad = In another country

fact-abroad_now = { $who ->
    [self] Are you outside Russia?
   *[other] Is he outside Russia?
 }
    .hint = The country is not needed.
    .why = Abroad another law helps.

fact-been_deployed = { $who ->
    [self] Have you been sent to this war before?
   *[other] Has he been sent to this war before?
 }
    .hint = One day in the combat zone is enough.
    .why = Arrest rules and papers for doctors depend on it.

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
    .why = What to do first depends on it.
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

fact-order_date = When was the order given?
    .hint = The day of the very first order.
    .why = The order may be older than the new law, and the answer newer.

fact-refusal_date = When was the first refusal?
    .hint = The day it was said or handed in.
    .why = The law of that day counts. It became harsher on 24 September 2022.

fact-order_repeated = Was the order given again after the refusal?
    .hint = It matters whether that was on 24 September 2022 or later. Before the ranks, in an office, on paper: all count.
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
    [self] How many others refused or left with you?
   *[other] How many others refused or left with him?
 }
    .hint = If nobody, then 0.
    .why = Refusing or leaving in a group can cost more.

fact-joint_paper = Was there one joint report, or did each write his own?
    .hint = Joint: one text and many signatures.
    .why = A joint paper is easier to call an agreement.
fact-joint_paper--none = There was no paper
fact-joint_paper--separate = Each wrote his own
fact-joint_paper--joint = One for all

fact-order_unlawful_signs = What in the order is against the law?
    .hint = Mark everything that is true.
    .why = Sometimes the law looks at the order itself.
fact-order_unlawful_signs--crime_ordered = It told us to commit a crime
fact-order_unlawful_signs--abroad_no_papers = Sent abroad without a passport
fact-order_unlawful_signs--outside_duties = It is not among the duties

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
fact-absent--now = Yes, and away now
fact-absent--ended = Yes, but that is over

fact-absent_since = Away since which day?
    .hint = The day of leaving. Or the day when the return was due.
    .why = The sentence depends on the number of days.

fact-absent_until = When did it end?
    .hint = The day the unit or the commandant's office put on record: he is here.
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
    .tick = There is an inquiry or a case
fact-criminal_stage--none = No
fact-criminal_stage--declined = The unit asked for a case and was refused
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

fact-conscript_months_done = How many months of conscript service?
    .hint = Full months only. If there is a contract, until it was signed.
    .why = The law counts these months.

fact-contract_signed = When was the contract signed?
    .hint = The day in the contract.
    .why = Conscript time still owed and the age limit depend on it.

fact-age_years = How old?
    .hint = Full years today.
    .why = Age can end service. Age also decides about the draft.

fact-rank_group = What rank?
    .hint = As in the military ID.
    .why = The age limit depends on the rank.
fact-rank_group--private_nco = Private or sergeant
fact-rank_group--warrant = Warrant officer
fact-rank_group--officer = Officer

fact-family_ground = What is it in the family?
    .hint = Mark everything that is true.
    .why = Different troubles have different ways.
fact-family_ground--sick_relative = Someone close is gravely ill
fact-family_ground--only_carer = There is nobody else to care for them
fact-family_ground--many_children = Three children or more
fact-family_ground--relative_killed = Someone close was killed in service

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

fact-acs_history = Was there civilian service?
    .hint = Work instead of the army, for faith or conscience.
    .why = If there was, a court may decide otherwise.
fact-acs_history--none = No
fact-acs_history--applied_pending = Applied, no answer yet
fact-acs_history--granted_serving = Under way now
fact-acs_history--completed = Yes, served to the end
fact-acs_history--refused = Applied and was refused

fact-belief_evidence = What can show the faith or the views?
    .hint = Mark what is already there.
    .why = A court needs it, and asylum may need it later.
fact-belief_evidence--statement = One's own story on paper
fact-belief_evidence--witnesses = People who can confirm it
fact-belief_evidence--community = A paper from the community
fact-belief_evidence--earlier_acs = Papers of civilian service
fact-belief_evidence--acs_application = A request for civilian service

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

fact-wound_certificate = Is the certificate of the wound in hand?
    .hint = The injury certificate or form 100. A copy will do.
    .why = Without it the money is hardly ever paid.

### Worked out from the answers

derived-contract_like = Contract or mobilised
derived-soldier = In military service
derived-serving = In service
derived-liable = The law on refusal applies
derived-insured = A service with payments for wounds
derived-in_russia = In Russia
derived-refused = Has refused
derived-refused_anew = Has refused again
derived-participant = Took part in the war
derived-group = With others
derived-by_conscience = For conscience or faith
derived-by_health = For health
derived-has_family_ground = Trouble in the family
derived-has_belief_evidence = The views can be shown
derived-deserting = Looks like leaving for good
derived-signed_for_65 = Contract since 24 June 2023
derived-age_reached = The age limit is reached
derived-under_pressure = Under pressure
derived-act_date = Day of the latest refusal
derived-order_waiting = An order waits for an answer
derived-absence_last_day = Last day away
derived-absence_days = Days away
derived-heavier_534 = Harsher under law 534-FZ
derived-contract_days_needed = Contract days needed
derived-contract_days_done = Contract days served
derived-conscript_debt_days = Conscript days still owed
derived-over_month = More than a month
derived-near_limit = Near the next limit
derived-sum_decree_98 = Payment under the decree
derived-sum_by_grade = Payment by gravity
derived-sum_disability = Payment with disability

### Short names of outcomes

outcome-holding = Being held
outcome-holding--no_basis_shown = no lawful paper
outcome-holding--form_exists = such a paper exists; it must be checked
outcome-holding--form_doubtful = a lawyer says whether the paper will do
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
outcome-dismissal_health--early_possible = with category V discharge can be asked for
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
outcome-coverage--partly = only the main things here
outcome-insurance = Insurance
outcome-insurance--due = due
outcome-decree_98 = Payment for a wound
outcome-decree_98--flat_3m = 3,000,000 roubles
outcome-decree_98--graded = by gravity: 3,000,000, 1,000,000 or 100,000 roubles
outcome-decree_98--not_named = not named in the decree
outcome-decree_98--lawyer = a lawyer will say the sum
outcome-disability_sum = If disability was found
outcome-disability_sum--four_million = 4,000,000 roubles
outcome-unfit_sum = If discharged as unfit
outcome-unfit_sum--lawyer = one more payment; a lawyer will say the sum
outcome-family_path = Leaving for the family
outcome-family_path--early_discharge = discharge can be asked for
outcome-family_path--leave_or_transfer = leave or transfer only
outcome-breach_path = If the unit broke the contract
outcome-breach_path--early_discharge = discharge can be asked for
outcome-breach_path--no_ground_now = no ground now
outcome-age_path = Leaving for age
outcome-age_path--ground = the limit is reached; a lawyer checks it
outcome-age_path--not_reached = the limit is 65 years
outcome-age_path--lawyer = a lawyer names the limit
outcome-sentence_path = Leaving on a sentence
outcome-sentence_path--ground = a prison term is a ground
outcome-order_lawfulness = An order against the law
outcome-order_lawfulness--crime_ordered = article 42; a court decides
outcome-order_lawfulness--argument = a lawyers' argument
outcome-order_lawfulness--argument_weak = a weak argument
outcome-border_level = A region at the border
outcome-surrender = Surrendering
outcome-contact_risk = Whom you write to
outcome-joint_paper_risk = A joint report
outcome-order_older = An old order, a new answer
outcome-conscript_border = Conscripts at the border
outcome-draft_age = Draft age
outcome-draft_year_round = The draft all year round
outcome-draft_evasion = Not coming when drafted
outcome-acs_evasion = Leaving civilian service
outcome-law_will_turn = If the law turns again
outcome-asylum_evidence = Papers about the views
outcome-training_record = The record of training
outcome-deferral = Deferral
outcome-acs_steps = Civilian service instead of the army
outcome-gather_belief = Gather papers about the views
outcome-collect_front_papers = Papers from the war for the doctors
outcome-get_certificate = Get the certificate
outcome-no_force = No force
outcome-no_contract = Sign no contract
outcome-no_words_on_war = Not a word about the war
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
outcome-paper_doc_2 = Report asking for discharge
outcome-paper_doc_3 = Report asking for doctors
outcome-paper_doc_4 = Request for civilian service
outcome-paper_doc_5 = Complaint to the military prosecutor
outcome-paper_doc_6 = Complaint: being held
outcome-paper_doc_7 = Claim in the military court
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

ru-place-zone-first = Refusing there is more dangerous than in Russia. There it is sooner called harm to the service, and the article turns on that.
    .do =
        Let a relative and a lawyer know the place before any talk with the commander.
        With a wound or illness, ask for a doctor.
    .dont =
        Do not argue alone, with no friends near.
    .changes = After leaving for Russia the answer is different.

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
    .changes = After a refusal there is less choice. Before it there is still one.

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

ru-pressure-record = Write the threats down: later they are evidence.
    .do =
        Write down who, when, where, the words, and who saw it.
        Keep the notes outside the unit, with a relative.
        If the phone was taken and given back, write to us from another.
        Decide with a lawyer whether to write to the prosecutor.
    .changes = If beating begins, or threats to kill, it is urgent.

ru-pressure-record-2022 = Commanders often try to frighten. Write the threats down: later they are evidence.
    .do =
        Write down who, when, where, the words, and who saw it.
        Keep the notes outside the unit, with a relative.
        If the phone was taken and given back, write to us from another.
        Decide with a lawyer whether to write to the prosecutor.
    .changes = If beating begins, or threats to kill, it is urgent.

ru-publicity-check_first = A story in the press can do harm. Facts about refusals may be called a secret.
    .do =
        First ask a lawyer what may be said and to whom.
    .dont =
        Give the press no names, unit or place without each person's consent.
    .changes = Publicity has sometimes helped. Decide it with a lawyer.

ru-abroad-asylum = Each country decides in its own way.
    .do =
        Find an asylum lawyer in that country.
        Gather papers: contract, order, notice, case file.
        Write in one's own words why there was a refusal and what the unit did.
    .dont =
        Do not travel back before a lawyer has said what it would bring.
    .when = if the country decides otherwise
    .changes = Rank, case papers and whether the law let one refuse all matter.

ru-abroad-asylum-2022 = Each country decides in its own way. Those who left a unit and those not yet called up are treated differently.
    .do =
        Find an asylum lawyer in that country.
        Gather papers: contract, order, notice, case file.
        Write in one's own words why there was a refusal and what the unit did.
    .dont =
        Do not travel back before a lawyer has said what it would bring.
    .when = if the country decides otherwise
    .changes = Rank, case papers and whether the law let one refuse all matter.

ru-held-form_exists-2025 = From 7 October 2024 a commander may order arrest without a court. Since 24 June 2025 the service rules say so too. This is about those who took part in the war. Such an arrest must still be checked.
    .do =
        Find out what it is for, for how many days, who signed.
        Check whether an inquiry was made within two days.
        Complain about the arrest, with a lawyer.
    .changes = When the term is over, or there is no paper, write to us at once.

ru-held-form_doubtful = The law gives arrest without a court only for those who took part in the war. Whether one can be held here, a lawyer will say.
    .do =
        Show the paper to a lawyer at once.
        Find out what it is for, for how many days, who signed.
        Relatives: write to the military prosecutor.
    .changes = For someone who has been to the war the answer is different.

ru-place-border_level = Since 20 October 2022 special measures apply at the border. Martial law is something else: it is in four occupied regions.
    .changes = But refusing is tried without it too.

ru-force-none = Do not push or hit a commander. Force against him brings 5 to 15 years (art. 333(3) of the Criminal Code).
    .dont =
        Do not argue with hands, make no threats.
    .do =
        Speak calmly, best before witnesses.
        Ask a lawyer what a blow would bring (art. 334 of the Criminal Code).

ru-surrender-crime = Surrendering of one's own will is a crime. It brings 3 to 10 years (art. 352.1 of the Criminal Code). The law sometimes forgives it, but only a lawyer knows the conditions.
    .do =
        Relatives: ask a lawyer about this article.
    .changes = Being captured against one's will is another matter.

ru-contact-risk = Russia has articles about ties with another country and with banned groups. Whether they cover a letter like this, we do not know.
    .do =
        Keep no messages on the phone.
        Write from a phone that nobody in the unit has had in hand.
        Ask a lawyer whom it is not dangerous to write to.
    .changes = The list of banned groups changes. It has to be checked on the same day.

ru-abroad-belief = Papers about faith or views help in an asylum case. That country decides it.
    .do =
        Keep originals and copies in different places.
        Show them to an asylum lawyer.

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
        Talk to us or to a lawyer of your own before refusing.
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

ru-refusal-prosecution_possible = The words “nobody can be prosecuted” are wrong. The law allows a case if the service was harmed.
    .do =
        Talk to a lawyer before refusing.
    .changes = If war is declared or the law changes, it gets harsher.

ru-refusal-prosecution_possible-2022 = The words “nobody can be prosecuted” are wrong. The law allows a case, and commanders ask for one. A prosecutor told one of them: too early, the harm has not been assessed.
    .do =
        Talk to a lawyer before refusing.
    .changes = If war is declared or the law changes, it gets harsher.

ru-refusal-group_risk = Refusing with others is more dangerous. For a group acting by agreement it is up to 5 years, if there was substantial harm (art. 332(2) of the Criminal Code).
    .do =
        Each writes his own report in his own words.
        Show it to a lawyer before handing it in.
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

ru-refusal-joint_paper = A joint report is dangerous: it may be called an agreement. For a group acting by agreement it is up to 5 years, if there was substantial harm (art. 332(2) of the Criminal Code).
    .do =
        Show the report to a lawyer: who wrote it and who signed.
    .dont =
        Write no second joint report.
    .changes = How this text came about matters.

ru-refusal-joint_paper-2022 = A joint report is dangerous: it may be called an agreement. With grave consequences it is 3 to 10 years (art. 332(2.2) of the Criminal Code). A lawyer will say whether that is so here.
    .do =
        Show the report to a lawyer: who wrote it and who signed.
    .dont =
        Write no second joint report.
    .changes = How this text came about, and on which day, matters.

ru-order-older = The order came before 24 September 2022. But the day of the refusal is judged, not the day of the order. A lawyer will say whether that is so here.
    .do =
        Talk to a lawyer before answering.
    .changes = The old day of the order is no defence to the new article.

ru-order-crime_ordered = Whoever does not carry out a plainly unlawful order does not answer for it (art. 42 of the Criminal Code). But a court decides later whether the order was one. Nobody knows it beforehand.
    .do =
        Ask a lawyer at once, before answering the order.
        Write down who, when, in what words and who heard it.
    .dont =
        Do not decide this alone.
    .when = if a court finds the order lawful

ru-order-crime_ordered-2023 = Whoever does not carry out a plainly unlawful order does not answer for it (art. 42 of the Criminal Code). But a court decides later whether the order was one. Danger to life is not taken as a reason: so the Supreme Court said on 18 May 2023.
    .do =
        Ask a lawyer at once, before answering the order.
        Write down who, when, in what words and who heard it.
    .dont =
        Do not decide this alone.
    .when = if a court finds the order lawful

ru-order-argument = Lawyers say: the contract does not oblige anyone to go abroad, and without a passport the border cannot be crossed. That is an argument and not the law.
    .do =
        Ask a lawyer whether the argument serves here.
    .when = if a court does not agree
    .changes = Courts could decide otherwise.

ru-order-argument_weak = The argument about passport and duties is weak now. For the article on refusal it is enough that there is fighting.
    .do =
        Talk to a lawyer before answering an order.
    .dont =
        Do not refuse on this argument alone.
    .changes = A refusal before 24 September 2022 falls under the old law.

ru-order-argument_weak-2023 = The argument about passport and duties is weak now. The Supreme Court said on 18 May 2023: refusal is tried in any place. Only what is against the law or not about service may be left undone.
    .do =
        Talk to a lawyer before answering an order.
    .dont =
        Do not refuse on this argument alone.
    .changes = A refusal before 24 September 2022 falls under the old law.

ru-conscript-border = The promise not to send conscripts is not about the border. Conscripts also serve in regions under fire.
    .do =
        Relatives: ask the military prosecutor why the unit stands there.
    .changes = If the unit is taken back from the border, the risk is smaller.

ru-conscript-training = Less than four months of service have passed. Before that, sending him is most probably not allowed. A lawyer will check whether that is so.
    .do =
        Ask where the training is recorded.
        Relatives: ask the military prosecutor about it.
    .changes = After four months and training the answer is different.

### Results: leaving the unit

ru-absence-return_now = If less than two days have passed, the best thing is to return now.
    .do =
        Write to us at once and tell relatives where to and when.
        Go to the unit, a commandant's office or a military prosecutor.
        Ask them to record the day and the hour.
    .changes = After two days it can be a criminal case. The count starts with the hour of leaving.

ru-absence-return_helps = The sooner the return, the lower the sentence may be. It also speaks against an aim to leave for good.
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

ru-absence-to_2_days-2025 = Leaving for up to two days is a disciplinary offence. Even so a case may be opened, for an attempt to leave for longer.
    .do =
        A lawyer first, words after.
    .when = if the investigators see an attempt to leave for longer
    .changes = More than two days: up to 5 years. For those taken to serve instead of a punishment, 2 to 6 years.

ru-absence-to_10_days-contract_before = Then leaving for up to ten days was a disciplinary offence for a contract soldier, not a crime.
    .do =
        Talk to a lawyer before explaining anything at the unit.
    .when = if the aim was to leave for good
    .changes = More than ten days is a crime.

ru-absence-to_10_days-conscript_before = For a conscript, leaving for more than two days is a crime. It brings up to half a year of arrest or up to a year in a disciplinary unit (art. 337(1) of the Criminal Code).
    .do =
        A lawyer first, words after.
    .changes = More than ten days costs more.

ru-absence-to_month-before = Leaving for more than ten days is a crime. It brings up to 2 years in a disciplinary unit or up to 3 years in prison (art. 337(3) of the Criminal Code). The words “only a disciplinary unit” are wrong.
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

ru-dismissal-refusal_ground = The unit may dismiss for not fulfilling the contract. It may, but it need not.
    .do =
        Compare other ways: the end of the contract, health, family.
        Talk to us before the report.
    .when = if the unit's commission decides otherwise
    .changes = If mobilisation is declared, this way closes.

ru-dismissal-refusal_ground-2022 = The unit may dismiss for not fulfilling the contract. It may, but it need not. Benefits are lost and no new contract follows.
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

ru-contract-term_end = On the day the contract ends discharge is due. Nobody has to sign a new one.
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

ru-mobilisation-possible = After service a man is in the reserve. A notice may come. Mobilisation has gone on since 21 September 2022, and we have seen no decree that ends it.
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

ru-status-not_served = Most of this is for those already serving. About the draft there are only the main things. Ask us about the rest.
    .do =
        Write to us: when the draft is and what has been filed.
    .dont =
        Write nothing about the war in the application: only about oneself.

ru-family-before = With trouble in the family a contract soldier can ask for discharge. A lawyer will say whether this case fits.
    .do =
        Gather papers: illness, care, children, a death.
        Hand in a report and ask for an answer on paper.
    .when = if the unit's commission decides otherwise
    .changes = If mobilisation is declared, this way closes.

ru-family-after = Since 21 September 2022 nobody seems to be discharged for family. Leave can be asked for, or a transfer closer to home. A lawyer will say whether that is so.
    .do =
        Gather papers: illness, care, children, a death.
        Ask for leave or a transfer on paper.
    .dont =
        Do not leave the unit if leave is not given.
    .changes = It is so until a decree ends mobilisation.

ru-breach-before = Did the unit itself gravely break the contract? Then discharge can be asked for. A lawyer will say whether this is enough.
    .do =
        Write down what was broken and when. Gather papers.
        Talk to a lawyer before the report.
    .when = if the unit's commission decides otherwise
    .changes = If mobilisation is declared, this way closes.

ru-breach-after = The unit broke the contract, but since 21 September 2022 that seems to be no ground for discharge. One can still claim what is owed.
    .do =
        Write down what was broken and when. Gather papers.
        Ask for what is owed and for an answer on paper: by a report, then through the prosecutor.
    .dont =
        Do not leave the unit because of it.
    .changes = It is so until a decree ends mobilisation.

ru-age-lawyer = Age is one of the three grounds for discharge. The limit depends on the rank and on the day of the contract. A lawyer will name it.
    .do =
        Ask a lawyer about the age limit.
    .changes = The law on this changes. It must be checked for today.

ru-age-below_65 = For contracts since 24 June 2023 the age limit is 65 years. That age is not reached yet. A lawyer will check it.
    .do =
        Check the day of the contract with a lawyer.
    .changes = For contracts before that day the limit is different.

ru-age-reached = The age has come to 65 years. That may be a ground for discharge. A lawyer will check it.
    .do =
        Check the day of the contract and the age with a lawyer.
        Hand in a report and ask for an answer on paper.
    .dont =
        Do not leave the unit before there is an order.
    .changes = For the highest officers the limit is 70 years.

ru-age-officer = Age is one of the three grounds for discharge. For the highest officers the limit is 70 years, for others 65. A lawyer will say which it is here.
    .do =
        Check rank, age and the day of the contract with a lawyer.
    .changes = The law on this has changed. It must be checked for today.

ru-sentence-prison = A prison term by a court is one of the three grounds for discharge. But only once the sentence is in force.
    .do =
        Ask a lawyer about an appeal and its time limit.
    .changes = A suspended sentence is no ground.

ru-contract-trap = A contract is easy to sign and cannot be ended now. Since 21 September 2022 it runs until mobilisation ends.
    .dont =
        Do not sign a contract, even if they promise a short term.
    .do =
        If forced, write down who, when and the words.
        If it is signed already, write to a lawyer at once.
    .changes = It takes a decree that ends mobilisation. We have seen no such decree.

ru-contract-trap-2023 = A contract for a year does not end after a year. Since 21 September 2022 a contract runs until mobilisation ends.
    .dont =
        Do not sign a contract, even if they promise a short term.
    .do =
        If forced, write down who, when and the words.
        If it is signed already, write to a lawyer at once.
    .changes = It takes a decree that ends mobilisation. We have seen no such decree.

ru-mobilisation-deferral = Fathers of three have been given a deferral. A lawyer will say whether that is so now.
    .do =
        Gather papers about the children.
        File a request for deferral before going to the commissariat, with a lawyer.
    .when = if the commissariat decides otherwise
    .changes = After enrolment in a unit a deferral may no longer help.

ru-guard-mobilised_first = Former guardsmen can be mobilised before others, into the National Guard again. It is so since August 2023.
    .do =
        Talk to a lawyer before going to the commissariat.
        Keep the dismissal order.
    .changes = Once in service again, the law is strict again.

### Results: the draft and civilian service

ru-draft-age = Men are drafted from 18 to 27. The service lasts a year.
    .do =
        Ask doctors about health: the ill may not be taken.
    .changes = A contract is something else: it is not for a year, and with it they send to the war.

ru-draft-age-2024 = Since 1 January 2024 men are drafted from 18 to 30. Once a notice is in the register, the border is closed.
    .do =
        Ask doctors about health: the ill may not be taken.
        Talk to a lawyer before appearing.
    .changes = A contract is something else: it is not for a year, and with it they send to the war.

ru-draft-year_round = Since 1 January 2026 the draft goes on all year. Men are sent to units from April to July and from October to December.
    .do =
        Ask a lawyer what time limits papers have now.

ru-draft-evasion = Not coming when drafted, without a reason, is a crime. It brings a fine of up to 200,000 roubles or up to 2 years in prison (art. 328(1) of the Criminal Code).
    .do =
        Talk to a lawyer before the day of appearing.
        If one cannot go, gather papers about the reason.
    .changes = Illness or another good reason changes the answer.

ru-acs-apply = Instead of the army the law gives civilian service: it lasts 21 months. It must be asked for early. For autumn before 1 April, for spring before 1 October.
    .do =
        Write in one's own words where the views come from and how life follows them.
        Gather papers: about oneself, from work or study, from those who know.
        File it with the commissariat and have it stamped.
    .dont =
        Take nobody else's text about views.
    .when = if the commission refuses
    .changes = A refusal can be challenged in court.

ru-acs-apply-2026 = Instead of the army the law gives civilian service: it lasts 21 months. It must be asked for early, half a year before. Since 1 January 2026 the draft goes on all year: a lawyer will check the new time limit.
    .do =
        Write in one's own words where the views come from and how life follows them.
        Gather papers: about oneself, from work or study, from those who know.
        File it with the commissariat and have it stamped.
    .dont =
        Take nobody else's text about views.
    .when = if the commission refuses
    .changes = A refusal can be challenged in court.

ru-acs-hearing = A commission decides on the request for civilian service. Its refusal can be challenged in court.
    .do =
        Come to the commission and speak of one's views simply.
        Ask for the decision on paper.
        Ask a lawyer at once about the time limit for court.
    .dont =
        Do not miss the day of the commission.

ru-acs-evasion = Leaving civilian service is a crime. It brings a fine of up to 80,000 roubles or up to half a year of arrest (art. 328(2) of the Criminal Code).
    .do =
        Talk to a lawyer before leaving.

ru-acs-speech = In a request for civilian service nothing may be written about the war. Such words bring fines (art. 20.3.3 of the Code of Administrative Offences).
    .dont =
        Write and say nothing about the war to the commission.
    .do =
        Speak only about oneself: faith, conscience, life.

ru-acs-speech-2022 = In a request for civilian service nothing may be written about the war. For such words one man was fined 40,000 roubles. And yet his request was granted (art. 20.3.3 of the Code of Administrative Offences).
    .dont =
        Write and say nothing about the war to the commission.
    .do =
        Speak only about oneself: faith, conscience, life.

ru-conscience-gather = Words about one's views are not enough. It takes one's own story on paper and people who confirm it.
    .do =
        Write down in one's own words: since when, why, how it shows in life.
        Ask the community, family or friends for a paper.
        Keep a copy outside the unit.
    .dont =
        Take nobody else's text and write nothing about the war.

### Results: National Guard

ru-guard-police_dismissal = Refusing to go may lead to dismissal. The police have a service law of their own. The dispute goes to an ordinary court.
    .do =
        Ask for the order and its reason on paper.
        Ask a lawyer at once about the time limit for court.
    .when = if they do not dismiss

ru-guard-police_dismissal-2022 = Refusing to go most probably leads to dismissal. The police have a service law of their own. The dispute goes to an ordinary court. How such disputes ended we mostly do not know.
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

ru-conscience-acs_done = A court annulled the call-up of one such man: he had done civilian service before. Another court may decide otherwise.
    .do =
        Go to court with a lawyer and ask to stop the call-up while the case runs.
        Find the papers of the civilian service.
    .dont =
        Write nothing about the war: only about one's faith and conscience.
    .when = if the court decides otherwise

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

ru-health-medical_first-spring = Doctors first. Whoever is “unfit” has to be discharged.
    .do =
        Ask for a referral to the medical board, on paper.
        Gather records of wounds, injuries, sleep, anxiety.
        Tell the doctor about thoughts of death too, if there are any.
    .dont =
        Do not invent an illness.
    .when = if the board decides “fit”
    .changes = The board's decision can be challenged.

ru-health-unfit_d-spring = “Unfit”, category D: discharge is due.
    .do =
        Hand in a report and a copy of the board's decision.
        Ask for an answer on paper.
    .dont =
        Do not leave the unit before there is an order.
    .changes = If it is refused, a lawyer and a court can help.

ru-health-unfit_conscript = “Unfit”, category D: a conscript has to be discharged. A lawyer will say how to do it sooner.
    .do =
        Hand in a report and a copy of the board's decision.
        Ask for an answer on paper.
    .dont =
        Do not leave the unit before there is an order.
        Do not sign a contract.
    .changes = If it is refused, a lawyer and a court can help.

ru-health-limited_v_before = “Limited fitness”, category V: on contract, discharge can be asked for with it. A lawyer will say whether that is so here.
    .do =
        Show a lawyer the board's decision before the report.
    .when = if the unit's commission decides otherwise
    .changes = If mobilisation is declared, this way may close.

ru-health-after_front = After the war the doctors need papers about it. A lawyer will say which.
    .do =
        Gather: the injury certificate, form 100, discharge summaries, records of the days in the war.
        Tell the doctor about sleep, fear and memory.
        Keep copies outside the unit.
    .dont =
        Hand over no originals without a receipt.

ru-conscience-no_path-spring = The statute has no way for those already on contract: civilian service only replaces the draft. The right is in the Constitution (art. 59).
    .do =
        Decide with a lawyer what to file and when.
        Gather what shows the faith or the views.
    .dont =
        Write nothing about the war: only about one's faith and conscience.
    .changes = There are other ways to leave: a lawyer will tell of them.

### Results: a criminal case

ru-criminal-silence = An inquiry or a case is under way. Until a lawyer comes it is better to be silent: the Constitution gives that right (art. 51).
    .do =
        Find a lawyer of one's own before any first explanation.
        Say: “I will speak with a lawyer.”
    .dont =
        Do not sign what has not been read.
        Do not send case papers by ordinary mail or in chats.

ru-criminal-declined = A case was asked for and was not opened. The paper that says so is worth keeping.
    .do =
        Take a copy of the decision and keep it outside the unit.
        Show it to a lawyer.
    .changes = The decision says why: read the reason with a lawyer. It may be reversed. Then: the lawyer first, words after.

ru-criminal-declined-2022 = A case was asked for and was not opened. Was it about a refusal before 24 September 2022? The law is different now: for a later refusal no harm to the service is needed.
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

ru-wound-unfit_sum = Whoever is discharged as unfit because of a wound in service is due one more payment. It is neither the insurance nor the money under the decree. A lawyer will say the sum.
    .do =
        Check what the board's decision says about the cause.
        Ask for this payment separately, on paper.
    .when = if the illness is not tied to service
    .changes = The sum grows over the years.

ru-wound-certificate = Without a certificate of the wound the money is hardly ever paid.
    .do =
        Ask the unit and the hospital for the certificate, on paper.
        If they do not give it, ask for the refusal on paper.
        Write down who saw the wound. A lawyer will help with the rest.

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

ru-paper-doc_2 = A report can be prepared that asks for discharge. The term is over, or the doctors said “unfit”.
    .do =
        Two copies, the unit's stamp on the second.
        Attach a copy of the contract or of the board's decision.
    .dont =
        Do not leave the unit before there is an order.

ru-paper-doc_2-2022 = A report asking for discharge on one of the three grounds can be prepared.
    .do =
        Show the report to a lawyer before handing it in.
        Two copies, the unit's stamp on the second.
        Attach copies: the board's decision, a paper about age, the sentence.
    .dont =
        Write nothing in it about refusing or about the war.
        Do not leave the unit before there is an order.

ru-paper-doc_3 = A report can be prepared that asks for doctors and the medical board.
    .do =
        Write only about health.
        Two copies, the unit's stamp on the second.
    .dont =
        Do not invent an illness and write nothing about the war.

ru-paper-doc_4_draft = A request for civilian service can be prepared. Only in one's own words.
    .do =
        Write about oneself: faith, conscience, life.
        Two copies, the commissariat's stamp on the second.
    .dont =
        Write nothing about the war and take nobody else's text.

ru-paper-doc_4_serving = A request for civilian service can be prepared, but the answer is mostly “no”. Talk to a lawyer before handing it in.
    .do =
        Write about oneself: faith, conscience, life.
        Two copies, the unit's stamp on the second.
    .dont =
        Write nothing about the war and take nobody else's text.
        Do not write in it that an order will not be carried out.
    .changes = After an order this paper may be called a refusal. Then only with a lawyer.

ru-paper-doc_5 = A complaint to the military prosecutor can be prepared. Relatives may file it too.
    .do =
        Write what happened, when and who did it.
        Decide with a lawyer in whose name to file it.
    .dont =
        Write nothing about the war.
    .changes = The answer usually comes within 30 days.

ru-paper-doc_6 = A complaint that a person is being held can be prepared. Relatives file it, best today.
    .do =
        Write where he is, since which day and who holds him.
        Send it at once to the prosecutor, the investigators and the commissioner for human rights.
        Give a copy to a lawyer.
    .changes = If an arrest paper is shown, write about it too.

ru-paper-doc_7 = A claim in the military court against a commander's act can be prepared. It takes a lawyer.
    .do =
        Attach the unit's answers and copies of reports.
        Find out the time limit at once: usually it is 3 months.
    .changes = A lawyer will check the time limit and the court.

ru-paper-doc_7-2022 = A claim in the military court against a commander's act can be prepared. It takes a lawyer. The court can also be asked to stop a call-up while the case runs.
    .do =
        Attach the unit's answers and copies of reports.
        Find out the time limit at once: usually it is 3 months.
    .changes = A lawyer will check the time limit and the court.

### What may change

ru-event-war = War, or martial law in all of Russia, may be declared. Then sentences and rules become different.
    .do =
        Write to us the same day: this answer must be checked anew.

ru-event-mobilisation_ends = When a decree ends mobilisation, contracts will end on their day again. We have seen no such decree.
    .do =
        Do not leave the unit before a lawyer has seen the decree and the order.

### What is left open

clause-law_534_parts = We do not know exactly from which day law 534-FZ applies, and in which parts of the articles.
clause-plenum_text = We have not seen the Supreme Court's exact words, only accounts of them.
clause-wartime_articles = We have not checked what else changed in the articles on force against a commander.
clause-notes_to_337_338 = It is unclear whether grave trouble can still free from punishment for a first absence.
clause-decree_98_text = The text of the payment decree must be read: does the place matter, or taking part.
clause-insurance_sums = The insurance sums of the day in question must be checked.
clause-decree_647_amended = We found no amendments to the mobilisation decree. They must be checked.
clause-police_rank_and_647 = It is unclear whether the decree and the articles on soldiers reach police ranks.
clause-guard_judgments = How the guardsmen's suits ended we do not know.
clause-helpers_on_the_list = The list of banned groups must be checked on the same day.
clause-constitutional_court = The Constitutional Court has not spoken on civilian service in mobilisation: we found no such judgment.
clause-asylum_rules = Asylum rules in Europe are changing. They must be checked.

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
paper-doc_1-field-weapon--returned_receipt = handed in, there is a receipt
paper-doc_1-field-weapon--returned_no_receipt = handed in, no receipt was given
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

paper-doc_2 = Report asking for discharge
    .about = A request for discharge on a ground the law still knows.
paper-doc_2-field-to = To
    .hint = The commander's post, rank and surname
paper-doc_2-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_2-field-from_rank = Rank and post
    .hint = As in the contract
paper-doc_2-field-unit = Unit number
    .hint = Five digits
paper-doc_2-field-contract = Service
    .hint = On contract: number, day, end of the term. Or: mobilised, since which day.
paper-doc_2-field-ground = On which ground
    .hint = One of three: age, “unfit”, a prison sentence. Before 21 September 2022 also the end of the contract term.
paper-doc_2-field-article = Article
    .hint = For example: Decree No 647, p. 5. A lawyer will say the exact article.
paper-doc_2-field-proof = What proves it
    .hint = The board's decision: number and day. Or the day of birth. Or the sentence: court and day.
paper-doc_2-field-housing = Housing
    .hint = Own, service or on the list. If there is nothing to ask, write so.
paper-doc_2-field-talk = The talk before discharge
    .hint = For example: with me present
paper-doc_2-field-commissariat = Commissariat
    .hint = Where you will register after service
paper-doc_2-field-enclosures = Enclosures
    .hint = Each on a new line. Copies only. May be left empty.
paper-doc_2-field-date = Day
    .hint = The day of handing in
paper-doc_2-body =
    { $to }

    REPORT

    I ask to be discharged from military service on the ground: { $ground } ({ $article }).

    I serve: { $contract }.

    The ground is shown by: { $proof }

    I ask to be struck off the rolls of the unit and to be paid in full what is due in money and kind.

    Housing: { $housing }.

    I ask that the talk be held: { $talk }.

    I will register with: { $commissariat }.

    I ask to have this report registered, to be given back the second copy with the registration mark, and to have a written answer.

    Enclosures: { $enclosures }

    { $from_rank }, military unit { $unit }

    { $date } ____________ { $from_name }

paper-doc_3 = Report asking for doctors
    .about = A request to be sent to doctors and the medical board. Two copies.
paper-doc_3-field-to = To
    .hint = The commander's post, rank and surname
paper-doc_3-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_3-field-from_rank = Rank and post
    .hint = As in the contract
paper-doc_3-field-unit = Unit number
    .hint = Five digits
paper-doc_3-field-complaint = What hurts
    .hint = In your own words: pain, sleep, fear, memory. Only the truth.
paper-doc_3-field-circumstances = When and how it began
    .hint = Day, place, who saw it. A wound: form 100 or the certificate.
paper-doc_3-field-records = What papers there are
    .hint = Summaries, certificates, scans: what, number, day
paper-doc_3-field-enclosures = Enclosures
    .hint = Each on a new line. Copies only. May be left empty.
paper-doc_3-field-date = Day
    .hint = The day of handing in
paper-doc_3-body =
    { $to }

    REPORT

    I report on the state of my health: { $complaint }

    Day and circumstances of the wound (injury, illness): { $circumstances }

    Medical papers: { $records }

    I ask to be referred for examination and to the military medical commission, to have my category of fitness for military service determined.

    I ask to be given copies of the results of the examination.

    I ask to have this report registered, to be given back the second copy with the registration mark, and to have a written answer.

    Enclosures: { $enclosures }

    { $from_rank }, military unit { $unit }

    { $date } ____________ { $from_name }

paper-doc_4 = Request for civilian service
    .about = A request to replace military service by civilian service. Only in your own words and only about yourself.
paper-doc_4-field-kind = Kind of paper
    .hint = “РАПОРТ” if you serve. “ЗАЯВЛЕНИЕ” if you file with the commissariat.
paper-doc_4-field-to = To
    .hint = The draft commission and town. Or the commander of the unit.
paper-doc_4-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_4-field-from_rank = Who you are
    .hint = Work or study. If you serve: rank and post.
paper-doc_4-field-unit = Unit or commissariat
    .hint = “Войсковая часть 00000” or the commissariat of the district
paper-doc_4-field-personal = About yourself
    .hint = Day of birth, address, family, study, work
paper-doc_4-field-convictions = Your views or faith
    .hint = In your own words: what they are, since when, where from. Another's text does harm. Not a word about the war.
paper-doc_4-field-life = How it shows in life
    .hint = Deeds, habits, choices, people around
paper-doc_4-field-incompatible = Why you cannot serve with weapons
    .hint = Only about yourself and your conscience. Neither war nor politics.
paper-doc_4-field-earlier = Civilian service before
    .hint = Where, when, by which order. If there was none, write so.
paper-doc_4-field-work = What work you can do
    .hint = Hospital, post, forest, care
paper-doc_4-field-witnesses = Who can confirm it
    .hint = Name, who it is to you, how to find them. Only with their consent.
paper-doc_4-field-enclosures = Enclosures
    .hint = Life story, references, papers of the community. Each on a new line. May be left empty.
paper-doc_4-field-date = Day
    .hint = The day of handing in
paper-doc_4-body =
    { $to }

    { $kind }

    I ask that military service be replaced for me by alternative civilian service. Article 59 (part 3) of the Constitution of the Russian Federation gives the right to this. Article 18 of the International Covenant on Civil and Political Rights protects freedom of conscience and religion.

    About myself: { $personal }

    My convictions (religion), how and when they formed: { $convictions }

    How they show in my life: { $life }

    Why military service contradicts them: { $incompatible }

    Alternative civilian service before: { $earlier }

    Civilian work I can do: { $work }.

    My convictions can be confirmed by: { $witnesses }

    I ask to have this request considered and to be given a reasoned decision in writing.

    Enclosures: { $enclosures }

    { $from_rank }, { $unit }

    { $date } ____________ { $from_name }

paper-doc_5 = Complaint to the military prosecutor
    .about = About broken rights: threats, beating, forced papers. Relatives may file it too.
paper-doc_5-field-to = To
    .hint = The military prosecutor of the garrison
paper-doc_5-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_5-field-from_role = Who files it
    .hint = Himself, mother, wife, lawyer with a power of attorney
paper-doc_5-field-about = Whom it is about
    .hint = Rank, surname, first name, patronymic
paper-doc_5-field-unit = Unit number
    .hint = Five digits
paper-doc_5-field-acts = What happened
    .hint = Day, place, who, what was done or said
paper-doc_5-field-norms = Which law was broken
    .hint = If you do not know, write: “прошу установить” (please establish)
paper-doc_5-field-harm = What came of it
    .hint = Wounds, illness, money, papers
paper-doc_5-field-witnesses = Who saw it
    .hint = Names with their consent, recordings, certificates
paper-doc_5-field-ask = What you ask for
    .hint = To inspect, annul, free, prosecute, protect
paper-doc_5-field-answer_address = Where to send the answer
    .hint = An address that is safe
paper-doc_5-field-enclosures = Enclosures
    .hint = Each on a new line. Copies only. May be left empty.
paper-doc_5-field-date = Day
    .hint = The day of handing in
paper-doc_5-body =
    { $to }

    From: { $from_name }, { $from_role }

    COMPLAINT

    I report a breach of the rights of a serviceman: { $about }, military unit { $unit }.

    What happened, when and by whose fault: { $acts }

    What was breached: { $norms }

    Consequences: { $harm }

    This can be confirmed by: { $witnesses }

    I ask: { $ask }

    I ask to be told of the decision in writing. Please send the answer to: { $answer_address }.

    Enclosures: { $enclosures }

    { $from_role }

    { $date } ____________ { $from_name }

paper-doc_6 = Complaint: being held
    .about = About a person who is being held. Relatives or a lawyer file it, in several places at once.
paper-doc_6-field-to = To
    .hint = One on each line: garrison prosecutor, Chief Military Prosecutor, investigators, commissioner for human rights
paper-doc_6-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_6-field-from_role = Who files it
    .hint = Mother, wife, brother, lawyer. Address.
paper-doc_6-field-about = Who is held
    .hint = Rank, surname, first name, patronymic, day of birth
paper-doc_6-field-unit = Unit number
    .hint = Five digits
paper-doc_6-field-held_place = Where he is held
    .hint = Town, unit, house, cellar: all that is known
paper-doc_6-field-held_day = Since which day
    .hint = Roughly will do
paper-doc_6-field-guards = Who holds him
    .hint = Names, ranks, unit. If not known, write so.
paper-doc_6-field-conditions = How he is there
    .hint = Food, cold, wounds, illness, beating
paper-doc_6-field-last_contact = Last contact
    .hint = Day, hour, what he said, from which number
paper-doc_6-field-others = Who else is there
    .hint = How many people. Names only with the consent of those close to them.
paper-doc_6-field-paper_shown = What paper was shown
    .hint = Court decision, arrest order, for how many days. If none, write so.
paper-doc_6-field-answer_address = Where to send the answer
    .hint = An address that is safe
paper-doc_6-field-enclosures = Enclosures
    .hint = Each on a new line. Copies only. May be left empty.
paper-doc_6-field-date = Day
    .hint = The day of handing in
paper-doc_6-body =
    { $to }

    From: { $from_name }, { $from_role }

    COMPLAINT: A SERVICEMAN IS HELD

    I report that a serviceman is being held: { $about }, military unit { $unit }.

    Place: { $held_place }

    Since: { $held_day }.

    Who holds him: { $guards }

    Conditions and state of health: { $conditions }

    Last contact: { $last_contact }

    Who else is there: { $others }

    What ground was shown: { $paper_shown }

    I ask:

    1. To check at once whether the holding is lawful and, if there is no lawful ground, to release the serviceman.

    2. To have him examined by a doctor and to let a lawyer see him.

    3. To assess the acts of the officials under articles 127, 286 and 301 of the Criminal Code of the Russian Federation.

    4. To move the serviceman to the permanent base of his unit.

    5. To report in writing on the measures taken: { $answer_address }.

    Enclosures: { $enclosures }

    { $from_role }

    { $date } ____________ { $from_name }

paper-doc_7 = Claim in the military court
    .about = Against a commander's decision. Only together with a lawyer.
paper-doc_7-field-to = Which court
    .hint = The garrison military court of the town
paper-doc_7-field-from_name = Full name
    .hint = Surname, first name, patronymic
paper-doc_7-field-from_rank = Rank and post
    .hint = As in the contract
paper-doc_7-field-unit = Unit number
    .hint = Five digits
paper-doc_7-field-address = Your address
    .hint = Where the court sends papers
paper-doc_7-field-defendant = Who broke the law
    .hint = Commander of the unit, commission, commissariat
paper-doc_7-field-decision = What to challenge
    .hint = Which decision, its day and number. Or what had to be done and was not.
paper-doc_7-field-learned_day = When it became known
    .hint = The time limit for court runs from this day
paper-doc_7-field-circumstances = What happened
    .hint = In order, with days
paper-doc_7-field-rights = Which rights were broken
    .hint = Law and article. A lawyer will say.
paper-doc_7-field-earlier = Where you have already applied
    .hint = Reports, complaints, answers. If nowhere, write so.
paper-doc_7-field-interim = What to stop while the case runs
    .hint = For example a posting or a call-up. If not needed, write: “не заявляю”.
paper-doc_7-field-enclosures = Enclosures
    .hint = Each on a new line. Copies only. May be left empty.
paper-doc_7-field-date = Day
    .hint = The day of handing in
paper-doc_7-body =
    { $to }

    Administrative claimant: { $from_rank } { $from_name }, military unit { $unit }, { $address }

    Administrative defendant: { $defendant }

    ADMINISTRATIVE CLAIM

    I challenge the decision (act, omission): { $decision }

    It became known on: { $learned_day }.

    Circumstances: { $circumstances }

    Rights breached: { $rights }

    Earlier applications up the chain and the answers: { $earlier }

    I ask that this decision (act, omission) be found unlawful and that the defendant be obliged to remedy the breach.

    Interim measure: { $interim }

    I ask for a decision on relief from the court fee.

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
paper-doc_8-field-grade = Gravity of the wound
    .hint = Grave, light, other: as in the certificate
paper-doc_8-field-refusal = Earlier answers
    .hint = Who answered, when and what. If nothing was asked before, write so.
paper-doc_8-field-bank = Where to pay the money
    .hint = Bank and account. You may write: “сообщу отдельно” (I will tell separately).
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

    Gravity in the certificate: { $grade }.

    Answers to earlier requests: { $refusal }

    I ask:

    1. To prepare and send to the insurer the papers for payment of the insured sum under Federal Law No 52-FZ of 28 March 1998.

    2. To consider the one-off payment under Decree No 98 of the President of the Russian Federation of 5 March 2022.

    3. To inform me of each decision in writing. In case of refusal, to state the reason and the norm it rests on.

    Please pay to: { $bank }.

    Please send the answer to: { $answer_address }.

    Enclosures: { $enclosures }

    { $from_rank }, military unit { $unit }

    { $date } ____________ { $from_name }

### Sources

source-RU-NOWAR = Neither war nor martial law was declared in Russia proper.
    .citation = No declaration of war and no martial law in Russia proper; Law on martial law (1-FKZ); 61-FZ art. 18
source-RU-332-1 = Not carrying out an order is a crime only if it caused substantial harm to the service. It brings restriction, arrest, or a disciplinary unit for up to 2 years.
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
    .citation = BBC, spring 2022; reports of pressure on seven soldiers of one unit, July 2022
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
source-RU-333-3 = Resisting a superior, or forcing him to breach his duty, in mobilisation or combat: 5 to 15 years.
    .citation = Criminal Code, art. 333(3), Federal Law 365-FZ of 24 September 2022
source-RU-334 = Violence against a superior is punished harder in the same periods. The sentence is unchecked.
    .citation = Criminal Code, art. 334
source-RU-352-1 = Voluntary surrender: 3 to 10 years; release is possible on conditions.
    .citation = Criminal Code, art. 352.1, Federal Law 365-FZ of 24 September 2022
source-RU-42 = Not carrying out a knowingly unlawful order excludes liability. The text of the second part is unchecked.
    .citation = Criminal Code, art. 42
source-RU-PLEN-ORDER = The Supreme Court: an order against the law, or with no link to service, may be disobeyed; danger to life is no excuse.
    .citation = Supreme Court Plenum resolution No 11 of 18 May 2023, on orders
source-RU-ARG-2022 = Lawyers argued in 2022 that without martial law the contract holds no duty to fight abroad.
    .citation = Lawyers' arguments of spring 2022: contract, border (Criminal Code, art. 322), duties
source-RU-CONFLICT = “Armed conflict” and “combat operations” need no declared war; courts apply them so.
    .citation = Criminal Code, arts 332(2.1) and 337; verdicts
source-RU-757 = Levels of measures by region from 20 October 2022: a middle level at the border.
    .citation = Decree 757 of 19 October 2022
source-RU-RG-2 = The law lists the Guard’s domestic tasks and says nothing direct about use abroad.
    .citation = Federal Law 226-FZ on the National Guard, its tasks
source-RU-RG-7 = Former guardsmen in the reserve are mobilised into the National Guard first.
    .citation = Law of August 2023 on mobilisation into the National Guard
source-RU-CON-4 = Since 2024 men are drafted up to 30; with a notice in the register they may not leave the country.
    .citation = Laws of July and August 2023 on the draft
source-RU-CON-5 = Conscripts serve in border regions: the promise does not cover that.
    .citation = Practice on conscripts in border regions; a Berlin court, 22 August 2024
source-RU-CON-6 = The draft goes on all year from 1 January 2026; men are sent in two seasons.
    .citation = Law of 4 November 2025 on the year-round draft; decree of December 2025
source-RU-DRAFT-27 = Until 2024 men were drafted from 18 to 27.
    .citation = Federal Law 53-FZ on military duty: draft age until 2024
source-RU-328-1 = Evading the draft without lawful ground: a fine of up to 200,000 roubles, prison up to 2 years.
    .citation = Criminal Code, art. 328(1)
source-RU-328-2 = Evading civilian service: a fine of up to 80,000 roubles, arrest up to 6 months.
    .citation = Criminal Code, art. 328(2)
source-RU-113-APP = The request is filed half a year before: before 1 April or 1 October; a commission decides, then a court.
    .citation = Federal Law 113-FZ, arts 10 to 15
source-RU-113-TERM = Civilian service lasts 21 months.
    .citation = Federal Law 113-FZ, art. 5
source-RU-20-3-3 = Words against the army bring an administrative fine.
    .citation = Code of Administrative Offences, art. 20.3.3
source-RU-ACS-SPEECH = For words before the commission a man was fined 40,000 roubles, though his request was granted.
    .citation = A case in Stavropol, 9 June 2022, under art. 20.3.3 of the Code of Administrative Offences
source-IN-18 = Freedom of conscience and faith; refusing military service derives from it.
    .citation = International Covenant on Civil and Political Rights, art. 18; UN Human Rights Committee
source-RU-AGE = For contracts since 24 June 2023 the age limit is 65, for the highest officers 70. Of earlier contracts it is not known.
    .citation = Federal Law 269-FZ of 24 June 2023 (number unchecked): age limit in service
source-RU-38 = In mobilisation contracts are made for a year, with reservists for less.
    .citation = Federal Law 53-FZ, art. 38 (Federal Law 439-FZ of 4 August 2023)
source-RU-DEFERRAL = Fathers of three were given deferral, not discharge. Unchecked.
    .citation = Deferral of mobilisation for fathers: as reported
source-RU-1237 = How discharge goes: report, commission, order, striking off the rolls.
    .citation = Regulation on the order of military service (Decree 1237 of 16 September 1999), art. 34
source-RU-306-UNFIT = Whoever is discharged as unfit for an injury in service gets a one-off payment; the sum changes.
    .citation = Federal Law 306-FZ on military pay, art. 3(12)
source-RU-MED-PAPERS = Which papers the doctors need. Not checked against a text.
    .citation = Medical papers: injury certificate, form 100, discharge summaries; referral to the board
source-RU-DET-411 = Arrest without a court is written into the Disciplinary Statute.
    .citation = Decree 411 of 24 June 2025: Disciplinary Statute, arts 10.1 and 35.1
source-RU-275-1 = Confidential ties with a foreign state or organisation are a crime. Unchecked.
    .citation = Criminal Code, art. 275.1
source-RU-UNDES = Taking part in an “undesirable” organisation is a crime; the list must be checked on the day.
    .citation = Criminal Code, art. 284.1; Federal Law 272-FZ, art. 3.1: the list changes
source-RU-337-NOTE = A first absence out of grave trouble may be excused; for the new parts it is unclear.
    .citation = Criminal Code, notes to arts 337 and 338
source-RU-RG-5 = Khakassia riot police: 11 refused, dismissed for a discrediting act; 9 sued; the result is not known.
    .citation = Khakassia riot police: dismissed on 21 March 2022, suits in July 2022
