"""Scans as machines make them, built while the tests run."""

import zipfile
from io import BytesIO

from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

WORD_PARTS = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}


def pdf(pages: int = 3, password: str = "") -> bytes:
    """A PDF of letter pages, the first with a red upper half."""
    buffer = BytesIO()
    encryption = pdfencrypt.StandardEncryption(password) if password else None
    canvas = Canvas(buffer, pagesize=(612, 792), encrypt=encryption)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 396, 612, 396, stroke=0, fill=1)
    for number in range(pages):
        canvas.drawString(72, 72, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (300, 200), orientation: int = 1, mode: str = "RGB") -> bytes:
    """A picture whose left half is red and right half is blue, as it lies on the sensor."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = BytesIO()
    image.convert(mode).save(buffer, kind, exif=exif)
    return buffer.getvalue()


def stamp() -> bytes:
    """A red square in the lower right quarter of a transparent PNG."""
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (50, 50, 100, 100))
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def tiff(pages: int = 4) -> bytes:
    """A fax: black-and-white pages in one file, Group 4."""
    frames = [Image.new("1", (850 + 10 * number, 1100), number % 2) for number in range(pages)]
    buffer = BytesIO()
    frames[0].save(buffer, "TIFF", save_all=True, append_images=frames[1:], compression="group4")
    return buffer.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()
