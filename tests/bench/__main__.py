"""`python -m tests.bench`: measure, and print a small table."""

from __future__ import annotations

import asyncio
import os
import shlex
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median

import click

from storage.sealing import new_key
from tests.bench.processes import BotProcess, TelegramProcess, a_bot, a_telegram
from tests.bench.stock import fill

WRAPPER = "BENCH_WRAPPER"
"""An environment variable with a command that runs the bot's Python: a profiler, for one."""
MOST_STORED = 100_000


@dataclass(frozen=True, slots=True)
class Case:
    """How many prospects at once, behind which network, and how many stored conversations."""

    at_once: int
    delay_ms: float
    stored: int

    @property
    def leads(self) -> int:
        """Enough in one round to be measured: some 500 updates or more."""
        return max(25, self.at_once * 3 if self.at_once < 100 else self.at_once * 2)


@dataclass(frozen=True, slots=True)
class Result:
    """What one round cost."""

    cpu_per_update: float
    cpu_per_lead: float
    updates_per_second: float
    p50: float
    p95: float
    calls_per_act: float
    """Bot API calls for a prospect (answers to taps and the receipt included) for each of his deeds."""
    calls_per_lead: float
    settled_seconds: float
    simulator_busy: float
    megabytes: float


async def measure(case: Case, rounds: int, folder: Path, api: str | None, port: int) -> tuple[float, list[Result]]:
    """The seconds until the bot asked for updates, and its rounds; one more to get warm is left out."""
    folder.mkdir(parents=True)
    key = new_key()
    if case.stored:
        await fill(folder / "intake.db", key, case.stored)
    async with a_telegram(case.delay_ms / 1000, port) as telegram:
        environment = {
            "INTAKE_BOT_TOKEN": telegram.token,
            "INTAKE_BOT_API_URL": api or telegram.url,
            "INTAKE_MANAGERS_CHAT_ID": str(telegram.group),
            "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
            "INTAKE_DATA_KEY": key,
            "INTAKE_LIMITS": "off",
        }
        wrapper = tuple(shlex.split(os.environ.get(WRAPPER, "")))
        log = folder / "bot.log"
        async with a_bot(environment, log, wrapper) as bot:
            try:
                ready = (await telegram.ask(do="first poll"))["at"] - bot.started_at
                await a_round(case, telegram, bot)
                return ready, [await a_round(case, telegram, bot) for _ in range(rounds)]
            except SystemExit:
                click.echo(f"the bot (exit code {bot.process.returncode}) said:\n{log.read_text()}", err=True)
                raise


async def a_round(case: Case, telegram: TelegramProcess, bot: BotProcess) -> Result:
    used, theirs = bot.cpu(), telegram.cpu()
    seen = await telegram.ask(do="round", at_once=case.at_once, leads=case.leads)
    used, theirs = bot.cpu() - used, telegram.cpu() - theirs
    return Result(
        cpu_per_update=used / seen["updates"] * 1000,
        cpu_per_lead=used / seen["leads"] * 1000,
        updates_per_second=seen["acts"] / seen["acting_seconds"],
        p50=seen["p50"] * 1000,
        p95=seen["p95"] * 1000,
        calls_per_act=seen["calls_for_prospects"] / seen["acts"],
        calls_per_lead=sum(n for name, n in seen["calls"].items() if name != "getUpdates") / seen["leads"],
        settled_seconds=seen["settled_seconds"],
        simulator_busy=theirs / seen["settled_seconds"] * 100,
        megabytes=bot.megabytes(),
    )


COLUMNS = (
    ("CPU ms/update", "cpu_per_update", ".2f"),
    ("ms/lead", "cpu_per_lead", ".1f"),
    ("updates/s", "updates_per_second", ".0f"),
    ("p50 ms", "p50", ".0f"),
    ("p95 ms", "p95", ".0f"),
    ("calls/answer", "calls_per_act", ".2f"),
    ("calls/lead", "calls_per_lead", ".1f"),
    ("RSS MB", "megabytes", ".0f"),
    ("simulator %", "simulator_busy", ".0f"),
)
HEAD = f"{'prospects':>9} {'delay ms':>8} {'stored':>7} {'start s':>7}  " + "  ".join(
    f"{name:>16}" for name, _, _ in COLUMNS
)


def line_of(case: Case, ready: float, results: list[Result]) -> str:
    """One line of the table: the median of the rounds, and how far they lie apart."""
    cells = []
    for _, name, form in COLUMNS:
        values = [getattr(result, name) for result in results]
        spread = (max(values) - min(values)) / 2
        cells.append(f"{format(median(values), form)} ±{format(spread, form)}".rjust(16))
    return f"{case.at_once:>9} {case.delay_ms:>8.0f} {case.stored:>7} {ready:>7.2f}  " + "  ".join(cells)


async def bench(cases: list[Case], rounds: int, api: str | None, port: int) -> None:
    click.echo(f"median ± half the range of {rounds} rounds; durable commits, sealed data\n\n{HEAD}")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for number, case in enumerate(cases):
            ready, results = await measure(case, rounds, Path(folder) / str(number), api, port)
            click.echo(line_of(case, ready, results))


USUAL = [Case(1, 0, 0), Case(30, 0, 0), Case(30, 0, MOST_STORED), Case(100, 50, 0), Case(100, 50, MOST_STORED)]


@click.command()
@click.option("--prospects", multiple=True, type=click.IntRange(1, 1000), help="So many at once; may be given again.")
@click.option("--delay", multiple=True, type=click.FloatRange(0), help="Milliseconds of network there and back.")
@click.option("--stored", multiple=True, type=click.IntRange(0), help="So many conversations lie in the database.")
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--api", help="Where the bot looks for Telegram: a proxy before the simulator, for one.")
@click.option("--port", default=0, help="Where the simulator listens; any free port without it.")
def main(
    prospects: tuple[int, ...],
    delay: tuple[float, ...],
    stored: tuple[int, ...],
    rounds: int,
    api: str | None,
    port: int,
) -> None:
    """Measure the bot against the simulator. Without options: the usual cases."""
    chosen = [Case(*case) for case in product(prospects or (30,), delay or (0.0,), stored or (0,))]
    asyncio.run(bench(chosen if prospects or delay or stored else USUAL, rounds, api, port))


if __name__ == "__main__":
    main()
