"""An office of the tests' own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from backoffice import hours
from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.roles import Role, User
from db import open_store
from db.people import UserRow

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
def office(store_url: str) -> Iterator[Office]:
    store = open_store(store_url, NOW)
    with store.write("setup", NOW) as session:
        session.add(UserRow(name="Ada", role="manager"))
        session.flush()
        row = session.scalars(select(UserRow)).one()
        user = User(row.id, row.name, Role(row.role))
        weekly = dict.fromkeys(range(5), hours.parse_hours("9:00-17:00"))
        hours.found_hours(session, ZoneInfo("America/New_York"), weekly, NOW, "Ada")
    yield Office(store, SetClock(NOW), user)
    store.close()
