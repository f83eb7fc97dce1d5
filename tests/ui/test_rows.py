"""Rows that come page by page."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester

from backoffice.errors import UserFacingError
from backoffice.paging import Page
from ui.desk import Desk
from ui.kit.chips import CHIP_ROLE, Chip, Tone
from ui.kit.rows import Column, RowsModel


@dataclass(frozen=True)
class Letter:
    key: int
    subject: str = ""


COLUMNS: tuple[Column[Letter], ...] = (
    Column("Number", lambda row: str(row.key), right=True),
    Column("Subject", attrgetter("subject"), gives_way=True),
    Column("Due", lambda _row: "due in 2 h", chip=lambda _row: Chip(Tone.SOON, "due in 2 h")),
)


def pages(*letters: Letter, size: int = 3) -> Callable[[object | None], Page[Letter]]:
    """Answers as the store does: the rows after a key, a few at a time."""

    def fetch(after: object | None) -> Page[Letter]:
        rest = [row for row in letters if not isinstance(after, int) or row.key > after]
        more = len(rest) > size
        return Page(tuple(rest[:size]), rest[size - 1].key if more else None)

    return fetch


@pytest.fixture
def model(desk: Desk) -> RowsModel[Letter]:
    """A model of letters."""
    return RowsModel(desk.runner, COLUMNS, attrgetter("key"), desk)


def keys(model: RowsModel[Letter]) -> list[int]:
    """The keys of the rows loaded."""
    return [model.row_at(row).key for row in range(model.rowCount())]


def letters(*numbers: int) -> tuple[Letter, ...]:
    """Letters by number."""
    return tuple(map(Letter, numbers))


def test_the_model_keeps_qts_rules(
    model: RowsModel[Letter], settle: Callable[[], None], qtmodeltester: ModelTester
) -> None:
    """Views may rely on what the model says about itself."""
    model.load(pages(*letters(*range(10))))
    settle()
    qtmodeltester.check(model)


def test_pages_follow_one_another_to_the_end(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """Scrolling down brings page after page, each once, and then no more."""
    model.load(pages(*letters(*range(8))))
    settle()
    assert keys(model) == [0, 1, 2]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
        settle()
    assert keys(model) == list(range(8))


def test_the_answer_to_an_old_question_is_dropped(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """Clicking two filters in a row shows the second one's rows."""
    model.load(pages(*letters(1, 2)))
    model.load(pages(*letters(7)))
    settle()
    assert keys(model) == [7]


def test_a_page_of_an_old_question_is_dropped(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """A page still on its way when the filter changes does not land in the new list."""
    model.load(pages(*letters(*range(8))))
    settle()
    model.fetchMore(QModelIndex())
    model.load(pages(*letters(50, 51)))
    settle()
    assert keys(model) == [50, 51]


def test_a_page_that_failed_can_be_asked_for_again(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """When the store was busy for a moment, scrolling on brings the page after all."""
    answers = pages(*letters(*range(5)))
    trouble = [UserFacingError("The store is busy.")]

    def fetch(after: object | None) -> Page[Letter]:
        if after is not None and trouble:
            raise trouble.pop()
        return answers(after)

    model.load(fetch)
    settle()
    model.fetchMore(QModelIndex())
    settle()
    assert keys(model) == [0, 1, 2]
    model.fetchMore(QModelIndex())
    settle()
    assert keys(model) == [0, 1, 2, 3, 4]


def test_a_list_that_failed_can_be_reloaded(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """A list that could not be read is read when something changes next."""
    trouble = [UserFacingError("The store is busy.")]

    def fetch(after: object | None) -> Page[Letter]:
        if trouble:
            raise trouble.pop()
        return pages(*letters(1))(after)

    model.load(fetch)
    settle()
    model.reload()
    settle()
    assert keys(model) == [1]


def test_reloading_keeps_the_place_of_what_stayed(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """The row one works on stays the current one while others come and go around it."""
    held = list(letters(1, 2, 3, 4))
    model.load(lambda _after: Page(tuple(held)))
    settle()
    mine = QPersistentModelIndex(model.index(2, 0))
    held[:] = [Letter(0), Letter(3, "answered"), Letter(4)]
    model.reload()
    settle()
    assert keys(model) == [0, 3, 4]
    assert mine.row() == 1
    assert model.data(model.index(1, 1)) == "answered"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(st.integers(0, 12), unique=True), after=st.lists(st.integers(0, 12), unique=True))
def test_reloading_ends_with_the_new_rows(desk: Desk, before: list[int], after: list[int]) -> None:
    """Whatever was shown before, afterwards the rows are those of the answer, and every step kept Qt's rules."""
    model = RowsModel(desk.runner, COLUMNS, attrgetter("key"), desk)
    watch = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, desk)
    model._start_over(Page(letters(*before)))
    model._update(Page(letters(*after)))
    assert keys(model) == after
    watch.deleteLater()


def test_a_cell_says_the_same_to_eyes_and_ears(model: RowsModel[Letter], settle: Callable[[], None]) -> None:
    """A screen reader hears the heading and the words that a chip shows; markup in a subject stays letters."""
    model.load(pages(Letter(1, "<b>Ring</b>")))
    settle()
    due = model.index(0, 2)
    assert due.data(Qt.ItemDataRole.AccessibleTextRole) == "Due: due in 2 h"
    assert due.data(CHIP_ROLE) == Chip(Tone.SOON, "due in 2 h")
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;Ring&lt;/b&gt;</qt>"
