"""What the tests of delivery share with the stories."""

from tests.stories.fixtures import agency, limited, log, morning

__all__ = ["agency", "limited", "log", "morning"]
