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
from backoffice.settings import load_settings
from db import DamagedStoreError, Store, StoreError, file_of, open_store, store_url
from db.people import UserRow


def open_office(store: str | Path, person: str | None, clock: Clock) -> Office:
    """Open ``store`` for ``person``, else for who was last chosen on this computer, else for who comes first.

    Raises:
        UserFacingError: the store cannot be opened, or nobody of that name works here; one plain sentence.
    """
    opened = open_records(store, clock)
    try:
        return Office(opened, clock, _who_acts(opened, person))
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


def _who_acts(store: Store, person: str | None) -> User:
    with store.read() as session:
        everybody = people.who_works_here(session)
    if person:
        return people.person_named(everybody, person)
    last = load_settings().person
    remembered = next((user for user in everybody if user.name == last), None)
    return remembered or everybody[0]


def store_file(store: str | Path) -> Path | None:
    """The file that ``store`` names, whether or not it is there; None for a database server."""
    return file_of(store_url(store))


def _account() -> str:
    """The name of the system account; machines without one have a desk all the same."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "manager"
