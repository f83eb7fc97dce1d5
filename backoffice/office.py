"""What every use case works in: the store, the clock and the person who acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from backoffice.clock import Clock
from backoffice.errors import ConflictError, StoreDamagedError, UserFacingError
from backoffice.roles import Permission, User
from db import ClashError, DamagedStoreError, Store, StoreError


@dataclass(frozen=True)
class Work:
    """One unit of work: everything in it is saved together, or nothing is.

    Attributes:
        session: the open transaction; rows never leave it.
        now: the moment of the work, aware, in UTC.
        user: who acts.
    """

    session: Session
    now: datetime
    user: User


@dataclass(frozen=True)
class Office:
    """A store in the hands of one person."""

    store: Store
    clock: Clock
    user: User

    @contextmanager
    def work(self, permission: Permission) -> Iterator[Work]:
        """Do something that changes records; committed when the block ends well, rolled back otherwise.

        Raises:
            PermissionDeniedError: before anything is read, when the person's role does not allow it.
            ConflictError: somebody else saved one of the records in between.
            UserFacingError: the disk, the network or another program is in the way; nothing was saved.
        """
        self.user.must(permission)
        now = self.clock.now()
        with _for_people(), self.store.write(self.user.name, now) as session:
            yield Work(session, now, self.user)

    @contextmanager
    def jot(self) -> Iterator[Session]:
        """Keep something that belongs to this person alone, such as a draft; needs no permission."""
        with _for_people(), self.store.write(self.user.name, self.clock.now()) as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Session]:
        """Read records, all from one state of the store. Raises `UserFacingError` when the store is out of reach."""
        with _for_people(), self.store.read() as session:
            yield session

    def last_change(self) -> int:
        """A number that grows with every change anybody makes, here or at another desk."""
        with _for_people():
            return self.store.last_change()


@contextmanager
def _for_people() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        message = "Somebody else saved this record in between. Nothing was overwritten; look at it again and repeat."
        raise ConflictError(message, {}, {}) from error
    except ClashError as error:
        raise ConflictError(str(error), {}, {}) from error
    except DamagedStoreError as error:
        raise StoreDamagedError(str(error)) from error
    except StoreError as error:
        raise UserFacingError(str(error)) from error
