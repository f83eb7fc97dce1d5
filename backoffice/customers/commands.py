"""``customers …`` and ``orders …``: customers and their orders, from the command line."""

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import typer

from backoffice import hours
from backoffice.changes import Saved
from backoffice.customers.editing import add_customer
from backoffice.customers.finding import customer, find_customers
from backoffice.customers.history import correspondence_of
from backoffice.customers.importing import ImportReport, import_customers
from backoffice.customers.order_importing import import_orders
from backoffice.customers.orders import orders_of
from backoffice.customers.validation import HOME_COUNTRY, spoken_phone
from backoffice.customers.values import Customer, CustomerDetails, Order, PreferredChannel
from backoffice.documents import PostalAddress, address_lines
from backoffice.terminal import AsJson, answer, office, say, show_table

customers_app = typer.Typer(name="customers", help="Customers, and how to reach them.", no_args_is_help=True)
orders_app = typer.Typer(name="orders", help="Orders, as the shop exports them.", no_args_is_help=True)
app = typer.Typer()
app.add_typer(customers_app)
app.add_typer(orders_app)

CsvFile = Annotated[Path, typer.Argument(help="The CSV file.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Save nothing; say what would happen, and every bad line.")]


@customers_app.command("add")
def add(  # noqa: PLR0913 - one option for each part of a record
    context: typer.Context,
    *,
    name: Annotated[str, typer.Option(help="The person or organisation.")],
    email: Annotated[list[str] | None, typer.Option(help="An e-mail address; may be repeated.")] = None,
    phone: Annotated[list[str] | None, typer.Option(help="A telephone number; may be repeated.")] = None,
    company: Annotated[str, typer.Option(help="An organisation at the address.")] = "",
    street: Annotated[list[str] | None, typer.Option(help="A delivery line; may be repeated.")] = None,
    city: Annotated[str, typer.Option(help="The town.")] = "",
    state: Annotated[str, typer.Option(help="The state or province, where the country has them.")] = "",
    postcode: Annotated[str, typer.Option(help="The ZIP or postal code.")] = "",
    country: Annotated[str, typer.Option(help="Two letters (ISO 3166).")] = HOME_COUNTRY,
    preferred: Annotated[PreferredChannel | None, typer.Option(help="How they like to hear from us.")] = None,
    note: Annotated[str, typer.Option(help="Anything else worth knowing.")] = "",
    as_json: AsJson = False,
) -> None:
    """Add a customer."""
    address = PostalAddress("", company, tuple(street or ()), city, state, postcode, country)
    details = CustomerDetails(name, tuple(email or ()), tuple(phone or ()), (address,), preferred, note)
    opened = office(context)
    added = add_customer(opened, details)
    if as_json:
        answer(_document(added.value), hours.business_zone(opened))
    else:
        say(added.changes.said)


@customers_app.command("find")
def find(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The beginning of a name, e-mail address, telephone or order number …")],
    limit: Annotated[int, typer.Option(min=1, max=500, help="At most so many.")] = 12,
    *,
    as_json: AsJson = False,
) -> None:
    """Find customers by name, e-mail, telephone, postcode, or the number of an order, case, return or letter."""
    found = find_customers(office(context), text, limit)
    if as_json:
        answer({"customers": found})
    elif found:
        columns = ("Reference", "Name", "Place", "E-mail", "Telephone")
        show_table(columns, [(one.reference, one.name, one.place, one.email, one.phone) for one in found])
    else:
        say("No customer matches.")


@customers_app.command("show")
def show(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="The customer's number, P-….")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show a customer with their orders and the latest correspondence."""
    opened = office(context)
    shown = customer(opened, reference)
    orders = orders_of(opened, reference)
    pieces = correspondence_of(opened, reference).rows
    zone = hours.business_zone(opened)
    if as_json:
        answer({**_document(shown), "orders": orders, "correspondence": pieces}, zone)
        return
    say("\n".join(_told(shown)))
    if orders:
        show_table(
            ("Order", "Placed", "Items"),
            [(order.number, f"{order.placed_at.astimezone(zone):%Y-%m-%d}", _items(order)) for order in orders],
        )
    if pieces:
        show_table(
            ("Date", "Case", "Channel", "Subject"),
            [(f"{one.at.astimezone(zone):%Y-%m-%d}", one.case, one.channel, one.subject) for one in pieces],
        )


@customers_app.command("import")
def import_list(context: typer.Context, file: CsvFile, *, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Import customers: all lines of the file or none."""
    _report(import_customers(office(context), file, dry_run=dry_run), as_json=as_json)


@orders_app.command("import")
def import_export(context: typer.Context, file: CsvFile, *, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Import the orders of a shop (Shopify, WooCommerce or plain): all lines of the file or none."""
    _report(import_orders(office(context), file, dry_run=dry_run), as_json=as_json)


def _report(imported: Saved[ImportReport], *, as_json: bool) -> None:
    report = imported.value
    if as_json:
        answer(_document(report))
    else:
        sys.stderr.writelines(f"{fault.message}\n" for fault in report.faults)
        for line in (*report.remarks, f"{_mood(report)}{imported.changes.said}"):
            say(line)
    if report.faults:
        raise typer.Exit(2)


def _mood(report: ImportReport) -> str:
    if report.faults:
        return "Nothing would be imported."
    return "Nothing was saved. It would be: " if report.dry_run else ""


def _document(value: Customer | ImportReport) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _told(shown: Customer) -> Iterator[str]:
    yield f"{shown.name}  {shown.reference}"
    yield from shown.emails
    yield from map(spoken_phone, shown.phones)
    for address in shown.addresses:
        yield ", ".join(address_lines(address, HOME_COUNTRY)[1:])
    yield f"Prefers {shown.preferred_channel}."
    if shown.note:
        yield shown.note


def _items(order: Order) -> str:
    return ", ".join(f"{line.quantity} × {line.name}" for line in order.lines)
