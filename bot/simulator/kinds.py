"""The kinds of updates there are in Bot API 10.0, and how long one of each is kept."""

# In the order in which getWebhookInfo names them.
KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member", "chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", "message_reaction", "message_reaction_count",
    "business_connection", "business_message", "edited_business_message", "deleted_business_messages",
    "purchased_paid_media", "managed_bot", "guest_message",
)  # fmt: skip
DEFAULT_KINDS = frozenset(KINDS) - {"chat_member", "message_reaction", "message_reaction_count"}
MESSAGE_LIFETIME = 86_400
PRESS_LIFETIME = 150
_LIFETIMES = {
    "callback_query": PRESS_LIFETIME, "shipping_query": 150, "pre_checkout_query": 150, "inline_query": 30,
    "chosen_inline_result": 600,
}  # fmt: skip


def lifetime(kind: str) -> int:
    """Seconds."""
    return _LIFETIMES.get(kind, MESSAGE_LIFETIME)
