## Words of the pack on protection in the European Union. Short sentences, never a promise of protection.
## In .do and .dont each line is a step.

### Sections

section-now = Where things stand
section-tie = The army
section-war = The war
section-why = Reasons and papers
section-home = The country left behind

### Questions: now

fact-country = { $who ->
    [self] Where are you now?
   *[other] Where is he now?
 }
    .hint = The exact place is not needed.
    .why = Each country decides by itself.
fact-country--germany = In Germany
fact-country--france = In France
fact-country--other_eu = In another country of the European Union
fact-country--outside_eu = Abroad, outside the European Union
fact-country--home = In the home country

fact-sent_back = { $who ->
    [self] Do they hold you, or want to send you back?
   *[other] Do they hold him, or want to send him back?
 }
    .hint = At a border, an airport, in detention, by letter.
    .why = Then hours matter.

fact-stage = How far is the request for asylum?
    .hint = The latest that happened.
    .why = Each stage has its own first step.
    .tick = The request for asylum was refused
fact-stage--none = There is none
fact-stage--waiting = Made, no decision yet
fact-stage--refused = Refused
fact-stage--granted = Protection was given

fact-applied_on = When was asylum asked for?
    .hint = The day on the first paper.
    .why = In summer 2026 the law changed.

### Questions: the army

fact-nationality = { $who ->
    [self] What is your citizenship?
   *[other] What is his citizenship?
 }
    .hint = The country whose army it is about.
    .why = This guide knows practice for Russia only.
fact-nationality--russia = Russia
fact-nationality--other = Another

fact-kind = { $who ->
    [self] What ties you to the army?
   *[other] What ties him to the army?
 }
    .hint = The latest that is true.
    .why = Who left a unit and who never came are treated differently.
fact-kind--contract = Serving under contract
fact-kind--conscript = Serving as a conscript
fact-kind--mobilised = Mobilised, was in a unit
fact-kind--called_mobilisation = Called at mobilisation, did not go
fact-kind--called_conscription = Called to conscript service, did not go
fact-kind--not_called = Not called yet

fact-left = How did { $who ->
    [self] you
   *[other] he
 } leave the unit?
    .hint = Not coming back from leave in time is without leave.
    .why = Some countries look at this first.
fact-left--without_leave = Without leave
fact-left--on_leave = On leave that still runs
fact-left--discharged = Discharged by an order

fact-role = What would the service be?
    .hint = Drivers, cooks, medics and clerks are not fighting.
    .why = Work behind the front may count too.
fact-role--fighting = Fighting
fact-role--support = Not fighting
fact-role--not_known = Not known

### Questions: the war

fact-in_war = Is that army in a war, or about to be?
    .hint = It is enough that being sent there is likely.
    .why = One of the grounds is about war.

fact-crimes = Are there crimes in that war?
    .hint = Against civilians or prisoners. What others did, not you.
    .why = Who would have to take part in such a war may be meant.
fact-crimes--own_unit = Yes, by that unit too
fact-crimes--that_war = Yes, they are widely known
fact-crimes--not_known = Not known

fact-post_known = Is it known where the service would be?
    .hint = Which unit, which place.
    .why = Sometimes it matters.

fact-took_part = { $who ->
    [self] Did you serve in the war zone?
   *[other] Did he serve in the war zone?
 }
    .hint = Only yes or no. Tell the rest to a lawyer, nobody else.
    .why = Then a lawyer is needed before any interview.

fact-refusal_route = Did the law at home allow one to refuse?
    .hint = An application as a conscientious objector, for that service, in that war.
    .why = Who leaves such a way unused can lose protection.
fact-refusal_route--none = No such way
fact-refusal_route--open_unused = Yes, but it was not used
fact-refusal_route--used_refused = Yes, it was used and refused
fact-refusal_route--used_waiting = Yes, it was used, no answer yet

fact-refused_formally = Was there a refusal in words or on paper?
    .hint = To a commander or an office.
    .why = Where no way is open, it may not be needed.

### Questions: reasons and papers

fact-reasons = { $who ->
    [self] Why do you refuse?
   *[other] Why does he refuse?
 }
    .hint = Mark everything that is true. Nothing else.
    .why = Protection takes a reason that the law names.
fact-reasons--conscience = Conscience
fact-reasons--faith = Faith
fact-reasons--politics = Against this war or this government
fact-reasons--origin = Because of people or origin
fact-reasons--fear = Fear of death or wounds

fact-prosecution = Is there a criminal case at home?
    .hint = The latest that happened.
    .why = A sentence for refusing matters too.
fact-prosecution--none = No
fact-prosecution--threatened = Threatened only
fact-prosecution--case = There is a case
fact-prosecution--convicted = There is a sentence

fact-unequal = Is the sentence far too hard, or harder than for others?
    .hint = Harder because of people, faith or opinion, for instance.
    .why = The law names this.

fact-papers = Which papers are there?
    .hint = Photos count. Mark everything.
    .why = Papers carry a case.
fact-papers--notice = A call-up paper
fact-papers--contract = A contract
fact-papers--order = An order
fact-papers--military_id = A military ID
fact-papers--case_file = Papers of the criminal case

### Questions: the country left behind

fact-harmed_on = When was the case opened, or the sentence given?
    .hint = The latest of these days.
    .why = Which court can still be asked depends on it.

fact-home_courts = Were all courts at home tried?
    .hint = Also the highest that could be asked.
    .why = Before that the United Nations committee does not look at it.
fact-home_courts--done = Yes
fact-home_courts--not_done = No

### Worked out from the answers

derived-in_eu = In the European Union
derived-abroad = Abroad
derived-soldier = Was in a unit
derived-seeking = May seek protection here
derived-deserter = Left a unit without leave
derived-evader = Never was in a unit
derived-crimes_plausible = Crimes are plausible
derived-harm_day = Day of the case or sentence

### Short names of outcomes

outcome-coverage = What this guide knows
outcome-coverage--home = not from inside the home country
outcome-coverage--outside_eu = not outside the European Union
outcome-coverage--granted = not what comes after protection is given
outcome-coverage--other_state = not the practice of that country
outcome-coverage--other_nationality = not the practice for that citizenship
outcome-law_applied = The law
outcome-law_applied--directive = Directive 2011/95
outcome-law_applied--lawyer = a lawyer says which
outcome-law_applied--regulation = Regulation 2024/1347
outcome-war_crimes_ground = Refusing a war with crimes
outcome-war_crimes_ground--possible = a possible ground
outcome-war_crimes_ground--route_unused = a way of refusing was left unused
outcome-war_crimes_ground--not_shown = crimes are not shown yet
outcome-war_crimes_ground--no_war = no war, so not this ground
outcome-war_crimes_ground--lawyer = a lawyer decides
outcome-support_staff = Not fighting, but serving
outcome-support_staff--covered = is meant too
outcome-support_staff--lawyer = a lawyer decides
outcome-field = Where the service would be
outcome-field--not_needed = need not be known
outcome-field--to_show = may have to be shown
outcome-formal_refusal = A refusal before leaving
outcome-formal_refusal--not_needed = not needed where none is allowed
outcome-formal_refusal--lawyer = a lawyer says whether it was needed
outcome-reason_link = The reason the law names
outcome-reason_link--presumed = strongly presumed, and examined
outcome-reason_link--to_show = has to be shown
outcome-punishment_ground = The punishment at home
outcome-punishment_ground--possible = a possible ground
outcome-punishment_ground--not_alone = not enough alone
outcome-germany = Germany
outcome-germany--deserter_assumed = left a unit: persecution is assumed, if it is credible
outcome-germany--evader_left_out = never in a unit: left out
outcome-germany--lawyer = a lawyer decides
outcome-france = France
outcome-france--possible_if_proved = mobilisation, if it is proved: refugee status is possible
outcome-france--lawyer = a lawyer decides
outcome-strasbourg = The court in Strasbourg
outcome-strasbourg--lawyer = a lawyer says whether it is too late
outcome-strasbourg--closed = closed for that day
outcome-un_complaint = The United Nations committee
outcome-un_complaint--lawyer = a lawyer decides
outcome-un_complaint--courts_first = the courts at home first
outcome-not_sure = Nobody can say beforehand
outcome-exclusion_risk = Exclusion from protection
outcome-fear_alone = Fear alone
outcome-conscripts_berlin = A court on conscripts
outcome-few_granted = Few were protected
outcome-call_up_to_prove = The call-up must be proved
outcome-prison_for_belief = Prison for belief
outcome-right_named = The right to refuse
outcome-lawyer_first = A lawyer first
outcome-say_asylum = If held or sent back
outcome-appeal_now = After a refusal
outcome-gather_facts = Facts to gather
outcome-service_proof = Proof of service
outcome-case_papers = Papers of the case
outcome-no_travel_back = No journey back
outcome-no_publicity_yet = Not to the press yet
outcome-borrowed_story = No borrowed story
outcome-paper_in_1 = Fact sheet for the lawyer

### Results: now

eu-lawyer-first = An asylum lawyer first. Interviews and papers after.
    .do =
        Write to us, or ask a refugee advice centre for a lawyer.
    .dont =
        Sign nothing that has not been read in a language one knows.

eu-not_sure = Nobody can say beforehand whether protection will be given. Each person's case is decided by itself.
    .do =
        Gather what shows that it is true.
    .changes = What was true for a friend need not be true here.

eu-sent_back = Held, or about to be sent back: here hours decide.
    .do =
        Say at once, to every official: “I ask for asylum.” Have it written down.
        Ask for a lawyer and for an interpreter.
        Let a relative or us know the place and the names.
    .dont =
        Sign no paper that agrees to a return.
    .changes = What can still be stopped, a lawyer must say today.

eu-refused = After a refusal days count. The time for an appeal is short, and it stands in the letter.
    .do =
        Find the day of delivery and keep the envelope.
        Take the letter to a lawyer today.
    .dont =
        Do not wait for a better paper before the appeal.
    .changes = Whether one may stay until the court decides, a lawyer must say.

eu-at_home = This guide does not speak to anyone who is still in the home country. As a rule asylum is asked for in the other country or at its border.
    .do =
        Read the guide for the home country first, if there is one.
        Talk to a lawyer before any step.

eu-outside = This guide knows the law of the European Union only. Other countries have laws of their own.
    .do =
        Ask the office of the United Nations refugee agency there, or a local lawyer.

eu-granted = Protection was given. What comes after that is not in this guide.
    .do =
        Ask a lawyer before any journey and before any contact with the state one fled.
    .changes = Protection can be taken away. Going back is one of the reasons.

eu-travel_back = A journey back can end in arrest. It can also end the case here.
    .do =
        Ask a lawyer before any journey, even a short one.
    .dont =
        Do not travel back before a lawyer has said what it would bring.

eu-publicity = A story in the press cannot be taken back. It can hurt people at home.
    .do =
        First ask a lawyer what may be said and to whom.
    .dont =
        Give no names, unit or place without each person's consent.
    .changes = Publicity has sometimes helped. Decide it with a lawyer.

eu-own_story = Only what happened, in one's own words. One false line can sink a true case.
    .do =
        Write down days, places and names while they are fresh.
        If a day is not known, say so.
    .dont =
        Add nothing and copy nothing from others.

eu-gather = A case stands on facts. These are the ones the law asks for.
    .do =
        Proof of the call-up, the contract or an order.
        Rank and post.
        What the unit did, and how one knows.
        Whether the law allowed one to refuse, and whether it was tried.
        When and how the refusal was made, and when one left.
        Papers of the criminal case.
        The reasons, in one's own words.
    .changes = Copies at two places are safer than one.

eu-service_proof = Nothing shows the service yet. Somebody may ask whether it is true.
    .do =
        Look for a contract, a military ID, photos, pay slips, letters.
        Ask relatives for copies, if that is safe for them.
    .dont =
        Write to no office at home without a lawyer.
    .changes = A paper makes the account easier to believe.

eu-case_papers = There is a case at home, but no paper of it here.
    .do =
        Ask the defender at home for copies.
        Note the number, the article and the court.
    .dont =
        Ask no relative to go to the police for them.
    .changes = The article and the sentence show what return would bring.

### Results: the grounds

eu-law-directive = Directive 2011/95 applies. It says what a refugee is.

eu-law-between = A new law begins in these weeks: Regulation 2024/1347. Sources differ on the day. A lawyer must say which law applies.
    .do =
        Ask the lawyer for both: the old Directive and the new Regulation.

eu-law-applied_before = Asylum was asked for before the new Regulation began. A lawyer must say which law applies.
    .do =
        Keep the paper that shows the day.

eu-law-regulation = Since 1 July 2026 Regulation 2024/1347 applies. It takes the place of the Directive. How it carries over what courts said before, a lawyer must say.
    .do =
        Ask the lawyer which of the points below still stand.

eu-crimes-before_shepherd = Who is punished for refusing to serve in a war with crimes may be a refugee. How likely the crimes must be, the Court has not said yet.
    .do =
        Gather what shows the crimes, and the part of one's own service in it.
    .changes = A lawyer must say how a court would see it.

eu-crimes-possible = Who is punished for refusing to serve in a war where crimes are plausible may be a refugee (art. 9(2)(e) of the Directive). It is examined closely.
    .do =
        Gather reports about the crimes: by whom, where, when.
        Tell the lawyer why refusing was the only way.
    .when = if the crimes do not seem plausible to the office
    .changes = If the law at home let one refuse and it was not tried, the ground can fail.

eu-crimes-route_unused = The law at home let one refuse, and that way was not used. Then this ground can fail.
    .do =
        Tell the lawyer why it was not used.
    .when = if the way was there on paper only
    .changes = If it was not open for this service or this war, the answer is different.

eu-crimes-route_waiting = The way of refusing at home was used and is still open. A lawyer must say what that means here.
    .do =
        Keep the papers of that application.

eu-crimes-not_shown = That service would include crimes has to be plausible. For now nothing shows it.
    .do =
        Look with a lawyer for reports of courts, the United Nations and human-rights groups about that war.
    .changes = If such crimes are widely known, the answer is different.

eu-crimes-no_war = This ground is about service in a war. The war need not have begun: it is enough that it and its crimes are plausible.
    .do =
        Tell the lawyer where one was to be sent, and how one knows.
    .changes = If a war is near, the answer is different.

eu-crimes-no_war-2013 = This ground is about service in a war.
    .do =
        Tell the lawyer where one was to be sent, and how one knows.
    .changes = If a war is near, a lawyer must say what it means.

eu-role-before = Whether those who would not fight but serve are meant too, the Court has not said yet.
    .do =
        Tell the lawyer what the work would have been for.

eu-role-support = Not only those who fight are meant: cooks, drivers, medics and clerks too (Shepherd, 26 February 2015).
    .do =
        Say what the work would have been for.
    .when = if the work had nothing to do with the crimes

eu-post-before = Where one would have served may have to be shown.
    .do =
        Tell the lawyer what is known: unit, place, orders.

eu-post-unknown = Where crimes are systematic, one need not know the place or the post (EZ, 19 November 2020).
    .do =
        Say what is known, and what is not.
    .when = if the crimes do not seem systematic to the office

eu-refusal-before = Whether one had to refuse before leaving, a lawyer must say.
    .do =
        Tell the lawyer whom one could have told, and what it would have brought.

eu-refusal-not_needed = Where the law allows no refusal, one need not have refused first (EZ, 19 November 2020).
    .do =
        Say why it could not be said aloud.
    .when = if the office finds that there was a way

eu-reason-to_show = Protection takes a reason that the law names: faith, opinion, people, a group. It has to be shown.
    .do =
        Say in one's own words why one refuses, and since when.

eu-reason-presumed = Protection takes a reason that the law names. For such a refusal it is strongly presumed, and the office examines it (EZ, 19 November 2020).
    .do =
        Say in one's own words why one refuses, and since when.
    .when = if the office finds another reason behind it

eu-reason-fear_alone = Fear of death or wounds alone is mostly not a reason that the law names.
    .do =
        Think with a lawyer what else there is: conscience, faith, opinion.
    .dont =
        Name no reason that is not true.
    .changes = If there is another reason as well, say it from the beginning.

eu-punishment-unequal = A punishment that is far too hard, or harder for some than for others, may be persecution (art. 9(2)(b) of the Directive).
    .do =
        Gather for the lawyer the article, the sentence, and what others got.
    .when = if the office finds the punishment in proportion

eu-punishment-alone = A punishment for refusing is not enough alone. It takes more: far too hard, unequal, or a war with crimes.
    .do =
        Tell the lawyer what was special in this case.
    .changes = If others were punished less, the answer is different.

eu-exclusion = Who took part in crimes gets no protection (art. 12(2) of the Directive). Serving where they happened is enough for questions about it.
    .do =
        Speak with a lawyer alone, before any interview.
    .dont =
        Write nothing about one's own part to anyone but the lawyer.
        Say nothing untrue either: what is found out later ends the case.
    .changes = What one did oneself decides, not the unit alone.

### Results: states

eu-de-deserter-may = In May 2022 Germany began to assume persecution for Russian soldiers who left, if that is credible. Whether this day was already after it, a lawyer must say.
    .do =
        Gather proof of service and of leaving.

eu-de-deserter = For Russian soldiers who left their unit, Germany assumes persecution, if the leaving is credible. That is practice, not law. It may change.
    .do =
        Gather proof of service and of leaving, and show it to a lawyer.
        Say at once, in the first interview, that one left a unit.
    .when = if the office does not believe it
    .changes = For those who never were in a unit it is different.

eu-de-evader = Those who never were in a unit are left out of what Germany assumes for deserters. Each case is examined without it.
    .do =
        Talk to a lawyer about every other reason there is.
    .changes = A criminal case, an opinion known to the state, or a call-up to the war can make a difference.

eu-de-not_left = On leave or discharged: whether that counts as leaving a unit in Germany, a lawyer must say.
    .do =
        Show the lawyer the leave paper or the order.
    .changes = When the leave is over and one has not come back, the answer is different.

eu-de-conscripts = A high court in Berlin said on 22 August 2024: ordinary conscripts run little risk of being sent to Ukraine. Offices may rely on it.
    .do =
        Tell the lawyer what is special: threats, a contract forced, a unit near the border.
    .when = if this case is unlike that one
    .changes = It is one court. Others may see it in another way.

eu-de-few = By November 2024 about 5,400 Russian men of 18 to 45 had asked for asylum in Germany. A small share was given protection.
    .do =
        Prepare the interview with a lawyer.

eu-fr-before = For Russians in France this guide knows no ruling for that day. A lawyer must look.
    .do =
        Gather the call-up paper and proof of service.

eu-fr-mobilised = The French asylum court said on 20 July 2023: Russians who flee mobilisation, or left after it, can be refugees. The mobilisation has to be proved.
    .do =
        Gather the call-up paper, the order, proof of the unit, and show them to a lawyer.
    .when = if the mobilisation is not proved
    .changes = A general fear of being called is not this.

eu-fr-other = What the French court said in July 2023 is about mobilisation. For this case a lawyer must look.
    .do =
        Talk to a lawyer about every other reason there is.

eu-fr-proof = There is no call-up paper and no order yet. In France the mobilisation has to be proved.
    .do =
        Look for a photo of the notice, an entry in a register, a letter from the unit.
        Ask relatives for copies, if that is safe for them.
    .dont =
        Buy no paper and make none: that ends the case.

eu-other_state = For this country the guide knows the law of the Union, but not how its offices and courts decide.
    .do =
        Ask a lawyer of that country.

eu-other_nationality = For this citizenship the guide knows the law of the Union, but not how offices and courts decide.
    .do =
        Ask a lawyer who knows such cases.

### Results: rights

eu-right-1976 = Freedom of thought, conscience and faith is a human right. No emergency takes it away.

eu-right-2006 = Freedom of conscience is a human right. A United Nations committee said in 2006: a state that offers no alternative to military service breaks it.
    .do =
        Name it to the lawyer. It may support a case; it does not decide it.

eu-right-2011 = Freedom of conscience is a human right. A United Nations committee said in 2011: refusing military service for belief belongs to it.
    .do =
        Name it to the lawyer. It may support a case; it does not decide it.

eu-right-2014 = Freedom of conscience is a human right. A United Nations committee said: refusing military service for belief belongs to it, and prison for it is arbitrary.
    .do =
        Name it to the lawyer. It may support a case; it does not decide it.

eu-right-prison = Prison for refusing out of conscience or faith is also arbitrary detention. A United Nations committee said so on 15 October 2014.
    .do =
        Show the sentence to the lawyer.
    .changes = It is for the committee to say so in one's own case.

eu-strasbourg-member = What Russia does to those who refuse, the court in Strasbourg can look at. The time to ask it is short.
    .do =
        Ask a lawyer about a complaint and its time limit.

eu-strasbourg-open = For what Russia did up to and including 16 September 2022 the court in Strasbourg can look at it. The time to ask it is short, and may be over.
    .do =
        Ask a lawyer whether an application was made in time.
    .changes = For later days that court is closed against Russia.

eu-strasbourg-closed = For what Russia did after 16 September 2022 the court in Strasbourg is closed.
    .do =
        Ask a lawyer about the United Nations committee instead.
    .when = if an earlier act is part of the case

eu-un-courts_done = Russia has accepted complaints to the United Nations Human Rights Committee. Whether this one can be made, a lawyer must say.
    .do =
        Show the lawyer the last decision and its day.
    .changes = How long it takes, nobody can say.

eu-un-courts_first = Russia has accepted complaints to the United Nations Human Rights Committee. First the courts at home have to be tried, as far as they can help.
    .do =
        Ask a lawyer whether they can help at all.
    .changes = If they cannot, a lawyer may go there at once.

eu-paper-in_1 = A fact sheet for the lawyer can be prepared here. It is not the application.
    .do =
        Answer in one's own words. English or Russian will do.
        Give it to the lawyer first, to nobody else.
    .dont =
        Write nothing about one's own part in the war.

clause-regulation_2024_1347 = Regulation 2024/1347 takes the place of the Directive in summer 2026. How it carries this point over, a lawyer must say.
clause-other_protection = There are other kinds of protection, and rules on which country is responsible. A lawyer must look at both.

### Sources

source-EU-9-2-B = Prosecution or punishment that is out of proportion or discriminates can be persecution.
    .citation = Directive 2011/95/EU, art. 9(2)(b)
source-EU-9-2-E = Punishment for refusing service in a war, where serving would include grave crimes, can be persecution.
    .citation = Directive 2011/95/EU, arts. 9(2)(e) and 12(2)
source-EU-12-2 = Who took part in grave crimes is excluded from refugee status.
    .citation = Directive 2011/95/EU, art. 12(2)
source-EU-SHEP = All who serve are meant, also in support; crimes have to be plausible; refusing has to be the only way.
    .citation = Court of Justice of the EU, 26 February 2015, Shepherd, C-472/13
source-EU-EZ = No formal refusal where none is allowed; the place need not be known; the reason is strongly presumed.
    .citation = Court of Justice of the EU, 19 November 2020, EZ, C-238/19
source-EU-QR = The Regulation that takes the Directive's place.
    .citation = Regulation (EU) 2024/1347
source-EU-ASK = How protection is asked for, and how one appeals. From memory: a lawyer must check it.
    .citation = Law of the EU and its member states on asking for protection and on appeals
source-EU-FACTS = What follows from the rules about which facts matter.
    .citation = Inferred from the Directive and the two judgments: what they turn on
source-HELP-PRACTICE = What services for people who refuse advise in public.
    .citation = Public advice of services for people who refuse to fight
source-DE-RU = Credible desertion from the Russian army: persecution is assumed. Those who evade the draft: not.
    .citation = Germany: Ministry of the Interior and Federal Office for Migration, mid-May 2022, on Russian deserters
source-DE-OVG = A high court in Berlin on ordinary conscripts.
    .citation = OVG Berlin-Brandenburg, 22 August 2024, 12 B 17/23
source-DE-NUM = About 5,400 applications by Russian men of 18 to 45 since February 2022, and a small share protected.
    .citation = Connection e.V., 18 November 2024: applications of Russian men and what came of them
source-FR-RU = Russians who flee mobilisation, and mobilised men who left, can be refugees if mobilisation is proved.
    .citation = France: Cour nationale du droit d'asile, 20 July 2023, on mobilisation in Russia
source-IN-18 = Freedom of thought, conscience and religion, also in an emergency.
    .citation = International Covenant on Civil and Political Rights, arts. 18 and 4(2)
source-IN-YOON = No alternative to military service at all: a violation.
    .citation = Human Rights Committee, 3 November 2006, Yoon and Choi, 1321-1322/2004
source-IN-JEONG = Refusing military service belongs to freedom of conscience itself.
    .citation = Human Rights Committee, 24 March 2011, Jeong and others, 1642-1741/2007
source-IN-KIM = Prison for objectors is also arbitrary detention.
    .citation = Human Rights Committee, 15 October 2014, Kim and others, CCPR/C/112/D/2179/2012
source-IN-BAY = Europe's convention protects a serious and insurmountable objection.
    .citation = European Court of Human Rights, Grand Chamber, 7 July 2011, Bayatyan v. Armenia, 23459/03
source-IN-ECHR-RU = Europe's convention does not bind Russia for acts after 16 September 2022.
    .citation = Council of Europe, 2022: Russia and the European Convention on Human Rights
source-IN-RU-HRC = Russia accepts complaints by persons to the Human Rights Committee.
    .citation = First Optional Protocol to the Covenant; Russia is a party

### Papers

paper-in_1 = Fact sheet for an asylum lawyer
    .about = What a lawyer needs to know first. It stays between you and the lawyer.
paper-in_1-field-name = Full name
    .hint = As in the passport. May wait until you know the lawyer: write “later”.
paper-in_1-field-born = Year of birth and citizenship
    .hint = The day may wait
paper-in_1-field-service = Service
    .hint = Rank, post, unit, since when. If never in a unit, write so.
paper-in_1-field-call_up = Call-up or contract
    .hint = Which paper, which day, where it is now
paper-in_1-field-order = The order
    .hint = To go where, by whom, when, how. If there was none, write so.
paper-in_1-field-unit_acts = What the unit did
    .hint = Where it was and what is known. What others did, and how you know it.
paper-in_1-field-route = Was there a lawful way to refuse
    .hint = Which one, whether it was tried, and the answer. If not tried, why.
paper-in_1-field-refusal = The refusal
    .hint = When, to whom, by word or on paper. If it was not said, why.
paper-in_1-field-leaving = Leaving
    .hint = When and how you left the unit or did not come. Nothing about the way over borders.
paper-in_1-field-prosecution = Criminal case
    .hint = Article, number, stage, sentence. If there is none, write so.
paper-in_1-field-reasons = Why you refuse
    .hint = Your own words. Since when, and what others know about it.
paper-in_1-field-fear = What would happen on return
    .hint = What you expect, and why
paper-in_1-field-own_acts = Your own part in the war
    .hint = Write only: to be told to the lawyer in person
paper-in_1-field-enclosures = Papers and photos
    .hint = Each on a new line. May be left empty.
paper-in_1-field-date = Day
    .hint = Today
paper-in_1-body =
    FACTS FOR AN ASYLUM LAWYER

    Confidential: between lawyer and client

    Name: { $name }

    Year of birth, citizenship: { $born }

    Service: { $service }

    Call-up or contract: { $call_up }

    The order: { $order }

    What the unit did: { $unit_acts }

    A lawful way to refuse: { $route }

    The refusal: { $refusal }

    Leaving: { $leaving }

    Criminal case: { $prosecution }

    Why I refuse: { $reasons }

    What would happen on return: { $fear }

    My own part in the war: { $own_acts }

    Papers and photos: { $enclosures }

    { $date }
