"""Importing the orders of a shop."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from babel.numbers import get_currency_precision
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from backoffice import hours
from backoffice.changes import Saved, Topic
from backoffice.customers.csv_files import FileFaultsError, LineFault, fault
from backoffice.customers.importing import ImportReport, changes, refused
from backoffice.customers.matching import AT_ONCE, People
from backoffice.customers.order_files import ImportedOrder, read_orders
from backoffice.customers.orders import order_key
from backoffice.customers.validation import HOME_COUNTRY, LONGEST_NAME, checked, tidy, tidy_address
from backoffice.customers.values import CustomerDetails
from backoffice.documents import address_faults
from backoffice.files import read_bytes
from backoffice.office import Office, Work
from backoffice.progress import Progress, unwatched
from backoffice.roles import Permission
from db.customers import OrderLineRow, OrderRow, ShipmentRow
from db.returns import ReturnLineRow

_State = tuple[
    datetime,
    str,
    list[tuple[str, str, int, int]],
    list[tuple[str, str, datetime | None, datetime | None]],
]


def import_orders(
    office: Office, file: Path, *, dry_run: bool = False, progress: Progress = unwatched
) -> Saved[ImportReport]:
    """Take over a shop's export of orders (kinds: see `order_layouts`), all of it or nothing.

    An order that is known becomes as the file says; the same file changes nothing the second time. An order belongs to
    the customer with its e-mail address, else to a new one. Times without an offset are in the business zone. A dry run
    saves nothing and reports wrong lines instead of raising them.

    Raises:
        FileFaultsError: some lines are wrong, or an item is gone that a return rests on; carries a fault for each.
        UserFacingError: the file cannot be read.
    """
    office.user.must(Permission.IMPORT)
    try:
        orders = read_orders(read_bytes(file), hours.business_zone(office))
        report = _import(office, orders, progress, dry_run=dry_run)
    except FileFaultsError as error:
        return refused(error, dry_run=dry_run)
    said = (
        f"Orders: {report.added} added, {report.completed} brought up to date, {report.unchanged} as before. "
        f"Customers: {report.new_customers} added."
    )
    return Saved(report, changes(said, report, Topic.ORDERS, Topic.CUSTOMERS))


def _import(office: Office, orders: Sequence[ImportedOrder], progress: Progress, *, dry_run: bool) -> ImportReport:
    with office.work(Permission.IMPORT) as work, work.session.begin_nested() as trial:
        taking = _Taking(work)
        for start in range(0, len(orders), AT_ONCE):
            progress(start, len(orders), "Importing orders")
            taking.take(orders[start : start + AT_ONCE])
        if taking.faults:
            raise FileFaultsError(taking.faults)
        if dry_run:
            trial.rollback()
    remarks = tuple(remark for order in orders for remark in order.remarks)
    return ImportReport(
        taking.added, taking.updated, taking.unchanged, taking.new_customers, remarks=remarks, dry_run=dry_run
    )


@dataclass
class _Taking:
    """Takes orders into the store, and counts."""

    work: Work
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    new_customers: int = 0
    faults: list[LineFault] = field(default_factory=list)

    def take(self, orders: Sequence[ImportedOrder]) -> None:
        known = _known(self.work.session, orders)
        people = People(self.work, [_buyer(order) for order in orders])
        for order in orders:
            row = known.get((order.source, order.number))
            if row is None:
                self._add(order, people)
            elif _stored(row) == _wanted(order):
                self.unchanged += 1
            else:
                self._update(row, order)
        people.settle()

    def _add(self, order: ImportedOrder, people: People) -> None:
        buyer = _buyer(order)
        customer = people.buyer(buyer)
        if customer is None:
            customer = people.add(checked(buyer))
            self.new_customers += 1
        row = OrderRow(
            customer=customer,
            source=order.source,
            number=order.number,
            search_number=order_key(order.number),
            imported_at=self.work.now,
        )
        self.work.session.add(row)
        _write(row, order)
        self.added += 1

    def _update(self, row: OrderRow, order: ImportedOrder) -> None:
        lost = self._lost(row, order)
        if lost:
            said = f"Order {order.number} no longer has “{lost[0]}” in its place, but a return rests on that."
            self.faults.append(fault(order.line, "item", said))
            return
        _write(row, order)
        self.updated += 1

    def _lost(self, row: OrderRow, order: ImportedOrder) -> list[str]:
        """The items of the order that returns rest on and the file has no more, or elsewhere."""
        wanted = {(place, line.sku, line.name) for place, line in enumerate(order.lines)}
        gone = {line.id: line.name for line in row.lines if (line.position, line.sku, line.name) not in wanted}
        returned = select(ReturnLineRow.order_line_id).where(ReturnLineRow.order_line_id.in_(list(gone)))
        return [gone[line_id] for line_id in self.work.session.scalars(returned) if line_id]


def _known(session: Session, orders: Sequence[ImportedOrder]) -> dict[tuple[str, str], OrderRow]:
    numbers = OrderRow.number.in_({order.number for order in orders})
    query = select(OrderRow).where(OrderRow.source == orders[0].source, numbers)
    parts = selectinload(OrderRow.lines), selectinload(OrderRow.shipments)
    return {(row.source, row.number): row for row in session.scalars(query.options(*parts))}


def _stored(row: OrderRow) -> _State:
    lines = [(line.sku, line.name, line.quantity, line.unit_price) for line in row.lines]
    shipments = [(parcel.carrier, parcel.tracking, parcel.shipped_at, parcel.delivered_at) for parcel in row.shipments]
    return row.placed_at, row.currency, lines, sorted(shipments, key=str)


def _wanted(order: ImportedOrder) -> _State:
    lines = [(line.sku, line.name, line.quantity, _smallest(line.unit_price, order.currency)) for line in order.lines]
    shipments = [(parcel.carrier, parcel.tracking, parcel.shipped, parcel.delivered) for parcel in order.shipments]
    return order.placed, order.currency, lines, sorted(shipments, key=str)


def _write(row: OrderRow, order: ImportedOrder) -> None:
    """Make the row say what the file says; lines keep their rows, on which returns may rest."""
    row.placed_at, row.currency, lines, shipments = _wanted(order)
    rows = [*row.lines, *(OrderLineRow() for _ in lines[len(row.lines) :])][: len(lines)]
    for position, (line, (sku, name, quantity, price)) in enumerate(zip(rows, lines, strict=True)):
        line.position, line.sku, line.name, line.quantity, line.unit_price = position, sku, name, quantity, price
    row.lines = rows
    row.shipments = [
        ShipmentRow(carrier=carrier, tracking=tracking, shipped_at=shipped, delivered_at=delivered)
        for carrier, tracking, shipped, delivered in shipments
    ]


def _smallest(price: Decimal, currency: str) -> int:
    """The price in the currency's smallest unit: cents, but whole yen."""
    return int(price.scaleb(get_currency_precision(currency)).to_integral_value())


def _buyer(order: ImportedOrder) -> CustomerDetails:
    """Whoever ordered. What the shop took for an address and the post would not is kept as a note."""
    name = tidy(order.name)[:LONGEST_NAME]
    address = tidy_address(order.address)
    as_typed = ", ".join(filter(None, (*address.street, address.city, address.state, address.postcode)))
    is_usable = as_typed and not address_faults(replace(address, name=name), HOME_COUNTRY)
    return CustomerDetails(
        name=name,
        emails=(order.email,) if order.email else (),
        phones=(order.phone,) if order.phone else (),
        addresses=(address,) if is_usable else (),
        note=f"Address of order {order.number}: {as_typed}, {address.country}" if as_typed and not is_usable else "",
    )
