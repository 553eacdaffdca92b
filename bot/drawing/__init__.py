"""Pictures, drawn by a child process that ends: what the library takes of memory ends with it."""

VERSION = "1"
"""Raised with each change of how a picture looks, so that those which Telegram keeps are drawn anew."""
