"""What a customer's record must look like, and what is said where it does not."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.customers import CustomerDetails, PreferredChannel, spoken_phone
from backoffice.customers.validation import checked
from backoffice.documents import PostalAddress
from backoffice.errors import InvalidInputError

QUINCY = PostalAddress("", "", ("12 Elm Street",), "Quincy", "MA", "02169", "US")
GRACE = CustomerDetails("Grace Hopper", ("grace@example.com",), ("617 555 0123",), (QUINCY,))


def faults(details: CustomerDetails) -> dict[str, str]:
    """The sentence for each field."""
    with pytest.raises(InvalidInputError) as refused:
        checked(details)
    return {fault.field: fault.message for fault in refused.value.faults}


def test_details_are_tidied() -> None:
    """Blanks go, e-mail becomes lower case, telephone numbers E.164, and the address carries the name and a country."""
    typed = CustomerDetails(
        "  Grace \t Hopper\n",
        (" Grace@Example.COM ", "grace@example.com", ""),
        ("(617) 555-0123", "+44 20 7946 0958"),
        (PostalAddress("ignored", "", (" 12  Elm Street ", ""), "Quincy", "ma", "02169-1234", ""),),
        note=" calls late ",
    )
    address = PostalAddress("Grace Hopper", "", ("12 Elm Street",), "Quincy", "ma", "02169-1234", "US")
    assert checked(typed) == CustomerDetails(
        "Grace Hopper",
        ("grace@example.com",),
        ("+16175550123", "+442079460958"),
        (address,),
        PreferredChannel.EMAIL,
        "calls late",
    )


def test_checking_twice_changes_nothing_more() -> None:
    """What is stored can be saved again just so."""
    assert checked(checked(GRACE)) == checked(GRACE)


def test_accents_are_composed_so_that_a_name_is_one_name() -> None:
    """A name typed on one system and imported from another is the same."""
    assert checked(replace(GRACE, name="Bárbara")).name == "B\u00e1rbara"


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("555-0123", "“555-0123” has no area code; write it as 617 555 0123"),
        ("12", "has too few digits"),
        ("617 555 0123 4567 89", "has too many digits"),
        ("tomorrow", "“tomorrow” is no telephone number."),
        ("617 555 0123 x9", "has an extension; keep it in the note"),
        ("+999 123 4567", "is no telephone number"),
    ],
)
def test_what_is_wrong_with_a_telephone_number(phone: str, sentence: str) -> None:
    """Each fault is explained in its own words."""
    assert sentence in faults(replace(GRACE, phones=(phone,)))["phones"]


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("grace", "must have an @-sign"),
        ("grace@example", "should have a period"),
        ("gr ace@example.com", "invalid characters before the @-sign: SPACE"),
        ("Grace <grace@example.com>", "display name"),
    ],
)
def test_what_is_wrong_with_an_email_address(email: str, sentence: str) -> None:
    """The sentence names the address and the reason."""
    said = faults(replace(GRACE, emails=(email,)))["emails"]
    assert said.startswith(f"“{email}” is no e-mail address: ")
    assert sentence in said


def test_every_address_is_checked_by_its_country() -> None:
    """Faults of the second address are told apart from those of the first."""
    london = PostalAddress(street=("1 High Street",), city="London", country="gb")
    nowhere = PostalAddress(city="x", country="XX")
    said = faults(replace(GRACE, addresses=(replace(QUINCY, postcode="1"), london, nowhere)))
    assert said.keys() == {"postcode", "postcode_2", "country_3"}
    assert "no ZIP code" in said["postcode"]
    assert said["postcode_2"] == "The postal code is missing (United Kingdom)."


def test_a_fault_names_the_place_that_was_typed_in() -> None:
    """An empty first address does not shift the faults of the second."""
    assert faults(replace(GRACE, addresses=(PostalAddress(), replace(QUINCY, city="")))).keys() == {"city_2"}


def test_an_address_with_nothing_but_a_country_is_none() -> None:
    """Forms always name a country; that alone is no address."""
    assert checked(replace(GRACE, addresses=(PostalAddress(country="US"), PostalAddress()))).addresses == ()


def test_a_name_is_needed_and_not_endless() -> None:
    """Neither blanks nor a pasted letter are a name."""
    assert "A name is needed" in faults(replace(GRACE, name=" \n "))["name"]
    assert "201 characters" in faults(replace(GRACE, name="x" * 201))["name"]


@pytest.mark.parametrize(
    ("details", "channel"),
    [
        (GRACE, PreferredChannel.EMAIL),
        (replace(GRACE, emails=()), PreferredChannel.MAIL),
        (replace(GRACE, emails=(), addresses=()), PreferredChannel.PHONE),
        (replace(GRACE, emails=(), addresses=(), phones=()), PreferredChannel.MAIL),
        (replace(GRACE, preferred_channel=PreferredChannel.PHONE), PreferredChannel.PHONE),
    ],
)
def test_the_preferred_channel_follows_what_there_is(details: CustomerDetails, channel: PreferredChannel) -> None:
    """Unless the customer said so, policy D8 goes by what is known of them."""
    assert checked(details).preferred_channel is channel


@pytest.mark.parametrize(
    ("channel", "sentence"),
    [(PreferredChannel.EMAIL, "no e-mail address to write to"), (PreferredChannel.PHONE, "no telephone number")],
)
def test_nobody_can_prefer_a_channel_without_an_address(channel: PreferredChannel, sentence: str) -> None:
    """Who asks for e-mail without an address would never hear from us."""
    bare = CustomerDetails("Grace", preferred_channel=channel)
    assert sentence in faults(bare)["preferred_channel"]


def test_telephone_numbers_are_written_as_people_say_them() -> None:
    """At home without the country, abroad with it."""
    assert spoken_phone("+16175550123") == "(617) 555-0123"
    assert spoken_phone("+442079460958") == "+44 20 7946 0958"


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_taken_or_refused_in_words(name: str, email: str, phone: str) -> None:
    """Nothing that can be typed breaks the checks, and what they take they take again."""
    with suppress(InvalidInputError):
        taken = checked(CustomerDetails(name, (email,), (phone,)))
        assert checked(taken) == taken
