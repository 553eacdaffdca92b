"""`intake-bot link`: the address, the picture, and what is refused."""

from __future__ import annotations

import os
import pty
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot import app, settings
from bot.errors import Ended, TokenRefused
from bot.simulator import World, serve
from tests.commands.running import Shell

ADDRESS = "https://t.me/my_agency_bot?start=ads-2026"


@pytest.mark.parametrize("username", ["my_agency_bot", "@my_agency_bot"])
def test_the_link_of_a_bot_that_is_named(shell: Shell, username: str) -> None:
    done = shell("link", "ads-2026", "--bot", username)
    assert (done.code, done.out, done.err) == (0, f"{ADDRESS}\n", "")


REFUSED = ["", "ads 2026", "реклама", "a" * 65, "a.b", "ads\n", "<b>"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_telegram_would_not_carry_is_refused(shell: Shell, name: str) -> None:
    done = shell("link", name, "--bot", "my_agency_bot")
    assert (done.code, done.out) == (64, "")
    assert "1 to 64 Latin letters, digits, - and _, for example ads-2026" in done.err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--bot", "my agency", "looks like my_agency_bot"), ("--qr", "code.gif", "ends with .png or .svg")],
)
def test_other_wrong_usage(shell: Shell, option: str, value: str, said: str) -> None:
    done = shell("link", "ads", "--bot", "my_agency_bot", option, value)
    assert done.code == 64
    assert said in done.err


def test_the_picture_for_print_is_sharp_and_has_a_quiet_zone(shell: Shell) -> None:
    done = shell("link", "ads-2026", "--bot", "my_agency_bot", "--qr", "ads.png")
    assert (done.code, done.out) == (0, f"{ADDRESS}\n")
    png = (shell.folder / "ads.png").read_bytes()
    width, height = struct.unpack(">II", png[16:24])
    assert (png[:8], width) == (b"\x89PNG\r\n\x1a\n", height)
    assert width >= 600, "five centimetres at 300 dots an inch"
    shell("link", "ads-2026", "--bot", "my_agency_bot", "--qr", "ads.SVG")
    svg = ElementTree.parse(shell.folder / "ads.SVG").getroot()
    assert svg.attrib["width"].endswith("mm")


def test_a_picture_that_cannot_be_written_is_told(shell: Shell) -> None:
    done = shell("link", "ads", "--bot", "my_agency_bot", "--qr", "nowhere/ads.png")
    assert (done.code, done.err) == (65, "nowhere/ads.png cannot be written: No such file or directory\n")


def test_a_terminal_shows_the_code(tmp_path: Path) -> None:
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "bot", "link", "ads-2026", "--bot", "my_agency_bot"]
    done = subprocess.run(command, stdin=its, stdout=its, check=False, timeout=60)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    os.close(its)
    assert done.returncode == 0
    assert shown.startswith(ADDRESS)
    assert shown.count("▄") > 50


async def test_telegram_is_asked_for_the_name(shell: Shell) -> None:
    world = World()
    bot = world.add_bot()
    server = await serve(world, page=False)
    try:
        given = settings.load({"bot_token": bot.token, "bot_api_url": server.url})
        assert await app.username_of(given) == bot.username
        with pytest.raises(TokenRefused):
            await app.username_of(settings.load({"bot_token": "1:wrong", "bot_api_url": server.url}))
    finally:
        await server.close()
    with pytest.raises(Ended, match="name the bot with --bot"):
        await app.username_of(given)


def test_without_a_token_and_a_name_it_says_what_is_missing(shell: Shell) -> None:
    done = shell("link", "ads")
    assert done.code == 78
    assert "INTAKE_BOT_TOKEN: is missing" in done.err
