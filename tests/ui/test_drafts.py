"""Drafts survive a crash."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.office import Office
from ui.desk import Desk
from ui.drafts import DraftKeeper
from ui.kit.form import Form


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A store of one's own."""
    opened = open_office(tmp_path / "backoffice.db", None, SetClock(datetime(2026, 11, 23, 15, tzinfo=UTC)))
    yield opened
    opened.store.close()


def letter_form(qtbot: QtBot) -> Form:
    """The form of a letter."""
    form = Form("Save")
    form.add("subject", "Subject", QLineEdit())
    qtbot.addWidget(form)
    return form


def subject(form: Form) -> str:
    """What stands in the subject."""
    return form.values()["subject"]


def test_what_was_typed_is_there_after_a_crash(
    qtbot: QtBot, desk: Desk, office: Office, settle: Callable[[], None]
) -> None:
    """A form that vanished without a word finds its text again, and forgets it once it was saved."""
    before = letter_form(qtbot)
    DraftKeeper(desk.runner, office, "letter", before)
    QTest.keyClicks(before.field("subject").editor, "Broken clasp")
    before.paused.emit()
    settle()

    after = letter_form(qtbot)
    keeper = DraftKeeper(desk.runner, office, "letter", after)
    keeper.restore()
    settle()
    assert subject(after) == "Broken clasp"

    keeper.drop()
    third = letter_form(qtbot)
    DraftKeeper(desk.runner, office, "letter", third).restore()
    settle()
    assert subject(third) == ""
