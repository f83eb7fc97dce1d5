"""A return's life on the screen, by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backoffice import people, returns
from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.returns import NewReturn, Outcome, RequestedLine, Return, ReturnState
from backoffice.roles import Role
from tests.offices import NEW_YORK
from tests.ui.printers import PaperPrinters
from tests.ui.scripted import ScriptedPrompts
from ui.desk import Desk, Place, Target
from ui.returns import make_screen
from ui.returns.screen import ReturnsScreen

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def issued(office: Office, case: Reference) -> Return:
    """Two rings, to come back."""
    wanted = NewReturn(case, (RequestedLine("RING-7", 2, "too small", serial="GIA 77"),), "1001")
    return returns.issue_return(office, wanted).value


def shown(qtbot: QtBot, desk: Desk, office: Office, issued: Return, settle: Settle) -> ReturnsScreen:
    """Somebody's screen with the return picked."""
    made = make_screen(desk, office, PaperPrinters())
    assert isinstance(made, ReturnsScreen)
    qtbot.addWidget(made)
    desk.changed.connect(made.take)
    made.resize(1060, 700)
    made.show()
    made.go_to(Target(Place.RETURNS, issued.reference))
    settle()
    return made


def begin(qtbot: QtBot, screen: ReturnsScreen, key: Qt.Key, settle: Settle) -> None:
    """Press Ctrl and a key in the list."""
    qtbot.keyClick(screen.rows.table, key, CTRL)
    settle()


def field(screen: ReturnsScreen, name: str) -> QWidget:
    """An editor of the step's form."""
    assert screen.step.form is not None
    return screen.step.form.field(name).editor


def finish(qtbot: QtBot, screen: ReturnsScreen, settle: Settle) -> None:
    """Press Ctrl+Enter in the form."""
    form = screen.step.form
    assert form is not None
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(form, Qt.Key.Key_Return, CTRL)
    settle()


def test_from_the_dock_to_the_refund(qtbot: QtBot, desk: Desk, office: Office, issued: Return, settle: Settle) -> None:
    """Ctrl+R takes what is awaited, Ctrl+I counts one damaged, Ctrl+D refunds: closed by itself."""
    screen = shown(qtbot, desk, office, issued, settle)
    begin(qtbot, screen, Qt.Key.Key_R, settle)
    finish(qtbot, screen, settle)
    begin(qtbot, screen, Qt.Key.Key_I, settle)
    qtbot.keyClick(field(screen, "accepted_0"), Qt.Key.Key_Down)
    qtbot.keyClick(field(screen, "damaged_0"), Qt.Key.Key_Up)
    qtbot.keyClicks(field(screen, "note_0"), "scratched")
    finish(qtbot, screen, settle)
    begin(qtbot, screen, Qt.Key.Key_D, settle)
    assert screen.step.form is not None
    screen.step.form.fill({"outcome_0": Outcome.REFUND})
    qtbot.keyClicks(field(screen, "why"), "Return policy: within 30 days.")
    finish(qtbot, screen, settle)
    closed = returns.return_file(office, issued.reference)
    [line] = closed.lines
    assert (line.received, line.accepted, line.damaged, line.outcome) == (2, 1, 1, Outcome.REFUND)
    assert closed.state is ReturnState.CLOSED
    assert screen.rows.isVisible()


def test_another_piece_is_refused_under_the_form(
    qtbot: QtBot, desk: Desk, office: Office, issued: Return, settle: Settle
) -> None:
    """A wrong serial number keeps the form open, with what was typed."""
    returns.receive_return(office, issued.reference, {0: 2})
    screen = shown(qtbot, desk, office, issued, settle)
    begin(qtbot, screen, Qt.Key.Key_I, settle)
    qtbot.keyClicks(field(screen, "serial_0"), "GIA 99")
    finish(qtbot, screen, settle)
    assert screen.step.isVisible()
    assert screen.step.form is not None
    assert screen.step.form.values()["serial_0"] == "GIA 99"
    assert returns.return_file(office, issued.reference).state is ReturnState.RECEIVED


def test_a_late_parcel_asks_for_a_decision(
    qtbot: QtBot, desk: Desk, office: Office, issued: Return, clock: SetClock, settle: Settle
) -> None:
    """The form asks why it is taken; without that it goes back unopened."""
    clock.moment = datetime(2027, 2, 1, 10, 0, tzinfo=NEW_YORK)
    screen = shown(qtbot, desk, office, issued, settle)
    begin(qtbot, screen, Qt.Key.Key_R, settle)
    finish(qtbot, screen, settle)
    assert screen.step.form is not None
    assert "good until January 7, 2027" in screen.step.form.field("late_because").error
    prompts = desk.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers.append("a month late")
    screen.send_back_wanted.emit()
    settle()
    assert returns.return_file(office, issued.reference).lines[0].outcome is Outcome.RETURNED_TO_CUSTOMER


def test_the_mailroom_receives_and_nothing_more(
    qtbot: QtBot, desk: Desk, office: Office, issued: Return, settle: Settle
) -> None:
    """It sees the label and the arrival; inspecting and cancelling are hidden."""
    maya = replace(office, user=people.add_person(office, "Maya", Role.MAILROOM).value)
    screen = shown(qtbot, desk, maya, issued, settle)
    offered = {action.text() for action in screen.actions() if action.isVisible() and action.isEnabled()}
    assert offered >= {"Print label", "Receive"}
    assert not offered & {"Inspect", "Decide", "Cancel return", "Extend", "Close"}


def test_a_parcel_without_a_number_is_taken_in(
    qtbot: QtBot, desk: Desk, office: Office, case: Reference, issued: Return, settle: Settle
) -> None:
    """Ticked as arrived, the new return needs no label: the list shows it, ready to be inspected."""
    screen = shown(qtbot, desk, office, issued, settle)
    screen.go_to(Target(Place.RETURNS, case, "issue"))
    settle()
    form = screen.issue.form
    form.order.set_key("")
    names = [edit for edit in form.findChildren(QLineEdit) if edit.accessibleName() == "Article"]
    qtbot.keyClicks(names[-1], "Brooch")
    reasons = [box for box in form.findChildren(QComboBox) if box.accessibleName().startswith("Why the article")]
    reasons[-1].setCurrentText("repair")
    qtbot.keyClick(form.arrived, Qt.Key.Key_Space)
    form.primary.click()
    settle()
    newest = returns.returns_page(office, [ReturnState.RECEIVED]).rows[0]
    assert newest.reference != issued.reference
    assert screen.rows.isVisible()
