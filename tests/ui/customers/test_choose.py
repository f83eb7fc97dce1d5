"""Choosing a customer from another screen."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backoffice import customers
from backoffice.customers import Customer
from backoffice.office import Office
from ui.customers import CustomerEdit
from ui.customers.choose import NewCustomerSheet
from ui.desk import Desk

Settle = Callable[[], None]


@pytest.fixture
def edit(qtbot: QtBot, desk: Desk, office: Office) -> CustomerEdit:
    """The line, with the focus."""
    made = CustomerEdit(desk, office)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_two_letters_suggest_and_enter_takes(qtbot: QtBot, edit: CustomerEdit, evelyn: Customer) -> None:
    """The suggestion is the customer's number, shown by name."""
    QTest.keyClicks(edit, "ev")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    with qtbot.waitSignal(edit.chosen):
        QTest.keyClick(cast("QWidget", QApplication.activePopupWidget()), Qt.Key.Key_Return)
    assert edit.choice
    assert (edit.choice.key, edit.choice.text) == (evelyn.reference, "Evelyn Marsh")


def test_somebody_new_is_added_and_chosen(qtbot: QtBot, office: Office, edit: CustomerEdit, settle: Settle) -> None:
    """Ctrl+N takes what was typed for the name; saving chooses the new customer and closes the dialog."""
    QTest.keyClicks(edit, "Grace")
    QTest.keyClick(edit, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = edit.findChildren(NewCustomerSheet)
    assert sheet.form.values()["name"] == "Grace"
    with qtbot.waitSignal(edit.chosen):
        sheet.form.primary.click()
    settle()
    (grace,) = customers.find_customers(office, "grace")
    assert edit.choice
    assert (edit.choice.key, edit.text()) == (grace.reference, "Grace")
    qtbot.waitUntil(lambda: not edit.findChildren(NewCustomerSheet))


def test_faults_keep_the_dialog_open(qtbot: QtBot, edit: CustomerEdit, settle: Settle) -> None:
    """A customer without a name is refused under the field; Escape leaves the line as it was."""
    QTest.keyClick(edit, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = edit.findChildren(NewCustomerSheet)
    settle()
    sheet.form.primary.click()
    settle()
    assert sheet.form.field("name").error
    assert sheet.isVisible()
    QTest.keyClick(sheet.form, Qt.Key.Key_Escape)
    settle()
    qtbot.waitUntil(lambda: not edit.findChildren(NewCustomerSheet))
    assert edit.choice is None
