"""Numbered steps of the schema, applied in order and never changed after a release."""
