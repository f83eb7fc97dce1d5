"""Prints pieces, one or all that are approved, and saves them as files."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from backoffice import letters
from backoffice.changes import Changes, Saved
from backoffice.files import write_file
from backoffice.letters import Batch, LetterChannel, PrintedPiece
from backoffice.office import Office
from backoffice.progress import Progress
from ui.desk import Desk
from ui.letters.presenter import LettersPresenter
from ui.letters.screen import LettersScreen
from ui.printing import Printers, remembered_printer
from ui.printing.memory import remember_printer
from ui.tasks import Lane

PAPER = "letter"


class PrintPresenter(QObject):
    """Brings pieces onto paper or into files; only then are they printed."""

    def __init__(
        self, desk: Desk, office: Office, view: LettersScreen, listing: LettersPresenter, printers: Printers
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._lists = view.lists
        self._listing = listing
        self._printers = printers
        view.print_wanted.connect(self._print)
        view.print_all_wanted.connect(self._print_all)
        view.save_wanted.connect(self._ask_where)
        view.mail_log_wanted.connect(self._ask_where_log)
        desk.runner.run(Lane.IO, printers.names, self._show_printers, owner=self)

    def _show_printers(self, names: tuple[str, ...]) -> None:
        self._lists.printer.show_printers(names, remembered_printer(PAPER, names))

    @Slot()
    def _print(self) -> None:
        if self._listing.shown is not None:
            work = partial(letters.print_letter, self._office, self._listing.shown.reference)
            self._desk.runner.run(Lane.STORE, work, self._send, owner=self)

    def _send(self, saved: Saved[PrintedPiece]) -> None:
        """The piece is on record as printed; should the printer fail, the same bytes are printed again."""
        self._desk.announce(saved.changes)
        work = partial(_print_on, self._printers, self._lists.printer.printer, saved.value)
        self._desk.runner.run(Lane.IO, work, _nothing, owner=self)

    @Slot()
    def _print_all(self) -> None:
        printer = self._lists.printer.printer
        if printer:
            self._run_batch(partial(_print_batch, self._office, self._printers, printer))
        else:
            self._desk.prompts.choose_folder("Save all letters to", self._save_all)

    def _save_all(self, folder: Path) -> None:
        self._run_batch(partial(_save_batch, self._office, folder))

    def _run_batch(self, work: "partial[Saved[Batch]]") -> None:
        job = self._desk.runner.run_watched(Lane.IO, work, self._show_batch, owner=self)
        self._lists.job.watch(job, "Printing letters")
        job.ended.connect(self._lists.rows.reload)

    def _show_batch(self, saved: Saved[Batch]) -> None:
        self._desk.announce(saved.changes)
        if saved.value.held_back or saved.value.left:
            self._desk.prompts.report("What became of the letters", _manifest(saved.value))

    @Slot()
    def _ask_where(self) -> None:
        shown = self._listing.shown
        if shown is not None:
            email = shown.channel is LetterChannel.EMAIL
            title, ending = ("Save e-mail", "eml") if email else ("Save letter", "pdf")
            then = partial(self._save, shown.reference)
            self._desk.prompts.save_file(title, f"{shown.reference}.{ending}", then)

    @Slot()
    def _ask_where_log(self) -> None:
        self._desk.prompts.save_file("Save mail log", "mail log.pdf", self._save_log)

    def _save_log(self, path: Path) -> None:
        self._desk.runner.run(Lane.STORE, partial(_log_to, self._office, path), self._desk.say, owner=self)

    def _save(self, reference: str, path: Path) -> None:
        work = partial(_save_to, self._office, reference, path)
        self._desk.runner.run(Lane.STORE, work, self._desk.announce, owner=self)


def _print_on(printers: Printers, printer: str, piece: PrintedPiece) -> None:
    printers.print(printer, piece.content, piece.letter.reference)
    remember_printer(PAPER, printer)


def _save_to(office: Office, reference: str, path: Path) -> Changes:
    saved = letters.print_letter(office, reference)
    write_file(path, saved.value.content)
    return saved.changes


def _print_batch(office: Office, printers: Printers, printer: str, progress: Progress) -> Saved[Batch]:
    saved = letters.print_approved(office, partial(_print_on, printers, printer), progress)
    if saved.value.printed:
        printers.print(printer, letters.print_manifest(office, saved.value), "Manifest")
    return saved


def _save_batch(office: Office, folder: Path, progress: Progress) -> Saved[Batch]:
    saved = letters.print_approved(office, partial(_write_into, folder), progress)
    if saved.value.printed:
        write_file(folder / "manifest.pdf", letters.print_manifest(office, saved.value))
    return saved


def _log_to(office: Office, path: Path) -> str:
    log = letters.mail_log(office)
    write_file(path, log.pdf)
    return f"The mail log of today is in {path}: {len(log.pieces)} pieces."


def _write_into(folder: Path, piece: PrintedPiece) -> None:
    write_file(folder / piece.file_name, piece.content)


def _manifest(batch: Batch) -> str:
    lines = [f"{len(batch.printed)} letters printed, {batch.sheets} sheets."]
    lines += [f"Not come to: {batch.left}. Print all once more to go on."] if batch.left else []
    lines += [f"Held back: {held.reference} · {held.customer}\n    {held.why}" for held in batch.held_back]
    lines += [f"{piece.letter.reference} · {piece.letter.customer}" for piece in batch.printed]
    return "\n".join(lines)


def _nothing(_result: None) -> None:
    """It is on paper; the status line has said so."""
