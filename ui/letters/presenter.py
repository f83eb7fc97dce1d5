"""Hands what is done with a piece in the lists to the use cases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import letters
from backoffice.changes import Changes
from backoffice.letters import Letter, LetterState, LetterSummary
from backoffice.office import Office
from backoffice.paging import Page
from ui.desk import Desk, Place, Target
from ui.letters.reading import Piece, read_piece
from ui.letters.screen import LettersScreen
from ui.letters.words import state_chip
from ui.tasks import Lane


class LettersPresenter(QObject):
    """Lists pieces, shows one, approves, dispatches and voids."""

    def __init__(self, desk: Desk, office: Office, view: LettersScreen) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._lists = view.lists
        self._shown: Letter | None = None
        self._connect()
        self._list()

    @property
    def shown(self) -> Letter | None:
        """The piece beside the list."""
        return self._shown

    def show_letter(self, letter: Letter) -> None:
        """Show the list that a piece is in, and the piece."""
        self._lists.show_state(letter.state)
        self._view.show_lists()
        self._list()
        self._lists.rows.select(letter.reference)

    def _connect(self) -> None:
        view, lists = self._view, self._lists
        lists.chips.chosen.connect(self._list)
        lists.rows.picked.connect(self._pick)
        lists.rows.opened.connect(self._pick)
        lists.rows.model.loaded.connect(self._show_again)
        lists.number_given.connect(self._open)
        lists.cases_wanted.connect(self._open_cases)
        view.open_wanted.connect(self._open)
        view.approve_wanted.connect(self._approve)
        view.dispatch_wanted.connect(self._dispatch)
        view.void_wanted.connect(self._ask_why_void)
        view.replace_wanted.connect(self._ask_why_replace)
        view.case_wanted.connect(self._open_case)

    @Slot()
    def _list(self) -> None:
        self._lists.rows.load(partial(_page, self._office, self._lists.state))

    @Slot(object)
    def _pick(self, row: LetterSummary | None) -> None:
        if row is None:
            self._shown = None
            self._view.show_none()
        else:
            self._desk.runner.run(Lane.STORE, partial(read_piece, self._office, row.reference), self._show, owner=self)

    @Slot()
    def _show_again(self) -> None:
        """The list was read anew: what stands beside it may have changed, too."""
        if self._shown is not None:
            self._pick(self._lists.rows.current)

    def _show(self, piece: Piece) -> None:
        current: LetterSummary | None = self._lists.rows.current
        if current is not None and current.reference == piece.letter.reference:
            self._shown = piece.letter
            self._view.show_piece(piece)

    @Slot(str)
    def _open(self, reference: str) -> None:
        work = partial(letters.letter_file, self._office, reference)
        self._desk.runner.run(Lane.STORE, work, self._opened, owner=self)

    def _opened(self, letter: Letter) -> None:
        """While pieces are gathered for dispatch, one more is ticked; otherwise it is shown where it stands."""
        if self._lists.state is not LetterState.PRINTED:
            self.show_letter(letter)
        elif letter.state is LetterState.PRINTED:
            self._view.show_lists()
            self._lists.tick(letter.reference)
            self._lists.rows.select(letter.reference)
            self._desk.say(f"{letter.reference} is ticked; {len(self._lists.ticked)} to dispatch.")
        else:
            self._desk.say(f"{letter.reference} cannot be dispatched: {state_chip(letter).words}.")

    @Slot()
    def _approve(self) -> None:
        if self._shown is not None:
            self._do(partial(_approved, self._office, self._shown.reference))

    @Slot()
    def _dispatch(self) -> None:
        chosen = self._lists.ticked or ((self._shown.reference,) if self._shown else ())
        if chosen:
            self._do(partial(_dispatched, self._office, chosen), self._lists.clear_ticks)

    @Slot()
    def _ask_why_void(self) -> None:
        if self._shown is not None:
            then = partial(self._void, self._shown.reference)
            self._desk.prompts.ask_text(f"Void {self._shown.reference}?", "Why", then)

    @Slot()
    def _ask_why_replace(self) -> None:
        if self._shown is not None:
            then = partial(self._replace, self._shown.reference)
            self._desk.prompts.ask_text(f"Void {self._shown.reference}, and draft it anew?", "Why", then)

    def _void(self, reference: str, why: str) -> None:
        self._do(partial(_voided, self._office, reference, why))

    def _replace(self, reference: str, why: str) -> None:
        self._do(partial(_replaced, self._office, reference, why))

    def _do(self, work: Callable[[], Changes], then: Callable[[], None] | None = None) -> None:
        self._desk.runner.run(Lane.STORE, work, partial(self._done, then), owner=self)

    def _done(self, then: Callable[[], None] | None, changes: Changes) -> None:
        if then is not None:
            then()
        self._desk.announce(changes)

    @Slot()
    def _open_case(self) -> None:
        if self._shown is not None:
            self._desk.navigate(Target(Place.CASES, self._shown.case))

    @Slot()
    def _open_cases(self) -> None:
        self._desk.navigate(Target(Place.CASES))


def _page(office: Office, state: LetterState, after: object | None) -> Page[LetterSummary]:
    return letters.letters_page(office, [state], after)


def _approved(office: Office, reference: str) -> Changes:
    return letters.approve_letter(office, reference).changes


def _dispatched(office: Office, references: tuple[str, ...]) -> Changes:
    return letters.dispatch_letters(office, references).changes


def _voided(office: Office, reference: str, why: str) -> Changes:
    return letters.void_letter(office, reference, why).changes


def _replaced(office: Office, reference: str, why: str) -> Changes:
    return letters.replace_letter(office, reference, why).changes
