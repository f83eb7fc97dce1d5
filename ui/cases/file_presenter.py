"""Shows the file of a case, with its attachments, and keeps it up to date."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from backoffice import cases
from backoffice.cases import CaseFile, FiledAttachment
from backoffice.office import Office
from ui.cases.actions import CaseActions
from ui.cases.attachments import ShownFile, read_attachment, save_as
from ui.cases.decisions import Decisions
from ui.cases.file_view import CaseFileView
from ui.desk import Desk, Place, Target
from ui.screen import Screen
from ui.tasks import Lane


class CaseFilePresenter(QObject):
    """Fills a `CaseFileView` and gives its screen the actions on the case that it shows.

    Args:
        desk: the desk.
        office: the office.
        screen: gets the actions as commands, so that their shortcuts work on it.
        view: shows the file.
    """

    def __init__(self, desk: Desk, office: Office, screen: Screen, view: CaseFileView) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._wanted = ""
        self._seen: ShownFile | None = None
        self._actions = CaseActions(screen, Decisions(desk, office, view), office.user)
        view.offer(self._actions.first, self._actions.more)
        view.attachment_wanted.connect(self._read_attachment)
        view.customer_wanted.connect(self._open_customer)
        view.preview.saving_wanted.connect(self._ask_where_to_save)

    @Slot(str)
    def show_case(self, reference: str) -> None:
        """Show the file of the case of this reference."""
        self._wanted = reference
        work = partial(cases.case_file, self._office, reference)
        self._desk.runner.run(Lane.STORE, work, partial(self._show, reference), owner=self)

    def show_nothing(self) -> None:
        """Show that no case is picked."""
        self._wanted = ""
        self._view.show_nothing()
        self._actions.follow(None)

    def refresh(self) -> None:
        """Read the shown file again."""
        if self._wanted:
            self.show_case(self._wanted)

    def _show(self, reference: str, file: CaseFile) -> None:
        if reference == self._wanted:
            self._actions.follow(file)
            self._view.show_file(file)

    @Slot()
    def _open_customer(self) -> None:
        if self._view.shown is not None:
            self._desk.navigate(Target(Place.CUSTOMERS, self._view.shown.customer.reference))

    @Slot(object)
    def _read_attachment(self, attachment: FiledAttachment) -> None:
        work = partial(read_attachment, self._office, attachment)
        self._desk.runner.run(Lane.STORE, work, self._show_attachment, owner=self)

    def _show_attachment(self, shown: ShownFile) -> None:
        self._seen = shown
        if shown.pages:
            self._view.preview.show_pages(shown.name, shown.pages, shown.render)
        else:
            self._view.preview.show_words(shown.name, "This kind of file cannot be shown here; save it and open it.")
        self._view.show_preview()

    @Slot()
    def _ask_where_to_save(self) -> None:
        if self._seen is not None:
            self._desk.prompts.save_file("Save attachment", self._seen.name, partial(self._save, self._seen))

    def _save(self, shown: ShownFile, path: Path) -> None:
        self._desk.runner.run(Lane.IO, partial(save_as, shown, path), self._desk.say, owner=self)
