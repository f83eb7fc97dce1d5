"""What can be done with a case: one action each, offered when the case and the role allow it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from backoffice.cases import CaseFile, CaseStatus
from backoffice.promises import PromiseKind
from backoffice.roles import Permission, User
from ui.cases.decisions import Decisions
from ui.screen import Screen

SHORTCUTS = {
    "letter": ("Write letter", "F2", "letters"),
    "return": ("Issue return", "F6", "returns"),
    "resolve": ("Resolve", "F7", "check"),
    "acknowledge": ("Acknowledge", "Ctrl+Shift+A", "reply"),
    "email": ("Write e-mail", "F3", "email"),
    "ask": ("Ask the customer", "F8", "question"),
    "wait": ("Stop waiting", "Ctrl+F8", "redo"),
    "call": ("Record a call", "F9", "phone"),
    "grant": ("Grant additional days", "Ctrl+Shift+G", "plus"),
    "assign": ("Assign to me", "Ctrl+Shift+M", "person"),
    "escalate": ("Escalate", "Ctrl+Shift+X", "escalate"),
    "review": ("Review the escalation", "Ctrl+Shift+V", "eye"),
    "error": ("Mark as our own error", "Ctrl+Shift+O", "warning"),
    "explain": ("Why this date?", "Ctrl+Shift+W", "hours"),
}
"""Words, keys and icon of each action."""
FIRST = ("letter", "return", "resolve")
"""Those that are buttons; the others are in a menu."""


class CaseActions(QObject):
    """The actions of a screen on the case that it shows; disabled while it shows none.

    Attributes:
        first: what is done most.
        more: the rest.
    """

    def __init__(self, screen: Screen, decisions: Decisions, user: User) -> None:
        super().__init__(screen)
        self._user = user
        slots = {
            "letter": decisions.write_letter,
            "return": decisions.issue_return,
            "resolve": decisions.resolve,
            "acknowledge": decisions.acknowledge,
            "email": decisions.write_email,
            "ask": decisions.ask,
            "wait": decisions.stop_waiting,
            "call": decisions.record_call,
            "grant": decisions.grant_days,
            "assign": decisions.assign_to_me,
            "escalate": decisions.escalate,
            "review": decisions.review,
            "error": decisions.toggle_own_error,
            "explain": decisions.explain,
        }
        self._actions: dict[str, QAction] = {
            name: screen.add_command(words, slots[name], keys, icon) for name, (words, keys, icon) in SHORTCUTS.items()
        }
        self.first = tuple(self._actions[name] for name in FIRST)
        self.more = tuple(action for name, action in self._actions.items() if name not in FIRST)
        self.follow(None)

    def follow(self, file: CaseFile | None) -> None:
        """Offer what can be done with ``file`` now; an action that cannot is hidden where the role never allows it."""
        possible = frozenset(_possible(file, self._user.name)) if file else frozenset[str]()
        for name, action in self._actions.items():
            action.setVisible(self._user.may(PERMISSIONS.get(name, Permission.LOG)))
            action.setEnabled(name in possible)
        ours = file is not None and file.facts.own_error
        self._actions["error"].setText("Not our own error" if ours else SHORTCUTS["error"][0])


PERMISSIONS = {
    "letter": Permission.ANSWER,
    "return": Permission.ISSUE_RETURNS,
    "resolve": Permission.ANSWER,
    "acknowledge": Permission.ANSWER,
    "email": Permission.ANSWER,
    "ask": Permission.ANSWER,
    "wait": Permission.ANSWER,
    "call": Permission.ANSWER,
    "grant": Permission.ANSWER,
    "assign": Permission.ANSWER,
    "escalate": Permission.ANSWER,
    "review": Permission.REVIEW_ESCALATIONS,
    "error": Permission.ANSWER,
}


def _possible(file: CaseFile, person: str) -> Iterator[str]:
    """The actions that the state of a case allows."""
    facts, open_kinds = file.facts, file.open_kinds
    yield from ("letter", "email", "call", "return", "error", "explain")
    if facts.status in (CaseStatus.OPEN, CaseStatus.WAITING):
        yield from ("resolve", "ask")
        if not facts.escalated:
            yield "escalate"
    if facts.status is CaseStatus.WAITING:
        yield "wait"
    if PromiseKind.ACKNOWLEDGE in open_kinds:
        yield "acknowledge"
    if PromiseKind.ESCALATION_REVIEW in open_kinds:
        yield "review"
    if file.grantable_days:
        yield "grant"
    if facts.assignee != person:
        yield "assign"
