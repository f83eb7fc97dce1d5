"""A PDF as the page viewer shows it."""

from dataclasses import dataclass

from backoffice.documents import page_count, render


@dataclass(frozen=True)
class Pages:
    """A PDF whose pages were counted; `render` draws one."""

    pdf: bytes
    count: int

    def render(self, page: int, dpi: int) -> tuple[int, int, bytes]:
        """As `ui.kit.Render`."""
        drawn = render(self.pdf, page, dpi)
        return drawn.width, drawn.height, drawn.pixels


def read_pages(pdf: bytes) -> Pages:
    """Open a PDF. Raises `UserFacingError` where it is none."""
    return Pages(pdf, page_count(pdf))
