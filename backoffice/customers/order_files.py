"""Order exports of shops, read whole or not at all. Pure: bytes in, values out.

Three kinds are told by their columns (`order_layouts`): Shopify's, WooCommerce's as its export extensions write them,
and our own plain one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from backoffice.customers import cells
from backoffice.customers.csv_files import FileFaultsError, LineFault, Row, fault, read_table
from backoffice.customers.order_items import Item, items_of
from backoffice.customers.order_layouts import Layout, layout_of
from backoffice.customers.validation import checked_email, checked_phone
from backoffice.documents import PostalAddress

_CENT = Decimal("0.01")
Value = TypeVar("Value")


@dataclass(frozen=True)
class ImportedLine:
    """One item of an order; the price is for one piece, in the order's currency, to the cent."""

    sku: str
    name: str
    quantity: int
    unit_price: Decimal


@dataclass(frozen=True)
class ImportedShipment:
    """A parcel of an order; empty or None where the export says nothing."""

    carrier: str
    tracking: str
    shipped: datetime | None
    delivered: datetime | None


@dataclass(frozen=True)
class ImportedOrder:
    """An order as the shop exported it.

    Attributes:
        source: `shopify`, `woocommerce` or `plain`.
        number: as the shop writes it.
        line: the file's line in which it begins.
        placed: in UTC.
        currency: three letters (ISO 4217).
        name: the customer's; the e-mail address where the export names nobody.
        email: in lower case; may be empty.
        phone: in E.164; may be empty.
        address: where it was sent, as written.
        remarks: what of it could not be used though the order could, in sentences that name their line.
    """

    source: str
    number: str
    line: int
    placed: datetime
    currency: str
    name: str
    email: str
    phone: str
    address: PostalAddress
    lines: tuple[ImportedLine, ...]
    shipments: tuple[ImportedShipment, ...]
    remarks: tuple[str, ...] = ()


def read_orders(content: bytes, zone: tzinfo, currency: str = "USD") -> tuple[ImportedOrder, ...]:
    """Every order of an export, in the order of the file.

    Args:
        content: the file.
        zone: of times that carry no offset.
        currency: where the export has no such column.

    Raises:
        FileFaultsError: with every bad line; then nothing is taken over.
    """
    table = read_table(content)
    layout = layout_of(table.columns)
    faults: list[LineFault] = []
    orders = []
    for rows in _grouped(table.rows, layout, faults):
        reader = _OrderReader(layout, zone, currency, faults)
        order = reader.read(rows)
        if order:
            orders.append(order)
    if faults:
        raise FileFaultsError(faults)
    return tuple(orders)


def _grouped(rows: tuple[Row, ...], layout: Layout, faults: list[LineFault]) -> Iterator[list[Row]]:
    """The rows of each order. A row without a number goes on with the order above it."""
    seen: dict[str, int] = {}
    group: list[Row] = []
    for row in rows:
        number = row.text(layout.columns["number"])
        if group and number in {"", group[0].text(layout.columns["number"])}:
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
        if not number:
            faults.append(fault(row.line, "number", "The order number is missing."))
        elif number in seen:
            said = f"Order {number} stands already in line {seen[number]}; is the file two exports in one?"
            faults.append(fault(row.line, "number", said))
        seen.setdefault(number, row.line)
    if group:
        yield group


@dataclass
class _OrderReader:
    """Reads the rows of one order, noting faults."""

    layout: Layout
    zone: tzinfo
    currency: str
    faults: list[LineFault]
    remarks: list[str] = field(default_factory=list)

    def read(self, rows: list[Row]) -> ImportedOrder | None:
        before = len(self.faults)
        head = rows[0]
        placed = self._cell(head, "placed", self._moment)
        if not self._text(head, "placed"):
            self._note(head, "placed", "The date of the order is missing.")
        email = self._cell(head, "email", checked_email) or ""
        name = self._text(head, "buyer") or self._text(head, "recipient") or email
        if not name:
            self._note(head, "name", "It names no customer, neither by name nor by e-mail address.")
        currency = self._currency(head)
        lines = tuple(line for row in rows for line in self._lines(row))
        shipments = tuple(dict.fromkeys(one for row in rows if (one := self._shipment(row))))
        if len(self.faults) > before or placed is None:
            return None
        return ImportedOrder(
            source=self.layout.source,
            number=self._text(head, "number"),
            line=head.line,
            placed=placed,
            currency=currency,
            name=name,
            email=email,
            phone=self._phone(head),
            address=self._address(head),
            lines=lines,
            shipments=shipments,
            remarks=tuple(self.remarks),
        )

    def _text(self, row: Row, name: str) -> str:
        return row.text(self.layout.columns.get(name, ()))

    def _note(self, row: Row, name: str, sentence: str) -> None:
        self.faults.append(fault(row.line, name, sentence))

    def _cell(self, row: Row, name: str, read: Callable[[str], Value]) -> Value | None:
        """What a cell holds; None where it is empty, or at fault, which is noted."""
        text = self._text(row, name)
        try:
            return read(text) if text else None
        except ValueError as error:
            self._note(row, name, str(error))
            return None

    def _moment(self, text: str) -> datetime:
        return cells.moment(text, self.zone)

    def _currency(self, row: Row) -> str:
        code = (self._text(row, "currency") or self.currency).upper()
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            self._note(row, "currency", f"“{code[:20]}” is no currency; three letters such as USD are expected.")
        return code

    def _phone(self, row: Row) -> str:
        text = self._text(row, "phone")
        try:
            return checked_phone(text) if text else ""
        except ValueError as error:
            self.remarks.append(f"Line {row.line}: {error} It was left out.")
            return ""

    def _address(self, row: Row) -> PostalAddress:
        """The first block of address columns that has a street or a town."""
        for block in self.layout.addresses:
            street, city = row.first_of(block["street"]), row.text(block["city"])
            if street or city:
                return PostalAddress(
                    name=row.text(block["name"]),
                    company=row.text(block["company"]),
                    street=tuple(line.strip() for part in street for line in part.splitlines() if line.strip()),
                    city=city,
                    state=row.text(block["state"]),
                    postcode=row.text(block["postcode"]),
                    country=row.text(block["country"]).upper(),
                )
        return PostalAddress()

    def _lines(self, row: Row) -> Iterator[ImportedLine]:
        for item in items_of(row, self.layout):
            try:
                line = _line(item)
            except ValueError as error:
                self._note(row, "item", f"Item “{(item.name or item.sku)[:40]}”: {error}")
                continue
            if line.quantity:  # nothing is left of an item that was refunded whole
                yield line

    def _shipment(self, row: Row) -> ImportedShipment | None:
        shipped = self._cell(row, "shipped", self._moment)
        delivered = self._cell(row, "delivered", self._moment)
        carrier, tracking = self._text(row, "carrier"), self._text(row, "tracking")
        if shipped and delivered and delivered < shipped:
            self._note(row, "delivered", "It was delivered before it was shipped.")
        return ImportedShipment(carrier, tracking, shipped, delivered) if shipped or delivered or tracking else None


def _line(item: Item) -> ImportedLine:
    quantity = cells.count(item.quantity or "1")
    price = cells.amount(item.unit_price or item.total or "0")
    if not item.unit_price and quantity:
        price /= quantity
    return ImportedLine(item.sku, item.name or item.sku, quantity, price.quantize(_CENT, ROUND_HALF_UP))
