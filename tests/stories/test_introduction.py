"""What Telegram shows of the bot before anybody writes: commands and descriptions in each language, told once."""

from __future__ import annotations

import json

from tests.stories.agency import Agency

METHODS = ("setMyCommands", "setMyDescription", "setMyShortDescription")


async def test_telegram_is_told_in_each_language_and_for_everybody_else(agency: Agency) -> None:
    await agency.until(lambda: bool(agency.calls("setChatMenuButton")), "Telegram was told nothing")
    await agency.settled()
    for method in METHODS:
        codes = [call.params.get("language_code", "") for call in agency.calls(method)]
        assert sorted(codes) == ["", "en", "uk"], method
    (ukrainian,) = [call for call in agency.calls("setMyCommands") if call.params.get("language_code") == "uk"]
    assert {"command": "privacy", "description": "Що ми про вас зберігаємо"} in _list(ukrainian.params["commands"])


async def test_telegram_is_told_once_for_each_release(agency: Agency) -> None:
    await agency.until(lambda: bool(agency.calls("setChatMenuButton")), "Telegram was told nothing")
    await agency.settled()
    before = len(agency.calls(*METHODS))
    await agency.restart()
    await agency.settled()
    assert len(agency.calls(*METHODS)) == before


def _list(given: object) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(given) if isinstance(given, str) else given  # type: ignore[assignment]
    return found
