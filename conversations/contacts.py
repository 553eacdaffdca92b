"""Phone numbers and e-mail addresses in what a person typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGIONS = {"uk": "UA"}
"""The country of a phone number without a prefix, by language, where a language has one."""
FEWEST_WORDS = 2
"""Words beside an address from which it stands in a sentence; one may be a part of it, torn off by a blank."""

_WITH_EIGHT = re.compile(r"\s*8\W*0")
"""`8 050 111 22 33`, as one dialled to another town."""
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"“”«»]+@[^\s<>()\[\],;:?\"“”«»]+")
_AROUND = "<>()[]{}\"'“”«».,;:!?"


def regions_of(language_tag: str, language: str) -> tuple[str, ...]:
    """Countries in which a person's number may be: `en-GB` is Britain, Ukrainian is spoken in Ukraine."""
    spoken, *parts = language_tag.replace("_", "-").split("-")
    country = [part.upper() for part in parts if len(part) == 2 and part.isalpha()]
    languages = (REGIONS[code] for code in (spoken.lower(), language) if code in REGIONS)
    return tuple(dict.fromkeys([*country, *languages]))


def phone_number(text: str, regions: Iterable[str] = ()) -> str | None:
    """The first phone number in a text, as `+380501112233` or `+380501112233 ext. 12`; None where there is none."""
    import phonenumbers

    found = [number for region in (*regions, None) for number in _numbers(unicodedata.normalize("NFKC", text), region)]
    number = next(filter(phonenumbers.is_valid_number, found), found[0] if found else None)
    if number is None:
        return None
    whole = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{whole} ext. {number.extension}" if number.extension else whole


def _numbers(text: str, region: str | None) -> Iterator[PhoneNumber]:
    """Numbers within a sentence, or the whole text as one."""
    import phonenumbers

    within = phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.VALID)
    yield from (match.number for match in within)
    old_habit = region == "UA" and _WITH_EIGHT.match(text)
    for written in (text, f"+3{text}" if old_habit else f"+{text}"):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) or (text.startswith("+") and _is_possible(number)):
            yield number


def _is_possible(number: PhoneNumber) -> bool:
    """Long enough; new ranges are given out before anybody lists them."""
    import phonenumbers

    return phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE


def email_address(text: str) -> str | None:
    """An e-mail address, normalised; whether it exists is not asked. None where there is none, or more than one."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(_written(unicodedata.normalize("NFKC", text)), check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _written(text: str) -> str:
    """The address alone, without what stands around it."""
    found = [address.strip(_AROUND) for address in _ADDRESS.findall(re.sub(r"mailto:", "", text, flags=re.IGNORECASE))]
    told = len(re.findall(r"\w+", _ADDRESS.sub(" ", text).replace("mailto", "")))
    alone = len(found) == 1 and (told == 0 or told >= FEWEST_WORDS or re.search(r"[:<]", text))
    return found[0] if alone else text
