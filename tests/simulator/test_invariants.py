"""Whatever people and a bot do, and in whatever order, some things hold."""

import pickle
from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from bot.simulator import World, contents
from bot.simulator.chats import Chat
from bot.simulator.deliveries import LONGEST_DELAY, Deliveries
from bot.simulator.errors import ImpossibleError
from bot.simulator.kinds import KINDS, MESSAGE_LIFETIME, PRESS_LIFETIME
from bot.simulator.lanes import Lane
from bot.simulator.limits import GROUP_PER_MINUTE, OVERALL_PER_SECOND, PRIVATE_BURST
from bot.simulator.messages import Message
from bot.simulator.methods import METHODS, Call
from bot.simulator.reactions import EMOJI
from bot.simulator.updates import Waiting
from bot.simulator.wire.carrying import Carrier
from bot.simulator.world import Change

from .conftest import Clock

# The quick one does not look for the smallest example: that may take minutes.
QUICK = settings(max_examples=40, stateful_step_count=40, derandomize=True, database=None, deadline=None,
                 phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
LONG = settings(QUICK, max_examples=300, stateful_step_count=80, derandomize=False,
                phases=[Phase.generate, Phase.shrink])  # fmt: skip

picks = st.integers(min_value=0, max_value=999)
texts = st.sampled_from(["hello", "/start", "ok", "a <b>", "Їжак", "x" * 5000, " "])
EVENINGS = st.sampled_from([0.0, 0.2, 1.0, 5.0, 61.0, 151.0])


def done(work: Coroutine[Any, Any, Any]) -> Any:
    """The result of a call that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits")


class Morning(RuleBasedStateMachine):
    """Four people, a group with topics and a model bot that polls, in a world where the limits are held."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.world = World(time=self.clock)
        self.bot = self.world.add_bot()
        self.queue = self.world.updates()
        self.queue.allow(list(KINDS))
        self.made: dict[int, float] = {}
        self.queue.on_put.append(self.note_update)
        self.newest: dict[Any, int] = {}
        self.known: dict[tuple[str, int], tuple[int, int]] = {}
        self.world.listeners.append(self.note_change)
        phones = {"Anna": "+380501112233", "Borys": None, "Olena": "+380504445566", "Taras": None}
        self.people = [self.world.add_user(name, phone=phone).id for name, phone in phones.items()]
        for person in self.people:
            self.world.private_chat(person)
        for person in self.people[:3]:
            self.world.start(person)
        self.group = self.world.add_group("Managers", [self.people[2]], forum=True)
        self.world.limits.enabled = True
        self.carrier = Carrier(self.world)
        self.floor = self.offset = 0
        self.sent: dict[int, list[float]] = defaultdict(list)

    # -- what is watched ----------------------------------------------------------------------------------------------

    def note_update(self) -> None:
        newest = self.queue.waiting[-1]
        assert newest.update_id > max(self.made, default=0), "the numbers of updates rise"
        lifetime = PRESS_LIFETIME if "callback_query" in newest.update else MESSAGE_LIFETIME
        self.made[newest.update_id] = self.clock() + lifetime

    def note_change(self, change: Change) -> None:
        it = change.what
        if change.kind == "message" and isinstance(it, Message):
            space = "private" if it.chat_id > 0 else it.place
            assert it.id > self.newest.get(space, 0), "the numbers of messages rise"
            self.newest[space] = it.id
            self.known[it.place, it.id] = it.date, it.sender_id
        elif change.kind == "edited":
            assert self.known[it.place, it.id] == (it.date, it.sender_id), "an edit keeps the message"
            assert it.edit_date is not None

    def chat(self, pick: int, person: int) -> Chat:
        return self.group if pick % 3 == 0 else self.world.chats.seen_private(self.bot.id, person)

    def message(self, pick: int, person: int) -> Message | None:
        chat = self.chat(pick, person)
        there = [message for message in chat.messages.values() if not message.deleted]
        return there[pick % len(there)] if there else None

    def tries(self, deed: Callable[[], Any]) -> None:
        """What no client offers is not done at all."""
        before = self.all_there_is()
        try:
            deed()
        except ImpossibleError:
            assert self.all_there_is() == before

    def calls(self, name: str, /, **params: Any) -> dict[str, Any]:
        """A refused call changes nothing."""
        before = self.all_there_is()
        body = self.asks(name, params)
        if not body["ok"]:
            assert self.all_there_is() == before
        return body

    def all_there_is(self) -> bytes:
        """For comparing; a snapshot would take far longer."""
        queue = self.queue
        return pickle.dumps(
            (self.world.chats, self.world.accounts, self.world.presses, queue.waiting, queue.allowed, queue.next_id)
        )

    def asks(self, name: str, params: dict[str, Any]) -> dict[str, Any]:
        """A call that is answered as it should be, and within the limits if it counts."""
        record = self.carrier.arrived(self.bot, name, params)
        status, body = done(self.carrier.carry_out(Call(self.world, self.bot, params), record))
        assert body["ok"] is record.carried_out is (status == 200)
        assert (status == 429) == (body.get("parameters", {}).get("retry_after", 0) > 0)
        if body["ok"] and name.lower() in METHODS and METHODS[name.lower()].counted:
            self.note_sent(int(params["chat_id"]))
        found: dict[str, Any] = body
        return found

    def note_sent(self, chat_id: int) -> None:
        now, times = self.clock(), self.sent[chat_id]
        times.append(now)
        assert sum(at > now - 1 for chat in self.sent.values() for at in chat[-50:]) <= OVERALL_PER_SECOND
        if chat_id < 0:
            assert sum(at > now - 60 for at in times[-50:]) <= GROUP_PER_MINUTE
        else:
            for number, since in enumerate(reversed(times[-50:]), start=1):
                assert number <= PRIVATE_BURST + (now - since) + 1e-6

    # -- people -------------------------------------------------------------------------------------------------------

    @rule(who=picks)
    def starts(self, who: int) -> None:
        self.tries(lambda: self.world.start(self.people[who % 4]))

    @rule(who=picks, text=texts, pick=picks)
    def writes(self, who: int, text: str, pick: int) -> None:
        person = self.people[who % 4]
        thread = next(iter(self.group.topics), None) if pick % 3 == 0 and pick % 2 else None
        where = self.group.id if pick % 3 == 0 else None
        self.tries(lambda: self.world.write(person, text, where, thread_id=thread))

    @rule(who=picks, kind=st.sampled_from(["sticker", "photo", "document", "voice", "contact", "album"]))
    def sends(self, who: int, kind: str) -> None:
        person, files = self.people[who % 4], self.world.files
        if self.world.private_chat(person).blocked:
            return  # the files themselves would stay
        if kind == "contact":
            self.tries(lambda: self.world.share_contact(person))
        elif kind == "album":
            self.tries(lambda: self.world.send_album(person, [contents.photo(files), contents.photo(files)]))
        else:
            self.tries(lambda: self.world.send(person, getattr(contents, kind)(files)))

    @rule(who=picks, pick=picks, text=texts, deed=st.sampled_from(["edit", "delete", "forward", "react", "press"]))
    def does_something_to_a_message(self, who: int, pick: int, text: str, deed: str) -> None:
        person = self.people[who % 4]
        message = self.message(pick, person)
        if message is None:
            return
        deeds: dict[str, Callable[[], Any]] = {
            "edit": lambda: self.world.edit(person, message, text),
            "delete": lambda: self.world.delete(person, message),
            "forward": lambda: self.world.forward(person, message),
            "react": lambda: self.world.react(person, message, sorted(EMOJI)[pick % len(EMOJI)]),
            "press": lambda: self.world.press(person, message, "forged"),
        }
        self.tries(deeds[deed])

    @rule(who=picks, pick=picks)
    def taps(self, who: int, pick: int) -> None:
        person = self.people[who % 4]
        message = self.message(pick, person)
        if message is not None and message.inline:
            button = message.inline[0][0]
            self.tries(lambda: self.world.tap(person, message, button))

    @rule(who=picks, blocked=st.booleans())
    def blocks(self, who: int, blocked: bool) -> None:
        (self.world.block if blocked else self.world.unblock)(self.people[who % 4])

    @rule(who=picks, deed=st.sampled_from(["add", "remove", "promote", "topic"]))
    def changes_the_group(self, who: int, deed: str) -> None:
        person, olena = self.people[who % 4], self.people[2]
        if deed == "topic":
            self.tries(lambda: self.world.open_topic(self.group.id, olena, "Lead"))
        elif person != olena:
            change = {"add": self.world.add_member, "remove": self.world.remove_member, "promote": self.world.promote}
            self.tries(lambda: change[deed](self.group.id, person, by=olena))

    # -- the bot ------------------------------------------------------------------------------------------------------

    @rule(who=picks, pick=picks, text=texts, times=st.sampled_from([1, 1, 1, 7, 25]))
    def the_bot_sends(self, who: int, pick: int, text: str, times: int) -> None:
        chat = self.chat(pick, self.people[who % 4])
        markup = '{"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}' if pick % 2 else ""
        params = {"chat_id": chat.id, "text": text, "reply_markup": markup}
        for _ in range(times):
            body = self.calls("sendMessage", **params)
            if chat.private and body["ok"]:
                assert chat.started
                assert not chat.blocked
            for _each_limit in range(3):
                if body.get("error_code") == 429:
                    self.clock.forward(body["parameters"]["retry_after"])
                    body = self.calls("sendMessage", **params)
            assert body.get("error_code") != 429, "so long is long enough"

    @rule(idle=EVENINGS)
    def the_bot_writes_to_everybody_at_once(self, idle: float) -> None:
        """Without a pause, however often it is told to wait."""
        self.clock.forward(idle)
        for chat_id in [*self.people, self.group.id] * (PRIVATE_BURST + 2):
            self.asks("sendMessage", {"chat_id": chat_id, "text": "news"})
        for _ in range(GROUP_PER_MINUTE):
            self.asks("sendMessage", {"chat_id": self.group.id, "text": "news"})

    @rule(pick=picks, text=texts, same=st.booleans(), idle=EVENINGS)
    def the_bot_edits(self, pick: int, text: str, same: bool, idle: float) -> None:
        self.clock.forward(idle)
        chats = [chat for chat in self.world.chats.by_key.values() if self.own(chat)]
        if not chats:
            return
        chat = chats[pick % len(chats)]
        message = self.own(chat)[pick % len(self.own(chat))]
        text = message.text if same else text
        body = self.calls("editMessageText", chat_id=chat.id, message_id=message.id, text=text)
        if body["ok"]:
            assert body["result"]["message_id"] == message.id

    def own(self, chat: Chat) -> list[Message]:
        there = chat.messages.values()
        return [it for it in there if it.sender_id == self.bot.id and "text" in it.content and not it.deleted]

    @rule(who=picks, pick=picks, name=st.sampled_from(
        ["deleteMessage", "copyMessage", "forwardMessage", "pinChatMessage", "unpinChatMessage"]
    ))  # fmt: skip
    def the_bot_does_something_to_a_message(self, who: int, pick: int, name: str) -> None:
        person = self.people[who % 4]
        message, chat = self.message(pick, person), self.chat(pick, person)
        self.calls(name, chat_id=chat.id, from_chat_id=chat.id, message_id=message.id if message else 77)

    @rule(name=st.sampled_from(["Lead", ""]), thread=picks)
    def the_bot_changes_topics(self, name: str, thread: int) -> None:
        topics = [*self.group.topics, 77]
        self.calls("createForumTopic", chat_id=self.group.id, name=name)
        self.calls("closeForumTopic", chat_id=self.group.id, message_thread_id=topics[thread % len(topics)])

    @rule(pick=picks)
    def the_bot_answers_a_press(self, pick: int) -> None:
        presses = self.world.presses.newest_first()
        press_id = presses[pick % len(presses)].id if presses else "5"
        if self.calls("answerCallbackQuery", callback_query_id=press_id, text="ok")["ok"]:
            assert not self.calls("answerCallbackQuery", callback_query_id=press_id)["ok"], "a press is answered once"

    @rule(limit=st.integers(1, 100), taken=st.integers(0, 100), remembers=st.booleans())
    def the_bot_polls(self, limit: int, taken: int, remembers: bool) -> None:
        """With its offset or, like a bot that has just started, without."""
        if remembers:
            self.floor = max(self.floor, self.offset)
        batch = self.calls_for_updates(self.offset if remembers else 0, limit)
        assert batch == self.alive()[:limit], "what is confirmed never comes again, and what is not comes in order"
        if batch[:taken]:
            self.offset = batch[:taken][-1] + 1

    @rule(kept=st.integers(1, 5))
    def the_bot_forgets_what_is_older(self, kept: int) -> None:
        batch = self.calls_for_updates(-kept, 100)
        assert len(batch) <= kept
        self.floor = max(self.floor, batch[0] if batch else 0)

    def alive(self) -> list[int]:
        return [number for number, expires in self.made.items() if number >= self.floor and expires > self.clock()]

    def calls_for_updates(self, offset: int, limit: int) -> list[int]:
        self.world.limits.enabled = False  # with them a poll that comes again at once is slowed down
        result = self.asks("getUpdates", {"offset": offset, "limit": limit})["result"]
        self.world.limits.enabled = True
        return [update["update_id"] for update in result]

    # -- time, and the end ----------------------------------------------------------------------------------

    @rule(seconds=EVENINGS)
    def time_passes(self, seconds: float) -> None:
        self.clock.forward(seconds)

    def teardown(self) -> None:
        data = self.world.snapshot()
        assert World.restored(data, time=self.clock).snapshot() == data


class Posting(RuleBasedStateMachine):
    """People write while a webhook takes and refuses what is posted to it."""

    CONNECTIONS = 3

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.world = World(time=self.clock)
        self.world.add_bot()
        self.people = [self.world.add_user(f"P{number}").id for number in range(5)]
        self.messages = [self.world.start(person) for person in self.people]
        self.deliveries = Deliveries(self.world.updates(), self.CONNECTIONS, self.clock)
        self.under_way: list[Waiting] = []
        self.confirmed: set[int] = set()
        self.due: dict[int, float] = {}

    @rule(who=picks, presses=st.booleans())
    def something_happens(self, who: int, presses: bool) -> None:
        number = who % len(self.people)
        if presses:
            self.world.press(self.people[number], self.messages[number], "x")
        else:
            self.world.write(self.people[number], "hello")

    @rule()
    def what_is_due_is_posted(self) -> None:
        taken = self.deliveries.take_due()
        oldest: dict[Lane, int] = {}
        for it in self.world.updates().waiting:
            oldest.setdefault(it.lane, it.update_id)
        for it in taken:
            assert it.update_id not in self.confirmed
            assert oldest[it.lane] == it.update_id, "a lane keeps its order"
            assert self.due.get(it.update_id, 0.0) <= self.clock(), "not before its time"
            assert it.expires > self.clock()
        self.under_way += taken
        lanes = [it.lane for it in self.under_way]
        assert len(set(lanes)) == len(lanes) <= self.CONNECTIONS
        if not self.under_way:
            assert not len(self.world.updates()) or (self.deliveries.wait() or 0) > 0, "nothing is forgotten"

    @precondition(lambda self: self.under_way)
    @rule(pick=picks, pause=st.sampled_from([None, None, 0, 0, 5, 100_000]))
    def one_is_answered(self, pick: int, pause: int | None) -> None:
        it = self.under_way.pop(pick % len(self.under_way))
        if pause is None:
            self.deliveries.confirmed(it)
            self.confirmed.add(it.update_id)
            return
        self.deliveries.failed(it, pause)
        self.due[it.update_id] = self.clock() + min(pause, 3600)

    @rule(seconds=EVENINGS)
    def time_passes(self, seconds: float) -> None:
        self.clock.forward(seconds)

    def teardown(self) -> None:
        """In the end everything arrives."""
        while len(self.world.updates()):
            for it in [*self.under_way, *self.deliveries.take_due()]:
                self.deliveries.confirmed(it)
            self.under_way.clear()
            self.clock.forward(LONGEST_DELAY)


@pytest.mark.parametrize("machine", [Morning, Posting])
def test_what_always_holds(machine: type[RuleBasedStateMachine]) -> None:
    run_state_machine_as_test(machine, settings=QUICK)


@pytest.mark.sweep
@pytest.mark.parametrize("machine", [Morning, Posting])
def test_what_always_holds_in_very_many_mornings(machine: type[RuleBasedStateMachine]) -> None:
    run_state_machine_as_test(machine, settings=LONG)
