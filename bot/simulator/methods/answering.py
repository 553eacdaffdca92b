"""What a call says about the message that it answers."""

from dataclasses import dataclass

from bot.simulator import objects
from bot.simulator.errors import bad_request
from bot.simulator.methods.call import Call


@dataclass(frozen=True, slots=True)
class Answered:
    """`chat_id` is another chat than the one written to, or empty; `lenient` sends even if the message is gone."""

    message_id: int
    chat_id: str
    lenient: bool


def answered(call: Call) -> Answered | None:
    """None where nothing is answered; an id that cannot be one answers nothing."""
    if "reply_parameters" not in call.params:
        found = Answered(call.integer("reply_to_message_id"), "", call.flag("allow_sending_without_reply"))
    elif not call.has("reply_parameters"):
        return None
    else:
        found = _read(call.json("reply_parameters"))
    return found if found.message_id > 0 else None


def _read(given: object) -> Answered:
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    if not given:
        return Answered(0, "", lenient=False)
    try:
        chat_id, message_id = objects.optional_text(given, "chat_id"), objects.number(given, "message_id")
        return Answered(message_id, chat_id, objects.optional_flag(given, "allow_sending_without_reply"))
    except objects.FieldError as error:
        raise bad_request(str(error)) from None
