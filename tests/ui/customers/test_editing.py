"""Adding and editing customers on the screen."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from backoffice import customers
from backoffice.customers import Customer
from backoffice.drafts import load_draft
from backoffice.office import Office
from tests.ui.customers.conftest import Open
from tests.ui.customers.test_screen import shown_name
from ui.customers.form import CustomerForm
from ui.customers.screen import CustomersScreen
from ui.desk import Desk

Settle = Callable[[], None]


def form_of(screen: CustomersScreen) -> CustomerForm:
    form = screen.form
    assert form is not None
    return form


def put(form: CustomerForm, **texts: str) -> None:
    """Type into the fields."""
    for name, text in texts.items():
        editor = form.field(name).editor
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, text)


def focused() -> QWidget:
    return cast("QWidget", QApplication.focusWidget())


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def test_a_customer_is_added_without_the_mouse(
    qtbot: QtBot, desk: Desk, office: Office, open_screen: Open, settle: Settle
) -> None:
    """Ctrl+N, typing and tabbing, Ctrl+Enter: the record is shown and can be undone."""
    screen = open_screen()
    press(screen, Qt.Key.Key_N)
    settle()
    for text in ("Grace Hopper", "grace@example.com", "617 555 0123", "12 Elm Street", "Quincy", "MA", "02169"):
        QTest.keyClicks(focused(), text)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(desk.changed) as changed:
        press(focused(), Qt.Key.Key_Return)
    shown_name(qtbot, screen, settle, "Grace Hopper")
    (found,) = customers.find_customers(office, "grace")
    assert (found.place, found.email, found.phone) == ("Quincy, MA 02169", "grace@example.com", "+16175550123")
    assert changed.args[0].undo
    assert screen.form is None
    assert load_draft(office, "customer") is None


def test_every_fault_stands_under_its_field(open_screen: Open, settle: Settle) -> None:
    """Nothing that was typed is lost, and the first wrong field has the focus."""
    screen = open_screen()
    screen.new_wanted.emit()
    form = form_of(screen)
    put(form, emails="x", phones="555-0123", postcode="1")
    form.submitted.emit()
    settle()
    said = {name: form.field(name).error for name in ("name", "emails", "phones", "street", "postcode", "city")}
    assert all(said.values())
    assert "no area code" in said["phones"]
    assert form.values()["postcode"] == "1"
    assert form.field("name").editor.hasFocus()


def test_another_address_has_faults_of_its_own(open_screen: Open, settle: Settle) -> None:
    """The second address is checked and told apart."""
    screen = open_screen()
    screen.new_wanted.emit()
    form = form_of(screen)
    form.add_address()
    put(form, name="Grace", city_2="Quincy")
    form.submitted.emit()
    settle()
    assert form.field("postcode_2").error
    assert not form.field("postcode").error


def test_editing_starts_from_the_record_and_saves(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Settle, evelyn: Customer
) -> None:
    """What was not touched stays, a second address included."""
    second = replace(evelyn.addresses[0], street=("1 High Street",), city="London", postcode="SW1A 1AA", country="GB")
    details = replace(
        evelyn.details, addresses=(*evelyn.addresses, replace(second, state="")), phones=("+16175550123",)
    )
    customers.edit_customer(office, evelyn.reference, evelyn.version, details)
    screen = open_screen()
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    press(screen, Qt.Key.Key_E)
    settle()
    form = form_of(screen)
    assert form.values()["country_2"] == "GB"
    put(form, name="Evelyn Lee")
    press(form, Qt.Key.Key_Return)
    shown_name(qtbot, screen, settle, "Evelyn Lee")
    saved = customers.customer(office, evelyn.reference)
    assert saved.phones == ("+16175550123",)
    assert [address.country for address in saved.addresses] == ["US", "GB"]


def test_escape_leaves_and_the_draft_comes_back(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Settle
) -> None:
    """Whoever is called away finds what was typed, even after a crash."""
    screen = open_screen()
    screen.new_wanted.emit()
    settle()
    put(form_of(screen), name="Grace", city="Quincy")
    QTest.keyClick(form_of(screen), Qt.Key.Key_Escape)
    settle()
    assert screen.form is None
    draft = load_draft(office, "customer")
    assert draft is not None
    assert draft["name"] == "Grace"
    screen.new_wanted.emit()
    settle()
    assert form_of(screen).values()["city"] == "Quincy"
    form_of(screen).discarded.emit()
    settle()
    assert load_draft(office, "customer") is None


def test_a_draft_brings_its_further_addresses_back(office: Office, open_screen: Open, settle: Settle) -> None:
    """The fields of a second address are there again."""
    screen = open_screen()
    screen.new_wanted.emit()
    settle()
    form_of(screen).add_address()
    put(form_of(screen), city_2="London")
    QTest.keyClick(form_of(screen), Qt.Key.Key_Escape)
    settle()
    screen.new_wanted.emit()
    settle()
    assert form_of(screen).values()["city_2"] == "London"


def test_a_clash_shows_both_sides_and_can_be_settled(
    qtbot: QtBot, office: Office, open_screen: Open, settle: Settle, evelyn: Customer
) -> None:
    """Nothing is overwritten unseen: theirs stands under the field, and saving again keeps mine knowingly."""
    screen = open_screen()
    shown_name(qtbot, screen, settle, "Evelyn Marsh")
    press(screen, Qt.Key.Key_E)
    settle()
    form = form_of(screen)
    known = customers.customer(office, evelyn.reference)
    customers.edit_customer(office, known.reference, known.version, replace(known.details, name="Evelyn Theirs"))
    put(form, name="Evelyn Mine")
    form.submitted.emit()
    settle()
    assert form.field("name").error == "Saved meanwhile: Evelyn Theirs"
    assert customers.customer(office, evelyn.reference).name == "Evelyn Theirs"
    form.submitted.emit()
    shown_name(qtbot, screen, settle, "Evelyn Mine")
    assert customers.customer(office, evelyn.reference).name == "Evelyn Mine"
