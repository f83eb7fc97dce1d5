"""The papers of a return: the neutral label outside and the slip inside, drawn and proved."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from backoffice import hours, lookup, promises
from backoffice.changes import Changes, Saved, Topic
from backoffice.customers import customer_of
from backoffice.documents import (
    Calibration,
    InnerSlip,
    OuterLabel,
    PostalAddress,
    Printing,
    SlipLine,
    return_pair,
    stock,
)
from backoffice.errors import UserFacingError
from backoffice.office import Office
from backoffice.promises import Policy
from backoffice.references import Prefix
from backoffice.returns.records import append_event, return_of, today
from backoffice.returns.values import Return
from backoffice.roles import Permission
from backoffice.wording import day_text, money_text
from db.returns import ReturnRow

DEFAULT_STOCK = "4x6"


@dataclass(frozen=True)
class LabelWish:
    """On what the pair is to be printed.

    Attributes:
        stock: the stock's id, such as ``4x6`` or ``8126``.
        start: the first free position of a used sheet, from 1.
        calibration: of the printer with this stock.
    """

    stock: str = DEFAULT_STOCK
    start: int = 1
    calibration: Calibration = field(default_factory=Calibration)


def return_papers(office: Office, reference: str, wish: LabelWish = LabelWish()) -> bytes:
    """The PDF of a return's two papers, every code read back at the printer's resolution; changes nothing.

    Raises:
        UserFacingError: an unknown number or stock, an address that does not fit, a label that would tell what is
            inside, a character that no font has, a code that would not scan.
    """
    with office.look() as session:
        row = lookup.find(session, ReturnRow, Prefix.RETURN, reference)
        policy = promises.policy_in_force(session).policy
        sender = _sender(row)
        shown = return_of(row, today(session, office.clock.now()))
        printed = _printed_by(office, session)
    outer = OuterLabel(
        reference=shown.reference,
        return_to=_dock(policy),
        sender=sender,
        home=policy.organisation.country,
        use_by=day_text(shown.expires_on),
        audit=printed,
    )
    printing = Printing(stock(wish.stock), policy.organisation.name, wish.start, wish.calibration)
    return return_pair(outer, _slip(shown), printing, policy.returns.telling_words)


def print_papers(office: Office, reference: str, wish: LabelWish = LabelWish()) -> Saved[bytes]:
    """As `return_papers`, and write down that they were printed."""
    office.user.must(Permission.PRINT_LABELS)
    pdf = return_papers(office, reference, wish)
    with office.work(Permission.PRINT_LABELS) as work:
        row = lookup.find(work.session, ReturnRow, Prefix.RETURN, reference)
        append_event(work, row, "label_printed", stock=wish.stock, start=wish.start)
        said = f"Label of {row.reference} printed."
    return Saved(pdf, Changes(frozenset({Topic.RETURNS, Topic.CASES}), said))


def _dock(policy: Policy) -> PostalAddress:
    """The returns dock, under a name that tells nothing."""
    dock = policy.returns
    return PostalAddress(
        name=dock.neutral_name,
        street=dock.street,
        city=dock.city,
        state=dock.state,
        postcode=dock.postcode,
        country=policy.organisation.country,
    )


def _sender(row: ReturnRow) -> PostalAddress:
    customer = customer_of(row.case.customer)
    if not customer.addresses:
        raise UserFacingError(f"{customer.name} has no postal address, which the label needs; add one to the record.")
    return customer.addresses[0]


def _slip(shown: Return) -> InnerSlip:
    values = [line.declared_value or 0 for line in shown.lines]
    return InnerSlip(
        reference=shown.reference,
        order=shown.order,
        customer=shown.customer,
        use_by=day_text(shown.expires_on),
        lines=tuple(
            SlipLine(
                f"{line.name} · {line.serial}" if line.serial else line.name,
                line.quantity,
                line.reason,
                money_text(value, shown.currency) if line.declared_value is not None else "",
            )
            for line, value in zip(shown.lines, values, strict=True)
        ),
        declared_value=money_text(sum(values), shown.currency),
        certificate=any(line.serial for line in shown.lines),
    )


def _printed_by(office: Office, session: Session) -> str:
    moment = office.clock.now().astimezone(hours.in_force(session).zone)
    return f"printed {moment:%Y-%m-%d %H:%M} by {office.user.name}"
