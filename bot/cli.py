"""The commands: what each is called, takes and prints, and the exit code that tells how it ended."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.errors import USAGE, BadData, Ended, WrongSettings, place_of

T = TypeVar("T")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
PEOPLE = click.IntRange(0, 10_000)
SEED = click.option("--seed", default=1, show_default=True, help="With the same seed people make the same choices.")
LIMIT = click.option("--limit", default=100, show_default=True, type=click.IntRange(1, 100_000))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="client-intake-bot")
def cli() -> None:
    """A Telegram bot that advises an agency's prospects and hands them to its managers."""


def main() -> None:
    """Run a command and end with its exit code."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except Ended as error:
        click.echo(str(error), err=True)
        sys.exit(error.code)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except click.Abort:
        sys.exit(130)
    except Exception as error:  # the words of a fault may hold a secret or what a person wrote
        click.echo(f"a fault of this program: {place_of(error)}", err=True)
        sys.exit(1)


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run on the fastest loop there is."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


@cli.command()
def run() -> None:
    """Run the bot."""
    from bot import app, settings
    from bot.redaction import set_up_logging

    given = settings.load()
    set_up_logging(
        given.log_level, *(secret.get_secret_value() for secret in (given.bot_token, given.data_key) if secret)
    )
    for name in settings.strangers(os.environ):
        logging.getLogger("intake").warning("%s is no setting of this program and is not read", name)
    _run(app.serve(given))


@cli.command()
@click.option("--port", default=8090, show_default=True, help="Where the page is; another where this one is taken.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), default=Path("demo-data"), show_default=True)
@click.option("--fresh", is_flag=True, help="Forget the last demo and start over.")
@click.option("--people", default=0, type=PEOPLE, help="So many people come and go by themselves, and managers work.")
@SEED
def demo(port: int, data: Path, fresh: bool, people: int, seed: int) -> None:
    """Try the bot on a simulated Telegram: no token, no settings."""
    from bot.demo import play

    _run(play.run(data, port, fresh, people, seed))


@cli.command()
@click.option("--port", default=8081, show_default=True, help="Where it listens; another where this one is taken.")
@click.option("--token", help="The bot's made-up token.  [default: 42:simulated]")
@click.option("--name", help="The bot's name.")
@click.option("--username", help="The bot's username.")
@click.option("--people", default=2, show_default=True, type=PEOPLE, help="So many prospects.")
@click.option("--forum", is_flag=True, help="The managers' group has topics.")
@click.option("--limits", is_flag=True, help="Hold Telegram's limits.")
@click.option("--life", is_flag=True, help="The prospects come and go by themselves, and the managers work.")
@SEED
@click.option(
    "--data", "file", type=click.Path(dir_okay=False, path_type=Path), help="Keep everything in this file, and go on."
)
def simulate(**wish: Any) -> None:
    """A simulated Telegram alone, for any bot."""
    from bot.demo.simulate import Wish, run

    _run(run(Wish(**wish)))


@cli.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--pseudo", is_flag=True, help="Also play it through in a made-up language, to find hard-coded words.")
def check(folder: Path | None, pseudo: bool) -> None:
    """Check a questionnaire's folder, and without one the settings too."""
    from bot import settings
    from conversations.check import check as faults_of

    given = settings.load()
    if folder is None:
        unread = [f"{name}: is no setting of this program [not read]" for name in settings.strangers(os.environ)]
        click.echo("\n".join([*settings.described(given), *unread]) + "\n")
    place = folder or given.questionnaire
    faults = faults_of(place)
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        raise WrongSettings(f"{place}: {len(faults)} to mend")
    if pseudo:
        _play_in_pseudo(given, place)
    click.echo(f"{place}: all is well")


def _play_in_pseudo(given: Any, folder: Path) -> None:
    from bot.pseudo_check import pseudo_check

    words, hints = _run(pseudo_check(given, folder))
    for hint in hints:
        click.echo(f"40 % longer, {hint}")
    for word in words:
        click.echo(word, err=True)
    if words:
        raise BadData(f"{folder}: {len(words)} words come from no text")


@cli.command()
@click.argument("file", type=click.File(encoding="utf-8"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--explain", is_flag=True, help="Show the rule, the sum and the signs as well.")
@click.option("--language", default="en", show_default=True, help="The language of the texts.")
def advise(file: Any, as_json: bool, explain: bool, language: str) -> None:
    """Advise on answers from a JSON FILE, or from standard input with `-`: one object, or a list of them."""
    from bot import settings
    from bot.advising import advise_all

    try:
        given = json.load(file)
    except (ValueError, RecursionError) as error:
        raise BadData(f"no valid JSON: {error}") from None
    for line in advise_all(settings.load().questionnaire, given, language, as_json=as_json, explain=explain):
        click.echo(line)


def _source(_context: Any, _parameter: Any, name: str) -> str:
    from bot.links import source_in

    if not source_in(name):
        raise click.BadParameter("a source has 1 to 64 Latin letters, digits, - and _, for example ads-2026")
    return name


def _username(_context: Any, _parameter: Any, given: str | None) -> str | None:
    from bot.links import username_in

    if given is not None and username_in(given) is None:
        raise click.BadParameter("a bot's username looks like my_agency_bot")
    return None if given is None else username_in(given)


def _picture(_context: Any, _parameter: Any, file: Path | None) -> Path | None:
    from bot.links import PICTURES

    if file is not None and file.suffix.lower() not in PICTURES:
        raise click.BadParameter(f"the picture's name ends with {' or '.join(PICTURES)}")
    return file


@cli.command()
@click.argument("name", callback=_source)
@click.option("--qr", "file", type=click.Path(dir_okay=False, path_type=Path), callback=_picture, metavar="FILE",
              help="Write the QR picture: FILE.png or FILE.svg.")  # fmt: skip
@click.option("--bot", "username", callback=_username, metavar="USERNAME", help="The bot; else Telegram is asked.")
def link(name: str, file: Path | None, username: str | None) -> None:
    """Make a link that tells the source NAME on the lead's card, and its QR picture."""
    from bot import app, links, settings

    username = username or _run(app.username_of(settings.load()))
    address = links.link_to(username, name)
    click.echo(address)
    if file is None:
        if sys.stdout.isatty():
            links.show(address, sys.stdout)
        return
    try:
        links.draw(address, file)
    except OSError as error:
        raise BadData(f"{file} cannot be written: {error.strerror}") from None


@cli.group()
def key() -> None:
    """The master key that seals personal data."""


@key.command("new")
def key_new() -> None:
    """Print a fresh key for INTAKE_DATA_KEY. Keep it apart from the database and its backups."""
    from storage.sealing import new_key

    click.echo(new_key())


@cli.command()
def migrate() -> None:
    """Bring the database to this program's version; `run` does so by itself."""
    from bot import app, settings
    from bot.lock import Lock

    given = settings.load()
    given.master_key()

    async def work() -> int:
        from storage import migrate as schema

        database = await app.open_database(given)
        try:
            return await database.read(lambda tx: schema.version_of(tx.connection))
        finally:
            await database.close()

    Lock(given.database).take()
    click.echo(f"{given.database}: version {_run(work())}")


def _listed(look: Callable[[Any], list[dict[str, Any]]], as_json: bool) -> None:
    """Print rows of the database; it may be in use meanwhile."""
    rows = _with_database(look)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif not rows:
        click.echo("nothing")
    else:
        _print_table(rows)


def _with_database(work: Callable[[Any], T], *, writing: bool = False) -> T:
    """Work on the database; looking goes beside a running bot, writing only without one."""
    from bot import app, settings
    from bot.lock import Lock

    given = settings.load()
    if not given.database.exists():
        raise BadData(f"{given.database} is not there yet; `intake-bot run` makes it")

    async def look() -> T:
        database = await app.open_database(given, looking=not writing)
        try:
            return await (database.write(work) if writing else database.read(work))
        finally:
            await database.close()

    if writing:
        Lock(given.database).take()  # the end of the process gives it back
    return _run(look())


def _print_table(rows: list[dict[str, Any]]) -> None:
    names = list(rows[0])
    cells = [names, *([("" if row[name] is None else str(row[name])) for name in names] for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(names))]
    for line in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


@cli.command()
@click.option("--status", help="Only leads of this status.")
@LIMIT
@AS_JSON
def leads(status: str | None, limit: int, as_json: bool) -> None:
    """List leads, newest first, without personal data."""
    from storage import leads as table

    _listed(lambda tx: table.listed(tx, status, limit), as_json)


@cli.command()
@click.option("--retry", type=int, metavar="UPDATE_ID", help="Give an update that was set aside another chance.")
@LIMIT
@AS_JSON
def inbox(retry: int | None, limit: int, as_json: bool) -> None:
    """List updates that are not handled, or were set aside."""
    from storage import inbox as table

    if retry is not None:
        _decided(_with_database(lambda tx: table.retry(tx, retry), writing=True), f"update {retry}")
    else:
        _listed(lambda tx: table.listed(tx, limit), as_json)


@cli.command()
@click.option("--resend", type=int, metavar="ID", help="Send a row of unknown fate, or a dead one, again.")
@LIMIT
@AS_JSON
def outbox(resend: int | None, limit: int, as_json: bool) -> None:
    """List messages that have not arrived, or whose fate is unknown."""
    from storage import outbox as table

    if resend is not None:
        _decided(_with_database(lambda tx: table.resend(tx, resend), writing=True), f"row {resend}")
    else:
        _listed(lambda tx: table.listed(tx, limit), as_json)


def _decided(done: bool, what: str) -> None:
    if not done:
        raise BadData(f"{what} is not one that waits for a decision")
    click.echo(f"{what} will be tried again at the next start")
