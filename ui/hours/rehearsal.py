"""What a change of hours would move, shown before it is saved: promise by promise, restate or keep."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from backoffice.posting import ProposedHours
from backoffice.promises import KIND_NAMES, MovedPromise
from ui.kit import Button, Field, Kind, Label, Role, Sheet, Space
from ui.moments import moment_text


class RehearsalSheet(Sheet):
    """The rehearsal of one change. What is ticked is restated, with notice; all others stay as promised.

    Signals:
        chosen(tuple[int, ...], str): the change is to be saved, with the promises to restate and the reason.
    """

    chosen = Signal(object, str)

    def __init__(self, proposed: ProposedHours, zone: ZoneInfo, parent: QWidget | None) -> None:
        self._save = Button("Save the hours", Kind.PRIMARY)
        self._why = QLineEdit()
        self._list = _moved_list(proposed.rehearsal.moved, zone)
        super().__init__(
            "What this change would do", _body(proposed, self._list, self._why_field()), self._save, parent
        )
        self.setMinimumSize(_WIDTH, _HEIGHT if proposed.rehearsal.moved else 0)
        self._list.itemChanged.connect(self._offer)
        self._why.textChanged.connect(self._offer)
        self.accepted.connect(self._tell)
        self._offer()

    @property
    def restated(self) -> tuple[int, ...]:
        """The promises that are ticked."""
        items = (self._list.item(place) for place in range(self._list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _why_field(self) -> Field:
        return Field("Why they move; the customers will be told", self._why)

    @Slot()
    def _offer(self) -> None:
        self._save.setEnabled(not self.restated or bool(self._why.text().strip()))

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.restated, self._why.text())


def _body(proposed: ProposedHours, moved: QListWidget, why: Field) -> QWidget:
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.M)
    layout.addWidget(Label(_summary(proposed), wraps=True))
    layout.addWidget(Label(_notice(proposed), Role.BODY if proposed.in_time else Role.ERROR, wraps=True))
    if proposed.rehearsal.moved:
        layout.addWidget(Label("Tick what is to be restated. The others stay as they were promised.", Role.MUTED))
        layout.addWidget(moved, 1)
        layout.addLayout(_all_or_none(moved))
        layout.addWidget(why)
    else:
        for unused in (moved, why):
            unused.setParent(body)
            unused.hide()
    return body


def _all_or_none(moved: QListWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for words, state in (("Restate all", Qt.CheckState.Checked), ("Keep all", Qt.CheckState.Unchecked)):
        button = _TickAll(words, moved, state)
        row.addWidget(button)
    row.addStretch(1)
    return row


class _TickAll(Button):
    """Ticks every item of a list, or none."""

    def __init__(self, words: str, moved: QListWidget, state: Qt.CheckState) -> None:
        super().__init__(words)
        self._moved = moved
        self._state = state
        self.setAutoDefault(False)
        self.clicked.connect(self._tick)

    @Slot()
    def _tick(self) -> None:
        for place in range(self._moved.count()):
            self._moved.item(place).setCheckState(self._state)


def _moved_list(moved: Sequence[MovedPromise], zone: ZoneInfo) -> QListWidget:
    shown = QListWidget()
    shown.setAccessibleName("Promises that would move")
    shown.setWordWrap(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for one in moved:
        item = QListWidgetItem(_line(one, zone))
        item.setData(Qt.ItemDataRole.UserRole, one.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        shown.addItem(item)
    return shown


def _line(one: MovedPromise, zone: ZoneInfo) -> str:
    was, would = moment_text(one.before.due, zone), moment_text(one.after.due, zone)
    letters = f"; {', '.join(one.letters)} states the old date" if one.letters else ""
    return f"{one.case} · {one.customer} · {KIND_NAMES[one.kind]}: {was} → {would}{letters}"


def _summary(proposed: ProposedHours) -> str:
    moved = len(proposed.rehearsal.moved)
    if not moved:
        return "No open promise moves, and no letter that is out says anything else."
    return f"{moved} open promise{' reads' if moved == 1 else 's read'} differently under these hours."


def _notice(proposed: ProposedHours) -> str:
    days = f"{proposed.ahead} day{'' if proposed.ahead == 1 else 's'} ahead"
    if proposed.in_time:
        return f"{days}: there is time to post it {proposed.notice_days} days in advance."
    return f"{days}: the advance notice of {proposed.notice_days} days can no longer be kept. Post it at once."


_WIDTH, _HEIGHT = 640, 460
