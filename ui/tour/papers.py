"""What comes in during the tour: a scanned letter and an e-mail."""

from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from resources import resource

LETTER = """31 Beacon Street
Boston, MA 02108

November 19, 2026

Dear Customer Service,

the clasp of my new ear posts came off on the second
day, and I nearly lost the piece. The order number
is 4455. Could you replace them, or repair the clasp?

With kind regards,
Evelyn Marsh
"""
EMAIL = """Hello,

the bracelet of order 4476 is lovely, but the medium is too large for me.
May I send it back for a small one?

Kaitlyn Burke
"""


def scan_of_a_letter(folder: Path) -> Path:
    """A page as a scanner saves it."""
    page = Image.new("L", (1275, 1650), 252)
    font = ImageFont.truetype(BytesIO(resource("fonts", "NotoSans-Italic.ttf").read_bytes()), 34)
    ImageDraw.Draw(page).multiline_text((170, 190), LETTER, 30, font, spacing=18)
    path = folder / "letter from Evelyn Marsh.pdf"
    page.save(path, resolution=150)
    return path


def message(folder: Path) -> Path:
    """An e-mail as a mail program saves it."""
    mail = EmailMessage()
    mail["From"] = "Kaitlyn Burke <kaitlyn.burke@example.com>"
    mail["To"] = "service@jameseavery.com"
    mail["Subject"] = "Exchange of a bracelet, order 4476"
    mail["Date"] = "Mon, 23 Nov 2026 09:12:00 -0500"
    mail["Message-ID"] = "<tour.4476@mail.example.com>"
    mail.set_content(EMAIL)
    path = folder / "exchange.eml"
    path.write_bytes(mail.as_bytes())
    return path
