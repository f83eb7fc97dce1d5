"""Order exports of shops."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backoffice.customers.csv_files import FileFaultsError
from backoffice.customers.order_files import ImportedLine, ImportedOrder, ImportedShipment, read_orders
from backoffice.documents import PostalAddress
from tests.customers.exports import ADVANCED, ANNA, PER_ITEM, PLAIN, SHOPIFY, SUITE, export

EASTERN = ZoneInfo("America/New_York")


def item(name: str, quantity: str = "1", price: str = "49.00", number: str = "#1001") -> dict[str, str]:
    """A further row of a Shopify order."""
    cells = {"Lineitem quantity": quantity, "Lineitem name": name, "Lineitem price": price}
    return {"Name": number, "Email": "anna@example.com", **cells, "Lineitem sku": name[:1] + "-1"}


def read(text: str, **options: str) -> tuple[ImportedOrder, ...]:
    return read_orders(text.encode(), EASTERN, **options)


def faults(text: str | bytes) -> list[str]:
    with pytest.raises(FileFaultsError) as caught:
        read_orders(text if isinstance(text, bytes) else text.encode(), EASTERN)
    return [fault.message for fault in caught.value.line_faults]


def test_shopify_order_over_several_rows() -> None:
    """An order's own cells stand in its first row; every row adds an item."""
    (order,) = read(export(SHOPIFY, {**item("Ring"), **ANNA}, item("Chain", "2", "120.50")))
    assert order == ImportedOrder(
        source="shopify",
        number="#1001",
        line=2,
        placed=datetime(2026, 11, 20, 14, 50, 26, tzinfo=UTC),
        currency="USD",
        name="Anna Novák",
        email="anna@example.com",
        phone="+16175550123",
        address=PostalAddress("Bob Novák", "", ("12 Elm Street", "Apt 3"), "Quincy", "MA", "02169", "US"),
        lines=(
            ImportedLine("R-1", "Ring", 1, Decimal("49.00")),
            ImportedLine("C-1", "Chain", 2, Decimal("120.50")),
        ),
        shipments=(ImportedShipment("", "", datetime(2026, 11, 21, 19, 21, 21, tzinfo=UTC), None),),
    )


def test_woocommerce_advanced_export() -> None:
    """Its times carry no offset and mean the business's zone; blank continuation rows belong to the order above."""
    head = {
        "Order Number": "2001",
        "Order Date": "2026-07-01 10:00",
        "First Name (Billing)": "Anna",
        "Last Name (Billing)": "Novák",
        "Email (Billing)": "anna@example.com",
        "Address 1&2 (Billing)": "12 Elm Street",
        "City (Billing)": "Quincy",
        "State Code (Billing)": "MA",
        "Postcode (Billing)": "02169",
        "Country Code (Billing)": "US",
    }
    ring = {"SKU": "R-1", "Item Name": "Ring", "Quantity": "1", "Item Cost": "49"}
    chain = {"SKU": "C-1", "Item Name": "Chain", "Quantity": "0", "Item Cost": "120.5"}
    (order,) = read(export(ADVANCED, {**head, **ring}, chain))
    assert (order.source, order.number, order.name, order.currency) == ("woocommerce", "2001", "Anna Novák", "USD")
    assert order.placed == datetime(2026, 7, 1, 14, tzinfo=UTC)
    assert order.address.street == ("12 Elm Street",)
    assert order.lines == (ImportedLine("R-1", "Ring", 1, Decimal("49.00")),)


def test_woocommerce_suite_with_packed_items() -> None:
    """Items packed into cells are unpacked, and the price of one is worked out from the sum before discounts."""
    row = {
        "order_id": "5",
        "order_number": "3001",
        "order_date": "7/1/2026 10:00:00",
        "order_currency": "eur",
        "billing_email": "anna@example.com",
        "shipping_address_1": "12 Elm Street",
        "shipping_address_2": "Apt 3",
        "shipping_city": "Quincy",
        "line_item_1": "name:Ring: gold|product_id:31|sku:R-1|quantity:3|total:90.00|sub_total:100.00",
        "line_item_2": "name:Chain|sku:C-1|quantity:1|total:20",
    }
    (order,) = read(export(SUITE, row))
    assert (order.number, order.currency, order.name) == ("3001", "EUR", "anna@example.com")
    assert order.address.street == ("12 Elm Street", "Apt 3")
    assert [(line.name, line.quantity, line.unit_price) for line in order.lines] == [
        ("Ring: gold", 3, Decimal("33.33")),
        ("Chain", 1, Decimal("20.00")),
    ]


def test_woocommerce_items_in_one_cell() -> None:
    """The other extension packs all items into one cell."""
    header = "order_id,order_number,date,billing_first_name,billing_last_name,line_items"
    packed = "id:1|name:Ring; small|sku:R-1|quantity:1|subtotal:49;id:2|name:Chain|sku:C-1|quantity:2|subtotal:241"
    named = {"billing_first_name": "Anna", "billing_last_name": "Novák"}
    row = {"order_number": "9", "date": "2026-07-01 10:00:00", **named, "line_items": packed}
    (order,) = read(export(header, row))
    assert [(line.name, line.unit_price) for line in order.lines] == [("Ring; small", 49), ("Chain", Decimal("120.50"))]


def test_woocommerce_one_row_per_item_with_tracking() -> None:
    """Parcels named in several rows are told once each."""
    row = {
        "order_number": "4001",
        "date": "2026-07-01 10:00:00",
        "billing_first_name": "Anna",
        "item_name": "Ring",
        "item_quantity": "2",
        "item_subtotal": "98",
        "tracking_provider": "USPS",
        "tracking_number": "9400",
        "date_shipped": "2026-07-02",
    }
    (order,) = read(export(PER_ITEM, row, {**row, "item_name": "Chain"}))
    assert len(order.lines) == 2
    assert order.shipments == (ImportedShipment("USPS", "9400", datetime(2026, 7, 2, 4, tzinfo=UTC), None),)


def test_plain_format() -> None:
    """Our own format says everything, delivery included."""
    row = {
        "order": "A-1",
        "placed": "2026-11-01",
        "name": "Anna",
        "street": "12 Elm Street",
        "country": "us",
        "sku": "R-1",
        "item": "Ring",
        "quantity": "1",
        "price": "$1,249.00",
        "carrier": "UPS",
        "tracking": "1Z",
        "shipped": "2026-11-02 09:00",
        "delivered": "2026-11-04 12:30",
    }
    (order,) = read(export(PLAIN, row))
    assert order.placed == datetime(2026, 11, 1, 4, tzinfo=UTC)
    assert order.address == PostalAddress("Anna", "", ("12 Elm Street",), country="US")
    assert order.lines[0].unit_price == Decimal("1249.00")
    assert order.shipments[0].delivered == datetime(2026, 11, 4, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(encoding: str, separator: str) -> None:
    """However the spreadsheet saved it, the same order comes out."""
    text = export(SHOPIFY, {**item("Ring"), **ANNA, "Billing Name": "Zoë Müller"}, separator=separator)
    (order,) = read_orders(text.encode(encoding), EASTERN)
    assert (order.name, len(order.lines)) == ("Zoë Müller", 1)


def test_separator_line_of_excel() -> None:
    """Excel's `sep=;` is understood and counted as a line."""
    text = "sep=;\r\n" + export(SHOPIFY, {**item("Ring"), **ANNA}, separator=";")
    assert read(text)[0].line == 3


def test_every_bad_line_is_named_by_its_own_number() -> None:
    """Line numbers stay true after quoted line breaks, and nothing of the file is taken over."""
    notes = {"Notes": "please\r\nwrap\r\nnicely"}
    text = export(
        SHOPIFY,
        {**item("Ring"), **ANNA, **notes},
        {**item("Chain", number="#1002", price="abc"), **ANNA},
        {**item("Pin", number="#1003", quantity="-1"), **ANNA, "Created at": "someday"},
        {**item("Cup", number="#1004"), **ANNA, "Email": "nobody"},
    )
    found = faults(text)
    assert [sentence.split(":")[0] for sentence in found] == ["Line 5", "Line 6", "Line 6", "Line 7"]
    assert found[0] == "Line 5: Item “Chain”: “abc” is no amount; write it as 1234.50."
    assert "someday" in found[1]
    assert "nobody" in found[3]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"Created at": ""}, "Line 2: The date of the order is missing."),
        (
            {"Created at": "1970-01-01 00:00:00 +0000"},
            "Line 2: “1970-01-01 00:00:00 +0000” lies before 1990 or after 2099.",
        ),
        ({"Created at": "45384.35"}, "is no date and time"),
        ({"Name": ""}, "Line 2: The order number is missing."),
        ({"Currency": "dollars"}, "is no currency"),
        ({"Email": "", "Billing Name": "", "Shipping Name": ""}, "names no customer"),
    ],
)
def test_orders_that_cannot_be_used(row: dict[str, str], says: str) -> None:
    """What an order cannot do without is asked for in one sentence."""
    assert says in faults(export(SHOPIFY, {**item("Ring"), **ANNA, **row}))[0]


def test_an_order_that_stands_twice_is_refused() -> None:
    """Two exports pasted into one file would double the items."""
    rows = [{**item("Ring"), **ANNA}, {**item("Chain", number="#1002"), **ANNA}, {**item("Ring"), **ANNA}]
    assert faults(export(SHOPIFY, *rows)) == [
        "Line 4: Order #1001 stands already in line 2; is the file two exports in one?"
    ]


def test_a_delivery_before_the_shipment_is_refused() -> None:
    """Parcels do not arrive before they leave."""
    row = {"order": "1", "placed": "2026-11-01", "name": "A", "item": "x", "shipped": "2026-11-03"}
    assert "before it was shipped" in faults(export(PLAIN, {**row, "delivered": "2026-11-02"}))[0]


def test_a_telephone_number_that_is_none_is_left_out_and_said() -> None:
    """An order is not refused over a telephone number."""
    (order,) = read(export(SHOPIFY, {**item("Ring"), **ANNA, "Billing Phone": "call me"}))
    assert order.phone == ""
    assert order.remarks == ("Line 2: “call me” is no telephone number. It was left out.",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no line with the names of the columns"),
        (b"\r\n\r\n", "no line with the names"),
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text file"),
        (b"a,b,c\r\n1,2,3", "The columns (a, b, c …)"),
        (b"Date,Order #,N. Revenue,Status,Customer,Product(s),Items Sold\r\n", "report of orders"),
        (export(PLAIN).encode() + b'1,2026-11-01,"Anna', "Line 2: A quotation mark"),
        (b"a\r\n1,2", "Line 2: It has 2 cells"),
    ],
)
def test_files_that_are_none(content: bytes, says: str) -> None:
    """A wrong file is named for what it is."""
    assert says in faults(content)[0]


def test_formulas_stay_text() -> None:
    """A cell that a spreadsheet would run is a name like any other."""
    formula = '=HYPERLINK("http://evil.example","Ring")'
    (order,) = read(export(SHOPIFY, {**item(formula), **ANNA, "Billing Name": "=cmd|' /C calc'!A0"}))
    assert (order.lines[0].name, order.name) == (formula, "=cmd|' /C calc'!A0")


def test_many_faults_are_shown_in_part() -> None:
    """The sentence stays readable however many lines are bad; the list has all."""
    rows = [{**item("Ring", number=f"#{n}", price="abc"), **ANNA} for n in range(60)]
    with pytest.raises(FileFaultsError) as caught:
        read(export(SHOPIFY, *rows))
    assert len(caught.value.line_faults) == 60
    assert str(caught.value).endswith("… and 40 more.")


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 900))
def test_any_bytes_give_orders_or_faults(noise: bytes, at: int) -> None:
    """However a file is damaged, it is read whole or refused in words."""
    content = export(SHOPIFY, {**item("Ring"), **ANNA}, item("Chain")).encode()
    try:
        read_orders(content[:at] + noise + content[at + len(noise) :], EASTERN)
    except FileFaultsError as error:
        assert error.line_faults  # noqa: PT017 - either outcome is right
