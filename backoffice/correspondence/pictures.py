"""Photos and scanned pages: how many, how large, which way up, and their pixels. Pure."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from backoffice.documents import Picture
from backoffice.errors import UserFacingError

LARGEST_PICTURE = 50_000_000  # pixels
MOST_PAGES = 500
_FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "WEBP")
_PAGE_INCHES = 11  # the longer side of a letter page
_ORIENTATION = 0x0112  # the EXIF tag; 1 is upright


class TooLargePictureError(UserFacingError):
    """A picture has more pixels, or a scan more pages, than can be shown without harm."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of a picture without showing it.

    Attributes:
        pages: frames of a TIFF; 1 for others, also animated ones.
        is_turned: EXIF says that it is not upright.
    """

    pages: int
    is_turned: bool


def measure(content: bytes) -> Measures:
    """Count the pages and decode the first one, which proves it whole.

    Raises:
        TooLargePictureError: beyond `LARGEST_PICTURE` or `MOST_PAGES`.
        UserFacingError: where it is damaged.
    """
    with _opened(content) as image:
        pages = _pages(image)
        if pages > MOST_PAGES:
            raise TooLargePictureError(f"This scan has more than {MOST_PAGES} pages.")
        is_turned = image.getexif().get(_ORIENTATION, 1) in range(2, 9)
        _check_size(image)
        image.load()
        return Measures(pages, is_turned)


def picture_page(content: bytes, page: int, dpi: float) -> Picture:
    """One page (from 0), upright, on white, fitted into a letter page at `dpi` and never enlarged.

    Raises:
        UserFacingError: where it is damaged, too large or has no such page.
    """
    with _opened(content) as image:
        if not 0 <= page < _pages(image):
            raise UserFacingError(f"This picture has no page {page + 1}.")
        image.seek(page)
        _check_size(image)
        longest = max(1, round(_PAGE_INCHES * dpi))
        image.draft("RGB", (longest, longest))
        upright = _on_white(ImageOps.exif_transpose(image))
        upright.thumbnail((longest, longest))
        return Picture(upright.width, upright.height, upright.tobytes())


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow warns of is either harmless or measured here
        try:
            with Image.open(BytesIO(content), formats=_FORMATS) as image:
                yield image
        except UserFacingError:
            raise
        except Image.DecompressionBombError as error:
            raise TooLargePictureError("This picture has too many pixels to be shown.") from error
        except Exception as error:  # readers of foreign pictures raise whatever a damaged file makes them
            raise UserFacingError("This picture is damaged and cannot be shown.") from error


def _pages(image: Image.Image) -> int:
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > LARGEST_PICTURE:
        raise TooLargePictureError("This picture has too many pixels to be shown.")


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in RGB; where it is transparent, white shows through."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    covered = image.convert("RGBA")
    white = Image.new("RGBA", covered.size, "white")
    return Image.alpha_composite(white, covered).convert("RGB")
