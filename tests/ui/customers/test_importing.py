"""Importing files on the screen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backoffice import customers
from backoffice.office import Office
from backoffice.roles import Role
from tests.customers.exports import CUSTOMERS, export
from tests.ui.customers.conftest import Open
from tests.ui.scripted import ScriptedPrompts
from ui.customers import make_screen
from ui.desk import Desk

Settle = Callable[[], None]


@pytest.fixture
def prompts(desk: Desk) -> ScriptedPrompts:
    """Answers the screen's questions."""
    assert isinstance(desk.prompts, ScriptedPrompts)
    return desk.prompts


def test_a_file_is_rehearsed_and_then_imported(
    qtbot: QtBot,
    desk: Desk,
    office: Office,
    open_screen: Open,
    settle: Settle,
    prompts: ScriptedPrompts,
    tmp_path: Path,
) -> None:
    """The question says what would happen; after it the customers are in the list."""
    file = tmp_path / "people.csv"
    file.write_text(export(CUSTOMERS, {"name": "Ann"}, {"name": "Bo"}))
    prompts.answers = [(file,), True]
    screen = open_screen()
    with qtbot.waitSignal(desk.changed):
        screen.import_wanted.emit("customers")
    settle()
    assert prompts.asked[1] == "Import people.csv? Customers: 2 added, 0 completed, 0 as before. [Import]"
    assert screen.rows.model.rowCount() == 2


def test_declining_imports_nothing(
    office: Office, open_screen: Open, settle: Settle, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    """The rehearsal leaves no trace."""
    file = tmp_path / "people.csv"
    file.write_text(export(CUSTOMERS, {"name": "Ann"}))
    prompts.answers = [(file,), None]
    screen = open_screen()
    screen.import_wanted.emit("customers")
    settle()
    assert not customers.find_customers(office, "ann")


def test_bad_lines_are_reported_and_nothing_is_imported(
    office: Office, open_screen: Open, settle: Settle, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    """Every line by its number, to be copied to whoever made the file."""
    file = tmp_path / "people.csv"
    file.write_text(export(CUSTOMERS, {"name": "Ann"}, {"name": "Bo", "email": "x"}, {"email": "a@example.com"}))
    prompts.answers = [(file,)]
    screen = open_screen()
    screen.import_wanted.emit("customers")
    settle()
    title, *lines = prompts.asked[-1].splitlines()
    assert title == "Nothing of people.csv was imported"
    assert [line.split(":")[0] for line in lines] == ["Line 3", "Line 4"]
    assert not customers.find_customers(office, "ann")


def test_a_file_with_nothing_new_asks_nothing(
    qtbot: QtBot,
    desk: Desk,
    office: Office,
    open_screen: Open,
    prompts: ScriptedPrompts,
    settle: Settle,
    tmp_path: Path,
) -> None:
    """The status line says so."""
    file = tmp_path / "people.csv"
    file.write_text(export(CUSTOMERS, {"name": "Ann"}))
    customers.import_customers(office, file)
    prompts.answers = [(file,)]
    screen = open_screen()
    with qtbot.waitSignal(desk.said) as said:
        screen.import_wanted.emit("customers")
    settle()
    assert said.args == ["people.csv holds nothing new: Customers: 0 added, 0 completed, 1 as before."]


def test_the_mailroom_sees_no_import(qtbot: QtBot, desk: Desk, office: Office, settle: Settle) -> None:
    """The windows hide what the role may not do."""
    mailroom = replace(office, user=replace(office.user, role=Role.MAILROOM))
    screen = make_screen(desk, mailroom)
    qtbot.addWidget(screen)
    assert not [action for action in screen.actions() if action.text().startswith("Import")]
    settle()
