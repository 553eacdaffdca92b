"""Phone numbers and addresses as people write them, also within a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.contacts import email_address, phone_number, regions_of
from conversations.questionnaire import load
from conversations.session import Session
from tests.conversations.people import Prospect, at_consent, copied

UKRAINE = ("UA",)
BRITAIN_THEN_UKRAINE = ("GB", "UA")


@pytest.mark.parametrize(
    ("text", "regions", "number"),
    [
        # international
        ("+380 50 111 22 33", (), "+380501112233"),
        ("+38 (050) 111 22 33", (), "+380501112233"),
        ("+38 (050) 111-22-33", UKRAINE, "+380501112233"),
        ("+380 (0) 50 111 22 33", (), "+380501112233"),
        ("tel: +44 20 7946 0958", (), "+442079460958"),
        ("tel:+380501112233", (), "+380501112233"),
        ("+1 (415) 555-2671", (), "+14155552671"),
        ("+49 30 901820", UKRAINE, "+4930901820"),
        ("00380501112233", UKRAINE, "+380501112233"),
        # as at home
        ("050 111-22-33", UKRAINE, "+380501112233"),
        ("(050) 1112233", UKRAINE, "+380501112233"),
        ("50 111 22 33", UKRAINE, "+380501112233"),
        ("8 050 111 22 33", UKRAINE, "+380501112233"),
        ("80501112233", UKRAINE, "+380501112233"),
        ("07911 123456", BRITAIN_THEN_UKRAINE, "+447911123456"),
        ("0501112233", BRITAIN_THEN_UKRAINE, "+380501112233"),
        ("415-555-2671", ("US",), "+14155552671"),
        # the plus left out
        ("380501112233", (), "+380501112233"),
        ("380501112233", UKRAINE, "+380501112233"),
        ("447911123456", (), "+447911123456"),
        # other digits
        ("٠٥٠١١١٢٢٣٣", UKRAINE, "+380501112233"),
        ("+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨", (), "+442079460958"),
        ("０５０１１１２２３３", UKRAINE, "+380501112233"),
        ("＋４４ ２０ ７９４６ ０９５８", (), "+442079460958"),
        # extensions
        ("+44 20 7946 0958 ext 12", (), "+442079460958 ext. 12"),
        ("+44 20 7946 0958 x12", (), "+442079460958 ext. 12"),
        ("050 111 22 33 доб. 12", UKRAINE, "+380501112233 ext. 12"),
        # within a sentence
        ("call me at 050 111 22 33 after six", UKRAINE, "+380501112233"),
        ("мій номер 0501112233, дзвоніть після 18:00", UKRAINE, "+380501112233"),
        ("0501112233 або 0671112233", UKRAINE, "+380501112233"),
        ("0501112233.", UKRAINE, "+380501112233"),
        ("050-111-22-33 viber", UKRAINE, "+380501112233"),
    ],
)
def test_phone_numbers(text: str, regions: tuple[str, ...], number: str) -> None:
    assert phone_number(text, regions) == number


@pytest.mark.parametrize("regions", [(), UKRAINE])
@pytest.mark.parametrize(
    "text",
    [
        "", "+", "hello", "one two three", "@olena", "112", "123-45-67", "1234567890", "12.05.2026", "١٢٣",
        "+999999999999", "+38050111223344556677", "+" + "9" * 40, "9" * 4000, "2026 12 31 10 00 00",
    ],
)  # fmt: skip
def test_what_cannot_be_called(text: str, regions: tuple[str, ...]) -> None:
    assert phone_number(text, regions) is None


@pytest.mark.parametrize("text", ["050 111 22 33", "call me at 050 111 22 33 after six", "07911 123456"])
def test_a_number_of_no_country(text: str) -> None:
    assert phone_number(text) is None


@pytest.mark.parametrize(
    ("tag", "language", "regions"),
    [
        ("", "en", ()), ("", "uk", UKRAINE), ("uk", "en", UKRAINE), ("uk-UA", "uk", UKRAINE), ("en", "en", ()),
        ("en-GB", "uk", BRITAIN_THEN_UKRAINE), ("pt_br", "en", ("BR",)), ("zh-hans-CN", "en", ("CN",)),
        ("zh-hans", "en", ()), ("es-419", "en", ()),
    ],
)  # fmt: skip
def test_the_country_comes_from_telegram_and_from_the_language(
    tag: str, language: str, regions: tuple[str, ...]
) -> None:
    assert regions_of(tag, language) == regions


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Name@Company.COM ", "Name@company.com"),
        ("olena+shop@mail.company.co.uk", "olena+shop@mail.company.co.uk"),
        ("o'neil@b.com", "o'neil@b.com"),
        ("name@пошта.укр", "name@пошта.укр"),
        ("name@xn--80a1acny.xn--j1amh", "name@почта.укр"),
        ("name＠company.com", "name@company.com"),
        ("mailto:a@b.com", "a@b.com"),
        ("MAILTO:a@b.com?subject=hello", "a@b.com"),
        ("a@b.com.", "a@b.com"),
        ("a@b.com,", "a@b.com"),
        ("<a@b.com>", "a@b.com"),
        ("(a@b.com)", "a@b.com"),
        ("«a@b.com»", "a@b.com"),
        ("Ann <a@b.com>", "a@b.com"),
        ("email: a@b.com", "a@b.com"),
        ("my email is a@b.com, thanks", "a@b.com"),
        ("пишіть на a@b.com!", "a@b.com"),
    ],
)
def test_email_addresses(text: str, address: str) -> None:
    assert email_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "name", "name@company", "@c.com", "name@localhost", "a@b..com", "name@company,com", "a b@c.com",
        "john smith@company.com", "name at company dot com", "a@b.com or c@d.com", "https://t.me/name",
    ],
)  # fmt: skip
def test_what_cannot_be_written_to(text: str) -> None:
    assert email_address(text) is None


def asked_for_phone(language: str = "uk", tag: str = "") -> Prospect:
    prospect = at_consent(language=language)
    prospect.language_tag = tag
    return prospect.taps("agree").taps("answer", "channel", "phone")


@pytest.mark.parametrize(("tag", "number"), [("en-GB", "+447911123456"), ("en", None)])
def test_a_number_as_at_home_is_of_the_country_of_the_persons_telegram(tag: str, number: str | None) -> None:
    assert asked_for_phone("en", tag).says("07911 123456").answers.get("phone") == number


def test_what_is_said_beside_a_number_is_for_the_manager() -> None:
    words = "call me at 050 111 22 33 after six"
    prospect = asked_for_phone().says(words)
    assert (prospect.answers["phone"], prospect.answers["comment"]) == ("+380501112233", words)
    assert prospect.codes == ["kept_for_manager"]


@pytest.mark.parametrize("words", ["050 111 22 33", "мій номер 050 111 22 33", "tel: 050 111 22 33"])
def test_so_are_no_words_that_only_introduce_it(words: str) -> None:
    prospect = asked_for_phone().says(words)
    assert prospect.answers["phone"] == "+380501112233"
    assert "comment" not in prospect.answers


def test_without_a_question_for_it_nothing_is_kept_beside(tmp_path: Path) -> None:
    prospect = Prospect(load(copied(tmp_path, questions_toml=("brief = true\n", ""))))
    prospect.session = Session("uk", "n", prospect.questionnaire.version, answers={"channel": "phone"}, revisit="phone")
    prospect.says("call me at 050 111 22 33 after six")
    assert prospect.answers == {"channel": "phone", "phone": "+380501112233"}
