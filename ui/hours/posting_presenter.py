"""Hands the wishes about the posting to the use cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from backoffice import hours, posting
from backoffice.changes import Changes
from backoffice.office import Office
from backoffice.posting import FolderTarget, PostingRecord, PostingTask, Preview
from ui.desk import Desk
from ui.hours.posting_page import PAGE, PostingPage
from ui.tasks import Lane


@dataclass(frozen=True)
class State:
    """The newest posting, what is to be done about it, and the zone in which its moments are shown."""

    posting: PostingRecord | None
    tasks: Sequence[PostingTask]
    zone: ZoneInfo


class PostingPresenter(QObject):
    """Shows how the hours will read, posts them, and reads them back."""

    def __init__(self, desk: Desk, office: Office, page: PostingPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._office = office
        self._page = page
        page.reading_wanted.connect(self._read)
        page.post_wanted.connect(self._post)
        page.verify_wanted.connect(self._verify)
        page.browser_wanted.connect(self._open_page)
        page.folder_wanted.connect(self._choose_folder)

    @Slot()
    def _read(self) -> None:
        run = self._desk.runner.run
        run(Lane.STORE, partial(_state, self._office), self._show, owner=self)
        run(Lane.STORE, partial(posting.preview, self._office), self._page.show_preview, owner=self)

    def _show(self, state: State) -> None:
        self._page.show_state(state.posting, state.tasks, state.zone)

    @Slot(str)
    def _post(self, target: str) -> None:
        self._page.form.set_busy(True)
        work = partial(_posted, self._office, target)
        self._desk.runner.run(Lane.IO, work, self._posted, self._failed, owner=self)

    def _posted(self, changes: Changes) -> None:
        self._page.form.set_busy(False)
        self._page.form.clear_errors()
        self._desk.announce(changes)

    def _failed(self, error: Exception) -> None:
        self._page.form.show_error(error)
        self._read()

    @Slot()
    def _verify(self) -> None:
        self._desk.runner.run(Lane.IO, partial(_verified, self._office), self._say_verified, owner=self)

    def _say_verified(self, sentence: str) -> None:
        self._desk.say(sentence)
        self._read()

    @Slot()
    def _open_page(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "hours"
        work = partial(_written, self._office, folder)
        self._desk.runner.run(Lane.IO, work, _show_in_browser, owner=self)

    @Slot()
    def _choose_folder(self) -> None:
        self._desk.prompts.choose_folder("Where the website reads its hours", self._chosen)

    def _chosen(self, folder: Path) -> None:
        self._page.show_target(str(folder))


def _state(office: Office) -> State:
    return State(posting.newest_posting(office), posting.posting_tasks(office), hours.business_zone(office))


def _posted(office: Office, target: str) -> Changes:
    return posting.publish(office, target).changes


def _verified(office: Office) -> str:
    found = posting.verify(office)
    if found.same:
        return f"{found.posting.target} shows posting {found.posting.number}, byte for byte."
    return f"{found.posting.target} differs: {', '.join(sorted(found.differing))}."


def _written(office: Office, folder: Path) -> Path:
    preview: Preview = posting.preview(office)
    posting.deliver(FolderTarget(folder), preview.files.by_name)
    return folder / PAGE


def _show_in_browser(page: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
