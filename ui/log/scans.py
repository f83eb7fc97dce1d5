"""Scans that belong to a letter: dropped or chosen, looked at, taken out again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.correspondence import AttachmentFacts, NewFile, inspect_attachment, page_picture, read_file
from backoffice.errors import UserFacingError
from ui.kit import Button, DropArea, Kind, Label, Prompts, Role, Space

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".webp", ".txt", ".eml", ".docx", ".xlsx")
PATTERNS = f"Scans and documents ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"


@dataclass(frozen=True)
class Scan:
    """A file that was found fit to be attached."""

    path: Path
    file: NewFile
    facts: AttachmentFacts

    @property
    def words(self) -> str:
        """What it is, after its name."""
        pages = f"{self.facts.pages} page{'s' * (self.facts.pages != 1)}" if self.facts.pages else "no preview"
        return " · ".join(filter(None, (pages, self.facts.note)))

    def render(self, page: int, dpi: int) -> tuple[int, int, bytes]:
        """A page for the viewer."""
        return render_page(self.file.content, self.facts.media_type, page, dpi)


@dataclass(frozen=True)
class ReadScans:
    """What became of files that were dropped: the fit ones, and a sentence for each of the others."""

    scans: tuple[Scan, ...]
    refusals: tuple[str, ...]


def read_scans(paths: Sequence[Path]) -> ReadScans:
    """Read and inspect files; runs away from the windows."""
    scans, refusals = [], []
    for path in paths:
        try:
            file = read_file(path)
            scans.append(Scan(path, file, inspect_attachment(file.name, file.content)))
        except UserFacingError as error:
            refusals.append(str(error))
    return ReadScans(tuple(scans), tuple(refusals))


def render_page(content: bytes, media_type: str, page: int, dpi: int) -> tuple[int, int, bytes]:
    """A page of an attachment as the viewer takes it; runs away from the windows."""
    picture = page_picture(content, media_type, page, dpi)
    return picture.width, picture.height, picture.pixels


class ScanList(QWidget):
    """The scans of one letter.

    Signals:
        dropped(tuple[Path, ...]): files were dropped or chosen; whoever reads them answers with `add`.
        changed(): other scans belong to the letter now.
        picked(Scan): the person wants to look at it.
    """

    dropped = Signal(object)
    changed = Signal()
    picked = Signal(object)

    def __init__(self, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scans: list[Scan] = []
        self.area = DropArea("Drop scans here", SUFFIXES, prompts, PATTERNS)
        self.area.dropped.connect(self.dropped)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.area)
        layout.addLayout(self._rows)
        self.setFocusProxy(self.area.button)

    @property
    def scans(self) -> tuple[Scan, ...]:
        """In the order in which they came."""
        return tuple(self._scans)

    def add(self, scans: Sequence[Scan]) -> None:
        """Put ``scans`` behind those that are there, and look at the first of them."""
        self._scans += scans
        self._show()
        if scans:
            self.picked.emit(scans[0])

    def clear(self) -> None:
        """Take all scans out."""
        if self._scans:
            self._scans.clear()
            self._show()

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        for scan in self._scans:
            row = _Row(scan)
            row.looked_at.connect(self.picked)
            row.taken_out.connect(self._take_out)
            self._rows.addWidget(row)
        self.changed.emit()

    @Slot(object)
    def _take_out(self, scan: Scan) -> None:
        self._scans.remove(scan)
        self._show()


class _Row(QWidget):
    looked_at = Signal(object)
    taken_out = Signal(object)

    def __init__(self, scan: Scan) -> None:
        super().__init__()
        self._scan = scan
        look = Button(scan.facts.name, Kind.QUIET, icon="file")
        look.setAccessibleDescription("Show it")
        look.clicked.connect(self._look)
        out = Button("", Kind.QUIET, icon="close")
        out.setAccessibleName(f"Take {scan.facts.name} out")
        out.clicked.connect(self._take_out)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(look)
        layout.addWidget(Label(scan.words, Role.SMALL, wraps=True), 1)
        layout.addWidget(out)

    @Slot()
    def _look(self) -> None:
        self.looked_at.emit(self._scan)

    @Slot()
    def _take_out(self) -> None:
        self.taken_out.emit(self._scan)
