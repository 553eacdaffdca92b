"""Sealing: personal data under a key per person, each key wrapped by the master key (AES-256-GCM).

Deleting a person's wrapped key makes everything that was sealed for that person unreadable for good.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import sqlite3
import threading
from collections import OrderedDict
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.errors import StorageError, WrongKey

KEY_BYTES = 32
NONCE_BYTES = 12
MOST_OPEN_KEYS = 10_000

HOUSE = 0
"""The person to whom belongs what belongs to nobody: `people` has a row for it."""


class Erased(StorageError):
    """The person's key is gone, and with it the data."""


class _Pool:
    """The system's randomness, fetched in larger pieces: a call for each nonce costs more than the sealing."""

    SIZE = 4096

    def __init__(self) -> None:
        self._bytes = b""
        self._lock = threading.Lock()

    def take(self, count: int) -> bytes:
        """So many random bytes, at most SIZE."""
        with self._lock:
            if len(self._bytes) < count:
                self._bytes = os.urandom(self.SIZE)
            taken, self._bytes = self._bytes[:count], self._bytes[count:]
        return taken


random_bytes = _Pool().take
"""So many random bytes, fit for nonces and keys; never the same twice, from any thread."""


def new_key() -> str:
    """A fresh master key as text: base64 of 32 random bytes."""
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def read_key(text: str) -> bytes:
    """The bytes of a master key. Raises ValueError without repeating the text."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("is not base64; make one with `intake-bot key new`") from None
    if len(key) != KEY_BYTES:
        raise ValueError(f"has {len(key)} bytes instead of {KEY_BYTES}; make one with `intake-bot key new`")
    return key


class Vault:
    """Seals and opens; keeps the keys of persons who were seen lately."""

    def __init__(self, master: bytes) -> None:
        self._master = AESGCM(master)
        self._open: OrderedDict[int, AESGCM] = OrderedDict()

    def new_person_key(self) -> bytes:
        """A fresh key for a person, wrapped, as it is stored."""
        return _encrypt(self._master, os.urandom(KEY_BYTES), b"person key")

    def seal(self, connection: sqlite3.Connection, person: int, purpose: str, data: Any) -> bytes:
        """JSON-able data under the key of a person; it opens for the same person and purpose only."""
        plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        return _encrypt(self._key(connection, person), plain, _label(person, purpose))

    def open(self, connection: sqlite3.Connection, person: int, purpose: str, sealed: bytes) -> Any:
        """What was sealed. Raises Erased where the key is gone, WrongKey where it does not fit."""
        plain = _decrypt(self._key(connection, person), sealed, _label(person, purpose))
        return json.loads(plain.decode("utf-8", "surrogatepass"))

    def forget_keys(self) -> None:
        """Drop the keys in memory: after a rollback one of them may have never been stored."""
        self._open.clear()

    def forget_key(self, person: int) -> None:
        """Drop one person's key in memory, because the stored one was destroyed."""
        self._open.pop(person, None)

    def _key(self, connection: sqlite3.Connection, person: int) -> AESGCM:
        key = self._open.get(person)
        if key is None:
            key = self._open[person] = self._unwrap(connection, person)
            if len(self._open) > MOST_OPEN_KEYS:
                self._open.popitem(last=False)
        return key

    def _unwrap(self, connection: sqlite3.Connection, person: int) -> AESGCM:
        row = connection.execute("SELECT wrapped_key FROM people WHERE id = ?", (person,)).fetchone()
        if row is None:
            raise Erased(f"the key of person {person} is gone")
        return AESGCM(_decrypt(self._master, row[0], b"person key"))


def _label(person: int, purpose: str) -> bytes:
    return f"{person}:{purpose}".encode()


def _encrypt(key: AESGCM, plain: bytes, label: bytes) -> bytes:
    nonce = random_bytes(NONCE_BYTES)
    return nonce + key.encrypt(nonce, plain, label)


def _decrypt(key: AESGCM, sealed: bytes, label: bytes) -> bytes:
    try:
        return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], label)
    except (InvalidTag, ValueError):  # too short to have been sealed at all
        raise WrongKey("the data was sealed with another key, or was changed since") from None
