"""Ukrainian from the first word to the card; and a Ukrainian prospect whose managers read English."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator.person import Person
from tests.stories.agency import Agency, an_agency, answers, begins, everything, say, tap
from tests.stories.movable_clock import MovableClock
from tests.stories.words import english_in

PROJECT = (
    "Проєкт", "Ніхто", "Лише результат", "Команди немає", "Ні", "До 3 місяців", "Є докладне", "Не знаю",
)  # fmt: skip


@pytest.fixture
async def ukrainian(tmp_path: Path) -> AsyncIterator[Agency]:
    async with an_agency(tmp_path, clock=MovableClock(), language="uk") as found:
        yield found


async def labelled(person: Person, *beginnings: str) -> None:
    """Tap the first button whose label begins so."""
    for beginning in beginnings:
        label = next((it for it in person.buttons() if it.startswith(beginning)), beginning)
        await tap(person, label)


async def whole_way(agency: Agency) -> Person:
    olena = await agency.comes("Олена", "uk-UA", username="olena_k")
    await begins(olena)
    await labelled(olena, *PROJECT)
    await labelled(olena, "Перші кроки", "Порівняння", "Підготувати запит", "Якомога", "Певна сума", "$5")
    await labelled(olena, "Погоджуюся", "Тут", "Олена", "CTO")
    await say(olena, "Друкарня")
    await labelled(olena, "Пропустити", "Передати менеджеру")
    await olena.sees("Ваш запит #L-0001 уже в наших менеджерів.")
    return olena


async def test_a_prospect_sees_no_english_word(ukrainian: Agency) -> None:
    olena = await whole_way(ukrainian)
    for words in ("/privacy", "/help", "/difference", "/language", "/start", "/nonsense", "ще дещо"):
        await say(olena, words)
        await ukrainian.lets_pass(10)
    assert english_in(everything(olena)) == set()


async def test_the_card_and_the_presses_are_ukrainian_for_ukrainian_managers(ukrainian: Agency) -> None:
    olena = await whole_way(ukrainian)
    anna = await ukrainian.hires("Анна", "en")
    card = await ukrainian.card()
    assert card.text.split("\n")[0].startswith("🔥 ГАРЯЧИЙ 94 · АУТСОРСИНГ (")
    assert "відповісти до 10:05" in card.text
    assert english_in(card.text) == {"UK"}, "only the prospect's language is named by its code"
    await tap(anna, "Взяти", ukrainian.group.id)
    await anna.is_told("Тепер це ваш запит")
    await olena.sees("Вашим запитом займається Анна.")
    await ukrainian.settled()
    assert card.buttons[-1] == "Повернути"


async def test_english_managers_read_a_ukrainian_prospect_in_english(morning: Agency) -> None:
    """Choices are kept as keys, so each side reads its own language; what was typed stays as it is."""
    olena = await whole_way(morning)
    card = await morning.card()
    assert card.text.startswith("🔥 HOT 94 · OUTSOURCING (a strong match) · reply by 10:05")
    assert "A whole project, done for you · Up to 3 months" in card.text
    assert "Олена, CTO or tech lead · Друкарня · UK · " in card.text
    answers_kept = (await morning.the_lead()).details.answers
    assert (answers_kept["need"], answers_kept["company"]) == ("whole_project", "Друкарня")
    await tap(await morning.hires("Anna"), "Take", morning.group.id)
    await olena.sees("Вашим запитом займається Anna.")


@pytest.mark.parametrize(
    ("client", "greeting"),
    [
        ("uk", "Вітаємо!"),
        ("uk-UA", "Вітаємо!"),
        ("en-US", "Hello!"),
        ("en-GB", "Hello!"),
        ("pt-br", "Hello!"),
        ("de", "Hello!"),
        (None, "Hello!"),
        ("", "Hello!"),
    ],
)
async def test_the_language_follows_the_client(agency: Agency, client: str | None, greeting: str) -> None:
    user = agency.world.add_user("Mark", language_code=client)
    mark = Person(agency.world, user.id)
    await begins(mark)
    await mark.sees(greeting)


async def test_cancelling_in_ukrainian(agency: Agency) -> None:
    olena = await agency.comes("Олена", "uk")
    await begins(olena)
    await labelled(olena, *PROJECT[:3])
    await say(olena, "/start")
    await olena.sees("З поверненням! Ви на запитанні 4 з 8.")
    await answers(olena, "Продовжити")
    await say(olena, "/cancel")
    await answers(olena, "Видалити мої відповіді")
    await olena.sees("Готово: відповіді видалено, нічого не надіслано.")
