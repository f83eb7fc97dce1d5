"""The Letters screen, by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from backoffice import cases, drafts, letters, people, returns
from backoffice.changes import Changes
from backoffice.letters import Letter, LetterChannel, LetterState, NewLetter
from backoffice.office import Office
from backoffice.promises import PromiseState
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine
from backoffice.roles import Role
from tests.ui.printers import PaperPrinters
from tests.ui.scripted import ScriptedPrompts
from ui.desk import Desk, Place, Target
from ui.letters import make_screen
from ui.letters.screen import LettersScreen

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
BODY = {"body": "We can enlarge your ring."}


@pytest.fixture
def printers() -> PaperPrinters:
    """One laser."""
    return PaperPrinters("Laser")


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, office: Office, printers: PaperPrinters, settle: Settle) -> LettersScreen:
    """The screen in a window of usual size, hearing of changes."""
    return shown(qtbot, desk, office, printers, settle)


def shown(qtbot: QtBot, desk: Desk, office: Office, printers: PaperPrinters, settle: Settle) -> LettersScreen:
    """A screen of somebody's."""
    made = make_screen(desk, office, printers)
    assert isinstance(made, LettersScreen)
    qtbot.addWidget(made)
    desk.changed.connect(made.take)
    made.resize(1060, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def ready(office: Office, case: Reference) -> Callable[..., Letter]:
    """Writes an answer that is ready to print."""

    def make(channel: LetterChannel = LetterChannel.MAIL) -> Letter:
        return letters.write_letter(office, NewLetter(case, "answer", BODY, channel), approved=True).value

    return make


def prompts_of(desk: Desk) -> ScriptedPrompts:
    """The prompts that a test answers."""
    assert isinstance(desk.prompts, ScriptedPrompts)
    return desk.prompts


def press(qtbot: QtBot, screen: LettersScreen, key: Qt.Key, settle: Settle) -> None:
    """Press Ctrl and a key in the list."""
    qtbot.keyClick(screen.lists.rows.table, key, CTRL)
    settle()


def test_an_answer_is_written_printed_and_dispatched_without_the_mouse(
    qtbot: QtBot, screen: LettersScreen, office: Office, case: Reference, printers: PaperPrinters, settle: Settle
) -> None:
    """Type the text, Ctrl+Enter, Ctrl+P, Ctrl+D: the promises are kept, and not before."""
    screen.go_to(Target(Place.LETTERS, case, "write"))
    settle()
    form = screen.write.form
    assert form is not None
    text = form.field("body").editor
    assert isinstance(text, QPlainTextEdit)
    assert text.hasFocus()
    form.fill({"channel": "mail"})
    qtbot.keyClicks(text, "We can enlarge your ring.")
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    settle()
    assert screen.lists.state is LetterState.APPROVED
    press(qtbot, screen, Qt.Key.Key_P, settle)
    [(name, pdf, _)] = printers.printed
    assert (name, pdf[:4]) == ("Laser", b"%PDF")
    screen.lists.show_state(LetterState.PRINTED)
    screen.lists.chips.chosen.emit(LetterState.PRINTED)
    settle()
    assert "Acknowledge" in screen.lists.piece.keeps
    assert {promise.state for promise in cases.case_file(office, case).promises} == {PromiseState.OPEN}
    press(qtbot, screen, Qt.Key.Key_D, settle)
    assert {promise.state for promise in cases.case_file(office, case).promises} == {PromiseState.KEPT}


def test_a_missing_field_is_said_under_it(
    qtbot: QtBot, screen: LettersScreen, office: Office, case: Reference, settle: Settle
) -> None:
    """Approving an empty answer says what is missing and in which line; no piece is made of it."""
    screen.go_to(Target(Place.LETTERS, case, "write"))
    settle()
    form = screen.write.form
    assert form is not None
    assert "is missing" in screen.write.paper.words
    form.primary.click()
    settle()
    assert form.field("body").error == "“What you answer” is missing (line 3 of “Answer”)."
    assert not letters.letters_page(office, LetterState).rows


def test_the_preview_follows_the_typing(qtbot: QtBot, screen: LettersScreen, case: Reference, settle: Settle) -> None:
    """An e-mail's words stand at the right a moment after they were typed."""
    screen.go_to(Target(Place.LETTERS, case, "email"))
    settle()
    form = screen.write.form
    assert form is not None
    with qtbot.waitSignal(form.edited):
        qtbot.keyClicks(form.field("body").editor, "Dear me")
    settle()
    assert "Dear me" in screen.write.paper.words


def test_another_template_keeps_what_both_ask_for(
    qtbot: QtBot, screen: LettersScreen, case: Reference, settle: Settle
) -> None:
    """Channel and draft stay; the new fields appear."""
    screen.go_to(Target(Place.LETTERS, case, "email"))
    settle()
    form = screen.write.form
    assert form is not None
    form.template.set_key("refund_approved")
    settle()
    form = screen.write.form
    assert form is not None
    assert form.wanted.channel is LetterChannel.EMAIL
    assert form.field("amount").isVisible()


def test_a_return_comes_along_where_the_letter_tells_of_it(
    screen: LettersScreen, office: Office, case: Reference, settle: Settle
) -> None:
    """A plain answer encloses nothing; the letter about the return takes the newest one."""
    wanted = NewReturn(case, (RequestedLine("CHAIN", 1, "torn"),), "1001")
    issued = returns.issue_return(office, wanted).value
    screen.go_to(Target(Place.LETTERS, case, "write"))
    settle()
    form = screen.write.form
    assert form is not None
    assert form.wanted.return_reference == ""
    form.template.set_key("return_authorised")
    settle()
    form = screen.write.form
    assert form is not None
    assert form.wanted.return_reference == issued.reference


def test_a_draft_outlives_the_window(
    qtbot: QtBot, desk: Desk, screen: LettersScreen, office: Office, case: Reference, settle: Settle
) -> None:
    """Template and text are there again when the case is answered once more, and gone after saving."""
    screen.go_to(Target(Place.LETTERS, case, "question"))
    settle()
    form = screen.write.form
    assert form is not None
    qtbot.keyClicks(form.field("question").editor, "Which size?")
    qtbot.waitSignal(form.paused, timeout=5000).wait()
    settle()
    again = shown(qtbot, desk, office, PaperPrinters(), settle)
    again.go_to(Target(Place.LETTERS, case, "write"))
    settle()
    form = again.write.form
    assert form is not None
    assert form.wanted.template == "more_information"
    assert form.wanted.fields["question"] == "Which size?"
    form.kept_wanted.emit()
    settle()
    assert drafts.load_draft(office, f"letter {case}") is None
    assert again.lists.state is LetterState.DRAFTED
    [row] = letters.letters_page(office, [LetterState.DRAFTED]).rows
    assert row.subject.startswith("We need your help")


def test_pieces_are_ticked_by_space_and_by_number(
    qtbot: QtBot, screen: LettersScreen, office: Office, ready: Callable[..., Letter], settle: Settle
) -> None:
    """One by Space, one typed, one scanned: dispatched together; a number that is none says so."""
    pieces = [letters.print_letter(office, ready().reference).value.letter.reference for _ in range(3)]
    screen.lists.show_state(LetterState.PRINTED)
    screen.lists.chips.chosen.emit(LetterState.PRINTED)
    settle()
    assert screen.lists.rows.current is not None
    assert screen.lists.rows.current.reference == pieces[2]
    screen.focus_first()
    qtbot.keyClick(screen.lists.rows.table, Qt.Key.Key_Space)
    number = next(edit for edit in screen.findChildren(QLineEdit) if edit.accessibleName() == "Piece number")
    qtbot.keyClicks(number, pieces[1].lower())
    qtbot.keyClick(number, Qt.Key.Key_Return)
    settle()
    screen.go_to(Target(Place.LETTERS, pieces[0]))
    settle()
    assert set(screen.lists.ticked) == set(pieces)
    press(qtbot, screen, Qt.Key.Key_D, settle)
    assert {letters.letter_file(office, piece).state for piece in pieces} == {LetterState.DISPATCHED}
    assert screen.lists.ticked == ()


def test_a_piece_that_cannot_go_is_not_ticked(
    desk: Desk, screen: LettersScreen, ready: Callable[..., Letter], settle: Settle
) -> None:
    """Scanning what is not printed says where it stands."""
    said: list[str] = []
    desk.said.connect(said.append)
    letter = ready()
    screen.lists.show_state(LetterState.PRINTED)
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    assert said == [f"{letter.reference} cannot be dispatched: to print."]
    assert screen.lists.ticked == ()


def test_an_email_is_saved_and_then_marked_as_sent(
    qtbot: QtBot, desk: Desk, screen: LettersScreen, office: Office, ready: Callable[..., Letter], tmp_path: Path,
    settle: Settle,
) -> None:  # fmt: skip
    """Ctrl+S writes the .eml; it is not sent before somebody says so."""
    letter = ready(LetterChannel.EMAIL)
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    prompts_of(desk).answers.append(tmp_path / "answer.eml")
    press(qtbot, screen, Qt.Key.Key_S, settle)
    assert b"We can enlarge your ring." in (tmp_path / "answer.eml").read_bytes()
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    assert screen.lists.state is LetterState.PRINTED
    press(qtbot, screen, Qt.Key.Key_D, settle)
    assert letters.letter_file(office, letter.reference).state is LetterState.DISPATCHED


def test_voiding_asks_why(
    qtbot: QtBot, desk: Desk, screen: LettersScreen, office: Office, ready: Callable[..., Letter], settle: Settle
) -> None:
    """The reason stays with the piece; a printed one can be drafted anew at once."""
    letter = letters.print_letter(office, ready().reference).value.letter
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    prompts_of(desk).answers.append("coffee")
    qtbot.keyClick(screen.lists.rows.table, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert letters.letter_file(office, letter.reference).void_reason == "coffee"
    assert [row.subject for row in letters.letters_page(office, [LetterState.DRAFTED]).rows] == [letter.subject]


def test_print_all_prints_everything_and_names_what_it_could_not(
    qtbot: QtBot, desk: Desk, screen: LettersScreen, office: Office, ready: Callable[..., Letter],
    printers: PaperPrinters, settle: Settle,
) -> None:  # fmt: skip
    """Three letters on paper in one job; the e-mail among them stays where it is."""
    pieces = [ready() for _ in range(3)]
    email = ready(LetterChannel.EMAIL)
    announced: list[Changes] = []
    desk.changed.connect(announced.append)
    screen.go_to(Target(Place.LETTERS, pieces[0].reference))
    settle()
    qtbot.keyClick(screen.lists.rows.table, Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert [title for _, _, title in printers.printed] == [*(piece.reference for piece in pieces), "Manifest"]
    assert letters.letter_file(office, email.reference).state is LetterState.APPROVED
    assert announced[-1].said == "Letters: 3 printed."


def test_the_mailroom_sees_what_it_may_do(
    qtbot: QtBot, desk: Desk, office: Office, ready: Callable[..., Letter], settle: Settle
) -> None:
    """Printing and dispatching; writing and approving are hidden."""
    letter = ready()
    maya = replace(office, user=people.add_person(office, "Maya", Role.MAILROOM).value)
    screen = shown(qtbot, desk, maya, PaperPrinters("Laser"), settle)
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    offered = {action.text() for action in screen.actions() if action.isVisible() and action.isEnabled()}
    assert "Print" in offered
    assert not offered & {"Edit", "Approve", "Void and replace"}


def test_without_a_printer_the_letters_are_saved(
    qtbot: QtBot, desk: Desk, office: Office, ready: Callable[..., Letter], tmp_path: Path, settle: Settle
) -> None:
    """Print all then asks for a folder, and each piece becomes a file."""
    letter = ready()
    screen = shown(qtbot, desk, office, PaperPrinters(), settle)
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    prompts_of(desk).answers.append(tmp_path / "out")
    screen.print_all_wanted.emit()
    settle()
    assert {file.name for file in (tmp_path / "out").iterdir()} == {f"{letter.reference}.pdf", "manifest.pdf"}


def test_a_printer_out_of_paper_loses_nothing(
    qtbot: QtBot, desk: Desk, office: Office, ready: Callable[..., Letter], settle: Settle
) -> None:
    """The sentence is said, and the same bytes can be printed again."""
    said: list[str] = []
    desk.said.connect(said.append)
    letter = ready()
    screen = shown(qtbot, desk, office, PaperPrinters("empty"), settle)
    screen.go_to(Target(Place.LETTERS, letter.reference))
    settle()
    screen.print_wanted.emit()
    settle()
    assert said == ["The printer empty takes no job just now. Nothing was printed."]
    assert letters.letter_file(office, letter.reference).state is LetterState.PRINTED


def test_a_whole_batch_is_ticked_and_the_days_log_saved(
    qtbot: QtBot, desk: Desk, screen: LettersScreen, office: Office, ready: Callable[..., Letter], tmp_path: Path,
    settle: Settle,
) -> None:  # fmt: skip
    """Ctrl+Shift+A ticks all that is printed, Ctrl+D sends it off, and the log of the day holds every piece."""
    pieces = [letters.print_letter(office, ready().reference).value.letter.reference for _ in range(3)]
    screen.lists.show_state(LetterState.PRINTED)
    screen.lists.chips.chosen.emit(LetterState.PRINTED)
    settle()
    qtbot.keyClick(screen.lists.rows.table, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert set(screen.lists.ticked) == set(pieces)
    press(qtbot, screen, Qt.Key.Key_D, settle)
    prompts_of(desk).answers.append(tmp_path / "log.pdf")
    with qtbot.waitSignal(desk.said) as said:
        screen.mail_log_wanted.emit()
    assert said.args[0].endswith("3 pieces.")
    assert (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")
