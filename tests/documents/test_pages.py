"""Label sheets as data: they fill their sheet, start anywhere, and follow a measured printer."""

from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.documents import STOCKS, Calibration, Stock, ruler_page, stock
from backoffice.documents.document import MM
from backoffice.documents.preview import render_grey
from backoffice.errors import InvalidInputError, NotFoundError
from tests.documents.samples import ORGANISATION, image_of, text_of

stocks = pytest.mark.parametrize("sheet", STOCKS.values(), ids=STOCKS)


@stocks
def test_margins_and_pitches_add_up_to_the_sheet(sheet: Stock) -> None:
    """Opposite margins are equal within 0.2 mm, so labels and pitches were not mixed up."""
    right = sheet.page.width - (sheet.left + (sheet.columns - 1) * sheet.pitch_x + sheet.label.width)
    bottom = sheet.page.height - (sheet.top + (sheet.rows - 1) * sheet.pitch_y + sheet.label.height)
    assert right == pytest.approx(sheet.left, abs=0.2 * MM)
    assert bottom == pytest.approx(sheet.top, abs=0.2 * MM)


@stocks
def test_labels_neither_overlap_nor_leave_the_sheet(sheet: Stock) -> None:
    """Every label lies on the paper, and no two share more than a hair."""
    corners = [sheet.place(n) for n in range(1, sheet.per_sheet + 1)]
    width, height, hair = sheet.label.width, sheet.label.height, 0.01
    for x, y in corners:
        assert -hair <= x <= sheet.page.width - width + hair
        assert -hair <= y <= sheet.page.height - height + hair
    for (x1, y1), (x2, y2) in combinations(corners, 2):
        assert abs(x1 - x2) >= width - hair or abs(y1 - y2) >= height - hair


def test_a_used_sheet_starts_at_its_next_label() -> None:
    """Position 9 of ten is the last but one; the third label then opens a new sheet."""
    avery = stock("5163")
    places = list(islice(avery.places(start=9), 3))
    assert [sheet for sheet, _, _ in places] == [0, 0, 1]
    assert places[0][1:] == avery.place(9)
    assert places[2][1:] == avery.place(1)


@pytest.mark.parametrize("start", [0, -1, 11])
def test_a_position_that_is_not_on_the_sheet_is_refused(start: int) -> None:
    """The sentence names the positions there are."""
    with pytest.raises(InvalidInputError, match="Avery 5163 has positions 1 to 10"):
        stock("5163").places(start)


def test_formats_are_found_in_any_case_and_explained() -> None:
    """A format is found as people type it; an unknown one is answered with those there are."""
    assert stock(" l7163 ").id == "L7163"
    with pytest.raises(NotFoundError, match=r"no label format “9999”; there are 4x6, A6, 5160"):
        stock("9999")


@given(
    st.tuples(st.floats(-10, 10), st.floats(-10, 10)),
    st.tuples(st.floats(0.95, 1.05), st.floats(0.95, 1.05)),
    st.sampled_from(list(STOCKS.values())),
    st.data(),
)
def test_a_measured_printer_prints_where_it_should(
    offset: tuple[float, float], pitch: tuple[float, float], sheet: Stock, data: st.DataObject
) -> None:
    """Measuring the two marks of a drifting printer undoes its drift anywhere on the page."""

    def printed(x: float, y: float) -> tuple[float, float]:
        return x * pitch[0] + offset[0] * MM, y * pitch[1] + offset[1] * MM

    far = (sheet.page.width - 20 * MM, sheet.page.height - 20 * MM)
    measured = [tuple(v / MM for v in printed(*mark)) for mark in ((20 * MM, 20 * MM), far)]
    calibration = Calibration.measured(measured[0], measured[1], sheet.page)  # type: ignore[arg-type]
    x, y = sheet.place(data.draw(st.integers(1, sheet.per_sheet)))
    assert printed(*calibration.corrected(x, y)) == pytest.approx((x, y), abs=0.01)


@pytest.mark.parametrize("wrong", [{"offset_x": 26}, {"offset_y": -30}, {"pitch_x": 1.2}, {"pitch_y": float("nan")}])
def test_a_slip_of_the_ruler_is_refused(wrong: dict[str, float]) -> None:
    """No printer is off by more than an inch or a tenth of the length."""
    with pytest.raises(InvalidInputError, match="please measure again"):
        Calibration(**wrong)


@stocks
def test_the_ruler_page_shows_its_marks(sheet: Stock) -> None:
    """The crosses stand 20 mm from the edges, where the instruction says."""
    pdf = ruler_page(sheet, ORGANISATION)
    image = image_of(render_grey(pdf, 0, 254))  # ten dots a millimetre
    assert min(image.crop((195, 170, 206, 171)).tobytes()) < 128
    assert sheet.name in text_of(pdf)
