"""Forms: errors where they belong, keys that do the obvious, and nothing typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from backoffice.errors import Fault, InvalidInputError, NotFoundError
from ui.desk import Desk
from ui.kit.dates import DateField
from ui.kit.form import Form
from ui.kit.inputs import Choice, ChoiceBox, TextArea
from ui.kit.suggest import SuggestEdit, Suggestion

KINDS = (Choice("order", "Order"), Choice("return", "Return"))


def today() -> date:
    return date(2026, 11, 23)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Form:
    """A form with every kind of editor, in a window of its own."""
    made = Form("Save")
    made.add("customer", "Customer", SuggestEdit(desk.runner, lambda _text: ()))
    made.add("received", "Received", DateField(today))
    made.add("kind", "Kind", ChoiceBox(KINDS))
    made.add("subject", "Subject", QLineEdit(), hint="As it stands in the letter")
    made.add("note", "Note", TextArea(), optional=True)
    made.add("keep", "Keep the kind", QCheckBox("Keep"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_fault_stands_under_its_field(form: Form) -> None:
    """A clerk who leaves two things out reads two sentences, each under its field, and types on in the first."""
    form.show_error(
        InvalidInputError(
            Fault("received", "The day lies in the future."),
            Fault("subject", "A letter needs a subject."),
            Fault("store", "Nothing was saved."),
        )
    )
    assert form.field("received").error == "The day lies in the future."
    assert form.field("subject").error == "A letter needs a subject."
    assert form.field("subject").editor.accessibleDescription() == "A letter needs a subject."
    assert form.field("customer").error == ""
    assert form._foot.text() == "Nothing was saved."
    assert form.focusWidget() is form.field("received").editor


def test_errors_go_when_the_next_save_begins(form: Form) -> None:
    """What was mended no longer shows, and the hint is back in its place."""
    form.show_error(InvalidInputError(Fault("subject", "A letter needs a subject.")))
    form.clear_errors()
    assert form.field("subject").error == ""
    assert form.field("subject").editor.accessibleDescription() == "As it stands in the letter"


def test_any_other_sentence_stands_above_the_buttons_and_frees_them(form: Form) -> None:
    """A case that is gone is said in the form, and one may try again."""
    form.set_busy(True)
    form.show_error(NotFoundError("There is no case C-26Q4-81MH-K."))
    assert form._foot.isVisible()
    assert form._foot.text() == "There is no case C-26Q4-81MH-K."
    assert form.primary.isEnabled()


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("subject", Qt.KeyboardModifier.NoModifier),
        ("received", Qt.KeyboardModifier.NoModifier),
        ("note", Qt.KeyboardModifier.ControlModifier),
        ("kind", Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_enter_saves(qtbot: QtBot, form: Form, field: str, keys: Qt.KeyboardModifier) -> None:
    """Enter in a line saves, Ctrl+Enter anywhere, on either Enter key."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(form.submitted):
            form.field(field).editor.setFocus()
            QTest.keyClick(form.field(field).editor, key, keys)


def test_enter_in_a_note_is_a_new_line(qtbot: QtBot, form: Form) -> None:
    """Writing a note of two lines saves nothing by accident."""
    note = form.field("note").editor
    note.setFocus()
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(note, Qt.Key.Key_Return)
    assert form.values()["note"] == "\n"


def test_escape_goes_back_and_keeps_the_text(qtbot: QtBot, form: Form) -> None:
    """Escape leaves; what was typed is still there."""
    subject = form.field("subject").editor
    QTest.keyClicks(subject, "Broken clasp")
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(subject, Qt.Key.Key_Escape)
    assert form.values()["subject"] == "Broken clasp"


def test_a_draft_brings_everything_back(form: Form, qtbot: QtBot, desk: Desk) -> None:
    """What a form held fills another one just the same, the chosen customer included."""
    customer = form.field("customer").editor
    assert isinstance(customer, SuggestEdit)
    customer.set_choice(Suggestion("P-26AA-AAAA-A", "Evelyn Marsh"))
    form.fill({"received": "2026-11-20", "kind": "return", "subject": "Ring", "note": "two\nlines", "keep": "yes"})
    kept = form.values()
    form.fill(dict.fromkeys(("received", "subject", "note", "keep"), "") | {"kind": "order", "unknown": "x"})
    customer.set_choice(None)
    form.fill(kept)
    assert form.values() == kept
    assert customer.choice == Suggestion("P-26AA-AAAA-A", "Evelyn Marsh")


def test_typing_asks_for_a_draft_within_two_seconds(qtbot: QtBot, form: Form) -> None:
    """However fast somebody goes on typing, a draft is due two seconds after the first key."""
    QTest.keyClicks(form.field("subject").editor, "Ring")
    started = form._pause.remainingTime()
    QTest.keyClicks(form.field("note").editor, "and more")
    assert 0 < form._pause.remainingTime() <= started <= 2000


def test_leaving_keeps_what_was_typed_last(qtbot: QtBot, form: Form) -> None:
    """Closing the window right after a key keeps that key, too."""
    QTest.keyClicks(form.field("subject").editor, "Ring")
    with qtbot.waitSignal(form.paused):
        form.hide()
    form.show()
    with qtbot.assertNotEmitted(form.paused):
        form.hide()


def test_a_row_of_fields_is_walked_in_reading_order(form: Form) -> None:
    """Fields put side by side keep their order under Tab."""
    form.add_row("received", "kind")
    received = form.field("received").editor
    received.setFocus()
    QTest.keyClick(received, Qt.Key.Key_Tab)
    assert form.focusWidget() is form.field("kind").editor
