"""`python -m tests.bench.simulator`: how many sendMessage calls a second one core answers, and what a message keeps."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import cast
from urllib.parse import urlencode, urlsplit

import click
import uvloop

from bot.demo.serving import serve
from bot.simulator import World
from bot.simulator.methods import METHODS, Call
from tests.bench.processes import cpu_of

SERVE = "serve"
CONNECTIONS = (1, 50)
MESSAGES, CHATS = 20_000, 2
TEXT = "<b>Thank you!</b> A manager will write to you by 10:00 (Kyiv)."
KEYS = {"inline_keyboard": [[{"text": "A new request", "callback_data": "p:new:1"}]]}


def a_world(chats: int) -> tuple[World, list[int]]:
    """Somebody's bot, and the chats that it may write to."""
    world = World()
    world.add_bot()
    people = [world.add_user(f"Guest {number}").id for number in range(chats)]
    for person in people:
        world.start(person)
    return world, people


async def be_the_server() -> None:
    """A process of its own, until its standard input closes."""
    world, people = a_world(1)
    server = await serve(world, 0)
    sys.stdout.write(json.dumps({"url": server.url, "token": world.bot().token, "chat": people[0]}) + "\n")
    sys.stdout.flush()
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()
    await server.close()


@dataclass
class Target:
    pid: int
    url: str
    token: str
    chat: int

    def request(self, kind: str) -> bytes:
        """A whole request, as one's HTTP library would put it on the wire."""
        params = {"chat_id": self.chat, "text": TEXT, "parse_mode": "HTML", "reply_markup": json.dumps(KEYS)}
        body = urlencode(params) if kind == "form" else json.dumps({**params, "reply_markup": KEYS})
        types = {"form": "application/x-www-form-urlencoded", "json": "application/json"}
        head = (
            f"POST /bot{self.token}/sendMessage HTTP/1.1", f"Host: {urlsplit(self.url).netloc}", "Accept: */*",
            f"Content-Type: {types[kind]}", f"Content-Length: {len(body.encode())}", "", "",
        )  # fmt: skip
        return ("\r\n".join(head) + body).encode()


@asynccontextmanager
async def a_target() -> AsyncIterator[Target]:
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-m", "tests.bench.simulator", SERVE)
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Target(process.pid, **json.loads(await process.stdout.readline()))
    finally:
        process.stdin.close()
        await process.wait()


@dataclass
class Round:
    """Calls that are left to make, and a mark for when all are answered."""

    request: bytes
    left: int
    answers: int
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Caller(asyncio.Protocol):
    """One kept connection: the next call leaves as soon as the last is answered. Nothing is parsed but the length."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._seen = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)
        self._call()

    def data_received(self, data: bytes) -> None:
        self._seen += data
        head, found, body = self._seen.partition(b"\r\n\r\n")
        if not found or len(body) < int(head.lower().partition(b"content-length: ")[2].partition(b"\r")[0]):
            return
        if not head.startswith(b"HTTP/1.1 200"):
            raise AssertionError(self._seen)
        self._seen = b""
        self._round.answers -= 1
        if self._round.answers == 0:
            self._round.over.set()
        self._call()

    def _call(self) -> None:
        if self._round.left:
            self._round.left -= 1
            self._transport.write(self._round.request)
        else:
            self._transport.close()


async def a_round(target: Target, kind: str, connections: int, calls: int) -> tuple[float, float]:
    """Calls a second by the clock, and calls for a second of the server's CPU."""
    parts = urlsplit(target.url)
    round_ = Round(target.request(kind), calls, calls)
    used, began = cpu_of(target.pid), time.perf_counter()
    for _ in range(connections):
        await asyncio.get_running_loop().create_connection(
            lambda: Caller(round_), parts.hostname or "", parts.port or 0
        )
    await round_.over.wait()
    return calls / (time.perf_counter() - began), calls / (cpu_of(target.pid) - used)


async def measure(rounds: int, calls: int) -> None:
    click.echo(f"sendMessage with HTML and a button: median of {rounds} rounds of {calls} calls")
    click.echo(f"{'body':>5} {'connections':>12} {'calls/s':>9} {'calls/CPU s':>12}")
    async with a_target() as target:
        for kind in ("form", "json"):
            for connections in CONNECTIONS:
                await a_round(target, kind, connections, calls // 4)
                found = [await a_round(target, kind, connections, calls) for _ in range(rounds)]
                by_clock, by_cpu = (median(values) for values in zip(*found, strict=True))
                click.echo(f"{kind:>5} {connections:>12} {by_clock:>9.0f} {by_cpu:>12.0f}")


def weigh() -> tuple[float, float, float]:
    """Bytes that a message keeps in its chat, and a call in the log; and how all that is kept grows from then on.

    A chat keeps 10,000 messages and the log 5,000 calls, so after the first round both are full.
    """
    world, people = a_world(CHATS)
    run, bot = METHODS["sendmessage"].run, world.bot()
    params = {"parse_mode": "HTML", "reply_markup": json.dumps(KEYS)}

    def send(number: int, *, logged: bool) -> None:
        given = {**params, "chat_id": str(people[number % CHATS]), "text": f"{TEXT} {number}"}
        record = world.calls.arrived(world.time(), "sendMessage", bot.id, given) if logged else None
        result = run(Call(world, bot, given))
        if record is not None:
            record.result = result

    tracemalloc.start()
    sizes = []
    for round_ in range(3):
        for number in range(MESSAGES):
            send(number, logged=round_ > 0)
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return sizes[0] / MESSAGES, (sizes[1] - sizes[0]) / (world.calls.maxlen or 1), (sizes[2] - sizes[1]) / MESSAGES


@click.command()
@click.argument("role", required=False)
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--calls", default=8_000, show_default=True, type=click.IntRange(100))
def main(role: str | None, rounds: int, calls: int) -> None:
    """Measure the simulator itself."""
    if role == SERVE:
        uvloop.run(be_the_server())
        return
    uvloop.run(measure(rounds, calls))
    message, call, growth = weigh()
    click.echo(f"a message keeps {message:.0f} bytes, a call in the log {call:.0f}; full, each more adds {growth:.1f}")


if __name__ == "__main__":
    main()
