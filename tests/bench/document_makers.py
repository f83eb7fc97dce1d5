"""One way of making labels or letters, measured in a process of its own: `python -m tests.bench.document_makers WAY`.

Prints JSON: pages, seconds, peak MiB, bytes; or the module that is missing. All ways draw the same texts with the
same embedded font. fpdf2 has no such codes: it gets its QR from segno and its bars from us.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import Any

from backoffice.documents import barcodes
from backoffice.documents.addresses import PostalAddress
from backoffice.documents.blocks import Paragraph
from backoffice.documents.labels import Printing, draw_outer_labels
from backoffice.documents.letters import Letter, Letterhead, draw_letters
from backoffice.documents.pages import stock
from backoffice.documents.return_papers import OuterLabel
from backoffice.documents.signature import Signature
from backoffice.references import Prefix, make
from resources import resource as shipped

CHOICE = random.Random(4)
FONT = str(shipped("fonts", "NotoSans-Regular.ttf"))
WORDS = """
we thank you for your letter and are sorry that the clasp does not close as it should please send the piece back
with the label that you find enclosed and we will repair it free of charge within a few business days of arrival
""".split()  # noqa: SIM905 - reads as what it is


def our_labels(count: int) -> list[OuterLabel]:
    """Different labels with an address, a carrier and a date each."""
    dock = PostalAddress("", "Heritage Returns", ("36 Heritage Road",), "Quincy", "MA", "02169")
    return [
        OuterLabel(
            make(Prefix.RETURN, 2026, CHOICE.choice),
            dock,
            PostalAddress(f"Person {n} Whitcombe", "", (f"{n} Main Street", f"Apt {n}"), "Boston", "MA", "02135"),
            "US",
            "December 23, 2026",
            "USPS Ground Advantage",
            f"9202 0901 {n:04}",
            f"copy {n}",
        )
        for n in range(count)
    ]


def texts(count: int) -> list[list[str]]:
    """The paragraphs of letters with a body of 250 words each."""
    return [[" ".join(CHOICE.choices(WORDS, k=50)) for _ in range(5)] for _ in range(count)]


def label_lines(label: OuterLabel) -> list[str]:
    """What stands on a label, line by line."""
    return [
        *("From", *label.from_lines(), "To", *label.to_lines(), "Return authorization", label.reference),
        *(f"Use by {label.use_by}", label.carrier, label.tracking, "1 of 2", label.audit),
    ]


def ours_labels(count: int) -> bytes:
    return draw_outer_labels(our_labels(count), Printing(stock("4x6"), "Bench"), ("James Avery",)).pdf


def ours_letters(count: int) -> bytes:
    head = Letterhead("James Avery Artisan Jewelry", ("36 Heritage Road, Quincy, MA 02169",), "US")
    numbers = [make(Prefix.LETTER, 2026, CHOICE.choice) for _ in range(count)]
    to = our_labels(count)
    return draw_letters(
        [
            Letter(
                head,
                label.sender,
                "November 23, 2026",
                number,
                number,
                "Your letter",
                tuple(map(Paragraph, paragraphs)),
                Signature("Ruth Alvarez"),
            )
            for label, number, paragraphs in zip(to, numbers, texts(count), strict=True)
        ]
    )


def _fpdf(size: tuple[float, float]) -> Any:
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=size)
    pdf.add_font("Noto", fname=FONT)
    pdf.set_font("Noto", size=9)
    pdf.set_auto_page_break(False)
    return pdf


def fpdf2_labels(count: int) -> bytes:
    import segno

    pdf = _fpdf((288, 432))
    for label in our_labels(count):
        pdf.add_page()
        for n, line in enumerate(label_lines(label)):
            pdf.text(16, 20 + n * 12, line)
        text = barcodes.payload(label.reference)
        [bars] = barcodes.code128(text).rows
        for first, end in bars:
            pdf.rect(60 + first, 340, end - first, 50, "F")
        for y, row in enumerate(segno.make(text, error="m", boost_error=False).matrix):
            for x, run in groupby(enumerate(row), key=itemgetter(1)):
                span = [at for at, _ in run]
                if x:
                    pdf.rect(200 + 2 * span[0], 230 + 2 * y, 2 * len(span), 2, "F")
    return bytes(pdf.output())


def fpdf2_letters(count: int) -> bytes:
    pdf = _fpdf((612, 792))
    for paragraphs in texts(count):
        pdf.add_page()
        pdf.set_xy(72, 280)
        for paragraph in paragraphs:
            pdf.set_x(72)
            pdf.multi_cell(468, 14, paragraph)
    return bytes(pdf.output())


def _reportlab_font() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Noto", FONT))
    return "Noto"


def widgets_labels(count: int) -> bytes:
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode import createBarcodeDrawing
    from reportlab.pdfgen.canvas import Canvas

    name, target = _reportlab_font(), BytesIO()
    canvas = Canvas(target, pagesize=(288, 432), initialFontName=name)
    for label in our_labels(count):
        canvas.setFont(name, 9)
        for n, line in enumerate(label_lines(label)):
            canvas.drawString(16, 412 - n * 12, line)
        text = barcodes.payload(label.reference)
        renderPDF.draw(createBarcodeDrawing("Code128", value=text, barHeight=50, humanReadable=False), canvas, 40, 40)
        renderPDF.draw(createBarcodeDrawing("QR", value=text, barLevel="M", width=60, height=60), canvas, 200, 140)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def pylabels_labels(count: int) -> bytes:
    import labels
    from reportlab.graphics import shapes
    from reportlab.graphics.barcode import createBarcodeDrawing

    name, target = _reportlab_font(), BytesIO()

    def draw(drawing: Any, _width: float, _height: float, label: OuterLabel) -> None:
        for n, line in enumerate(label_lines(label)):
            drawing.add(shapes.String(16, 412 - n * 12, line, fontName=name, fontSize=9))
        text = barcodes.payload(label.reference)
        bars = createBarcodeDrawing("Code128", value=text, barHeight=50, humanReadable=False)
        drawing.add(shapes.Group(*bars.contents, transform=(1, 0, 0, 1, 40, 40)))
        code = createBarcodeDrawing("QR", value=text, barLevel="M", width=60, height=60)
        drawing.add(shapes.Group(*code.contents, transform=(1, 0, 0, 1, 200, 140)))

    sheet = labels.Sheet(labels.Specification(102, 153, 1, 1, 101.6, 152.4), draw)
    sheet.add_labels(our_labels(count))
    sheet.save(target)
    return target.getvalue()


def platypus_letters(count: int) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Flowing

    style = ParagraphStyle("body", fontName=_reportlab_font(), fontSize=10, leading=14)
    target = BytesIO()
    story = [part for letter in texts(count) for part in (*(Flowing(text, style) for text in letter), PageBreak())]
    SimpleDocTemplate(target, pagesize=(612, 792)).build(story)
    return target.getvalue()


def weasyprint_letters(count: int) -> bytes:
    from weasyprint import HTML

    pages = "".join(
        "<section>" + "".join(f"<p>{text}</p>" for text in letter) + "</section>" for letter in texts(count)
    )
    style = f"@font-face {{font-family: Noto; src: url('file://{FONT}')}} body {{font: 10pt Noto}} "
    page = "@page {size: letter} section {break-after: page}"
    return bytes(HTML(string=f"<style>{style}{page}</style>{pages}").write_pdf() or b"")


def typst_letters(count: int) -> bytes:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    import typst

    letters = "\n#pagebreak()\n".join("\n\n".join(letter) for letter in texts(count))
    with TemporaryDirectory() as folder:
        source = Path(folder, "letters.typ")
        source.write_text('#set page("us-letter")\n#set text(font: "Noto Sans", size: 10pt)\n' + letters)
        return bytes(typst.compile(str(source), font_paths=[str(Path(FONT).parent)]))


WAYS: dict[str, tuple[Callable[[int], bytes], int]] = {
    "ours_labels": (ours_labels, 1000),
    "fpdf2_labels": (fpdf2_labels, 300),
    "widgets_labels": (widgets_labels, 100),
    "pylabels_labels": (pylabels_labels, 100),
    "ours_letters": (ours_letters, 500),
    "platypus_letters": (platypus_letters, 500),
    "fpdf2_letters": (fpdf2_letters, 200),
    "weasyprint_letters": (weasyprint_letters, 50),
    "typst_letters": (typst_letters, 500),
}


def measure(way: str) -> dict[str, Any]:
    """What one way takes, its imports and first page apart."""
    make_pages, count = WAYS[way]
    try:
        make_pages(1)
    except (ImportError, OSError) as error:  # WeasyPrint says OSError where its C libraries are missing
        return {"missing": str(error).splitlines()[0]}
    begun = time.perf_counter()
    size = len(make_pages(count))
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {"pages": count, "seconds": seconds, "mib": peak, "bytes": size}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
