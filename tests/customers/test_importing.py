"""Taking over lists of customers and exports of orders: whole or not at all, and once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from backoffice import cases, customers, returns
from backoffice.changes import Topic
from backoffice.customers import (
    CustomerDetails,
    ImportReport,
    OrderLine,
    Shipment,
    add_customer,
    find_customers,
    import_customers,
    import_orders,
    money,
    orders_of,
)
from backoffice.customers.csv_files import FileFaultsError
from backoffice.errors import Cancelled, PermissionDeniedError, UserFacingError
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine
from backoffice.roles import Role
from db.people import AuditRow
from tests.customers.exports import ADVANCED, ANNA, CUSTOMERS, PLAIN, SHOPIFY, export
from tests.customers.test_validation import QUINCY

RING = {"Name": "#1001", "Lineitem quantity": "1", "Lineitem name": "Ring", "Lineitem price": "49.00"} | ANNA
CHAIN = {"Name": "#1001", "Lineitem quantity": "2", "Lineitem name": "Chain", "Lineitem price": "120.50"}
SHOP = export(SHOPIFY, RING, CHAIN)
PARCEL = {"order": "7", "placed": "2026-11-02", "name": "Bob", "item": "Ring", "price": "10", "tracking": "9400"}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a CSV file."""

    def written(text: str) -> Path:
        file = tmp_path / "import.csv"
        file.write_text(text, encoding="utf-8")
        return file

    return written


Write = Callable[[str], Path]


def last_change(office: Office) -> int:
    """The number of the newest audit entry: equal before and after means that nothing changed."""
    with office.look() as session:
        return session.scalar(select(func.max(AuditRow.id))) or 0


def test_orders_bring_their_customers(office: Office, write: Write) -> None:
    """A Shopify export makes the customer, with the address of the parcel, and the order with its items."""
    saved = import_orders(office, write(SHOP))
    assert saved.value == ImportReport(added=1, new_customers=1)
    assert saved.changes.topics == {Topic.CUSTOMERS, Topic.ORDERS}
    (anna,) = find_customers(office, "#1001")
    assert (anna.name, anna.email, anna.place) == ("Anna Novák", "anna@example.com", "Quincy, MA 02169")
    (order,) = orders_of(office, anna.reference)
    assert (order.source, order.number, order.currency) == ("shopify", "#1001", "USD")
    assert order.lines == (OrderLine(0, "", "Ring", 1, 4900), OrderLine(1, "", "Chain", 2, 12050))
    assert money(order.total, order.currency) == "$290.00"
    assert [parcel.shipped_at is not None for parcel in order.shipments] == [True]


@pytest.mark.parametrize(
    "text",
    [
        SHOP,
        export(PLAIN, PARCEL),
        export(
            ADVANCED,
            {
                "Order Number": "12",
                "Order Date": "2026-11-03 10:00",
                "Item Name": "Ring",
                "Quantity": "1",
                "Item Cost": "5",
                "Email (Billing)": "w@example.com",
            },
        ),
    ],
    ids=["shopify", "plain", "woocommerce"],
)
def test_the_same_export_twice_changes_nothing(office: Office, write: Write, text: str) -> None:
    """Whoever is not sure whether a file was imported may simply import it again."""
    import_orders(office, write(text))
    before = last_change(office)
    again = import_orders(office, write(text))
    assert again.value == ImportReport(unchanged=1)
    assert not again.changes.topics
    assert last_change(office) == before


def test_a_later_export_brings_an_order_up_to_date(office: Office, write: Write) -> None:
    """A parcel that has left since and an item added to the order appear; the order stays one."""
    import_orders(office, write(export(PLAIN, PARCEL | {"tracking": ""})))
    later = export(PLAIN, PARCEL | {"shipped": "2026-11-04 08:00"}, {"order": "7", "item": "Box", "quantity": "3"})
    assert import_orders(office, write(later)).value == ImportReport(completed=1)
    (order,) = orders_of(office, find_customers(office, "bob")[0].reference)
    assert [(line.name, line.quantity) for line in order.lines] == [("Ring", 1), ("Box", 3)]
    assert [replace(parcel, shipped_at=None) for parcel in order.shipments] == [Shipment("", "9400", None, None)]


def test_orders_join_the_customer_with_their_email_address(office: Office, write: Write) -> None:
    """The name may differ; among a family the one of that name is taken, and nobody's record is touched."""
    ann = add_customer(office, CustomerDetails("Ann Novák", ("anna@example.com",))).value
    import_orders(office, write(SHOP))
    assert len(orders_of(office, ann.reference)) == 1
    anna = add_customer(office, CustomerDetails("ANNA NOVAK", ("anna@example.com",))).value
    import_orders(office, write(SHOP.replace("#1001", "#1002")))
    assert [order.number for order in orders_of(office, anna.reference)] == ["#1002"]
    assert customers.customer(office, ann.reference) == ann


def test_orders_without_email_go_to_one_customer_each(office: Office, write: Write) -> None:
    """Two orders of the same name and street are one person's; the same name elsewhere is another's."""
    home = {"name": "Bob", "street": "12 Elm Street", "city": "Quincy", "state": "MA", "postcode": "02169"}
    away = home | {"street": "9 Oak Street"}
    rows = [PARCEL | place | {"order": number} for number, place in (("1", home), ("2", home), ("3", away))]
    assert import_orders(office, write(export(PLAIN, *rows))).value == ImportReport(added=3, new_customers=2)
    assert sorted(len(orders_of(office, bob.reference)) for bob in find_customers(office, "bob")) == [1, 2]


def test_an_address_the_post_would_not_take_is_kept_as_a_note(office: Office, write: Write) -> None:
    """An order is no reason to lose what the customer typed, nor to print it on an envelope."""
    import_orders(office, write(export(PLAIN, PARCEL | {"street": "Somewhere 5", "city": "Springfield"})))
    bob = customers.customer(office, find_customers(office, "bob")[0].reference)
    assert (bob.addresses, bob.note) == ((), "Address of order 7: Somewhere 5, Springfield, US")


def test_one_bad_line_keeps_the_whole_file_out(office: Office, write: Write) -> None:
    """Every bad line is named by its number, and the good ones before it are not imported either."""
    bad = export(PLAIN, PARCEL, PARCEL | {"order": "8", "placed": "yesterday"}, PARCEL | {"order": "9", "price": "x"})
    before = last_change(office)
    with pytest.raises(FileFaultsError) as refused:
        import_orders(office, write(bad))
    assert [fault.line for fault in refused.value.line_faults] == [3, 4]
    assert str(refused.value).startswith("Line 3: “yesterday” is no date and time")
    assert last_change(office) == before


def test_a_dry_run_tells_and_saves_nothing(office: Office, write: Write) -> None:
    """It says what would happen, or every bad line."""
    before = last_change(office)
    rehearsed = import_orders(office, write(SHOP), dry_run=True)
    assert rehearsed.value == ImportReport(added=1, new_customers=1, dry_run=True)
    assert not rehearsed.changes.topics
    faulty = import_orders(office, write(export(PLAIN, PARCEL | {"placed": ""})), dry_run=True).value
    assert [(fault.line, fault.field) for fault in faulty.faults] == [(2, "placed")]
    assert last_change(office) == before
    assert not find_customers(office, "anna")
    assert import_orders(office, write(SHOP)).value.added == 1


def test_an_item_that_a_return_rests_on_stays(office: Office, case: Reference, write: Write) -> None:
    """An export that puts something else in its place is refused, in words, and the order is as before."""
    returns.issue_return(office, NewReturn(case, (RequestedLine("ring-7", 1, "too small"),), "1001"))
    evelyn = cases.case_file(office, case).customer
    before = orders_of(office, evelyn.reference)
    swapped = export(PLAIN, PARCEL | {"order": "1001", "placed": "2026-11-10", "email": "evelyn@example.com"})
    with pytest.raises(FileFaultsError, match="Line 2: Order 1001 no longer has “Rope Ring”"):
        import_orders(office, write(swapped))
    assert orders_of(office, evelyn.reference) == before


def test_a_list_of_customers_adds_and_completes(office: Office, write: Write) -> None:
    """Who is known by name and e-mail address learns what is new and keeps everything else."""
    details = CustomerDetails("Ann Lee", ("ann@example.com",), ("617 555 0100",), note="VIP")
    ann = add_customer(office, details).value
    rows = (
        {"name": "Ann Lee", "email": "ann@example.com; lee@example.com", "phone": "617 555 0101"}
        | {"street": "12 Elm Street", "city": "Quincy", "state": "MA", "postcode": "02169"},
        {"name": "Bob Lee", "email": "lee@example.com"},
        {"name": "Zoë"},
    )
    saved = import_customers(office, write(export(CUSTOMERS, *rows)))
    assert saved.value == ImportReport(added=2, completed=1)
    known = customers.customer(office, ann.reference)
    assert known.emails == ("ann@example.com", "lee@example.com")
    assert known.phones == ("+16175550100", "+16175550101")
    assert known.addresses == (replace(QUINCY, name="Ann Lee"),)
    assert (known.note, known.version) == ("VIP", 2)
    assert [one.name for one in find_customers(office, "617 555 0101")] == ["Ann Lee"]
    before = last_change(office)
    assert import_customers(office, write(export(CUSTOMERS, *rows))).value == ImportReport(unchanged=3)
    assert last_change(office) == before


def test_a_customer_listed_twice_is_one(office: Office, write: Write) -> None:
    """The second line completes what the first one added."""
    rows = ({"name": "Ann", "phone": "617 555 0100"}, {"name": "ann", "phone": "617 555 0100", "email": ""})
    assert import_customers(office, write(export(CUSTOMERS, *rows))).value == ImportReport(added=1, unchanged=1)
    twice = (
        {"name": "Bo", "email": "bo@example.com"},
        {"name": "Bo", "email": "bo@example.com", "phone": "617 555 0142"},
    )
    assert import_customers(office, write(export(CUSTOMERS, *twice))).value == ImportReport(added=1, completed=1)
    assert find_customers(office, "bo")[0].phone == "+16175550142"


def test_a_bad_line_keeps_the_whole_list_out(office: Office, write: Write) -> None:
    """All faults of all lines are told at once."""
    rows = ({"name": "Ann"}, {"name": "", "email": "x"}, {"name": "Bo", "postcode": "1"})
    with pytest.raises(FileFaultsError) as refused:
        import_customers(office, write(export(CUSTOMERS, *rows)))
    assert {fault.line for fault in refused.value.line_faults} == {3, 4}
    assert not find_customers(office, "ann")
    rehearsed = import_customers(office, write(export(CUSTOMERS, *rows)), dry_run=True).value
    assert len(rehearsed.faults) == len(refused.value.line_faults)


@pytest.mark.parametrize("use_case", [import_customers, import_orders])
def test_an_import_can_be_stopped(office: Office, write: Write, use_case: Callable[..., object]) -> None:
    """Whoever presses Cancel finds the store as it was."""

    def stop(_done: int, total: int, _text: str) -> None:
        assert total == 1
        raise Cancelled

    text = SHOP if use_case is import_orders else export(CUSTOMERS, {"name": "Ann"})
    before = last_change(office)
    with pytest.raises(Cancelled):
        use_case(office, write(text), progress=stop)
    assert last_change(office) == before


@pytest.mark.parametrize("use_case", [import_customers, import_orders])
def test_a_file_that_cannot_be_read_is_named(office: Office, tmp_path: Path, use_case: Callable[..., object]) -> None:
    """One sentence, without a traceback."""
    with pytest.raises(UserFacingError, match=r"gone\.csv cannot be read: no such file"):
        use_case(office, tmp_path / "gone.csv")


def test_the_mailroom_may_not_import(acting_as: Callable[[Role], Office], write: Write) -> None:
    """Importing is for agents and managers, rehearsing included."""
    mailroom = acting_as(Role.MAILROOM)
    for dry_run in (True, False):
        with pytest.raises(PermissionDeniedError):
            import_orders(mailroom, write(SHOP), dry_run=dry_run)


def test_many_records_go_in_portions(office: Office, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A customer met in one portion is known in the next."""
    for module in ("importing", "order_importing"):
        monkeypatch.setattr(f"backoffice.customers.{module}.AT_ONCE", 2)
    rows = [PARCEL | {"order": str(number), "email": f"u{number % 3}@example.com"} for number in range(7)]
    steps: list[tuple[int, int]] = []
    report = import_orders(
        office, write(export(PLAIN, *rows)), progress=lambda done, total, _: steps.append((done, total))
    )
    assert report.value == ImportReport(added=7, new_customers=3)
    assert steps == [(0, 7), (2, 7), (4, 7), (6, 7)]
    people = export(
        CUSTOMERS, *({"name": f"N{number % 3}", "email": f"n{number % 3}@example.com"} for number in range(5))
    )
    assert import_customers(office, write(people)).value == ImportReport(added=3, unchanged=2)


@pytest.mark.parametrize(("amount", "currency", "text"), [(1250, "USD", "$12.50"), (1250, "JPY", "¥1,250")])
def test_amounts_are_in_the_smallest_unit(amount: int, currency: str, text: str) -> None:
    """Yen have no cents."""
    assert money(amount, currency) == text


def test_whole_yen_are_imported_as_yen(office: Office, write: Write) -> None:
    """The smallest unit of an order's price is that of its currency."""
    import_orders(office, write(export(PLAIN, PARCEL | {"currency": "JPY", "price": "1200"})))
    (order,) = orders_of(office, find_customers(office, "bob")[0].reference)
    assert order.total == 1200
