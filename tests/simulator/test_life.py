"""People who walk by themselves: what draws them, and that they stay within what a person can do."""

import asyncio
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator import World
from bot.simulator.life import Life
from bot.simulator.life.choice import ENOUGH, LONGEST_WALK, Memory, choose, drawn_to, plain, weight
from bot.simulator.life.look import Button, Screen, looked_at
from bot.simulator.life.visitor import Visitor
from bot.simulator.markup import Markup
from bot.simulator.messages import Message
from bot.simulator.posting import post
from bot.simulator.world import Change

SAYINGS = ("Anna", "Anna & Co", "anna@guest.example")
NOTHING: Counter[str] = Counter()
LABELS = st.sampled_from(["Yes", "No", "‹ Back", "✓ Python", "Python", "Skip", "🗑 Forget", "Done (2)"])
BUTTONS = st.builds(
    Button, LABELS, st.just(7), st.integers(0, 5), st.sampled_from([None, "primary", "danger"]), st.booleans()
)
SCREENS = st.builds(
    Screen, st.lists(BUTTONS, max_size=6).map(tuple), st.lists(BUTTONS, max_size=3).map(tuple), st.booleans(),
    st.booleans(),
)  # fmt: skip
MEMORIES = st.builds(
    lambda tapped, deeds, quiet: Memory(Counter(map(plain, tapped)), [], deeds, quiet),
    st.lists(LABELS, max_size=5), st.integers(0, LONGEST_WALK), st.integers(0, 3),
)  # fmt: skip


@given(SCREENS, MEMORIES, st.integers())
def test_the_same_dice_make_the_same_choice_and_only_of_what_is_there(
    screen: Screen, memory: Memory, seed: int
) -> None:
    before = repr(memory)
    deed = choose(screen, memory, SAYINGS, Random(seed))
    assert deed == choose(screen, memory, SAYINGS, Random(seed))
    assert repr(memory) == before
    assert deed.button is None or deed.button in (*screen.buttons, *screen.older)
    assert deed.kind != "edit" or screen.spoken
    assert (deed.button is not None) == (deed.kind == "tap")
    assert (deed.text != "") == (deed.kind == "write")


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (Button("Send", style="primary"), Button("Send")),
        (Button("Yes"), Button("No", last=True)),
        (Button("Yes"), Button("↩ Back")),
        (Button("🗑 Forget"), Button("🗑 Forget", style="danger")),
        (Button("Yes"), Button("Our site", leads_away=True)),
    ],
    ids=lambda button: button.label,
)
def test_some_buttons_draw_more_than_others(more: Button, less: Button) -> None:
    assert weight(more, NOTHING) > weight(less, NOTHING) > 0


@pytest.mark.parametrize(("tapped", "then"), [("Python", "✓ Python"), ("Done (1)", "Done (2)"), ("‹ Back", "Back")])
def test_what_was_tapped_draws_less_also_with_a_tick_or_another_number(tapped: str, then: str) -> None:
    done = Counter([plain(tapped)])
    assert weight(Button(then), done) < weight(Button(then), NOTHING) / 2


@pytest.mark.parametrize("style", ["primary", "success"])
def test_among_many_plain_buttons_the_one_in_colour_is_mostly_tapped(style: str) -> None:
    buttons = (Button("Send", style=style), *(Button(f"Answer {letter}") for letter in "ABCDEFGHIJKLMNOPQRST"))
    found = Counter(drawn_to(buttons, NOTHING, Random(seed)).label for seed in range(100))
    assert 55 < found["Send"] < 90


def test_nobody_goes_round_in_circles() -> None:
    """Among five buttons each is tapped before any is tapped a fifth time."""
    buttons = tuple(Button(label) for label in "ABCDE")
    for seed in range(50):
        dice, tapped = Random(seed), NOTHING.copy()
        while max(tapped.values(), default=0) < 5:
            tapped[plain(drawn_to(buttons, tapped, dice).label)] += 1
        assert len(tapped) == len(buttons)


@pytest.mark.parametrize(
    ("screen", "memory"),
    [
        (Screen((Button("Yes"),)), Memory(deeds=LONGEST_WALK)),
        (Screen((Button("Yes"),)), Memory(deeds=5, quiet=3)),
    ],
    ids=["had enough", "nobody answers"],
)
def test_when_a_person_goes(screen: Screen, memory: Memory) -> None:
    assert {choose(screen, memory, SAYINGS, Random(seed)).kind for seed in range(50)} == {"leave"}


def test_a_person_goes_from_what_looks_like_an_end_but_not_at_the_beginning() -> None:
    end = Screen((Button("A new request"),))
    assert Counter(choose(end, Memory(deeds=0), SAYINGS, Random(n)).kind for n in range(100))["leave"] < 5
    assert Counter(choose(end, Memory(deeds=ENOUGH), SAYINGS, Random(n)).kind for n in range(100))["leave"] > 50


async def no_pause(_seconds: float) -> None:
    await asyncio.sleep(0)


class WhimsicalBot:
    """Answers whatever is done with a screen out of a hat, at once, within the simulator."""

    def __init__(self, world: World, dice: Random) -> None:
        self.world = world
        self.dice = dice
        self.heard: Counter[str] = Counter()
        world.listeners.append(self.hear)

    def hear(self, change: Change) -> None:
        if change.kind == "press" or (change.kind == "message" and change.what.sender_id != self.world.bot().id):
            self.heard[change.kind if change.kind == "press" else change.what.kind] += 1
            asyncio.get_running_loop().call_soon(self.answer, change.what)

    def answer(self, message: Message) -> None:
        chat = self.world.chats.by_key[message.place]
        if chat.blocked:
            return
        labels = self.dice.sample(["Yes", "No", "Back", "Later", "Never"], self.dice.randint(1, 4))
        markups = (
            None,
            Markup("inline", [[{"text": label, "callback_data": label, "style": "danger"}] for label in labels]),
            Markup("inline", [[{"text": "Our site", "url": "https://guest.example"}]]),
            Markup("keyboard", [[{"text": label} for label in labels]], {"one_time_keyboard": True}),
            Markup("keyboard", [[{"text": "My number", "request_contact": True}]]) if chat.private else None,
            Markup("remove"),
        )
        post(self.world, chat, self.world.bot().id, {"text": ", ".join(labels)}, markup=self.dice.choice(markups))


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_a_bot_shows_people_do_only_what_people_can(world: World, seed: int) -> None:
    """Else the simulator raises ImpossibleError."""
    group = world.add_group("Managers")
    bot = WhimsicalBot(world, Random(seed))
    post(
        world,
        group,
        world.bot().id,
        {"text": "card"},
        markup=Markup("inline", [[{"text": "Take", "callback_data": "t"}]]),
    )
    async with asyncio.timeout(20):
        await Life(world, 8, seed, no_pause).goes_on()
    guests = [it for it in world.accounts.people.values() if it.role == "prospect"]
    assert len(guests) == 8
    assert {it.language_code for it in guests} <= {"uk", "en"}
    assert bot.heard["text"] >= 8 and bot.heard["press"] > 0
    assert all(len(world.private_chat(it.id).messages) < 4 * LONGEST_WALK for it in guests)


async def test_a_bot_that_does_not_answer_is_left_soon(world: World) -> None:
    async with asyncio.timeout(20):
        await Life(world, 5, 1, no_pause).goes_on()
    assert all(len(world.private_chat(it).messages) < 20 for it in world.accounts.people)


async def test_a_walk_is_the_same_with_the_same_seed() -> None:
    """Here the bot answers at once, so that nothing hangs on the pace."""
    said = []
    for _ in range(2):
        world = World()
        world.add_bot()
        WhimsicalBot(world, Random(3))
        guest = world.add_user("Anna", phone="+380501112233")
        await Visitor(world, guest, Random(5), no_pause).walks()
        said.append([(it.sender_id, it.text, it.kind) for it in world.private_chat(guest.id).messages.values()])
    assert said[0] == said[1]
    assert len(said[0]) > 5


def test_of_keyboard_and_buttons_the_newer_is_noticed(world: World) -> None:
    anna = world.add_user("Anna", phone="+1")
    chat = world.private_chat(anna.id)
    world.start(anna.id)
    inline = Markup("inline", [[{"text": "Yes", "callback_data": "y"}]])
    post(world, chat, world.bot().id, {"text": "a"}, markup=inline)
    assert [it.label for it in looked_at(chat, anna.id).buttons] == ["Yes"]
    post(world, chat, world.bot().id, {"text": "b"}, markup=Markup("keyboard", [[{"text": "Skip"}]]))
    seen = looked_at(chat, anna.id)
    assert ([it.label for it in seen.buttons], [it.label for it in seen.older]) == (["Skip"], ["Yes"])
    post(world, chat, world.bot().id, {"text": "c"}, markup=inline)
    assert [it.label for it in looked_at(chat, anna.id).buttons] == ["Yes"]
    post(world, chat, world.bot().id, {"text": "d"}, markup=Markup("remove"))
    assert looked_at(chat, anna.id).silent
