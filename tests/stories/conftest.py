"""What the stories share."""

from tests.stories.fixtures import agency, limited, log, morning

__all__ = ["agency", "limited", "log", "morning"]
