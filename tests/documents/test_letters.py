"""Letters: complete, on as many pages as they need, with nothing standing alone."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from backoffice.documents import (
    ENVELOPES,
    PAPERS,
    BulletList,
    CheckList,
    Heading,
    Lines,
    Note,
    Paragraph,
    Signature,
    TooLongError,
    address_lines,
    draw_letters,
    page_count,
    print_envelope,
    print_letter,
    render,
)
from backoffice.documents.flow import Row, height, paginate
from backoffice.documents.setting import set_blocks
from backoffice.errors import UserFacingError
from tests.documents.samples import CUSTOMER, LETTER, ORGANISATION, text_of

LONG = replace(LETTER, body=tuple(Paragraph(f"Paragraph {n}. " + "All work and no play. " * 20) for n in range(30)))


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_letter_says_everything_once(paper: object) -> None:
    """Letterhead, address, numbers, subject, text, table, steps, signature and enclosures are all there."""
    text = text_of(print_letter(replace(LETTER, paper=paper)))  # type: ignore[arg-type]
    for said in (
        ORGANISATION,
        "service@jameseavery.com",
        "BOSTON MA 02135",
        "November 23, 2026",
        "L-26K3-7QX4-8",
        "C-26K3-7QX4-8",
        "Your return",
        "Dear Ms.",
        "$ 1,260.00",
        "2.",
        "Sincerely,",
        "Ruth Alvarez",
        "Customer Service",
        "Enclosures",
        "Return label",
    ):
        assert said in text
    assert "page 1" not in text


def test_a_long_letter_numbers_its_pages() -> None:
    """Every page says which it is and of how many; those after the first name the piece."""
    pdf = print_letter(LONG)
    count = page_count(pdf)
    assert count >= 3
    for page in range(count):
        assert f"page {page + 1} of {count}" in text_of(pdf, page)
    assert "L-26K3-7QX4-8 · November 23, 2026" in text_of(pdf, 1)


@given(st.integers(1, 40), st.integers(0, 60))
def test_the_signature_never_stands_alone(paragraphs: int, words: int) -> None:
    """However the text falls, the last page carries some of it above the signature."""
    body = tuple(Paragraph("word " * (5 + words)) for _ in range(paragraphs))
    pdf = print_letter(replace(LETTER, body=body))
    last = text_of(pdf, page_count(pdf) - 1)
    assert "word" in last
    assert "Sincerely," in last


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(150, 700))
def test_no_line_of_a_paragraph_stands_alone(lengths: list[int], room: int) -> None:
    """No page begins with the last line of a paragraph or ends with its first."""
    lines: dict[int, tuple[int, int, int]] = {}
    rows: list[Row] = []
    for number, length in enumerate(lengths):
        paragraph = set_blocks([Paragraph("\n".join("x" * length))], 400)
        for at, row in enumerate(paragraph):
            lines[id(row.draw)] = (number, at, len(paragraph))
        rows += paragraph
    pages = paginate(rows, room, room)
    assert [id(row.draw) for page in pages for row in page] == [id(row.draw) for row in rows]
    for page in pages:
        assert height(page) <= room
        _, first, count = lines[id(page[0].draw)]
        assert first != count - 1 or count == 1
        _, last, count = lines[id(page[-1].draw)]
        assert last != 0 or count == 1


def test_a_heading_stays_with_its_text() -> None:
    """A heading at the foot moves overleaf with the paragraph it heads."""
    rows = set_blocks([Paragraph("a\n" * 9), Heading("Next"), Paragraph("b\nb\nb")], 400)
    pages = paginate(rows, height(rows) - 20, 700)
    assert len(pages) == 2
    assert pages[1][0].height == rows[9].height


def test_every_kind_of_block_prints() -> None:
    """Headings, notes, bullets, boxes to tick and lines to write on find their place."""
    body = (
        Heading("How did we do?"),
        BulletList(("first", "second")),
        CheckList(("yes", "no")),
        Lines("What could be better?", 3),
        Note("Small print."),
    )
    text = text_of(print_letter(replace(LETTER, body=body)))
    for said in ("How did we do?", "• first", "yes", "What could be better?", "Small print."):
        assert said in text.replace("\r\n", " ").replace("•first", "• first")


def test_markup_stays_text() -> None:
    """Tags, entities and template braces print as they were typed."""
    typed = '<b>AT&T</b> <img src="file:///etc/passwd"> {{ 7*7 }} (a) \\n'
    assert typed in text_of(print_letter(replace(LETTER, body=(Paragraph(typed),))))


def test_a_signature_picture_is_drawn() -> None:
    """The picture adds ink between closing and name."""
    picture = BytesIO()
    Image.new("RGBA", (400, 100), (0, 0, 120, 255)).save(picture, "PNG")
    plain = render(print_letter(LETTER), 0, 50)
    signed = render(print_letter(replace(LETTER, signature=Signature("Ruth", picture=picture.getvalue()))), 0, 50)
    blue = bytes((0, 0, 120))
    assert blue in signed.pixels
    assert blue not in plain.pixels


@pytest.mark.parametrize("picture", [b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a"])
def test_a_damaged_signature_is_refused(picture: bytes) -> None:
    """A file that is no picture is answered in words."""
    with pytest.raises(UserFacingError, match="signature cannot be read"):
        print_letter(replace(LETTER, signature=Signature("Ruth", picture=picture)))


def test_letters_of_a_batch_follow_each_other() -> None:
    """Three letters in one PDF, each beginning on its own page."""
    pdf = draw_letters([LETTER, LONG, LETTER])
    assert "Dear Ms." in text_of(pdf, 0)
    assert "Dear Ms." in text_of(pdf, page_count(pdf) - 1)


@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=ENVELOPES)
def test_envelopes_carry_both_addresses(envelope: object) -> None:
    """Sender at the upper left, addressee where the post's machines read; too much is refused."""
    to = address_lines(CUSTOMER, "US")
    pdf = print_envelope(envelope, (ORGANISATION, "QUINCY MA 02169"), to, ORGANISATION)  # type: ignore[arg-type]
    assert "BOSTON MA 02135" in text_of(pdf)
    with pytest.raises(TooLongError, match="The address does not fit"):
        print_envelope(envelope, (ORGANISATION,), to * 4, ORGANISATION)  # type: ignore[arg-type]
