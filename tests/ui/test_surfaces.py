"""Lists with what is picked in them, and the filters above."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.kit.figures import Figure, FigureRow
from ui.kit.filters import FilterChips, ToggleChips
from ui.kit.inputs import Choice
from ui.kit.surfaces import MasterDetail
from ui.kit.text import ElidedLabel

CHOICES = (Choice("", "All"), Choice("mail", "Post"), Choice("email", "E-mail"))


@pytest.fixture
def both(qtbot: QtBot) -> Iterator[MasterDetail]:
    """A list and a case file."""
    made = MasterDetail(QLineEdit(), QPushButton("Case file"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.master.setFocus()
    yield made
    made.close()


def test_where_there_is_room_the_list_stays(both: MasterDetail) -> None:
    """On a wide screen one goes on walking the list while the case shows beside it."""
    both.resize(1040, 600)
    both.show_detail()
    assert both.master.isVisible()
    assert both.detail.isVisible()
    assert both.master.hasFocus()


def test_where_there_is_none_escape_leads_back(qtbot: QtBot, both: MasterDetail) -> None:
    """On a narrow screen the case takes the list's place, and Escape gives it back with the focus."""
    both.resize(700, 600)
    both.show_detail()
    assert not both.master.isVisible()
    assert both.detail.hasFocus()
    with qtbot.waitSignal(both.back):
        QTest.keyClick(both.detail, Qt.Key.Key_Escape)
    assert both.master.hasFocus()
    assert not both.detail.isVisible()


def test_exactly_one_filter_is_down(qtbot: QtBot) -> None:
    """Choosing e-mail lets go of all; setting a filter from the program tells nobody."""
    chips = FilterChips("Channel", CHOICES)
    qtbot.addWidget(chips)
    assert chips.key == ""
    with qtbot.waitSignal(chips.chosen) as chosen:
        chips._buttons["email"].click()
    assert chosen.args == ["email"]
    with qtbot.assertNotEmitted(chips.chosen):
        chips.set_key("mail")
    assert chips.key == "mail"


def test_any_number_of_toggles_is_down(qtbot: QtBot) -> None:
    """Post and e-mail can be asked for together."""
    chips = ToggleChips("Channel", CHOICES[1:])
    qtbot.addWidget(chips)
    chips.set_keys({"mail"})
    with qtbot.waitSignal(chips.chosen) as chosen:
        chips._buttons["email"].click()
    assert chosen.args == [frozenset({"mail", "email"})]


def test_a_figure_filters_until_it_is_let_go(qtbot: QtBot) -> None:
    """The number of late promises shows just those when pressed, all again when pressed once more."""
    row = FigureRow((Choice("late", "late"), Choice("soon", "due soon")))
    qtbot.addWidget(row)
    row.show_numbers({"late": "3"})
    late, soon = row.findChildren(Figure)
    assert late.accessibleName() == "3 late"
    heard: list[str] = []
    row.chosen.connect(heard.append)
    for pressed in (late, soon, soon):
        pressed.click()
    assert heard == ["late", "soon", ""]
    late.click()
    row.clear()
    assert row.key == ""
    assert heard == ["late", "soon", "", "late"]


def test_what_is_cut_can_be_read_in_full(qtbot: QtBot) -> None:
    """A name that does not fit says it all in its tooltip, with markup as letters."""
    label = ElidedLabel("St. Mark's <Parish> Office")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == "<qt>St. Mark&#x27;s &lt;Parish&gt; Office</qt>"
    label.resize(600, 20)
    assert label.toolTip() == ""
