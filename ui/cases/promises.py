"""The promises of a case, each with its window and, on demand, with why it is due when it is."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.promises import KIND_NAMES, Promise, PromiseKind, Standing
from ui.cases.timeline import clear
from ui.cases.why import WhyView
from ui.kit import Badge, Button, Card, Chip, Kind, Label, Role, Space, Tone
from ui.moments import day_text, moment_text


class PromisesCard(Card):
    """What was promised, open promises first, each with a button that explains its date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Promises", parent)
        self._views: list[PromiseView] = []
        self._none = Label("Nothing is promised.", Role.MUTED)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.M)
        self.body.addWidget(self._none)
        self.body.addLayout(self._rows)

    def show_promises(self, given: Iterable[tuple[Promise, Standing]], zone: ZoneInfo) -> None:
        """Show ``given``; explanations that are open stay open."""
        explained = {view.promise.id for view in self._views if view.is_explained}
        clear(self._rows)
        in_order = sorted(given, key=_open_first)
        self._views = [PromiseView(promise, standing, zone) for promise, standing in in_order]
        for view in self._views:
            self._rows.addWidget(view)
            if view.promise.id in explained:
                view.toggle()
        self._none.setHidden(bool(self._views))

    def explain_first(self, kind: PromiseKind | None = None) -> None:
        """Open or close the explanation of the first promise (of ``kind``)."""
        first = next((view for view in self._views if kind in (None, view.promise.kind)), None)
        if first is not None:
            first.toggle()


class PromiseView(QWidget):
    """One promise: what, how near, its window, and why."""

    def __init__(self, promise: Promise, standing: Standing, zone: ZoneInfo) -> None:
        super().__init__()
        self.promise = promise
        self._zone = zone
        self._why: WhyView | None = None
        self._button = Button("Why this date?", Kind.QUIET, "question")
        self._button.setAccessibleName(f"Why this date? {KIND_NAMES[promise.kind]}")
        self._button.clicked.connect(self.toggle)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(Label(KIND_NAMES[promise.kind], Role.STRONG))
        head.addStretch(1)
        head.addWidget(self._button)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(head)
        self._rows.addWidget(Badge(Chip(Tone(standing.tone), standing.words)))
        self._rows.addSpacing(Space.XS)
        self._rows.addWidget(Label(window_text(promise, zone), Role.MUTED, wraps=True))
        if promise.settled:
            said = f"{promise.settled_by} · {moment_text(promise.settled, zone)}"
            self._rows.addWidget(Label(said, Role.SMALL, wraps=True))

    @property
    def is_explained(self) -> bool:
        """Whether its explanation is open."""
        return self._why is not None

    @Slot()
    def toggle(self) -> None:
        """Open the explanation, or close it."""
        if self._why is None:
            self._why = WhyView(self.promise, self._zone)
            self._rows.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._why.hide()
            self._why.deleteLater()
            self._why = None


def window_text(promise: Promise, zone: ZoneInfo) -> str:
    """``opens Wed 25 Nov · target Wed 25 Nov · due Mon 30 Nov 17:00``; ``due …`` alone without a window."""
    due = f"due {moment_text(promise.due, zone)}"
    if promise.earliest <= promise.start:
        return due
    return f"opens {day_text(promise.earliest, zone)} · target {day_text(promise.target, zone)} · {due}"


def _open_first(given: tuple[Promise, Standing]) -> tuple[bool, object]:
    promise, _ = given
    return not promise.is_open, promise.due
