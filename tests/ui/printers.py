"""Printers of tests."""

from backoffice.errors import UserFacingError


class PaperPrinters:
    """Printers that keep what they are given; the one called ``empty`` is out of paper.

    Attributes:
        printed: name, PDF and title of every job.
    """

    def __init__(self, *names: str) -> None:
        self._names = names
        self.printed: list[tuple[str, bytes, str]] = []

    def names(self) -> tuple[str, ...]:
        return self._names

    def print(self, name: str, pdf: bytes, title: str) -> None:
        if name == "empty":
            raise UserFacingError("The printer empty takes no job just now. Nothing was printed.")
        self.printed.append((name, pdf, title))
