"""What follows a [text] or ![emoji] of MarkdownV2: an address in parentheses."""

import re

from bot.simulator.formatting.entity import EntityError
from bot.simulator.formatting.links import emoji_of, time_of
from bot.simulator.formatting.source import Source
from bot.simulator.formatting.times import date_time_format

_ESCAPED = re.compile(r"\\([\x01-\x7e])")
_URL = re.compile(r"(?:\\[\x01-\x7e]|[^)])*")
_WRONG = "Invalid tg://emoji or tg://time URL specified"


def end_link(source: Source, offset: int, first_piece: int) -> None:
    """Without an address the text itself is one."""
    url = _url(source) if source.ahead("(") else source.written(first_piece)
    source.add_link(url, offset)


def end_emoji(source: Source, offset: int) -> None:
    """A custom emoji, or a time."""
    if not source.ahead("("):
        raise EntityError("The entity must contain a tg://emoji or tg://time URL")
    url = _url(source)
    emoji, time = emoji_of(url), time_of(url)
    if emoji:
        source.add("custom_emoji", offset, custom_emoji_id=emoji)
    elif time is not None:
        source.add("date_time", offset, unix_time=time[0], date_time_format=date_time_format(time[1], _WRONG))
    else:
        raise EntityError(_WRONG)


def _url(source: Source) -> str:
    source.at += 1
    begin = source.at
    raw = source.match(_URL)
    if not source.ahead(")"):
        raise source.wrong("Can't find end of a URL", begin)
    source.at += 1
    return _ESCAPED.sub(r"\1", raw)
