"""Hands the letter's form to the use cases, and shows what they answer."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from backoffice import cases, customers, hours
from backoffice.cases import CaseFilter, CaseSummary
from backoffice.changes import Saved
from backoffice.correspondence import (
    Duplicate,
    LetterPiece,
    LetterPreview,
    LoggedPiece,
    as_another_letter,
    as_second_copy,
    log_letter,
    possible_duplicates,
    preview_letter,
)
from backoffice.customers import Customer
from backoffice.errors import InvalidInputError
from backoffice.office import Office
from backoffice.paging import Page
from ui.desk import Desk, Place, Target
from ui.drafts import DraftKeeper
from ui.kit import Suggestion
from ui.log.letter_view import LetterView
from ui.log.scans import ReadScans, read_scans
from ui.log.today import Today
from ui.tasks import Lane

DRAFT = "letter"
MOST_CASES = 20


class LetterPresenter(QObject):
    """Logs letters one after the other; a draft outlives a crash."""

    def __init__(self, desk: Desk, office: Office, view: LetterView, today: Today) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._form = view.form
        self._today = today
        self._goes_on = False
        self._drafts = DraftKeeper(desk.runner, office, DRAFT, view.form)
        self._connect()
        desk.runner.run(Lane.STORE, partial(hours.business_zone, office), self._begin, owner=self)

    def write_for(self, customer_reference: str) -> None:
        """Begin a letter of this customer."""
        work = partial(customers.customer, self._office, customer_reference)
        self._desk.runner.run(Lane.STORE, work, self._take_customer, owner=self)

    def _connect(self) -> None:
        form, view = self._form, self._view
        form.submitted.connect(self._save)
        form.next_wanted.connect(self._save_and_go_on)
        form.edited.connect(self._preview)
        form.customer.chosen.connect(self._load_cases)
        form.customer.dropped.connect(self._forget_cases)
        form.scans.dropped.connect(self._read_scans)
        view.afresh_wanted.connect(self._start_afresh)
        view.duplicates.another_told.connect(self._log_another)
        view.duplicates.copy_told.connect(self._log_copy)
        view.duplicates.same_told.connect(self._log_nothing)
        view.logged.case_wanted.connect(self._open_case)

    def _begin(self, zone: ZoneInfo) -> None:
        self._today.zone = zone
        self._form.start_over()
        self._drafts.restore(self._restored)

    def _restored(self, draft: Mapping[str, Any]) -> None:
        if not any(draft.get(name) for name in ("customer", "subject", "note", "scans")):
            return
        if self._form.customer.choice:
            self._fetch_cases(self._form.customer.choice.key, draft.get("case", ""))
        self._read_scans(self._form.scan_paths(draft))
        self._desk.say("The letter you had begun is here again.")

    @Slot()
    def _preview(self) -> None:
        work = partial(preview_letter, self._office, self._form.letter_so_far())
        self._desk.runner.run(Lane.STORE, work, self._show_preview, owner=self)

    def _show_preview(self, preview: LetterPreview) -> None:
        self._view.starts.show_deadlines(preview.deadlines, preview.zone)
        self._view.duplicates.show_duplicates(preview.duplicates)

    @Slot()
    def _save(self) -> None:
        self._check(goes_on=False)

    @Slot()
    def _save_and_go_on(self) -> None:
        self._check(goes_on=True)

    def _check(self, *, goes_on: bool) -> None:
        """Log the letter, unless it looks like one that is there; then the person decides first."""
        self._goes_on = goes_on
        letter = self._letter()
        if letter is not None:
            self._run(partial(_log_unless_known, self._office, letter))

    @Slot()
    def _log_another(self) -> None:
        letter = self._letter()
        if letter is not None:
            decided = as_another_letter(letter, self._view.duplicates.duplicates)
            self._run(partial(log_letter, self._office, decided))

    @Slot(object)
    def _log_copy(self, of: Duplicate) -> None:
        letter = self._letter()
        if letter is not None:
            self._run(partial(log_letter, self._office, as_second_copy(letter, of)))

    @Slot()
    def _log_nothing(self) -> None:
        self._finish(keep_defaults=True)
        self._desk.say("Nothing was logged.")

    def _letter(self) -> LetterPiece | None:
        self._form.clear_errors()
        try:
            return self._form.letter()
        except InvalidInputError as error:
            self._form.show_error(error)
            return None

    def _run(self, work: Callable[[], Saved[LoggedPiece] | tuple[Duplicate, ...]]) -> None:
        self._form.set_busy(True)
        self._desk.runner.run(Lane.STORE, work, self._answered, self._form.show_error, owner=self)

    def _answered(self, answer: Saved[LoggedPiece] | tuple[Duplicate, ...]) -> None:
        self._form.set_busy(False)
        if isinstance(answer, Saved):
            self._view.logged.show_logged(answer.value, self._today.zone)
            self._finish(keep_defaults=self._goes_on)
            self._desk.announce(answer.changes)
        else:
            self._view.ask_about(answer)

    def _finish(self, *, keep_defaults: bool) -> None:
        """Make room for the next letter."""
        self._form.start_over(keep_defaults=keep_defaults)
        self._drafts.drop()
        self._view.duplicates.show_duplicates(())
        self._view.show_kept(kept=keep_defaults)
        self._form.customer.setFocus()

    @Slot()
    def _start_afresh(self) -> None:
        self._finish(keep_defaults=False)

    def _take_customer(self, customer: Customer) -> None:
        self._form.customer.set_choice(Suggestion(customer.reference, customer.name))
        self._fetch_cases(customer.reference)
        self._form.subject.setFocus()

    @Slot(object)
    def _load_cases(self, customer: Suggestion) -> None:
        self._fetch_cases(customer.key)

    @Slot()
    def _forget_cases(self) -> None:
        self._form.show_cases(())

    def _fetch_cases(self, customer: str, chosen: str = "") -> None:
        work = partial(cases.cases, self._office, CaseFilter(customer=customer), None, MOST_CASES)
        self._desk.runner.run(Lane.STORE, work, partial(self._show_cases, customer, chosen), owner=self)

    def _show_cases(self, customer: str, chosen: str, page: Page[CaseSummary]) -> None:
        choice = self._form.customer.choice
        if choice is not None and choice.key == customer:
            self._form.show_cases(page.rows)
            self._form.case.set_key(chosen)

    @Slot(object)
    def _read_scans(self, paths: Any) -> None:
        if paths:
            self._desk.runner.run(Lane.IO, partial(read_scans, paths), self._add_scans, owner=self)

    def _add_scans(self, read: ReadScans) -> None:
        self._form.field("attachment").clear_error()
        self._form.scans.add(read.scans)
        if read.refusals:
            self._form.field("attachment").show_error(" ".join(read.refusals))

    @Slot(str)
    def _open_case(self, reference: str) -> None:
        self._desk.navigate(Target(Place.CASES, reference))


def _log_unless_known(office: Office, letter: LetterPiece) -> Saved[LoggedPiece] | tuple[Duplicate, ...]:
    return possible_duplicates(office, letter) or log_letter(office, letter)
