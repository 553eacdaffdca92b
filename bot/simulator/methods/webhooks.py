"""Methods on webhooks. There are none yet: updates are fetched with getUpdates."""

from typing import Any

from bot.simulator.methods.call import Call
from bot.simulator.updates import DEFAULT_KINDS

Result = Any


def delete_webhook(call: Call) -> Result:
    if call.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].clear()
    return True


def get_webhook_info(call: Call) -> Result:
    queue = call.world.queues[call.bot.id]
    info: dict[str, Any] = {"url": "", "has_custom_certificate": False, "pending_update_count": len(queue)}
    if queue.allowed != DEFAULT_KINDS:
        info["allowed_updates"] = sorted(queue.allowed)
    return info
