"""Customers and their orders as the rest of the program sees them: frozen values."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from backoffice.documents import PostalAddress
from backoffice.references import Reference


class PreferredChannel(StrEnum):
    """How a customer likes to hear from us (policy D8)."""

    MAIL = "mail"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True)
class CustomerDetails:
    """What is known of a customer and may be edited.

    Attributes:
        name: the person or organisation.
        emails: addresses, the first one first; lower case once saved.
        phones: telephone numbers; E.164 (``+16175550123``) once saved.
        addresses: letters go to the first one; each carries the customer's name once saved.
        preferred_channel: None chooses by what there is: e-mail, else mail, else telephone.
        note: anything else worth knowing.
    """

    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    preferred_channel: PreferredChannel | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Customer(CustomerDetails):
    """A customer on record.

    Attributes:
        reference: the number people use, ``P-…``.
        version: hand it back when editing, so that nobody's change is overwritten unseen.
        created_at: when the record was made.
    """

    reference: Reference
    version: int
    created_at: datetime

    @property
    def details(self) -> CustomerDetails:
        """What of it may be edited."""
        return CustomerDetails(**{field.name: getattr(self, field.name) for field in fields(CustomerDetails)})


@dataclass(frozen=True)
class CustomerSummary:
    """A customer in a list.

    Attributes:
        place: town, state and postcode of the first address, or empty.
        email: the first one, or empty.
        phone: the first one in E.164, or empty.
    """

    reference: Reference
    name: str
    place: str
    email: str
    phone: str


@dataclass(frozen=True)
class OrderLine:
    """One item of an order.

    Attributes:
        position: its place in the order, from 0; with the order it names the line.
        unit_price: in the currency's smallest unit (cents).
    """

    position: int
    sku: str
    name: str
    quantity: int
    unit_price: int


@dataclass(frozen=True)
class Shipment:
    """A parcel on its way to the customer, as far as the shop told."""

    carrier: str
    tracking: str
    shipped_at: datetime | None
    delivered_at: datetime | None


@dataclass(frozen=True)
class Order:
    """An order as the shop exported it; read-only here.

    Attributes:
        source: the kind of export it came from: ``shopify``, ``woocommerce`` or ``plain``.
        number: as the shop writes it, unique within the source.
        currency: three letters (ISO 4217).
    """

    source: str
    number: str
    placed_at: datetime
    currency: str
    lines: tuple[OrderLine, ...]
    shipments: tuple[Shipment, ...]

    @property
    def total(self) -> int:
        """The price of all lines, in the currency's smallest unit."""
        return sum(line.quantity * line.unit_price for line in self.lines)
