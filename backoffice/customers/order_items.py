"""The items of an order in an export's row: one in columns of its own, or several packed into one cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backoffice.customers.csv_files import Row, column_key
from backoffice.customers.order_layouts import Layout

_NEXT_ITEM = re.compile(r";\s*(?=(?:id|name|product_id):)")
_PACKED_NAME = re.compile(r"(?:line|order) item(?: \d+|s)")


@dataclass(frozen=True)
class Item:
    """An item as written; `total` is for all pieces and only used where the price of one is missing."""

    sku: str
    name: str
    quantity: str
    unit_price: str
    total: str


def items_of(row: Row, layout: Layout) -> Iterator[Item]:
    """The items that a row holds, none for a row that is only about the order."""
    columns = layout.columns
    item = Item(*(row.text(columns[name]) for name in ("sku", "item", "quantity", "unit_price", "total")))
    if item.name or item.sku:
        yield item
        return
    for name, cell in row.cells.items():
        if cell and _PACKED_NAME.fullmatch(name):
            for packed in _NEXT_ITEM.split(cell):
                yield _unpacked(packed)


def _unpacked(text: str) -> Item:
    """An item written as `name:Ring|sku:R-1|quantity:2|sub_total:40.00|total:36.00`."""
    pairs = (part.partition(":") for part in re.split(r"(?<!\\)\|", text))
    found = {column_key(name).replace(" ", ""): value.strip() for name, _, value in pairs}
    total = found.get("subtotal") or found.get("total", "")
    return Item(found.get("sku", ""), found.get("name", ""), found.get("quantity", ""), found.get("price", ""), total)
