"""Where updates are posted to."""

from .row import Refusal
from .settings import unknown
from .sources import api

_SET = api("do_set_webhook")

WEBHOOKS = [
    Refusal("setWebhook", unknown, {"url": "http:///x"}, "invalid webhook URL specified", _SET),
    Refusal("setWebhook", unknown, {"url": "localhost", "secret_token": "x" * 257}, "secret token is too long", _SET),
    Refusal("setWebhook", unknown, {"url": "localhost", "secret_token": "a b"},
            "secret token contains unallowed characters", _SET),
]  # fmt: skip
