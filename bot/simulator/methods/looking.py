"""Methods that only look: the bot itself, chats, members."""

from typing import Any

from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.messages import described
from bot.simulator.methods.access import members_of, readable_chat
from bot.simulator.methods.call import Call
from bot.simulator.users import User

Result = Any
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(call: Call) -> Result:
    return {
        **call.bot.described(),
        "can_join_groups": True,
        "can_read_all_group_messages": not call.bot.privacy,
        "supports_inline_queries": False,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def get_chat(call: Call) -> Result:
    chat = readable_chat(call)
    full: dict[str, Any] = {
        **chat.described(call.world.accounts),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    pinned = chat.messages.get(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        full["pinned_message"] = described(pinned, chat, call.world.accounts, with_reply=False)
    return full


def get_chat_member(call: Call) -> Result:
    user_id = call.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    chat = readable_chat(call) if user_id == call.bot.id else members_of(call)
    if call.world.accounts.find(user_id) is None:
        raise bad_request("user not found")
    if chat.private:
        if user_id not in (chat.id, call.bot.id):
            raise bad_request("user not found")
        return {"user": call.world.accounts.described(user_id), "status": "member"}
    return chat.member(user_id).described(call.world.accounts)


def _group(call: Call) -> Chat:
    chat = members_of(call)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return chat


def get_chat_administrators(call: Call) -> Result:
    """Telegram leaves out other bots."""
    chat = _group(call)
    accounts = call.world.accounts
    wanted = [it for it in chat.members.values() if it.administers]
    return [
        it.described(accounts)
        for it in wanted
        if it.user_id == call.bot.id or isinstance(accounts.find(it.user_id), User)
    ]


def get_chat_member_count(call: Call) -> Result:
    chat = members_of(call)
    return 2 if chat.private else len(chat.present_ids())
