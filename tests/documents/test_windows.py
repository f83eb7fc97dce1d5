"""The address stays in the window however the sheet slides, or is refused with what to shorten."""

from dataclasses import replace

import pytest
from PIL import ImageOps

from backoffice.documents import PAPERS, Letter, PostalAddress, WindowError, letter_over_window, print_letter
from backoffice.documents.document import INCH
from backoffice.documents.preview import render_grey
from backoffice.documents.windows import DL, NUMBER_10, Paper
from tests.documents.samples import CUSTOMER, LETTER, image_of, text_of

papers = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
FIVE_LINES = replace(CUSTOMER, company="Ångström & Söhne")


def test_the_safe_area_of_a_number_10_window_is_the_published_one() -> None:
    """1.0 to 4.5 in across and 2.5 to 3.25 in down (USPS Publication 25, with seams, first panel 3-7/8 in)."""
    safe = NUMBER_10.safe
    inches = [edge / INCH for edge in (safe.x, safe.right, safe.y, safe.bottom)]
    assert inches == pytest.approx([1.0, 4.5, 2.5, 3.25])


def test_the_german_dl_window_shows_the_same_area() -> None:
    """A window of DIN 680 (20 mm from the left, 15 mm from the foot, 90 × 45) contains the one we reckon with."""
    mm = INCH / 25.4
    assert DL.window.y >= (110 - 15 - 45) * mm
    assert DL.window.bottom <= (110 - 15) * mm
    assert (DL.window.x, DL.window.right) == pytest.approx((20 * mm, 110 * mm))


@papers
@pytest.mark.parametrize("recipient", [CUSTOMER, FIVE_LINES])
def test_only_the_address_shows_in_the_window_and_all_of_it(paper: Paper, recipient: PostalAddress) -> None:
    """All ink that the window may ever show lies within the area that it always shows."""
    letter = replace(LETTER, paper=paper, recipient=recipient)
    image = image_of(render_grey(print_letter(letter), 0, 144))
    visible, safe = paper.envelope.visible, paper.envelope.safe
    seen = image.crop(tuple(round(2 * v) for v in (visible.x, visible.y, visible.right, visible.bottom)))  # type: ignore[arg-type]
    box = ImageOps.invert(seen).point(lambda grey: 255 if grey > 64 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (v / 2 for v in box)
    assert visible.x + left >= safe.x - 0.5
    assert visible.y + top >= safe.y - 0.5
    assert visible.x + right <= safe.right + 0.5
    assert visible.y + bottom <= safe.bottom + 0.5


@papers
def test_nothing_else_may_show_in_the_window(paper: Paper) -> None:
    """Date and text begin outside of what the window may show."""
    assert paper.aside > paper.envelope.visible.right
    assert paper.body > paper.folds[0] > paper.envelope.visible.bottom


@pytest.mark.parametrize(
    ("recipient", "sentence"),
    [
        (replace(CUSTOMER, name="Wolfeschlegelsteinhausen " * 4), "#10 window envelope: please shorten “WOLFESCHLEG"),
        (replace(CUSTOMER, name="x" * 10_000), "please shorten “XXXX"),
        (replace(CUSTOMER, company="Whitcombe & Co", street=("a", "b", "c")), "has 6 lines, but .* shows 5"),
        (replace(CUSTOMER, street=tuple(f"line {n}" for n in range(12))), "has 14 lines, but .* shows 5"),
        (PostalAddress(), "The address is empty"),
    ],
)
def test_an_address_that_would_slide_out_is_refused(recipient: PostalAddress, sentence: str) -> None:
    """The refusal names the line to shorten, or how many lines there may be."""
    with pytest.raises(WindowError, match=sentence):
        print_letter(replace(LETTER, recipient=recipient))


@papers
def test_the_overlay_shows_the_window(paper: Paper) -> None:
    """The proof names the envelope and draws the window's edge in red; the letter itself has neither."""
    letter: Letter = replace(LETTER, paper=paper)
    assert f"{paper.envelope.name}: window" in text_of(letter_over_window(letter))
    assert "window" not in text_of(print_letter(letter))


@papers
def test_fold_ticks_stand_at_the_folds(paper: Paper) -> None:
    """Both ticks are where the sheet is to be folded."""
    image = image_of(render_grey(print_letter(replace(LETTER, paper=paper)), 0, 288))
    x = round(0.27 * 288)
    column = image.crop((x, 0, x + 1, image.height)).tobytes()
    ticks = [y / 4 for y, grey in enumerate(column) if grey < 200]
    assert [min(ticks), max(ticks)] == pytest.approx(list(paper.folds), abs=0.5)
