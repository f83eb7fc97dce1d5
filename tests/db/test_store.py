"""Transactions, their audit, and what the tables refuse."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from db import InUseError, Store, open_store
from db.cases import CaseRow
from db.customers import AddressRow, CustomerRow
from db.people import AuditRow, UserRow
from db.promises import PromiseRow
from db.search import fold, matches, remember

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(store_url, NOW)
    yield opened
    opened.close()


def _customer(name: str = "Evelyn Marsh", reference: str = "P-26AA-AAAA-A") -> CustomerRow:
    return CustomerRow(
        reference=reference, name=name, sort_name=fold(name), preferred_channel="mail", created_at=NOW, addresses=[]
    )


def test_every_change_is_audited_in_its_own_transaction(store: Store) -> None:
    """Making, changing and deleting a record leave who, when, and the fields before and after."""
    with store.write("Ada", NOW) as session:
        row = UserRow(name="Bea", role="agent")
        session.add(row)
        session.flush()
        row.role = "manager"
        session.flush()
        session.delete(row)
    with store.read() as session:
        entries = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    assert [(entry.action, entry.user_name, entry.at) for entry in entries] == [
        ("create", "Ada", NOW),
        ("update", "Ada", NOW),
        ("delete", "Ada", NOW),
    ]
    assert (entries[1].before, entries[1].after) == ({"role": "agent"}, {"role": "manager"})
    assert entries[2].before["name"] == "Bea"


def test_what_fails_leaves_neither_record_nor_audit(store: Store) -> None:
    """One transaction holds both or nothing."""

    def fail_half_way() -> None:
        with store.write("Ada", NOW) as session:
            session.add(UserRow(name="Bea", role="agent"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with store.read() as session:
        assert session.scalars(select(UserRow)).all() == []
        assert session.scalars(select(AuditRow)).all() == []


def test_moments_come_back_aware_and_in_utc(store: Store) -> None:
    """A moment written in any zone is the same moment when read."""
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    with store.write("Ada", NOW) as session:
        row = _customer()
        row.created_at = elsewhere
        session.add(row)
    with store.read() as session:
        moment = session.scalars(select(CustomerRow.created_at)).one()
    assert (moment, moment.utcoffset()) == (NOW, timedelta(0))


@pytest.mark.parametrize(
    "row",
    [
        UserRow(name="Bea", role="owner"),
        CustomerRow(reference="P-1", name="", sort_name="", preferred_channel="mail", created_at=NOW),
        CustomerRow(reference="P-1", name="Bea", sort_name="bea", preferred_channel="pigeon", created_at=NOW),
    ],
)
def test_impossible_records_are_refused_by_the_tables(store: Store, row: object) -> None:
    """An unknown role, an empty name and an unknown channel never reach the store."""
    with pytest.raises(IntegrityError), store.write("Ada", NOW) as session:
        session.add(row)


def test_impossible_states_of_cases_and_promises_are_refused(store: Store) -> None:
    """A resolved case has its moment; a promise's edges are in order and a settled one says when."""
    with store.write("Ada", NOW) as session:
        customer = _customer()
        session.add(customer)
        session.flush()
        case = CaseRow(
            reference="C-1", customer_id=customer.id, kind="order", status="open", subject="Ring", opened_at=NOW
        )
        session.add(case)
        session.flush()
        customer_id, case_id = customer.id, case.id
    wrong = [
        CaseRow(reference="C-2", customer_id=customer_id, kind="order", status="resolved", subject="x", opened_at=NOW),
        CaseRow(reference="C-3", customer_id=customer_id, kind="gossip", status="open", subject="x", opened_at=NOW),
        CaseRow(reference="C-4", customer_id=customer_id + 1, kind="order", status="open", subject="x", opened_at=NOW),
        _promise(case_id, target_at=NOW + timedelta(days=9)),
        _promise(case_id, state="kept"),
        _promise(case_id, unit="days"),
        _promise(case_id, due_at=NOW - timedelta(days=1), target_at=NOW - timedelta(days=1)),
    ]
    for row in wrong:
        with pytest.raises(IntegrityError), store.write("Ada", NOW) as session:
            session.add(row)


def _promise(case_id: int, **changed: object) -> PromiseRow:
    facts: dict[str, object] = {
        "case_id": case_id,
        "kind": "answer",
        "channel": "mail",
        "unit": "business_days",
        "rank": 2,
        "start_at": NOW,
        "earliest_at": NOW,
        "target_at": NOW,
        "due_at": NOW + timedelta(days=5),
        "derivation": [],
        "statement": "",
        "policy_version": 1,
        "calendar_version": 1,
        "state": "open",
    }
    return PromiseRow(**(facts | changed))


def test_two_people_saving_one_record_cannot_overwrite_each_other(store: Store) -> None:
    """Of two who read the same version, the second is told."""
    with store.write("Ada", NOW) as session:
        session.add(UserRow(name="Bea", role="agent"))
    with store.read() as session:
        mine = session.scalars(select(UserRow)).one()
    with store.write("Cy", NOW) as session:
        session.scalars(select(UserRow)).one().role = "manager"
    mine.role = "mailroom"
    with pytest.raises(StaleDataError), store.write("Ada", NOW) as session:
        session.merge(mine)


def test_a_store_that_another_program_is_writing_to_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A held lock ends in one sentence, not in a traceback."""
    monkeypatch.setattr("db.store.PATIENCE_SECONDS", 0.05)
    path = tmp_path / "store.db"
    first, second = open_store(path, NOW), open_store(path, NOW)
    with first.write("Ada", NOW), pytest.raises(InUseError, match="busy"), second.write("Bea", NOW):
        pass
    first.close()
    second.close()


@pytest.mark.parametrize("typed", ["ma", "MARSH", "évelyn", "eve marsh", "marsh ev"])
def test_records_are_found_by_the_beginnings_of_their_words(store: Store, typed: str) -> None:
    """Case, accents and the order of words do not matter."""
    with store.write("Ada", NOW) as session:
        for number, name in enumerate(("Évelyn Marsh", "Eva Marsden", "Tomás Herrera")):
            row = _customer(name, f"P-{number}")
            session.add(row)
            session.flush()
            remember(session, "customers", row.id, [name])
    with store.read() as session:
        found = session.scalars(select(CustomerRow.name).where(matches("customers", typed, CustomerRow.id))).all()
    assert "Évelyn Marsh" in found
    assert "Tomás Herrera" not in found


def test_an_address_needs_a_country_code(store: Store) -> None:
    """A country is two capitals."""
    row = _customer()
    row.addresses.append(AddressRow(position=0, country="usa"))
    with pytest.raises(IntegrityError), store.write("Ada", NOW) as session:
        session.add(row)
