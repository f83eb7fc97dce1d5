"""The policy is edited as a text, with what it would do beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backoffice import promises
from backoffice.changes import Changes, Topic
from backoffice.office import Office
from backoffice.roles import Role
from tests.ui.settings.conftest import Open
from ui.desk import Desk
from ui.settings.screen import SettingsScreen


def shown(screen: SettingsScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def type_over(screen: SettingsScreen, old: str, new: str) -> None:
    """Mark `old` and type `new`, then pause, as a person would."""
    editor = screen.policy.editor
    start = editor.toPlainText().index(old)
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(old), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, new)
    screen.policy.form.rest()
    screen.policy.form.paused.emit()


def save(qtbot: QtBot, screen: SettingsScreen, settle: Callable[[], None]) -> None:
    with qtbot.waitSignal(screen.policy.form.submitted):  # a button pressed by its shortcut takes a moment
        QTest.keyClick(screen.policy.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()


def test_an_edit_is_previewed_saved_and_undone(
    qtbot: QtBot, office: Office, open_screen: Open, desk: Desk, settle: Callable[[], None]
) -> None:
    """Typing shows that one promise changes; Ctrl+Enter keeps it as version 2; undo puts the first text back."""
    screen = open_screen(office)
    changes: list[Changes] = []
    desk.changed.connect(changes.append)
    assert "nothing that a customer is promised changes" in shown(screen)
    type_over(screen, "earliest = 3", "earliest = 2")
    settle()
    assert "1 promise changes" in shown(screen)
    save(qtbot, screen, settle)
    assert promises.policy_text(office).version == 2
    assert "Version 2" in shown(screen)
    desk.undo(changes[0])
    settle()
    assert "earliest = 3" in screen.policy.text
    assert "Version 3" in shown(screen)


def test_what_is_wrong_is_marked_and_reached_by_a_key(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Callable[[], None]
) -> None:
    """The sentence names the line, the line is marked, F8 goes there, and saving keeps the old policy."""
    screen = open_screen(office)
    type_over(screen, "earliest = 3", "earliest = 9")
    settle()
    assert "Line 36: channels.mail.answer: the earliest (9) comes after what is due (5)." in shown(screen)
    assert screen.policy.editor.wrong_line == 36
    QTest.keyClick(screen, Qt.Key.Key_F8)
    assert screen.policy.editor.textCursor().blockNumber() == 35
    save(qtbot, screen, settle)
    assert promises.policy_text(office).version == 1


def test_an_unsaved_edit_comes_back(office: Office, open_screen: Open, settle: Callable[[], None]) -> None:
    """Another window, after a crash, shows what was typed; taking the edits back shows the policy again."""
    type_over(open_screen(office), "earliest = 3", "earliest = 2")
    settle()
    screen = open_screen(office)
    assert "earliest = 2" in screen.policy.text
    screen.policy.revert_wanted.emit()
    settle()
    assert screen.policy.text == promises.policy_text(office).text


def test_an_edit_of_an_older_version_is_not_saved_over_a_newer_one(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Callable[[], None]
) -> None:
    """Another manager saved first: what was typed stays in the editor, and nothing is overwritten."""
    screen = open_screen(office)
    type_over(screen, "earliest = 3", "earliest = 2")
    known = promises.policy_text(office)
    promises.change_policy(office, known.text.replace("most = 2", "most = 3"), known.version)
    save(qtbot, screen, settle)
    assert "nothing was overwritten" in shown(screen)
    assert "earliest = 2" in screen.policy.text
    assert "most = 3" in promises.policy_text(office).text


@pytest.mark.parametrize("role", [Role.MAILROOM, Role.AGENT])
def test_others_read_the_policy(role: Role, acting_as: Callable[[Role], Office], open_screen: Open) -> None:
    """They see the text and cannot type into it; there is nothing to save with."""
    screen = open_screen(acting_as(role))
    assert screen.policy.editor.isReadOnly()
    assert screen.policy.form.primary.isHidden()
    assert "[organisation]" in screen.policy.text


def test_whoever_reads_keeps_their_place(
    office: Office, open_screen: Open, desk: Desk, settle: Callable[[], None]
) -> None:
    """Another desk saves a letter: the policy on the screen stays where it was scrolled to."""
    screen = open_screen(office)
    screen.policy.editor.verticalScrollBar().setValue(40)
    desk.announce(Changes(frozenset(Topic)))
    settle()
    assert screen.policy.editor.verticalScrollBar().value() == 40
