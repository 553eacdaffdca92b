"""The running program: the only place where objects are created and tasks started, and where they end."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ExtBot

from bot.client.handlers import ClientDoor
from bot.client.office import Office
from bot.client.receipts import reads_the_same
from bot.client.reminding import Reminding
from bot.client.upkeep import keep_up
from bot.clock import Clock
from bot.delivery import Delivery
from bot.errors import BadData, Ended, TokenRefused, WrongSettings
from bot.ingress import Ingress
from bot.introduction import introduce
from bot.limits import Limiter
from bot.lock import Lock
from bot.replies import Replies
from bot.request import AiohttpRequest, Api
from bot.settings import Settings
from bot.team import claim, clearing
from bot.team.card import Reader
from bot.team.handlers import TeamDoor
from bot.team.members import Members
from bot.uploads import Uploads
from conversations.check import check
from conversations.questionnaire import SHIPPED, Questionnaire, QuestionnaireError, load
from conversations.wording import FALLBACK, Texts
from conversations.working_time import WorkingHours
from storage import drafts, inbox, leads, outbox, sayings, settings
from storage.database import Database, Transaction
from storage.errors import StorageError, Unusable, WrongKey
from storage.inbox import Received
from storage.leads import Lead
from storage.outbox import Claimed

log = logging.getLogger("intake")
TEXTS = Path(__file__).parent / "texts"
HOUSEKEEPING_SECONDS = 3600.0
KEPT_SECONDS = 7 * 24 * 3600
"""Ids of handled updates and of sent messages; Telegram keeps an update for a day."""
FEW = 100
SAYINGS_KEPT_SECONDS = 30 * 24 * 3600
"""Which message gave which answer. Telegram lets people edit for two days; a forgotten message changes nothing."""
LONGEST_PAUSE = 30.0
TURNS_PATIENCE, REPLIES_PATIENCE, CALLS_PATIENCE = 0.8, 0.4, 1.2
"""Seconds that each part is given at the end; together well below the three that a person waits for."""


def read_questionnaire(folder: Path) -> Questionnaire:
    """Load the agency's folder. Raises WrongSettings."""
    try:
        questionnaire = load(folder)
    except QuestionnaireError as error:
        raise WrongSettings(f"INTAKE_QUESTIONNAIRE: {error}") from None
    faults = [] if folder == SHIPPED else check(folder)  # ours was checked before the release
    if faults:
        raise WrongSettings("\n".join(["INTAKE_QUESTIONNAIRE: has faults", *map(str, faults)]))
    return questionnaire


def managers_files(language: str) -> tuple[Path, ...]:
    """Where the words of the managers' side stand; English ones where there are none in a language."""
    file = TEXTS / f"{language}.ftl"
    return (file if file.is_file() else TEXTS / f"{FALLBACK}.ftl",)


def managers_texts(language: str) -> Texts:
    """The words of the managers' side."""
    (file,) = managers_files(language)
    if file.stem != language:
        log.warning("the managers' side has no words in `%s` yet, and speaks English around the answers", language)
    return Texts(file.stem, [file])


async def open_database(given: Settings, *, looking: bool = False) -> Database:
    """Open the agency's database, perhaps only to look. Raises BadData or WrongSettings."""
    try:
        return await Database.open(given.database, given.master_key(), looking=looking)
    except Unusable as error:
        raise BadData(str(error)) from None
    except WrongKey:
        raise WrongSettings("INTAKE_DATA_KEY: is not the key with which this database was sealed") from None


def use_managers_chat(tx: Transaction, reader: Reader, configured: int | None, now: float) -> None:
    """The group from the settings, unless it moved since and its new id was stored. Open leads come along."""
    if configured is None or settings.get(tx, settings.MANAGERS_SETTING) == str(configured):
        return
    settings.put(tx, settings.MANAGERS_SETTING, str(configured))
    old = outbox.chat_id_of(tx, outbox.MANAGERS)
    settings.put(tx, settings.MANAGERS_CHAT, str(configured))
    if old is not None:
        claim.follow_group(tx, reader, old, configured, now)


class App:
    """All parts of one running bot."""

    def __init__(
        self,
        given: Settings,
        questionnaire: Questionnaire,
        database: Database,
        clock: Clock,
        *,
        request: AiohttpRequest | None = None,
        managers_words: Texts | None = None,
    ) -> None:
        self._clock = clock
        self._database = database
        self._questionnaire = questionnaire
        self._token_refused = asyncio.Event()
        request, polling = request or AiohttpRequest(), request or AiohttpRequest()
        token = given.token()
        bot = ExtBot(token, base_url=f"{given.bot_api_url}/bot", request=request, get_updates_request=polling)
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            Application.builder().bot(bot).updater(None).job_queue(None).build()
        )
        self._api = Api(request, given.bot_api_url, token)
        limiter = Limiter() if given.limits == "telegram" else None
        uploads = Uploads(database, token.partition(":")[0])
        self.delivery = Delivery(database, self._api, clock, limiter, uploads)
        self._replies = Replies(self._api)
        self._ingress = Ingress(database, Api(polling, given.bot_api_url, token), clock, self._application)
        self._open_doors(given, managers_words or managers_texts(given.language))
        self.delivery.on_refused_token = self._ingress.on_refused_token = self._token_refused.set

    def _open_doors(self, given: Settings, texts: Texts) -> None:
        zone, clock = ZoneInfo(given.timezone), self._clock
        reader = Reader(self._questionnaire, texts, given.language, zone)
        group = given.managers_chat_id
        self._use_managers_chat = lambda tx: use_managers_chat(tx, reader, group, clock.now())
        if group is None:
            log.warning("no managers' group is set: add the bot to one, and it tells the group's id there")
        office = Office(
            self._questionnaire,
            WorkingHours.parse(given.working_hours),
            zone,
            announce=lambda tx, lead: claim.announce(tx, reader, lead, clock.now()),
            tell_change=lambda tx, old, new: claim.tell_change(tx, reader, old, new, clock.now()),
            pass_on=lambda tx, lead, words: claim.pass_on(tx, reader, lead, words, clock.now()),
            clear=lambda tx, lead: clearing.clear(tx, reader, lead, clock.now()),
            pass_file=lambda tx, lead, found: claim.pass_file(tx, reader, lead, found, clock.now()),
        )
        client = ClientDoor(office, self._replies)
        self._reminding = Reminding(self._database, office, clock)
        members = Members(self._api, clock)
        team = TeamDoor(self._database, reader, members, self._replies, given.admin_ids, self._receipts(office))
        self._application.add_handlers([*client.handlers(), *team.handlers()])
        self._ingress.on_given_up = self._apology(client)
        self.delivery.on_moved = lambda tx, old, new: claim.follow_group(tx, reader, old, new, clock.now())
        self.delivery.on_sent = self._deliveries(office)

    def _receipts(self, office: Office) -> claim.Moved:
        """A lead that a manager moved shows so on its prospect's receipt."""

        def moved(tx: Transaction, before: Lead, after: Lead) -> None:
            if not reads_the_same(before, after):
                keep_up(tx, office, after.id, self._clock.now())

        return moved

    def _deliveries(self, office: Office) -> Callable[[Transaction, Claimed], None]:
        """A card that stands in the group is a request that was delivered."""

        def sent(tx: Transaction, row: Claimed) -> None:
            now, lead = self._clock.now(), row.lead
            if lead is None or row.place != claim.card_place(lead):
                return
            if leads.mark_delivered(tx, lead, int(now)):
                keep_up(tx, office, lead, now)

        return sent

    def _apology(self, client: ClientDoor) -> Callable[[Transaction, Received], None]:
        def apologise(tx: Transaction, item: Received) -> None:
            chat, sender = inbox.address(item.raw)
            if sender and chat == sender and ("message" in item.raw or "callback_query" in item.raw):
                client.apologise(tx, sender, int(self._clock.now()))

        return apologise

    async def rehearse(self) -> None:
        """Be ready for updates that are handed in, and send nothing."""
        await self._application.initialize()
        await self._database.write(self._use_managers_chat)

    async def take(self, updates: list[dict[str, Any]]) -> None:
        """Handle updates that nobody polled; what follows waits in the outbox."""
        await self._ingress.take(updates)
        await self._replies.stop(REPLIES_PATIENCE)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop. Raises TokenRefused."""
        await self._greet_telegram(stop)
        if not stop.is_set():
            await self._database.write(self._use_managers_chat)
            await self.delivery.start()
            await self._ingress.start()
        gc.collect()
        gc.freeze()  # what was loaded stays for good; looking through it again and again is a tenth of the CPU
        parts: list[Coroutine[Any, Any, None]] = [
            self._ingress.poll(),
            self.delivery.run(),
            introduce(self._database, self._api, self._clock, self._questionnaire),
            self._keep_house(),
            self._reminding.run(),
        ]
        tasks = [asyncio.create_task(part) for part in parts]
        ends = [asyncio.create_task(event.wait()) for event in (stop, self._token_refused)]
        try:
            await asyncio.wait([*ends, *tasks[:2]], return_when=asyncio.FIRST_COMPLETED)
        finally:
            await self._end([*tasks, *ends], tasks[1])
        for part in tasks[:2]:
            if not part.cancelled() and (fault := part.exception()) is not None:
                raise fault
        if self._token_refused.is_set():
            raise TokenRefused("Telegram refuses the token; see INTAKE_BOT_TOKEN")

    async def _greet_telegram(self, stop: asyncio.Event) -> None:
        """Ask Telegram who we are, however long it takes to be reached."""
        pause = 0.5
        while not stop.is_set():
            try:
                await _unless(stop, self._application.initialize())
            except InvalidToken:
                raise TokenRefused("Telegram refuses the token; see INTAKE_BOT_TOKEN") from None
            except TelegramError as error:
                pause = min(LONGEST_PAUSE, pause * 2)
                log.warning("Telegram cannot be reached (%s); trying again in %.0f s", type(error).__name__, pause)
                await _unless(stop, asyncio.sleep(pause))
            else:
                if not stop.is_set():
                    log.info("connected as @%s", self._application.bot.username)
                return

    async def _keep_house(self) -> None:
        while True:
            try:
                await self._database.write(self._forget_what_is_old)
                await self._forget_drafts()
            except StorageError as error:
                log.warning("old rows could not be dropped (%s); in an hour again", type(error).__name__)
            await self._clock.sleep(HOUSEKEEPING_SECONDS)

    def _forget_what_is_old(self, tx: Transaction) -> None:
        past = self._clock.now() - KEPT_SECONDS
        inbox.forget_before(tx, int(past))
        sayings.forget_before(tx, int(self._clock.now() - SAYINGS_KEPT_SECONDS))
        outbox.forget_before(tx, past)

    async def _forget_drafts(self) -> None:
        """A few at a time, so that nobody's answer waits for it."""
        days = self._questionnaire.agency.retention.draft_days
        past = int(self._clock.now()) - days * 24 * 3600
        while await self._database.write(lambda tx: drafts.forget_before(tx, past, FEW)) == FEW:
            pass

    async def _end(self, tasks: list[asyncio.Task[Any]], delivering: asyncio.Task[None]) -> None:
        """First nothing more comes in, then what is under way may end."""
        for task in tasks:
            if task is not delivering:
                task.cancel()
        await self._ingress.stop(TURNS_PATIENCE)
        await self._replies.stop(REPLIES_PATIENCE)
        await self.delivery.stop(CALLS_PATIENCE)
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._application.shutdown()
        await self._application.bot.shutdown()  # where Telegram never answered, the application has not begun


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do something, and break it off when told to stop. Raises what the work raised."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait([doing, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if doing.done():
        doing.result()
    else:
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)


async def username_of(given: Settings) -> str:
    """The bot's username, as Telegram knows it. Raises Ended."""
    request = AiohttpRequest()
    await request.initialize()
    try:
        me = await Api(request, given.bot_api_url, given.token()).call("getMe")
    except InvalidToken:
        raise TokenRefused("Telegram refuses the token; see INTAKE_BOT_TOKEN") from None
    except TelegramError as error:
        raise Ended(f"Telegram cannot be asked ({type(error).__name__}); name the bot with --bot") from None
    finally:
        await request.shutdown()
    return str(me["username"])


async def serve(given: Settings, clock: Clock | None = None, stop: asyncio.Event | None = None) -> None:
    """Run the bot until SIGINT, SIGTERM or `stop`. Raises Ended."""
    given.token()  # what is missing is said before anything is opened
    questionnaire = read_questionnaire(given.questionnaire)
    if given.language not in questionnaire.wording:
        known = ", ".join(questionnaire.wording)
        raise WrongSettings(f"INTAKE_LANGUAGE: is none of the questionnaire's languages ({known})")
    stop = stop or _stop_on_signals()
    given.master_key()
    lock = Lock(given.database)
    lock.take()
    try:
        database = await open_database(given)
        try:
            await App(given, questionnaire, database, clock or Clock()).run(stop)
        finally:
            await database.close()
    finally:
        lock.release()


def _stop_on_signals() -> asyncio.Event:
    """An event that SIGINT and SIGTERM set, also where the shell had SIGINT ignored."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
