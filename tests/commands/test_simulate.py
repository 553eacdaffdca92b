"""`intake-bot simulate`: a Telegram alone, for anybody's bot."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest

from bot import cli
from bot.demo.simulate import Wish
from bot.errors import BadData
from tests.commands.running import START_SECONDS, Shell, a_service, asked
from tests.commands.test_commands import readme

REAL_LOOKING = "123456789:AAF" + "z" * 32


@dataclass(frozen=True)
class Telegram:
    """What the command printed."""

    told: dict[str, str]

    async def asks(self, method: str, **params: Any) -> Any:
        return (await asked(f"{self.told['Bot API']}{self.told['Token']}/{method}", params))["result"]

    async def at_the_desk(self, path: str, **given: Any) -> Any:
        return await asked(f"{self.told['Page']}api/{path}", given or None)


@contextlib.asynccontextmanager
async def a_telegram(*options: str, end: int = signal.SIGTERM) -> AsyncIterator[Telegram]:
    """The command as an operator runs it."""
    async with a_service("simulate", *options, until="Ctrl+C", end=end) as printed:
        yield Telegram(dict(re.findall(r"^  (\w+(?: \w+)?) +(\S+)", printed, re.MULTILINE)))


async def test_a_bot_finds_itself_its_group_and_the_people_behind_the_printed_addresses() -> None:
    options = ("--token", "77:made-up", "--name", "Echo", "--username", "echo_bot", "--people", "3", "--forum")
    async with a_telegram(*options, "--limits", "--port", "0", end=signal.SIGINT) as telegram:
        me = await telegram.asks("getMe")
        assert (me["id"], me["first_name"], me["username"]) == (77, "Echo", "echo_bot")
        group = await telegram.asks("getChat", chat_id=telegram.told["Group"])
        assert (group["title"], group["is_forum"]) == ("Managers", True)
        state = await telegram.at_the_desk("state")
        assert [it["role"] for it in state["people"]].count("prospect") == 3
        assert (state["limits"], state["process"]) == (True, None)
        told = await telegram.asks("getUpdates")
        waiting = asyncio.create_task(telegram.asks("getUpdates", offset=told[-1]["update_id"] + 1, timeout=50))
        while (await telegram.at_the_desk("state"))["bots"][0]["pending"]:
            await asyncio.sleep(0.01)
    assert await waiting == []


async def test_everything_is_kept_in_a_file_and_the_usual_token_is_made_up(tmp_path: Path) -> None:
    kept = ("--data", str(tmp_path / "folder" / "telegram.json"), "--port", "0")
    async with a_telegram(*kept) as telegram:
        assert telegram.told["Token"] == "42:simulated"
        state = await telegram.at_the_desk("state")
        guest = next(it for it in state["people"] if it["role"] == "prospect")
        await telegram.at_the_desk("start", person=guest["id"])
    async with a_telegram(*kept) as telegram:
        updates = await telegram.asks("getUpdates")
        assert updates[-1]["message"]["from"]["first_name"] == guest["first_name"]


async def test_people_come_by_themselves() -> None:
    async with a_telegram("--life", "--people", "1", "--port", "0") as telegram:
        offset, said = 0, ""
        async with asyncio.timeout(START_SECONDS):
            while not said:
                for update in await telegram.asks("getUpdates", offset=offset, timeout=5):
                    offset, said = update["update_id"] + 1, update.get("message", {}).get("text", "")
        assert said.startswith("/start")


async def test_another_port_is_taken_where_the_wanted_one_is() -> None:
    async with a_telegram("--port", "0") as first:
        port = first.told["Page"].rsplit(":", 1)[1].strip("/")
        async with a_telegram("--port", port) as second:
            assert first.told["Page"] != second.told["Page"]


@pytest.mark.parametrize(
    ("token", "why"),
    [(REAL_LOOKING, "looks like a real one"), ("abc", "begins with the bot's number"), (":x", "begins with")],
)
def test_a_token_that_will_not_do_is_refused(shell: Shell, token: str, why: str) -> None:
    done = shell("simulate", "--token", token)
    assert (done.code, done.out) == (64, "")
    assert why in done.err
    assert token not in done.err


@pytest.mark.parametrize("options", [("--people", "-1"), ("--port", "x"), ("--data", "/"), ("--seed", "x")])
def test_a_wrong_option_is_refused(shell: Shell, options: tuple[str, ...]) -> None:
    assert shell("simulate", *options).code == 64


@pytest.mark.parametrize("content", ["", "no json", "[]", "{}", '{"version": 1}', '{"version": 99}', "\x00"])
def test_a_file_that_is_no_telegram_is_refused_and_left_alone(shell: Shell, content: str) -> None:
    file = shell.folder / "telegram.json"
    file.write_text(content)
    done = shell("simulate", "--data", str(file))
    assert (done.code, done.out) == (65, "")
    assert "holds no Telegram" in done.err
    assert file.read_text() == content


def test_a_file_goes_with_its_bot(tmp_path: Path) -> None:
    file = tmp_path / "telegram.json"
    file.write_text(json.dumps(Wish(0, token="1:a", file=file).world().snapshot()))
    assert Wish(0, token="1:a", file=file).world().bot().token == Wish(0, file=file).world().bot().token == "1:a"
    with pytest.raises(BadData, match="another token"):
        Wish(0, token="2:b", file=file).world()


@pytest.mark.parametrize("command", ["demo", "simulate"])
def test_the_readme_names_every_option(command: str) -> None:
    found = cli.cli.commands[command]
    names = [it.opts[0] for it in found.params if isinstance(it, click.Option)]
    assert [name for name in names if not re.search(rf"(?<![\w-]){name}\b", readme())] == []
