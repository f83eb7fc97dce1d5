"""The Today screen on a real office."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backoffice import cases, promises
from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.promises import Channel, PromiseKind, TodayFigures, When
from tests.promises.stories import Story, begin, local
from ui import today
from ui.desk import Desk, Place, Target
from ui.kit import Figure
from ui.today.screen import TodayScreen, count_text, subtitle

Settle = Callable[[], None]


@pytest.fixture
def stories(office: Office, clock: SetClock) -> list[Story]:
    """An old letter, an escalation by e-mail, and a letter of today."""
    told = []
    for day, subject, channel in (
        (16, "Broken clasp", Channel.MAIL),
        (20, "Escalation: no refund", Channel.EMAIL),
        (23, "Engraving", Channel.MAIL),
    ):
        clock.moment = local(11, day, 9, 30)
        story = begin(office, clock, f"Customer {day}", f"{day}@example.com")
        story.receives(subject, channel)
        told.append(story)
    clock.moment = local(11, 23, 10)
    return told


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, office: Office, stories: list[Story], settle: Settle) -> TodayScreen:
    """The screen, wide enough for the case beside the list."""
    made = cast("TodayScreen", today.make_screen(desk, office))
    desk.changed.connect(made.take)
    qtbot.addWidget(made)
    made.resize(1060, 700)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.focus_first()
    read_on(qtbot, made, settle)
    return made


def read_on(qtbot: QtBot, screen: TodayScreen, settle: Settle) -> None:
    """Let the case of the current row be read."""
    settle()
    row = screen.rows.current
    wanted = row.case if row else None
    qtbot.waitUntil(lambda: (screen.file.shown.facts.reference if screen.file.shown else None) == wanted)


def listed(screen: TodayScreen) -> list[tuple[str, PromiseKind]]:
    """Subjects and promises on the list."""
    rows = (screen.rows.model.row_at(row) for row in range(screen.rows.model.rowCount()))
    return [(row.subject, row.promise.kind) for row in rows]


def press(screen: TodayScreen, words: str) -> None:
    """Press the button of these words."""
    QTest.mouseClick(
        next(button for button in screen.findChildren(QPushButton) if button.text() == words), Qt.MouseButton.LeftButton
    )


def figure(screen: TodayScreen, caption: str) -> Figure:
    """The figure over this caption."""
    return next(found for found in screen.findChildren(Figure) if caption in found.accessibleName())


def test_what_is_due_with_the_most_urgent_first(screen: TodayScreen) -> None:
    """The escalation's promises come first, then the late ones of the old letter, then today's."""
    assert [subject for subject, _ in listed(screen)] == [
        *["Escalation: no refund"] * 4,
        *["Broken clasp"] * 2,
        *["Engraving"] * 2,
    ]


def test_the_day_is_told_in_figures_and_words(screen: TodayScreen) -> None:
    """Date, hours and the figures, counted for everybody."""
    words = [label.text() for label in screen.findChildren(QLabel)]
    assert "Monday 23 November 2026 · open until 17:00 EST" in words
    assert figure(screen, "late or due today").accessibleName().startswith("4 ")


def test_a_figure_filters_the_list_and_lets_go_again(screen: TodayScreen, settle: Settle) -> None:
    """Pressed, it shows what it counts; pressed again, everything."""
    everything = listed(screen)
    pressed = figure(screen, "late or due today")
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    settle()
    assert len(listed(screen)) == 4
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    settle()
    assert listed(screen) == everything


def test_filters_by_person_channel_and_kind(
    screen: TodayScreen, office: Office, desk: Desk, stories: list[Story], settle: Settle
) -> None:
    """Mine, by post, answers."""
    press(screen, "Mine")
    settle()
    assert listed(screen) == []
    desk.announce(cases.assign_case(office, stories[2].case).changes)
    settle()
    assert {subject for subject, _ in listed(screen)} == {"Engraving"}
    press(screen, "All")
    press(screen, "Post")
    settle()
    assert {subject for subject, _ in listed(screen)} == {"Broken clasp", "Engraving"}
    box = next(found for found in screen.findChildren(QComboBox) if found.accessibleName() == "Kind of promise")
    box.setCurrentText("Answer")
    settle()
    assert listed(screen) == [("Broken clasp", PromiseKind.ANSWER), ("Engraving", PromiseKind.ANSWER)]
    press(screen, "Escalated")
    settle()
    assert listed(screen) == []


def test_arrow_keys_walk_the_list_and_the_case_follows(screen: TodayScreen, settle: Settle, qtbot: QtBot) -> None:
    """The case of the current row stands beside the list."""
    for _ in range(4):
        QTest.keyClick(screen.rows.table, Qt.Key.Key_Down)
    read_on(qtbot, screen, settle)
    assert screen.file.isVisible()
    assert screen.file.shown is not None
    assert screen.file.shown.facts.subject == "Broken clasp"


def test_enter_opens_the_case_on_its_own_screen(screen: TodayScreen, desk: Desk, stories: list[Story]) -> None:
    """The list stays where it is for coming back."""
    targets: list[Target] = []
    desk.wanted.connect(targets.append)
    QTest.keyClick(screen.rows.table, Qt.Key.Key_Return)
    assert targets == [Target(Place.CASES, stories[1].case)]


def test_the_case_beside_the_list_can_be_hidden(screen: TodayScreen) -> None:
    """Its key hides it, and shows it again."""
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.rows.table, Qt.Key.Key_B, shift)
    assert not screen.file.isVisible()
    QTest.keyClick(screen.rows.table, Qt.Key.Key_B, shift)
    assert screen.file.isVisible()


def test_a_narrow_window_shows_the_list_alone(screen: TodayScreen) -> None:
    """Where there is no room for both, the list has it."""
    screen.resize(800, 600)
    assert not screen.file.isVisible()
    assert screen.rows.isVisible()


def test_what_somebody_else_sends_leaves_the_list(
    screen: TodayScreen, office: Office, stories: list[Story], settle: Settle
) -> None:
    """A refresh keeps the current row and drops what is kept."""
    stories[2].sends()
    screen.refresh()
    settle()
    assert "Engraving" not in {subject for subject, _ in listed(screen)}


def test_the_chip_is_words_for_a_screen_reader_too(screen: TodayScreen) -> None:
    """What colour and icon say is also said."""
    column = screen.rows.model.columnCount() - 1
    cell = screen.rows.model.index(4, column)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Due: 4 business days late"
    assert cell.data(Qt.ItemDataRole.ToolTipRole)


def test_missed_ones_are_behind_the_percentage(screen: TodayScreen, stories: list[Story], settle: Settle) -> None:
    """The fourth figure lists what was kept late this month."""
    stories[0].sends(PromiseKind.ACKNOWLEDGE)
    QTest.mouseClick(figure(screen, "promises kept this month"), Qt.MouseButton.LeftButton)
    settle()
    assert listed(screen) == [("Broken clasp", PromiseKind.ACKNOWLEDGE)]
    assert screen.rows.model.row_at(0).standing.words.endswith("late")


def test_nothing_due_says_what_to_do(qtbot: QtBot, desk: Desk, office: Office, settle: Settle) -> None:
    """An empty office offers to log a letter."""
    made = cast("TodayScreen", today.make_screen(desk, office))
    qtbot.addWidget(made)
    made.show()
    settle()
    QApplication.processEvents()
    targets: list[Target] = []
    desk.wanted.connect(targets.append)
    press(made, "Log a letter")
    assert targets == [Target(Place.LOG, "", "letter")]


def test_figures_in_words(office: Office, clock: SetClock) -> None:
    """Closed days say when it opens; counts that nobody reads to their end say so."""
    clock.moment = local(11, 26, 12)
    figures: TodayFigures = promises.today_figures(office)
    assert subtitle(figures) == "Thursday 26 November 2026 · closed, opens Fri 27 Nov 9:00"
    assert (count_text(999), count_text(1000)) == ("999", "1000+")
    assert figures.counts == {When.TODAY: 0, When.SOON: 0, When.WINDOW: 0}
