"""A bot for looking at the page: it echoes, and shows one kind of message for each of its commands."""

import asyncio
import contextlib
import json
from typing import Any

import aiohttp

COMMANDS = {"start": "Begin", "keys": "Keys below a message", "phone": "Ask for the phone", "lead": "Tell the managers"}
RICH = """<b>bold</b> &amp; <i>italic</i> <tg-spoiler>secret</tg-spoiler> <a href="tg://user?id={person}">Olena</a>
<blockquote expandable>one
two
three
four
five</blockquote>
the end"""


def inline(*rows: list[dict[str, Any]]) -> str:
    return json.dumps({"inline_keyboard": rows})


KEYS = inline(
    [{"text": "Toast", "callback_data": "toast", "style": "primary"}, {"text": "Alert", "callback_data": "alert"}],
    [{"text": "Change", "callback_data": "change", "style": "success"}, {"text": "Away", "callback_data": "away"}],
    [{"text": "Copy it", "copy_text": {"text": "+44 20 7946 0958"}}],
)
PHONE = json.dumps(
    {"keyboard": [[{"text": "My number", "request_contact": True}], ["Skip"]], "one_time_keyboard": True}
)
TAKE = inline([{"text": "Take", "callback_data": "take", "style": "success"}])


KINDS = ("photo", "video", "voice", "document", "sticker", "location")


def what_it_is(message: dict[str, Any]) -> str:
    """A message without a text in a few words."""
    if "contact" in message:
        return f"contact of {message['contact']['first_name']}"
    kind = next((kind for kind in KINDS if kind in message), "something")
    return f"{kind} {message['caption']}" if "caption" in message else kind


class SmallBot:
    def __init__(self, session: aiohttp.ClientSession, url: str, token: str, group: int) -> None:
        self.session = session
        self.address = f"{url}/bot{token}"
        self.group = group

    async def call(self, method: str, **params: Any) -> Any:
        form = {name: str(value) for name, value in params.items()}
        async with self.session.post(f"{self.address}/{method}", data=form) as response:
            return (await response.json()).get("result")

    async def say(self, chat: int, text: str, **how: Any) -> Any:
        return await self.call("sendMessage", chat_id=chat, text=text, **how)

    async def tries(self, chat: int, text: str) -> None:
        """Send what may not arrive."""
        with contextlib.suppress(aiohttp.ClientError):
            await self.say(chat, text)

    def listen(self) -> None:
        self.polling = asyncio.create_task(self.run())

    async def stop(self) -> None:
        self.polling.cancel()
        await asyncio.wait([self.polling])

    async def introduce(self) -> None:
        commands = [{"command": name, "description": text} for name, text in COMMANDS.items()]
        await self.call("setMyCommands", commands=json.dumps(commands), scope='{"type": "all_private_chats"}')
        await self.call("setMyDescription", description="I say what you say.")
        await self.call("setMyDescription", description="Я кажу те, що й ви.", language_code="uk")

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=25):
                offset = update["update_id"] + 1
                if "callback_query" in update:
                    await self.pressed(update["callback_query"])
                elif "message" in update and update["message"]["chat"]["id"] > 0:
                    await self.heard(update["message"])

    async def heard(self, message: dict[str, Any]) -> None:
        person, text = message["chat"]["id"], message.get("text", "")
        match text:
            case "/keys":
                await self.say(person, "Choose", reply_markup=KEYS)
            case "/phone":
                await self.say(person, "Your number?", reply_markup=PHONE)
            case "/rich":
                await self.say(person, RICH.format(person=person), parse_mode="HTML")
            case "/lead":
                await self.say(self.group, "A new lead", reply_markup=TAKE)
            case "/slow":
                await self.call("sendChatAction", chat_id=person, action="typing")
            case _:
                await self.say(person, f"You said: {text or what_it_is(message)}")

    async def pressed(self, query: dict[str, Any]) -> None:
        message, name = query["message"], query["from"]["first_name"]
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        answer: dict[str, Any] = {"callback_query_id": query["id"]}
        match query["data"]:
            case "toast":
                answer["text"] = f"Well done, {name}"
            case "alert":
                answer.update(text="Mind this", show_alert="true")
            case "change":
                await self.call("editMessageText", **place, text="Changed", reply_markup=KEYS)
            case "away":
                await self.call("deleteMessage", **place)
            case "take":
                await self.call("editMessageText", **place, text=f"Taken by {name}")
        await self.call("answerCallbackQuery", **answer)
