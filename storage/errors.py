"""What can be wrong with the database, told so that an operator knows what to do."""

from __future__ import annotations


class StorageError(Exception):
    """Base of all faults of this floor."""


class Unusable(StorageError):
    """The file cannot be used as it is, and nothing in it was changed."""


class WrongKey(StorageError):
    """The data was sealed with another master key, and nothing in it was changed."""


class Unavailable(StorageError):
    """Nothing can be written just now (locked, full, read-only); the work may be tried again."""
