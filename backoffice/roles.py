"""Who may do what, in one place."""

from dataclasses import dataclass
from enum import StrEnum

from backoffice.errors import PermissionDeniedError


class Role(StrEnum):
    """What a person is at the desk."""

    MAILROOM = "mailroom"
    AGENT = "agent"
    MANAGER = "manager"


class Permission(StrEnum):
    """Something that not everybody may do; the value completes "You may not …"."""

    LOG = "log correspondence"
    EDIT_CUSTOMERS = "edit customers"
    DISPATCH = "print and dispatch letters"
    PRINT_LABELS = "print return labels"
    ANSWER = "answer customers and resolve cases"
    ISSUE_RETURNS = "issue return authorizations"
    RECEIVE_RETURNS = "receive returns"
    IMPORT = "import customers and orders"
    REVIEW_ESCALATIONS = "review escalations"
    DECIDE_HOURS = "decide holiday hours"
    POST_HOURS = "post the hours"
    EDIT_POLICY = "edit the policy"
    MANAGE_PEOPLE = "manage the people of this store"


_MAILROOM = frozenset(
    {
        Permission.LOG,
        Permission.EDIT_CUSTOMERS,
        Permission.DISPATCH,
        Permission.PRINT_LABELS,
        Permission.RECEIVE_RETURNS,
    }
)
_AGENT = _MAILROOM | {Permission.ANSWER, Permission.ISSUE_RETURNS, Permission.IMPORT}
_ALLOWED = {Role.MAILROOM: _MAILROOM, Role.AGENT: _AGENT, Role.MANAGER: frozenset(Permission)}


@dataclass(frozen=True)
class User:
    """A person who works here."""

    id: int
    name: str
    role: Role

    def may(self, permission: Permission) -> bool:
        """Whether the person's role allows it."""
        return permission in _ALLOWED[self.role]

    def must(self, permission: Permission) -> None:
        """Raise `PermissionDeniedError` unless the person's role allows it."""
        if not self.may(permission):
            raise PermissionDeniedError(
                f"You may not {permission}: {self.name} works here as {self.role}. Nothing was changed."
            )
