"""What people attach: scans, photos, and things that only look like them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.correspondence.scans import inspect_attachment, media_type_of, page_picture
from backoffice.errors import InvalidInputError, UserFacingError
from tests.correspondence.papers import WORD_PARTS, archive, pdf, picture, stamp, tiff

RED = (255, 0, 0)
WORD = media_type_of(archive(WORD_PARTS))


def colour(content: bytes, media_type: str, across: float, down: float, dpi: float = 20) -> tuple[int, ...]:
    """The colour at a place of the first page, given in parts of its width and height; JPEG's noise rounded off."""
    shown = page_picture(content, media_type, 0, dpi)
    at = 3 * (int(down * shown.height) * shown.width + int(across * shown.width))
    return tuple(255 if value > 127 else 0 for value in shown.pixels[at : at + 3])


def test_pdf_of_several_pages() -> None:
    """Pages are counted, and each can be shown."""
    facts = inspect_attachment("scan.pdf", pdf(3))
    assert (facts.name, facts.media_type, facts.pages, facts.note) == ("scan.pdf", "application/pdf", 3, "")
    last = page_picture(pdf(3), facts.media_type, 2, 72)
    assert (last.width, last.height, len(last.pixels)) == (612, 792, 612 * 792 * 3)
    assert colour(pdf(), facts.media_type, 0.5, 0.2) == RED


def test_tiff_of_several_pages() -> None:
    """A fax in one file has its pages counted; each is shown in its own size."""
    facts = inspect_attachment("fax.tif", tiff(4))
    assert (facts.media_type, facts.pages) == ("image/tiff", 4)
    first, last = (page_picture(tiff(4), facts.media_type, page, 100) for page in (0, 3))
    assert (first.width, last.width) == (850, 880)
    with pytest.raises(UserFacingError, match="no page 5"):
        page_picture(tiff(4), facts.media_type, 4, 100)


@pytest.mark.parametrize(
    ("orientation", "is_sideways", "red_at"),
    [
        (1, False, (0.25, 0.5)),
        (2, False, (0.75, 0.5)),
        (3, False, (0.75, 0.5)),
        (6, True, (0.5, 0.25)),
        (8, True, (0.5, 0.75)),
    ],
)
def test_photos_are_turned_upright(orientation: int, is_sideways: bool, red_at: tuple[float, float]) -> None:  # noqa: FBT001
    """EXIF rotation is noted and applied: the red half lies where the photographer saw it."""
    content = picture(orientation=orientation)
    facts = inspect_attachment("photo.jpg", content)
    assert facts.is_turned == (orientation != 1)
    shown = page_picture(content, facts.media_type, 0, 20)
    assert (shown.width < shown.height) == is_sideways
    assert colour(content, facts.media_type, *red_at) == RED


def test_pictures_fit_a_page_and_are_never_enlarged() -> None:
    """Large photos come small enough to show, small ones as they are."""
    large = page_picture(picture(size=(3000, 2000)), "image/jpeg", 0, 50)
    assert (large.width, large.height) == (550, 367)
    small = page_picture(picture(size=(30, 20)), "image/jpeg", 0, 300)
    assert (small.width, small.height) == (30, 20)


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("PNG", "RGB", "image/png"),
        ("PNG", "LA", "image/png"),
        ("PNG", "P", "image/png"),
        ("GIF", "P", "image/gif"),
        ("WEBP", "RGB", "image/webp"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("TIFF", "CMYK", "image/tiff"),
    ],
)
def test_kinds_of_pictures(kind: str, mode: str, media_type: str) -> None:
    """Every allowed kind in its usual colour modes is recognised and shown."""
    content = picture(kind, mode=mode)
    facts = inspect_attachment("x." + kind.lower(), content)
    assert (facts.media_type, facts.pages) == (media_type, 1)
    assert len(page_picture(content, media_type, 0, 20).pixels) == 220 * 147 * 3


def test_transparency_shows_white() -> None:
    """Where a picture is transparent, the paper shows."""
    assert colour(stamp(), "image/png", 0.25, 0.25) == (255, 255, 255)
    assert colour(stamp(), "image/png", 0.75, 0.75) == RED


@pytest.mark.parametrize(
    ("name", "content", "media_type", "stored_as"),
    [
        ("note.txt", b"Dear team", "text/plain", "note.txt"),
        ("orders.csv", "Größe;1".encode("utf-16"), "text/plain", "orders.csv"),
        ("mail.eml", b"From: a@example.com\r\n\r\nHi", "message/rfc822", "mail.eml"),
        ("letter.docx", archive(WORD_PARTS), WORD, "letter.docx"),
        ("list.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "", "list.xlsx"),
        ("scan.pdf", picture(), "image/jpeg", "scan.jpg"),
        ("IMG_0001", picture("PNG"), "image/png", "IMG_0001.png"),
        ("letter from jameseavery.com", pdf(), "application/pdf", "letter from jameseavery.com.pdf"),
        ("../../a.b/ring.PDF", pdf(), "application/pdf", "ring.PDF"),
    ],
)
def test_what_comes_in_is_called_what_it_is(name: str, content: bytes, media_type: str, stored_as: str) -> None:
    """The bytes tell the kind, and a wrong or missing extension is put right and said."""
    facts = inspect_attachment(name, content)
    assert media_type in facts.media_type
    assert facts.name == stored_as
    assert ("renamed" in facts.note) == (stored_as not in name)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf.exe", pdf(), "made to look like a .pdf"),
        ("a.exe.pdf", pdf(), "two extensions"),
        ("photo\u202egpj.exe", b"MZ", "could run as a program"),
        ("setup.exe", b"MZ\x90", "could run as a program"),
        ("ring.jpg", b"MZ\x90\x00", "is a program"),
        ("ring.jpg", b"\x7fELF\x02", "is a program"),
        ("note.txt", b"#!/bin/sh\nrm -rf /", "is a program"),
        ("page.txt", b" <html><script>", "web page"),
        ("x.svg", b"<svg/>", "could run"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        ("letter.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "old Office"),
        ("all.zip", archive({"a.txt": b"a"}), "archive"),
        ("broken.docx", b"PK\x03\x04garbage", "archive"),
        ("m.docx", archive({**WORD_PARTS, "word/vbaProject.bin": b"x"}), "macros"),
        ("bomb.docx", archive({**WORD_PARTS, "word/media/a": b"\x00" * 100_000_001}), "unpacks"),
        ("many.docx", archive({**WORD_PARTS, **{f"word/{n}": b"" for n in range(1000)}}), "unpacks"),
        ("empty.pdf", b"", "is empty"),
        ("noise.bin", bytes(range(256)), "cannot be attached"),
        ("broken.pdf", pdf()[:200], "damaged PDF"),
        ("secret.pdf", pdf(password="x"), "password"),
        ("cut.jpg", picture(size=(800, 800))[:3000], "damaged picture"),
        ("cut.png", picture("PNG")[:60], "damaged picture"),
        ("cut.tif", tiff()[:50], "damaged picture"),
        ("huge.png", picture("PNG", size=(10_000, 6_000), mode="1"), "50 megapixels"),
    ],
)
def test_what_may_not_come_in_is_named(name: str, content: bytes, says: str) -> None:
    """Programs, disguises, bombs and broken files are refused with one sentence that says why."""
    with pytest.raises(InvalidInputError, match=says) as caught:
        inspect_attachment(name, content)
    assert [fault.field for fault in caught.value.faults] == ["attachment"]


def test_what_cannot_be_shown_says_so() -> None:
    """A Word file and damaged bytes asked for as a picture give a sentence."""
    with pytest.raises(UserFacingError, match="its own program"):
        page_picture(archive(WORD_PARTS), WORD, 0, 100)
    with pytest.raises(UserFacingError, match="damaged"):
        page_picture(b"\xff\xd8\xffnothing", "image/jpeg", 0, 100)


SAMPLES = [picture(), picture("PNG"), picture("GIF"), picture("WEBP"), tiff(2), pdf(2), archive(WORD_PARTS)]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=12))
def test_damaged_files_raise_nothing_else(content: bytes, damage: list[tuple[float, int]]) -> None:
    """However a file is damaged, it comes in and can be shown, or is refused in words."""
    damaged = bytearray(content)
    for place, value in damage:
        damaged[int(place * len(damaged))] = value
    try:
        facts = inspect_attachment("scan", bytes(damaged))
        for page in range(facts.pages):
            page_picture(bytes(damaged), facts.media_type, page, 20)
    except UserFacingError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either outcome is right
