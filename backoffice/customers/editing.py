"""Adding and editing customers."""

from dataclasses import fields, replace
from functools import partial

from sqlalchemy import select

from backoffice import lookup
from backoffice.changes import Changes, Saved, Topic
from backoffice.customers.records import TOPIC, create_customer, customer_of, rewrite
from backoffice.customers.validation import checked
from backoffice.customers.values import Customer, CustomerDetails
from backoffice.errors import ConflictError, UserFacingError
from backoffice.office import Office
from backoffice.references import Prefix
from backoffice.roles import Permission
from db import search
from db.cases import CaseRow
from db.customers import CustomerRow, OrderRow

_TOPICS = frozenset({Topic.CUSTOMERS})


def add_customer(office: Office, details: CustomerDetails) -> Saved[Customer]:
    """Add a customer; undoing removes the record again, as long as nothing belongs to it.

    Raises:
        InvalidInputError: with a fault for every field that cannot be used.
    """
    with office.work(Permission.EDIT_CUSTOMERS) as work:
        added = customer_of(create_customer(work, details))
    undo = partial(_remove, office, added)
    return Saved(added, Changes(_TOPICS, f"{added.name} added as {added.reference}.", undo))


def edit_customer(office: Office, reference: str, version: int, details: CustomerDetails) -> Saved[Customer]:
    """Save ``details`` over the record that was read as ``version``.

    Raises:
        NotFoundError: no customer has this reference.
        InvalidInputError: with a fault for every field that cannot be used.
        ConflictError: somebody else saved the record since; ``mine`` and ``theirs`` hold the fields that
            differ, and ``theirs`` the ``version`` with which to save over it knowingly.
    """
    with office.work(Permission.EDIT_CUSTOMERS) as work:
        row = lookup.find_to_edit(work.session, CustomerRow, Prefix.CUSTOMER, reference)
        before = customer_of(row)
        wanted = checked(details)
        if row.version != version:
            raise _conflict(before, wanted)
        if wanted == before.details:
            return Saved(before, Changes(frozenset(), f"{before.name} is as before."))
        rewrite(work, row, wanted)
        after = customer_of(row)
    undo = partial(_restore, office, before.details, after)
    return Saved(after, Changes(_TOPICS, f"{after.name} saved.", undo))


def _restore(office: Office, details: CustomerDetails, saved: Customer) -> Changes:
    changes = edit_customer(office, saved.reference, saved.version, details).changes
    return replace(changes, said=f"{details.name} is as before.")


def _remove(office: Office, added: Customer) -> Changes:
    """Take an added customer back. Raises `UserFacingError` when a case or an order belongs to it meanwhile."""
    with office.work(Permission.EDIT_CUSTOMERS) as work:
        row = lookup.find_to_edit(work.session, CustomerRow, Prefix.CUSTOMER, added.reference)
        if row.version != added.version:
            raise _conflict(customer_of(row), added.details)
        for kind in (CaseRow, OrderRow):
            if work.session.scalar(select(kind.id).where(kind.customer_id == row.id).limit(1)):
                raise UserFacingError(f"{row.name} has cases or orders by now and was kept.")
        work.session.delete(row)
        search.remember(work.session, TOPIC, row.id, ())
    return Changes(_TOPICS, f"{added.name} removed again.")


def _conflict(theirs: Customer, mine: CustomerDetails) -> ConflictError:
    differing = [
        field.name for field in fields(CustomerDetails) if getattr(mine, field.name) != getattr(theirs, field.name)
    ]
    message = (
        f"Somebody else saved {theirs.name} in between. Nothing was overwritten; "
        "compare both, then save yours over it or take theirs."
    )
    return ConflictError(
        message,
        {name: getattr(mine, name) for name in differing},
        {name: getattr(theirs, name) for name in differing} | {"version": theirs.version},
    )
