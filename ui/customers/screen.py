"""The Customers screen: a list with search, and the record or the form of whoever is picked."""

from operator import attrgetter

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from backoffice.changes import Topic
from backoffice.customers import Customer, CustomerSummary
from ui.customers.columns import CUSTOMERS
from ui.customers.form import CustomerForm
from ui.customers.record import RecordView
from ui.customers.search import SearchLine
from ui.desk import Target
from ui.kit import ActionButton, Card, EmptyState, JobBar, Kind, MasterDetail, RowsPane
from ui.screen import Screen
from ui.tasks import TaskRunner


class CustomersScreen(Screen):
    """All customers, and the record of one.

    Intents: ``open`` shows the customer of the reference; ``new`` begins a new one.

    Signals:
        asked(str): another text to search for.
        picked(str): the reference of whoever is to be shown.
        new_wanted(): somebody new is to be added.
        edit_wanted(): whoever is shown is to be edited.
        letter_wanted(): a letter of whoever is shown is to be logged.
        import_wanted(str): ``customers`` or ``orders`` are to be imported.
        refresh_wanted(): what is shown may have changed.
    """

    asked = Signal(str)
    picked = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal()
    letter_wanted = Signal()
    import_wanted = Signal(str)
    refresh_wanted = Signal()

    def __init__(self, runner: TaskRunner, *, may_import: bool) -> None:
        super().__init__("Customers", {Topic.CUSTOMERS, Topic.ORDERS, Topic.CASES, Topic.CORRESPONDENCE})
        self.search = SearchLine()
        self.jobs = JobBar()
        self.record = RecordView(runner)
        empty = EmptyState("Nobody by that name or number is on record.", "New customer", self.new_wanted.emit)
        self.rows: RowsPane[CustomerSummary] = RowsPane(
            runner, CUSTOMERS, attrgetter("reference"), empty, "Customers found"
        )
        self._form: CustomerForm | None = None
        self._walk = QTimer(self, singleShot=True, interval=_WALK_MS)
        self._form_area = QScrollArea(widgetResizable=True)
        self._detail = QStackedWidget()
        self._detail.addWidget(self.record)
        self._detail.addWidget(self._form_area)
        self.both = MasterDetail(self.rows, self._detail)
        self.body.addWidget(self.search)
        self.body.addWidget(self.jobs)
        self.body.addWidget(self.both, 1)
        self._add_commands(may_import=may_import)
        self._connect()

    @property
    def form(self) -> CustomerForm | None:
        """The form, while it is open."""
        return self._form

    def show_customer(self, customer: Customer) -> None:
        """Show a record; a form that is open stays in front of it."""
        self.record.show_customer(customer)
        self._enable_record(on=True)
        self.both.show_detail()

    def show_nobody(self) -> None:
        """Show the list alone: the record is gone."""
        self._enable_record(on=False)
        self.both.show_master()

    def show_form(self, title: str, form: CustomerForm) -> None:
        """Open a form in the place of the record."""
        card = Card(title)
        card.body.addWidget(form)
        card.body.addStretch(1)
        self._form = form
        self._form_area.setWidget(card)
        self._detail.setCurrentWidget(self._form_area)
        self.both.show_detail()
        form.field("name").editor.setFocus()

    def close_form(self) -> None:
        """Go back to the record, or to the list where none was shown."""
        if self._form is None:
            return
        self._form = None
        self._form_area.takeWidget().deleteLater()
        self._detail.setCurrentWidget(self.record)
        if not self._has_record:
            self.both.show_master()
        self.rows.setFocus()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def go_to(self, target: Target) -> None:
        if target.intent == "new":
            self.new_wanted.emit()
        elif target.reference:
            self.search.ask_for(target.reference)
            self.picked.emit(target.reference)

    def focus_first(self) -> None:
        if self._form is None:
            self.search.setFocus()
            self.search.selectAll()

    def _add_commands(self, *, may_import: bool) -> None:
        if may_import:
            for text, slot in (("Import customers", self._import_customers), ("Import orders", self._import_orders)):
                self.header.addWidget(ActionButton(self.add_command(text, slot, icon="upload"), Kind.QUIET))
        new = self.add_command("New customer", self.new_wanted.emit, "Ctrl+N", "plus")
        self.header.addWidget(ActionButton(new))
        self.add_command("Find a customer", self._find, "Ctrl+F", "search")
        self._of_record = (
            self.add_command("Edit customer", self.edit_wanted.emit, "Ctrl+E", "edit"),
            self.add_command("Log a letter of theirs", self.letter_wanted.emit, "Ctrl+M", "mail"),
        )
        for action in self._of_record:
            self.record.buttons.addWidget(ActionButton(action, Kind.QUIET))
        self.record.buttons.addStretch(1)
        self._enable_record(on=False)

    def _enable_record(self, *, on: bool) -> None:
        self._has_record = on
        for action in self._of_record:
            action.setEnabled(on)

    def _connect(self) -> None:
        self.search.asked.connect(self.asked)
        self.search.left.connect(self.rows.setFocus)
        self.rows.picked.connect(self._pick)
        self._walk.timeout.connect(self._show_current)
        self.rows.opened.connect(self._open)

    @Slot()
    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _import_customers(self) -> None:
        self.import_wanted.emit("customers")

    @Slot()
    def _import_orders(self) -> None:
        self.import_wanted.emit("orders")

    @Slot(object)
    def _pick(self, row: CustomerSummary | None) -> None:
        if row is not None and self.both.side_by_side:
            self._walk.start()

    @Slot()
    def _show_current(self) -> None:
        if self.rows.current is not None:
            self.picked.emit(self.rows.current.reference)

    @Slot(object)
    def _open(self, row: CustomerSummary) -> None:
        self.picked.emit(row.reference)


_WALK_MS = 60  # whoever walks the list with the arrow keys held down loads no record on the way
