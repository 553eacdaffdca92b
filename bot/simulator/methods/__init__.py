"""Which methods there are, under their names, and which of them count against Telegram's limits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.simulator.methods import (
    albums,
    changing,
    commands,
    looking,
    media,
    menus,
    pins,
    profiles,
    reactions,
    sending,
    several,
    topics,
    webhooks,
)
from bot.simulator.methods.call import Call, Upload
from bot.simulator.methods.known import KNOWN

__all__ = ["KNOWN", "METHODS", "Call", "Method", "Upload"]


@dataclass(frozen=True, slots=True)
class Method:
    """`counted` methods spend from Telegram's limits on their chat."""

    name: str
    run: Callable[[Call], Any]
    counted: bool = False


_COUNTED: dict[str, Callable[[Call], Any]] = {
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendVideo": sending.send_video,
    "sendAudio": sending.send_audio,
    "sendAnimation": sending.send_animation,
    "sendVideoNote": sending.send_video_note,
    "sendSticker": sending.send_sticker,
    "sendMediaGroup": albums.send_media_group,
    "sendContact": sending.send_contact,
    "sendLocation": sending.send_location,
    "copyMessage": sending.copy_message,
    "copyMessages": several.copy_messages,
    "forwardMessage": sending.forward_message,
    "forwardMessages": several.forward_messages,
    "editMessageText": changing.edit_message_text,
    "editMessageCaption": changing.edit_message_caption,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": topics.close_forum_topic,
    "reopenForumTopic": topics.reopen_forum_topic,
    "editGeneralForumTopic": topics.edit_general_forum_topic,
    "closeGeneralForumTopic": topics.close_general_forum_topic,
    "reopenGeneralForumTopic": topics.reopen_general_forum_topic,
    "hideGeneralForumTopic": topics.hide_general_forum_topic,
    "unhideGeneralForumTopic": topics.unhide_general_forum_topic,
}

_FREE: dict[str, Callable[[Call], Any]] = {
    "getMe": looking.get_me,
    "getChat": looking.get_chat,
    "getChatMember": looking.get_chat_member,
    "getChatAdministrators": looking.get_chat_administrators,
    "getChatMemberCount": looking.get_chat_member_count,
    "getFile": media.get_file,
    "deleteMessage": changing.delete_message,
    "deleteMessages": several.delete_messages,
    "setMessageReaction": reactions.set_message_reaction,
    "answerCallbackQuery": changing.answer_callback_query,
    "pinChatMessage": pins.pin_chat_message,
    "unpinChatMessage": pins.unpin_chat_message,
    "sendChatAction": sending.send_chat_action,
    "deleteForumTopic": topics.delete_forum_topic,
    "leaveChat": topics.leave_chat,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "setMyName": profiles.set_my_name,
    "getMyName": profiles.get_my_name,
    "setMyDescription": profiles.set_my_description,
    "getMyDescription": profiles.get_my_description,
    "setMyShortDescription": profiles.set_my_short_description,
    "getMyShortDescription": profiles.get_my_short_description,
    "setChatMenuButton": menus.set_chat_menu_button,
    "getChatMenuButton": menus.get_chat_menu_button,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_webhook_info,
}

METHODS: dict[str, Method] = {
    name.lower(): Method(name, run, counted)
    for table, counted in ((_COUNTED, True), (_FREE, False))
    for name, run in table.items()
}
