"""The end of a letter: closing words, signature, name, enclosures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from PIL import Image

from backoffice.documents.document import BODY, NOTE, SMALL, STRONG, Area, Document, Style
from backoffice.documents.flow import Row
from backoffice.documents.wrapping import wrap
from backoffice.errors import UserFacingError

_ROOM = 38.0  # points for a pen or the picture
_WIDEST = 160.0


@dataclass(frozen=True)
class Signature:
    """Who signs a letter.

    Attributes:
        name: in clear.
        role: under the name, or empty.
        closing: the words before it.
        picture: of the signature (PNG or JPEG), or empty, which leaves room for a pen.
    """

    name: str
    role: str = ""
    closing: str = "Sincerely,"
    picture: bytes = b""


def closing_rows(signature: Signature, enclosures: Sequence[str], width: float) -> list[Row]:
    """The rows after the text, which stay together.

    Raises:
        UserFacingError: where the picture cannot be read.
        UnprintableTextError: where no font has a character.
    """
    rows = [
        *_lines(signature.closing, BODY, width, gap=BODY.leading),
        Row(_ROOM, partial(_draw_picture, image=_opened(signature.picture))),
        *_lines(signature.name, STRONG, width, gap=2.0),
        *(_lines(signature.role, NOTE, width) if signature.role else ()),
        *(_lines("Enclosures", NOTE, width, gap=BODY.leading) if enclosures else ()),
        *(row for enclosure in enclosures for row in _lines(enclosure, SMALL, width)),
    ]
    return [*(row.keeping() for row in rows[:-1]), rows[-1]]


def _lines(text: str, style: Style, width: float, gap: float = 0.0) -> list[Row]:
    return [
        Row(style.leading, partial(_draw_line, text=line, style=style), gap if n == 0 else 0.0)
        for n, line in enumerate(wrap(text, style, width))
    ]


def _opened(picture: bytes) -> Image.Image | None:
    if not picture:
        return None
    try:
        image = Image.open(BytesIO(picture))
        image.load()
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:  # what Pillow raises for damaged files
        raise UserFacingError(
            "The picture of the signature cannot be read. Please choose a PNG or JPEG file."
        ) from error
    return image


def _draw_line(document: Document, x: float, y: float, *, text: str, style: Style) -> None:
    document.text(x, y + style.base_line, text, style)


def _draw_picture(document: Document, x: float, y: float, *, image: Image.Image | None) -> None:
    if image is not None:
        document.picture(image, Area(x, y + 2, _WIDEST, _ROOM - 4))
