"""One return: its lines, when it must be used, and what happened so far."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backoffice.returns import Return, ReturnLine
from backoffice.wording import money_text
from ui.kit import Badge, Button, Card, Kind, Label, Role, Space, written_date
from ui.moments import moment_text
from ui.returns.words import event_words, state_chip

LEAST = 360


class RecordView(QScrollArea):
    """Shows a return.

    Signals:
        case_wanted(): the person wants to see its case.
    """

    case_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Return")
        self.setMinimumWidth(LEAST)
        self._reference = Label("", Role.HEADING, selectable=True)
        self._badge = Badge()
        self._facts = Label("", Role.BODY, wraps=True, selectable=True)
        self._case = Button("", Kind.QUIET, icon="cases")
        self._case.clicked.connect(self.case_wanted)
        self._lines = Card("What comes back")
        self._events = Card("What happened")
        self._lay_out()

    def show_return(self, shown: Return, zone: ZoneInfo) -> None:
        """Show ``shown``."""
        self._reference.setText(shown.reference)
        self._badge.show_chip(state_chip(shown))
        self._case.setText(f"Case {shown.case}")
        self._case.setAccessibleName(f"Open case {shown.case}")
        self._facts.setText("\n".join(_facts(shown)))
        _fill(self._lines, [_line_row(line, shown.currency) for line in shown.lines])
        _fill(self._events, _event_rows(shown, zone))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._reference)
        head.addWidget(self._badge)
        head.addStretch(1)
        case = QHBoxLayout()
        case.addWidget(self._case)
        case.addStretch(1)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, Space.S, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addWidget(self._facts)
        layout.addLayout(case)
        layout.addWidget(self._lines)
        layout.addWidget(self._events)
        layout.addStretch(1)
        self.setWidget(inside)


def _facts(shown: Return) -> list[str]:
    order = f"Order {shown.order}" if shown.order else "Without an order"
    facts = [shown.customer, f"{order} · use by {written_date(shown.expires_on)}"]
    if shown.own_error:
        facts.append("Our own error: replacement free of charge, refund first in line")
    return facts


def _line_row(line: ReturnLine, currency: str) -> tuple[str, str]:
    details = [line.reason, line.serial, f"article {line.sku}" if line.sku != line.name else ""]
    if line.declared_value is not None:
        details.append(money_text(line.declared_value, currency))
    if line.received:
        details.append(f"{line.received} arrived, {line.accepted} accepted, {line.damaged} damaged")
    if line.outcome:
        details.append(line.outcome.replace("_", " "))
    return f"{line.quantity} × {line.name}", " · ".join(part for part in details if part)


def _event_rows(shown: Return, zone: ZoneInfo) -> list[tuple[str, str]]:
    rows = []
    seen: set[str] = set()
    for event in shown.events:
        rows.append((event_words(event, again=event.event in seen), f"{moment_text(event.at, zone)} · {event.by}"))
        seen.add(event.event)
    return rows[::-1]


def _fill(card: Card, rows: list[tuple[str, str]]) -> None:
    """Put ``rows`` under the heading of ``card``, in place of those before."""
    old = card.body.takeAt(1)
    if old is not None and (widget := old.widget()) is not None:
        widget.hide()
        widget.deleteLater()
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(Space.XS)
    for place, (title, detail) in enumerate(rows):
        grid.addWidget(Label(title, Role.STRONG, wraps=True), 2 * place, 0)
        grid.addWidget(Label(detail, Role.MUTED, wraps=True, selectable=True), 2 * place + 1, 0)
    card.body.addWidget(body)
