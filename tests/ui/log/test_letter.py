"""Logging letters on the screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backoffice import cases, drafts
from backoffice.cases import CaseFilter
from backoffice.changes import Changes
from backoffice.correspondence import Filing, LetterPiece, log_letter
from backoffice.customers import Customer
from backoffice.office import Office
from tests.correspondence.papers import pdf, tiff
from tests.ui.log.conftest import focused
from ui.desk import Desk, Place, Target
from ui.kit import Label
from ui.log.screen import LogScreen

Open = Callable[[], LogScreen]
Settle = Callable[[], None]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def choose_customer(qtbot: QtBot, screen: LogScreen, settle: Settle) -> None:
    """Type two letters and take the first suggestion."""
    QTest.keyClicks(focused(), "ev")
    qtbot.waitUntil(screen.letter.form.customer._popup.isVisible)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle()


def log(office: Office, evelyn: Customer, today: date, subject: str) -> None:
    """Log a letter of today behind the screen's back."""
    log_letter(office, LetterPiece(Filing(customer=evelyn.reference), today, subject))


def references(office: Office) -> list[str]:
    """All cases, newest first."""
    return [case.reference for case in cases.cases(office, CaseFilter()).rows]


def test_a_letter_is_logged_by_the_keyboard_alone(
    qtbot: QtBot, office: Office, evelyn: Customer, open_screen: Open, settle: Settle, announced: list[Changes]
) -> None:
    """Two letters, Enter, the subject, Enter: the case is there, and its dates stand beside the empty form."""
    screen = open_screen()
    choose_customer(qtbot, screen, settle)
    QTest.keyClicks(focused(), "Ring too small")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle()
    [reference] = references(office)
    file = cases.case_file(office, reference)
    assert (file.customer.name, file.facts.subject) == ("Evelyn Marsh", "Ring too small")
    assert len(file.promises) == 2
    assert reference in announced[-1].said
    assert announced[-1].undo is not None
    assert screen.letter.logged.isVisible()
    assert focused() is screen.letter.form.customer
    assert not screen.letter.form.subject.text()


def test_the_dates_stand_beside_the_form_while_one_types(
    qtbot: QtBot, evelyn: Customer, open_screen: Open, settle: Settle
) -> None:
    """The promises of a letter that came today, and of one that escalates."""
    screen = open_screen()
    screen.letter.form.subject.setText("Ring")
    with qtbot.waitSignal(screen.letter.form.edited):
        pass
    settle()
    qtbot.waitUntil(lambda: "by Tue 24 Nov 10:00" in _words(screen))
    assert "from Fri 27 Nov 9:00\nby Tue 1 Dec 17:00" in _words(screen)
    with qtbot.waitSignal(screen.letter.form.edited):
        screen.letter.form.subject.setText("Escalation: ring")
    settle()
    qtbot.waitUntil(lambda: "Manager review" in _words(screen))


def test_save_and_next_keeps_what_a_stack_shares_and_says_so(
    qtbot: QtBot, desk: Desk, evelyn: Customer, office: Office, open_screen: Open, settle: Settle
) -> None:
    """The day of receipt and the kind stay, visibly; customer, subject, postmark, note and scans never do."""
    screen = open_screen()
    form = screen.letter.form
    choose_customer(qtbot, screen, settle)
    form.subject.setText("Refund")
    form.kind.set_key("return")
    form.received.setText("11/20")
    form.postmarked.setText("11/18")
    form.note.setPlainText("Torn")
    with qtbot.waitSignal(desk.changed):
        QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL_SHIFT)
    settle()
    assert len(references(office)) == 1
    kept = form.values()
    assert (kept["kind"], kept["received"]) == ("return", "Fri 20 Nov 2026")
    assert not any(kept[name] for name in ("customer", "subject", "postmarked", "note", "scans"))
    assert focused() is form.customer
    assert "Kept from the last letter: Return, Fri 20 Nov 2026." in _words(screen)


def test_faults_stand_under_their_fields(qtbot: QtBot, evelyn: Customer, open_screen: Open, settle: Settle) -> None:
    """Nothing typed is lost, and the first wrong field has the focus."""
    screen = open_screen()
    form = screen.letter.form
    form.subject.setText("Ring")
    form.received.setText("11/20")
    form.postmarked.setText("11/22")
    form.primary.click()
    settle()
    assert "Choose the customer" in form.field("customer").error
    assert "before its postmark of 22 Nov 2026" in form.field("received").error
    assert focused() is form.customer
    assert form.subject.text() == "Ring"
    form.received.setText("some day")
    form.primary.click()
    assert "is no date" in form.field("received").error


def test_a_duplicate_is_asked_about_before_saving(
    qtbot: QtBot, office: Office, evelyn: Customer, open_screen: Open, settle: Settle
) -> None:
    """The same letter again: the person is asked, says that it is another one, and that is noted."""
    screen = open_screen()
    log(office, evelyn, screen.letter.form._today(), "Ring")
    choose_customer(qtbot, screen, settle)
    QTest.keyClicks(focused(), "ring")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle()
    assert len(references(office)) == 1
    assert screen.letter.duplicates.isVisible()
    assert focused().accessibleName() == "Another letter"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle()
    newest, first = references(office)
    [piece] = cases.case_file(office, newest).correspondence
    assert piece.note.startswith(f"Logged as another letter than {first}")
    assert not screen.letter.duplicates.isVisible()


def test_scans_are_looked_at_and_kept(
    qtbot: QtBot, office: Office, evelyn: Customer, open_screen: Open, settle: Settle, tmp_path: Path
) -> None:
    """A PDF and a fax are shown with their pages; a program is refused in words and the others stay."""
    paths = [tmp_path / name for name in ("letter.pdf", "fax.tif", "setup.exe")]
    for path, content in zip(paths, (pdf(), tiff(), b"MZ"), strict=True):
        path.write_bytes(content)
    screen = open_screen()
    form = screen.letter.form
    form.scans.dropped.emit(tuple(paths))
    settle()
    assert [scan.words for scan in form.scans.scans] == ["3 pages", "4 pages"]
    assert "it could run as a program" in form.field("attachment").error
    assert screen.letter._viewer.isVisible()
    choose_customer(qtbot, screen, settle)
    QTest.keyClicks(focused(), "Two papers")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle()
    [reference] = references(office)
    [piece] = cases.case_file(office, reference).correspondence
    assert [kept.name for kept in piece.attachments] == ["letter.pdf", "fax.tif"]


def test_a_draft_outlives_a_crash(
    qtbot: QtBot, office: Office, evelyn: Customer, open_screen: Open, settle: Settle, tmp_path: Path
) -> None:
    """A second screen begins with what the first one held: customer, words, dates and scans."""
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(pdf(2))
    first = open_screen()
    choose_customer(qtbot, first, settle)
    first.letter.form.postmarked.setText("11/20")
    first.letter.form.scans.dropped.emit((scan,))
    settle()
    with qtbot.waitSignal(first.letter.form.paused):
        QTest.keyClicks(first.letter.form.subject, "Half a sen")
    settle()
    second = open_screen()
    settle()
    again = second.letter.form
    assert again.customer.choice is not None
    assert again.customer.choice.key == evelyn.reference
    assert again.subject.text() == "Half a sen"
    assert again.postmarked.text() == "11/20"
    assert [found.path for found in again.scans.scans] == [scan]
    again.primary.click()
    settle()
    assert len(references(office)) == 1
    assert drafts.load_draft(office, "letter") is None


def test_the_letter_of_a_customer_is_begun_from_elsewhere(
    desk: Desk, evelyn: Customer, open_screen: Open, settle: Settle
) -> None:
    """The customer is chosen already, and the focus waits in the subject."""
    screen = open_screen()
    screen.go_to(Target(Place.LOG, evelyn.reference, "letter"))
    settle()
    assert screen.letter.form.customer.text() == "Evelyn Marsh"
    assert focused() is screen.letter.form.subject


def _words(screen: LogScreen) -> list[str]:
    """All that can be read beside and above the form."""
    return [label.text() for label in screen.letter.findChildren(Label) if label.isVisible()]
