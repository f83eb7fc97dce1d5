"""Finding customers, and reading their records."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backoffice import customers
from backoffice.changes import Changes
from backoffice.customers import Customer, CustomerDetails
from backoffice.office import Office
from backoffice.references import Reference
from tests.ui.customers.conftest import Open
from ui.customers.screen import CustomersScreen
from ui.desk import Desk, Place, Target

Settle = Callable[[], None]


def words(screen: CustomersScreen) -> str:
    """Everything written in the record."""
    return "\n".join(label.text() for label in screen.record.findChildren(QLabel) if label.isVisibleTo(screen.record))


def names(screen: CustomersScreen) -> list[str]:
    return [screen.rows.model.row_at(row).name for row in range(screen.rows.model.rowCount())]


def shown_name(qtbot: QtBot, screen: CustomersScreen, settle: Settle, name: str) -> None:
    """Wait until the record shows ``name`` with its lists."""
    qtbot.waitUntil(lambda: name in words(screen))
    settle()


def test_two_letters_find_and_arrows_walk(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Settle, evelyn: Customer
) -> None:
    """Typing narrows the list; Down goes into it, and the record follows the arrow keys."""
    customers.add_customer(office, CustomerDetails("Evan Marsh"))
    customers.add_customer(office, CustomerDetails("Zoë"))
    screen = open_screen()
    assert names(screen) == ["Evan Marsh", "Evelyn Marsh", "Zoë"]
    QTest.keyClicks(screen.search, "ma")
    qtbot.waitUntil(lambda: names(screen) == ["Evan Marsh", "Evelyn Marsh"])
    shown_name(qtbot, screen, settle, "Evan Marsh")
    QTest.keyClick(screen.search, Qt.Key.Key_Down)
    QTest.keyClick(screen.rows.table, Qt.Key.Key_Down)
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    assert "evelyn@example.com" in words(screen)
    assert "12 Elm Street\nQuincy, MA 02169" in words(screen)


def test_the_record_holds_cases_orders_and_correspondence(
    qtbot: QtBot, open_screen: Open, settle: Settle, evelyn: Customer, case: Reference
) -> None:
    """Each list shows what there is, with days in the business zone."""
    screen = open_screen()
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    record = screen.record
    assert record.cases.model.row_at(0).record.reference == case
    order = record.orders.model.row_at(0)
    assert (order.record.number, order.day.isoformat()) == ("1001", "2026-11-10")
    assert record.correspondence.model.row_at(0).record.subject == "Ring too small"
    record.tabs.setCurrentIndex(1)
    assert "2 × Rope Ring  $120.00  (RING-7)" in words(screen)


def test_enter_on_a_case_opens_it(
    qtbot: QtBot, desk: Desk, open_screen: Open, settle: Settle, evelyn: Customer, case: Reference
) -> None:
    """From the list of cases as from a piece of correspondence."""
    screen = open_screen()
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    for pane in (screen.record.cases, screen.record.correspondence):
        with qtbot.waitSignal(desk.wanted) as wanted:
            QTest.keyClick(pane.table, Qt.Key.Key_Return)
        assert wanted.args == [Target(Place.CASES, case)]


def test_a_letter_can_be_logged_from_the_record(
    qtbot: QtBot, desk: Desk, open_screen: Open, settle: Settle, evelyn: Customer
) -> None:
    """The log screen is told whose letter it is."""
    screen = open_screen()
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    with qtbot.waitSignal(desk.wanted) as wanted:
        QTest.keyClick(screen, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [Target(Place.LOG, evelyn.reference, "letter")]


@pytest.mark.parametrize("width", [700, 1060])
def test_going_to_a_customer_shows_list_and_record_of_them(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Settle, evelyn: Customer, width: int
) -> None:
    """Opened by number, even from far down the list, on a narrow window as on a wide one."""
    for number in range(60):
        customers.add_customer(office, CustomerDetails(f"Ann {number:02}"))
    screen = open_screen(width)
    screen.go_to(Target(Place.CUSTOMERS, evelyn.reference))
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    qtbot.waitUntil(lambda: names(screen) == ["Evelyn Marsh"])
    assert screen.record.isVisible()


def test_a_narrow_window_shows_one_at_a_time(qtbot: QtBot, open_screen: Open, settle: Settle, evelyn: Customer) -> None:
    """Enter shows the record instead of the list, Escape goes back."""
    screen = open_screen(700)
    assert not screen.record.isVisible()
    QTest.keyClick(screen.rows.table, Qt.Key.Key_Return)
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    assert not screen.rows.isVisible()
    QTest.keyClick(screen.record.cases.table, Qt.Key.Key_Escape)
    assert screen.rows.isVisible()


def test_an_empty_list_offers_somebody_new(qtbot: QtBot, open_screen: Open, settle: Settle) -> None:
    """Where nobody is found, adding them is one key away."""
    screen = open_screen()
    assert screen.rows.currentIndex() == 1
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.form is not None


def test_undoing_an_addition_takes_the_record_off_the_screen(
    qtbot: QtBot, desk: Desk, office: Office, open_screen: Open, settle: Settle
) -> None:
    """No record is shown of somebody who is gone, and nothing complains."""
    screen = open_screen()
    added = customers.add_customer(office, CustomerDetails("Evan"))
    desk.announce(added.changes)
    shown_name(qtbot, screen, settle, "Evan")
    desk.undo(added.changes)
    qtbot.waitUntil(lambda: not screen.record.isVisible())
    settle()


def test_a_change_from_another_desk_appears(
    qtbot: QtBot, desk: Desk, office: Office, open_screen: Open, settle: Settle, evelyn: Customer
) -> None:
    """The record on the screen follows what somebody else saved."""
    screen = open_screen()
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    known = customers.customer(office, evelyn.reference)
    saved = customers.edit_customer(office, known.reference, known.version, CustomerDetails("Evelyn Marsh-Lee"))
    desk.announce(Changes(saved.changes.topics))
    shown_name(qtbot, screen, settle, "Evelyn Marsh-Lee")
