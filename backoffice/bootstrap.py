"""Opening the office: the store is found, made where there is none, and given to the person who acts."""

import getpass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import hours, people, promises
from backoffice.clock import Clock
from backoffice.errors import StoreDamagedError, UserFacingError
from backoffice.office import Office
from backoffice.roles import User
from backoffice.settings import Settings, default_store, load_settings
from db import DamagedStoreError, Store, StoreError, open_store
from db.people import UserRow


def open_office(store: str | Path | None, person: str | None, clock: Clock) -> Office:
    """Open ``store`` (else this computer's) for ``person`` (else who was last chosen here, else who is there alone).

    Raises:
        UserFacingError: the store cannot be opened, or nobody of that name works here; one plain sentence.
    """
    settings = load_settings()
    opened = open_records(store or settings.store or default_store(), clock)
    try:
        return Office(opened, clock, _who_acts(opened, person, settings))
    except BaseException:
        opened.close()
        raise


def open_records(store: str | Path, clock: Clock) -> Store:
    """Open a store without choosing who acts; a new one gets its first person, policy and hours."""
    try:
        opened = open_store(store, clock.now())
        with opened.read() as session:
            new = session.scalar(select(UserRow.id).limit(1)) is None
        if new:
            with opened.write(_account(), clock.now()) as session:
                _found(session, clock.now())
    except DamagedStoreError as error:
        raise StoreDamagedError(str(error)) from error
    except StoreError as error:
        raise UserFacingError(str(error)) from error
    return opened


def _found(session: Session, now: datetime) -> None:
    if session.scalar(select(UserRow.id).limit(1)) is not None:
        return  # another desk opened the new store at the same moment
    people.found_people(session, _account())
    policy = promises.found_policy(session, now, _account())
    hours.found_hours(session, policy.zone, policy.weekly, now, _account())


def _who_acts(store: Store, person: str | None, settings: Settings) -> User:
    with store.read() as session:
        if person:
            return people.person_named(session, person)
        everybody = people.people(session)
    remembered = next((user for user in everybody if user.name == settings.person), None)
    return remembered or everybody[0]


def _account() -> str:
    """The name of the system account; machines without one have a desk all the same."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "manager"
