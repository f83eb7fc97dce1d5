"""Reading a case, and deciding about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backoffice import cases
from backoffice.cases import CaseStatus
from backoffice.changes import Changes
from backoffice.correspondence import store_attachment
from backoffice.drafts import load_draft
from backoffice.office import Office
from backoffice.promises import PromiseKind, PromiseState
from backoffice.roles import Permission, Role
from db.correspondence import CorrespondenceRow, EnclosureRow
from tests.correspondence.papers import pdf
from tests.promises.stories import Story, local
from tests.ui.cases.conftest import Open
from tests.ui.scripted import ScriptedPrompts
from ui.cases.dialogs import DecisionDialog
from ui.cases.screen import CasesScreen
from ui.cases.timeline import FileButton
from ui.desk import Desk, Place, Target
from ui.kit import Badge

Settle = Callable[[], None]


def action(screen: CasesScreen, words: str) -> QAction:
    """The action of these words."""
    return next(found for found in screen.actions() if found.text() == words)


def dialog(screen: CasesScreen) -> DecisionDialog:
    """The dialog that is open."""
    return next(found for found in screen.findChildren(DecisionDialog) if found.isVisible())


def button(within: QWidget, words: str) -> QPushButton:
    """The button of these words."""
    return next(found for found in within.findChildren(QPushButton) if found.text() == words)


def badges(screen: CasesScreen) -> list[str]:
    """What is special about the case."""
    QApplication.processEvents()  # what is put into a layout shows itself with the next event
    return [badge.chip.words for badge in screen.file.head.findChildren(Badge) if badge.isVisible()]


def shown_words(screen: CasesScreen) -> str:
    """Every word of the case file on the screen."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.file.findChildren(QLabel) if label.isVisible())


def wanted(desk: Desk) -> list[Target]:
    """Collects where the desk is asked to go."""
    targets: list[Target] = []
    desk.wanted.connect(targets.append)
    return targets


def test_the_file_tells_the_case(open_screen: Open, story: Story) -> None:
    """Subject, number, customer, promises with their window, and what came in."""
    words = shown_words(open_screen())
    for piece in ("Broken clasp", story.case, "Evelyn Marsh", "12 Elm Street", "Letter received: Broken clasp"):
        assert piece in words
    assert "opens Fri 27 Nov · target Fri 27 Nov · due Tue 1 Dec 17:00" in words


def test_why_this_date_opens_the_days_in_words(open_screen: Open, settle: Settle) -> None:
    """The explanation names the closure, survives a refresh, and closes again."""
    screen = open_screen()
    screen.file.promises.explain_first(PromiseKind.ANSWER)
    assert "Thu 26 Nov – Thanksgiving, suspended – not counted" in shown_words(screen)
    screen.refresh()
    settle()
    assert "Thanksgiving" in shown_words(screen)
    screen.file.promises.explain_first(PromiseKind.ANSWER)
    settle()
    assert "Thanksgiving" not in shown_words(screen)


@pytest.mark.parametrize(
    ("key", "target"),
    [
        (Qt.Key.Key_F2, (Place.LETTERS, "write")),
        (Qt.Key.Key_F3, (Place.LETTERS, "email")),
        (Qt.Key.Key_F6, (Place.RETURNS, "issue")),
    ],
)
def test_keys_lead_to_the_screens_where_work_goes_on(
    open_screen: Open, desk: Desk, story: Story, key: Qt.Key, target: tuple[Place, str]
) -> None:
    """F2 writes a letter, F3 an e-mail, F6 issues a return, all for this case."""
    screen, targets = open_screen(), wanted(desk)
    QTest.keyClick(screen.file, key)
    place, intent = target
    assert targets == [Target(place, story.case, intent)]


def test_acknowledging_is_offered_while_it_is_promised(
    open_screen: Open, desk: Desk, story: Story, settle: Settle
) -> None:
    """Once it is kept, the action rests."""
    screen, targets = open_screen(), wanted(desk)
    action(screen, "Acknowledge").trigger()
    assert targets == [Target(Place.LETTERS, story.case, "acknowledge")]
    story.sends(PromiseKind.ACKNOWLEDGE)
    screen.refresh()
    settle()
    assert not action(screen, "Acknowledge").isEnabled()


def test_resolving_says_what_is_missing_and_then_resolves(
    open_screen: Open, desk: Desk, story: Story, settle: Settle, qtbot: QtBot
) -> None:
    """The faults stand under their fields, nothing typed is lost, and the second attempt succeeds and can be undone."""
    screen = open_screen()
    said: list[Changes] = []
    desk.changed.connect(said.append)
    QTest.keyClick(screen.file, Qt.Key.Key_F7)
    settle()
    asked = dialog(screen)
    asked.form.submitted.emit()
    settle()
    assert "Say in a sentence what was decided." in "".join(label.text() for label in asked.findChildren(QLabel))
    story.sends()
    asked.form.fill({"outcome": "A new clasp is fitted"})
    asked.form.submitted.emit()
    settle()
    assert said[-1].said == f"{story.case} is resolved."
    assert "Rests on the return policy." in shown_words(screen)
    desk.undo(said[-1])
    settle()
    assert cases.case_file(story.office, story.case).facts.status is CaseStatus.OPEN


def test_what_was_typed_survives_closing_the_dialog(
    open_screen: Open, story: Story, settle: Settle, qtbot: QtBot
) -> None:
    """Escape loses nothing: the draft is there when the dialog opens again."""
    screen = open_screen()
    action(screen, "Record a call").trigger()
    settle()
    asked = dialog(screen)
    asked.form.fill({"said": "She would rather have silver"})
    qtbot.waitSignal(asked.form.paused).wait()
    settle()
    QTest.keyClick(asked.form, Qt.Key.Key_Escape)
    draft = load_draft(story.office, f"call {story.case}")
    assert draft is not None
    assert draft["said"] == "She would rather have silver"
    action(screen, "Record a call").trigger()
    settle()
    assert dialog(screen).form.values()["said"] == "She would rather have silver"
    dialog(screen).reject()


def test_a_call_keeps_the_promises_that_are_ticked(open_screen: Open, story: Story, settle: Settle) -> None:
    """A call is noted and keeps the answer."""
    screen = open_screen()
    action(screen, "Record a call").trigger()
    settle()
    asked = dialog(screen)
    asked.form.fill({"said": "She is happy"})
    button(asked, "Answer").click()
    asked.form.submitted.emit()
    settle()
    assert story.promise(PromiseKind.ANSWER).state is PromiseState.KEPT
    assert "She is happy" in shown_words(screen)


def test_asking_by_telephone_waits_and_in_writing_leads_to_the_letter(
    open_screen: Open, desk: Desk, story: Story, settle: Settle
) -> None:
    """A call starts the wait at once; a letter starts it when it is dispatched."""
    screen, targets = open_screen(), wanted(desk)
    QTest.keyClick(screen.file, Qt.Key.Key_F8)
    settle()
    dialog(screen).form.submitted.emit()
    settle()
    assert targets == [Target(Place.LETTERS, story.case, "question")]
    action(screen, "Ask the customer").trigger()
    settle()
    dialog(screen).form.fill({"way": "phone", "question": "the order number"})
    dialog(screen).form.submitted.emit()
    settle()
    assert "waiting for the customer" in badges(screen)
    action(screen, "Stop waiting").trigger()
    settle()
    assert cases.case_file(story.office, story.case).facts.status is CaseStatus.OPEN


def test_more_days_lead_to_the_notice_of_the_delay(open_screen: Open, desk: Desk, story: Story, settle: Settle) -> None:
    """The customer hears of a delay before the answer was due (policy D10)."""
    screen, targets = open_screen(), wanted(desk)
    action(screen, "Grant additional days").trigger()
    settle()
    dialog(screen).form.fill({"days": "2", "reason": "the goldsmith is ill"})
    dialog(screen).form.submitted.emit()
    settle()
    assert story.promise(PromiseKind.INVESTIGATE).due == local(12, 3, 17)
    assert targets == [Target(Place.LETTERS, story.case, "delay")]
    assert not action(screen, "Grant additional days").isEnabled()


def test_escalating_assigning_and_marking_are_done_at_once(open_screen: Open, story: Story, settle: Settle) -> None:
    """Each is one key, and the file shows it."""
    screen = open_screen()
    for words in ("Escalate", "Assign to me", "Mark as our own error"):
        action(screen, words).trigger()
        settle()
    assert badges(screen) == ["escalated", "our own error"]
    assert "assigned to Ada" in shown_words(screen)
    assert not action(screen, "Escalate").isEnabled()
    assert action(screen, "Review the escalation").isEnabled()
    action(screen, "Not our own error").trigger()
    settle()
    assert not cases.case_file(story.office, story.case).facts.own_error


def test_the_mailroom_sees_a_case_and_decides_nothing(open_screen: Open, acting_as: Callable[[Role], Office]) -> None:
    """What the role may not do is not offered."""
    screen = open_screen(acting_as(Role.MAILROOM))
    visible = {found.text() for found in screen.actions() if found.isVisible()}
    assert not visible & {"Write letter", "Resolve", "Escalate", "Issue return", "Assign to me"}
    assert "Broken clasp" in shown_words(screen)


def test_an_attachment_is_shown_inside_the_window_and_saved(
    open_screen: Open, desk: Desk, story: Story, settle: Settle, tmp_path: Path
) -> None:
    """A scan of two pages opens over the file, Escape goes back, and it can be saved as a file."""
    scan = pdf(2)
    with story.office.work(Permission.LOG) as work:
        digest = store_attachment(work, scan, "application/pdf")
        work.session.add(EnclosureRow(correspondence_id=1, position=0, sha256=digest, name="scan.pdf"))
    screen = open_screen()
    [file_button] = screen.file.findChildren(FileButton)
    file_button.click()
    settle()
    assert screen.file.currentWidget() is screen.file.preview
    assert "Page 1 of 2" in shown_words(screen)
    assert isinstance(desk.prompts, ScriptedPrompts)
    desk.prompts.answers.append(tmp_path / "saved.pdf")
    screen.file.preview.saving_wanted.emit()
    settle()
    assert (tmp_path / "saved.pdf").read_bytes() == scan
    QTest.keyClick(screen.file.preview, Qt.Key.Key_Escape)
    assert screen.file.currentWidget() is not screen.file.preview


def test_a_long_message_is_folded(open_screen: Open, story: Story, settle: Settle) -> None:
    """The first lines of a long letter are shown, and all of it on demand; markup stays letters."""
    with story.office.work(Permission.LOG) as work:
        work.session.get_one(CorrespondenceRow, 1).body = "\n".join(f"<b>line {number}</b>" for number in range(30))
    screen = open_screen()
    assert "<b>line 3</b>" in shown_words(screen)
    assert "line 29" not in shown_words(screen)
    button(screen.file.timeline, "Show all of it").click()
    assert "<b>line 29</b>" in shown_words(screen)


def test_a_narrow_file_keeps_its_words(open_screen: Open) -> None:
    """Beside a list there is one column; nothing is cut sideways."""
    screen = open_screen(width=640)
    assert screen.file.width() <= 640
    assert "Evelyn Marsh" in shown_words(screen)
