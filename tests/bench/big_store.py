"""Stores with many cases, written in bulk: the size of a shop's records, not their story."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from db import open_store
from db.cases import CASE_KINDS, CaseRow
from db.correspondence import CorrespondenceRow
from db.customers import CustomerRow
from db.hours import CalendarVersionRow, PolicyVersionRow
from db.people import UserRow
from db.promises import PromiseRow
from db.search import SearchTermRow, fold, words

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
AT_ONCE = 5000
FIRST = ("Evelyn", "Marjorie", "Tomás", "Ngọc", "Patience", "Dana", "George", "Hannah", "Robert", "Claire")
LAST = ("Marsh", "Ellison", "Herrera", "Trần", "Okafor", "Whitfield", "Lindqvist", "Goldberg", "O'Dell", "Dubois")
OPEN_SHARE = 50  # one case in so many is open


def make_big_store(path: Path, cases: int) -> None:
    """Write a store with so many cases, a fifth as many customers, and a piece and two promises for each case."""
    open_office(path, None, SetClock(NOW)).store.close()
    store = open_store(path, NOW)
    chance = random.Random(cases)
    with store.write("bench", NOW) as session:
        user = session.scalars(select(UserRow.id)).first()
        policy = session.scalars(select(PolicyVersionRow.id)).first()
        calendar = session.scalars(select(CalendarVersionRow.id)).first()
        customers = max(cases // 5, 1)
        for start in range(1, customers + 1, AT_ONCE):
            _customers(session, range(start, min(start + AT_ONCE, customers + 1)))
        for start in range(1, cases + 1, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, cases + 1))
            _cases(session, numbers, customers, chance)
            _pieces(session, numbers, user)
            _promises(session, numbers, policy, calendar)
    store.close()


def _name(number: int) -> str:
    return f"{FIRST[number % 10]} {LAST[number // 10 % 10]} {number}"


def _opened(number: int) -> datetime:
    return NOW - timedelta(minutes=7 * number)


def _customers(session: Session, numbers: range) -> None:
    rows = [
        {
            "id": number,
            "reference": f"P-{number:09}",
            "name": _name(number),
            "sort_name": fold(_name(number)),
            "preferred_channel": "mail",
            "note": "",
            "created_at": NOW,
            "version": 1,
        }
        for number in numbers
    ]
    session.execute(insert(CustomerRow), rows)
    terms = [
        {"topic": "customers", "term": word, "record_id": number}
        for number in numbers
        for word in set(words(_name(number)))
    ]
    session.execute(insert(SearchTermRow), terms)


def _cases(session: Session, numbers: range, customers: int, chance: random.Random) -> None:
    rows = [
        {
            "id": number,
            "reference": f"C-{number:09}",
            "customer_id": number % customers + 1,
            "kind": chance.choice(CASE_KINDS),
            "status": "open" if number % OPEN_SHARE == 0 else "closed",
            "subject": f"Question {number} about an order",
            "opened_at": _opened(number),
            "resolved_at": None if number % OPEN_SHARE == 0 else NOW,
            "urgent": number % 997 == 0,
            "escalated": False,
            "own_error": False,
            "waiting_reason": "",
            "waiting_unanswered": False,
            "outcome": "",
            "version": 1,
        }
        for number in numbers
    ]
    session.execute(insert(CaseRow), rows)


def _pieces(session: Session, numbers: range, user: int | None) -> None:
    rows = [
        {
            "id": number,
            "case_id": number,
            "direction": "inbound",
            "channel": "mail",
            "subject": f"Question {number}",
            "body": "",
            "note": "",
            "sender": "",
            "received_at": _opened(number),
            "logged_at": _opened(number),
            "logged_by": user,
            "unreadable": "",
            "version": 1,
        }
        for number in numbers
    ]
    session.execute(insert(CorrespondenceRow), rows)


def _promises(session: Session, numbers: range, policy: int | None, calendar: int | None) -> None:
    rows = [
        {
            "case_id": number,
            "correspondence_id": number,
            "kind": kind,
            "channel": "mail",
            "unit": "business_days",
            "rank": 2,
            "start_at": _opened(number),
            "earliest_at": _opened(number) + timedelta(days=days),
            "target_at": _opened(number) + timedelta(days=days),
            "due_at": _opened(number) + timedelta(days=days),
            "derivation": _days(number, days),
            "statement": "",
            "policy_version": policy,
            "calendar_version": calendar,
            "state": "open" if number % OPEN_SHARE == 0 else "kept",
            "settled_at": None if number % OPEN_SHARE == 0 else NOW,
            "settled_by": "",
            "version": 1,
        }
        for number in numbers
        for kind, days in (("acknowledge", 1), ("answer", 5))
    ]
    session.execute(insert(PromiseRow), rows)


def _days(number: int, days: int) -> list[dict[str, object]]:
    """One line a day, as a derivation is stored."""
    first = _opened(number).date()
    return [
        {"date": (first + timedelta(days=day)).isoformat(), "counted": True, "day": day, "why": f"open – day {day}"}
        for day in range(days + 1)
    ]
