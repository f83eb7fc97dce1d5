"""Which columns of which export hold what. Names are folded (`csv_files.column_key`); pure data.

- **Shopify**, Orders → Export: one row per item, the order's own cells filled in its first row only.
- **WooCommerce** has no order export of its own with items; three extensions are understood: Advanced Order Export
  (`Order Number`, `Item Name`, `Address 1&2 (Shipping)` …, one row per item), Customer/Order/Coupon Export
  (`order_number`, `item_name` … or all items in `line_items`) and the Order Import Export suites (`line_item_1` …).
- **Plain**, for everything else, one row per item: `order, placed, name, email, phone, company, street, street_2, city,
  state, postcode, country, currency, sku, item, quantity, price, carrier, tracking, shipped, delivered`. Needed are
  `order`, `placed`, `item` and one of `name` and `email`; a row that repeats `order` adds an item or a parcel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backoffice.customers.csv_files import FileFaultsError, fault

Alternatives = Sequence[Sequence[str]]
"""Groups of columns, the best first: of a group all filled cells count."""

_NONE: Alternatives = ()


@dataclass(frozen=True)
class Layout:
    """One kind of export.

    Attributes:
        source: as orders are kept under.
        needed: groups of columns that tell it; one group must be there whole.
        columns: by what they hold.
        addresses: blocks of address columns, the parcel's first.
    """

    source: str
    needed: Alternatives
    columns: Mapping[str, Alternatives]
    addresses: Sequence[Mapping[str, Alternatives]]


def layout_of(columns: Sequence[str]) -> Layout:
    """The layout that a header shows.

    Raises:
        FileFaultsError: at line 1, where it shows none.
    """
    there = set(columns)
    for layout in _LAYOUTS:
        if any(there.issuperset(group) for group in layout.needed):
            return layout
    if there >= _WOOCOMMERCE_REPORT:
        said = (
            "This is WooCommerce's report of orders, which holds neither SKUs nor prices of items; "
            "export the orders with an order export extension instead."
        )
    else:
        shown = ", ".join(filter(None, columns[:6]))
        said = (
            f"The columns ({shown[:120]} …) are of no export that is known: Shopify's, WooCommerce's, or the plain one "
            "with order, placed, name, email, sku, item, quantity and price."
        )
    raise FileFaultsError([fault(1, "header", said)])


def _shopify_address(prefix: str) -> dict[str, Alternatives]:
    return {
        "name": ((f"{prefix} name",),),
        "company": ((f"{prefix} company",),),
        "street": ((f"{prefix} address1", f"{prefix} address2"), (f"{prefix} street",)),
        "city": ((f"{prefix} city",),),
        "state": ((f"{prefix} province",), (f"{prefix} province name",)),
        "postcode": ((f"{prefix} zip",),),
        "country": ((f"{prefix} country",),),
    }


def _woocommerce_address(which: str) -> dict[str, Alternatives]:
    """Its columns end in `(Shipping)` in one extension and begin with `shipping_` in the others."""

    def either(*names: str) -> tuple[tuple[str, ...], ...]:
        return tuple(f"{name} {which}" for name in names), tuple(f"{which} {name}" for name in names)

    return {
        "name": (*either("first name", "last name"), *either("full name")),
        "company": either("company"),
        "street": (*either("address 1 2"), *either("address 1", "address 2")),
        "city": either("city"),
        "state": (*either("state code"), *either("state"), *either("state name")),
        "postcode": either("postcode"),
        "country": (*either("country code"), *either("country")),
    }


_SHOPIFY = Layout(
    source="shopify",
    needed=[["name", "created at", "lineitem name", "lineitem quantity"]],
    columns={
        "number": [["name"]],
        "placed": [["created at"]],
        "currency": [["currency"]],
        "buyer": _shopify_address("billing")["name"],
        "recipient": _shopify_address("shipping")["name"],
        "email": [["email"]],
        "phone": [["phone"], ["billing phone"], ["shipping phone"]],
        "sku": [["lineitem sku"]],
        "item": [["lineitem name"]],
        "quantity": [["lineitem quantity"]],
        "unit_price": [["lineitem price"]],
        "total": _NONE,
        "shipped": [["fulfilled at"]],
    },
    addresses=[_shopify_address("shipping"), _shopify_address("billing")],
)
_WOOCOMMERCE = Layout(
    source="woocommerce",
    needed=[
        *(["order number", "order date", item] for item in ("item name", "product name", "product name main", "name")),
        *(
            [number, date, item]
            for number in ("order id", "order number")
            for date in ("date", "order date")
            for item in ("item name", "line items", "line item 1", "order item 1")
        ),
    ],
    columns={
        "number": [["order number"], ["order number formatted"], ["order id"]],
        "placed": [["order date"], ["date"]],
        "currency": [["order currency"], ["currency"]],
        "buyer": _woocommerce_address("billing")["name"],
        "recipient": _woocommerce_address("shipping")["name"],
        "email": [["email billing"], ["billing email"], ["customer email"]],
        "phone": [["phone billing"], ["billing phone"], ["phone shipping"], ["shipping phone"]],
        "sku": [["sku"], ["item sku"]],
        "item": [["item name"], ["product name"], ["product name main"], ["name"]],
        "quantity": [["quantity"], ["item quantity"], ["quantity refund"]],
        "unit_price": [["item cost"], ["item price"]],
        "total": [["item subtotal"], ["item total"], ["order line subtotal"]],
        "carrier": [["tracking provider"], ["shipping provider"]],
        "tracking": [["tracking number"]],
        "shipped": [["date shipped"], ["shipped date"]],
    },
    addresses=[_woocommerce_address("shipping"), _woocommerce_address("billing")],
)
_PLAIN = Layout(
    source="plain",
    needed=[["order", "placed", "item", "name"], ["order", "placed", "item", "email"]],
    columns={
        "number": [["order"]],
        "placed": [["placed"]],
        "currency": [["currency"]],
        "buyer": [["name"]],
        "email": [["email"]],
        "phone": [["phone"]],
        "sku": [["sku"]],
        "item": [["item"]],
        "quantity": [["quantity"]],
        "unit_price": [["price"]],
        "total": _NONE,
        "carrier": [["carrier"]],
        "tracking": [["tracking"]],
        "shipped": [["shipped"]],
        "delivered": [["delivered"]],
    },
    addresses=[
        {
            "name": [["name"]],
            "company": [["company"]],
            "street": [["street", "street 2"]],
            "city": [["city"]],
            "state": [["state"]],
            "postcode": [["postcode"]],
            "country": [["country"]],
        }
    ],
)
_LAYOUTS = (_SHOPIFY, _WOOCOMMERCE, _PLAIN)
_WOOCOMMERCE_REPORT = {"order #", "product s", "items sold"}
