## Wörter des Pakets „Deutschland“. Daten in Worten, kurze Sätze, nie ein Versprechen.
## In .do und .dont ist jede Zeile ein Schritt. Fundstellen in Klammern, „(§ …)“, zählen bei der Lesbarkeit nicht mit.

### Abschnitte

section-you = Wer Sie sind
section-application = Der Antrag
section-letter = Post vom Amt
section-service = Im Dienst

### Fragen: wer fragt

fact-status = { $who ->
    [self] Was trifft auf Sie zu?
   *[other] Was trifft auf die Person zu?
 }
    .hint = Den Dienst wählen, der jetzt gilt.
    .why = Für jede Gruppe läuft der Antrag etwas anders.
fact-status--unserved = Noch nie gedient
fact-status--soldier_temporary = Soldat oder Soldatin auf Zeit
fact-status--soldier_career = Berufssoldat oder Berufssoldatin
fact-status--soldier_voluntary = Freiwilliger Wehrdienst
fact-status--reservist = Reserve: früher gedient
fact-status--other = Etwas anderes

fact-reserve = { $who ->
    [self] Sollen Sie jetzt üben?
   *[other] Soll die Person jetzt üben?
 }
    .hint = Gemeint ist ein Dienst in der Reserve.
    .why = Wer übt, ist in dieser Zeit im Dienst.
    .tick = Ein Bescheid für eine Übung ist da
fact-reserve--none = Nein
fact-reserve--called = Ja, ein Bescheid ist da
fact-reserve--on_exercise = Ja, der Dienst läuft schon

fact-called_up = Ist eine Einberufung da?
    .hint = Das ist ein Bescheid mit Tag und Ort, oder ein Brief, dass man kurzfristig als Ersatz dran ist. Ein Fragebogen oder eine Musterung ist es noch nicht.
    .why = Es zählt, was zuerst da war: Antrag oder Einberufung.
    .tick = Eine Einberufung ist da

fact-called_up_on = Wann kam die Einberufung?
    .hint = Der Tag, an dem der Bescheid ankam.
    .why = Es zählt, was zuerst da war: Antrag oder Einberufung.

fact-born_2008 = { $who ->
    [self] Sind Sie 2008 oder später geboren?
   *[other] Ist die Person 2008 oder später geboren?
 }
    .hint = Es zählt das Jahr in der Geburtsurkunde.
    .why = Für diese Jahrgänge gilt seit 1. Januar 2026 ein neues Gesetz.

### Fragen: Antrag und Post

fact-application = Gibt es schon einen Antrag?
    .hint = Ein Antrag, den Dienst mit der Waffe zu verweigern.
    .why = Danach richtet sich der nächste Schritt.
fact-application--none = Nein
fact-application--filed = Ja, gestellt
fact-application--recognised = Ja, und er ist anerkannt

fact-applied_on = Wann ging der Antrag ein?
    .hint = Der Tag auf dem Rückschein oder Eingangsstempel. Sonst der Tag der Abgabe.
    .why = Der Tag entscheidet, welche Regeln gelten.

fact-letter = Welcher Brief kam zuletzt?
    .hint = Vom Bundesamt für Familie und zivilgesellschaftliche Aufgaben, kurz BAFzA.
    .why = Mit vielen Briefen läuft eine Frist.
fact-letter--none = Noch keiner, oder nur der Eingang
fact-letter--missing_parts = Es fehlen Unterlagen
fact-letter--doubts = Das Amt hat Zweifel und fragt nach
fact-letter--oral_hearing = Ladung zu einem Gespräch
fact-letter--refused = Ablehnung
fact-letter--objection_refused = Auch der Widerspruch ist abgelehnt
fact-letter--final = Endgültig abgelehnt, nichts ist mehr offen

fact-letter_on = Wann kam dieser Brief?
    .hint = Der Tag auf dem gelben Umschlag. Sonst der Tag, an dem er im Kasten lag.
    .why = Mit diesem Tag beginnt die Frist.

fact-tension = Gilt der Spannungsfall oder der Verteidigungsfall?
    .hint = Das beschließt der Bundestag. Es stünde in allen Nachrichten. Eine Übung als Bereitschaftsdienst zählt auch.
    .why = Dann sind Fristen kürzer.

fact-earlier_refused = Wurde schon ein früherer Antrag endgültig abgelehnt?
    .hint = Oder zurückgenommen.
    .why = Dann hält ein neuer Antrag die Einberufung nicht auf.

fact-parts = Was lag dem Antrag bei?
    .hint = Alles ankreuzen, was schon beim Amt ist.
    .why = Fehlt etwas, kann der Antrag daran scheitern.
fact-parts--invokes_art_4 = Der Satz mit Artikel 4 Absatz 3 Grundgesetz
fact-parts--cv = Ein Lebenslauf als Tabelle, ohne Lücken
fact-parts--reasons = Die eigenen Gründe des Gewissens, ausführlich
fact-parts--name_and_signature = Name, Adresse und Unterschrift

fact-fitness = Was ergab die Musterung?
    .hint = Es geht um den Bescheid, ob jemand dienstfähig ist.
    .why = Ohne Musterung bleibt der Antrag oft liegen.
fact-fitness--not_examined = Es gab noch keine
fact-fitness--fit = Dienstfähig
fact-fitness--unfit = Nicht dienstfähig

### Fragen: im Dienst

fact-order = { $who ->
    [self] Geht es um einen Befehl, den Sie nicht ausführen wollen?
   *[other] Geht es um einen Befehl, den die Person nicht ausführen will?
 }
    .hint = Das Letzte wählen, das geschehen ist.
    .why = Schon die offene Weigerung kann strafbar sein.
    .tick = Es gibt einen Befehl, noch offen oder schon verweigert
fact-order--none = Nein
fact-order--waiting = Ja, er ist noch offen
fact-order--not_done = Ja, nicht ausgeführt, ohne etwas zu sagen
fact-order--refused_openly = Ja, offen verweigert, mit Wort oder Tat
fact-order--refused_repeated = Ja, er wurde wiederholt und wieder verweigert

fact-order_why = Was spricht gegen den Befehl?
    .hint = Alles ankreuzen, was zutrifft.
    .why = Manche Befehle sind nicht verbindlich.
fact-order_why--crime = Er verlangt eine Straftat
fact-order_why--dignity = Er verletzt die Menschenwürde
fact-order_why--no_service_purpose = Er hat mit dem Dienst nichts zu tun
fact-order_why--conscience = Das eigene Gewissen
fact-order_why--other = Etwas anderes

fact-together = Verweigern mehrere zusammen?
    .hint = Oder haben sie es abgesprochen.
    .why = Gemeinsam ist es eine schwerere Straftat.

fact-absent = { $who ->
    [self] Waren Sie ohne Erlaubnis weg?
   *[other] War die Person ohne Erlaubnis weg?
 }
    .hint = Aus dem Urlaub nicht zurückkommen zählt auch.
    .why = Wegbleiben ist strafbar, auch wenn ein Antrag läuft.
    .tick = Ohne Erlaubnis weg, noch nicht zurück
fact-absent--none = Nein
fact-absent--now = Ja, und noch nicht zurück
fact-absent--ended = Ja, aber wieder zurück

fact-absent_since = Weg seit welchem Tag?
    .hint = Der Tag, an dem der Dienst hätte beginnen sollen.
    .why = Es zählt, wie viele Tage es waren.

fact-absent_until = An welchem Tag war die Rückkehr?
    .hint = Der Tag der Meldung bei der Truppe.
    .why = Es zählt, wie viele Tage es waren.

fact-meant_to_stay_away = War das Ziel, ganz wegzubleiben?
    .hint = Oder einem bewaffneten Einsatz zu entgehen. Oder die Entlassung zu erreichen.
    .why = Das ist eine andere, schwerere Straftat.

fact-paid_training = Hat die Bundeswehr ein Studium oder eine teure Ausbildung bezahlt?
    .hint = Zum Beispiel Studium, Pilotenschein, Facharzt.
    .why = Sie kann das Geld zum Teil zurückverlangen.

### Aus den Antworten berechnet

derived-never_served = Noch nie gedient
derived-in_reserve = In der Reserve
derived-not_applied = Noch kein Antrag
derived-not_recognised = Noch nicht anerkannt
derived-soldier = Soldat oder Soldatin
derived-serving = Im Dienst
derived-pending_application = Antrag läuft
derived-filing_day = Tag des Antrags
derived-defective = Formfehler im Antrag
derived-may_be_barred = Antrag vor der Einberufung
derived-complete = Lebenslauf und Gründe sind da
derived-absence_last_day = Letzter Tag der Abwesenheit
derived-absence_days = Tage der Abwesenheit
derived-return_by = Letzter Tag des Monats nach dem Weggehen
derived-parts_month = Letzter Tag für Lebenslauf und Gründe
derived-letter_deadline = Letzter Tag der Frist

### Kurze Namen der Ergebnisse

outcome-coverage = Was wir wissen
outcome-coverage--lawyer = dazu gehört ein Anwalt
outcome-may_apply = Wer den Antrag stellen darf
outcome-may_apply--everyone_concerned = Ungediente, Soldaten, Reserve
outcome-contents = Was in den Antrag gehört
outcome-contents--may_follow_in_a_month = Lebenslauf und Gründe dürfen folgen
outcome-contents--all_at_once = alles sofort
outcome-where_to = Wohin damit
outcome-where_to--career_centre = zum Karrierecenter der Bundeswehr
outcome-where_to--personnel_office = zum Personalamt der Bundeswehr in Köln
outcome-missing_parts = Es fehlt etwas
outcome-missing_parts--may_follow = darf nachkommen
outcome-missing_parts--month_over = der Monat ist um
outcome-missing_parts--send_now = sofort nachsenden
outcome-missing_parts--lawyer = welches Recht gilt, sagt ein Anwalt
outcome-formal_defect = Fehler im Antrag
outcome-formal_defect--does_not_count = zählt so nicht als Antrag
outcome-call_up = Einberufung
outcome-call_up--barred = solange gesperrt
outcome-call_up--not_barred = nicht gesperrt
outcome-call_up--lawyer = dazu gehört ein Anwalt
outcome-priority = Reihenfolge
outcome-priority--decided_first = wird vorgezogen
outcome-service_meanwhile = Dienst bis zur Entscheidung
outcome-service_meanwhile--goes_on = geht weiter
outcome-deadline = Frist
outcome-deadline--parts_one_month = Unterlagen: ein Monat
outcome-deadline--hearing_one_month = Antwort auf Zweifel: ein Monat
outcome-deadline--hearing_two_weeks = Antwort auf Zweifel: zwei Wochen
outcome-deadline--objection_one_month = Widerspruch: ein Monat
outcome-deadline--objection_one_week = Widerspruch: eine Woche
outcome-deadline--court_one_month = Klage: ein Monat
outcome-deadline--over = vorbei
outcome-recognition = Nach der Anerkennung
outcome-recognition--discharge_at_own_request = Entlassung, wie auf eigenen Wunsch
outcome-recognition--reserve_ends = der Dienst in der Reserve endet
outcome-recognition--no_armed_service = kein Dienst mit der Waffe
outcome-recognition--lawyer = dazu gehört ein Anwalt
outcome-training_costs = Kosten der Ausbildung
outcome-training_costs--may_be_claimed = können zurückverlangt werden
outcome-absence = Wegbleiben
outcome-absence--below_limit = noch unter der Grenze des Strafrechts
outcome-absence--up_to_3_years = bis zu 3 Jahre Haft
outcome-desertion = Fahnenflucht
outcome-desertion--up_to_5_years = bis zu 5 Jahre Haft
outcome-desertion--up_to_3_years = bis zu 3 Jahre Haft
outcome-disobedience = Befehl verweigert
outcome-disobedience--grave_result = strafbar bei schweren Folgen
outcome-disobedience--up_to_3_years = bis zu 3 Jahre Haft
outcome-order_binding = Ob der Befehl bindet
outcome-order_binding--may_not_bind = vielleicht nicht
outcome-together = Gemeinsam verweigern
outcome-what_is_examined = Was das Amt prüft
outcome-earliest_age = Ab welchem Alter
outcome-muster_duty = Die Musterung bleibt Pflicht
outcome-fitness_first = Erst die Musterung
outcome-superior_comments = Vorgesetzte schreiben mit
outcome-near_threshold = Es kommt auf Stunden an
outcome-one_court_for_facts = Nur ein Gericht für die Tatsachen
outcome-rank_is_lost = Der Dienstgrad
outcome-questionnaire = Der Fragebogen
outcome-muster = Musterung
outcome-need_conscription = Pflichtdienst nach Bedarf
outcome-advice_first = Erst Beratung
outcome-order_first_lawyer = Erst ein Anwalt
outcome-oral_hearing = Das Gespräch
outcome-return_in_time = Zurück in der Frist
outcome-no_self_injury = Sich nicht selbst schaden
outcome-no_model_text = Kein fremder Text
outcome-paper_de_1 = Antrag

### Was sich nicht als Regel schreiben lässt

clause-rest_of_the_act = Vom Gesetz, wie es seit 1. Januar 2026 gilt, haben wir nur § 2 gelesen. Die anderen Regeln kennen wir aus der Zeit davor. Ein Anwalt muss sie prüfen.

clause-section_13 = Seit 1. Januar 2026 hat das Gesetz einen neuen § 13. Wir haben seinen Text nicht gesehen. Ein Anwalt muss ihn lesen.

### Ergebnisse: zuerst

de-advice-first = Erst Beratung, dann ein Schritt.
    .do =
        Uns schreiben, bevor etwas abgegeben oder gesagt wird.
    .dont =
        Nicht einfach wegbleiben.

de-coverage-other = Für diesen Fall haben wir keine Regel. Ein Anwalt muss ihn ansehen.
    .do =
        Uns schreiben, um welchen Dienst es geht.

de-order-lawyer = Erst ein Anwalt, dann die Antwort auf den Befehl. Wer sich mit Wort oder Tat offen weigert, riskiert bis zu 3 Jahre Haft (§ 20 WStG).
    .do =
        Noch heute einen Anwalt fragen.
        Aufschreiben, wer den Befehl gab, wann und mit welchen Worten.
    .dont =
        Nicht „Ich weigere mich“ sagen, ohne vorher mit einem Anwalt zu reden.
        Nichts unterschreiben, was nicht gelesen ist.
    .changes = Wird der Befehl wiederholt und wieder nicht befolgt, ist auch das strafbar.

de-service-goes_on = Der Antrag befreit nicht vom Dienst. Bis zur Entlassung gelten Befehle und Dienstzeiten weiter.
    .do =
        Zum Dienst kommen, auch wenn der Antrag läuft.
        Die Entscheidung abwarten und jeden Brief vom Amt aufheben.
    .dont =
        Nicht wegbleiben und keinen Befehl verweigern, ohne vorher mit einem Anwalt zu reden.
    .changes = Mit der Entlassung endet der Dienst.

### Ergebnisse: der Antrag

de-apply-who = Niemand darf gegen sein Gewissen zum Dienst mit der Waffe gezwungen werden (Art. 4 Abs. 3 GG). Den Antrag dürfen Ungediente, Soldatinnen, Soldaten und Reservisten stellen, auch im Sanitätsdienst.
    .do =
        Mit einer Beratungsstelle über die eigenen Gründe reden.
    .changes = Ob das Amt anerkennt, hängt von den eigenen Gründen ab.

de-apply-age = Wer nie gedient hat, kann den Antrag frühestens sechs Monate vor dem 18. Geburtstag stellen. Die Eltern müssen nicht zustimmen (§ 2 KDVG).

de-apply-contents_follow = Der Antrag nennt Artikel 4 Absatz 3 Satz 1 Grundgesetz. Lebenslauf und Gründe dürfen in einem Monat folgen (§ 2 KDVG).
    .do =
        Name, Adresse und Unterschrift nicht vergessen.
        Lebenslauf als Tabelle schreiben, ohne Lücken.
        Die eigenen Gründe ausführlich schreiben.
        Wer eine Personenkennziffer hat, schreibt sie dazu.
        Briefe von Menschen beilegen, die einen kennen, wenn es welche gibt.
    .changes = Erst abgeben, wenn alles fertig ist: Dann läuft keine Frist.

de-apply-contents_at_once = Alles gehört sofort in den Antrag: der Satz mit Artikel 4 Absatz 3 Satz 1 Grundgesetz, der Lebenslauf, die Gründe. Seit 1. Januar 2026 gibt es keinen Monat mehr dafür (§ 2 KDVG).
    .do =
        Name, Adresse und Unterschrift nicht vergessen.
        Lebenslauf als Tabelle schreiben, ohne Lücken.
        Die eigenen Gründe ausführlich schreiben.
        Wer eine Personenkennziffer hat, schreibt sie dazu.
        Briefe von Menschen beilegen, die einen kennen, wenn es welche gibt.
    .dont =
        Nicht abgeben, solange etwas fehlt.
    .changes = Ist schon eine Einberufung da, zählt jeder Tag. Dann erst uns schreiben.

de-apply-where_career = Der Antrag geht an das Karrierecenter der Bundeswehr. Es gibt ihn weiter. Entscheiden wird das BAFzA.
    .do =
        Per Einschreiben schicken oder dort zu Protokoll geben.
        Von allem eine Kopie behalten.
    .dont =
        Nicht über Vorgesetzte laufen lassen.

de-apply-where_personnel = Der Antrag geht an das Bundesamt für das Personalmanagement der Bundeswehr, Militärringstraße 1000, 50737 Köln. Entscheiden wird das BAFzA. So ist es seit 1. Januar 2026.
    .do =
        Per Einschreiben mit Rückschein schicken oder dort zu Protokoll geben.
        Von allem eine Kopie behalten.

de-apply-own_words = Die Gründe müssen die eigenen sein. Fremde Sätze wecken Zweifel.
    .do =
        Aufschreiben, was man erlebt hat und was daraus folgt.
        Den Entwurf einer Beratungsstelle zeigen.
    .dont =
        Keinen Text aus dem Netz und keinen von anderen nehmen.

de-apply-examined = Das Amt prüft drei Dinge. Ist der Antrag vollständig? Tragen die Gründe das Recht? Gibt es Zweifel, dass alles wahr ist?
    .do =
        Prüfen, ob Lebenslauf und Gründe zueinander passen.
    .changes = Bei Zweifeln fragt das Amt erst nach, bevor es ablehnt.

de-apply-no_signature = Ohne den Satz mit Artikel 4 Absatz 3 Grundgesetz, ohne Namen, Adresse oder Unterschrift ist es kein gültiger Antrag.
    .do =
        Sofort einen vollständigen Antrag schicken, per Einschreiben.
        Uns schreiben, wenn eine Einberufung da ist.
    .changes = Es zählt dann vielleicht erst der Tag des neuen Antrags.

de-apply-send_now = Dem Antrag fehlt etwas, das seit 1. Januar 2026 sofort dabei sein muss. Das Amt kann ihn deshalb ablehnen.
    .do =
        Das Fehlende sofort schicken, per Einschreiben.
        Auf jeden Brief vom Amt am selben Tag reagieren.
    .changes = Schreibt das Amt, dass etwas fehlt, läuft ab dann ein Monat (§ 7 KDVG).

de-apply-straddles = Der Antrag ist aus der Zeit vor dem 1. Januar 2026, und es fehlt noch etwas. Ob der alte Monat noch gilt, sagt nur ein Anwalt.
    .do =
        Das Fehlende sofort schicken, per Einschreiben.
        Den Tag der Abgabe belegen: Rückschein, Stempel, Zeugen.
    .changes = Kommt ein Brief vom Amt, gilt die Frist darin.

de-apply-fitness = Vor der Musterung bleibt der Antrag liegen. Erst wenn feststeht, dass jemand dienstfähig ist, geht er weiter.
    .do =
        Zur Musterung gehen, wenn die Ladung kommt.
    .changes = Das Ergebnis der Musterung entscheidet, wie es weitergeht.

de-apply-fitness-2026 = Vor der Musterung bleibt der Antrag oft liegen. Wie das Amt es seit 1. Januar 2026 macht, prüft ein Anwalt.
    .do =
        Zur Musterung gehen, wenn die Ladung kommt.
        Uns schreiben, was das Amt geantwortet hat.
    .changes = Das Ergebnis der Musterung entscheidet, wie es weitergeht.

de-apply-muster_duty = Der Antrag befreit nicht von der Musterung und nicht von der Erfassung (§ 3 KDVG).
    .do =
        Zur Musterung gehen, wenn die Ladung kommt.
    .dont =
        Keine Ladung liegen lassen, weil der Antrag läuft.
    .changes = Erst nach der Anerkennung ist die Antwort anders.

de-apply-superior = Vorgesetzte und das Personalamt schreiben eine Stellungnahme dazu. Das gilt für Soldaten auf Zeit und Berufssoldaten.
    .do =
        Fragen, ob man die Stellungnahme lesen kann.
    .changes = Steht darin etwas Falsches, mit uns darauf antworten.

de-apply-priority = Dieser Antrag wird vor anderen entschieden (§ 4 KDVG). Wie lange es dauert, steht nicht im Gesetz.
    .do =
        Nach einigen Wochen beim Amt nach dem Stand fragen.

de-paper-de_1 = Der Antrag lässt sich hier vorbereiten. Die Gründe schreibt jeder selbst.
    .do =
        Ausdrucken, unterschreiben, per Einschreiben schicken.
        Eine Kopie behalten.
    .changes = Lebenslauf und Gründe dürfen in einem Monat folgen.

de-paper-de_1-2026 = Der Antrag lässt sich hier vorbereiten. Die Gründe schreibt jeder selbst.
    .do =
        Lebenslauf und Gründe gleich ausfüllen.
        Ausdrucken, unterschreiben, per Einschreiben schicken.
        Eine Kopie behalten.
    .changes = Fehlt etwas, kann das Amt ablehnen.

### Ergebnisse: Einberufung

de-call_up-barred = Solange der Antrag läuft, darf keine Einberufung folgen (§ 3 KDVG). Das endet mit der endgültigen Ablehnung.
    .do =
        Kommt doch ein Bescheid, sofort uns schreiben.
    .when = wenn das Amt den Tag des Antrags anders sieht
    .changes = Im Spannungsfall und im Verteidigungsfall gilt diese Sperre nicht.

de-call_up-defect = So wie der Antrag jetzt ist, hält er eine Einberufung vielleicht nicht auf. Das sagt nur ein Anwalt.
    .do =
        Sofort einen vollständigen Antrag schicken, per Einschreiben.
        Kommt ein Bescheid, sofort einen Anwalt fragen.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.
    .changes = Ist der Antrag gültig und war er zuerst da, ist die Antwort anders.

de-call_up-not_barred = Die Einberufung war zuerst da. Der Antrag allein hält sie nicht auf (§ 3 KDVG).
    .do =
        Sofort einen Anwalt fragen, vor dem ersten Tag im Dienst.
        Bescheid und Umschlag aufheben.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.
    .changes = War der Antrag doch früher beim Amt, ist die Antwort anders.

de-call_up-tension = Im Spannungsfall und im Verteidigungsfall schützt der Antrag nicht vor der Einberufung (§ 11 KDVG).
    .do =
        Sofort einen Anwalt fragen.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.
    .changes = Endet der Spannungsfall oder Verteidigungsfall, gilt die Sperre wieder.

de-call_up-second = Ein früherer Antrag ist schon endgültig abgelehnt oder zurückgenommen. Ein neuer hält die Einberufung nicht auf (§ 3 KDVG).
    .do =
        Kommt ein Bescheid, sofort einen Anwalt fragen.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.
    .changes = Wird der neue Antrag anerkannt, ist die Antwort anders.

de-call_up-second_called = Die Einberufung liegt vor, und ein zweiter Antrag hält sie nicht auf (§ 3 KDVG).
    .do =
        Sofort einen Anwalt fragen, vor dem ersten Diensttag.
        Bescheid und Umschlag aufheben.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.
    .changes = Wird der neue Antrag anerkannt, ist die Antwort anders.

de-call_up-reserve = Ob der Antrag eine Übung in der Reserve aufhält, ist offen. Das sagt nur ein Anwalt.
    .do =
        Vor dem ersten Tag der Übung einen Anwalt fragen.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.

de-new_service-questionnaire = Wer 2008 oder später geboren ist, bekommt seit 1. Januar 2026 mit 18 einen Fragebogen der Bundeswehr. Männer müssen antworten, Frauen können es. Eine Einberufung ist das nicht.
    .do =
        Den Brief lesen und die Frist darin beachten.
    .changes = Eine Einberufung wäre ein eigener Bescheid.

de-new_service-muster = Zur Musterung kann eine Ladung kommen. Eine Pflicht für alle Männer ab Jahrgang 2008 gilt erst ab 1. Juli 2027.
    .do =
        Eine Ladung nicht liegen lassen. Uns fragen, ob man kommen muss.

de-new_service-muster-2027 = Männer ab Jahrgang 2008 werden seit 1. Juli 2027 alle gemustert.
    .do =
        Eine Ladung nicht liegen lassen.

de-new_service-need_conscription = Eine Pflicht zum Dienst nach Bedarf ist möglich. Dafür braucht es erst ein eigenes Gesetz. Ein Tag steht nicht fest.
    .changes = Kommt dieses Gesetz, prüfen wir alles neu.

### Ergebnisse: Post vom Amt

de-parts-may_follow = Lebenslauf und Gründe dürfen noch folgen: einen Monat nach dem Antrag (§ 2 KDVG). Der letzte Tag steht dabei.
    .do =
        Das Fehlende vor diesem Tag schicken, per Einschreiben.
    .changes = Nach diesem Tag kann das Amt ablehnen.

de-parts-month_over = Der Monat für Lebenslauf und Gründe ist um. Das Amt kann den Antrag ablehnen.
    .do =
        Das Fehlende heute noch schicken, per Einschreiben.
    .changes = Schreibt das Amt, dass etwas fehlt, läuft ab dann ein Monat (§ 7 KDVG).

de-letter-parts = Das Amt sagt, dass etwas fehlt. Ein Monat ist Zeit, sonst lehnt es ab (§ 7 KDVG). Der letzte Tag steht dabei.
    .do =
        Das Fehlende vor diesem Tag schicken, per Einschreiben.
        Den Umschlag aufheben: Darauf steht der Tag.
    .changes = Nach diesem Tag lehnt das Amt den Antrag ab.

de-letter-doubts = Das Amt hat Zweifel und fragt nach. Ein Monat ist Zeit für die Antwort (§ 6 KDVG). Der letzte Tag steht dabei.
    .do =
        Die Fragen mit einer Beratungsstelle durchgehen.
        In eigenen Worten antworten, vor diesem Tag.
        Den Umschlag aufheben: Darauf steht der Tag.
    .changes = Bleiben Zweifel, kann das Amt zu einem Gespräch laden.

de-letter-doubts_tension = Das Amt hat Zweifel und fragt nach. Im Spannungsfall und im Verteidigungsfall können es nur zwei Wochen sein (§ 11 KDVG). Der letzte Tag steht dabei.
    .do =
        Heute noch mit einer Beratungsstelle reden.
        In eigenen Worten antworten, vor diesem Tag.
        Den Umschlag aufheben: Darauf steht der Tag.
    .changes = Nennt der Brief einen anderen Tag, zählt der frühere.

de-letter-refused = Gegen die Ablehnung gibt es den Widerspruch. Dafür ist ein Monat Zeit (§ 70 VwGO). Der Tag dabei ist gerechnet, ein Anwalt prüft ihn.
    .do =
        Sofort einem Anwalt den Bescheid zeigen.
        Lesen, was am Ende des Bescheids über die Frist steht.
        Den Umschlag aufheben: Darauf steht der Tag.
    .changes = Nennt der Bescheid einen anderen Tag, zählt der frühere.

de-letter-refused_tension = Gegen die Ablehnung gibt es den Widerspruch. Im Spannungsfall und im Verteidigungsfall ist nur eine Woche Zeit (§ 11 KDVG). Der letzte Tag steht dabei.
    .do =
        Heute noch einem Anwalt den Bescheid zeigen.
        Den Umschlag aufheben: Darauf steht der Tag.
    .changes = Nennt der Bescheid einen anderen Tag, zählt der frühere.

de-letter-objection_refused = Gegen diesen Bescheid gibt es die Klage beim Verwaltungsgericht. Dafür ist ein Monat Zeit (§ 74 VwGO). Der Tag dabei ist gerechnet, ein Anwalt prüft ihn.
    .do =
        Sofort einem Anwalt den Bescheid zeigen.
        Lesen, was am Ende des Bescheids über die Frist steht.
    .changes = Nennt der Bescheid einen anderen Tag, zählt der frühere.

de-letter-too_late = Die Frist aus diesem Brief scheint vorbei. Ob noch etwas geht, sagt nur ein Anwalt.
    .do =
        Heute noch einem Anwalt Brief und Umschlag zeigen.
        Aufschreiben, warum es nicht früher ging.
        Das Fehlende trotzdem sofort schicken.
    .changes = Kam der Brief später an als gedacht, kann die Frist noch laufen.

de-letter-oral_hearing = Das Amt lädt zu einem Gespräch. Es ist nicht öffentlich. Beauftragte der Kirchen dürfen einen dort ohne Kosten vertreten (§ 8 KDVG). Auslagen werden erstattet, der Lohn läuft weiter (§ 6 KDVG).
    .do =
        Hingehen. Wer nicht kommt, über den entscheidet das Amt nach den Akten.
        Vorher mit einer Beratungsstelle üben, die eigenen Gründe zu sagen.
        Wer krank ist, sagt sofort Bescheid und schickt ein Attest.
    .changes = Danach entscheidet das Amt.

de-letter-one_court = Nach dem Widerspruch prüft nur ein Gericht die Tatsachen. Eine Berufung gibt es nicht (§ 10 KDVG).
    .do =
        Alles, was für die eigenen Gründe spricht, gleich vorlegen.
    .changes = Danach gibt es nur die Revision oder die Beschwerde.

de-letter-final = Alles ist endgültig abgelehnt. Ob ein neuer Antrag geht, sagt ein Anwalt.
    .do =
        Einem Anwalt alle Bescheide zeigen.
    .dont =
        Nicht ohne Anwalt einfach wegbleiben.

### Ergebnisse: nach der Anerkennung

de-after-soldier = Nach der Anerkennung muss die Bundeswehr entlassen. Es gilt wie eine Entlassung auf eigenen Wunsch (§§ 46, 55 SG).
    .do =
        Bis zum Tag der Entlassung zum Dienst kommen.
        Vorher klären, was mit Geld, Kasse und Ausbildung wird.
    .dont =
        Nicht schon mit der Anerkennung wegbleiben.
    .changes = Der Tag steht in der Verfügung über die Entlassung.

de-after-reservist = Nach der Anerkennung endet der Dienst in der Reserve (§§ 75, 76 SG).
    .do =
        Wer gerade übt, kommt bis zum Tag der Entlassung zum Dienst.
        Den Bescheid aufheben und bei jeder Ladung vorlegen.
    .dont =
        Nicht schon mit der Anerkennung wegbleiben.
    .changes = Der Tag steht in der Verfügung.

de-after-unserved = Nach der Anerkennung gibt es keinen Dienst mit der Waffe. Im Spannungsfall und im Verteidigungsfall tritt Zivildienst an seine Stelle (§ 1 KDVG).
    .do =
        Den Bescheid aufheben.

de-after-voluntary = Wie es im freiwilligen Wehrdienst nach der Anerkennung weitergeht, sagt ein Anwalt.
    .do =
        Bis zur Entlassung zum Dienst kommen.
        Einem Anwalt den Bescheid zeigen.

de-after-rank = Mit der Anerkennung geht der Dienstgrad verloren. Das trifft Soldaten auf Zeit, Berufssoldaten und die Reserve.
    .changes = Wer das nicht will, sollte es vor dem Antrag wissen.

de-after-costs = Die Bundeswehr kann Kosten für Studium oder Fachausbildung zurückverlangen. Gerichte lassen nur so viel zu, wie man sich erspart hat. In einem Fall ging es um 52.804 Euro, in einem anderen um 17.493 Euro.
    .do =
        Vor dem Antrag ausrechnen lassen, was es werden kann.
        Härten belegen: Kinder, Schulden, Krankheit.
    .changes = Bei einer Härte kann sie ganz oder zum Teil verzichten.

### Ergebnisse: im Dienst

de-absence-below = Bis zu drei vollen Tagen ist das Wegbleiben noch keine Straftat nach dem Wehrstrafgesetz. Eine Strafe im Dienst ist möglich. Welche, sagt ein Anwalt.
    .do =
        Sofort zurückkehren und sich melden.
        Tag und Stunde der Meldung festhalten lassen.
    .changes = Ab mehr als drei vollen Tagen drohen bis zu 3 Jahre Haft. War das Ziel, ganz wegzubleiben, ist es sofort eine Straftat.

de-absence-over_3_days = Mehr als drei volle Tage ohne Erlaubnis weg: Darauf stehen bis zu 3 Jahre Haft, auch bei Nachlässigkeit (§ 15 WStG).
    .do =
        Erst ein Anwalt, dann eine Aussage.
        Mit dem Anwalt die Rückkehr planen.
    .changes = War das Ziel, ganz wegzubleiben, sind es bis zu 5 Jahre.

de-absence-near_threshold = Die Zahl der Tage liegt nahe an der Grenze. Es zählen nur volle Kalendertage. Wir nennen die strengere Seite.
    .do =
        Aufschreiben, zu welcher Stunde es begann und endete und wer es sah.
    .changes = Genau gezählt kann es unter der Grenze liegen.

de-desertion-for_good = Fahnenflucht ist: wegbleiben, um nie mehr zu dienen, einem bewaffneten Einsatz zu entgehen oder die Entlassung zu erreichen. Darauf stehen bis zu 5 Jahre Haft (§ 16 WStG).
    .do =
        Erst ein Anwalt, dann ein Wort zur Truppe oder Polizei.
        Mit dem Anwalt die Rückkehr planen.
    .when = wenn das Ziel ein anderes war
    .changes = Wer sich in einem Monat stellt und dienen will, dem drohen bis zu 3 Jahre.

de-desertion-returned = Fahnenflucht, aber in einem Monat zurück: Darauf stehen bis zu 3 Jahre Haft (§ 16 WStG).
    .do =
        Erst ein Anwalt, dann eine Aussage.
        Belegen, an welchem Tag die Rückkehr war.
    .when = wenn das Ziel ein anderes war
    .changes = Dafür muss man bereit sein, wieder zu dienen.

de-desertion-return_in_time = Wer in einem Monat zurückkommt und dienen will, dem drohen bis zu 3 statt 5 Jahre. Der letzte Tag steht dabei.
    .do =
        Noch heute einen Anwalt fragen, wie und wo man sich meldet.
        Tag und Stunde der Meldung festhalten lassen.
    .changes = Nach diesem Tag sind es bis zu 5 Jahre.

de-order-repeated = Einen Befehl auch nach der Wiederholung zu verweigern ist strafbar: bis zu 3 Jahre Haft (§ 20 WStG).
    .do =
        Erst ein Anwalt, dann eine Aussage.
    .dont =
        Nichts mehr dazu schreiben oder sagen, ohne Anwalt.
    .when = wenn der Befehl nicht verbindlich war
    .changes = War der Befehl nicht verbindlich, ist die Antwort anders.

de-order-openly = Sich mit Wort oder Tat gegen einen Befehl aufzulehnen ist strafbar: bis zu 3 Jahre Haft (§ 20 WStG). Einmal genügt.
    .do =
        Erst ein Anwalt, dann eine Aussage.
    .dont =
        Nichts mehr dazu schreiben oder sagen, ohne Anwalt.
    .when = wenn der Befehl nicht verbindlich war
    .changes = War noch Zeit und wird der Befehl freiwillig doch befolgt, kann das Gericht von Strafe absehen.

de-order-not_done = Ein Befehl wurde nicht ausgeführt. Mit schweren Folgen ist das strafbar: bis zu 3 Jahre Haft (§ 19 WStG). Ob es hier so ist, sagt ein Anwalt.
    .do =
        Erst ein Anwalt, dann eine Aussage.
    .changes = Wer sich offen weigert, macht sich auch ohne schwere Folgen strafbar.

de-order-together = Gemeinsam zu verweigern ist Meuterei: von 6 Monaten bis zu 5 Jahren Haft, für Anführer bis zu 10 Jahren (§ 27 WStG). Schon die Absprache ist strafbar (§ 28 WStG).
    .do =
        Jeder spricht mit dem eigenen Anwalt.
    .dont =
        Keine gemeinsame Erklärung und keine Absprache.
    .changes = Ein eigener Antrag ist keine Verweigerung eines Befehls.

de-order-no_self_injury = Sich zu verletzen oder eine Krankheit vorzutäuschen ist strafbar: bis zu 5 Jahre Haft (§ 17 und § 18 WStG).
    .do =
        Wer wirklich krank ist oder nicht mehr kann, geht heute zum Arzt.

de-order-may_not_bind = Ein Befehl bindet nicht, wenn er die Menschenwürde verletzt, nichts mit dem Dienst zu tun hat oder eine Straftat wäre (§ 22 WStG, § 11 SG). Ob dieser so war, entscheidet später ein Gericht.
    .do =
        Wortlaut, Tag, Ort und Zeugen aufschreiben.
        Mit einem Anwalt reden, bevor man sich darauf beruft.
    .dont =
        Sich nicht allein auf das eigene Urteil verlassen.
    .when = wenn das Gericht den Befehl für verbindlich hält
    .changes = Wer sich irrt, ist nur geschützt, wenn der Irrtum nicht zu vermeiden war.

### Papiere

paper-de_1 = Antrag auf Anerkennung
    .about = Der Antrag, den Dienst mit der Waffe aus Gewissensgründen zu verweigern. Mit Lebenslauf und Gründen.
paper-de_1-field-to = An
    .hint = Bis 31. Dezember 2025: Karrierecenter der Bundeswehr. Danach: Bundesamt für das Personalmanagement der Bundeswehr, Militärringstraße 1000, 50737 Köln
paper-de_1-field-name = Vor- und Nachname
    .hint = Wie im Ausweis
paper-de_1-field-born = Geboren am und in
    .hint = Tag und Ort
paper-de_1-field-address = Adresse
    .hint = Straße, Hausnummer, Postleitzahl, Ort
paper-de_1-field-personal_number = Personenkennziffer oder Personalnummer
    .hint = Steht auf Post der Bundeswehr. Gibt es keine, „keine“ schreiben.
paper-de_1-field-status = Dienst
    .hint = „Nicht gedient“ oder Dienstgrad, Einheit und seit wann. Bei Reserve: von wann bis wann gedient.
paper-de_1-field-status--unserved = nicht gedient
paper-de_1-field-cv = Lebenslauf
    .hint = Jede Zeile: von bis, was, wo. Ohne Lücken, von der Schule bis heute.
paper-de_1-field-reasons = Die eigenen Gründe
    .hint = In eigenen Worten. Was war, was es ausgelöst hat, warum der Dienst mit der Waffe nicht geht.
paper-de_1-field-enclosures = Anlagen
    .hint = Jede in einer neuen Zeile, zum Beispiel Briefe von Menschen, die einen kennen. Darf leer bleiben.
paper-de_1-field-place = Ort
    .hint = Wo unterschrieben wird
paper-de_1-field-date = Tag
    .hint = Der Tag der Unterschrift
paper-de_1-body =
    { $name }

    { $address }

    Geboren: { $born }

    Personenkennziffer oder Personalnummer: { $personal_number }

    { $to }

    Antrag auf Anerkennung als Kriegsdienstverweigerin oder Kriegsdienstverweigerer

    Ich berufe mich auf das Grundrecht aus Artikel 4 Absatz 3 Satz 1 des Grundgesetzes und beantrage, mir die Berechtigung anzuerkennen, den Kriegsdienst mit der Waffe zu verweigern.

    Mein Dienst: { $status }

    Tabellarischer Lebenslauf

    { $cv }

    Persönliche Darlegung meiner Gewissensgründe

    { $reasons }

    Ich bitte um eine Bestätigung, dass der Antrag eingegangen ist.

    Anlagen: { $enclosures }

    { $place }, { $date }

    ____________ { $name }

### Quellen

source-DE-GG4 = Niemand darf gegen sein Gewissen zum Kriegsdienst mit der Waffe gezwungen werden.
    .citation = Art. 4 Abs. 3 Grundgesetz
source-DE-WHO = Ungediente, Soldatinnen und Soldaten auf Zeit und im Beruf und Reservisten können verweigern, auch im Sanitätsdienst.
    .citation = § 1 Kriegsdienstverweigerungsgesetz (KDVG); BVerwG, Urteil vom 22. Februar 2012, 6 C 11.11
source-DE-APP = Ein schriftlicher Antrag mit Berufung auf Artikel 4, ein lückenloser Lebenslauf, die persönlichen Gründe; Stellungnahmen anderer können dazukommen.
    .citation = § 2 Abs. 2 und 3 KDVG
source-DE-APP-LATE = Lebenslauf und Gründe durften innerhalb eines Monats folgen.
    .citation = § 2 Abs. 2 KDVG in der Fassung bis 31. Dezember 2025
source-DE-APP-NOW = Lebenslauf und Gründe müssen dem Antrag beiliegen.
    .citation = § 2 Abs. 2 KDVG in der Fassung seit 1. Januar 2026
source-DE-APP-CHANGE = Für Anträge, die vor dem Wechsel unvollständig gestellt wurden, ist keine Übergangsregel bekannt.
    .citation = § 2 Abs. 2 KDVG, alte und neue Fassung
source-DE-WHERE-OLD = Der Antrag ging an das Karrierecenter, schriftlich oder zu Protokoll, nicht über Vorgesetzte; es gab ihn an das BAFzA.
    .citation = § 2 Abs. 2 und 6 KDVG in der Fassung bis 31. Dezember 2025
source-DE-WHERE-NOW = Der Antrag geht an das Bundesamt für das Personalmanagement der Bundeswehr; das BAFzA entscheidet.
    .citation = § 2 Abs. 1 und 2 KDVG; Wehrdienst-Modernisierungsgesetz vom 22. Dezember 2025, BGBl. 2025 I Nr. 370
source-DE-FIT = Der Antrag Ungedienter wird erst weitergegeben, wenn die Musterung feststeht.
    .citation = § 2 Abs. 6 KDVG
source-DE-FIT-2026 = Ob das Amt seit 2026 ebenso verfährt, ist nicht geprüft.
    .citation = § 2 Abs. 6 KDVG, Praxis seit Januar 2026
source-DE-STATEMENT = Bei Zeit- und Berufssoldaten geben Vorgesetzte und Personalstelle eine Stellungnahme ab.
    .citation = § 2 Abs. 6 KDVG
source-DE-PRIO = Anträge von Soldaten, Einberufenen und zur Übung einberufenen Reservisten gehen vor.
    .citation = § 4 KDVG
source-DE-EFFECT = Nach dem Antrag ist die Einberufung gesperrt bis zur endgültigen Ablehnung, außer sie kam vor dem Antrag.
    .citation = § 3 KDVG
source-DE-AGE = Ungediente können den Antrag ab sechs Monate vor dem 18. Geburtstag stellen, ohne Zustimmung der Eltern.
    .citation = § 2 Abs. 4 KDVG
source-DE-EFFECT-MUSTER = Der Antrag hindert die Erfassung nicht und befreit nicht von der Musterung.
    .citation = § 3 Abs. 1 KDVG
source-DE-EFFECT-SECOND = Nach einem früheren, endgültig abgelehnten oder zurückgenommenen Antrag hindert ein neuer die Einberufung nicht.
    .citation = § 3 Abs. 2 Satz 3 KDVG
source-DE-2026-REST = Die neue Fassung des Gesetzes ist nur in § 2 gelesen worden.
    .citation = KDVG seit 1. Januar 2026, ohne § 2
source-DE-CIVIL = Anerkannte Wehrpflichtige leisten im Spannungs- oder Verteidigungsfall Zivildienst.
    .citation = § 1 Abs. 2 KDVG; Art. 12a Abs. 2 Grundgesetz
source-DE-2026-ANSWER = Junge Männer müssen den Fragebogen beantworten, für Frauen ist es freiwillig.
    .citation = Wehrdienst-Modernisierungsgesetz, wie Beratungsstellen es berichten
source-DE-EFFECT-SERVING = Der Antrag selbst befreit im Dienst Stehende nicht.
    .citation = § 3 KDVG, für Soldatinnen und Soldaten im Dienst gelesen
source-DE-EFFECT-RESERVE = Ob die Sperre auch für Dienst in der Reserve gilt, ist nicht geprüft.
    .citation = § 3 KDVG, für die Reserve
source-DE-TEST = Anerkannt wird, wenn der Antrag vollständig ist, die Gründe das Recht tragen und kein Zweifel an der Wahrheit besteht.
    .citation = § 5 KDVG
source-DE-HEAR = Bei Zweifeln erst schriftlich, ein Monat zum Ergänzen. Dann ein Gespräch, nicht öffentlich, vertreten ohne Kosten von Beauftragten der Kirchen.
    .citation = §§ 6 und 8 KDVG
source-DE-REFUSE = Abgelehnt wird, wenn einen Monat nach Aufforderung etwas fehlt, die Gründe nicht tragen oder Zweifel bleiben. Wer zum Gespräch nicht kommt, über den wird nach Akten entschieden.
    .citation = § 7 KDVG
source-DE-REMEDY = Widerspruch, dann das Verwaltungsgericht; danach keine Berufung, nur Revision oder Beschwerde.
    .citation = §§ 9 und 10 KDVG
source-DE-PERIODS = Für Widerspruch und Klage je ein Monat nach Bekanntgabe oder Zustellung.
    .citation = §§ 70 und 74 Verwaltungsgerichtsordnung
source-DE-TENSION = Im Spannungs- und Verteidigungsfall: keine Sperre der Einberufung, Anhörung zwei Wochen, Widerspruch eine Woche.
    .citation = § 11 KDVG
source-DE-AFTER = Nach der Anerkennung ist zu entlassen, es gilt als eigener Wunsch; Reservedienst endet; der Dienstgrad geht verloren.
    .citation = § 46 Abs. 2 Nr. 7, § 49 Abs. 2, § 55 Abs. 1, §§ 75, 76 Abs. 3 Soldatengesetz
source-DE-AFTER-REST = Für den freiwilligen Wehrdienst ist die Folge nicht geprüft.
    .citation = KDVG und Soldatengesetz
source-DE-COST = Kosten von Studium und Fachausbildung sind zu erstatten; Verzicht bei Härte; Gerichte begrenzen auf das Ersparte.
    .citation = § 49 Abs. 4 und § 56 Abs. 4 Soldatengesetz; VG München M 21 K 17.3239; VG Bayreuth B 5 K 16.240
source-DE-WSTG-ABSENCE = Mehr als drei volle Kalendertage eigenmächtig weg, vorsätzlich oder fahrlässig: bis zu drei Jahre.
    .citation = § 15 Wehrstrafgesetz
source-DE-WSTG-DESERTION = Fahnenflucht: bis zu fünf Jahre; bei Rückkehr binnen eines Monats und Bereitschaft zum Dienst bis zu drei.
    .citation = § 16 Wehrstrafgesetz
source-DE-WSTG-ORDER = Einen Befehl nicht zu befolgen ist mit schweren Folgen strafbar: bis zu drei Jahre, leichtfertig bis zu zwei.
    .citation = §§ 19 und 21 Wehrstrafgesetz
source-DE-WSTG-REFUSAL = Bis zu drei Jahre für Auflehnung mit Wort oder Tat und für Beharren nach der Wiederholung.
    .citation = § 20 Wehrstrafgesetz
source-DE-WSTG-TOGETHER = Gemeinsame Gehorsamsverweigerung ist Meuterei; die Absprache wird ebenso bestraft.
    .citation = §§ 27 und 28 Wehrstrafgesetz
source-DE-WSTG-INJURY = Selbstverstümmelung und Täuschung, um dem Dienst zu entgehen: bis zu fünf Jahre.
    .citation = §§ 17 und 18 Wehrstrafgesetz
source-DE-WSTG-BINDING = Unverbindlich ist ein Befehl gegen die Menschenwürde, ohne dienstlichen Zweck oder zu einer Straftat.
    .citation = § 22 Wehrstrafgesetz; § 11 Soldatengesetz
source-DE-WSTG-BELOW = Kürzeres Wegbleiben ist keine Straftat nach dieser Vorschrift; was im Dienst folgt, ist nicht geprüft.
    .citation = § 15 Wehrstrafgesetz im Umkehrschluss
source-DE-2026 = Fragebogen für alle ab Jahrgang 2008, Musterung der Männer ab 1. Juli 2027, Pflichtdienst nach Bedarf nur durch ein eigenes Gesetz.
    .citation = Wehrdienst-Modernisierungsgesetz vom 22. Dezember 2025, BGBl. 2025 I Nr. 370
source-DE-COUNSEL = Beratungsstellen raten: erst reden, alles vollständig, per Einschreiben, Kopien, keine fremden Texte.
    .citation = Hinweise der Beratungsstellen EAK und DFG-VK
source-DE-13 = Ein neuer Paragraf, dessen Inhalt hier nicht bekannt ist.
    .citation = § 13 KDVG, neu seit 1. Januar 2026
