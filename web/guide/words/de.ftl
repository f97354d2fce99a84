# What the guide itself says, in German. The law's own sentences come from the pack.

language = Deutsch
close = Schließen
skip-to-close = Zur Taste „Schließen“
back = Zurück
continue = Weiter
languages = Sprache
yes = Ja
no = Nein
quoted = „{ $text }“
not-sure = Weiß ich nicht
stays-link = Was auf dem Handy bleibt
error-title = Bitte noch einmal ansehen
no-script-title = JavaScript einschalten
no-script = Die Fragen laufen auf Ihrem Handy, ohne Netz, aber sie brauchen JavaScript. Im Tor Browser: der Schild neben der Adresse, Einstellungen, jede Stufe unter der höchsten. Geht es nicht, speichern Sie die Datei und öffnen Sie sie in einem anderen Browser. Eilt es? Unterschreiben Sie nichts und suchen Sie anwaltliche Hilfe.

# S0
start-title = Was Ihnen droht und was Sie tun können
start-promise = Beantworten Sie Fragen. Sie sehen, was Sie riskieren, warum, und was Sie tun können.
start-saves-nothing = Name und Einheit brauchen wir nicht. Diese Seite speichert nichts.
start-close = „Schließen“ leert sofort diesen Bildschirm. Den Verlauf des Browsers und die Datei selbst löscht es nicht.
start-button = Anfangen
start-danger = Ich bin jetzt in Gefahr
start-reply = Mit meinem Schlüssel nach einer Antwort sehen
start-law-as-of = Recht geprüft bis { $day }.
genuine-link = Ist diese Datei echt?
stale = Diese Datei ist über 30 Tage alt. Das Recht kann sich geändert haben. Suchen Sie eine neuere Datei.
waiting-title = Das Recht wird geladen
waiting = Die Verbindung ist langsam. Warten Sie ein wenig.
cut-law-title = Die Datei ist abgeschnitten
cut-law = Das Recht darin bricht ab. Laden Sie die Datei noch einmal.
cut-short = Die Datei ist abgeschnitten. Die Fragen gehen, ein Brief nicht. Laden Sie sie noch einmal.

# S9
stays-title = Was auf dem Handy bleibt
stays-does = „Schließen“ leert den Bildschirm, löscht die Antworten aus der Seite und öffnet eine leere.
stays-does-not = Es löscht nicht den Verlauf, die Datei unter „Downloads“ und Bildschirmfotos. Wird das Handy überwacht, hilft es nicht.
stays-return = Kommen Sie zurück, fangen Sie von vorn an: Antworten werden nicht aufgehoben.
stays-shift = Auf einer Tastatur: dreimal Esc, oder dreimal Umschalt, wenn Sie nicht tippen.
stays-how-title = Wie Sie den Rest entfernen
stays-how-1 = Öffnen Sie die Seite in einem privaten Tab.
stays-how-2 = Löschen Sie die Datei aus „Downloads“ und aus dem Chat, in dem sie kam.
stays-how-3 = Löschen Sie die Seite aus dem Verlauf, aber nicht den ganzen Verlauf: ein leerer fällt auch auf.

### Up to here: what the screens say that stand before the law has arrived

# S1
whom-title = Um wen geht es?
whom-hint = Davon hängt nur die Wortwahl der Fragen ab.
whom-self = Um mich selbst
whom-relative = Um meinen Sohn, Mann oder Bruder
whom-other = Um jemand anderen
whom-relative-note = Antworten Sie, was Sie sicher wissen. Wissen Sie es nicht, sagen Sie es so.
whom-error = Wählen Sie eine Antwort.

# S2
question-part = Teil { $part } von { $parts }: { $section }
question-why = Warum wir fragen
question-decides = Von der Antwort hängt ab: { $names }
question-unsure = „Weiß ich nicht“ ist auch eine Antwort. Wir zeigen dann beide Fälle.
question-error = Wählen Sie eine Antwort. Sind Sie unsicher, wählen Sie „Weiß ich nicht“.
question-set-hint = Kreuzen Sie alles an, was stimmt.
question-set-none = Nichts davon
question-set-unsure = Beim Rest bin ich nicht sicher
question-set-error = Kreuzen Sie Antworten an, oder „Nichts davon“, oder „Weiß ich nicht“.
question-set-clash = „Nichts davon“ passt nicht zu anderen Antworten.
question-left = { $count ->
    [one] Höchstens noch eine Frage.
   *[other] Höchstens noch { $count } Fragen.
 }
question-show = Zeigen, was man bis jetzt weiß
day-exact = Ich weiß den genauen Tag
day-exact-label = Tag
day-before = Vor dem { $day }
day-between = Vom { $from } bis { $until }
day-from = Am { $day } oder später
day-error = Geben Sie den ganzen Tag ein oder wählen Sie eine andere Antwort.
day-out-of-range = Das Jahr muss zwischen 1900 und 2099 liegen.
int-exact = Ich weiß die genaue Zahl
int-exact-label = Zahl
int-upto = { $until } oder weniger
int-between = { $from } bis { $until }
int-from = { $from } oder mehr
int-error = Geben Sie eine ganze Zahl von { $min } bis { $max } ein oder wählen Sie eine andere Antwort.
amount-upto = Bis { $until }
amount-between = { $from } bis { $until }
amount-from = { $from } oder mehr
amount-error = Geben Sie eine Zahl von { $min } bis { $max } ein oder wählen Sie eine andere Antwort.
hour-exact = Ich weiß den genauen Tag
hour-label = Stunde
hour-unknown = Die Stunde weiß ich nicht
hour-some = { $day }, Stunde unbekannt
hour-exact-words = { $day }, { $hour }:00 Uhr
money-exact = Ich weiß den genauen Betrag
money-exact-label = Betrag, { $currency }
ratio-exact = Ich weiß den genauen Anteil
ratio-exact-percent = Prozent
ratio-exact-label = Wie viele Teile von { $of }
ratio-parts = { $part } von { $of }
duration-exact = Ich weiß genau, wie lange
duration-hours = Stunden
duration-days = Tage
duration-months = Monate
duration-years = Jahre
set-nothing = Nichts davon
set-has = sicher: { $list }; beim Rest unsicher
set-partial = nicht alles ist bekannt
any-of = { $list }, welches davon ist unbekannt

# S3
list-title = Prüfen Sie Ihre Antworten
list-empty = Sie haben noch keine Frage beantwortet.
list-change = Ändern
list-change-what = Antwort ändern: { $question }
list-pruned = { $count ->
    [one] Sie haben eine Antwort geändert. Eine andere passt nicht mehr, wir haben sie entfernt:
   *[other] Sie haben eine Antwort geändert. { $count } andere passen nicht mehr, wir haben sie entfernt:
 }
list-more = { $count ->
    [one] Es gibt höchstens noch eine Frage.
   *[other] Es gibt höchstens noch { $count } Fragen.
 }
list-next = Die übrigen Fragen beantworten
list-show = Zeigen, was das heißt
list-as-of = Tag, dessen Recht wir ansehen
today = Heute, { $day }
asof-title = Das Recht welchen Tages?
asof-hint = Meist ist es heute. Ein anderer Tag zeigt, was damals galt oder was sich ändern wird.
asof-today = Heute, { $day }
asof-other = Ein anderer Tag

# S4
result-title = { $who ->
    [self] Was das für Sie heißt
   *[other] Was das für ihn heißt
 }
result-basis = Nach Ihren Antworten und dem Recht am { $day }. Anwaltlichen Rat ersetzt es nicht.
result-zone = Ihr Browser verbirgt die Zeitzone, der Tag ist daher der nach Weltzeit. Zeigt Ihr Kalender einen anderen, geben Sie ihn an.
result-review = Diese Regeln sind noch nicht anwaltlich geprüft. Sprechen Sie vor jeder Entscheidung mit einem Anwalt.
signed-by = { $by } ({ $role }) hat diese Regeln am { $day } unterschrieben.
signed-none = Diese Regeln hat noch kein Anwalt unterschrieben.
signed-changed = Diese Regeln wurden geändert, nachdem { $by } sie am { $day } unterschrieben hatte. Die Unterschrift gilt für sie nicht.
result-unverified-title = Diesen Tag haben wir nicht geprüft
result-unverified = Das Recht in diesem Ratgeber ist vom { $from } bis { $until } geprüft. Sie fragen nach dem { $day }. Seither kann sich viel geändert haben. Unten steht, was bekannt war. Tun Sie nichts, bevor Sie mit einem Anwalt gesprochen haben.
result-empty = Nach diesen Antworten kann der Ratgeber noch nichts sagen.
result-empty-how = Beantworten Sie die Fragen oder schreiben Sie den Anwälten.
result-danger-empty = Zu dem, was Sie angekreuzt haben, gibt es keine eilige Regel. Das heißt nicht, dass keine Gefahr besteht. Beantworten Sie die Fragen oder schreiben Sie gleich den Anwälten.
result-lawyer-first = Sprechen Sie vor jedem Schritt mit einem Anwalt. Schreiben können Sie von hier: die Taste ist unten.
result-first = Tun Sie zuerst eines
result-first-rest = Alles andere kann warten.
level-urgent = Eilig
level-danger = Gefährlich
level-wait = Kann warten
level-urgent-title = Eilig
level-danger-title = Gefährlich
urgent-more = Auch eilig, falls es gilt:
level-wait-title = Gut zu wissen
maybe = Eine Antwort fehlt
why = Warum
behind = Warum, und Quellen
by-law-of = Nach dem Recht vom { $day }
gives-depends = Das hängt von diesen Antworten ab: { $questions }
gives-left = { $days ->
    [0] Das ist der Tag, nach dem Sie fragen.
    [one] Von dem Tag an, nach dem Sie fragen, bleibt ein Tag.
   *[other] Von dem Tag an, nach dem Sie fragen, bleiben { $days } Tage.
 }
gives-gone = Dieser Tag liegt vor dem, nach dem Sie fragen.
clauses = Anwaltlich zu klären
pending-title = Angekündigt, noch ohne Datum
pending-about = Das ist noch kein Recht. Tritt es in Kraft, kann sich die Antwort ändern. Sehen Sie von Zeit zu Zeit nach einer neueren Datei.
pending-maybe = Ob es gelten würde, hängt von Antworten ab, die fehlen.
maybe-title = Hängt von Antworten ab, die fehlen
maybe-about = Beantworten Sie die Frage, dann zeigt sich, ob es gilt.
do = Was tun
dont = Was nicht tun
changes = Was das ändern würde
sources = Woher wir das wissen
because = Weil Sie geantwortet haben:
because-nothing = Diese Regel gilt für alle, die dasselbe antworten.
version = Das Recht, wie es seit { $from } gilt.
version-until = Das Recht, wie es vom { $from } bis { $until } galt.
axis-as-of = Wir nehmen das Recht vom { $day }: dem Tag, nach dem Sie fragen.
axis-day = Wir nehmen das Recht vom { $day }. Das ist der Tag: { $name }.
axis-range = Wir nehmen das Recht der Tage vom { $from } bis { $until }: { $name }.
certain = So steht es ausdrücklich in den Quellen.
usual = Meist wird so entschieden.
usual-when = Meist wird so entschieden. Anders: { $when }
unknown = Die genaue Antwort kennen wir nicht. Fragen Sie einen Anwalt.
for-lawyer = Anwaltlich zu klären
needs-lawyer = Wo das so markiert ist: erst anwaltlich beraten lassen, dann handeln.
needs-review = Muss noch anwaltlich geprüft werden.
reviewed = Ein Anwalt hat diese Regel geprüft.
confidence-high = Sicherheit: hoch.
confidence-medium = Sicherheit: mittel.
confidence-low = Sicherheit: gering.
source-gist = Kurz gesagt: { $gist }
source-checked = Geprüft am { $day }.
both-title = Das hängt von einer Antwort ab:
both-if = Wenn { $answers }, gilt es.
both-not = Wenn { $answers }, gilt es nicht.
both-unless = Es gilt, außer die Antwort ist { $answers }.
both-not-else = Sonst gilt es nicht.
both-either = Sonst zählen auch andere Antworten.
both-also = Auch andere Antworten zählen: { $questions }
both-together = Die Antworten auf diese Fragen entscheiden es zusammen.
both-answer = Diese Frage beantworten
change-fact = Wird die Antwort auf „{ $question }“ zu { $answers }, ändert sich das.
conflict = Die Regeln widersprechen sich: { $names }. Fragen Sie einen Anwalt.
advice-title = Was tun
avoid-title = Was nicht tun
papers-title = Papiere
paper-open = Ausfüllen: { $paper }
papers-not-now = Welche Papiere jetzt nicht passen, und warum
result-next-title = Wie weiter
result-more = { $count ->
    [one] Höchstens noch eine Frage beantworten
   *[other] Höchstens noch { $count } Fragen beantworten
 }
result-list = Antworten ansehen und ändern
result-letter = Den Anwälten schreiben
result-asof = Das Recht an einem anderen Tag
why-not-link = Was nicht gilt, und warum
why-not-title = Was nicht gilt, und warum
why-not-about = Nach Ihren Antworten und dem Recht am { $day }. Andere Antworten können es ändern.
why-not-empty = Nichts: jede Regel hier gilt oder kann gelten.
why-not-day = Das Recht jenes Tages hat diese Regel nicht: sie galt zu einer anderen Zeit.
why-not-blocked = Eine andere Regel geht vor: { $names }
why-not-change = Es könnte gelten, wäre die Antwort auf „{ $question }“ { $answers }.

# danger now
danger-title = Was geschieht gerade?
danger-hint = Kreuzen Sie an, was stimmt. Passt nichts, drücken Sie „Weiter“.

# S5
paper-title = Papier zum Drucken
paper-note = Was Sie schreiben, bleibt nur auf diesem Bildschirm.
paper-pdf = Die PDF-Datei bleibt auf dem Handy. Löschen Sie sie nach dem Drucken.
paper-empty = Leere Felder werden als Linien gedruckt. Sie können sie von Hand ausfüllen.
paper-prefilled = Was aus Ihren Antworten bekannt ist, steht schon da. Ändern Sie es, wenn es falsch ist.
paper-preview = So sieht das Papier aus
paper-print = Drucken
paper-large = Groß zeigen
paper-small = In normaler Größe zeigen
paper-no-printer = Kein Drucker? Drücken Sie „Groß zeigen“ und schreiben Sie es von Hand ab.
paper-translation = Eine Übersetzung für Sie. Abgegeben wird das Papier in der Sprache des Rechts.
paper-not-now = Nach Ihren Antworten und dem Recht am { $day } passt dieses Papier nicht. Es könnte schaden. Sprechen Sie erst mit einem Anwalt.
paper-was-until = Das Recht ließ dieses Papier nur bis { $until } zu. Am { $day } könnte es schaden. Sprechen Sie erst mit einem Anwalt.
paper-maybe = Ob dieses Papier passt, hängt von Antworten ab, die fehlen: { $questions }
paper-shown-only-if = Beantworten Sie erst die Fragen: das Papier erscheint nur, wenn das Recht Ihres Tages es zulässt.

# S6
letter-title = Den Anwälten schreiben
letter-who = Ihr Handy verschlüsselt den Brief. Nur die Anwälte auf der Liste können ihn lesen:
letter-who-checked = Die Unterschriften stimmen: diese Beratungsstelle hat die Liste gemacht.
letter-limits = Ihr Netzbetreiber kann sehen, dass Sie unsere Seite geöffnet haben. Den Text sieht er nicht.
letter-label = Ihr Brief
letter-hint = Was ist geschehen, wann, und was möchten Sie wissen? Namen und Einheiten sind nicht nötig.
files-title = Fotos
files-hint = Fotos, Bildschirmfotos und reiner Text. Ihr Telefon entfernt zuerst Ort, Zeit und Kamera. Das Bild selbst bleibt, wie es ist.
files-label = Fotos hinzufügen
files-cleaning = Wird bereinigt …
file-size = { $size } MB
file-remove = { $name } entfernen
file-removed = Entfernt: { $what }.
file-clean = Es gab nichts zu entfernen.
file-trace-place = der Ort
file-trace-time = die Zeit
file-trace-camera = die Kamera und ihre Nummer
file-trace-thumbnail = eine kleine Kopie des Bildes
file-trace-notes = Beschriftungen und Kommentare
file-trace-program = der Name des Programms
file-trace-colours = Angaben zum Farbprofil
file-trace-frames = die Bewegung
file-trace-after = etwas hinter dem Ende des Bildes
file-trace-other = andere technische Angaben
file-no-heic = Dieses Fotoformat können wir nicht bereinigen. Machen Sie ein Bildschirmfoto und fügen Sie es hinzu.
file-no-raw = Dieses Kameraformat können wir nicht bereinigen. Machen Sie ein Bildschirmfoto und fügen Sie es hinzu.
file-no-video = Ein Video können wir nicht bereinigen. Fügen Sie ein Bildschirmfoto hinzu und schreiben Sie, dass es ein Video gibt.
file-no-sound = Eine Aufnahme können wir nicht bereinigen. Schreiben Sie auf, was gesagt wird, und bewahren Sie sie auf.
file-no-pdf = Ein PDF kann Ihren Namen unsichtbar enthalten. Machen Sie Bildschirmfotos der Seiten und fügen Sie diese hinzu.
file-no-office = Ein Dokument kann Ihren Namen unsichtbar enthalten. Machen Sie Bildschirmfotos der Seiten und fügen Sie diese hinzu.
file-no-unknown = Diese Art Datei kennen wir nicht und können sie nicht bereinigen. Machen Sie ein Bildschirmfoto.
file-no-damaged = Diese Datei ist beschädigt. Wählen Sie eine andere, oder machen Sie ein Bildschirmfoto.
file-no-unusual = Dieses Bild ist ungewöhnlich aufgebaut. Es kann etwas verbergen. Machen Sie ein Bildschirmfoto.
file-no-empty = Diese Datei ist leer.
file-no-too-large = Diese Datei ist größer als 100 MB.
file-no-too-many = Mit einem Brief gehen höchstens { $most } Dateien. Schicken Sie den Rest mit dem nächsten.
file-no-unread = Das Telefon ließ uns diese Datei nicht lesen. Wählen Sie sie noch einmal.
files-left-title = Sehen Sie jedes Foto noch einmal an
files-left = Was zu sehen ist, bleibt: Gesichter, Abzeichen, Papiere, Bildschirme, der Blick aus dem Fenster.
files-left-cover = Verdecken oder beschneiden Sie auf dem Telefon, was niemand sehen darf. Entfernen Sie das Foto dann hier und fügen Sie es neu hinzu.
letter-attach = Meine Antworten beilegen
letter-attach-hint = Der Anwalt sieht dann dasselbe wie Sie.
letter-attach-none = Sie haben noch keine Frage beantwortet, es gibt nichts beizulegen.
letter-preview = Ansehen, was gesendet wird
letter-preview-asof = Der Tag, nach dem Sie fragen: { $day }
letter-consent-title = Dürfen wir Ihren Fall zählen?
letter-consent-about = Menschenrechtler zählen, wie viele Menschen nicht kämpfen wollten. Sind Sie einverstanden, gibt die Beratungsstelle nur den Umriss weiter: den Monat, die Art des Dienstes, die ungefähre Gegend und wie es ausging. Keinen Namen, keinen Brief, keine genauen Daten. Tabellen werden nur gedruckt, wo es viele Menschen sind.
letter-consent-free = Für die Hilfe macht es keinen Unterschied. Sie können die Zustimmung jeden Tag zurücknehmen: öffnen Sie das Gespräch mit Ihrem Schlüssel.
letter-consent = Ja, diesen Fall zählen
letter-continue = Weiter: Ihr Schlüssel
letter-empty = Schreiben Sie wenigstens ein paar Worte.
letter-too-long = Der Brief ist zu lang. Kürzen Sie ihn um etwa { $over } Zeichen.
letter-offline = Fragen und Papiere gehen ohne Netz, ein Brief braucht es. Er geht erst ab, wenn Sie selbst „Senden“ drücken.
letter-no-desk = In dieser Datei stehen keine Anwälte, denen man schreiben kann. Suchen Sie eine vollständige Datei.
letter-roster-bad = Die Liste der Anwälte in dieser Datei ist gefälscht oder beschädigt. Schreiben Sie nicht über sie. Suchen Sie eine andere Datei.
letter-preparing = Verschlüsselung wird vorbereitet…

# S7
key-title = Ihr Schlüssel: acht Wörter
key-why = Mit dem Schlüssel lesen Sie die Antwort. Einen anderen Weg gibt es nicht. Wir kennen den Schlüssel nicht und können ihn nicht wiederherstellen.
key-how = Schreiben Sie die Wörter der Reihe nach auf Papier. Ein Bildschirmfoto kann in die Cloud gelangen.
key-written = Ich habe die Wörter
key-confirm-title = Prüfen wir Ihre Notiz
key-confirm = Geben Sie Wort { $first } und Wort { $second } aus Ihrer Notiz ein.
key-word = Wort { $n }
key-wrong = Wort { $n } stimmt nicht. Sehen Sie auf Ihre Notiz oder zeigen Sie die Wörter noch einmal.
key-show = Die Wörter noch einmal zeigen
key-send = Den Brief senden
key-send-note = Der Brief geht ab, wenn Sie „Den Brief senden“ drücken. Bis dahin sendet diese Seite nichts.
sending-stretching = Der Schlüssel wird vorbereitet: { $percent } %
sending-roster = Die Liste der Anwälte wird geprüft…
sending-work = Das Handy löst eine Aufgabe für den Server, die Fluten abhält: { $percent } %. Das kann einige Minuten dauern.
sending-file = Datei { $n } von { $count } wird gesendet: { $percent } %. Reißt die Verbindung ab, geht es von selbst weiter.
sending-part = Die Datei kommt: { $percent } %. Reißt die Verbindung ab, geht es von selbst weiter.
sending-sending = Wird gesendet…
sending-cancel = Abbrechen
failed-network = Der Server hat nicht geantwortet. Der Brief ist nicht abgegangen. Ihr Text steht noch da. Versuchen Sie es noch einmal.
failed-files-full = Der Server hat für diese Dateien gerade keinen Platz. Der Brief wurde nicht gesendet. Entfernen Sie eine Datei, oder versuchen Sie es später.
failed-refused = Der Server hat den Brief nicht angenommen. Ihr Text steht noch da. Versuchen Sie es später noch einmal.
failed-full = Der Server hat jetzt keinen Platz für noch einen Brief: Heute waren es zu viele, oder die Anwälte müssen erst antworten. Ihr Text steht noch da. Versuchen Sie es morgen.
failed-roster = Der Server zeigte eine alte oder gefälschte Liste der Anwälte. Wir haben nichts gesendet. Suchen Sie eine neuere Datei.
failed-cancelled = Sie haben abgebrochen. Der Brief ist nicht abgegangen.
failed-newer = Diese Seite ist zu alt: Der Server oder die Liste der Anwälte ist neuer. Wir haben nichts gesendet. Suchen Sie eine neuere Datei.
failed-broken = Der Brief ließ sich nicht verschlüsseln. Nichts wurde gesendet. Versuchen Sie einen anderen Browser.
sent-title = Brief angekommen
sent-when = Wann eine Antwort kommt, wissen wir nicht. Sehen Sie in zwei Tagen nach: { $day } oder später.
sent-kept = Der Server hebt das Gespräch nach dem letzten Brief { $days } Tage auf, dann löscht er es.
sent-phrase = Den Schlüssel noch einmal zeigen
sent-phrase-hide = Den Schlüssel verbergen
sent-open = Das Gespräch öffnen
sent-next = Wie weiter
sent-next-1 = Verstecken Sie die Notiz mit dem Schlüssel getrennt vom Handy.
sent-next-2 = Öffnen Sie in zwei Tagen diese Seite und drücken Sie „Mit meinem Schlüssel nach einer Antwort sehen“.
sent-next-3 = Bis eine Antwort da ist, halten Sie sich an das Ergebnis.

# S8
reply-title = Nach einer Antwort sehen
reply-label = Ihre acht Wörter
reply-hint = Groß oder klein ist gleich. Die ersten vier Buchstaben jedes Wortes reichen.
reply-count = { $count } von 8 Wörtern.
reply-open = Öffnen
reply-unknown = Wort { $n }: „{ $word }“ steht nicht in der Liste.
reply-suggest = Wort { $n }: „{ $word }“ steht nicht in der Liste. Meinen Sie eines von diesen?
reply-too-few = Es braucht alle acht Wörter. Jetzt sind es { $count }.
reply-too-many = Es sind mehr als acht Wörter: { $count }. Entfernen Sie die übrigen.
reply-no-box = Zu diesem Schlüssel gibt es keinen Brief. Prüfen Sie die Reihenfolge der Wörter.
reply-anew-why = Wenn die Reihenfolge stimmt, liegen Ihre Briefe nicht mehr auf dem Server. Ihre Frist ist um, sie wurden gelöscht, oder die Beratung ist umgezogen. Sie können mit demselben Schlüssel neu schreiben. Liegt Ihr Fall den Anwälten vor, erkennen sie Sie daran.
reply-anew = Mit diesem Schlüssel schreiben
reply-network = Der Server hat nicht geantwortet. Das heißt nicht, dass der Schlüssel falsch ist. Versuchen Sie es später.
reply-cancelled = Sie haben abgebrochen. Sie können es noch einmal versuchen.
reply-refused = Der Server gab das Gespräch nicht heraus. Das heißt nicht, dass der Schlüssel falsch ist. Versuchen Sie es später.
talk-title = Ihr Gespräch
talk-waiting = Der Schlüssel stimmt. Der Brief ist angekommen. Noch keine Antwort.
talk-look-again = Sehen Sie wieder nach: { $day } oder später.
talk-you = Sie
talk-desk = { $name }, Beratungsstelle
talk-nobody = Unbekannt
talk-day = { $day }
talk-files = Angehängte Dateien: { $count }.
file-nameless = Datei { $n }
file-save = { $file } speichern
file-save-title = Die Datei bleibt auf dem Telefon
file-save-about = Sie liegt dann bei den anderen Downloads. Wer das Telefon öffnet, sieht sie und kann sie ohne Schlüssel lesen. Speichern Sie nur, wenn das ungefährlich ist. Löschen Sie die Datei später und leeren Sie den Papierkorb.
file-save-yes = Trotzdem speichern
file-save-no = Nicht speichern
file-saved = Die Datei wurde dem Browser übergeben. Sie finden sie bei den Downloads. Auf dieser Seite bleibt nichts davon.
file-network = Die Verbindung ist abgerissen. Was da ist, bleibt erhalten, solange diese Seite offen ist. Drücken Sie noch einmal, dann geht es weiter.
file-stopped = Angehalten. Nichts wurde gespeichert.
file-gone = Der Server hat diese Datei nicht mehr. Bitten Sie darum, sie noch einmal zu schicken.
file-changed = Das ist nicht die Datei, die der Brief nennt. Wir haben sie nicht gespeichert. Bitten Sie darum, sie noch einmal zu schicken.
talk-answers = Die Antworten auf die Fragen liegen bei.
talk-again = Noch einmal schreiben
talk-check = Noch einmal nachsehen
alarm-title = Mit diesem Gespräch stimmt etwas nicht
alarm-gap = Ein Brief fehlt: vor dem vom { $day } gab es noch einen, der Server gab ihn nicht heraus.
alarm-repeat = Der Server hat denselben Brief zweimal geschickt.
alarm-fork = An einer Stelle liegen zwei verschiedene Briefe. Vielleicht hat sich jemand eingemischt.
alarm-late = Der Server gab die Briefe in falscher Reihenfolge heraus: der vom { $day } kam nach späteren.
alarm-seen = In der Antwort vom { $day } geht es um einen Brief von Ihnen, der hier fehlt.
alarm-read = Als Sie am { $day } schrieben, hatten Sie eine Antwort gelesen, die hier fehlt. Der Server gibt sie nicht mehr heraus.
alarm-gone = Der Brief vom { $day } war eben noch da, jetzt gibt der Server ihn nicht mehr heraus. Sie sehen, was diese Seite noch weiß.
alarm-author = Einen Brief hat jemand unterschrieben, der nicht auf der Liste der Anwälte steht. Glauben Sie ihm nicht.
alarm-roster = Der Brief vom { $day } nennt eine neuere Liste der Anwälte. Der Server zeigte eine alte.
alarm-unreadable = Ein Brief ließ sich nicht öffnen: er ist beschädigt oder nicht für Sie.
alarm-newer = Ein Brief hat eine neuere Form, die diese Seite nicht lesen kann. Suchen Sie eine neuere Datei.
alarm-other = Einer der Briefe bestand eine Prüfung nicht. Seien Sie vorsichtig mit ihm.
alarm-what = Sagen Sie es dem Anwalt auf einem anderen Weg. Die Briefe unten stehen da, wie sie kamen.
again-title = Noch einmal schreiben
again-send = Senden
consent-now-yes = Jetzt: Sie sind einverstanden, dass dieser Fall gezählt wird.
consent-now-no = Jetzt: dieser Fall wird nicht gezählt.
consent-title = Zustimmung zum Zählen
delete-title = Das Gespräch löschen
delete-about = Das Gespräch wird auf dem Server gelöscht. Die Anwälte behalten, was schon bei ihnen ist. Der Schlüssel öffnet dann nichts mehr.
delete-button = Das Gespräch löschen
delete-confirm = Ja, für immer löschen
delete-keep = Nein, behalten
delete-done-title = Gespräch gelöscht
delete-done = Der Server hat das Gespräch gelöscht. Dieser Schlüssel öffnet nichts mehr.
delete-failed = Das Löschen ging nicht: der Server hat nicht geantwortet. Das Gespräch ist noch da. Versuchen Sie es noch einmal.

# S10
genuine-title = Ist diese Datei echt?
genuine-limit = Die Datei kann es nicht beweisen: eine gefälschte würde dasselbe sagen.
genuine-how = Vergleichen Sie den Code der Datei mit dem aus einer anderen Quelle. Stimmt er nicht? Schließen Sie sie und schreiben Sie nicht über sie.
genuine-code-title = Wie Sie den Code der Datei finden
genuine-code-1 = Speichern Sie die Datei auf einem Rechner.
genuine-code-2 = Berechnen Sie ihren SHA-256. Unter Linux und macOS: sha256sum und der Dateiname. Unter Windows: certutil -hashfile, der Dateiname und SHA256.
genuine-code-3 = Vergleichen Sie den ganzen Code mit dem vom Anwalt. Bei einer Fälschung können Anfang und Ende gleich sein.
genuine-code-4 = Oder prüfen Sie die Unterschrift mit dem Programm minisign: minisign -Vm, Dateiname, -P und der Schlüssel der Beratungsstelle. Den Schlüssel nennt ein Anwalt.
genuine-law-title = Das Recht in dieser Datei
genuine-law = Der Code des Rechts, eben von Ihrem Handy berechnet. Sein Anfang steht am Fuß jeder Seite des Merkblatts. Beide müssen gleich sein:
genuine-law-changed = Das Recht in dieser Datei ist nicht das, was sein Code verspricht: es wurde geändert oder beschädigt. Trauen Sie den Antworten nicht. Suchen Sie eine andere Datei.
genuine-law-unknown = Der Browser kann den Code des Rechts hier nicht berechnen. In der Datei steht:
genuine-roster-title = Wer Ihre Briefe liest
genuine-roster = Der Fingerabdruck des Schlüssels der Beratungsstelle. Er muss dem gleichen, was ein Anwalt Ihnen nennt:
genuine-roster-version = Liste Nummer { $version } vom { $day }.
genuine-built = Datei erstellt am { $day }.
genuine-pack = Recht: { $id }, Ausgabe { $version }.
