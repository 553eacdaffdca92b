"""Who is in a group and what they may do there; the bots concerned are told."""

from typing import TYPE_CHECKING, Any

from bot.simulator.chats import ADMIN_RIGHTS, Chat, Member
from bot.simulator.errors import ImpossibleError
from bot.simulator.posting import listeners, post_service

if TYPE_CHECKING:
    from bot.simulator.world import World


def change_member(
    world: "World", chat: Chat, user_id: int, status: str, by: int, rights: dict[str, bool] | None = None
) -> None:
    """Give somebody a status. The bot concerned gets my_chat_member; administrators that asked get chat_member."""
    old = chat.member(user_id)
    new = Member(user_id, status, {**ADMIN_RIGHTS, **(rights or {})} if status == "administrator" else {})
    chat.members[user_id] = new
    _tell_bots(world, chat, old, new, by)
    _service_message(world, chat, old, new, by)
    world.tell("chat", chat.key)


def _tell_bots(world: "World", chat: Chat, old: Member, new: Member, by: int) -> None:
    change = {
        "chat": chat.described(world.accounts),
        "from": world.accounts.described(by),
        "date": int(world.time()),
        "old_chat_member": old.described(world.accounts),
        "new_chat_member": new.described(world.accounts),
    }
    if new.user_id in world.queues:
        world.queues[new.user_id].put("my_chat_member", change)
    for bot in listeners(world, chat):
        if bot.id != new.user_id and chat.member(bot.id).administers:
            world.queues[bot.id].put("chat_member", change)


def _service_message(world: "World", chat: Chat, old: Member, new: Member, by: int) -> None:
    if old.present == new.present:
        return
    user = world.accounts.described(new.user_id)
    content: dict[str, Any] = {"new_chat_members": [user]} if new.present else {"left_chat_member": user}
    post_service(world, chat, by, content)


def set_forum(world: "World", chat: Chat, *, forum: bool) -> None:
    """Switch topics on or off; without them all messages stand in one row, and they come back with their topics."""
    if chat.type != "supergroup":
        raise ImpossibleError("only a supergroup has topics; upgrade the group first")
    chat.is_forum = forum
    world.tell("chat", chat.key)


def migrate(world: "World", chat: Chat) -> Chat:
    """Upgrade a basic group to a supergroup: the old id is dead, the new one begins empty."""
    if chat.type != "group" or chat.migrated_to is not None:
        raise ImpossibleError("only a basic group can be upgraded, and only once")
    new = world.chats.add_group(chat.title or "", "supergroup", is_forum=False)
    new.members = dict(chat.members)
    owner = next((it.user_id for it in chat.members.values() if it.status == "creator"), chat.present_ids()[0])
    post_service(world, chat, owner, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    post_service(world, new, owner, {"migrate_from_chat_id": chat.id})
    world.tell("chat", chat.key)
    return new
