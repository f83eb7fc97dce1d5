"""What can be wrong with a store, told apart where it shows."""

from collections.abc import Iterator

from sqlalchemy.exc import DBAPIError

UNREACHABLE = (
    "The database server cannot be reached. Nothing was saved and what you typed is still here; try again in a moment."
)
DAMAGED = "The store's file is damaged. Nothing was saved; restore a backup with “backoffice restore”."
DOUBTFUL = (
    "The connection to the database server broke at the very moment of saving. "
    "Look whether this was saved before you repeat it."
)

UNSTORABLE = "One of the texts holds a character that is none and cannot be stored. Nothing was saved; type it anew."


class StoreError(Exception):
    """The store cannot be used as asked; the message is one plain sentence for the person."""


class DamagedStoreError(StoreError):
    """The file is a store and its contents are broken. It was left as it is."""


class InUseError(StoreError):
    """Another program holds the store."""


class ClashError(StoreError):
    """Another desk made the same record at the same moment; every use case looks first, so that nothing else does."""


def store_error(error: DBAPIError) -> StoreError | None:
    """The plain sentence for a fault of the environment; None where the fault is a bug of ours.

    A full disk ends the transaction, so that going back to a savepoint of it is what fails last: what came before it
    tells the reason.
    """
    for fault in _one_after_the_other(error):
        if fault.connection_invalidated:
            return StoreError(UNREACHABLE)
        text = str(fault.orig).lower()
        for signs, kind, sentence in _SENTENCES:
            if any(sign in text for sign in signs):
                return kind(sentence)
    return None


def _one_after_the_other(error: BaseException | None) -> Iterator[DBAPIError]:
    while error is not None:
        if isinstance(error, DBAPIError):
            yield error
        error = error.__context__


_SENTENCES: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (
        ("disk is full", "no space left"),
        StoreError,
        "The disk is full. Nothing was saved and what you typed is still here; free some space, then save again.",
    ),
    (
        ("database is locked", "lock timeout", "deadlock detected"),
        InUseError,
        (
            "The store is busy: another program is writing to it. Nothing was saved and what you typed is still here; "
            "try again in a moment."
        ),
    ),
    (("nul (0x00)",), StoreError, UNSTORABLE),
    (
        ("unique constraint",),
        ClashError,
        "Somebody else saved the same at this very moment. Nothing was overwritten; look again, then repeat.",
    ),
    (
        ("readonly", "read-only", "unable to open database file"),
        StoreError,
        "The store may only be read: its file or folder is write-protected or gone. Nothing was saved.",
    ),
    (
        (
            "malformed",
            "not a database",
            "disk i/o error",
            "could not decode",
            "no such table",
            "no such column",
            "foreign key mismatch",
        ),
        DamagedStoreError,
        DAMAGED,
    ),
    (("connection to server", "connection timeout", "failed to resolve host"), StoreError, UNREACHABLE),
)
