"""The other commands: what each prints, and the exit code that tells how it ended."""

from __future__ import annotations

import asyncio
import json
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from bot import app, cli, settings
from bot.lock import Lock
from conversations.questionnaire import SHIPPED
from storage import inbox, migrate, outbox, people
from storage.database import Transaction
from storage.outbox import Care, Outgoing, Rank
from storage.sealing import new_key, read_key
from tests.commands.running import Shell, in_a_process
from tests.storage.test_leads import added


def change(work: Callable[[Transaction], Any]) -> Any:
    """Change the database of the shell's settings."""

    async def run() -> Any:
        database = await app.open_database(settings.load())
        try:
            return await database.write(work)
        finally:
            await database.close()

    return asyncio.run(run())


def fill(tx: Transaction) -> None:
    """A lead, a dead row, and an update that was set aside."""
    added(tx)
    person = people.ensure(tx, 700, 0)
    row = outbox.put(tx, Outgoing(f"person:{person}", person, Care.PROMPT, Rank.PROSPECT, {"text": "secret"}), 1.0)
    outbox.dead(tx, row, 2.0, "Forbidden: bot was blocked by the user")
    inbox.store(tx, [{"update_id": 7, "message": {"text": "secret"}}], 5)
    inbox.set_aside(tx, 7, "cannot be read: TypeError")


# ---------------------------------------------------------------------- keys and the database


def test_a_key_is_printed_and_fits(shell: Shell) -> None:
    first, second = shell("key", "new"), shell("key", "new")
    assert (first.code, first.err) == (0, "")
    assert len(read_key(first.out)) == 32
    assert first.out != second.out


def test_migrate_makes_the_database_and_says_its_version(shell: Shell) -> None:
    file = shell.folder / "kept" / "intake.db"
    shell.set(data_key=new_key(), database_url=f"sqlite:///{file}")
    for _ in range(2):
        done = shell("migrate")
        assert (done.code, done.out) == (0, f"{file}: version {max(migrate.steps())}\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_migrate_beside_a_running_bot_is_refused(ready: Shell) -> None:
    lock = Lock(ready.folder / "intake.db")
    lock.take()
    try:
        done = ready("migrate")
        assert done.code == 75
        assert "another instance holds" in done.err
    finally:
        lock.release()


def test_another_key_is_refused(ready: Shell) -> None:
    before = (ready.folder / "intake.db").read_bytes()
    ready.set(data_key=new_key())
    for arguments in (("leads",), ("migrate",), ("outbox", "--resend", "1")):
        done = ready(*arguments)
        assert done.code == 78
        assert done.err == "INTAKE_DATA_KEY: is not the key with which this database was sealed\n"
    assert (ready.folder / "intake.db").read_bytes() == before


@pytest.mark.parametrize("command", ["leads", "inbox", "outbox"])
def test_a_database_that_is_not_there_is_told(shell: Shell, command: str) -> None:
    shell.set(data_key=new_key())
    done = shell(command)
    assert done.code == 65
    assert "is not there yet; `intake-bot run` makes it" in done.err
    assert list(shell.folder.iterdir()) == []


def test_a_foreign_file_is_refused(shell: Shell) -> None:
    (shell.folder / "notes.db").write_text("shopping list " * 100, encoding="ascii")
    shell.set(data_key=new_key(), database_url=f"sqlite:///{shell.folder / 'notes.db'}")
    for command in ("leads", "migrate"):
        done = shell(command)
        assert done.code == 65
        assert "restore it from a backup" in done.err
    assert (shell.folder / "notes.db").read_text(encoding="ascii").startswith("shopping list")


# ---------------------------------------------------------------------- lists


@pytest.mark.parametrize("command", ["leads", "inbox", "outbox"])
def test_an_empty_list(ready: Shell, command: str) -> None:
    assert ready(command).out == "nothing\n"
    assert json.loads(ready(command, "--json").out) == []


LISTS: dict[str, dict[str, Any]] = {
    "leads": {"id": 1, "status": "new", "model": "outsourcing", "priority": "hot", "points": 94, "owner": None},
    "inbox": {"update_id": 7, "state": "quarantined", "fault": "cannot be read: TypeError"},
    "outbox": {"id": 1, "state": "dead", "care": "E", "fault": "Forbidden: bot was blocked by the user"},
}


@pytest.mark.parametrize("command", LISTS)
def test_lists_for_programs_and_for_people_hold_nothing_personal(ready: Shell, command: str) -> None:
    change(fill)
    done = ready(command, "--json")
    assert (done.code, done.err) == (0, "")
    (row,) = json.loads(done.out)
    assert row.items() >= LISTS[command].items()
    table = ready(command).out
    assert table.splitlines()[0].split()[0] == next(iter(row))
    assert len(table.splitlines()) == 2
    assert "secret" not in done.out + table
    assert "Mark" not in done.out + table


def test_leads_of_a_status(ready: Shell) -> None:
    change(fill)
    assert len(json.loads(ready("leads", "--json", "--status", "new").out)) == 1
    assert json.loads(ready("leads", "--json", "--status", "won").out) == []


def test_a_list_has_a_limit(ready: Shell) -> None:
    change(lambda tx: [added(tx, f"1:{number}") for number in range(5)])
    assert [row["id"] for row in json.loads(ready("leads", "--json", "--limit", "2").out)] == [5, 4]
    assert ready("leads", "--limit", "0").code == 64


def test_lists_are_shown_beside_a_running_bot(ready: Shell) -> None:
    change(fill)
    lock = Lock(ready.folder / "intake.db")
    lock.take()
    try:
        assert ready("leads").code == 0
        assert ready("outbox", "--resend", "1").code == 75
    finally:
        lock.release()


DECISIONS = [
    (("outbox", "--resend", "1"), "row 1 will be tried again at the next start\n"),
    (("inbox", "--retry", "7"), "update 7 will be tried again at the next start\n"),
]


@pytest.mark.parametrize(("arguments", "said"), DECISIONS)
def test_a_person_decides_once(ready: Shell, arguments: tuple[str, ...], said: str) -> None:
    change(fill)
    done = ready(*arguments)
    assert (done.code, done.out) == (0, said)
    again = ready(*arguments)
    assert again.code == 65
    assert "is not one that waits for a decision" in again.err


# ---------------------------------------------------------------------- check


def test_the_shipped_questionnaire_is_well(shell: Shell) -> None:
    done = shell("check", str(SHIPPED))
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("all is well\n")


def test_check_without_a_folder_tells_the_settings_and_no_secret(shell: Shell) -> None:
    key = new_key()
    shell.set(bot_token="123456:very-secret", data_key=key, managers_chat_id="-100500")
    done = shell("check")
    assert done.code == 0
    for name in settings.MEANINGS:
        assert f"INTAKE_{name.upper()}: " in done.out
    assert "INTAKE_MANAGERS_CHAT_ID: the managers' group; without it `run` starts in set-up mode [-100500]" in done.out
    assert "very-secret" not in done.out + done.err
    assert key not in done.out + done.err


def broken_copy(folder: Path) -> Path:
    copy = folder / "mine"
    shutil.copytree(SHIPPED, copy)
    for name in ("en.ftl", "uk.ftl"):
        text = (copy / name).read_text(encoding="utf-8").replace("need = ", "neeed = ", 1)
        (copy / name).write_text(text, encoding="utf-8")
    return copy


def test_faults_of_a_questionnaire_are_told(shell: Shell) -> None:
    done = shell("check", str(broken_copy(shell.folder)))
    assert done.code == 78
    assert "need" in done.err
    assert "to mend" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_a_questionnaire_is_told(shell: Shell, folder: str) -> None:
    done = shell("check", folder)
    assert done.code in (64, 78)
    assert done.err.strip()
    assert "Traceback" not in done.err


# ---------------------------------------------------------------------- usage and settings


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


@pytest.mark.parametrize("command", [(), *commands(cli.cli)])
def test_every_command_has_help(shell: Shell, command: tuple[str, ...]) -> None:
    for option in ("--help", "-h"):
        done = shell(*command, option)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Usage: ")
        assert len(done.out.splitlines()) > 3


USAGE = [
    ("nonsense",), ("run", "fast"), ("advise",), ("leads", "--limit", "many"), ("leads", "--what"), ("key", "old"),
    ("inbox", "--retry", "x"), ("outbox", "--resend"), ("demo", "--port", "many"), ("check", "a", "b"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", USAGE)
def test_wrong_usage_ends_with_64(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = shell(*arguments)
    assert (done.code, done.out) == (64, "")
    assert "Usage:" in done.err or "Error:" in done.err


def test_the_version_is_told(shell: Shell) -> None:
    done = shell("--version")
    assert done.code == 0
    assert "0.1" in done.out


WRONG: list[tuple[str, str, str]] = [
    ("bot_token", "not-a-token-9f2", "is not a bot token"),
    ("bot_token", "9f2:", "is not a bot token"),
    ("managers_chat_id", "managers-9f2", "valid integer"),
    ("bot_api_url", "api.telegram.9f2", "is not an address"),
    ("bot_api_url", "ftp://9f2", "is not an address"),
    ("database_url", "postgres://9f2", "is not of the form sqlite:///path/to/file.db"),
    ("data_key", "9f2==", "make one with `intake-bot key new`"),
    ("data_key", "OWYyOWYyOWYy", "has 9 bytes instead of 32"),
    ("data_key_file", "/nowhere/9f2", "cannot be read"),
    ("limits", "9f2", "'telegram' or 'off'"),
    ("limits", "off", "`off` is for a Bot API on this machine only"),
    ("questionnaire", "/nowhere/9f2", "9f2"),
    ("admin_ids", "1,9f2", "valid integer"),
    ("timezone", "Europe/9f2", "is not a time zone such as Europe/Kyiv"),
    ("timezone", "../../etc/passwd", "is not a time zone"),
    ("working_hours", "always 9f2", ""),
    ("language", "9f2", "is none of the questionnaire's languages (en, uk)"),
    ("log_level", "9f2", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
]


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_setting_is_named_and_ends_with_78(shell: Shell, name: str, value: str, said: str) -> None:
    shell.set(bot_token="42:simulated", bot_api_url="https://127.0.0.1:9")
    if name != "data_key_file":
        shell.set(data_key=new_key())
    if name == "limits":
        shell.set(bot_api_url="https://api.telegram.org")
    shell.set(**{name: value})
    done = shell("run")
    assert done.code == 78
    assert f"INTAKE_{name.upper()}" in done.err
    assert said in done.err
    assert name in ("questionnaire", "limits") or value not in done.err, "what was given is not repeated"
    assert "Traceback" not in done.err


def test_every_setting_can_be_wrong() -> None:
    assert {name for name, _, _ in WRONG} == set(settings.MEANINGS) == set(settings.Settings.model_fields)


MISSING = [({"data_key": new_key()}, "INTAKE_BOT_TOKEN"), ({"bot_token": "42:simulated"}, "INTAKE_DATA_KEY")]


@pytest.mark.parametrize(("given", "name"), MISSING)
def test_what_is_missing_is_named(shell: Shell, given: dict[str, str], name: str) -> None:
    shell.set(**given)
    done = shell("run")
    assert done.code == 78
    assert f"{name}: is missing" in done.err
    assert list(shell.folder.iterdir()) == [], "nothing was made"


def test_all_wrong_settings_are_told_at_once(shell: Shell) -> None:
    shell.set(timezone="x", working_hours="y", managers_chat_id="z")
    done = shell("check")
    assert [line.split(":")[0] for line in done.err.splitlines()] == [
        "INTAKE_MANAGERS_CHAT_ID", "INTAKE_TIMEZONE", "INTAKE_WORKING_HOURS",
    ]  # fmt: skip


def test_settings_are_read_from_a_file(shell: Shell) -> None:
    (shell.folder / ".env").write_text("INTAKE_TIMEZONE=Europe/Berlin\nINTAKE_ADMIN_IDS=1, 2\nOTHER=x\n")
    done = shell("check")
    assert "[Europe/Berlin]" in done.out
    assert "[(1, 2)]" in done.out or "[1, 2]" in done.out


def test_a_key_is_read_from_a_file(shell: Shell) -> None:
    (shell.folder / "data.key").write_text(new_key() + "\n", encoding="ascii")
    shell.set(data_key_file=str(shell.folder / "data.key"), database_url=f"sqlite:///{shell.folder / 'intake.db'}")
    assert shell("migrate").code == 0


def test_the_real_process_ends_with_the_same_codes(tmp_path: Path) -> None:
    assert in_a_process("nonsense", folder=tmp_path).code == 64
    wrong = in_a_process("run", folder=tmp_path, INTAKE_TIMEZONE="Mars/Base")
    assert (wrong.code, wrong.out) == (78, "")
    assert wrong.err == "INTAKE_TIMEZONE: is not a time zone such as Europe/Kyiv\n"


# ---------------------------------------------------------------------- what is documented


def readme() -> str:
    return (Path(cli.__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [command for command in commands(cli.cli) if command != ("key",)])
def test_the_readme_names_every_command(command: tuple[str, ...]) -> None:
    assert f"intake-bot {' '.join(command)}" in readme()


@pytest.mark.parametrize("name", settings.MEANINGS)
def test_the_readme_names_every_setting(name: str) -> None:
    assert f"INTAKE_{name.upper()}" in readme()
