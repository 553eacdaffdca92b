### Розмова з клієнтом: кнопки, репліки, екрани. Агенція може переписати будь-що у власному uk.ftl.

progress = { $number } з { $total }
now = Зараз: { $answer }
several-hint = Торкніться, щоб позначити; ще раз, щоб зняти позначку. Потім «Готово».

button-skip = Пропустити
button-back = ‹ Назад
button-advice = Показати пораду зараз
button-done-count =
    { $count ->
        [one] Готово · обрано { $count }
        [few] Готово · обрано { $count }
       *[other] Готово · обрано { $count }
    }
button-difference = Чим відрізняються формати?
button-difference-short = Чим відрізняються
button-hand_over = Передати менеджеру
button-review = Змінити відповіді
button-steps = Перші кроки
button-readiness = Що підготувати
button-go_on = Продовжити
button-go_on-count =
    { $count ->
        [one] Ще { $count } запитання
        [few] Ще { $count } запитання
       *[other] Ще { $count } запитань
    }
button-agree = Погоджуюся
button-decline = Ні, дякую
button-enough = Достатньо, до підсумку
button-submit = Передати менеджеру
button-forget = Видалити мої відповіді
button-restart = Почати спочатку
button-new = Новий запит
button-still_true = Так, усе правильно
button-change = Змінити: { $question }
button-contact = Надіслати мій номер

spoken-skip = пропустити|далі|пропускаю
spoken-back = назад
spoken-advice = порада|показати пораду|показати пораду зараз
spoken-cancel = скасувати|стоп
spoken-hand_over = передати|передати менеджеру|надіслати|так
spoken-difference = різниця|чим відрізняються
spoken-steps = перші кроки|кроки
spoken-readiness = що підготувати|готовність|підготовка
spoken-agree = так|згода|погоджуюся|добре
spoken-decline = ні|ні, дякую
spoken-submit = передати|надіслати|так|передати менеджеру
spoken-go_on = продовжити|далі|так
spoken-forget = видалити|видалити мої відповіді
spoken-restart = спочатку|почати спочатку|новий запит|інший запит|інший проєкт
spoken-still_true = так, усе правильно|так|усе правильно|все правильно

advice-title = Наша порада: <b>{ $model }</b>
advice-confidence = { $word } · { $signs }
advice-confidence-only = { $word }
advice-why = Чому:
advice-against = Але: { $point }.
advice-change = Що змінило б пораду:
advice-depends = Головне питання: { $question }
advice-payment = <b>Оплата:</b> { $format }. { $reason }
advice-payment-or = Можливо також: { $formats }.
advice-team = <b>Команда:</b> { $team }.
advice-early = Можна відповісти ще: порада стане точнішою.
steps-title = <b>Перші кроки</b>
readiness-title =
    <b>Що підготувати до першого дня</b>
    { $model }
readiness-ready = <b>Готово</b>
readiness-missing = <b>Ще бракує</b>
readiness-open = <b>Про це ще не було мови</b>
readiness-said = { $name }: <i>{ $answer }</i>
readiness-end = Цей перелік лишається вам, навіть якщо запиту не надсилатимете.

summary-title = <b>Ось що побачить менеджер</b>
summary-model = Наша порада: { $model }
summary-line = { $name }: <b>{ $answer }</b>
summary-send = Передаємо?
review-title = Яку відповідь хочете змінити?
cancel-title = Зупинитися? Нічого не надіслано. Можна продовжити пізніше або видалити відповіді.
resume-question = З поверненням! Ви на запитанні { $number } з { $total }.
resume-advice = З поверненням! Порада у вас уже є.
resume-hand_over =
    { $left ->
        [one] З поверненням! Порада у вас уже є. Ще { $left } відповідь, і запит можна передати менеджеру.
        [few] З поверненням! Порада у вас уже є. Ще { $left } відповіді, і запит можна передати менеджеру.
       *[other] З поверненням! Порада у вас уже є. Ще { $left } відповідей, і запит можна передати менеджеру.
    }
resume-sending = З поверненням! Лишився один крок: передати запит.
still_true-title = З поверненням! Минуло чимало часу. Чи все ще так?
sent-title-way = <b>Ваш запит</b> <code>{ $number }</code> <b>прямує до наших менеджерів.</b>
sent-title = <b>Ваш запит</b> <code>{ $number }</code> <b>уже в наших менеджерів.</b>
sent-title-closed = <b>Ваш запит</b> <code>{ $number }</code> <b>закрито.</b>
sent-due = Людина відповість вам до { $due }.
sent-closed_now = Зараз ми не працюємо; відповімо вам до { $due }.
sent-overdue = Перепрошуємо за очікування: відповідь мала бути до { $due }.
sent-below = Ваш запит <code>{ $number }</code>: дивіться нижче.
sent-more = Хочете щось додати? Просто напишіть тут.
sent-more-closed = Потрібно щось інше? Почніть новий запит. Усе, що напишете тут, теж побачить менеджер.
sent-taken = Вашим запитом займається { $manager }.
sent-given_back = Ваш запит чекає на вільного менеджера.

standing-on_its_way = прямує до менеджерів
standing-delivered = доставлено: { $delivered }
standing-given_back = доставлено: { $delivered } · чекає на вільного менеджера
standing-taken = доставлено: { $delivered } · веде { $manager } з { $taken }
standing-under_way = доставлено: { $delivered } · веде { $manager } з { $taken }
standing-later = відкладено на пізніше · веде { $manager }
standing-closed = закрито
standing-due = відповідь до { $due }

remark-dropped = Більше не потрібно, тож прибрали: { $questions }.
remark-declined = Гаразд, нічого не надіслано. Порада лишається вам.
remark-forgotten = Готово: відповіді видалено, нічого не надіслано. Почати знову: /start
remark-added = Додали до запиту; менеджер це побачить.
remark-added_closed = Передали менеджеру.
remark-kept_as_brief = Дякуємо, збережемо це для менеджера. А тепер кілька коротких запитань.

problem-empty = Повідомлення порожнє. Напишіть, будь ласка, відповідь.
problem-too_long = Це довше, ніж ми можемо зберегти. Напишіть, будь ласка, коротше.
problem-not_understood = Не зовсім зрозуміло. Оберіть, будь ласка, одну з відповідей нижче.
problem-not_among_options = Тут немає «{ $word }». Оберіть зі списку нижче або напишіть щось із нього.
problem-too_many = Це багато! Назвіть, будь ласка, до { $most }.
problem-bad_phone = Це не схоже на номер телефону. Напишіть його, наприклад: +380 44 123 45 67.
problem-bad_email = Це не схоже на адресу пошти. Перевірте, будь ласка, наприклад: name@company.com.
problem-required = Від цього багато залежить, тож дайте, будь ласка, відповідь.
problem-nothing_ticked = Поки нічого не позначено. Позначте хоча б одне або пропустіть.
problem-nothing_before = Це перше запитання.
problem-advice_too_early = Для поради ще зарано. Ще одна відповідь, будь ласка:
problem-use_buttons = Скористайтеся, будь ласка, кнопками нижче.
problem-contact_not_asked = Дякуємо, але номер телефону тут не потрібен.
problem-not_own_contact = Це контакт іншої людини. Надішліть свій або напишіть номер.
problem-unreadable_choice = Тут я розумію лише текст і кнопки. Оберіть, будь ласка, відповідь.
problem-unreadable_text = Тут я розумію лише текст. Напишіть, будь ласка, відповідь.
problem-unreadable_sent = Поки що я передаю лише текст. Напишіть це, будь ласка, словами.
problem-enough_added = Цього вже багато, дякуємо! Решту розкажіть, будь ласка, менеджеру під час розмови.
problem-stale = Це одне з попередніх запитань. Ось де ми зараз.
problem-stale-toast = Це стара кнопка
problem-unknown_command = Такої команди я не знаю. /start почати або продовжити, /help решта команд.
problem-broken = Щось зламалося на нашому боці. Ваші відповіді збережено; спробуйте, будь ласка, ще раз.

menu-start = Почати або продовжити
menu-difference = Чим відрізняються формати
menu-privacy = Що ми про вас зберігаємо
menu-cancel = Зупинитися
menu-language = English / Українська
menu-help = Що я вмію
help =
    Я ставлю кілька запитань і підказую формат співпраці: фахівці у вашу команду чи проєкт під ключ. Далі, за вашою згодою, запит бере менеджер.

    /start почати або продовжити
    /difference чим відрізняються формати
    /language мова
    /privacy що ми про вас зберігаємо
    /cancel зупинитися; нічого не надсилається
language-title = Оберіть мову
language-name = Українська
