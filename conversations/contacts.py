"""Phone numbers and e-mail addresses in what a person typed."""

from __future__ import annotations


def phone_number(text: str, region: str | None) -> str | None:
    """A phone number in the international form `+380501112233`; None where there is none."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email_address(text: str) -> str | None:
    """An e-mail address, normalised; whether it exists is not asked. None where there is none."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        return None
