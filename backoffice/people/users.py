"""Who works here."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backoffice.changes import Changes, Saved, Topic
from backoffice.errors import Fault, InvalidInputError, NotFoundError
from backoffice.office import Office
from backoffice.roles import Permission, Role, User
from db.people import UserRow


def found_people(session: Session, name: str) -> None:
    """Give a new store its first person: ``name``, who manages."""
    session.add(UserRow(name=name, role=Role.MANAGER))


def who_works_here(session: Session) -> tuple[User, ...]:
    """Everybody who works here now, by name."""
    rows = session.scalars(select(UserRow).where(UserRow.active).order_by(UserRow.name))
    return tuple(_user(row) for row in rows)


def people(office: Office) -> tuple[User, ...]:
    """Everybody who works here now, by name."""
    with office.look() as session:
        return who_works_here(session)


def person_named(everybody: Sequence[User], name: str) -> User:
    """The one of that name in any case. Raises `NotFoundError`, naming who works here."""
    found = next((user for user in everybody if user.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(user.name for user in everybody)
        raise NotFoundError(f"Nobody called “{name}” works here. These do: {names}.")
    return found


def add_person(office: Office, name: str, role: Role) -> Saved[User]:
    """Let somebody work here, anew or once more. Raises `InvalidInputError` for an empty or taken name."""
    with office.work(Permission.MANAGE_PEOPLE) as work:
        name = " ".join(name.split())
        if not name:
            raise InvalidInputError(Fault("name", "A person needs a name."))
        row = work.session.scalars(select(UserRow).where(func.lower(UserRow.name) == name.lower())).first()
        if row is not None and row.active:
            raise InvalidInputError(Fault("name", f"Somebody called “{name}” works here already."))
        if row is None:
            row = UserRow(name=name)
            work.session.add(row)
        row.role, row.active = role, True
        work.session.flush()
        return Saved(_user(row), Changes(frozenset({Topic.PEOPLE}), f"{name} works here as {role}."))


def change_person(office: Office, user_id: int, *, role: Role, active: bool = True) -> Saved[User]:
    """Give a person another role, or let them go. The last manager stays: raises `InvalidInputError`."""
    with office.work(Permission.MANAGE_PEOPLE) as work:
        row = work.session.get(UserRow, user_id)
        if row is None:
            raise NotFoundError("This person is no longer in the store.")
        managers = select(UserRow.id).where(UserRow.active, UserRow.role == Role.MANAGER)
        work.session.execute(managers.with_for_update())  # two managers who let each other go at once leave none
        row.role, row.active = role, active
        work.session.flush()
        if work.session.scalar(managers) is None:
            raise InvalidInputError(Fault("role", "A store needs at least one manager."))
        said = f"{row.name} works here as {role}." if active else f"{row.name} no longer works here."
        return Saved(_user(row), Changes(frozenset({Topic.PEOPLE}), said))


def _user(row: UserRow) -> User:
    return User(row.id, row.name, Role(row.role))
