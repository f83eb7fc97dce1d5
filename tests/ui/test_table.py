"""Tables that fit their window and are walked by keyboard."""

from collections.abc import Callable
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.test_rows import COLUMNS, Letter, letters, pages
from ui.desk import Desk
from ui.kit.chips import Badge, Chip, Tone
from ui.kit.empty import EmptyState
from ui.kit.rows import Column
from ui.kit.style import tokens
from ui.kit.table import RowsPane, shares


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> RowsPane[Letter]:
    """A list of letters in a window of its own."""
    made = RowsPane(desk.runner, COLUMNS, attrgetter("key"), EmptyState("No letters."), "Letters")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


CHIP = Column[Letter]("Due", str, chip=lambda _row: Chip(Tone.FINE, ""))
ICON = Column[Letter]("Channel", str, icon_only=True)
TEXT = Column[Letter]("Customer", str)
SUBJECT = Column[Letter]("Subject", str, gives_way=True)


@given(wishes=st.tuples(*[st.integers(20, 400)] * 4), room=st.integers(300, 2000))
def test_columns_share_the_width_and_chips_are_never_cut(wishes: tuple[int, ...], room: int) -> None:
    """Together the columns fill the table and no more; icons and chips get all they want while that is possible."""
    icon, text, subject, chip = shares(wishes, [ICON, TEXT, SUBJECT, CHIP], room)
    assert (icon, chip) == (wishes[0], wishes[3])
    assert icon + text + subject + chip <= max(room, icon + chip)
    assert icon + text + subject + chip >= room - 2 or icon + chip >= room - 2


def test_the_subject_gives_way_first() -> None:
    """In a narrow window the subject is cut before the customer's name."""
    assert shares([40, 120, 400, 100], [ICON, TEXT, SUBJECT, CHIP], 500) == [40, 120, 240, 100]


@pytest.mark.parametrize("width", [320, 500, 800, 1400])
def test_it_never_scrolls_sideways(
    qtbot: QtBot, pane: RowsPane[Letter], settle: Callable[[], None], width: int
) -> None:
    """However wide the window is, there is nothing to the right of it."""
    pane.load(pages(*(Letter(number, "A long subject " * 20) for number in range(20)), size=20))
    settle()
    pane.resize(width, 300)
    qtbot.waitUntil(lambda: pane.table.horizontalScrollBar().maximum() == 0)
    assert pane.table.horizontalHeader().length() <= pane.table.viewport().width()


def test_arrow_keys_walk_and_enter_opens(qtbot: QtBot, pane: RowsPane[Letter], settle: Callable[[], None]) -> None:
    """Down goes to the next letter, Enter opens it; no mouse is needed."""
    pane.load(pages(*letters(1, 2, 3)))
    settle()
    with qtbot.waitSignal(pane.picked) as picked:
        QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert picked.args == [Letter(2)]
    with qtbot.waitSignal(pane.opened) as opened:
        QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert opened.args == [Letter(2)]
    pane.step(1)
    assert pane.current == Letter(3)


def test_the_current_row_survives_a_reload_and_a_new_question(
    pane: RowsPane[Letter], settle: Callable[[], None]
) -> None:
    """After a filter is changed, the letter one looked at is still the current one if it is in the list."""
    pane.load(pages(*letters(1, 2, 3)))
    settle()
    pane.select(3)
    pane.load(pages(*letters(3, 4)))
    settle()
    assert pane.current == Letter(3)
    pane.reload()
    settle()
    assert pane.current == Letter(3)


def test_an_empty_list_says_what_to_do(pane: RowsPane[Letter], settle: Callable[[], None]) -> None:
    """Instead of an empty table there is a sentence, and the table comes back with the first row."""
    pane.load(pages())
    settle()
    assert isinstance(pane.currentWidget(), EmptyState)
    pane.load(pages(*letters(1)))
    settle()
    assert pane.currentWidget() is pane.table


@pytest.mark.parametrize("tone", [Tone.LATE, Tone.SOON, Tone.WINDOW, Tone.FINE])
def test_a_chip_says_it_by_colour_shape_and_words(qtbot: QtBot, tone: Tone) -> None:
    """A badge is drawn on the ground of its tone and heard as its words."""
    badge = Badge(Chip(tone, "due in 2 h"))
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    picture = badge.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 2) == QColor(getattr(tokens(), f"{tone}_bg"))
    assert badge.accessibleName() == "due in 2 h"
