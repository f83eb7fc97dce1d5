"""One return and one letter as a person at the desk would print them, and pictures of what comes out."""

import subprocess
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

from backoffice.documents import (
    Align,
    Column,
    InnerSlip,
    Letter,
    Letterhead,
    OuterLabel,
    Paragraph,
    PostalAddress,
    Printing,
    Signature,
    SlipLine,
    Steps,
    Table,
    stock,
)
from backoffice.documents.preview import Picture
from backoffice.references import Reference

RA = Reference("RA-26K3-7QX4-8")
PIECE = Reference("L-26K3-7QX4-8")
CASE = Reference("C-26K3-7QX4-8")
ORGANISATION = "James Avery Artisan Jewelry"

DOCK = PostalAddress(
    company="Heritage Returns", street=("36 Heritage Road",), city="Quincy", state="MA", postcode="02169"
)
CUSTOMER = PostalAddress(
    name="Eleanor Whitcombe-Hartley",
    street=("1450 Commonwealth Avenue", "Apt. 12B"),
    city="Boston",
    state="Massachusetts",
    postcode="02135",
)
OUTER = OuterLabel(
    RA, DOCK, CUSTOMER, "US", "December 23, 2026", "USPS Ground Advantage", "9202 0901 2345 6789", "copy 1"
)
SLIP = InnerSlip(
    RA,
    "10023",
    "Eleanor Whitcombe-Hartley",
    "December 23, 2026",
    (
        SlipLine("Heart ring, sterling silver, size 7", 1, "Wrong size", "$ 148.00"),
        SlipLine("Charm bracelet, 14K gold, serial AB-20931", 1, "Clasp does not close", "$ 1,260.00"),
    ),
    "$ 1,408.00",
    certificate=True,
)
LETTERHEAD = Letterhead(
    ORGANISATION, ("36 Heritage Road, Quincy, MA 02169", "service@jameseavery.com", "www.jameseavery.com"), "US"
)
BODY = (
    Paragraph("Dear Ms. Whitcombe-Hartley,"),
    Paragraph("Thank you for your letter. We are sorry that the clasp of your bracelet does not close. " * 3),
    Table(
        (Column("Qty", align=Align.RIGHT), Column("Item"), Column("Value", align=Align.RIGHT)),
        (("1", "Charm bracelet", "$ 1,260.00"),),
    ),
    Steps(("Pack it.", "Post it.")),
)
LETTER = Letter(
    LETTERHEAD,
    CUSTOMER,
    "November 23, 2026",
    PIECE,
    CASE,
    "Your return RA-26K3-7QX4-8",
    BODY,
    Signature("Ruth Alvarez", "Customer Service"),
    ("Return label",),
)


def on(stock_id: str, dpi: int = 0, start: int = 1) -> Printing:
    """Printing on the stock of that id."""
    return Printing(stock(stock_id), ORGANISATION, start, dpi=dpi)


def text_of(pdf: bytes, page: int = 0) -> str:
    """The text of a page as a viewer would copy it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()


def image_of(picture: Picture) -> Image.Image:
    """A grey or coloured picture for Pillow."""
    mode = "L" if len(picture.pixels) == picture.width * picture.height else "RGB"
    return Image.frombytes(mode, (picture.width, picture.height), picture.pixels)


def poppler(pdf: bytes, page: int, dpi: float, folder: Path, *options: str) -> Image.Image:
    """A page as poppler draws it, in grey unless the options say otherwise."""
    source, target = folder / "page.pdf", folder / "page"
    source.write_bytes(pdf)
    number = str(page + 1)
    command = ["pdftoppm", "-r", f"{dpi:g}", "-f", number, "-l", number, "-singlefile", *(options or ("-gray",))]
    subprocess.run([*command, str(source), str(target)], check=True, capture_output=True)
    [made] = folder.glob("page.p?m")
    image = Image.open(made).convert("L")
    made.unlink()
    return image


def zxing(image: Image.Image) -> set[str]:
    """What zxing-cpp reads."""
    return {code.text for code in zxingcpp.read_barcodes(image)}


def zbar(image: Image.Image, folder: Path) -> set[str]:
    """What zbar reads, which shares no code with the program that wrote the barcodes; it knows no Data Matrix."""
    path = folder / "scan.pgm"
    image.save(path)
    found = subprocess.run(["zbarimg", "-q", "--raw", str(path)], check=False, capture_output=True, text=True)
    return set(found.stdout.split())
