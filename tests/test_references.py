"""Reference numbers: every slip of the typist is caught and explained, and the intended number is offered."""

import random
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.references import (
    ALPHABET,
    MistypedReferenceError,
    Prefix,
    Reference,
    check_character,
    likely_slips,
    make,
    parse,
)

references = st.builds(
    lambda prefix, year, seed: make(prefix, year, random.Random(seed).choice),
    st.sampled_from(Prefix),
    st.integers(2000, 2099),
    st.integers(),
)


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("26K37QX4", "8"),
        ("26000001", "F"),
        ("26ZZZZZZ", "M"),
        ("26000002", "9"),
        ("2600000A", "S"),
        ("00000000", "0"),
    ],
)
def test_check_character_of_published_bodies(body: str, check: str) -> None:
    """The check characters agree with the table that the scheme was decided on."""
    assert check_character(body) == check


def _caught(number: str) -> bool:
    return check_character(number[:8]) != number[8]


BODIES = ["26K37QX4", "26000001", "26ZZZZZZ", "2600AA0A", "26121212", "26FFHHFF"]


@pytest.mark.parametrize("body", BODIES)
def test_every_single_wrong_character_is_caught(body: str) -> None:
    """Each of the 31 other characters at each of the nine places is noticed."""
    number = body + check_character(body)
    for i, wrong in product(range(9), ALPHABET):
        assert wrong == number[i] or _caught(number[:i] + wrong + number[i + 1 :])


def test_every_swap_jump_and_twin_is_caught_wherever_it_falls() -> None:
    """All pairs of characters at all places, with every check: no swap, jump swap or twin error passes."""
    for a, b in product(ALPHABET, repeat=2):
        if a == b:
            continue
        for i in range(7):
            _assert_caught("26K37QX4"[:i], a + b, b + a)
            _assert_caught("26K37QX4"[:i], a + a, b + b)
        for i in range(6):
            _assert_caught("26K37QX4"[:i], a + "7" + b, b + "7" + a)


def _assert_caught(before: str, meant: str, typed: str) -> None:
    body = (before + meant).ljust(8, "5")
    number = body + check_character(body)
    assert _caught(before + typed + number[len(before + typed) :])


@pytest.mark.parametrize("body", ["".join(p) + "37QX4" for p in product("2", "6", ALPHABET)])
def test_slips_that_touch_the_check_character_are_caught(body: str) -> None:
    """A swap, jump swap or twin error over the last places is noticed too."""
    number = body + check_character(body)
    swap = number[:7] + number[8] + number[7]
    jump = number[:6] + number[8] + number[7] + number[6]
    assert swap == number or _caught(swap)
    assert jump == number or _caught(jump)
    if number[7] == number[8]:
        assert all(_caught(number[:7] + c + c) for c in ALPHABET if c != number[8])


@given(references)
def test_what_is_made_can_be_read(reference: Reference) -> None:
    """A new reference reads back as itself."""
    assert parse(reference) == reference


@pytest.mark.parametrize(
    "typed",
    ["RA-26K3-7QX4-8", "ra26k37qx48", " Ra 26k3 7qx4 8 ", "RA–26K3‑7QX4—8", "RA-26K3-7QX4\u00ad-8", "R A26K37QX48\r\n"],
)
def test_reading_forgives_case_and_separators(typed: str) -> None:
    """Any case, blanks and dashes of any kind are read as the same number."""
    assert parse(typed) == "RA-26K3-7QX4-8"


def test_reading_takes_lookalikes_for_digits() -> None:
    """I and L are read as 1 and O as 0, but the letter prefix L stays a letter."""
    assert parse("RA-26OO-OOOL-F") == "RA-2600-0001-F"
    assert parse("l-26oo-oooi-f") == "L-2600-0001-F"


def test_the_prefix_may_be_left_out_where_it_is_known() -> None:
    """A field that asks for one kind needs no prefix."""
    assert parse("26K3 7QX4 8", Prefix.RETURN) == "RA-26K3-7QX4-8"


@pytest.mark.parametrize(
    ("typed", "expected", "sentence"),
    [
        ("RA-26U3-7QX4-8", None, "“U” (character 3 after “RA-”) never occurs"),
        ("RA-26K3-7QX4", None, "has 9 characters after “RA-”; this one has 8"),
        ("RA-26K3-7QX4-88", None, "this one has 10"),
        ("RA-26K3-7QX4-9", None, "“RA-26K3-7QX4-9” is mistyped"),
        ("26K3-7QX4-8", None, "begins with C-, RA-, L- or P-"),
        ("", None, "begins with C-, RA-, L- or P-"),
        ("C-26K3-7QX4-8", Prefix.RETURN, "with “C-”; here one with “RA-”"),
        ("RA-26\x003-7QX4-8", None, "character 3"),
        ("RA-26é3-7QX4-8", None, "“É” (character 3"),
    ],
)
def test_faults_are_named(typed: str, expected: Prefix | None, sentence: str) -> None:
    """Each kind of slip is explained in its own words."""
    with pytest.raises(MistypedReferenceError) as fault:
        parse(typed, expected)
    assert sentence in str(fault.value)


@given(references, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_character_offers_the_number_meant(reference: Reference, at: int, wrong: str) -> None:
    """“Did you mean” contains the right number for a single wrong character."""
    number = reference.replace("-", "")[-9:]
    typed = f"{reference.split('-')[0]}-{number[:at]}{wrong}{number[at + 1 :]}"
    assert reference in likely_slips(typed) or parse(typed) == reference


@pytest.mark.parametrize(
    "typed",
    [
        "RA-26K3-7XQ4-8",  # swap
        "RA-26K3-XQ74-8",  # jump swap
        "RA-26U3-7QX4-8",  # a character that does not exist
        "RA-26K3-7QX-8",  # one left out
        "RA-26K3-77QX4-8",  # one too many
    ],
)
def test_each_slip_offers_the_number_meant(typed: str) -> None:
    """Swaps, jump swaps, unknown, missing and surplus characters lead back to the number."""
    assert "RA-26K3-7QX4-8" in likely_slips(typed)


def test_a_twin_error_offers_the_number_meant() -> None:
    """aa typed as bb leads back to aa."""
    meant = f"RA-26K3-77X4-{check_character('26K377X4')}"
    assert meant in likely_slips(meant.replace("77", "55"))


def test_valid_or_hopeless_text_offers_nothing() -> None:
    """There is no slip to name in a valid number or in a word."""
    assert likely_slips("RA-26K3-7QX4-8") == ()
    assert likely_slips("hello") == ()
    assert likely_slips("RA-UUUU-7QX4-8") == ()


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    """Nothing that can be typed breaks the reading."""
    with suppress(MistypedReferenceError):
        assert parse(parse(text)) == parse(text)
    assert all(parse(slip) == slip for slip in likely_slips(text))
