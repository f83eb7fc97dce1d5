"""Previews, prints and saves the papers of a return."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from backoffice import returns
from backoffice.changes import Changes
from backoffice.files import write_file
from backoffice.office import Office
from backoffice.returns import LabelWish, Return
from ui.desk import Desk
from ui.printing import Pages, Printers, read_pages, remembered_printer
from ui.printing.memory import remember_printer
from ui.returns.presenter import ReturnsPresenter
from ui.returns.screen import ReturnsScreen
from ui.tasks import Lane


class LabelPresenter(QObject):
    """Shows the papers of a return as they will be printed, and prints them."""

    def __init__(
        self, desk: Desk, office: Office, view: ReturnsScreen, listing: ReturnsPresenter, printers: Printers
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._label = view.label
        self._listing = listing
        self._printers = printers
        self._return: Return | None = None
        view.label_wanted.connect(self._show_listed)
        self._label.wish_changed.connect(self._preview)
        self._label.print_wanted.connect(self._print)
        self._label.save_wanted.connect(self._ask_where)

    @Slot(object)
    def show_label(self, shown: Return) -> None:
        """Show the papers of ``shown``."""
        self._return = shown
        self._label.show_return(shown)
        self._view.show_label()
        self._desk.runner.run(Lane.IO, self._printers.names, self._show_printers, owner=self)
        self._preview()

    @Slot()
    def _show_listed(self) -> None:
        if self._listing.shown is not None:
            self.show_label(self._listing.shown)

    def _show_printers(self, names: tuple[str, ...]) -> None:
        self._label.printer.show_printers(names, remembered_printer(self._label.wish.stock, names))

    @Slot()
    def _preview(self) -> None:
        if self._return is not None:
            work = partial(_preview, self._office, self._return.reference, self._label.wish)
            self._desk.runner.run(Lane.STORE, work, self._label.show_pages, self._label.show_error, owner=self)

    @Slot()
    def _print(self) -> None:
        if self._return is not None:
            wish, printer, reference = self._label.wish, self._label.printer.printer, self._return.reference
            work = partial(returns.print_papers, self._office, reference, wish)
            send = partial(self._send, wish.stock, printer, reference)
            self._desk.runner.run(Lane.STORE, work, lambda saved: send(saved.value, saved.changes), owner=self)

    def _send(self, kind: str, printer: str, title: str, pdf: bytes, changes: Changes) -> None:
        work = partial(_print_on, self._printers, kind, printer, pdf, title)
        self._desk.runner.run(Lane.IO, work, partial(self._done, changes), owner=self)

    @Slot()
    def _ask_where(self) -> None:
        if self._return is not None:
            name = f"{self._return.reference} label.pdf"
            self._desk.prompts.save_file("Save label", name, partial(self._save, self._return.reference))

    def _save(self, reference: str, path: Path) -> None:
        work = partial(_save_to, self._office, reference, self._label.wish, path)
        self._desk.runner.run(Lane.STORE, work, partial(self._done), owner=self)

    def _done(self, changes: Changes, _result: None = None) -> None:
        self._desk.announce(changes)
        self._view.show_list()


def _preview(office: Office, reference: str, wish: LabelWish) -> Pages:
    return read_pages(returns.return_papers(office, reference, wish))


def _print_on(printers: Printers, kind: str, printer: str, pdf: bytes, title: str) -> None:
    printers.print(printer, pdf, title)
    remember_printer(kind, printer)


def _save_to(office: Office, reference: str, wish: LabelWish, path: Path) -> Changes:
    saved = returns.print_papers(office, reference, wish)
    write_file(path, saved.value)
    return saved.changes
