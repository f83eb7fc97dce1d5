"""What a PDF of ours is: the same bytes for the same input, its own fonts, its title, and nothing that acts."""

import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest

from backoffice.documents import page_count, print_letter, render, return_pair, ruler_page, stock
from backoffice.errors import UserFacingError
from tests.documents.samples import LETTER, ORGANISATION, OUTER, SLIP, on

MAKERS: dict[str, Callable[[], bytes]] = {
    "letter": lambda: print_letter(LETTER),
    "label": lambda: return_pair(OUTER, SLIP, on("4x6")),
    "sheet": lambda: return_pair(OUTER, SLIP, on("5163")),
    "ruler": lambda: ruler_page(stock("5163"), ORGANISATION),
}
makers = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


@makers
def test_the_same_input_gives_the_same_bytes(make: Callable[[], bytes]) -> None:
    """Nothing of time or chance is in a document."""
    assert make() == make()


def test_another_process_writes_the_same_bytes() -> None:
    """Neither does the order of things in memory show."""
    script = (
        "import sys; from tests.documents.samples import LETTER; from backoffice.documents import print_letter; "
        "sys.stdout.buffer.write(print_letter(LETTER))"
    )
    other = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout
    assert other == print_letter(LETTER)


@makers
def test_only_embedded_subsets_are_used(make: Callable[[], bytes]) -> None:
    """Every font is a named subset with its outlines in the file; Helvetica is nowhere."""
    pdf = make()
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert all(re.fullmatch(rb"[A-Z]{6}\+NotoSans.*", font) for font in fonts)
    assert pdf.count(b"/FontFile2") == len(fonts)
    assert b"Helvetica" not in pdf


@makers
def test_the_file_says_what_it_is_and_asks_not_to_be_scaled(make: Callable[[], bytes]) -> None:
    """Title, author and language are there, and viewers are asked to print at true size."""
    pdf = make()
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_dict()["Title"]
    assert document.get_metadata_dict()["Author"] == ORGANISATION
    document.close()
    assert b"/Lang (en-US)" in pdf
    assert b"/PrintScaling /None" in pdf


@makers
def test_nothing_in_the_file_acts_or_fetches(make: Callable[[], bytes]) -> None:
    """No script, link, form or outside file, and streams are plain Flate."""
    pdf = make()
    for name in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/AcroForm", b"/GoToR", b"/ASCII85Decode"):
        assert name not in pdf
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        zlib.decompress(stream)


def test_documents_are_made_side_by_side() -> None:
    """Two lanes may print at once; the shared fonts do not mix."""
    expected = print_letter(LETTER)
    with ThreadPoolExecutor(4) as lanes:
        assert all(pdf == expected for pdf in lanes.map(lambda _: print_letter(LETTER), range(12)))


def test_what_is_no_pdf_is_said() -> None:
    """A damaged file and a page that is not there are answered in words."""
    with pytest.raises(UserFacingError, match="no PDF"):
        page_count(b"hello")
    with pytest.raises(UserFacingError, match="no page 9"):
        render(print_letter(LETTER), 8, 50)
