"""What a customer's record must look like, said so that whoever types it can put it right."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from backoffice.customers.values import CustomerDetails, PreferredChannel
from backoffice.documents import PostalAddress, address_faults
from backoffice.errors import Fault, InvalidInputError

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HOME_COUNTRY = "US"
"""The country of an address that names none, and of a telephone number without a country code."""
LONGEST_NAME = 200


def checked(details: CustomerDetails) -> CustomerDetails:
    """``details`` as they are stored: tidied, e-mail in lower case, telephone numbers in E.164.

    Raises:
        InvalidInputError: with a fault for every field that cannot be used; the fields are those of the form: ``name``,
            ``emails``, ``phones``, ``preferred_channel``, and ``street``, ``city``, ``state``, ``postcode``,
            ``country`` of the first address (``street_2`` and so on of the second).
    """
    faults: list[Fault] = []
    name = _name(details.name, faults)
    emails = _each("emails", details.emails, checked_email, faults)
    phones = _each("phones", details.phones, checked_phone, faults)
    addresses = _addresses(details.addresses, name, faults)
    tidied = CustomerDetails(name, emails, phones, addresses, details.preferred_channel, details.note.strip())
    faults += _channel_faults(details)
    if faults:
        raise InvalidInputError(*faults)
    return replace(tidied, preferred_channel=details.preferred_channel or _likeliest_channel(tidied))


def checked_email(text: str) -> str:
    """``text`` as an e-mail address in lower case; asks no name server. Raises `ValueError` with a sentence."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(text.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise ValueError(f"“{text.strip()[:80]}” is no e-mail address: {_lower_first(str(error))}") from error


def checked_phone(text: str) -> str:
    """``text`` as a telephone number in E.164. Raises `ValueError` with a sentence."""
    import phonenumbers

    shown = f"“{text.strip()[:40]}”"
    try:
        number = phonenumbers.parse(text, HOME_COUNTRY)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"{shown} is no telephone number.") from error
    if number.extension:
        raise ValueError(f"{shown} has an extension; keep it in the note, and the number without it here.")
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise ValueError(f"{shown} has {_wrong_length(number)}; write it as 617 555 0123, or abroad +44 20 7946 0958.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def spoken_phone(number: str) -> str:
    """A stored telephone number as people write it: ``(617) 555-0123``, abroad ``+44 20 7946 0958``."""
    import phonenumbers

    parsed = phonenumbers.parse(number)
    at_home = phonenumbers.country_code_for_region(HOME_COUNTRY) == parsed.country_code
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def dialled(number: str) -> tuple[str, str]:
    """The digits of a stored telephone number as dialled from abroad (``4420…``) and at home (``020…``)."""
    import phonenumbers

    at_home = phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.NATIONAL)
    return number.removeprefix("+"), "".join(filter(str.isdigit, at_home))


def _name(text: str, faults: list[Fault]) -> str:
    name = tidy(text)
    if not name:
        faults.append(Fault("name", "A name is needed: the person's, or the organisation's."))
    elif len(name) > LONGEST_NAME:
        faults.append(Fault("name", f"The name has {len(name)} characters; {LONGEST_NAME} are enough for anybody."))
    return name


def _each(field: str, texts: Iterable[str], check: Callable[[str], str], faults: list[Fault]) -> tuple[str, ...]:
    """The checked texts, each once, in their order; blank ones are left out."""
    found: dict[str, None] = {}
    for text in filter(str.strip, texts):
        try:
            found[check(text)] = None
        except ValueError as error:
            faults.append(Fault(field, str(error)))
    return tuple(found)


def _addresses(given: Iterable[PostalAddress], name: str, faults: list[Fault]) -> tuple[PostalAddress, ...]:
    """The addresses that say anything, each once; a fault's field tells its place in the form."""
    found: dict[PostalAddress, None] = {}
    for place, typed in enumerate(given, start=1):
        address = replace(tidy_address(typed), name=name)
        if _is_blank(address):
            continue
        suffix = f"_{place}" if place > 1 else ""
        wrong = address_faults(replace(address, name=name or "?"), HOME_COUNTRY)
        faults += [Fault(f"{fault.field}{suffix}", fault.message) for fault in wrong]
        found[address] = None
    return tuple(found)


def tidy_address(address: PostalAddress) -> PostalAddress:
    """``address`` without surplus blanks, its postcode and country in capitals, its country named."""
    return PostalAddress(
        company=tidy(address.company),
        street=tuple(filter(None, map(tidy, address.street))),
        city=tidy(address.city),
        state=tidy(address.state),
        postcode=tidy(address.postcode).upper(),
        country=tidy(address.country).upper() or HOME_COUNTRY,
    )


def tidy(text: str) -> str:
    """``text`` in one line, without surplus blanks or invisible control characters, its accents composed."""
    visible = "".join(" " if unicodedata.category(character) == "Cc" else character for character in text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", visible)).strip()


def _is_blank(address: PostalAddress) -> bool:
    """Whether nothing but a country is there, which forms and exports give without being asked."""
    return not any((address.company, address.street, address.city, address.state, address.postcode))


def _channel_faults(details: CustomerDetails) -> list[Fault]:
    missing = {
        PreferredChannel.EMAIL: not any(details.emails) and "there is no e-mail address to write to",
        PreferredChannel.PHONE: not any(details.phones) and "there is no telephone number to call",
    }
    why = details.preferred_channel and missing.get(details.preferred_channel)
    return [Fault("preferred_channel", f"This cannot be the preferred channel: {why}.")] if why else []


def _likeliest_channel(details: CustomerDetails) -> PreferredChannel:
    if details.emails:
        return PreferredChannel.EMAIL
    return PreferredChannel.PHONE if details.phones and not details.addresses else PreferredChannel.MAIL


def _wrong_length(number: "PhoneNumber") -> str:
    import phonenumbers

    reason = phonenumbers.is_possible_number_with_reason(number)
    match reason:
        case phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return "no area code"
        case phonenumbers.ValidationResult.TOO_SHORT:
            return "too few digits"
        case phonenumbers.ValidationResult.TOO_LONG:
            return "too many digits"
        case _:
            return "a country code or a length that does not exist"


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
