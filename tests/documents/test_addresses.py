"""Addresses as each country's post wants them, and what is missing in words."""

from dataclasses import replace

import pytest

from backoffice.documents import PostalAddress, address_faults, address_lines
from tests.documents.samples import CUSTOMER

BERLIN = PostalAddress("Jürgen Groß", "", ("Straße 12",), "Berlin", "", "10243", "DE")
LONDON = PostalAddress("Ann Lee", "Lee & Co.", ("1 High St.",), "London", "", "ec1a 1hq", "gb")


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (CUSTOMER, ("ELEANOR WHITCOMBE-HARTLEY", "1450 COMMONWEALTH AVENUE", "APT 12B", "BOSTON MA 02135")),
        (
            replace(CUSTOMER, name="Mary O'Brien, Jr.", street=("12 1/2 Main St., #4",), postcode="02135-1234"),
            ("MARY OBRIEN JR", "12 1/2 MAIN ST #4", "BOSTON MA 02135-1234"),
        ),
        (BERLIN, ("Jürgen Groß", "Straße 12", "10243 BERLIN", "GERMANY")),
        (LONDON, ("Ann Lee", "Lee & Co.", "1 High St.", "LONDON", "EC1A 1HQ", "UNITED KINGDOM")),
        (
            PostalAddress("Yuki Tanaka", "", ("1-2-3 Marunouchi",), "", "Tokyo", "100-0001", "JP"),
            ("Yuki Tanaka", "1-2-3 Marunouchi, TOKYO", "100-0001", "JAPAN"),
        ),
    ],
)
def test_lines_follow_the_country(address: PostalAddress, lines: tuple[str, ...]) -> None:
    """Domestic mail is in capitals as USPS Publication 28 prefers it; abroad the country comes last in English."""
    assert address_lines(address, "US") == lines


def test_the_country_is_left_out_at_home() -> None:
    """Posted in Germany, a German address names no country and keeps its letters; an American one does."""
    assert address_lines(BERLIN, "DE") == ("Jürgen Groß", "Straße 12", "10243 BERLIN")
    assert address_lines(replace(CUSTOMER, country="US"), "DE")[-1] == "UNITED STATES"


def test_an_empty_country_is_the_domestic_one() -> None:
    """Where no country is given, the organisation's own is meant."""
    assert address_faults(CUSTOMER, "US") == ()
    assert address_lines(CUSTOMER, "US")[-1] == "BOSTON MA 02135"


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"postcode": ""}, "postcode", "The ZIP code is missing (United States)."),
        ({"postcode": "2135"}, "postcode", "“2135” is no ZIP code that fits the rest"),
        ({"postcode": "90210"}, "postcode", "“90210” is no ZIP code that fits the rest"),
        ({"state": "Massachussets"}, "state", "“Massachussets” is no state that fits the rest (United States)."),
        ({"state": ""}, "state", "The state is missing"),
        ({"city": " "}, "city", "The town is missing"),
        ({"street": ()}, "street", "The street is missing"),
        ({"name": "", "company": " "}, "name", "A person or an organisation is needed"),
        ({"country": "Germany"}, "country", "“Germany” is no country code of two letters"),
        ({"country": "zz"}, "country", "“zz” is no country code"),
        ({"country": "../x"}, "country", "“../x” is no country code"),
    ],
)
def test_each_fault_is_a_sentence_under_its_field(change: dict[str, str], field: str, sentence: str) -> None:
    """What keeps the post from delivering is said where it was typed."""
    faults = {fault.field: fault.message for fault in address_faults(replace(CUSTOMER, **change), "US")}  # type: ignore[arg-type]
    assert sentence in faults[field]


def test_all_faults_come_at_once() -> None:
    """An empty address is told everything that is missing."""
    assert {fault.field for fault in address_faults(PostalAddress(), "US")} == {
        "name",
        "street",
        "city",
        "state",
        "postcode",
    }
