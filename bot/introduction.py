"""What Telegram shows of the bot itself: commands, descriptions and the menu, set once for each release."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import Any

from telegram.error import TelegramError

from bot.clock import Clock
from bot.request import Api
from conversations.questionnaire import Questionnaire
from storage import settings
from storage.database import Database

log = logging.getLogger("intake.introduction")
COMMANDS = (
    "start", "status", "person", "difference", "language", "privacy", "mydata", "withdraw", "forget", "help", "cancel",
)  # fmt: skip
PATIENCE = (2.0, 10.0, 60.0, 300.0)
"""Seconds between tries; these calls are limited more strictly than messages."""


async def introduce(database: Database, api: Api, clock: Clock, questionnaire: Questionnaire) -> None:
    """Tell Telegram, unless it was told the same before."""
    told = [call for language in questionnaire.wording for call in calls(questionnaire, language)]
    mark = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]
    if await database.read(lambda tx: settings.get(tx, settings.SETUP)) == mark:
        return
    for pause in (*PATIENCE, None):
        try:
            for method, values in told:
                await api.call(method, **values)
        except TelegramError as error:
            if pause is None:
                log.warning("commands and descriptions could not be set (%s)", type(error).__name__)
                return
            await clock.sleep(pause)
        else:
            await database.write(lambda tx: settings.put(tx, settings.SETUP, mark))
            return


def calls(questionnaire: Questionnaire, language: str) -> list[tuple[str, dict[str, Any]]]:
    """The calls for a language; the agency's first language is also for everybody whose own we lack."""
    texts = questionnaire.wording[language]
    commands = [{"command": name, "description": texts.plain(f"menu-{name}")} for name in COMMANDS]
    codes = [language, ""] if language == questionnaire.agency.languages[0] else [language]
    found: list[tuple[str, dict[str, Any]]] = []
    for code in codes:
        scope = {"type": "all_private_chats"}
        found.append(("setMyCommands", {"commands": commands, "scope": scope, "language_code": code}))
        found.append(("setMyDescription", {"description": texts.plain("bot-description"), "language_code": code}))
        about = {"short_description": texts.plain("bot-about"), "language_code": code}
        found.append(("setMyShortDescription", about))
    if "" in codes:
        found.append(("setChatMenuButton", {"menu_button": {"type": "commands"}}))
    return found
