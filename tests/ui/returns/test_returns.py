"""The Returns screen, by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from backoffice import customers, drafts, returns
from backoffice.documents import page_count
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine, Return, ReturnState
from tests.ui.printers import PaperPrinters
from tests.ui.scripted import ScriptedPrompts
from ui.desk import Desk, Place, Target
from ui.kit import Label
from ui.returns import make_screen
from ui.returns.counts import CountBox
from ui.returns.screen import ReturnsScreen

Settle = Callable[[], None]
DELIVERED_IN_SEPTEMBER = """order,placed,name,email,currency,sku,item,quantity,price,delivered
2002,2026-09-01,Evelyn Marsh,evelyn@example.com,USD,BAND,Plain Band,1,80.00,2026-09-08
"""


@pytest.fixture
def printers() -> PaperPrinters:
    """A label printer and a laser."""
    return PaperPrinters("Zebra", "Laser")


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, office: Office, printers: PaperPrinters, settle: Settle) -> ReturnsScreen:
    """The screen in a window of usual size."""
    made = make_screen(desk, office, printers)
    assert isinstance(made, ReturnsScreen)
    qtbot.addWidget(made)
    made.resize(1060, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def issued(office: Office, case: Reference) -> Return:
    """One ring, to come back."""
    wanted = NewReturn(case, (RequestedLine("RING-7", 1, "too small", serial="GIA 77"),), "1001")
    return returns.issue_return(office, wanted).value


def test_a_return_is_issued_without_the_mouse(
    qtbot: QtBot, screen: ReturnsScreen, office: Office, case: Reference, settle: Settle
) -> None:
    """Tick with Space, type the reason, Ctrl+Enter: issued, and its label stands ready."""
    screen.go_to(Target(Place.RETURNS, case, "issue"))
    settle()
    form = screen.issue.form
    assert form.order.key == "1001"
    tick = screen.issue.findChildren(QCheckBox)[0]
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.keyClick(screen.issue.findChildren(CountBox)[0], Qt.Key.Key_Up)
    reason = screen.issue.findChildren(QComboBox)[1]
    qtbot.keyClicks(reason.lineEdit(), "too small")
    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert form.field("lines").error == ""
    [row] = returns.returns_page(office).rows
    shown = returns.return_file(office, row.reference)
    assert [(line.name, line.quantity, line.reason) for line in shown.lines] == [("Rope Ring", 2, "too small")]
    assert screen.label.isVisible()
    assert drafts.load_draft(office, f"return {case}") is None


def test_what_is_wrong_is_said_under_the_lines(
    qtbot: QtBot, screen: ReturnsScreen, office: Office, case: Reference, settle: Settle
) -> None:
    """Nothing ticked, then a reason missing: the sentence stands there, and nothing is issued or lost."""
    screen.go_to(Target(Place.RETURNS, case, "issue"))
    settle()
    form = screen.issue.form
    form.primary.click()
    settle()
    assert form.field("lines").error == "Choose at least one article that comes back."
    for tick in screen.issue.findChildren(QCheckBox)[:2]:
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    form.primary.click()
    settle()
    assert "Rope Ring: say why" in form.field("lines").error
    assert "Light Chain: say why" in form.field("lines").error
    assert form.primary.isEnabled()
    assert not returns.returns_page(office).rows


def test_what_speaks_against_it_is_said_and_may_be_overruled(
    qtbot: QtBot, screen: ReturnsScreen, office: Office, case: Reference, tmp_path: Path, settle: Settle
) -> None:
    """An order delivered in September: the finding stands above, and the reason is asked for."""
    file = tmp_path / "shipped.csv"
    file.write_text(DELIVERED_IN_SEPTEMBER, encoding="utf-8")
    customers.import_orders(office, file)
    screen.go_to(Target(Place.RETURNS, case, "issue"))
    settle()
    form = screen.issue.form
    assert not form.override.isVisible()
    form.order.set_key("2002")
    assert form.override.isVisible()
    tick = next(box for box in form.findChildren(QCheckBox) if box.text() == "Plain Band")
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    reason = next(box for box in form.findChildren(QComboBox) if box.accessibleName() == "Why Plain Band comes back")
    reason.setCurrentText("too small")
    form.primary.click()
    settle()
    assert "which is 46 days ago" in form.field("override").error
    qtbot.keyClicks(form.override, "ill since September")
    form.primary.click()
    settle()
    assert returns.returns_page(office).rows[0].pieces == 1


def test_an_article_without_an_order(
    qtbot: QtBot, screen: ReturnsScreen, office: Office, other_case: Reference, settle: Settle
) -> None:
    """Whoever has no order here names the article."""
    screen.go_to(Target(Place.RETURNS, other_case, "issue"))
    settle()
    lines = [edit for edit in screen.issue.findChildren(QLineEdit) if edit.accessibleName() == "Article"]
    qtbot.keyClicks(lines[0], "Heirloom brooch")
    qtbot.keyClicks(screen.issue.findChildren(QComboBox)[1].lineEdit(), "repair")
    screen.issue.form.primary.click()
    settle()
    assert returns.return_file(office, returns.returns_page(office).rows[0].reference).lines[0].name == (
        "Heirloom brooch"
    )


def test_a_draft_outlives_the_window(
    qtbot: QtBot, desk: Desk, screen: ReturnsScreen, office: Office, case: Reference, settle: Settle
) -> None:
    """What was ticked and typed is there again when the case's return is begun once more."""
    screen.go_to(Target(Place.RETURNS, case, "issue"))
    settle()
    qtbot.keyClick(screen.issue.findChildren(QCheckBox)[0], Qt.Key.Key_Space)
    qtbot.keyClicks(screen.issue.findChildren(QComboBox)[1].lineEdit(), "scratched")
    qtbot.waitSignal(screen.issue.form.paused, timeout=5000).wait()
    settle()
    again = make_screen(desk, office, PaperPrinters())
    assert isinstance(again, ReturnsScreen)
    qtbot.addWidget(again)
    again.go_to(Target(Place.RETURNS, case, "issue"))
    settle()
    [line] = again.issue.form.wanted().lines
    assert (line.sku, line.reason) == ("RING-7", "scratched")


def test_the_label_is_previewed_and_printed(
    qtbot: QtBot, screen: ReturnsScreen, office: Office, issued: Return, printers: PaperPrinters, settle: Settle
) -> None:
    """Ctrl+P shows the papers, Ctrl+P again prints them on the printer chosen, and that is noted."""
    screen.go_to(Target(Place.RETURNS, issued.reference))
    settle()
    qtbot.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert screen.label.isVisible()
    assert screen.label.printer.printer == "Zebra"
    assert returns.return_file(office, issued.reference).state is ReturnState.AUTHORISED
    with qtbot.waitSignal(screen.label.print_wanted):
        qtbot.keyClick(screen.label, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    [(name, pdf, title)] = printers.printed
    assert (name, title) == ("Zebra", issued.reference)
    assert page_count(pdf) >= 2
    assert returns.return_file(office, issued.reference).state is ReturnState.LABEL_SENT
    assert screen.rows.isVisible()


def test_without_a_printer_it_is_saved(
    qtbot: QtBot, desk: Desk, office: Office, issued: Return, tmp_path: Path, settle: Settle
) -> None:
    """The screen says that there is no printer, and Ctrl+S writes the PDF."""
    screen = make_screen(desk, office, PaperPrinters())
    assert isinstance(screen, ReturnsScreen)
    qtbot.addWidget(screen)
    screen.show()
    screen.go_to(Target(Place.RETURNS, issued.reference))
    settle()
    screen.label_wanted.emit()
    settle()
    assert not screen.label.printer.printer
    prompts = desk.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers.append(tmp_path / "label.pdf")
    with qtbot.waitSignal(screen.label.save_wanted):
        qtbot.keyClick(screen.label, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (tmp_path / "label.pdf").read_bytes().startswith(b"%PDF")
    assert returns.return_file(office, issued.reference).events[-1].event == "label_printed"


def test_a_sheet_asks_for_its_first_free_position(screen: ReturnsScreen, issued: Return, settle: Settle) -> None:
    """A roll has no positions; a sheet of ten does, and its preview follows."""
    screen.go_to(Target(Place.RETURNS, issued.reference))
    settle()
    screen.label_wanted.emit()
    settle()
    field = screen.label.findChild(CountBox)
    assert field is not None
    assert not field.isVisible()
    screen.label.use_stock("5163")
    settle()
    assert field.isVisible()
    assert field.most == 10


def test_no_label_without_an_address(
    screen: ReturnsScreen, office: Office, other_case: Reference, settle: Settle
) -> None:
    """The sentence stands beside the buttons, and nothing can be printed."""
    bare = returns.issue_return(office, NewReturn(other_case, (RequestedLine("", 1, "why", "Brooch"),))).value
    screen.go_to(Target(Place.RETURNS, bare.reference))
    settle()
    screen.label_wanted.emit()
    settle()
    assert "has no postal address" in screen.label.error


def test_cancelling_asks_why(
    qtbot: QtBot, desk: Desk, screen: ReturnsScreen, office: Office, issued: Return, settle: Settle
) -> None:
    """The reason is kept, and the list says cancelled."""
    desk.changed.connect(screen.take)
    screen.go_to(Target(Place.RETURNS, issued.reference))
    settle()
    prompts = desk.prompts
    assert isinstance(prompts, ScriptedPrompts)
    prompts.answers.append("keeps it")
    qtbot.keyClick(screen, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert returns.return_file(office, issued.reference).state is ReturnState.CANCELLED
    assert screen.rows.current is not None
    assert screen.rows.current.state is ReturnState.CANCELLED


def test_an_empty_list_says_where_returns_begin(
    qtbot: QtBot, desk: Desk, screen: ReturnsScreen, office: Office, settle: Settle
) -> None:
    """The one button leads to the cases."""
    with qtbot.waitSignal(desk.wanted) as wanted:
        screen.cases_wanted.emit()
    assert wanted.args == [Target(Place.CASES)]


def test_a_small_window_shows_the_list_until_a_return_is_opened(
    qtbot: QtBot, desk: Desk, office: Office, issued: Return, settle: Settle
) -> None:
    """The arrow keys walk the list; Enter shows the return in its place, Escape the list again."""
    screen = make_screen(desk, office, PaperPrinters())
    assert isinstance(screen, ReturnsScreen)
    qtbot.addWidget(screen)
    screen.resize(760, 600)
    screen.show()
    settle()
    assert screen.rows.isVisible()
    assert not screen.record.isVisible()
    qtbot.keyClick(screen.rows.table, Qt.Key.Key_Return)
    settle()
    assert screen.record.isVisible()
    assert not screen.rows.isVisible()
    qtbot.keyClick(screen.record, Qt.Key.Key_Escape)
    assert screen.rows.isVisible()


def test_the_record_is_of_the_row_that_is_marked(
    screen: ReturnsScreen, office: Office, issued: Return, case: Reference, settle: Settle
) -> None:
    """A return issued while another one is shown is marked and shown, however late the other is read again."""
    screen.rows.reload()
    settle()
    wanted = NewReturn(case, (RequestedLine("RING-7", 1, "wrong colour"),), "1001")
    later = returns.issue_return(office, wanted).value
    screen.rows.reload()
    screen.rows.select(later.reference)
    settle()
    current = screen.rows.current
    assert current is not None
    assert current.reference == later.reference
    assert later.reference in {label.text() for label in screen.record.findChildren(Label)}
