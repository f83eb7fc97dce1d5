"""The timeline of a case: everything in and out, newest first."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.cases import FiledAttachment, Happened, TimelineEntry
from ui.kit import Button, Card, Kind, Label, Role, Space, icon
from ui.moments import moment_text

ICONS = {Happened.LETTER: "letters", Happened.RETURN: "returns", Happened.PROMISE: "check", Happened.CASE: "note"}
FOLDED_LINES = 10


class TimelineView(QWidget):
    """What came and went as cards, what was done as single lines between them.

    Signals:
        attachment_wanted(FiledAttachment): somebody wants to see a file.
    """

    attachment_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline")
        self._entries: tuple[TimelineEntry, ...] = ()
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.S)

    def show_entries(self, entries: tuple[TimelineEntry, ...], zone: ZoneInfo) -> None:
        """Show ``entries`` as they come; showing the same again keeps what was unfolded."""
        if entries == self._entries:
            return
        self._entries = entries
        clear(self._list)
        for entry in entries:
            piece = entry.what in (Happened.RECEIVED, Happened.SENT)
            shown = PieceCard(entry, zone) if piece else EventLine(entry, zone)
            if isinstance(shown, PieceCard):
                shown.attachment_wanted.connect(self.attachment_wanted)
            self._list.addWidget(shown)


class PieceCard(Card):
    """One piece of correspondence: what it says, and its files.

    Signals:
        attachment_wanted(FiledAttachment): somebody wants to see a file.
    """

    attachment_wanted = Signal(object)

    def __init__(self, entry: TimelineEntry, zone: ZoneInfo) -> None:
        super().__init__()
        self._entry = entry
        self._lines = entry.detail.strip().splitlines()
        self.body.addLayout(_heading(entry, zone, Role.STRONG))
        if self._lines:
            self._text = Label("", wraps=True, selectable=True)
            self.body.addWidget(self._text)
            self._unfold = Button("Show all of it", Kind.QUIET)
            self._unfold.clicked.connect(self._show_all)
            self._show(self._lines[:FOLDED_LINES])
            if len(self._lines) > FOLDED_LINES:
                self.body.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self._files = [FileButton(attachment) for attachment in entry.attachments]
        for button in self._files:
            button.wanted.connect(self.attachment_wanted)
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _show_all(self) -> None:
        self._show(self._lines)
        self._unfold.hide()

    def _show(self, lines: Sequence[str]) -> None:
        self._text.setText("\n".join(lines))


class EventLine(QWidget):
    """Something that was done, in one line or two."""

    def __init__(self, entry: TimelineEntry, zone: ZoneInfo) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L + 1, 0, Space.L + 1, 0)
        layout.setSpacing(0)
        layout.addLayout(_heading(entry, zone, Role.BODY))
        if entry.detail:
            detail = Label(entry.detail, Role.SMALL, wraps=True)
            detail.setContentsMargins(ICON_SIDE + Space.S, 0, 0, 0)
            layout.addWidget(detail)


class FileButton(Button):
    """A file by its name; pressed, it wants to be seen.

    Signals:
        wanted(FiledAttachment): it was pressed.
    """

    wanted = Signal(object)

    def __init__(self, attachment: FiledAttachment) -> None:
        kind = "image" if attachment.media_type.startswith("image/") else "file"
        super().__init__(f"{attachment.name}  {size_text(attachment.size)}", Kind.QUIET, kind)
        self._attachment = attachment
        self.setAccessibleName(f"Show {attachment.name}")
        self.clicked.connect(self._want)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._attachment)


class IconView(QWidget):
    """A small icon that follows the scheme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._icon = icon(name, "muted")
        self.setFixedSize(QSize(ICON_SIDE, ICON_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), self.rect())


def size_text(size: int) -> str:
    """``830 B``, ``12 KB``, ``3.4 MB``."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def clear(layout: QBoxLayout) -> None:
    """Take every widget out of ``layout``."""
    for child in _taken(layout):
        child.hide()
        child.deleteLater()


def _taken(layout: QBoxLayout) -> Iterable[QWidget]:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            yield widget


def _heading(entry: TimelineEntry, zone: ZoneInfo, role: Role) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    top = Qt.AlignmentFlag.AlignTop
    row.addWidget(IconView(ICONS.get(entry.what, "") or entry.channel), 0, top)
    row.addWidget(Label(entry.title, role, wraps=True), 1)
    row.addWidget(Label(moment_text(entry.at, zone), Role.SMALL), 0, top)
    return row


ICON_SIDE = 16
