"""The Letters screen: drafts, to print, to dispatch, dispatched, void; and writing."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from backoffice.changes import Topic
from backoffice.letters import Letter, LetterChannel, LetterState
from backoffice.roles import Permission
from ui.desk import Target
from ui.kit import ActionButton, Kind
from ui.letters.lists import Lists
from ui.letters.reading import Piece
from ui.letters.write_view import WriteView
from ui.screen import Screen
from ui.tasks import TaskRunner

UNPRINTED = frozenset({LetterState.DRAFTED, LetterState.APPROVED})
UNSENT = UNPRINTED | {LetterState.PRINTED}
KEPT = frozenset({LetterState.APPROVED, LetterState.PRINTED, LetterState.DISPATCHED})


class LettersScreen(Screen):
    """All letters and e-mails that go out.

    Intents: ``open`` shows a piece, and ticks it while pieces are ticked for dispatch; ``write``, ``email``,
    ``acknowledge``, ``question`` or the id of a template begins one for the case referred to.

    Attributes:
        lists: the lists and the piece picked.
        write: the piece being written.

    Signals:
        write_wanted(str, str): begin a piece for this case; the intent.
        open_wanted(str): show this piece, or tick it.
        edit_wanted(), approve_wanted(), print_wanted(), save_wanted(), dispatch_wanted(), void_wanted(),
        replace_wanted(): do that with the piece shown, or with those ticked.
        print_all_wanted(): print all that is approved.
        mail_log_wanted(): the list of what left by post today.
        case_wanted(): see the case of the piece shown.
    """

    write_wanted = Signal(str, str)
    open_wanted = Signal(str)
    edit_wanted = Signal()
    approve_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    dispatch_wanted = Signal()
    void_wanted = Signal()
    replace_wanted = Signal()
    print_all_wanted = Signal()
    mail_log_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, runner: TaskRunner, may: Callable[[Permission], bool]) -> None:
        super().__init__("Letters", {Topic.LETTERS, Topic.PROMISES, Topic.CUSTOMERS})
        self._may = may
        self._letter: Letter | None = None
        self._asked = False  # whether the piece was opened, not just passed by: where there is room for one alone
        tick = self.add_command("Tick for dispatch", self._toggle, icon="check")
        self.lists = Lists(runner, tick)
        self.write = WriteView(runner)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.lists)
        self._stack.addWidget(self.write)
        self.body.addWidget(self._stack, 1)
        self._add_actions()
        self._connect()
        self.offer_actions()

    def show_piece(self, piece: Piece) -> None:
        """Show a piece beside the list."""
        self._letter = piece.letter
        self.lists.piece.show_piece(piece)
        if self._asked or self.lists.both.side_by_side:
            self.lists.both.show_detail()
        self.offer_actions()

    def show_none(self) -> None:
        """No piece is picked."""
        self._letter = None
        self._forget_opened()
        self.lists.both.show_master()
        self.offer_actions()

    def show_lists(self) -> None:
        """Leave writing."""
        self._stack.setCurrentWidget(self.lists)
        self.lists.rows.setFocus()

    def show_write(self) -> None:
        """Show the piece being written."""
        self._stack.setCurrentWidget(self.write)

    def refresh(self) -> None:
        self.lists.rows.reload()

    def go_to(self, target: Target) -> None:
        if not target.reference:
            return
        if target.intent == "open":
            self._asked = True
            self.open_wanted.emit(target.reference)
        else:
            self.write_wanted.emit(target.reference, target.intent)

    def focus_first(self) -> None:
        form = self.write.form
        if self._stack.currentWidget() is self.write and form is not None:
            form.first_field.setFocus()
        else:
            self.lists.rows.setFocus()

    @Slot()
    def offer_actions(self) -> None:
        """Offer what can be done with the piece shown by whoever sits here."""
        listed = self._stack.currentWidget() is self.lists
        answer, send = self._may(Permission.ANSWER), self._may(Permission.DISPATCH)
        state = self._letter.state if listed and self._letter else None
        paper = self._letter is not None and self._letter.channel is LetterChannel.MAIL
        _offer(self._edit, state in UNPRINTED and answer)
        _offer(self._approve, state is LetterState.DRAFTED and answer)
        _offer(self._print, state in KEPT and paper and send and bool(self.lists.printer.printer))
        _offer(self._save, state in KEPT and send)
        self._save.setText("Save as PDF…" if paper else "Save e-mail…")
        _offer(self._void, state in UNSENT and send)
        _offer(self._replace, state is LetterState.PRINTED and answer)
        _offer(self._dispatch, state is LetterState.PRINTED and send)
        count = len(self.lists.ticked)
        one = "Dispatch" if paper else "Mark as sent"
        self._dispatch.setText(f"Dispatch {count} ticked" if count else one)
        _offer(self._tick_all, listed and self.lists.state is LetterState.PRINTED and send)
        _offer(self._mail_log, listed and self.lists.state is LetterState.DISPATCHED)
        _offer(self._print_all, listed and self.lists.state is LetterState.APPROVED and state is not None and send)

    def _add_actions(self) -> None:
        add = self.add_command
        self._void = add("Void", self.void_wanted.emit, "Ctrl+Shift+X", "close")
        self._replace = add("Void and replace", self.replace_wanted.emit, "Ctrl+Shift+R", "redo")
        self._edit = add("Edit", self.edit_wanted.emit, "Ctrl+E", "edit")
        self._save = add("Save as PDF…", self.save_wanted.emit, "Ctrl+S", "download")
        self._tick_all = add("Tick all", self.lists.tick_all, "Ctrl+Shift+A", "check")
        self._mail_log = add("Mail log of today…", self.mail_log_wanted.emit, "Ctrl+Shift+M", "list")
        self._print_all = add("Print all", self.print_all_wanted.emit, "Ctrl+Shift+P", "print")
        self._print = add("Print", self.print_wanted.emit, "Ctrl+P", "print")
        self._approve = add("Approve", self.approve_wanted.emit, "Ctrl+Return", "check")
        self._dispatch = add("Dispatch", self.dispatch_wanted.emit, "Ctrl+D", "send")
        add("Open its case", self.case_wanted.emit, "Ctrl+O", "cases")
        for action in (self._void, self._replace, self._edit, self._save, self._print_all, self._mail_log, self._print):
            self.header.addWidget(ActionButton(action, Kind.PLAIN))
        for action in (self._approve, self._dispatch):
            self.header.addWidget(ActionButton(action, Kind.PRIMARY))

    def _connect(self) -> None:
        self.write.left.connect(self.show_lists)
        self.lists.piece.case_wanted.connect(self.case_wanted)
        self.lists.rows.opened.connect(self._open)
        self.lists.both.back.connect(self._forget_opened)
        self.lists.ticks_changed.connect(self.offer_actions)
        self.lists.chips.chosen.connect(self.offer_actions)
        self.lists.printer.changed.connect(self.offer_actions)
        self._stack.currentChanged.connect(self.offer_actions)

    @Slot()
    def _open(self) -> None:
        self._asked = True
        self.lists.both.show_detail()

    @Slot()
    def _forget_opened(self) -> None:
        self._asked = False

    @Slot()
    def _toggle(self) -> None:
        self.lists.toggle()


def _offer(action: QAction, possible: bool) -> None:  # noqa: FBT001 - mirrors Qt's own setters
    action.setVisible(possible)
    action.setEnabled(possible)
