"""What somebody sees who looks at a chat: words, and what there is to tap."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.simulator.chats import Chat
from bot.simulator.messages import Message


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap. `message` is None for a key of the reply keyboard, `last` means: in the last row of several."""

    label: str
    message: int | None = None
    index: int = 0
    style: str | None = None
    leads_away: bool = False
    shares_contact: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """`buttons` are those that one notices, `older` those further up; `silent` means that the newest has none."""

    buttons: tuple[Button, ...] = ()
    older: tuple[Button, ...] = ()
    silent: bool = False
    spoken: bool = False
    """Whether there are words of one's own that could be edited."""


def looked_at(chat: Chat, user_id: int) -> Screen:
    """The chat as the person sees it now."""
    theirs = [it for it in chat.newest_first() if it.sender_id != user_id and not it.is_service]
    with_buttons = [it for it in theirs if it.inline]
    newest = list(buttons_of(with_buttons[0])) if with_buttons else []
    older = [button for it in with_buttons[1:3] for button in buttons_of(it)]
    keys, keyboard_of = list(_keys(chat)), (chat.keyboard or {}).get("message_id", 0)
    if keys and (not with_buttons or keyboard_of > with_buttons[0].id):
        newest, older = keys, newest
    silent = bool(theirs) and not theirs[0].inline and not keys
    return Screen(tuple(newest), tuple(older), silent, newest_words_of(user_id, chat) is not None)


def newest_words_of(user_id: int, chat: Chat) -> Message | None:
    """What somebody wrote last and may want to correct; nobody corrects a command."""
    mine = (it for it in chat.newest_first() if it.sender_id == user_id and "text" in it.content)
    return next((it for it in mine if not it.text.startswith("/")), None)


def buttons_of(message: Message) -> Iterator[Button]:
    rows, index = message.inline or [], 0
    for row in rows:
        for it in row:
            away = "callback_data" not in it
            yield Button(it["text"], message.id, index, it.get("style"), away, last=len(rows) > 1 and row is rows[-1])
            index += 1


def _keys(chat: Chat) -> Iterator[Button]:
    if chat.keyboard is None or chat.keyboard.get("hidden"):
        return
    rows: list[list[dict[str, Any]]] = chat.keyboard["rows"]
    for row in rows:
        for key in row:
            contact, away = bool(key.get("request_contact")), not ({"text", "style", "request_contact"} >= set(key))
            last = len(rows) > 1 and row is rows[-1]
            yield Button(key["text"], style=key.get("style"), leads_away=away, shares_contact=contact, last=last)
