"""A customer's record: how to reach them, and everything that belongs to them."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from backoffice.cases import CaseSummary
from backoffice.customers import HOME_COUNTRY, Customer, Order, PieceSummary, PreferredChannel, money, spoken_phone
from backoffice.documents import PostalAddress, address_lines
from ui.customers.columns import CASES, CORRESPONDENCE, ORDERS
from ui.customers.form import CHANNELS
from ui.customers.reading import Dated
from ui.kit import Card, Column, EmptyState, Label, Role, RowsPane, Space
from ui.tasks import TaskRunner

R = TypeVar("R")


class RecordView(QWidget):
    """A customer with their cases, orders and correspondence.

    Attributes:
        cases: the list of their cases.
        orders: the list of their orders.
        correspondence: the list of pieces to and from them.
        buttons: the row for what can be done.

    Signals:
        case_opened(str): a case's reference, from the list of cases or of correspondence.
    """

    case_opened = Signal(str)

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self._name = Label("", Role.HEADING, wraps=True, selectable=True)
        self._line = Label("", Role.MUTED, wraps=True, selectable=True)
        self._contact = Label("", wraps=True, selectable=True)
        self._places = Label("", wraps=True, selectable=True)
        self._note = Label("", Role.MUTED, wraps=True, selectable=True)
        self._items = Label("", wraps=True, selectable=True)
        self._items_card = Card()
        self._items_card.body.addWidget(self._items)
        self.cases = _list(runner, CASES, _case_key, "Cases", "No case yet: logging a letter opens one.")
        self.orders = _list(runner, ORDERS, _order_key, "Orders", "No order of theirs was imported.")
        self.correspondence = _list(
            runner, CORRESPONDENCE, _piece_key, "Correspondence", "Nothing was written to or by them yet."
        )
        self.cases.opened.connect(self._open_case)
        self.orders.picked.connect(self._show_items)
        self.correspondence.opened.connect(self._open_piece)
        self.buttons = QHBoxLayout()
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self._lay_out()

    def show_customer(self, customer: Customer) -> None:
        """Show who it is; the lists are loaded by whoever knows the store."""
        self._name.setText(customer.name)
        channel = CHANNELS[customer.preferred_channel or PreferredChannel.MAIL].lower()
        self._line.setText(f"{customer.reference} · likes to hear from us by {channel}")
        contact = [*customer.emails, *map(spoken_phone, customer.phones)]
        self._contact.setText("\n".join(contact) or "No e-mail address, no telephone")
        places = ["\n".join(_place_lines(address)) for address in customer.addresses]
        self._places.setText("\n\n".join(places) or "No postal address")
        self._note.setText(customer.note)
        self._note.setVisible(bool(customer.note))

    def _lay_out(self) -> None:
        reach = QHBoxLayout()
        reach.setSpacing(Space.L)
        reach.addWidget(self._contact, 1, Qt.AlignmentFlag.AlignTop)
        reach.addWidget(self._places, 1, Qt.AlignmentFlag.AlignTop)
        self.buttons.setSpacing(Space.S)
        orders = QWidget()
        both = QVBoxLayout(orders)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.M)
        both.addWidget(self.orders, 1)
        both.addWidget(self._items_card)
        for title, page in (("Cases", self.cases), ("Orders", orders), ("Correspondence", self.correspondence)):
            self.tabs.addTab(page, title)
        card = Card()
        card.body.addWidget(self._name)
        card.body.addWidget(self._line)
        card.body.addLayout(reach)
        card.body.addWidget(self._note)
        card.body.addLayout(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(card)
        layout.addWidget(self.tabs, 1)

    @Slot(object)
    def _open_case(self, row: Dated[CaseSummary]) -> None:
        self.case_opened.emit(row.record.reference)

    @Slot(object)
    def _open_piece(self, row: Dated[PieceSummary]) -> None:
        self.case_opened.emit(row.record.case)

    @Slot(object)
    def _show_items(self, row: Dated[Order] | None) -> None:
        self._items.setText("\n".join(_order_lines(row.record)) if row else "")
        self._items_card.setVisible(row is not None)


def _list(
    runner: TaskRunner, columns: Sequence[Column[R]], key: Callable[[R], Hashable], name: str, empty: str
) -> RowsPane[R]:
    return RowsPane(runner, columns, key, EmptyState(empty), name, compact=True)


def _case_key(row: Dated[CaseSummary]) -> Hashable:
    return row.record.reference


def _order_key(row: Dated[Order]) -> Hashable:
    return row.record.source, row.record.number


def _piece_key(row: Dated[PieceSummary]) -> Hashable:
    return row.record.id


def _place_lines(address: PostalAddress) -> Iterator[str]:
    """An address as typed, without the name that stands above."""
    yield from filter(None, (address.company, *address.street))
    yield ", ".join(filter(None, (address.city, f"{address.state} {address.postcode}".strip())))
    if address.country != HOME_COUNTRY:
        yield address_lines(address, HOME_COUNTRY)[-1]


def _order_lines(order: Order) -> Iterator[str]:
    for line in order.lines:
        price = money(line.unit_price, order.currency)
        yield f"{line.quantity} × {line.name}  {price}" + (f"  ({line.sku})" if line.sku else "")
    for parcel in order.shipments:
        way = " ".join(filter(None, (parcel.carrier, parcel.tracking))) or "no tracking number"
        yield f"Parcel: {way}"
