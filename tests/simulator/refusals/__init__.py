"""Every refusal that the simulator knows, with where its text comes from."""

from .changes import CHANGES
from .chats import CHATS
from .media import MEDIA
from .profile import PROFILE
from .row import Refusal
from .texts import TEXTS
from .topics import TOPICS
from .webhooks import WEBHOOKS

REFUSALS: list[Refusal] = [*CHATS, *TEXTS, *MEDIA, *CHANGES, *TOPICS, *PROFILE, *WEBHOOKS]
