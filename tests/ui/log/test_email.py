"""E-mail on the screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backoffice import cases
from backoffice.cases import CaseFilter
from backoffice.changes import Changes
from backoffice.correspondence import unfiled
from backoffice.customers import Customer
from backoffice.office import Office
from tests.correspondence.papers import pdf, picture
from tests.correspondence.test_emails import message
from tests.mail.letters import multipart, part
from ui.desk import Desk, Place, Target
from ui.log.screen import LogScreen

Open = Callable[[], LogScreen]
Settle = Callable[[], None]


def files(folder: Path, *messages: bytes) -> tuple[Path, ...]:
    """The messages as .eml files."""
    paths = tuple(folder / f"{number}.eml" for number in range(len(messages)))
    for path, raw in zip(paths, messages, strict=True):
        path.write_bytes(raw)
    return paths


def matched(screen: LogScreen) -> list[str]:
    """How each e-mail of the list was matched."""
    model = screen.email.rows.model
    return [model.index(row, 3).data(Qt.ItemDataRole.ToolTipRole) for row in range(model.rowCount())]


def test_dropped_files_wait_with_how_they_were_matched(
    office: Office, evelyn: Customer, open_screen: Open, settle: Settle, announced: list[Changes], tmp_path: Path
) -> None:
    """One of a known customer, one of a stranger, one that is none; a missing file is named and stops nobody."""
    screen = open_screen()
    screen.go_to(Target(Place.LOG, "", "email"))
    given = files(tmp_path, message(), message("nora@example.net", "Sizes"), b"no mail")
    screen.email.files_given.emit((*given, tmp_path / "gone.eml"))
    settle()
    assert [tip.removeprefix("<qt>").removesuffix("</qt>") for tip in matched(screen)] == [
        "Could not be read",
        "Unknown sender",
        "A new case",
    ]
    assert "3 e-mails wait to be filed." in announced[0].said
    assert "gone.eml cannot be read" in announced[0].said
    assert screen.email.detail.email is not None
    assert "kept as it came" in screen.email.detail.email.unreadable


def test_an_email_is_looked_at_changed_and_filed(
    qtbot: QtBot,
    desk: Desk,
    office: Office,
    evelyn: Customer,
    open_screen: Open,
    settle: Settle,
    announced: list[Changes],
    tmp_path: Path,
) -> None:
    """The proposal stands in the form; the person changes the kind and files with Ctrl+Enter."""
    screen = open_screen()
    screen.show_email()
    screen.email.files_given.emit(files(tmp_path, message()))
    settle()
    detail = screen.email.detail
    assert detail.customer.text() == "Evelyn Marsh"
    assert detail._text.toPlainText() == "It is late."
    detail.kind.set_key("shipping")
    with qtbot.waitSignal(desk.changed):
        QTest.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    [case] = cases.cases(office, CaseFilter()).rows
    assert (case.customer, case.kind, case.subject) == ("Evelyn Marsh", "shipping", "Where is my order?")
    assert not unfiled(office).rows
    undo = announced[-1].undo
    assert undo is not None
    undo()
    assert len(unfiled(office).rows) == 1


def test_a_stranger_becomes_a_customer(office: Office, open_screen: Open, settle: Settle, tmp_path: Path) -> None:
    """The form proposes the sender as a new customer; filing adds them."""
    screen = open_screen()
    screen.show_email()
    screen.email.files_given.emit(files(tmp_path, message("nora@example.net", "Sizes")))
    settle()
    assert screen.email.detail.customer.text() == "Evelyn Marsh (new customer)"
    screen.email.detail.form.primary.click()
    settle()
    [case] = cases.cases(office, CaseFilter()).rows
    assert case.customer == "Evelyn Marsh"


def test_all_that_are_matched_are_filed_at_once(
    office: Office, evelyn: Customer, open_screen: Open, settle: Settle, announced: list[Changes], tmp_path: Path
) -> None:
    """Two of a known customer are filed, the stranger's waits; one undo lets all three wait again."""
    screen = open_screen()
    screen.show_email()
    three = (message(), message(subject="Second"), message("nora@example.net", "Third"))
    screen.email.files_given.emit(files(tmp_path, *three))
    settle()
    screen.email.file_all.click()
    settle()
    assert announced[-1].said == "2 e-mails filed. 1 e-mail waits for you."
    assert [email.subject for email in unfiled(office).rows] == ["Third"]
    undo = announced[-1].undo
    assert undo is not None
    undo()
    assert len(unfiled(office).rows) == 3


def test_attachments_are_shown_in_place_of_the_text(
    office: Office, open_screen: Open, settle: Settle, tmp_path: Path
) -> None:
    """A photo and a PDF have pages; choosing the message brings the text back."""
    photo = part(b"image/jpeg", picture(), b'Content-Disposition: attachment; filename="ring.jpg"')
    paper = part(b"application/pdf", pdf(2), b'Content-Disposition: attachment; filename="bill.pdf"')
    screen = open_screen()
    screen.show_email()
    screen.email.files_given.emit(files(tmp_path, multipart(part(b"text/plain", b"See"), photo, paper)))
    settle()
    detail = screen.email.detail
    detail._show_file("1")
    settle()
    assert detail._shown.currentWidget() is detail._viewer
    assert detail._viewer._count == 2
    detail._show_file("message")
    assert detail._shown.currentWidget() is detail._text
