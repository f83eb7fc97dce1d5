"""What a case is and whose it is, in a few words."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.cases import CaseCustomer, CaseFacts, CaseStatus
from backoffice.promises import INQUIRY_NAMES
from ui.cases.timeline import clear
from ui.kit import Badge, Button, Card, Chip, Kind, Label, Role, Space, Tone
from ui.moments import day_text

CHANNEL_NAMES = {"mail": "letters", "email": "e-mail", "phone": "the telephone"}


class FactsHead(QWidget):
    """The subject, the number, and what is special about a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject = Label("", Role.HEADING, wraps=True, selectable=True)
        self._line = Label("", Role.MUTED, wraps=True, selectable=True)
        self._note = Label("", wraps=True, selectable=True)
        self._badges = QHBoxLayout()
        self._badges.setSpacing(Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._subject)
        layout.addWidget(self._line)
        layout.addWidget(self._note)
        layout.addLayout(self._badges)

    def show_facts(self, facts: CaseFacts, customer: str, zone: ZoneInfo) -> None:
        """Show ``facts`` of a case of ``customer``, moments in ``zone``."""
        self._subject.setText(facts.subject)
        opened = f"opened {day_text(facts.opened_at, zone)}"
        assigned = f"assigned to {facts.assignee}" if facts.assignee else "not assigned"
        self._line.setText(" · ".join((facts.reference, customer, INQUIRY_NAMES[facts.kind], opened, assigned)))
        self._note.setText(_note(facts, zone))
        self._note.setHidden(not self._note.text())
        clear(self._badges)
        for chip in chips(facts):
            self._badges.addWidget(Badge(chip))
        self._badges.addStretch(1)


class CustomerCard(Card):
    """Whose case it is and how they like to be answered.

    Signals:
        wanted(): somebody wants to see the customer's record.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Customer", parent)
        self._name = Button("", Kind.QUIET, "person")
        self._name.clicked.connect(self.wanted)
        self._lines = Label("", wraps=True, selectable=True)
        self.body.addWidget(self._name, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._lines)

    def show_customer(self, customer: CaseCustomer, order: str) -> None:
        """Show ``customer``, and the order that the case is about."""
        self._name.setText(customer.name)
        self._name.setAccessibleName(f"Show the record of {customer.name}")
        self._lines.setText(
            "\n".join(
                line
                for line in (
                    f"Prefers {CHANNEL_NAMES[customer.preferred_channel]}",
                    customer.email,
                    customer.phone,
                    customer.place,
                    f"Order {order}" if order else "",
                )
                if line
            )
        )


def chips(facts: CaseFacts) -> list[Chip]:
    """What is special about a case; an open, ordinary one has nothing."""
    found = []
    if facts.escalated:
        found.append(Chip(Tone.LATE, "escalated"))
    if facts.urgent:
        found.append(Chip(Tone.SOON, "urgent"))
    if facts.own_error:
        found.append(Chip(Tone.SOON, "our own error"))
    if facts.status is CaseStatus.WAITING:
        found.append(Chip(Tone.NEUTRAL, "waiting for the customer"))
    if facts.waiting_unanswered:
        found.append(Chip(Tone.LATE, "their last message has no answer"))
    if facts.status in (CaseStatus.RESOLVED, CaseStatus.CLOSED):
        found.append(Chip(Tone.FINE, facts.status))
    return found


def _note(facts: CaseFacts, zone: ZoneInfo) -> str:
    if facts.waiting_since:
        return f"Waiting since {day_text(facts.waiting_since, zone)}: {facts.waiting_reason}"
    return facts.outcome
