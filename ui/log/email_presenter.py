"""Takes e-mail files in, and files them as the person says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from backoffice import cases, correspondence
from backoffice.cases import CaseFilter, CaseSummary
from backoffice.changes import Changes, Saved, Topic
from backoffice.correspondence import (
    Enclosure,
    LoggedPiece,
    WaitingEmail,
    file_email,
    inspect_attachment,
    proposed_filing,
    read_file,
    take_in,
    unfiled,
)
from backoffice.errors import UserFacingError
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.progress import Progress
from ui.desk import Desk
from ui.kit import Render
from ui.log.email_view import EmailView
from ui.log.scans import render_page
from ui.tasks import Lane

MOST_CASES = 20


class EmailPresenter(QObject):
    """What the e-mail tab does."""

    def __init__(self, desk: Desk, office: Office, view: EmailView) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        view.files_given.connect(self._take_in)
        view.email_wanted.connect(self._show)
        view.all_wanted.connect(self._file_all)
        view.detail.file_wanted.connect(self._file)
        view.detail.cases_wanted.connect(self._load_cases)
        view.detail.attachment_wanted.connect(self._open_attachment)
        view.rows.load(partial(unfiled, office))

    @Slot(object)
    def _take_in(self, paths: Sequence[Path]) -> None:
        # Many files take a while and each is its own transaction, so they leave the store's lane to the screens.
        work = partial(_take_in_files, self._office, tuple(paths))
        job = self._desk.runner.run_watched(Lane.IO, work, self._taken_in, owner=self)
        self._view.jobs.watch(job, "Taking e-mail in")

    def _taken_in(self, taken: "TakenIn") -> None:
        if taken.waiting:
            self._view.rows.select(taken.waiting[-1])
        self._desk.announce(Changes(frozenset({Topic.CORRESPONDENCE}), taken.said))

    @Slot(object)
    def _show(self, email: WaitingEmail) -> None:
        work = partial(correspondence.email, self._office, email.id)
        self._desk.runner.run(Lane.STORE, work, self._view.show_email, owner=self)

    @Slot(str)
    def _load_cases(self, customer: str) -> None:
        work = partial(cases.cases, self._office, CaseFilter(customer=customer), None, MOST_CASES)
        self._desk.runner.run(Lane.STORE, work, self._show_cases, owner=self)

    def _show_cases(self, page: Page[CaseSummary]) -> None:
        self._view.detail.show_cases(page.rows)

    @Slot(object)
    def _open_attachment(self, enclosure: Enclosure) -> None:
        work = partial(_pages, self._office, enclosure)
        self._desk.runner.run(Lane.STORE, work, self._show_pages, owner=self)

    def _show_pages(self, pages: tuple[int, Render]) -> None:
        self._view.detail.show_pages(*pages)

    @Slot()
    def _file(self) -> None:
        email = self._view.detail.email
        if email is None:
            return
        self._view.detail.form.set_busy(True)
        work = partial(file_email, self._office, email.id, self._view.detail.filing())
        self._desk.runner.run(Lane.STORE, work, self._filed, self._view.detail.form.show_error, owner=self)

    def _filed(self, saved: Saved[LoggedPiece]) -> None:
        self._view.detail.form.set_busy(False)
        self._desk.announce(saved.changes)

    @Slot()
    def _file_all(self) -> None:
        job = self._desk.runner.run_watched(
            Lane.IO, partial(_file_matched, self._office), self._desk.announce, owner=self
        )
        self._view.jobs.watch(job, "Filing e-mail")


@dataclass(frozen=True)
class TakenIn:
    """What became of files: the messages that wait now, and a sentence about all of them."""

    waiting: tuple[int, ...]
    said: str


def _take_in_files(office: Office, paths: Sequence[Path], progress: Progress) -> TakenIn:
    """Keep and read one file after the other; what cannot be had from the disk is named, the rest goes on."""
    waiting: list[int] = []
    filed = 0
    refusals: list[str] = []
    for done, path in enumerate(paths):
        progress(done, len(paths), path.name)
        try:
            email = take_in(office, read_file(path).content)
        except UserFacingError as error:
            refusals.append(str(error))
            continue
        if email.case_reference:
            filed += 1
        elif email.id not in waiting:
            waiting.append(email.id)
    told = [f"{_emails(len(waiting))} {_wait(len(waiting))} to be filed." if waiting else ""]
    told += [f"{_emails(filed)} had been filed before."] if filed else []
    return TakenIn(tuple(waiting), " ".join(filter(None, (*told, *refusals))))


def _file_matched(office: Office, progress: Progress) -> Changes:
    """File every waiting message that belongs to a known customer; the others go on waiting."""
    saved: list[Saved[LoggedPiece]] = []
    left = 0
    everything = _all_waiting(office)
    for done, waiting in enumerate(everything):
        progress(done, len(everything), waiting.subject)
        filing = proposed_filing(correspondence.email(office, waiting.id))
        if filing is None or filing.new_customer:
            left += 1
        else:
            saved.append(file_email(office, waiting.id, filing))
    rest = f" {_emails(left)} {_wait(left)} for you." if left else ""
    undo = partial(_take_all_back, tuple(one.changes.undo for one in saved if one.changes.undo)) if saved else None
    return Changes(_TOUCHED, f"{_emails(len(saved))} filed.{rest}", undo)


def _all_waiting(office: Office) -> list[WaitingEmail]:
    page = unfiled(office)
    rows = list(page.rows)
    while page.next_key is not None:
        page = unfiled(office, page.next_key)
        rows += page.rows
    return rows


def _take_all_back(undos: Sequence[Callable[[], Changes]]) -> Changes:
    for undo in undos:
        undo()
    return Changes(_TOUCHED, f"{_emails(len(undos))} {_wait(len(undos))} to be filed again.")


def _pages(office: Office, enclosure: Enclosure) -> tuple[int, Render]:
    """How many pages a file has, and who draws them. Raises `UserFacingError` for what cannot be shown."""
    kept = correspondence.attachment(office, enclosure.sha256)
    facts = inspect_attachment(enclosure.name, kept.content)
    if not facts.pages:
        raise UserFacingError(f"“{enclosure.name}” cannot be shown here; it is kept with the message.")
    return facts.pages, partial(render_page, kept.content, facts.media_type)


def _emails(count: int) -> str:
    return "1 e-mail" if count == 1 else f"{count} e-mails"


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"


_TOUCHED = frozenset({Topic.CORRESPONDENCE, Topic.CASES, Topic.PROMISES, Topic.CUSTOMERS})
