# Слова страниц приёмной по-русски. Сами предложения закона берутся из пакета.

desk = приёмная
skip = К содержанию
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
yes = Да
no = Нет
or = или
keep = Сохранить
cancel = Отмена
and-more = ещё { $count }
and-day = { $first } и { $last }

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
span = с { $since } по { $until }
span-from = с { $since }
span-until = по { $until }
days-left = { $days ->
    [0] сегодня последний день
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[other] осталось { $days } дней
 }
days-over = { $days ->
    [one] просрочено на { $days } день
    [few] просрочено на { $days } дня
   *[other] просрочено на { $days } дней
 }

# Строка сверху, полоса
sync-alone = Сервера нет: всё остаётся здесь.
sync-first = Обмена с сервером ещё не было. { $count ->
    [0] Отправлять нечего.
    [one] Ждёт отправки { $count } запись.
    [few] Ждут отправки { $count } записи.
   *[other] Ждут отправки { $count } записей.
 }
sync-done = Всё отправлено и получено в { $at }.
sync-waiting = { $count ->
    [one] Ждёт отправки { $count } запись.
    [few] Ждут отправки { $count } записи.
   *[other] Ждут отправки { $count } записей.
 } Последний обмен: { $at }.
sync-offline = Сервер не ответил, { $at }. Работать можно дальше. { $count ->
    [0] Отправлять нечего.
    [one] Ждёт отправки { $count } запись.
    [few] Ждут отправки { $count } записи.
   *[other] Ждут отправки { $count } записей.
 }
exchange-now = Обменяться сейчас
strip = Кто в опасности сейчас
strip-quiet = Насколько мы знаем, сегодня никто не в опасности.
strip-now = { $count ->
    [one] { $count } человек в опасности сейчас
    [few] { $count } человека в опасности сейчас
   *[other] { $count } человек в опасности сейчас
 }
strip-today = { $count ->
    [one] { $count } человек ждёт нас сегодня
    [few] { $count } человека ждут нас сегодня
   *[other] { $count } человек ждут нас сегодня
 }
strip-due = { $count ->
    [one] { $count } срок до завтра
    [few] { $count } срока до завтра
   *[other] { $count } сроков до завтра
 }
strip-unowned = { $count ->
    [one] { $count } из них никто не ведёт
   *[other] { $count } из них никто не ведёт
 }
clock-ahead = Часы коллеги на { $minutes } мин. впереди ваших. Проверьте время на этом компьютере.

# Опасность
level-now = Сейчас
level-today = Сегодня
level-week = На неделе
level-none = Спокойно
desk-why-danger-set = Оценка консультанта: «{ $level }»
desk-why-urgent-law = Срочно по закону: { $rules }
desk-why-danger-law = Опасно по закону: { $rules }
desk-why-may-law = Может быть срочно, не хватает ответов: { $rules }
desk-why-overdue = { $days ->
    [one] Просрочено на { $days } день
    [few] Просрочено на { $days } дня
   *[other] Просрочено на { $days } дней
 }: { $title }
desk-why-deadline = { $days ->
    [0] Срок сегодня
    [one] Срок через { $days } день
    [few] Срок через { $days } дня
   *[other] Срок через { $days } дней
 }: { $title }
desk-why-unanswered = { $days ->
    [one] Письмо ждёт ответа { $days } день
    [few] Письмо ждёт ответа { $days } дня
   *[other] Письмо ждёт ответа { $days } дней
 }
desk-why-disputed = Записи коллег расходятся: { $count }
desk-why-quarantine = { $count ->
    [one] { $count } запись отложена до проверки
    [few] { $count } записи отложены до проверки
   *[other] { $count } записей отложены до проверки
 }
desk-why-nothing = Насколько мы знаем, ничего не торопит

# Очередь
queue-title = Очередь
queue-filters = Какие дела
filter-team = Все
filter-mine = Мои
filter-unowned = Ничьи
filter-waiting = Ждём ответа
filter-offered = Предложены мне
filter-closed = Закрытые
queue-why = Почему здесь
queue-order = Сначала опасность, потом оставшееся время, потом сколько ждёт письмо. Имён не видно, пока дело не открыто.
queue-disputes = { $count ->
    [one] расхождения в { $count } деле
   *[other] расхождения в { $count } делах
 }
queue-quarantined = { $count ->
    [one] { $count } запись в карантине
    [few] { $count } записи в карантине
   *[other] { $count } записей в карантине
 }
queue-empty-mine = У вас дел нет. Возьмите из общего списка.
queue-empty-any = Здесь дел нет.
queue-empty-team = Дел пока нет. Письма приходят при обмене, звонок запишите в разделе «Новое».
tag-letter = новое письмо
tag-offered = предложено вам
tag-also = ведут также: { $names }
tag-disputed = расхождений: { $count }
tag-quarantined = в карантине: { $count }
tag-missing = ещё не пришло: { $count }
tag-newer = нужно обновление
take = Взять
take-anyway = Забрать у коллеги ({ $name })
release = Перестать вести
accept = Принять

# Поиск
find-title = Поиск
find-label = Искать во всех делах
find-placeholder = Слово, имя, код дела
find-button = Найти
find-hint = Русские и английские слова находятся в любой форме, имена и номера — по любой части от трёх знаков.
find-count = { $count ->
    [0] Ничего не нашлось.
    [one] Нашлось { $count } место.
    [few] Нашлось { $count } места, новые сверху.
   *[other] Нашлось { $count } мест, новые сверху.
 }
kind-case-open = дело
kind-msg-in = письмо
kind-msg-out = ответ
kind-note = заметка
kind-field-set = о человеке
kind-deadline-set = срок
kind-paper-draft = бумага

# Дело
case-title = Дело
case-parts = Части дела
case-closed = закрыто
case-missing = { $count ->
    [one] { $count } запись этого дела ещё в пути
    [few] { $count } записи этого дела ещё в пути
   *[other] { $count } записей этого дела ещё в пути
 }. Возможно, здесь видно не всё.
case-newer = Здесь есть записи, которые прочтёт только новая версия. Обновите программу.
case-quarantined = { $count ->
    [one] { $count } запись не в счёт: её автор не из этой приёмной, или письмо в ней подписано не этим человеком.
    [few] { $count } записи не в счёт: их авторы не из этой приёмной, или письма в них подписаны не этим человеком.
   *[other] { $count } записей не в счёт: их авторы не из этой приёмной, или письма в них подписаны не этим человеком.
 }
case-offered = предложено: { $names }
case-events = { $count ->
    [one] В этом деле { $count } запись.
    [few] В этом деле { $count } записи. Ни одна не стирается.
   *[other] В этом деле { $count } записей. Ни одна не стирается.
 }
tab-case = Дело
tab-talk = Переписка
tab-papers = Бумаги
tab-ask = Вопросы
next-title = Что делать дальше
next-nothing = Здесь ничего не ждёт.
next-take = Взять это дело
next-take-why = за него никто не отвечает
next-answer = Ответить на письмо
next-settle = { $count ->
    [one] Решить { $count } расхождение
    [few] Решить { $count } расхождения
   *[other] Решить { $count } расхождений
 }
next-settle-why = до решения закон считает это неизвестным
next-ask = Спросить:
disputes-title = { $count ->
    [one] Об одном записано по-разному
   *[other] Записано по-разному: { $count }
 }
disputes-hint = Записи сделаны независимо. Выберите верную; в истории останутся обе.
settle = Решить
thing-deadline = Срок
thing-danger = Опасность
thing-as-of = День, о котором вопрос
thing-outcome = Чем кончилось

# Закон
law-title = Закон на { $day }
law-own-day = День дела: { $day }
law-today = Сегодня: { $day }
law-other-day = Другой день
law-look = Что изменится
law-unverified = На этот день правила не проверены (проверены { $span }). Без адвоката ни на что здесь не полагайтесь.
law-unsigned = Эти правила не подписал ни один проверяющий.
law-signed = Подпись: { $by }, { $role }, { $day }.
law-stranger = Подписал тот, кого эта приёмная не знает. В подписи сказано: { $by }, { $role }, { $day }.
law-changed = Правила изменены после подписи ({ $by }, { $day }): подпись к ним не относится.
law-conflict = Правила здесь противоречат друг другу: { $names }. Решать должен адвокат.
law-unread = Правила не понимают ответов на: { $names }. Спросите ещё раз.
law-nothing = Об этих ответах правила молчат. Это не значит, что опасности нет.
law-keep = Сохранить эту оценку в деле
law-kept = Сохранено в деле, { $at }
law-pack = Правила { $pack }, проверены { $span }
changes-title = Что изменится с { $first } к { $last }
changes-may = Возможно, ещё { $count }
changes-none = Между этими днями ничего не меняется.
change-appeared = новое
change-gone = больше не так
change-now-holds = теперь точно
change-now-may = уже не точно
change-version = другая редакция
change-law-day = закон от { $day }
change-before = Было:
change-after = Стало:
change-may = (возможно)
findings-urgent = Срочно
findings-danger = Опасно
findings-wait = Полезно знать
findings-may = { $count ->
    [one] Ещё { $count } может относиться к делу: не хватает ответов
   *[other] Ещё { $count } могут относиться к делу: не хватает ответов
 }
finding-for-lawyer = решает адвокат
finding-depends = Зависит от:
finding-do = Что делать
finding-dont = Чего не делать
finding-why = Почему, и что это изменит
finding-because = Потому что
finding-picked = Текст выбран по дате
picked-by = { $axis }: { $day }
axis-as-of = день, о котором вопрос
finding-otherwise = Иначе
finding-changes = Что это изменит
finding-turns = Уже не так, если
finding-exceptions = Уступает правилам
finding-sources = Источники
finding-checked = (проверено { $day }; { $confidence })
finding-rule = Правило
finding-reviewed = проверено юристом
finding-not-reviewed = нужна проверка квалифицированного юриста
confidence-high = уверенность высокая
confidence-medium = уверенность средняя
confidence-low = уверенность низкая
answer-unknown = Неизвестно
answer-none-of-these = Ничего из этого
answer-not = Не: { $members }

# Факты и записи
facts-title = Факты
facts-ask = Следующий вопрос
facts-change = Изменить
facts-disputed = Записано по-разному: решить
facts-none = Ответов пока нет.
source-letter = письмо
source-label = Откуда известно
as-of-title = День, о котором вопрос
as-of-label = На какой день смотреть закон
as-of-not-set = сегодня, день не указан
fields-title = О человеке
fields-write = Записать
fields-which = Что
fields-value = Текст
fields-value-hint = Пустое поле стирает запись.
field-name = Имя
field-phone = Телефон
field-safe_to_write = Когда безопасно писать
field-unit = Часть
field-rank = Звание и должность
danger-title = Опасность
danger-not-set = Оценки консультанта пока нет: место в очереди определяет только закон.
danger-set = Указать опасность
danger-level = Как скоро нужно действовать?
danger-why = Почему
danger-hint = Ваша оценка относится к тому, что по закону видно сейчас. Если появится новое, дело снова поднимется в очереди.
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
note-call = сказано по телефону
note-was-call = звонок
outcome-title = Чем кончилось
outcome-none = Пока неизвестно.
outcome-set = Записать
outcome-what = Что стало с человеком
outcome-month = Месяц
outcome-pending = ещё не решено
outcome-stays_in_service = остаётся на службе
outcome-transferred = переведён
outcome-dismissed = уволен
outcome-discharged_at_term = уволен по окончании срока
outcome-case_opened = возбуждено дело
outcome-convicted = осуждён
outcome-held = удерживают
outcome-left_country = уехал из страны
outcome-unknown = неизвестно
consent-title = Согласие на подсчёт
consent-given = Согласие есть
consent-not-given = Согласия нет или его отозвали
consent-said-yes = согласие есть
consent-said-no = согласия нет или оно отозвано
consent-said-letter-yes = в письме есть согласие
consent-said-letter-no = в письме согласия нет
consent-change = Изменить
consent-hint = В подсчёт идут только месяц, вид службы, вид места и чем кончилось. Больше ничего, и только если человек сам сказал «да».
consent-yes = Человек согласен
consent-no = Человек не согласен или отзывает согласие
consent-how = Откуда вы знаете (звонок, письмо, встреча)
groups-title = Группы
group-add = Добавить в группу
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
talk-day = написано { $day }, у нас с { $at }
talk-no-mailbox = Этот человек не писал нам через справку. Ответ некуда послать.
talk-answered-meanwhile = Пока страница была открыта, ответил коллега. Прочтите его ответ выше и отправьте ещё раз. Ваш текст ниже.
talk-too-long = Слишком длинно для одного письма. Сократите.
safe-title = Безопасно ли писать?
safe-unknown = Неизвестно. Спросите, когда и как ответ можно показать на телефоне.
safe-write = Записать
reply-label = Ваш ответ
reply-hint = Ответ шифруется на этом компьютере и уходит один раз, сколько бы раз вы ни нажали. Отправить: Ctrl+Enter.
reply-lang = Язык
reply-send = Зашифровать и отправить
reply-sent = отправлено
reply-waiting = ждёт отправки
reply-held = задержано
take-back = Отозвать
held-answered-already = Не отправлено: коллега ответил раньше. Прочтите его ответ; если чего-то не хватает, напишите снова.
held-follows-a-held-reply = Не отправлено: ответ перед ним задержан.
held-mailbox-is-gone = Не отправлено: переписку удалили, или её срок вышел.
held-taken-back = Отозвано до отправки.
chain-gap = Перед этим сообщением не хватает другого. Возможно, его задержали по пути.
chain-fork = На одном месте два разных письма. Возможно, кто-то пишет от имени этого человека, или он пишет с двух устройств.
chain-far = Номер этого сообщения намного больше всех остальных. Следующие пойдут мимо него; возможно, перепиской хотели помешать.
chain-repeat = Это письмо пришло дважды.
chain-unknown-seen = Человек прочёл ответ, которого у нас нет.
chain-answered-twice = Два коллеги ответили на одно и то же. Человек получит первый ответ.
chain-told-by-another = Об этом ответе сообщил не тот, чьим именем он подписан, а другой компьютер. Возможно, этот человек уже не в команде или кто-то пишет от его имени.

# Вопросы и новое дело
new-title = Новое дело
new-lead = Для звонка или встречи. Дело сохраняется сразу, потом идут вопросы, самые срочные первыми.
new-source = Кто рассказывает
new-source-hint = Сам человек, мать, товарищ. По телефону, при встрече.
new-name = Имя, если оно нужно
new-name-hint = Лучше оставить пустым. Оно хранится в зашифрованном файле и в очереди не видно.
new-day = День, о котором вопрос
new-day-hint = Если пусто, то сегодня, { $day }.
new-note = Что сказали
new-note-hint = Словами самого человека, можно коротко.
new-take = Дело беру я
new-begin = Сохранить и начать вопросы
ask-title = Вопросы
ask-left = { $count ->
    [one] не больше { $count } вопроса
   *[other] не больше { $count } вопросов
 }
ask-why = Зачем этот вопрос:
ask-answer = Сохранить и дальше
ask-unsure = Неизвестно
ask-stop = Остановиться, к делу
ask-done = Больше ни один вопрос не изменит ответа
ask-done-hint = Любой ответ можно изменить в списке ответов.
ask-to-law = Что говорит закон
ask-given = Ответы
ask-choose = Выберите ответ или «Неизвестно».
ask-choose-set = Отметьте, что подходит, или только «ничего из этого», или «Неизвестно».
ask-number = Введите целое число.
ask-wrong = Такого ответа здесь быть не может. Исправьте.
ask-exact-day = В этот день
ask-low-day = или между
ask-high-day = и
ask-exact-int = Ровно
ask-low-int = или от
ask-high-int = до
ask-source-hint = если другой источник: бумага, мать, товарищ

# Бумаги
papers-title = Бумаги
papers-all = Все бумаги этого дела
paper-offered = можно
paper-counsellor = только с одобрения консультанта
paper-may = пока нет: не хватает ответов
paper-no = не для этого дела
paper-day-yes = правила предлагают эту бумагу.
paper-day-counsellor = правила оставляют эту бумагу консультанту.
paper-day-may = может подойти, когда станет известно:
paper-day-no = правила не предлагают эту бумагу. Если всё же подать её, она может повредить человеку.
paper-open = Заполнить
paper-fields = Поля
paper-language = Бумага на русском языке: пишите по-русски. Всё введённое печатается как простой текст.
paper-optional = можно не заполнять
paper-missing = Пусто: без этого бумагу не сделать.
paper-approve = Я консультант, взвесил риск для этого человека на день подачи и одобряю эту версию. Это сохраняется в деле под моим именем.
paper-make = Сохранить и сделать бумагу
paper-picture = Как она будет выглядеть
paper-picture-alt = Страница { $number } бумаги
paper-no-picture = Здесь появится бумага, когда будут заполнены все поля.
paper-hash = SHA-256 файла:
paper-pdf = Сохранить PDF
paper-mark-sent = Бумагу подали
paper-how = Как (лично, почтой, через канцелярию)
paper-sent-day = День
paper-proof = Номер или подтверждение
paper-sent-by = { $by }, { $day }: { $how }
paper-sent-again = уже подана раньше
paper-approved-tag = одобрена
paper-unfinished = не закончена
versions-title = Версии
versions-none = Пока нет.

# Изменение закона
change-title = Что меняется в законе
change-lead = В каких открытых делах закон другого дня даёт другой ответ. Для человека ничего не меняется, пока ему не скажет консультант.
change-from = Закон на
change-to = и на
change-from-hint = Если первое поле пустое, берётся день каждого дела.
change-compare = Сравнить
change-count = Изменилось { $changed ->
    [one] { $changed } дело
    [few] { $changed } дела
   *[other] { $changed } дел
 } из { $open }, без изменений { $same }.

# Люди
team-title = Люди и ключи
members-title = Участники (список { $version })
members-none = Вас ещё не добавили. Это должен сделать коллега.
member-founder = основатель
member-cases = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
 }
member-since = Участвует с { $day }
member-let-in-by = приглашение: { $name }
member-fingerprint = Устройство
digest-none = Сверки с этим компьютером ещё не было.
digest-same = То же, что у вас: { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
 }.
digest-coming = Одинаковых: { $same }, ещё в пути: { $coming }.
digest-broken = { $count ->
    [one] { $count } дело там выглядит иначе
    [few] { $count } дела там выглядят иначе
   *[other] { $count } дел там выглядят иначе
 } при тех же записях. Сообщите авторам программы.
odd-title = Обратите внимание
odd-nothing = Всё в порядке: карантин пуст, ничего не потеряно.
odd-quarantined = { $count ->
    [one] { $count } запись в карантине: её автор не из этой приёмной, или письмо в ней подписано не этим человеком. Она ничего не меняет.
    [few] { $count } записи в карантине: их авторы не из этой приёмной, или письма в них подписаны не этим человеком. Они ничего не меняют.
   *[other] { $count } записей в карантине: их авторы не из этой приёмной, или письма в них подписаны не этим человеком. Они ничего не меняют.
 }
odd-missing = { $count ->
    [one] { $count } запись, которую видел коллега, ещё не пришла.
    [few] { $count } записи, которые видели коллеги, ещё не пришли.
   *[other] { $count } записей, которые видели коллеги, ещё не пришли.
 }
odd-newer = { $count ->
    [one] { $count } запись требует более новой версии программы.
    [few] { $count } записи требуют более новой версии программы.
   *[other] { $count } записей требуют более новой версии программы.
 }
odd-relay-lost = { $count ->
    [one] { $count } раз на сервере не оказалось записей, которые он уже показывал. Наши переданы ему снова. Спросите владельца сервера.
    [few] { $count } раза на сервере не оказалось записей, которые он уже показывал. Наши переданы ему снова. Спросите владельца сервера.
   *[other] { $count } раз на сервере не оказалось записей, которые он уже показывал. Наши переданы ему снова. Спросите владельца сервера.
 }
odd-not-understood = { $count ->
    [one] { $count } запись с сервера не открылась, или подпись на ней чужая.
    [few] { $count } записи с сервера не открылись, или подписи на них чужие.
   *[other] { $count } записей с сервера не открылись, или подписи на них чужие.
 }
invite-title = Добавить коллегу
invite-fingerprint = Отпечаток приёмной:
invite-label = Приглашение
invite-1 = Передайте коллеге это приглашение.
invite-2 = Коллега настраивает свой компьютер:
invite-3 = Коллега передаёт вам строку, которую показала программа. Вставьте её сюда и сверьте цифры по телефону.
invite-no-root = Добавить коллегу можно только с компьютера, на котором создали приёмную. Попросите его владельца.
request-label = Просьба коллеги
request-look = Посмотреть
asking-title = { $name } просит доступ. Прочтите друг другу эти цифры:
asking-compared = Цифры сверены по телефону или при встрече ({ $name })
asking-let-in = Добавить: { $name }
let-out = Исключить
let-out-hint = Прочитанное у коллеги ({ $name }) останется. Новое закроется сразу.
let-out-sure = Да, исключить: { $name }
let-out-button = Исключить: { $name }
relays-title = Серверы

# Настройки
about-title = Настройки
about-demonstration = Это учебная приёмная. Её пароль защищён слабо: не вносите сюда настоящих людей.
keys-title = Клавиатура
keys-are-on = Клавиши быстрого доступа включены.
keys-are-off = Клавиши быстрого доступа выключены.
keys-on = Включить
keys-off = Выключить
keys-hint = Работают в любой раскладке, но не пока вы печатаете текст. Ни одна клавиша ничего не удаляет.
key-move = вниз, вверх
key-open = открыть
key-tabs = дело, переписка, бумаги, вопросы
key-next = следующий шаг
key-help = эта страница
key-send = отправить
key-blank = погасить экран; ещё раз — показать
about-law = Закон
about-pack = Правила
about-checked = Проверены
about-review = Проверка
about-machine = Этот компьютер
about-cases = Дела
about-cases-count = открыто { $open }, закрыто { $closed }
about-vault = Хранилище
about-vault-text = Один зашифрованный файл. Пароль усилен Argon2id: { $mib } МиБ, проходов: { $passes }.
about-version = Версия
about-lock-hint = Страницы запираются через 30 минут без работы. Сама программа открыта, пока вы её не остановите.

# Что произошло
notice-taken = { $code }: теперь ведёте вы.
notice-taken-before = Дело уже ведёт { $name }.
notice-released = Теперь дело никто не ведёт.
notice-offered = Предложено: { $name }.
notice-danger = Опасность: «{ $level }».
notice-kept = Сохранено.
notice-settled = Решено.
notice-as-of = Теперь смотрим закон на { $day }.
notice-assessment-kept = Оценка сохранена.
notice-consent = Согласие записано.
notice-consent-withdrawn = Отзыв записан. Дело не учитывается.
notice-closed = Закрыто. Новое письмо откроет его снова.
notice-reopened = Снова открыто.
notice-reply = Зашифровано. Уйдёт при следующем обмене.
notice-taken-back = Отозвано. Ответ не ушёл.
notice-too-late = Поздно: ответ уже ушёл.
notice-paper-made = Бумага сделана.
notice-paper-missing = { $count ->
    [one] Сохранено. Пусто ещё { $count } поле.
    [few] Сохранено. Пусты ещё { $count } поля.
   *[other] Сохранено. Пусты ещё { $count } полей.
 }
notice-paper-sent = Записано.
notice-let-in = { $name }: доступ откроется при следующем обмене.
notice-let-out = { $name }: больше не участвует.
notice-exchange = Идёт обмен с сервером.

# Чего нельзя
error-title = Не получилось
error-back = Вернитесь и исправьте или перейдите
error-to-queue = к очереди
error-not-here = Такой страницы нет, или она открыта до того, как приёмную заперли.
error-too-long = Слишком длинно: не больше { $chars } знаков.
error-control = В тексте есть знак, который нельзя сохранить. Наберите заново.
error-day = Это не день. Год-месяц-день, с 1900 по 2099.
error-month = Это не месяц. Год-месяц.
error-empty = Сначала напишите что-нибудь.
error-gone = С тех пор, как вы открыли страницу, это изменилось. Откройте её снова.
error-how = Напишите, откуда это известно, и день.
error-level = Выберите, насколько опасно.
error-member = Выберите участника приёмной.
error-outcome = Выберите, чем кончилось.
error-request = Это не просьба о доступе к этой приёмной. Скопируйте строку целиком.
error-compared = Сначала сверьте цифры.
error-sure = Сначала поставьте отметку.
error-paper-not-allowed = Правила сейчас не разрешают эту бумагу для этого дела.
error-paper-approval = Эта версия может уйти только с одобрения консультанта. Поставьте отметку в форме и сохраните.
error-paper-changed = Шаблон бумаги с тех пор изменился. Сохраните бумагу заново.
refused-EventTooLargeError = Слишком длинно, чтобы передать коллегам. Сократите или разделите.
refused-NotAdmittedError = Этот компьютер ещё не добавили. Передайте коллеге просьбу, потом обменяйтесь с сервером.
refused-NoRootKeyError = Это можно сделать только на компьютере, на котором создали приёмную.
refused-AlreadyMemberError = Это устройство уже добавлено.

# Вход
entry-title = Приёмная Ploughshare
entry-locked = Приёмная заперта.
entry-refused = Не открылось. Код действует один раз. Можно ввести пароль хранилища.
entry-typed = Приёмная заперлась раньше, чем это сохранилось. Скопируйте текст, прежде чем открыть её снова:
entry-code = Одноразовый код
entry-code-hint = То, что стоит после # в адресе, который показала программа. Можно вставить весь адрес.
entry-passphrase = или пароль хранилища
entry-open = Открыть

# Файлы, пришедшие с письмами.
file-title = Файл { $name }
file-size = { $size } МБ
file-look = Посмотреть
file-back = Назад к переписке
file-fetch = Получить
file-come = { $percent } %
file-state-waiting = Большой: придёт, когда попросите.
file-state-coming = В пути
file-state-whole = Здесь
file-state-missing = На сервере больше нет одной из частей. Попросите прислать файл ещё раз.
file-state-broken = Файл изменён по пути или не тот, что назван в письме. Не полагайтесь на него; попросите прислать ещё раз.
file-page = Страница { $page } из { $pages }
file-page-before = Предыдущая страница
file-page-next = Следующая страница
file-alt = Рисунок файла { $name }
file-cut = Это не всё: показано только начало.
file-no-kind = Такие файлы здесь не рисуются. Чтобы прочесть, сохраните и откройте в Dangerzone или на машине без сети.
file-no-damaged = Файл повреждён или не то, чем называется. Показать нечего.
file-no-pixels = В этом снимке больше точек, чем даёт любая камера. Его не стали распаковывать: такие файлы делают, чтобы сломать машину.
file-no-large = Файл распаковывается больше дозволенного. Его не стали распаковывать.
file-no-memory = На рисование файла ушло больше памяти, чем можно. Оно прекращено.
file-no-slow = Файл рисовался слишком долго. Это прекращено. Попробуйте ещё раз; если повторится, считайте файл враждебным.
file-no-forbidden = Пока файл рисовался, что-то в нём пыталось выйти наружу: запустить программу или выйти в сеть. Это остановлено. Считайте это нападением: нигде не открывайте файл и скажите коллегам.
file-no-cage = Эта машина не может удержать программу (нет ни seccomp, ни пространств имён), поэтому здесь ничего не рисуется. Возьмите машину коллеги с Linux.
file-no-broken = Рисующая программа закончилась без ответа. Попробуйте ещё раз.
file-no-busy = Рисуются другие файлы. Попробуйте через минуту.
cage-full = Нарисовано отдельной программой, которой недоступны файлы, сеть и другие программы (Landlock { $landlock }, seccomp). Сам файл не открывали.
cage-part = Нарисовано отдельной программой. На этой машине нет одной из двух стен, Landlock или seccomp; другая держит. Сам файл не открывали.
cage-none = Эта машина не может удержать программу: нужен Linux с seccomp или bubblewrap.
file-save-title = Сохранить сам файл
file-save-about = Для суда или эксперта. Файл извне может напасть на то, что его откроет: открывайте в Dangerzone или на машине без сети. На этой машине он будет лежать вне хранилища, и его прочтёт любой, кто её возьмёт.
file-save = Всё равно сохранить
notice-file = Файл в пути.
