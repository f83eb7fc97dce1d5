"""Opening the office: the store is found, made where there is none, and given to the person who acts."""

import getpass
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import hours, people, promises
from backoffice.clock import Clock
from backoffice.errors import StoreDamagedError, UserFacingError
from backoffice.office import Office
from backoffice.roles import Role, User
from backoffice.settings import load_settings
from db import DamagedStoreError, Store, StoreError, file_of, open_store, store_url
from db.people import UserRow


def open_office(store: str | Path, person: str | None, clock: Clock) -> Office:
    """Open ``store`` for ``person``, else for `who_sits_here`, else for its first manager.

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


def who_sits_here(everybody: Sequence[User], person: str | None) -> User | None:
    """Who acts without being asked: who was named, who last sat at this computer, or whom its account is named after.

    Raises:
        NotFoundError: nobody of the name given works here.
    """
    if person:
        return people.person_named(everybody, person)
    names = [load_settings().person, _account()]
    return next((user for name in names for user in everybody if user.name == name), None)


def _who_acts(store: Store, person: str | None) -> User:
    with store.read() as session:
        everybody = people.who_works_here(session)
    managers = (user for user in everybody if user.role is Role.MANAGER)
    return who_sits_here(everybody, person) or next(managers)


def store_file(store: str | Path) -> Path | None:
    """The file that ``store`` names, whether or not it is there; None for a database server.

    Raises:
        UserFacingError: it names no store.
    """
    try:
        return file_of(store_url(store))
    except StoreError as error:
        raise UserFacingError(str(error)) from error


def _account() -> str:
    """The name of the system account; machines without one have a desk all the same."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "manager"
