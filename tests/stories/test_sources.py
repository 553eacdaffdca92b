"""Where prospects come from: the link's word stands on the card, and does nothing else."""

from __future__ import annotations

import pytest

from tests.stories.agency import PROJECT, SENT, Agency, answers, begins, does, everything, newest, sends_request


async def arrives(agency: Agency, *sources: str, after: tuple[str, ...] = ()) -> str:
    """Somebody follows one link after the other, the last after some answers; the source that is kept."""
    mark = await agency.comes("Mark")
    *first, last = sources
    for source in first:
        await does(mark, lambda source=source: agency.world.start(mark.id, source))  # type: ignore[misc]
    await answers(mark, *after)
    await does(mark, lambda: agency.world.start(mark.id, last))
    session = await agency.session(mark)
    assert session is not None
    return session.source


async def test_the_last_link_before_the_first_answer_counts(agency: Agency) -> None:
    assert await arrives(agency, "ads-2026", "newsletter") == "newsletter"


async def test_a_plain_start_does_not_take_the_source_away(agency: Agency) -> None:
    assert await arrives(agency, "ads-2026", "") == "ads-2026"


async def test_a_link_after_the_first_answer_changes_nothing(agency: Agency) -> None:
    assert await arrives(agency, "ads-2026", "newsletter", after=PROJECT[:2]) == "ads-2026"


async def test_a_link_after_sending_does_not_change_the_card(agency: Agency) -> None:
    mark = await agency.comes("Mark")
    await sends_request(mark, payload="ads-2026")
    await does(mark, lambda: agency.world.start(mark.id, "newsletter"))
    assert "is with our managers" in newest(mark).text
    await agency.settled()
    assert "#L-0001 · ads-2026 · " in (await agency.card()).text


FORGED = ["L-0001", "1", "mydata", "privacy", "admin", "take", "-1001234567890"]


@pytest.mark.parametrize("payload", FORGED)
async def test_a_source_opens_nothing_of_others_and_is_no_command(agency: Agency, payload: str) -> None:
    """Whatever a link says, its reader is greeted as anybody is, and only the card shows the word."""
    olena, mark = await agency.comes("Olena"), await agency.comes("Mark")
    await sends_request(olena)
    before = await agency.the_lead()
    await begins(mark, payload=payload)
    assert newest(mark).text.startswith("Hello!")
    assert "Olena" not in everything(mark)
    assert await agency.the_lead() == before
    await answers(mark, *PROJECT, *SENT, "That’s enough", "Send to a manager")
    assert f"#L-0002 · {payload} · " in (await agency.card(2)).text
