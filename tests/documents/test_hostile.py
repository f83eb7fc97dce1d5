"""Thousands of names nobody should have: each gives a correct PDF or a sentence, never a crash and never a box."""

from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.documents import (
    STOCKS,
    PostalAddress,
    address_faults,
    address_lines,
    draw_letters,
    page_count,
    stock,
    unprintable,
)
from backoffice.documents.blocks import BulletList, Column, Paragraph, Table
from backoffice.documents.document import BODY
from backoffice.documents.fonts import Face, clean, em_width, runs
from backoffice.documents.labels import draw_outer_labels, draw_return_pair
from backoffice.documents.return_papers import SlipLine
from backoffice.documents.signature import Signature
from backoffice.documents.wrapping import wrap
from backoffice.errors import NotFoundError, UserFacingError
from tests.documents.samples import CUSTOMER, LETTER, OUTER, SLIP, on

NASTY = st.sampled_from(
    [
        "",
        " ",
        "<b>",
        "&",
        "&amp;",
        "{{ 7*7 }}",
        "\0",
        "\u202eevil",
        "\u2066",
        "😀",
        "👩‍👩‍👧",
        "山田太郎",
        "محمد",
        "שָׁלוֹם",
        "(אב)",
        "\\",
        "(",
        ")",
        "\\)",
        "%PDF",
        "endstream",
        "ﷺ",
        "لا",
        "e\u0301\u0302",
        "\ufeff",
        "\r\n",
        "\u2028",
        "\t",
        "\ud800",
        "x" * 10_000,
        "W" * 60,
        "'; DROP TABLE",
        "../../etc/passwd",
        "Ω≈ç√",
        "­",
        "\u00a0",
        "ß" * 40,
    ]
)
ANYTHING = st.text(max_size=40)
PRINTABLE = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=40)
NAMES = st.one_of(NASTY, ANYTHING, PRINTABLE, st.lists(st.one_of(NASTY, PRINTABLE), max_size=4).map(" ".join))
ADDRESSES = st.builds(
    PostalAddress,
    name=NAMES,
    company=st.one_of(st.just(""), NAMES),
    street=st.lists(NAMES, max_size=12).map(tuple),
    city=NAMES,
    state=st.one_of(st.just(""), st.just("MA"), NAMES),
    postcode=NAMES,
    country=st.one_of(
        st.sampled_from(["", "US", "DE", "JP", "AE", "IL", "xx", "ZZ", "../", "\0\0"]), st.text(max_size=3)
    ),
)


@settings(max_examples=1500, deadline=None)
@given(NAMES, st.sampled_from(sorted(STOCKS)))
def test_labels_for_hostile_names(name: str, stock_id: str) -> None:
    """A sender's name gives a label of one page, or a refusal."""
    try:
        printout = draw_outer_labels([replace(OUTER, sender=replace(CUSTOMER, name=name))], on(stock_id))
    except UserFacingError:
        return
    assert page_count(printout.pdf) == 1


@settings(max_examples=500, deadline=None)
@given(NAMES, NAMES, NAMES, st.sampled_from(["4x6", "8126", "5160"]))
def test_slips_for_hostile_goods(item: str, reason: str, customer: str, stock_id: str) -> None:
    """Items and reasons give a slip of as many pages as they need, or a refusal."""
    slip = replace(SLIP, customer=customer, lines=(SlipLine(item, 1, reason, "$ 1"),))
    try:
        pdf = draw_return_pair(OUTER, slip, on(stock_id)).pdf
    except UserFacingError:
        return
    assert page_count(pdf) >= 1


@settings(max_examples=1000, deadline=None)
@given(ADDRESSES, NAMES, NAMES)
def test_letters_for_hostile_people(recipient: PostalAddress, subject: str, text: str) -> None:
    """Addresses, subjects and texts give a letter, or a refusal."""
    body = (
        Paragraph(text),
        BulletList((text, subject)),
        Table((Column(subject), Column("")), ((text, text),), ("", text)),
    )
    letter = replace(LETTER, recipient=recipient, subject=subject, body=body, signature=Signature(text, subject))
    try:
        pdf = draw_letters([letter])
    except UserFacingError:
        return
    assert page_count(pdf) >= 1


@settings(max_examples=1000, deadline=None)
@given(ADDRESSES)
def test_addresses_of_any_kind(address: PostalAddress) -> None:
    """Faults are sentences, lines are single lines, and an unknown country is a fault."""
    for fault in address_faults(address, "US"):
        assert fault.message.strip()
    for line in address_lines(address, "US"):
        assert line.strip() == line
        assert "\n" not in line


@settings(max_examples=1500, deadline=None)
@given(NAMES)
def test_text_is_printed_whole_or_refused(name: str) -> None:
    """What is drawn has as many characters as what was typed, and a glyph for each; or the name is refused."""
    missing = unprintable(name)
    try:
        drawn = "".join(run.text for run in runs(name, Face.REGULAR))
    except UserFacingError:
        assert missing
        return
    assert not missing
    joined_pairs = sum(clean(name).count(f"\u0644{alef}") for alef in "\u0622\u0623\u0625\u0627")
    joiners = clean(name).count("\u200c") + clean(name).count("\u200d")
    assert len(drawn) == len(clean(name)) - joined_pairs - joiners


@settings(max_examples=500, deadline=None)
@given(NAMES, st.floats(20, 500))
def test_wrapped_lines_keep_to_their_width(text: str, width: float) -> None:
    """No line is wider than its column unless one character is."""
    try:
        lines = wrap(text, BODY, width)
    except UserFacingError:
        return
    assert all(em_width(line, BODY.face) * BODY.size <= width + 0.01 or len(line) == 1 for line in lines)


@given(st.text(max_size=60))
def test_unknown_formats_are_refused_in_words(text: str) -> None:
    """Any text for a format is a known one or is answered."""
    with suppress(NotFoundError):
        assert stock(text).id in STOCKS
