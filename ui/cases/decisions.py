"""Decisions about the case that is shown: some are taken at once, some ask first, some lead to another screen."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import cases
from backoffice.cases import CaseFile
from backoffice.changes import Changes
from backoffice.office import Office
from backoffice.promises import PromiseKind
from ui.cases.dialogs import (
    AskDialog,
    CallDialog,
    Decision,
    DecisionDialog,
    GrantDialog,
    ResolveDialog,
    ReviewDialog,
)
from ui.cases.file_view import CaseFileView
from ui.desk import Desk, Place, Target
from ui.drafts import DraftKeeper
from ui.tasks import Lane


class Decisions(QObject):
    """Takes what its slots name, for the case that ``view`` shows; every one does nothing while it shows none."""

    def __init__(self, desk: Desk, office: Office, view: CaseFileView) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view

    @Slot()
    def write_letter(self) -> None:
        """Go and write a letter: an answer, or how it went where that alone is still promised."""
        only_follow_up = self._file.open_kinds == (PromiseKind.FOLLOW_UP,)
        self._go(Place.LETTERS, "follow_up" if only_follow_up else "write")

    @Slot()
    def write_email(self) -> None:
        """Go and write an e-mail."""
        self._go(Place.LETTERS, "email")

    @Slot()
    def acknowledge(self) -> None:
        """Go and write that we received what came in."""
        self._go(Place.LETTERS, "acknowledge")

    @Slot()
    def issue_return(self) -> None:
        """Go and issue a return authorization."""
        self._go(Place.RETURNS, "issue")

    @Slot()
    def explain(self) -> None:
        """Open or close the explanation of the first date."""
        self._view.promises.explain_first()

    @Slot()
    def assign_to_me(self) -> None:
        """Take the case over."""
        self._decide(partial(cases.assign_case, self._office, self._reference))

    @Slot()
    def escalate(self) -> None:
        """Hand the case to the managers."""
        self._decide(partial(cases.escalate_case, self._office, self._reference))

    @Slot()
    def stop_waiting(self) -> None:
        """Go on without the customer's answer."""
        self._decide(partial(cases.stop_waiting, self._office, self._reference))

    @Slot()
    def toggle_own_error(self) -> None:
        """Say that the error was ours, or that it was not."""
        ours = not self._file.facts.own_error
        self._decide(partial(cases.mark_own_error, self._office, self._reference, ours=ours))

    @Slot()
    def resolve(self) -> None:
        """Ask how the case ends."""
        self._ask("resolve", ResolveDialog(self._view))

    @Slot()
    def ask(self) -> None:
        """Ask what we need from the customer."""
        self._ask("ask", AskDialog(self._view))

    @Slot()
    def record_call(self) -> None:
        """Ask what was said in a call."""
        self._ask("call", CallDialog(self._file.open_kinds, self._view))

    @Slot()
    def grant_days(self) -> None:
        """Ask how much more time an investigation needs."""
        self._ask("grant", GrantDialog(self._file.grantable_days, self._view))

    @Slot()
    def review(self) -> None:
        """Ask what the review of an escalation found."""
        self._ask("review", ReviewDialog(self._view))

    @property
    def _file(self) -> CaseFile:
        """The file shown; the actions are disabled while there is none."""
        if self._view.shown is None:
            raise RuntimeError("no case is shown")
        return self._view.shown

    @property
    def _reference(self) -> str:
        return self._file.facts.reference

    def _go(self, place: Place, intent: str) -> None:
        self._desk.navigate(Target(place, self._reference, intent))

    def _ask(self, name: str, dialog: DecisionDialog) -> None:
        asking = Asking(self._desk, self._office, self._reference, dialog)
        asking.keep_draft(name)
        dialog.open()
        dialog.focus_first()

    def _decide(self, decision: Decision) -> None:
        self._desk.runner.run(Lane.STORE, partial(_changes, decision), self._desk.announce, owner=self)


class Asking(QObject):
    """One dialog, from its opening until what it asks for is saved; dies with it."""

    def __init__(self, desk: Desk, office: Office, reference: str, dialog: DecisionDialog) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._office = office
        self._reference = reference
        self._dialog = dialog
        self._draft: DraftKeeper | None = None
        dialog.form.submitted.connect(self._submit)

    def keep_draft(self, name: str) -> None:
        """Keep what is typed until it is saved, and show what was typed before."""
        form = self._dialog.form
        self._draft = DraftKeeper(self._desk.runner, self._office, f"{name} {self._reference}", form)
        self._draft.restore()

    @Slot()
    def _submit(self) -> None:
        decision = self._dialog.decision(self._office, self._reference)
        if decision is None:
            self._go_on()
            return
        self._dialog.form.set_busy(True)
        failed = self._dialog.form.show_error
        self._desk.runner.run(Lane.STORE, partial(_changes, decision), self._saved, failed, owner=self)

    def _saved(self, changes: Changes) -> None:
        if self._draft is not None:
            self._draft.drop()
        self._desk.announce(changes)
        self._go_on()

    def _go_on(self) -> None:
        """Close the dialog, and go to the letter that it leads to."""
        intent = self._dialog.letter
        self._dialog.accept()
        if intent:
            self._desk.navigate(Target(Place.LETTERS, self._reference, intent))


def _changes(decision: Decision) -> Changes:
    return decision().changes
