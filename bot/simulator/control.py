"""The page's JSON API: what there is to see, and what people and the maintainer do.

Every POST takes a JSON object with Content-Type application/json and answers {"ok": true, ...}; whatever is wrong
with a request is answered 400 {"error": text}. `person` is a person's id; `chat` is the id of a group, or left out
for the private chat with the bot; `bot` may name another bot than the first.

GET  /api/state      bots, people, chats with their newest messages, toasts, limits, delay; see view.py for the fields
GET  /api/events     server-sent events {"kinds": [...], "chats": [keys]}: fetch the state again.
                     Kinds: message, edited, deleted, press, answered, typing, chat, people, call, faults, bots
GET  /api/calls      the log of Bot API calls, oldest first; ?after=<number> the newer ones, ?last=<number> the
                     newest and no more than these, ?polls=1 getUpdates too
POST /api/write      {person, text, chat?, thread?, reply_to?, anonymous?} -> {message: id}
POST /api/start      {person, payload?} -> {message: id}
POST /api/tap        {person, message, button: index through the rows, chat?} -> {press: id, opened: link or text}
                     {person, key: text on the reply keyboard, chat?} -> {press: id, message: id of what it sent}
POST /api/contact    {person, own?: true} -> {message: id}
POST /api/media      {person, kind: sticker | voice | photo | document | location, caption?, chat?} -> {message: id}
POST /api/edit       {person, message, text, chat?}
POST /api/block      {person, blocked: true | false}
POST /api/people     {first_name, last_name?, username?, language_code?, phone?, role?: prospect | manager}
                     -> {person: id}; a manager joins every group
GET  /api/faults     {faults: [...]}
POST /api/faults     {action: "add", kind, method?, chat_id?, times?: number or null, after?, code?, description?,
                     retry_after?, migrate_to_chat_id?, seconds?, carried_out?} -> {fault: id}
                     {action: "remove", id} | {action: "clear"}
POST /api/settings   {limits?: true | false, delay?: seconds}
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.simulator import contents, view
from bot.simulator.api import BotApi
from bot.simulator.errors import ImpossibleError
from bot.simulator.events import Events
from bot.simulator.fields import Fields, WrongRequestError
from bot.simulator.messages import Message
from bot.simulator.world import Change, World

_TYPING_LASTS = 5.0
_LONGEST_DELAY = 60.0
Answer = dict[str, Any]


class Control:
    """Serves the page's API on one world."""

    def __init__(self, world: World, api: BotApi) -> None:
        self.world = world
        self._api = api
        self._events = Events(world, api.presence.listening)
        self._typing: dict[str, tuple[float, str]] = {}
        world.listeners.append(self._note_typing)

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/api/events", self._events.stream)
        for path, look in {"state": self.state, "calls": self.calls, "faults": self.faults}.items():
            router.add_get(f"/api/{path}", _looking(look))
        deeds: dict[str, Callable[[Fields], Answer]] = {
            "write": self.write, "start": self.start, "tap": self.tap, "contact": self.contact, "media": self.media,
            "edit": self.edit, "block": self.block, "people": self.add_person, "faults": self.change_faults,
            "settings": self.settings,
        }  # fmt: skip
        for path, deed in deeds.items():
            router.add_post(f"/api/{path}", _doing(deed))
        router.add_route("*", "/api/{rest:.*}", _nothing_there)

    def close(self) -> None:
        self._events.close()
        if self._note_typing in self.world.listeners:
            self.world.listeners.remove(self._note_typing)

    # -- looking --------------------------------------------------------------------------------------------------

    def state(self, _query: Fields) -> Answer:
        now = self.world.time()
        typing = {key: action for key, (at, action) in self._typing.items() if now - at < _TYPING_LASTS}
        return {**view.state(self.world, typing, self._api.presence), "delay": self._api.delay}

    def calls(self, query: Fields) -> Answer:
        after, polls = query.number("after", 0), query.flag("polls")
        wanted = [it for it in self.world.calls if it.number > after and (polls or it.method != "getUpdates")]
        most = max(query.number("last", len(wanted)), 0)
        return {"calls": [view.call(record) for record in wanted[max(len(wanted) - most, 0) :]]}

    def faults(self, _query: Fields) -> Answer:
        return {"faults": [fault.described() for fault in self.world.faults.in_force()]}

    # -- what people do -------------------------------------------------------------------------------------------

    def write(self, given: Fields) -> Answer:
        how = {
            "thread_id": given.optional_number("thread"),
            "reply_to": given.optional_number("reply_to"),
            "anonymous": given.flag("anonymous"),
        }
        person, chat_id = self._person(given), self._chat_id(given)
        return {"message": self.world.write(person, given.text("text"), chat_id, self._bot_id(given), **how).id}

    def start(self, given: Fields) -> Answer:
        payload = given.optional_text("payload") or ""
        return {"message": self.world.start(self._person(given), payload, self._bot_id(given)).id}

    def tap(self, given: Fields) -> Answer:
        person = self._person(given)
        if "key" in given:
            return self._tap_key(given, person)
        message = self._message(given)
        buttons = [button for row in message.inline or [] for button in row]
        index = given.number("button")
        if not 0 <= index < len(buttons):
            raise WrongRequestError(f"message {message.id} has no button {index}")
        press = self.world.tap(person, message, buttons[index])
        return {"press": press.id, "opened": press.opened}

    def _tap_key(self, given: Fields, person: int) -> Answer:
        chat_id, bot_id = self._chat_id(given), self._bot_id(given)
        keyboard = self.world.chat(chat_id or person, bot_id).keyboard or {"rows": []}
        wanted = given.text("key")
        key = next((key for row in keyboard["rows"] for key in row if key["text"] == wanted), None)
        if key is None:
            raise WrongRequestError(f"there is no key {wanted!r} on the keyboard")
        press = self.world.tap_key(person, key, chat_id, bot_id)
        return {"press": press.id, "message": press.sent_message_id}

    def contact(self, given: Fields) -> Answer:
        person, bot_id = self._person(given), self._bot_id(given)
        if given.flag("own", default=True):
            return {"message": self.world.share_contact(person, bot_id).id}
        return {"message": self.world.send(person, contents.other_contact(), None, bot_id).id}

    def media(self, given: Fields) -> Answer:
        files, caption = self.world.files, given.optional_text("caption")
        made: dict[str, Callable[[], dict[str, Any]]] = {
            "sticker": lambda: contents.sticker(files),
            "voice": lambda: contents.voice(files),
            "photo": lambda: contents.photo(files, caption),
            "document": lambda: contents.document(files, caption=caption),
            "location": contents.location,
        }
        kind = given.text("kind")
        if kind not in made:
            raise WrongRequestError(f"kind must be one of {', '.join(made)}")
        person, chat_id = self._person(given), self._chat_id(given)
        return {"message": self.world.send(person, made[kind](), chat_id, self._bot_id(given)).id}

    def edit(self, given: Fields) -> Answer:
        self.world.edit(self._person(given), self._message(given), given.text("text"))
        return {}

    def block(self, given: Fields) -> Answer:
        change = self.world.block if given.flag("blocked", default=True) else self.world.unblock
        change(self._person(given), self._bot_id(given))
        return {}

    # -- what the maintainer does ---------------------------------------------------------------------------------

    def add_person(self, given: Fields) -> Answer:
        role = given.optional_text("role") or "prospect"
        if role not in ("prospect", "manager"):
            raise WrongRequestError("role must be prospect or manager")
        names = ("last_name", "username", "language_code", "phone")
        details = {name: given.optional_text(name) for name in names}
        person = self.world.add_user(given.text("first_name"), role=role, **details)
        if role == "manager":
            for group in list(self.world.chats.groups()):
                self.world.add_member(group.id, person.id)
        return {"person": person.id}

    def change_faults(self, given: Fields) -> Answer:
        action = given.text("action")
        if action == "clear":
            self.world.faults.clear()
        elif action == "remove":
            self.world.faults.remove(given.number("id"))
        elif action == "add":
            return self._add_fault(given)
        else:
            raise WrongRequestError("action must be add, remove or clear")
        self.world.tell("faults")
        return {}

    def _add_fault(self, given: Fields) -> Answer:
        numbers = ("chat_id", "code", "retry_after", "migrate_to_chat_id")
        fault = self.world.faults.add(
            given.text("kind"),
            method=given.optional_text("method"),
            description=given.optional_text("description"),
            times=given.optional_number("times") if "times" in given else 1,
            after=given.number("after", 0),
            seconds=given.optional_seconds("seconds"),
            carried_out=given.flag("carried_out"),
            **{name: given.optional_number(name) for name in numbers},
        )
        self.world.tell("faults")
        return {"fault": fault.id}

    def settings(self, given: Fields) -> Answer:
        if "limits" in given:
            self.world.limits.enabled = given.flag("limits")
        delay = given.optional_seconds("delay")
        if delay is not None:
            self._api.delay = min(delay, _LONGEST_DELAY)
        self.world.tell("faults")
        return {}

    # -- who and where --------------------------------------------------------------------------------------------

    def _person(self, given: Fields) -> int:
        person = given.number("person")
        if person not in self.world.accounts.people:
            raise WrongRequestError(f"there is no person {person}")
        return person

    def _bot_id(self, given: Fields) -> int | None:
        bot_id = given.optional_number("bot")
        if bot_id not in self.world.accounts.bots and (bot_id is not None or not self.world.accounts.bots):
            raise WrongRequestError(f"there is no bot {bot_id}" if bot_id is not None else "there is no bot yet")
        return bot_id

    def _chat_id(self, given: Fields) -> int | None:
        chat_id = given.optional_number("chat")
        if chat_id is None or chat_id == given.number("person"):
            return None
        if self.world.chats.group(chat_id) is None:
            raise WrongRequestError(f"there is no group {chat_id}")
        return chat_id

    def _message(self, given: Fields) -> Message:
        bot_id = self._bot_id(given)
        chat = self.world.chat(self._chat_id(given) or self._person(given), bot_id)
        message = chat.messages.get(given.number("message"))
        if message is None:
            raise WrongRequestError(f"there is no message {given.number('message')} in this chat")
        return message

    def _note_typing(self, change: Change) -> None:
        if change.place is None:
            return
        if change.kind == "typing":
            self._typing[change.place] = (self.world.time(), str(change.what))
        elif change.kind == "message":
            self._typing.pop(change.place, None)


_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _looking(look: Callable[[Fields], Answer]) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return _answered(look, Fields(dict(request.query)))

    return handle


def _doing(deed: Callable[[Fields], Answer]) -> _Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            return _wrong("send application/json")
        try:
            given = json.loads(await request.read())
        except ValueError:
            return _wrong("the body is no JSON")
        if not isinstance(given, dict):
            return _wrong("the body must be a JSON object")
        return _answered(lambda fields: {"ok": True, **deed(fields)}, Fields(given))

    return handle


def _answered(work: Callable[[Fields], Answer], fields: Fields) -> web.Response:
    try:
        return web.json_response(work(fields), headers={"Cache-Control": "no-store"})
    except (WrongRequestError, ImpossibleError, ValueError) as error:
        return _wrong(str(error))


def _wrong(text: str) -> web.Response:
    return web.json_response({"error": text}, status=400)


async def _nothing_there(_request: web.Request) -> web.StreamResponse:
    return web.json_response({"error": "there is nothing here"}, status=404)
