"""What a printed guide says around the pack's own words, by language. A pack in another one gets English."""

from __future__ import annotations

from typing import Final

FRAMES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "day": "{day} {month} {year}",
        "law_on": "The law on {day}",
        "first": "Speak to a lawyer before you act",
        "first_text": (
            "This paper tells what the law says. It does not know your case, and it is no legal "
            "advice. Before you refuse, sign, file or leave: ask a lawyer."
        ),
        "unverified": (
            "These rules were checked from {since} until {until}. {day} lies outside. The law may "
            "be another: use this paper only together with a lawyer."
        ),
        "footer": (
            "Checked for the law from {since} until {until}. After that day do not rely on it: ask a lawyer."
        ),
        "draft": "No qualified lawyer has reviewed this pack yet.",
        "unsigned": "Not signed by a reviewer.",
        "signed": (
            "Signed by {by}, {role}, on {day}. Key {key}. Check with a desk whether it knows that key."
        ),
        "changed": "Changed after {by} signed it: that signature does not stand for this text.",
        "who": "Who are you? Find your letter",
        "who_text": "“For” and letters: it is so for these people only. No letters: it is so for all.",
        "about": "for {whom}",
        "for": "For {whom}",
        "maybe": "May be so",
        "maybe_for": "May be so for {whom}",
        "only_if": "only if: {question} — {answers}",
        "hangs": "it hangs on: {questions}",
        "do": "Do",
        "dont": "Do not",
        "when": "Not so",
        "changes": "What would change it",
        "lawyer": "A lawyer must decide this.",
        "low": "Uncertain.",
        "medium": "",
        "high": "",
        "since": "law from {since}",
        "span": "law from {since} until {until}",
        "again": "see above, {number}",
        "urgent": "Urgent",
        "danger": "Danger",
        "wait": "Good to know",
        "clauses": "Open, for a lawyer",
        "pending": "Announced, without a day yet",
        "letters": "ABCDEFGHJKLMNPQRSTUVWXYZ",
        "ask": "Where to ask",
        "taken": "Taken here: {answers}",
        "also": "Also",
        "sources": "Sources",
        "page": "{page} of {pages}",
        "yes": "Yes",
        "no": "No",
        "or": "or",
        "and": "and",
        "from": "from {end}",
        "until": "until {end}",
        "except": "any but {answers}",
        "days": "days",
        "months": "months",
        "years": "years",
        "hours": "hours",
    },
    "ru": {
        "day": "{day} {month} {year} года",
        "law_on": "Закон на {day}",
        "first": "Сначала адвокат, потом действия",
        "first_text": (
            "Здесь написано, что говорит закон. Ваших обстоятельств эта бумага не знает и адвоката не "
            "заменит. До отказа, подписи, рапорта или ухода спросите его."
        ),
        "unverified": (
            "Правила проверены с {since} по {until}. {day} сюда не входит. Закон мог стать другим: "
            "пользуйтесь этой бумагой только вместе с адвокатом."
        ),
        "footer": (
            "Проверено по закону с {since} по {until}. После этого дня не полагайтесь на текст: "
            "спросите адвоката."
        ),
        "draft": "Юрист этой страны пакет ещё не проверил.",
        "unsigned": "Подписи проверившего нет.",
        "signed": "Подпись: {by}, {role}, {day}. Ключ {key}. Знает ли его приёмная, спросите у неё.",
        "changed": "Текст изменён после подписи ({by}): эта подпись к нему не относится.",
        "who": "Кто вы? Найдите свою букву",
        "who_text": "«Для» и буквы: это так только для этих людей. Букв нет: это так для всех.",
        "about": "для {whom}",
        "for": "Для {whom}",
        "maybe": "Бывает так",
        "maybe_for": "Бывает так для {whom}",
        "only_if": "только если: {question} — {answers}",
        "hangs": "зависит от ответа: {questions}",
        "do": "Что делать",
        "dont": "Чего не делать",
        "when": "Бывает иначе",
        "changes": "Что изменит ответ",
        "lawyer": "Это решает адвокат.",
        "low": "Это не точно.",
        "medium": "",
        "high": "",
        "since": "закон с {since}",
        "span": "закон с {since} по {until}",
        "again": "см. выше, {number}",
        "urgent": "Срочно",
        "danger": "Опасно",
        "wait": "Полезно знать",
        "clauses": "Открытые места, для адвоката",
        "pending": "Объявлено, но день не назван",
        "letters": "АБВГДЕЖИКЛМНПРСТУФХЦЧШЭЮЯ",
        "ask": "Где спросить",
        "taken": "Здесь считаем: {answers}",
        "also": "И ещё",
        "sources": "Источники",
        "page": "{page} из {pages}",
        "yes": "Да",
        "no": "Нет",
        "or": "или",
        "and": "и",
        "from": "с {end}",
        "until": "по {end}",
        "except": "любой ответ, кроме: {answers}",
        "days": "дн.",
        "months": "мес.",
        "years": "лет",
        "hours": "ч",
    },
    "de": {
        "day": "{day}. {month} {year}",
        "law_on": "Das Recht am {day}",
        "first": "Erst mit einer Anwältin oder einem Anwalt sprechen, dann handeln",
        "first_text": (
            "Hier steht, was das Recht sagt. Ihren Fall kennt dieses Blatt nicht; es ist keine "
            "Rechtsberatung. Bevor Sie verweigern, unterschreiben, einreichen oder gehen: fragen "
            "Sie."
        ),
        "unverified": (
            "Die Regeln wurden für {since} bis {until} geprüft. Der {day} liegt außerhalb. Das "
            "Recht kann anders sein: nutzen Sie dieses Blatt nur zusammen mit einer Anwältin oder "
            "einem Anwalt."
        ),
        "footer": (
            "Geprüft für das Recht von {since} bis {until}. Danach nicht darauf verlassen: anwaltlich fragen."
        ),
        "draft": "Noch hat keine Juristin und kein Jurist dieses Paket geprüft.",
        "unsigned": "Nicht von einer prüfenden Person unterschrieben.",
        "signed": (
            "Unterschrieben: {by}, {role}, am {day}. Schlüssel {key}. Ob eine Stelle ihn kennt, "
            "sagt die Stelle."
        ),
        "changed": "Nach der Unterschrift von {by} geändert: sie gilt nicht für diesen Text.",
        "who": "Wer sind Sie? Suchen Sie Ihren Buchstaben",
        "who_text": "„Für“ und Buchstaben: nur für diese gilt es. Ohne Buchstaben: es gilt für alle.",
        "about": "für {whom}",
        "for": "Für {whom}",
        "maybe": "Kann so sein",
        "maybe_for": "Kann so sein für {whom}",
        "only_if": "nur wenn: {question} — {answers}",
        "hangs": "es hängt ab von: {questions}",
        "do": "Tun",
        "dont": "Lassen",
        "when": "Anders ist es",
        "changes": "Was es ändern würde",
        "lawyer": "Das muss anwaltlich geklärt werden.",
        "low": "Unsicher.",
        "medium": "",
        "high": "",
        "since": "gilt ab {since}",
        "span": "gilt von {since} bis {until}",
        "again": "siehe oben, {number}",
        "urgent": "Dringend",
        "danger": "Gefahr",
        "wait": "Gut zu wissen",
        "clauses": "Offen, anwaltlich zu klären",
        "pending": "Angekündigt, noch ohne Tag",
        "letters": "ABCDEFGHJKLMNPQRSTUVWXYZ",
        "ask": "Wo Sie fragen können",
        "taken": "Hier angenommen: {answers}",
        "also": "Außerdem",
        "sources": "Quellen",
        "page": "{page} von {pages}",
        "yes": "Ja",
        "no": "Nein",
        "or": "oder",
        "and": "und",
        "from": "ab {end}",
        "until": "bis {end}",
        "except": "alles außer: {answers}",
        "days": "Tage",
        "months": "Monate",
        "years": "Jahre",
        "hours": "Stunden",
    },
    "uk": {
        "day": "{day} {month} {year} року",
        "law_on": "Закон на {day}",
        "first": "Спершу адвокат, потім дії",
        "first_text": (
            "Тут написано, що каже закон. Ваших обставин цей папір не знає і адвоката не замінить. "
            "До відмови, підпису, рапорту чи відходу спитайте його."
        ),
        "unverified": (
            "Правила перевірено з {since} до {until}. {day} сюди не входить. Закон міг змінитися: "
            "користуйтеся цим папером лише разом із адвокатом."
        ),
        "footer": (
            "Перевірено за законом з {since} до {until}. Після цього дня не покладайтеся: спитайте адвоката."
        ),
        "draft": "Юрист цієї країни пакет ще не перевірив.",
        "unsigned": "Підпису того, хто перевірив, немає.",
        "signed": "Підпис: {by}, {role}, {day}. Ключ {key}. Чи знає його приймальня, спитайте в неї.",
        "changed": "Текст змінено після підпису ({by}): цей підпис його не стосується.",
        "who": "Хто ви? Знайдіть свою літеру",
        "who_text": "«Для» і літери: це так лише для цих людей. Літер немає: це так для всіх.",
        "about": "для {whom}",
        "for": "Для {whom}",
        "maybe": "Буває так",
        "maybe_for": "Буває так для {whom}",
        "only_if": "лише якщо: {question} — {answers}",
        "hangs": "залежить від відповіді: {questions}",
        "do": "Що робити",
        "dont": "Чого не робити",
        "when": "Буває інакше",
        "changes": "Що змінить відповідь",
        "lawyer": "Це вирішує адвокат.",
        "low": "Це не точно.",
        "medium": "",
        "high": "",
        "since": "закон з {since}",
        "span": "закон з {since} до {until}",
        "again": "див. вище, {number}",
        "urgent": "Терміново",
        "danger": "Небезпечно",
        "wait": "Корисно знати",
        "clauses": "Відкриті місця, для адвоката",
        "pending": "Оголошено, але дня ще немає",
        "letters": "АБВГДЕЖИКЛМНПРСТУФХЦЧШЮЯЇЄ",
        "ask": "Де спитати",
        "taken": "Тут вважаємо: {answers}",
        "also": "І ще",
        "sources": "Джерела",
        "page": "{page} з {pages}",
        "yes": "Так",
        "no": "Ні",
        "or": "або",
        "and": "і",
        "from": "з {end}",
        "until": "до {end}",
        "except": "будь-яка відповідь, крім: {answers}",
        "days": "дн.",
        "months": "міс.",
        "years": "років",
        "hours": "год",
    },
}
MONTHS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    "uk": (
        *("січня", "лютого", "березня", "квітня", "травня", "червня"),
        *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
}
