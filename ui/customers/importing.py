"""Importing files: first a rehearsal that says what would happen, then the import itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from backoffice.changes import Saved
from backoffice.customers import ImportReport, import_customers, import_orders
from backoffice.office import Office
from backoffice.progress import Progress
from ui.customers.screen import CustomersScreen
from ui.desk import Desk
from ui.tasks import Lane

Then = Callable[[str, Path, Saved[ImportReport]], None]
_USE_CASES = {"customers": import_customers, "orders": import_orders}


class ImportPresenter(QObject):
    """Asks for a file, rehearses, and imports it when that is wanted."""

    def __init__(self, desk: Desk, office: Office, screen: CustomersScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._office = office
        self._screen = screen
        screen.import_wanted.connect(self._ask)

    @Slot(str)
    def _ask(self, kind: str) -> None:
        rehearse = partial(self._run, kind, self._offer, dry_run=True)
        self._desk.prompts.open_files(f"Import {kind}", "CSV files (*.csv *.txt *.tsv)", partial(_with_first, rehearse))

    def _run(
        self, kind: str, then: Callable[[str, Path, Saved[ImportReport]], None], file: Path, *, dry_run: bool
    ) -> None:
        def work(progress: Progress) -> Saved[ImportReport]:
            return _USE_CASES[kind](self._office, file, dry_run=dry_run, progress=progress)

        job = self._desk.runner.run_watched(Lane.STORE, work, partial(then, kind, file), owner=self)
        self._screen.jobs.watch(job, f"Reading {file.name}" if dry_run else f"Importing {file.name}")

    def _offer(self, kind: str, file: Path, rehearsed: Saved[ImportReport]) -> None:
        report = rehearsed.value
        if report.faults:
            lines = "\n".join(fault.message for fault in report.faults)
            self._desk.prompts.report(f"Nothing of {file.name} was imported", lines)
        elif not (report.added or report.completed):
            self._desk.say(f"{file.name} holds nothing new: {rehearsed.changes.said}")
        else:
            detail = "\n".join((rehearsed.changes.said, *report.remarks[:_MOST_REMARKS]))
            take = partial(self._run, kind, self._done, file, dry_run=False)
            self._desk.prompts.confirm(f"Import {file.name}?", detail, "Import", take)

    def _done(self, _kind: str, _file: Path, imported: Saved[ImportReport]) -> None:
        self._desk.announce(imported.changes)


def _with_first(then: Callable[[Path], None], files: tuple[Path, ...]) -> None:
    then(files[0])


_MOST_REMARKS = 12
