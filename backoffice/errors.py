"""The three kinds of error: what a person can act on, a wish to stop, and (everything else) a bug.

Screens and the command line show a `UserFacingError` as it is; they never show a traceback.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class UserFacingError(Exception):
    """One plain sentence that says what happened, what was kept and what to do."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field of a form, a line of a file or a rule of a policy.

    Attributes:
        field: the field's name in snake_case, so that a form can show the sentence beneath it.
        message: one sentence for the person who typed it.
    """

    field: str
    message: str


class InvalidInputError(UserFacingError):
    """Something typed or read cannot be used; nothing was changed. Carries every fault at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(fault.message for fault in faults))
        self.faults = faults


class NotFoundError(UserFacingError):
    """Nothing is known under the reference or name given."""


class PermissionDeniedError(UserFacingError):
    """The role of whoever acts does not allow this."""


class ConflictError(UserFacingError):
    """Somebody else saved the same record in between; nothing was overwritten.

    Attributes:
        mine: what was about to be saved, by field name.
        theirs: what is stored now, by field name.
    """

    def __init__(self, message: str, mine: Mapping[str, object], theirs: Mapping[str, object]) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs


class StoreDamagedError(UserFacingError):
    """The store's file is broken and was left as it is; a backup can be restored."""


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """The person asked to stop; nothing is wrong."""
