"""Attachments on their way to the screen or to a file.

What reads files is imported with the first of them: a start should not wait for it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from backoffice.cases import FiledAttachment
from backoffice.errors import InvalidInputError
from backoffice.files import write_file
from backoffice.office import Office


@dataclass(frozen=True)
class ShownFile:
    """A file whose pages can be drawn.

    Attributes:
        pages: how many; 0 for what cannot be drawn.
    """

    name: str
    media_type: str
    pages: int
    content: bytes = field(repr=False)

    def render(self, page: int, dpi: int) -> tuple[int, int, bytes]:
        """As `ui.kit.Render`."""
        from backoffice.correspondence import page_picture

        drawn = page_picture(self.content, self.media_type, page, dpi)
        return drawn.width, drawn.height, drawn.pixels


def read_attachment(office: Office, wanted: FiledAttachment) -> ShownFile:
    """Read the bytes of ``wanted`` and count its pages; what may not come in by hand (raw mail) has none."""
    from backoffice.correspondence import attachment, inspect_attachment

    kept = attachment(office, wanted.sha256)
    try:
        pages = inspect_attachment(wanted.name, kept.content).pages
    except InvalidInputError:
        pages = 0
    return ShownFile(wanted.name, kept.media_type, pages, kept.content)


def save_as(shown: ShownFile, path: Path) -> str:
    """Write the bytes to ``path``, and say so. Raises `UserFacingError` where that cannot be written."""
    write_file(path, shown.content)
    return f"{shown.name} is saved in {path.parent}."
