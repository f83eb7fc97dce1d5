"""A one-day change of the hours that moves 100,000 open promises, written back, against the bare update of those rows.

The bare update knows the answers: it writes the values that the restatement came to into a copy of the same store, in
one transaction of sqlite3 itself, as durably.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.orm import Session

from backoffice import hours, promises
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.hours import DecidedDay
from backoffice.office import Office
from backoffice.promises import Channel, MovedPromise, PromiseKind, Unit
from backoffice.promises.records import written_days
from backoffice.roles import Permission
from db import Store, open_store
from db.correspondence import CorrespondenceRow
from db.promises import PromiseRow
from tests.bench.big_store import AT_ONCE, make_big_store

T = TypeVar("T")
COUNT = 100_000
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("America/New_York"))
FIRST = datetime(2026, 11, 18, 9, 0, tzinfo=NOW.tzinfo)
SNOW = DecidedDay(date(2026, 11, 25), (), "Snow day")
MINUTES = 51 * 60  # until NOW
WRITTEN = (
    *("start_at", "earliest_at", "target_at", "due_at", "derivation", "statement"),
    *("calendar_version", "restated_at", "restated_why", "version"),
)


def run() -> list[dict[str, Any]]:
    """Rehearses and restates, and updates the same rows barely."""
    with TemporaryDirectory() as folder:
        store, copy = Path(folder, "office.db"), Path(folder, "copy.db")
        _fill(store)
        shutil.copy(store, copy)
        office = open_office(store, None, SetClock(NOW))
        rehearsed, found = _timed(lambda: promises.rehearse(office, [SNOW]))
        restated, moved = _timed(lambda: _restate(office, [promise.id for promise in found.moved]))
        office.store.close()
        rows = _written(store)
        barely = open_store(copy, NOW)
        bare, _ = _timed(lambda: _update(barely, rows))
        barely.close()
    return [
        _row(f"promises: {len(rows):,} rows updated barely", bare, None, None),
        _row(f"promises: rehearsing what moves {len(moved):,}", rehearsed, rehearsed / bare, None),
        _row(f"promises: restating {len(moved):,}, with their audit", restated, restated / bare, "≤ 3"),
    ]


def _restate(office: Office, ids: list[int]) -> tuple[MovedPromise, ...]:
    with office.work(Permission.DECIDE_HOURS) as work:
        hours.write_days(work, (SNOW,), frozenset({SNOW.day}))
        return promises.restate_promises(work, ids, "The office is snowed in")


def _written(store: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(store)) as connection:
        query = f"SELECT {', '.join(WRITTEN)}, id FROM promises WHERE restated_at IS NOT NULL"
        return connection.execute(query).fetchall()


def _update(copy: Store, rows: list[tuple[Any, ...]]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in WRITTEN)
    connection = copy.engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    cursor.execute(
        "INSERT INTO calendar_versions SELECT id + 1, at, by, zone, weekly, exceptions FROM calendar_versions"
    )
    cursor.executemany(f"UPDATE promises SET {assignments} WHERE id = ? AND version = 1", rows)
    cursor.execute("COMMIT")
    connection.close()


def _fill(path: Path) -> None:
    """A store with so many open answers, one for each case, all received before the day that changes and due after."""
    make_big_store(path, COUNT)
    office = open_office(path, None, SetClock(NOW))
    with office.store.write("bench", NOW) as session:
        session.execute(delete(PromiseRow))
        common, derive_one = _common(session), _deriver(session)
        for start in range(1, COUNT + 1, AT_ONCE):
            received = {number: FIRST + timedelta(minutes=number % MINUTES) for number in range(start, start + AT_ONCE)}
            here = update(CorrespondenceRow).where(CorrespondenceRow.id == bindparam("of"))
            session.connection().execute(here, [{"of": n, "received_at": moment} for n, moment in received.items()])
            rows = [{**common, "case_id": n, "correspondence_id": n, **derive_one(t)} for n, t in received.items()]
            session.execute(insert(PromiseRow), rows)
    office.store.close()


def _common(session: Session) -> dict[str, Any]:
    return {
        "kind": PromiseKind.ANSWER,
        "channel": Channel.MAIL,
        "unit": Unit.BUSINESS_DAYS,
        "rank": 2,
        "statement": "You will have our answer soon.",
        "policy_version": promises.policy_in_force(session).version,
        "calendar_version": hours.in_force(session).version,
        "state": "open",
        "settled_by": "",
        "restated_why": "",
        "version": 1,
    }


def _deriver(session: Session) -> Callable[[datetime], dict[str, Any]]:
    calendar, names = (known := hours.in_force(session)).calendar, known.names
    rule = promises.policy_in_force(session).policy.channels[Channel.MAIL].answer

    @cache
    def derive_one(received: datetime) -> dict[str, Any]:
        deadline = promises.derive(calendar, PromiseKind.ANSWER, rule, received, names)
        edges = ("start", "earliest", "target", "due")
        return {f"{edge}_at": getattr(deadline, edge) for edge in edges} | {
            "derivation": written_days(deadline.derivation)
        }

    return derive_one


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = perf_counter()
    found = work()
    return perf_counter() - begun, found


def _row(name: str, seconds: float, ratio: float | None, aim: str | None) -> dict[str, Any]:
    return {"name": name, "figure": seconds, "unit": "s", "ratio": ratio, "aim": aim}
