"""What every screen is handed: the runner, the prompts, and the ways to tell the other screens something."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from backoffice.changes import Changes
from ui.kit.prompts import Prompts
from ui.problems import Problems
from ui.tasks import Lane, TaskRunner


class Place(StrEnum):
    """A screen of the main window."""

    TODAY = "today"
    LOG = "log"
    CUSTOMERS = "customers"
    CASES = "cases"
    RETURNS = "returns"
    LETTERS = "letters"
    HOURS = "hours"
    REPORTS = "reports"
    SETTINGS = "settings"


@dataclass(frozen=True)
class Target:
    """Where to go and what to do there.

    Attributes:
        place: the screen.
        reference: the record that the intent is about (``C-…``, ``RA-…``, a customer's reference, a piece number);
            empty shows the screen as it was left.
        intent: ``"open"`` shows the record; anything else is a word the screen itself names in its docstring
            (``Target(Place.LETTERS, case, "write")``).
    """

    place: Place
    reference: str = ""
    intent: str = "open"


class Desk(QObject):
    """The desk that all screens share.

    Attributes:
        runner: does everything slow; shut it down before the program ends.
        problems: sorts errors; for `sys.excepthook` besides.
        prompts: asks the person.

    Signals:
        changed(Changes): records changed; the window hands it to every screen and the status line.
        wanted(Target): somebody asks to go somewhere.
        said(str): a sentence for the status line that changes nothing ("No customer found").
    """

    changed = Signal(object)
    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prompts = prompts
        self.problems = Problems(self)
        self.runner = TaskRunner(self.problems, self)
        self.problems.said.connect(self.say)
        self.problems.bug_found.connect(self._report)

    def announce(self, changes: Changes) -> None:
        """Let everybody know what a use case changed."""
        self.changed.emit(changes)

    def navigate(self, target: Target) -> None:
        """Go to ``target``."""
        self.wanted.emit(target)

    def say(self, sentence: str) -> None:
        """Put ``sentence`` into the status line."""
        self.said.emit(sentence)

    def undo(self, changes: Changes) -> None:
        """Take ``changes`` back and announce what that changed."""
        if changes.undo is not None:
            self.runner.run(Lane.STORE, changes.undo, self.announce, owner=self)

    def _report(self, text: str) -> None:
        self.prompts.report("Something went wrong in the program. What was saved is safe.", text)
