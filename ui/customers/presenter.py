"""Hands the Customers screen's wishes to the use cases."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import customers
from backoffice.changes import Saved
from backoffice.customers import Customer
from backoffice.errors import NotFoundError
from backoffice.office import Office
from ui.customers import reading
from ui.customers.form import CustomerForm
from ui.customers.screen import CustomersScreen
from ui.desk import Desk, Place, Target
from ui.drafts import DraftKeeper
from ui.tasks import Lane


class CustomersPresenter(QObject):
    """Finds, shows, adds and edits customers."""

    def __init__(self, desk: Desk, office: Office, screen: CustomersScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._office = office
        self._screen = screen
        self._wanted = ""
        self._shown: Customer | None = None
        self._draft: DraftKeeper | None = None
        screen.asked.connect(self._find)
        screen.picked.connect(self._load)
        screen.refresh_wanted.connect(self._refresh)
        screen.new_wanted.connect(self._begin_new)
        screen.edit_wanted.connect(self._begin_edit)
        screen.letter_wanted.connect(self._log_letter)
        screen.record.case_opened.connect(self._open_case)
        self._find("")

    @Slot(str)
    def _find(self, text: str) -> None:
        self._screen.rows.load(partial(customers.customers, self._office, text))

    @Slot()
    def _refresh(self) -> None:
        self._screen.rows.reload()
        if self._shown:
            work = partial(customers.customer, self._office, self._shown.reference)
            self._desk.runner.run(Lane.STORE, work, self._show, self._lose, owner=self)

    def _lose(self, error: Exception) -> None:
        """Whoever was shown may be gone because adding them was undone, which was said."""
        if isinstance(error, NotFoundError):
            self._shown = None
            self._screen.show_nobody()
        else:
            self._desk.say(str(error))

    @Slot(str)
    def _load(self, reference: str) -> None:
        self._wanted = reference
        work = partial(customers.customer, self._office, reference)
        self._desk.runner.run(Lane.STORE, work, self._show, owner=self)

    def _show(self, customer: Customer) -> None:
        if customer.reference != self._wanted:
            return
        self._shown = customer
        self._screen.show_customer(customer)
        record, reference = self._screen.record, customer.reference
        record.cases.load(partial(reading.cases_of, self._office, reference))
        record.orders.load(partial(reading.orders_of, self._office, reference))
        record.correspondence.load(partial(reading.correspondence_of, self._office, reference))

    @Slot()
    def _begin_new(self) -> None:
        self._open_form("New customer", CustomerForm(), "customer")

    @Slot()
    def _begin_edit(self) -> None:
        if self._shown:
            title, name = f"Edit {self._shown.name}", f"customer {self._shown.reference}"
            self._open_form(title, CustomerForm(self._shown), name)

    def _open_form(self, title: str, form: CustomerForm, draft: str) -> None:
        self._screen.close_form()
        self._draft = DraftKeeper(self._desk.runner, self._office, draft, form)
        self._draft.restore()
        form.submitted.connect(self._save)
        form.cancelled.connect(self._screen.close_form)
        form.discarded.connect(self._discard)
        self._screen.show_form(title, form)

    @Slot()
    def _save(self) -> None:
        form = self._screen.form
        if form is None:
            return
        form.set_busy(True)
        work = partial(customers.add_customer, self._office, form.details())
        if form.reference:
            work = partial(customers.edit_customer, self._office, form.reference, form.version, form.details())
        self._desk.runner.run(Lane.STORE, work, self._saved, form.show_error, owner=form)

    def _saved(self, saved: Saved[Customer]) -> None:
        self._discard()
        self._wanted = saved.value.reference
        self._show(saved.value)
        self._screen.rows.select(saved.value.reference)
        self._desk.announce(saved.changes)

    @Slot()
    def _discard(self) -> None:
        if self._draft:
            self._draft.drop()
            self._draft = None
        self._screen.close_form()

    @Slot()
    def _log_letter(self) -> None:
        if self._shown:
            self._desk.navigate(Target(Place.LOG, self._shown.reference, "letter"))

    @Slot(str)
    def _open_case(self, reference: str) -> None:
        self._desk.navigate(Target(Place.CASES, reference))
