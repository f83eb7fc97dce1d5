"""Choosing a customer by two letters, from anywhere; one who is not on record yet is added on the spot."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from backoffice import customers
from backoffice.changes import Saved
from backoffice.customers import Customer
from backoffice.office import Office
from ui.customers.form import CustomerForm
from ui.desk import Desk
from ui.drafts import DraftKeeper
from ui.kit import Sheet, Space, SuggestEdit, Suggestion
from ui.tasks import Lane


class CustomerEdit(SuggestEdit):
    """Suggests customers by name, e-mail, telephone, postcode or any number; Ctrl+N adds who is missing."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__(desk.runner, partial(_suggest, office))
        self._desk = desk
        self._office = office
        self.setPlaceholderText("two letters of a name, an e-mail or a number; Ctrl+N for somebody new")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.add_new()
        else:
            super().keyPressEvent(event)

    @Slot()
    def add_new(self) -> None:
        """Ask for a new customer, who is chosen once saved; what was typed so far is taken for the name."""
        sheet = NewCustomerSheet(self._desk, self._office, "" if self.choice else self.text().strip(), self)
        sheet.added.connect(self._choose)
        sheet.open()

    @Slot(object)
    def _choose(self, customer: Customer) -> None:
        self.set_choice(Suggestion(customer.reference, customer.name))
        self.chosen.emit(self.choice)


class NewCustomerSheet(Sheet):
    """The form of a new customer in a dialog, which closes once the customer is saved.

    Signals:
        added(Customer): the new customer.
    """

    added = Signal(object)

    def __init__(self, desk: Desk, office: Office, name: str, parent: QWidget) -> None:
        self.form = CustomerForm()
        area = QScrollArea(widgetResizable=True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        area.setWidget(page)
        area.setMinimumSize(_WIDTH, _HEIGHT)
        super().__init__("New customer", area, self.form.primary, parent)
        self._desk = desk
        self._office = office
        self._draft = DraftKeeper(desk.runner, office, "customer", self.form)
        if not name:
            self._draft.restore()
        self.form.fill({"name": name})
        self.form.submitted.connect(self._save)
        self.form.cancelled.connect(self.reject)
        self.form.discarded.connect(self._discard)
        self.form.field("name").editor.setFocus()

    def accept(self) -> None:
        """Pressing the button saves; `_saved` closes."""

    @Slot()
    def _save(self) -> None:
        self.form.set_busy(True)
        work = partial(customers.add_customer, self._office, self.form.details())
        self._desk.runner.run(Lane.STORE, work, self._saved, self.form.show_error, owner=self)

    def _saved(self, saved: Saved[Customer]) -> None:
        self._discard()
        self._desk.announce(saved.changes)
        self.added.emit(saved.value)

    @Slot()
    def _discard(self) -> None:
        self._draft.drop()
        self.reject()


def _suggest(office: Office, text: str) -> Sequence[Suggestion]:
    found = customers.find_customers(office, text)
    return tuple(Suggestion(one.reference, one.name, one.place or one.email) for one in found)


_WIDTH, _HEIGHT = 480, 520
