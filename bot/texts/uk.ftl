### Сторона менеджерів і те, що програма каже операторам у Telegram.

priority-hot = гарячий
priority-warm = теплий
priority-cold = холодний
status-new = Новий
status-taken = Взято
status-contacted = Зв’язалися
status-qualified = Підтверджено
status-proposal = Пропозиція
status-won = Виграно
status-lost = Втрачено
status-later = Пізніше
status-duplicate = Дублікат
status-spam = Спам
status-withdrawn = Згоду відкликано
action-take = Взяти
action-give_back = Повернути

card-due = відповісти до { $due }
card-nameless = Без імені
card-why = Клієнту пояснили: «{ $reasons }»
card-against = І застерегли: «{ $point }»
card-payment = Оплата: { $format }
card-payment-or = { " " }(або { $formats })
card-budget = бюджет: { $budget }
card-budget-unknown = не названо
card-ask = Запитати: { $questions }
card-priority = Пріоритет { $points }, переважно: { $parts }
card-no-source = напряму
card-telegram = Telegram
card-rules = правила { $version }
card-files =
    { $count ->
        [one] 📎 { $count } файл
        [few] 📎 { $count } файли
       *[other] 📎 { $count } файлів
    }
card-copy-phone = Копіювати номер телефону
card-repeat = (повтор { $number }: невідомо, чи дійшла перша картка)
card-erased = 🗑 <code>{ $number }</code>: видалено на прохання людини.
card-withdrawn = ⛔ <code>{ $number }</code> · <b>Згоду відкликано: не звертайтеся</b>
card-masked = контакт приховано
cleared-erased = 🗑 <code>{ $number }</code>: видалено на прохання людини. Якщо у вас є копії, видаліть їх, будь ласка.
cleared-withdrawn = ⛔ <code>{ $number }</code>: згоду відкликано. Не звертайтеся, будь ласка, до цієї людини.
cleared-words = 🗑 <code>{ $number }</code>: видалено
added-title = ➕ <code>{ $number }</code> · { $name } додає:
changed-title = ✏️ <code>{ $number }</code> · { $name } змінює відповідь:
changed-nothing = нічого
changed-model = Порада тепер: { $model }
file-title = <code>{ $number }</code> · { $name }
file-note =
    { $kind ->
        [location] <code>{ $number }</code> · { $name } надсилає місце на мапі:
        [venue] <code>{ $number }</code> · { $name } надсилає адресу:
       *[forwarded] <code>{ $number }</code> · { $name } пересилає:
    }
file-kind =
    { $kind ->
        [photo] фото
        [video] відео
        [video_note] відеоповідомлення
        [voice] голосове повідомлення
        [audio] аудіофайл
        [animation] анімація
       *[document] файл
    }
file-refused = Telegram не дає це переслати: { $what }. Воно є в чаті клієнта з ботом; попросіть, будь ласка, надіслати ще раз.

urgency-start = початок
    .asap = хоче почати зараз
    .this_quarter = хоче почати цього кварталу
    .later = хоче почати пізніше
    .unknown = коли почати, не названо
urgency-authority = роль
    .owner = власник або CEO
    .cto = CTO або техлід
    .product = менеджер продукту або проєкту
    .other = інша роль
    .unknown = роль не названо
urgency-budget = бюджет
    .amount_in_range = бюджет підходить
    .form_known = формат бюджету відомий
    .unknown = бюджет не названо
    .below_floor = бюджет менший за наш
urgency-fit = відповідність
    .clear = чітка відповідність
    .leaning = добра відповідність
    .borderline = неясна відповідність
    .not_offered = не наша послуга
urgency-person = хоче поговорити зараз
urgency-completeness = повні відповіді

press-taken = Тепер це ваш запит
press-owner = Цей запит уже веде { $name }
press-given_back = Запит знову вільний
press-moved = Тепер: { $status }
press-not-yours = Цей запит веде { $name }; змінювати його може лише ця людина
press-untaken = Запит ще нічий; спершу візьміть його
press-too-late = Запит уже змінився; ось його стан
press-not-member = Це для учасників групи менеджерів
press-unsure = Зараз не вдається дізнатися в Telegram, чи ви учасник групи; спробуйте ще раз
press-erased = Цей запит видалено на прохання людини
press-withdrawn = Згоду відкликано: не звертайтеся, будь ласка, до цієї людини
press-unknown = Ця кнопка застаріла

setup-found = Ідентифікатор цієї групи: <code>{ $id }</code>. Щоб запити надходили сюди, задайте <code>INTAKE_MANAGERS_CHAT_ID={ $id }</code> і запустіть мене знову.
setup-rights = Мені тут ще потрібні права: { $rights }.
setup-ready = Усі потрібні права в мене є.
right-member = бути адміністратором
right-topics = керувати темами
right-delete = видаляти повідомлення
right-pin = закріплювати повідомлення
