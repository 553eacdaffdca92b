"""A forum's topics."""

from .row import Refusal
from .settings import closed_to_the_bot, forum, forum_without_rights, group, kicked, left, open_topic, started, unknown
from .sources import api, errors_of, met, not_found, td

_TOPICS = "ForumTopicManager.cpp "
_NO_FORUM = td(f"{_TOPICS}is_forum")
_SAME = "TOPIC_NOT_MODIFIED"
_NO_TOPIC = "TOPIC_ID_INVALID"
_EDIT = "not enough rights to edit the topic"
_CLOSE = "not enough rights to close or open the topic"
_CLOSING = td(f"{_TOPICS}toggle_forum_topic_is_closed")
_EDITING = errors_of("channels.editForumTopic")
_INVALID = "invalid forum topic identifier specified"
_X = {"name": "x"}

TOPICS = [
    Refusal("createForumTopic", kicked, _X, "bot was kicked from the supergroup chat", api("check_chat_access"), 403),
    Refusal("createForumTopic", group, _X, "the chat is not a forum", _NO_FORUM),
    Refusal("createForumTopic", started, _X, "the chat is not a forum", _NO_FORUM),
    Refusal("createForumTopic", forum, {"name": " \n"}, "name must be non-empty", td(f"{_TOPICS}create_forum_topic")),
    Refusal("createForumTopic", forum, {"name": "x", "icon_color": -1}, "invalid icon color specified",
            td(f"{_TOPICS}create_forum_topic")),
    Refusal("createForumTopic", forum, {"name": "x", "icon_color": 5}, "invalid icon color specified",
            not_found("the documentation of createForumTopic allows six colours and says no more")),
    Refusal("createForumTopic", forum_without_rights, _X, "not enough rights to create a topic",
            td(f"{_TOPICS}create_forum_topic")),
    Refusal("editForumTopic", forum, _X, _INVALID, td(f"{_TOPICS}can_be_forum_topic_id")),
    Refusal("editForumTopic", closed_to_the_bot, _X, _EDIT, td(f"{_TOPICS}edit_forum_topic")),
    Refusal("editForumTopic", open_topic, {"name": " "}, "name must be non-empty", td(f"{_TOPICS}edit_forum_topic")),
    Refusal("editForumTopic", forum, {"message_thread_id": 99, "name": "x"}, _NO_TOPIC, _EDITING),
    Refusal("editForumTopic", open_topic, {"name": "Lead"}, _SAME, _EDITING),
    Refusal("closeForumTopic", forum, {"message_thread_id": 99}, _NO_TOPIC, _EDITING),
    Refusal("closeForumTopic", closed_to_the_bot, {}, _CLOSE, _CLOSING),
    Refusal("reopenForumTopic", open_topic, {}, _SAME, met("TelegramBots/Telegram.Bot/issues/1252")),
    Refusal("deleteForumTopic", forum, {"message_thread_id": 1}, _NO_TOPIC, errors_of("channels.deleteTopicHistory")),
    Refusal("deleteForumTopic", closed_to_the_bot, {}, "not enough rights to delete the topic",
            td(f"{_TOPICS}delete_forum_topic")),
    # the topic "General"
    Refusal("editGeneralForumTopic", group, _X, "the chat is not a forum", _NO_FORUM),
    Refusal("editGeneralForumTopic", forum, {"name": " "}, "name must be non-empty", td(f"{_TOPICS}edit_forum_topic")),
    Refusal("editGeneralForumTopic", forum, {"name": "General"}, _SAME, _EDITING),
    Refusal("closeGeneralForumTopic", forum_without_rights, {}, _CLOSE, _CLOSING),
    Refusal("reopenGeneralForumTopic", forum, {}, _SAME, _EDITING),
    Refusal("hideGeneralForumTopic", forum_without_rights, {}, _CLOSE, td(f"{_TOPICS}toggle_forum_topic_is_hidden")),
    Refusal("unhideGeneralForumTopic", forum, {}, _SAME, _EDITING),
    Refusal("pinChatMessage", left, {"message_id": 1}, "bot is not a member of the supergroup chat",
            api("check_chat_access"), 403),
    Refusal("hideGeneralForumTopic", unknown, {}, "chat not found", api("TdOnCheckChatCallback")),
]  # fmt: skip
