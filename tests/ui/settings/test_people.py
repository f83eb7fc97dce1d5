"""People are added, get other roles, and are let go."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from backoffice import people
from backoffice.office import Office
from backoffice.roles import Role
from tests.ui.scripted import ScriptedPrompts
from tests.ui.settings.conftest import Open
from ui.desk import Desk, Place, Target
from ui.settings.screen import SettingsScreen


def open_people(screen: SettingsScreen, settle: Callable[[], None]) -> SettingsScreen:
    screen.go_to(Target(Place.SETTINGS, intent="people"))
    settle()
    return screen


def who(office: Office) -> dict[str, Role]:
    return {user.name: user.role for user in people.people(office)}


def test_somebody_new_is_added_by_keyboard(office: Office, open_screen: Open, settle: Callable[[], None]) -> None:
    """The command puts the focus on the name; Enter adds."""
    screen = open_people(open_screen(office), settle)
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    name = screen.people.form.field("name").editor
    assert name.hasFocus()
    QTest.keyClicks(name, "Theo Park")
    QTest.keyClick(name, Qt.Key.Key_Return)
    settle()
    assert who(office) == {"Ada": Role.MANAGER, "Theo Park": Role.MAILROOM}
    assert screen.people.form.values()["name"] == ""


def test_a_taken_name_is_said_under_the_field(office: Office, open_screen: Open, settle: Callable[[], None]) -> None:
    """Nothing typed is lost."""
    screen = open_people(open_screen(office), settle)
    screen.people.form.fill({"name": "ada"})
    screen.people.form.submitted.emit()
    settle()
    assert "works here already" in screen.people.form.field("name").error
    assert screen.people.form.values()["name"] == "ada"


def test_a_role_is_changed_and_the_last_manager_stays(
    office: Office, open_screen: Open, settle: Callable[[], None]
) -> None:
    """Theo becomes a manager; then Ada may stop being one, and then Theo may not."""
    theo = people.add_person(office, "Theo", Role.AGENT).value
    screen = open_people(open_screen(office), settle)
    ada = people.people(office)[0]
    for user, role in ((theo, Role.MANAGER), (ada, Role.AGENT), (theo, Role.AGENT)):
        screen.people.rows.select(user.id)
        screen.people.change.fill({"role": role})
        screen.people.change.submitted.emit()
        settle()
    assert who(office) == {"Ada": Role.AGENT, "Theo": Role.MANAGER}


def test_letting_somebody_go_is_asked_first(
    office: Office, open_screen: Open, desk: Desk, settle: Callable[[], None]
) -> None:
    """Declined, they stay; accepted, they are gone, and can be taken on again under the same name."""
    theo = people.add_person(office, "Theo", Role.AGENT).value
    screen = open_people(open_screen(office), settle)
    prompts = desk.prompts
    assert isinstance(prompts, ScriptedPrompts)
    for answer in (None, True):
        prompts.answers.append(answer)
        screen.people.rows.select(theo.id)
        button(screen.people, "Let go").click()
        settle()
    assert who(office) == {"Ada": Role.MANAGER}
    assert prompts.asked[0].startswith("Let Theo go?")
    people.add_person(office, "theo", Role.MAILROOM)
    assert who(office) == {"Ada": Role.MANAGER, "Theo": Role.MAILROOM}


def test_others_only_look(acting_as: Callable[[Role], Office], open_screen: Open, settle: Callable[[], None]) -> None:
    """An agent sees who works here and can change nothing."""
    screen = open_people(open_screen(acting_as(Role.AGENT)), settle)
    assert screen.people.rows.model.rowCount() == 2
    assert not button(screen.people, "Add person").isEnabled()


def button(inside: QWidget, text: str) -> QPushButton:
    return next(found for found in inside.findChildren(QPushButton) if found.text() == text)
