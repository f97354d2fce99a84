# Слова страниц стола по-русски. Сами предложения закона берутся из пакета.

desk = стол
skip = К содержанию
rail = Разделы
nav-queue = Очередь
nav-new = Новое
nav-find = Поиск
nav-change = Закон
nav-team = Люди
nav-about = Настройки
switch-language = English
lock = Запереть
you = вы
person = человек
somebody = неизвестно кто
nobody = никто
owner = Ведёт
yes = да
no = нет
or = или
keep = Сохранить
cancel = Отмена
and-more = ещё { $count }
and-day = { $first } и { $last }

# Дни
day = { $day } { $month ->
    [m1] января
    [m2] февраля
    [m3] марта
    [m4] апреля
    [m5] мая
    [m6] июня
    [m7] июля
    [m8] августа
    [m9] сентября
    [m10] октября
    [m11] ноября
   *[m12] декабря
 } { $year }
month = { $month ->
    [m1] январь
    [m2] февраль
    [m3] март
    [m4] апрель
    [m5] май
    [m6] июнь
    [m7] июль
    [m8] август
    [m9] сентябрь
    [m10] октябрь
    [m11] ноябрь
   *[m12] декабрь
 } { $year }
span = с { $since } по { $until }
span-from = с { $since }
span-until = по { $until }
days-left = { $days ->
    [0] сегодня последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
 }
days-over = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[other] просрочено на { $days } дней
 }

# Строка сверху, полоса
sync-alone = Этот стол работает сам по себе: почтового узла нет.
sync-first = Обмена с узлом ещё не было. { $count ->
    [0] Отправлять нечего.
    [one] Ждёт отправки { $count } запись.
    [few] Ждут отправки { $count } записи.
   *[other] Ждут отправки { $count } записей.
 }
sync-done = Всё отправлено и получено в { $at }.
sync-waiting = { $count ->
    [one] Ждёт отправки { $count } запись.
    [few] Ждут отправки { $count } записи.
   *[other] Ждут отправки { $count } записей.
 } Последний обмен: { $at }.
sync-offline = Узел не ответил, { $at }. Работать можно дальше. { $count ->
    [0] Отправлять нечего.
    [one] Ждёт отправки { $count } запись.
    [few] Ждут отправки { $count } записи.
   *[other] Ждут отправки { $count } записей.
 }
exchange-now = Обменяться сейчас
strip = Кто в опасности сейчас
strip-quiet = Насколько известно столу, сегодня никто не в опасности.
strip-now = { $count ->
    [one] { $count } человек в опасности сейчас
    [few] { $count } человека в опасности сейчас
   *[other] { $count } человек в опасности сейчас
 }
strip-today = { $count ->
    [one] { $count } ждёт нас сегодня
   *[other] { $count } ждут нас сегодня
 }
strip-due = { $count ->
    [one] { $count } срок до завтра
    [few] { $count } срока до завтра
   *[other] { $count } сроков до завтра
 }
strip-unowned = { $count ->
    [one] { $count } из них никто не ведёт
   *[other] { $count } из них никто не ведёт
 }
clock-ahead = Часы коллеги впереди этих на { $minutes } мин. Проверьте время на этом компьютере.

# Опасность
level-now = СЕЙЧАС
level-today = СЕГОДНЯ
level-week = НЕДЕЛЯ
level-none = СПОКОЙНО
desk-why-danger-set = Консультант решил: { $level }
desk-why-urgent-law = Срочно по закону: { $rules }
desk-why-danger-law = Опасно по закону: { $rules }
desk-why-may-law = Может быть срочно, не все ответы есть: { $rules }
desk-why-overdue = { $days ->
    [one] Просрочено на { $days } день
    [few] Просрочено на { $days } дня
   *[other] Просрочено на { $days } дней
 }: { $title }
desk-why-deadline = { $days ->
    [0] Срок сегодня
    [one] Срок через { $days } день
    [few] Срок через { $days } дня
   *[other] Срок через { $days } дней
 }: { $title }
desk-why-unanswered = { $days ->
    [one] Письмо ждёт ответа { $days } день
    [few] Письмо ждёт ответа { $days } дня
   *[other] Письмо ждёт ответа { $days } дней
 }
desk-why-disputed = { $count ->
    [one] Коллеги расходятся в { $count } вещи
   *[other] Коллеги расходятся в { $count } вещах
 }
desk-why-quarantine = { $count ->
    [one] { $count } запись не в счёт, пока её не посмотрят
    [few] { $count } записи не в счёт, пока их не посмотрят
   *[other] { $count } записей не в счёт, пока их не посмотрят
 }
desk-why-nothing = Насколько известно столу, ничего не торопит

# Очередь
queue-title = Очередь
queue-filters = Какие дела
filter-team = Все
filter-mine = Мои
filter-unowned = Ничьи
filter-waiting = Ждём человека
filter-offered = Предложены мне
filter-closed = Закрытые
queue-why = Почему здесь
queue-order = Порядок: опасность, потом сколько осталось времени, потом сколько ждёт письмо. Имён не видно, пока дело не открыто.
queue-disputes = { $count ->
    [one] в { $count } деле есть расхождения
   *[other] в { $count } делах есть расхождения
 }
queue-quarantined = { $count ->
    [one] { $count } запись в карантине
    [few] { $count } записи в карантине
   *[other] { $count } записей в карантине
 }
queue-empty-mine = За вами дел нет. Возьмите из общего списка.
queue-empty-any = Здесь дел нет.
queue-empty-team = Дел пока нет. Письма приходят с обменом; звонок запишите в «Новое».
tag-letter = новое письмо
tag-offered = предложено вам
tag-also = взяли также: { $names }
tag-disputed = расхождений: { $count }
tag-quarantined = в карантине: { $count }
tag-missing = ещё не пришло: { $count }
tag-newer = нужно обновление
take = Взять
take-anyway = Забрать у коллеги ({ $name })
release = Снять с себя
accept = Принять

# Поиск
find-title = Поиск
find-label = Искать во всех делах
find-placeholder = Слово, имя, номер или код дела
find-button = Найти
find-hint = Русские и английские слова находятся в любой форме; имена и номера по любой части от трёх знаков.
find-count = { $count ->
    [0] Ничего не нашлось.
    [one] Нашлось { $count } место.
    [few] Нашлось { $count } места, новые сверху.
   *[other] Нашлось { $count } мест, новые сверху.
 }
kind-case-open = дело
kind-msg-in = письмо
kind-msg-out = ответ
kind-note = заметка
kind-field-set = о человеке
kind-deadline-set = срок
kind-paper-draft = бумага

# Дело
case-title = Дело
case-parts = Части дела
case-closed = закрыто
case-missing = { $count ->
    [one] { $count } запись этого дела ещё в пути
    [few] { $count } записи этого дела ещё в пути
   *[other] { $count } записей этого дела ещё в пути
 }. Здесь может быть видно не всё.
case-newer = Коллега написал то, что прочтёт только более новая версия. Обновите программу.
case-quarantined = { $count ->
    [one] { $count } запись не в счёт: её автор не состоит в столе.
    [few] { $count } записи не в счёт: их авторы не состоят в столе.
   *[other] { $count } записей не в счёт: их авторы не состоят в столе.
 }
case-offered = предложено: { $names }
case-events = { $count ->
    [one] В этом деле { $count } запись.
    [few] В этом деле { $count } записи. Ни одна не стирается.
   *[other] В этом деле { $count } записей. Ни одна не стирается.
 }
tab-case = Дело
tab-talk = Переписка
tab-papers = Бумаги
tab-ask = Вопросы
next-title = Что делать дальше
next-nothing = Здесь ничего не ждёт.
next-take = Взять это дело
next-take-why = за него никто не отвечает
next-answer = Ответить на письмо
next-settle = { $count ->
    [one] Решить { $count } расхождение
    [few] Решить { $count } расхождения
   *[other] Решить { $count } расхождений
 }
next-settle-why = пока не решено, для закона это «неизвестно»
next-ask = Спросить:
disputes-title = { $count ->
    [one] Об одном записано по-разному
   *[other] Записано по-разному: { $count }
 }
disputes-hint = Никто не видел записи другого. Выберите верное; в истории останутся обе.
settle = Решить
thing-deadline = Срок
thing-danger = Опасность
thing-as-of = День, о котором вопрос
thing-outcome = Исход

# Закон
law-title = Закон на { $day }
law-own-day = День дела: { $day }
law-today = Сегодня: { $day }
law-other-day = Другой день
law-look = Что изменится
law-unverified = Вне дней, на которые пакет проверен ({ $span }). Не полагайтесь ни на что без квалифицированного юриста.
law-conflict = Правила здесь противоречат друг другу: { $names }. Решать должен юрист.
law-unread = Пакет не понимает ответов на: { $names }. Спросите ещё раз.
law-nothing = Об этих ответах правила молчат. Это не значит, что опасности нет.
law-keep = Сохранить эту оценку в деле
law-kept = Сохранено в деле, { $at }
law-pack = Пакет { $pack }, проверен { $span }
changes-title = Что изменится с { $first } на { $last }
changes-may = Ещё { $count }, что лишь возможно
changes-none = Между этими днями ничего не меняется.
change-appeared = новое
change-gone = больше не так
change-now-holds = теперь точно
change-now-may = уже не точно
change-version = другой текст
change-law-day = закон от { $day }
change-before = Было:
change-after = Стало:
change-may = (возможно)
findings-urgent = Срочно
findings-danger = Опасно
findings-wait = Полезно знать
findings-may = { $count ->
    [one] Ещё { $count } может относиться к делу: не хватает ответов
   *[other] Ещё { $count } могут относиться к делу: не хватает ответов
 }
finding-for-lawyer = решает юрист
finding-depends = Зависит от:
finding-do = Что делать
finding-dont = Чего не делать
finding-why = Почему, и что это изменит
finding-because = Потому что
finding-picked = Текст выбран по дате
picked-by = { $axis }: { $day }
axis-as-of = день, о котором вопрос
finding-otherwise = Иначе
finding-changes = Что это изменит
finding-turns = Уже не так, если
finding-exceptions = Уступает
finding-sources = Источники
finding-checked = (проверено { $day }; { $confidence })
finding-rule = Правило
finding-reviewed = проверено юристом
finding-not-reviewed = нужна проверка квалифицированным юристом
confidence-high = уверенность высокая
confidence-medium = уверенность средняя
confidence-low = уверенность низкая
answer-unknown = неизвестно
answer-none-of-these = ничего из этого
answer-not = не: { $members }

# Факты и записи
facts-title = Факты
facts-ask = Следующий вопрос
facts-change = Изменить
facts-disputed = Записано по-разному: решить
facts-none = Ответов пока нет.
source-letter = письмо
source-label = Откуда известно
as-of-title = День, о котором вопрос
as-of-label = Закон спрашивают об этом дне
as-of-not-set = сегодня, день не указан
fields-title = О человеке
fields-write = Записать
fields-which = Что
fields-value = Текст
fields-value-hint = Пустой текст стирает запись.
field-name = Имя
field-phone = Телефон
field-safe_to_write = Когда безопасно писать
field-unit = Часть
field-rank = Звание и должность
danger-title = Опасность
danger-not-set = Консультант ещё не оценил; место в очереди решает один закон.
danger-set = Указать опасность
danger-level = Как скоро нужно действовать?
danger-why = Почему
danger-hint = Ваша оценка учитывает то, что закон находит сейчас. Новая находка снова поднимет дело.
deadlines-title = Сроки
deadlines-none = Сроков нет.
deadline-add = Добавить срок
deadline-day = День
deadline-what = Что нужно сделать
deadline-source = Откуда этот срок
deadline-done = Сделано
deadline-proof = Откуда это известно
deadline-was-done = Сделано:
notes-title = Заметки
note-label = Заметка, только для коллег
note-call = сказано по телефону
note-was-call = звонок
outcome-title = Исход
outcome-none = Пока неизвестен.
outcome-set = Записать
outcome-what = Что стало с человеком
outcome-month = Месяц
outcome-pending = ещё не решено
outcome-stays_in_service = остаётся на службе
outcome-transferred = переведён
outcome-dismissed = уволен
outcome-discharged_at_term = уволен по окончании срока
outcome-case_opened = возбуждено дело
outcome-convicted = осуждён
outcome-held = удерживают
outcome-left_country = уехал из страны
outcome-unknown = неизвестно
consent-title = Можно ли учесть
consent-given = Да, человек согласен
consent-not-given = Нет: согласия не было, или его отозвали
consent-said-yes = согласен
consent-said-no = не согласен или отозвал согласие
consent-said-letter-yes = в письме есть согласие
consent-said-letter-no = в письме согласия нет
consent-change = Изменить
consent-hint = В подсчёт идут только месяц, вид службы, вид места и исход. Больше ничего, и только если человек сам сказал «да».
consent-yes = Человек согласен
consent-no = Человек не согласен или отзывает согласие
consent-how = Откуда вы знаете (звонок, письмо, встреча)
groups-title = Группы
group-add = Добавить в группу
group-remove = убрать
handle-title = Передать, закрыть
offer-title = Передать
offer-to = Кому
offer-why = Почему
offer = Предложить
close-why = Почему можно закрыть
close = Закрыть дело
reopen = Открыть снова

# Переписка
talk-title = Переписка
talk-empty = Писем пока нет.
talk-day = написано { $day }, здесь с { $at }
talk-no-mailbox = У этого человека нет ящика у стола. Ответ некуда послать.
talk-answered-meanwhile = Пока страница была открыта, ответил коллега. Прочтите его ответ выше и отправьте ещё раз. Ваш текст ниже.
talk-too-long = Слишком длинно для одного письма. Сократите.
safe-title = Безопасно ли писать?
safe-unknown = Неизвестно. Спросите, когда и как на его телефоне можно показать ответ.
safe-write = Записать
reply-label = Ваш ответ
reply-hint = Ответ запечатывается на этом компьютере и уходит один раз, сколько бы раз вы ни нажали. Ctrl+Enter отправляет.
reply-lang = Язык
reply-send = Запечатать и отправить
reply-sent = отправлено
reply-waiting = ждёт узла
reply-held = задержано
take-back = Отозвать
held-answered-already = Не отправлено: коллега ответил раньше. Прочтите его ответ; если чего-то не хватает, напишите снова.
held-follows-a-held-reply = Не отправлено: задержан ответ перед ним.
held-mailbox-is-gone = Не отправлено: человек удалил ящик, или у ящика вышел срок.
held-taken-back = Отозвано до отправки.
chain-gap = Перед этим сообщением не хватает другого. Возможно, его задержали по пути.
chain-fork = На одном месте стоят два разных письма. Может быть, кто-то пишет от имени человека, или он пишет с двух устройств.
chain-repeat = Это письмо пришло дважды.
chain-unknown-seen = Человек прочёл ответ, которого этот стол не знает.
chain-differs = Два стола прочли это письмо по-разному. Попросите коллегу сравнить.
chain-answered-twice = Два коллеги ответили на одно и то же. Человек получит первый ответ.

# Вопросы и новое дело
new-title = Новое дело
new-lead = Для звонка или встречи. Дело сохраняется сразу; потом вопросы, самые срочные первыми.
new-source = Кто рассказывает
new-source-hint = Сам человек, мать, товарищ; по телефону, при встрече.
new-name = Имя, если оно нужно
new-name-hint = Лучше оставить пустым. Оно хранится в зашифрованном файле и в очереди не видно.
new-day = День, о котором вопрос
new-day-hint = Пусто значит сегодня, { $day }.
new-note = Что сказали
new-note-hint = Их словами, можно коротко.
new-take = Дело беру я
new-begin = Сохранить и начать вопросы
ask-title = Вопросы
ask-left = { $count ->
    [one] не больше { $count } вопроса
   *[other] не больше { $count } вопросов
 }
ask-why = Зачем этот вопрос:
ask-answer = Сохранить и дальше
ask-unsure = Неизвестно
ask-stop = Остановиться, к делу
ask-done = Больше ни один вопрос не изменит ответа
ask-done-hint = Любой ответ можно изменить справа.
ask-to-law = Что говорит закон
ask-given = Ответы
ask-choose = Выберите ответ или «Неизвестно».
ask-choose-set = Отметьте, что подходит, или только «ничего из этого», или «Неизвестно».
ask-number = Введите целое число.
ask-wrong = Здесь такого ответа быть не может. Исправьте.
ask-exact-day = В этот день
ask-low-day = или между
ask-high-day = и
ask-exact-int = Ровно
ask-low-int = или от
ask-high-int = до
ask-source-hint = если не как раньше: бумага, мать, товарищ

# Бумаги
papers-title = Бумаги
papers-all = Все бумаги этого дела
paper-offered = можно
paper-counsellor = только с одобрения консультанта
paper-may = пока нет: не хватает ответов
paper-no = не для этого дела
paper-day-yes = правила предлагают эту бумагу.
paper-day-counsellor = правила оставляют эту бумагу консультанту.
paper-day-may = может подойти, когда станет известно:
paper-day-no = правила не предлагают эту бумагу. Если всё же подать её, она может повредить человеку.
paper-open = Заполнить
paper-fields = Поля
paper-language = Бумага на русском языке: пишите по-русски. Всё введённое печатается как простой текст.
paper-optional = можно не заполнять
paper-missing = Пусто: без этого бумагу не сделать.
paper-approve = Я консультант, взвесил риск для этого человека на день подачи и одобряю эту версию. Это сохраняется в деле под моим именем.
paper-make = Сохранить и сделать бумагу
paper-picture = Как она будет выглядеть
paper-picture-alt = Страница { $number } бумаги
paper-no-picture = Здесь появится изображение, когда заполнены все поля.
paper-hash = SHA-256 файла:
paper-pdf = Сохранить PDF
paper-mark-sent = Бумагу подали
paper-how = Как (лично, почтой, через канцелярию)
paper-sent-day = День
paper-proof = Номер или подтверждение
paper-sent-by = { $by }, { $day }: { $how }
paper-sent-again = уже подана раньше
paper-approved-tag = одобрена
paper-unfinished = не закончена
versions-title = Версии
versions-none = Пока нет.

# Изменение закона
change-title = Что меняется в законе
change-lead = На какие открытые дела закон в другой день отвечает иначе. Для человека ничего не меняется, пока ему не скажет консультант.
change-from = С
change-to = на
change-from-hint = «С» пусто: день каждого дела.
change-compare = Сравнить
change-count = Изменилось { $changed ->
    [one] { $changed } дело
    [few] { $changed } дела
   *[other] { $changed } дел
 } из { $open }, без изменений { $same }.

# Люди
team-title = Люди и ключи
members-title = Участники (список { $version })
members-none = Вас ещё не впустили. Коллега должен добавить ваше устройство.
member-founder = основал стол
member-cases = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
 }
member-since = Участвует с { $day }
member-let-in-by = впустил: { $name }
member-fingerprint = Устройство
digest-none = Ещё не сообщил, что есть на его компьютере.
digest-same = То же, что у вас: { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
 }.
digest-coming = Одинаковых: { $same }, ещё в пути: { $coming }.
digest-broken = { $count ->
    [one] { $count } дело выходит там иначе
    [few] { $count } дела выходят там иначе
   *[other] { $count } дел выходят там иначе
 } из тех же записей. Сообщите авторам программы.
odd-title = Обратите внимание
odd-nothing = Всё в порядке: карантин пуст, ничего не потеряно.
odd-quarantined = { $count ->
    [one] { $count } запись в карантине: её автор не состоит в столе. Она ничего не меняет.
    [few] { $count } записи в карантине: их авторы не состоят в столе. Они ничего не меняют.
   *[other] { $count } записей в карантине: их авторы не состоят в столе. Они ничего не меняют.
 }
odd-missing = { $count ->
    [one] { $count } запись, которую видел коллега, ещё не пришла.
    [few] { $count } записи, которые видели коллеги, ещё не пришли.
   *[other] { $count } записей, которые видели коллеги, ещё не пришли.
 }
odd-newer = { $count ->
    [one] { $count } запись требует более новой версии программы.
    [few] { $count } записи требуют более новой версии программы.
   *[other] { $count } записей требуют более новой версии программы.
 }
odd-not-understood = { $count ->
    [one] { $count } запись с узла не открылась, или она не от того, кем подписана.
    [few] { $count } записи с узла не открылись, или они не от тех, кем подписаны.
   *[other] { $count } записей с узла не открылись, или они не от тех, кем подписаны.
 }
invite-title = Впустить коллегу
invite-fingerprint = Этот стол:
invite-label = Приглашение
invite-1 = Передайте коллеге это приглашение.
invite-2 = Коллега настраивает свой компьютер:
invite-3 = Коллега передаёт вам строку, которую напечатала программа. Вставьте её сюда и сверьте цифры по телефону.
invite-no-root = Впустить может только компьютер, на котором стол основан. Попросите его владельца.
request-label = Просьба коллеги
request-look = Посмотреть
asking-title = { $name } просит впустить. Прочтите друг другу эти цифры:
asking-compared = Цифры сверены по телефону или при встрече ({ $name })
asking-let-in = Впустить: { $name }
let-out = Исключить
let-out-hint = Прочитанное у коллеги ({ $name }) останется. Новое закроется сразу.
let-out-sure = Да, исключить: { $name }
let-out-button = Исключить: { $name }
relays-title = Почтовые узлы

# Настройки
about-title = Настройки
about-demonstration = Это показательный стол. Его пароль защищён слабо: не вносите сюда настоящих людей.
keys-title = Клавиатура
keys-are-on = Однобуквенные клавиши включены.
keys-are-off = Однобуквенные клавиши выключены.
keys-on = Включить
keys-off = Выключить
keys-hint = По месту на клавиатуре, поэтому работают в любой раскладке. Не во время набора текста. Ни одна клавиша ничего не удаляет.
key-move = вниз, вверх
key-open = открыть
key-tabs = дело, переписка, бумаги, вопросы
key-next = следующий шаг
key-help = эта страница
key-send = отправить
key-blank = погасить экран; то же ещё раз покажет его
about-law = Закон
about-pack = Пакет
about-checked = Проверен
about-review = Проверка
about-machine = Этот компьютер
about-cases = Дела
about-cases-count = открыто { $open }, закрыто { $closed }
about-vault = Хранилище
about-vault-text = Один зашифрованный файл; пароль растянут Argon2id: { $mib } МиБ, проходов { $passes }.
about-version = Версия
about-lock-hint = Страницы запираются через 30 минут без работы. Сама программа открыта, пока вы её не остановите.

# Что произошло
notice-taken = { $code }: теперь ведёте вы.
notice-taken-before = Дело уже ведёт { $name }.
notice-released = Теперь дело никто не ведёт.
notice-offered = Предложено: { $name }.
notice-danger = Опасность: { $level }.
notice-kept = Сохранено.
notice-settled = Решено.
notice-as-of = Закон спрашивают о дне { $day }.
notice-assessment-kept = Оценка сохранена.
notice-consent = Согласие записано.
notice-consent-withdrawn = Отзыв записан. Дело не учитывается.
notice-closed = Закрыто. Новое письмо откроет его снова.
notice-reopened = Снова открыто.
notice-reply = Запечатано. Уйдёт при следующем обмене.
notice-taken-back = Отозвано; ответ не ушёл.
notice-too-late = Поздно: ответ уже ушёл.
notice-paper-made = Бумага сделана.
notice-paper-missing = { $count ->
    [one] Сохранено. Пусто ещё { $count } поле.
    [few] Сохранено. Пусты ещё { $count } поля.
   *[other] Сохранено. Пусты ещё { $count } полей.
 }
notice-paper-sent = Записано.
notice-let-in = { $name }: впустим при следующем обмене.
notice-let-out = { $name }: больше не участвует.
notice-exchange = Идёт обмен с узлом.

# Чего нельзя
error-title = Не получилось
error-back = Вернитесь и исправьте, или
error-to-queue = к очереди
error-not-here = Такой страницы нет, или дело открыли до того, как стол заперли.
error-too-long = Слишком длинно: не больше { $chars } знаков.
error-control = В тексте есть знак, который нельзя сохранить. Наберите заново.
error-day = Это не день. Год-месяц-день, с 1900 по 2099.
error-month = Это не месяц. Год-месяц.
error-empty = Сначала напишите что-нибудь.
error-gone = Уже не так, как было, когда вы открыли страницу. Откройте её снова.
error-how = Напишите, откуда это известно, и день.
error-level = Выберите, насколько опасно.
error-member = Выберите участника стола.
error-outcome = Выберите исход.
error-request = Это не просьба впустить к этому столу. Скопируйте строку целиком.
error-compared = Сначала сверьте цифры.
error-sure = Сначала поставьте отметку.
error-paper-not-allowed = Правила сейчас не разрешают эту бумагу для этого дела.
error-paper-approval = Эта версия может уйти только с одобрения консультанта. Поставьте отметку в форме и сохраните.
error-paper-changed = Шаблон бумаги с тех пор изменился. Сохраните бумагу заново.
refused-EventTooLargeError = Слишком длинно, чтобы передать коллегам. Сократите или разделите.
refused-NotAdmittedError = Этот компьютер ещё не впустили. Передайте коллеге просьбу, потом обменяйтесь с узлом.
refused-NoRootKeyError = Это может сделать только компьютер, на котором стол основан.
refused-AlreadyMemberError = Это устройство уже участвует.

# Вход
entry-title = Стол Ploughshare
entry-locked = Стол заперт.
entry-refused = Не открылось. Код действует один раз; или введите пароль хранилища.
entry-typed = Стол успел запереться. Это не сохранено; скопируйте, прежде чем открыть стол:
entry-code = Одноразовый код
entry-code-hint = То, что стоит после # в адресе, который напечатала программа; можно вставить весь адрес.
entry-passphrase = или пароль хранилища
entry-open = Открыть
