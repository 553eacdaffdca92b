"""Methods on webhooks. The source is Client.cpp: process_set_webhook_query, do_set_webhook, JsonWebhookInfo."""

from contextlib import suppress
from typing import Any

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.kinds import DEFAULT_KINDS, KINDS
from bot.simulator.methods.call import Call
from bot.simulator.updates import UpdateQueue
from bot.simulator.webhook import MOST_CONNECTIONS, USUAL_CONNECTIONS, Webhook, check_address, check_secret

Result = Any
_LARGEST_CERTIFICATE = 3 << 20


def set_webhook(call: Call) -> Result:
    """As with Telegram, the old webhook is gone and the updates are dropped even if the new one is then refused."""
    if not call.has("url"):
        return delete_webhook(call)
    webhooks, webhook, drop = call.world.webhooks, _asked(call), call.flag("drop_pending_updates")
    if webhook.same_as(webhooks.get(call.bot.id)) and not drop:
        remember_kinds(call)
        call.remark = "Webhook is already set"
        return True
    webhooks.delete(call.bot.id)
    if drop:
        _queue(call).clear()
    check_address(webhook)
    check_secret(webhook.secret)
    _check_certificate(webhook)
    remember_kinds(call)
    webhooks.set(call.bot.id, webhook)
    _queue(call).tell()
    call.world.tell("bots")
    call.remark = "Webhook was set"
    return True


def delete_webhook(call: Call) -> Result:
    was = call.world.webhooks.delete(call.bot.id)
    if call.flag("drop_pending_updates"):
        _queue(call).clear()
    elif not was:
        remember_kinds(call)
    call.remark = "Webhook was deleted" if was else "Webhook is already deleted"
    call.world.tell("bots")
    return True


def get_webhook_info(call: Call) -> Result:
    queue, webhook = _queue(call), call.world.webhooks.get(call.bot.id)
    allowed = [kind for kind in KINDS if kind in queue.allowed] if queue.allowed != DEFAULT_KINDS else None
    if webhook is not None:
        return webhook.described(len(queue), allowed)
    info: dict[str, Any] = {"url": "", "has_custom_certificate": False, "pending_update_count": len(queue)}
    return info | ({"allowed_updates": allowed} if allowed else {})


def remember_kinds(call: Call) -> None:
    """`allowed_updates`, which nobody complains of when it is no list of names."""
    with suppress(ApiError):
        _queue(call).allow(call.json("allowed_updates"))


def _asked(call: Call) -> Webhook:
    connections = call.integer("max_connections", USUAL_CONNECTIONS)
    return Webhook(
        call.text("url"),
        call.text("secret_token"),
        min(max(connections, 1), MOST_CONNECTIONS),
        _certificate(call),
    )


def _certificate(call: Call) -> str | None:
    name = call.text("certificate").removeprefix("attach://") or "certificate"
    upload = call.uploads.get("certificate") or call.uploads.get(name)
    return upload.data.decode("latin-1") if upload else None


def _check_certificate(webhook: Webhook) -> None:
    size = len(webhook.certificate or "")
    if size > _LARGEST_CERTIFICATE:
        raise bad_request(f"certificate size is too big ({size} bytes)")


def _queue(call: Call) -> UpdateQueue:
    return call.world.queues[call.bot.id]
