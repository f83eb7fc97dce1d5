"""Adding and editing customers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from backoffice import cases, lookup
from backoffice.changes import Topic
from backoffice.customers import (
    CustomerDetails,
    add_customer,
    create_customer,
    customer,
    customers_with_email,
    edit_customer,
    find_customers,
)
from backoffice.documents import PostalAddress
from backoffice.errors import ConflictError, InvalidInputError, NotFoundError, UserFacingError
from backoffice.office import Office
from backoffice.promises import InquiryKind
from backoffice.references import Prefix
from backoffice.roles import Permission, Role
from db.customers import CustomerRow
from db.people import AuditRow
from tests.customers.test_validation import GRACE, QUINCY


def test_what_is_added_can_be_read(office: Office) -> None:
    """A new customer has a number, a first version and everything that was typed, tidied."""
    added = add_customer(office, GRACE)
    assert customer(office, added.value.reference) == added.value
    assert added.value.emails == ("grace@example.com",)
    assert added.value.addresses == (replace(QUINCY, name="Grace Hopper"),)
    assert (added.value.version, added.value.created_at) == (1, office.clock.now())
    assert added.changes.topics == {Topic.CUSTOMERS}
    assert added.changes.said == f"Grace Hopper added as {added.value.reference}."


def test_faults_keep_the_store_as_it_was(office: Office) -> None:
    """What cannot be used changes nothing, neither added nor edited."""
    with pytest.raises(InvalidInputError):
        add_customer(office, CustomerDetails("", ("x",)))
    added = add_customer(office, GRACE).value
    with pytest.raises(InvalidInputError):
        edit_customer(office, added.reference, added.version, replace(GRACE, emails=("x",)))
    assert customer(office, added.reference) == added
    assert len(find_customers(office, "grace")) == 1


def test_editing_replaces_everything(office: Office) -> None:
    """Addresses may be swapped, removed and added in one go, and the new words find the customer."""
    added = add_customer(office, replace(GRACE, emails=("a@example.com", "b@example.com"))).value
    abroad = PostalAddress("Grace Murray", "", ("1 High Street",), "London", "", "SW1A 1AA", "GB")
    wanted = CustomerDetails("Grace Murray", ("b@example.com", "a@example.com", "c@example.com"), (), (abroad,))
    saved = edit_customer(office, added.reference, added.version, wanted).value
    assert (saved.emails, saved.phones, saved.addresses) == (wanted.emails, (), (abroad,))
    assert saved.version == 2
    assert customer(office, added.reference) == saved
    found = find_customers(office, "sw1a")
    assert [one.reference for one in found] == [saved.reference]
    assert not find_customers(office, "hopper")


def test_saving_what_is_there_is_no_change(office: Office) -> None:
    """Nobody else's form becomes stale because somebody pressed Save for nothing."""
    added = add_customer(office, GRACE).value
    saved = edit_customer(office, added.reference, added.version, added.details)
    assert saved.value == added
    assert not saved.changes.topics


def test_a_change_of_an_address_alone_is_a_change(office: Office) -> None:
    """Two people who change only telephone numbers still clash."""
    added = add_customer(office, GRACE).value
    edit_customer(office, added.reference, 1, replace(GRACE, phones=("617 555 0199",)))
    with pytest.raises(ConflictError) as clash:
        edit_customer(office, added.reference, 1, replace(GRACE, phones=("617 555 0111",)))
    assert clash.value.mine == {"phones": ("+16175550111",)}
    assert clash.value.theirs == {"phones": ("+16175550199",), "version": 2}
    assert customer(office, added.reference).phones == ("+16175550199",)


def test_the_audit_tells_what_changed_and_no_more(office: Office) -> None:
    """Editing one e-mail address leaves no trace of rewriting the rest."""
    added = add_customer(office, GRACE).value
    with office.look() as session:
        before = max(session.scalars(select(AuditRow.id)))
    edit_customer(office, added.reference, 1, replace(GRACE, emails=("new@example.com", "grace@example.com")))
    with office.look() as session:
        entries = session.scalars(select(AuditRow).where(AuditRow.id > before).order_by(AuditRow.id)).all()
        told = {
            (entry.action, entry.entity, entry.after.get("address"), entry.after.get("position")) for entry in entries
        }
    assert told == {("create", "customer_emails", "new@example.com", 0), ("update", "customer_emails", None, 1)}


def test_undoing_an_edit_brings_the_record_back(office: Office) -> None:
    """Undo saves what was there before; a later change by somebody else is not overwritten by it."""
    added = add_customer(office, GRACE).value
    edited = edit_customer(office, added.reference, 1, replace(GRACE, name="Grace Murray"))
    assert edited.changes.undo
    assert edited.changes.undo().said == "Grace Hopper is as before."
    assert customer(office, added.reference).details == added.details
    with pytest.raises(ConflictError):
        edited.changes.undo()


def test_undoing_an_addition_removes_the_record(office: Office) -> None:
    """A customer added by mistake is gone, also from the search."""
    added = add_customer(office, GRACE)
    assert added.changes.undo
    added.changes.undo()
    with pytest.raises(NotFoundError):
        customer(office, added.value.reference)
    assert not find_customers(office, "grace")


def test_a_customer_with_a_case_is_kept(office: Office) -> None:
    """Undo never takes away what somebody else relies on."""
    added = add_customer(office, GRACE)
    with office.work(Permission.LOG) as work:
        row = lookup.find(work.session, CustomerRow, Prefix.CUSTOMER, added.value.reference)
        cases.open_case(work, row, kind=InquiryKind.ORDER, subject="Where is it?")
    assert added.changes.undo
    with pytest.raises(UserFacingError, match="has cases or orders by now and was kept"):
        added.changes.undo()
    assert customer(office, added.value.reference)


def test_a_mistyped_number_names_the_customer_that_was_meant(office: Office) -> None:
    """One wrong character leads to the existing number."""
    reference = add_customer(office, GRACE).value.reference
    wrong = "A" if reference[2] != "A" else "B"
    with pytest.raises(NotFoundError, match=f"Did you mean {reference}"):
        customer(office, f"P-{wrong}{reference[3:]}")


def test_families_share_an_email_address(office: Office) -> None:
    """All who have it are found, the earliest first."""
    for name in ("Ann Lee", "Bob Lee"):
        add_customer(office, CustomerDetails(name, ("lee@example.com",)))
    with office.look() as session:
        assert [row.name for row in customers_with_email(session, " Lee@Example.com ")] == ["Ann Lee", "Bob Lee"]


def test_a_customer_made_within_other_work_is_saved_with_it(office: Office) -> None:
    """When the work fails, the customer was never there."""

    def fail_after_adding() -> None:
        with office.work(Permission.LOG) as work:
            create_customer(work, GRACE)
            raise UserFacingError("The letter is missing.")

    with pytest.raises(UserFacingError, match="letter is missing"):
        fail_after_adding()
    assert not find_customers(office, "grace")


@pytest.mark.parametrize("role", Role)
def test_everybody_at_a_desk_may_edit_customers(acting_as: Callable[[Role], Office], role: Role) -> None:
    """The mailroom adds whoever writes for the first time."""
    assert add_customer(acting_as(role), GRACE).value.version == 1
