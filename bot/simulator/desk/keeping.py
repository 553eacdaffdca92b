"""What the maintainer does on the desk: people, groups, rights, updates as they should not be."""

from typing import Any

from bot.simulator import groups
from bot.simulator.chats import ADMIN_RIGHTS, Chat
from bot.simulator.desk import named
from bot.simulator.desk.fields import Fields, WrongRequestError
from bot.simulator.world import World

Answer = dict[str, Any]
_DETAILS = ("last_name", "username", "language_code", "phone")
_STATUSES = ("administrator", "member", "left", "kicked")
_BOT_STATUSES = ("administrator", "member", "none")
_KINDS = ("supergroup", "group")


def add_person(world: World, given: Fields) -> Answer:
    role = given.choice("role", ("prospect", "manager"), "prospect")
    details = {name: given.optional_text(name) for name in _DETAILS}
    person = world.add_user(given.text("first_name"), role=role, **details)
    if role == "manager":
        for group in [it for it in world.chats.groups() if it.migrated_to is None]:
            world.add_member(group.id, person.id)
    return {"person": person.id}


def change_person(world: World, given: Fields) -> Answer:
    person = world.person(named.person(world, given))
    first_name = given.text("first_name") if "first_name" in given else person.first_name
    changed = {name: given.optional_text(name) for name in _DETAILS if name in given}
    deactivated = given.flag("deactivated", default=person.deactivated)
    person.first_name, person.deactivated = first_name, deactivated
    for name, value in changed.items():
        setattr(person, name, value)
    world.tell("people")
    return {}


def add_group(world: World, given: Fields) -> Answer:
    members = given.numbers("members")
    for member in members:
        if member not in world.accounts.people:
            raise WrongRequestError(f"there is no person {member}")
    kind, forum = given.choice("kind", _KINDS, "supergroup"), given.flag("forum")
    status = given.choice("bot_status", _BOT_STATUSES, "administrator")
    if forum and kind == "group":
        raise WrongRequestError("only a supergroup has topics")
    bot_status = None if status == "none" else status
    return {"chat": world.add_group(given.text("title"), members, forum, bot_status, kind).id}


def change_member(world: World, given: Fields) -> Answer:
    chat, member = named.group(world, given), given.number("member")
    if world.accounts.find(member) is None:
        raise WrongRequestError(f"there is nobody with the id {member}")
    status = given.choice("status", _STATUSES, None)
    rights = given.flags("rights", frozenset(ADMIN_RIGHTS))
    by = named.person(world, given, "by") if "by" in given else _usual_actor(chat, member, status)
    groups.change_member(world, chat, member, status, by, rights or None)
    return {}


def _usual_actor(chat: Chat, member: int, status: str) -> int:
    """Who does it where nobody is named: one leaves by oneself, all else is done by the owner."""
    owner = next((it.user_id for it in chat.members.values() if it.status == "creator"), member)
    return member if status == "left" else owner


def set_forum(world: World, given: Fields) -> Answer:
    world.set_forum(named.group(world, given).id, forum=given.flag("forum", default=True))
    return {}


def migrate(world: World, given: Fields) -> Answer:
    return {"chat": world.migrate(named.group(world, given).id).id}


def change_bot(world: World, given: Fields) -> Answer:
    world.bot(named.bot_id(world, given)).privacy = given.flag("privacy", default=True)
    world.tell("bots")
    return {}


def update(world: World, given: Fields) -> Answer:
    """An update as it stands, or one that was given before once more."""
    bot = named.bot_id(world, given)
    if "again" in given:
        number = given.number("again")
        try:
            world.redeliver(number, bot)
        except KeyError as error:
            raise WrongRequestError(str(error.args[0])) from None
        return {"update": number}
    raw = given.object("update")
    if "update_id" in raw:
        Fields(raw).number("update_id")
    return {"update": world.push_raw_update(raw, bot)}
