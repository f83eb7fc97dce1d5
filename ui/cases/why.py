"""Why a promise is due when it is due: the days in words, and as a small calendar."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backoffice.promises import DerivedDay, Promise
from ui.cases.days import DayMark, DaysView, Mark, Swatch
from ui.kit import Label, Role, Space
from ui.moments import moment_text

UNITS = {
    "business_days": "business days",
    "open_hours": "open hours",
    "clock_hours_on_business_days": "hours on business days",
}


class WhyView(QWidget):
    """The derivation of one promise, as it was given."""

    def __init__(self, promise: Promise, zone: ZoneInfo) -> None:
        super().__init__()
        self.setAccessibleName("Why this date?")
        marks = [_mark(day, promise.derivation) for day in promise.derivation]
        days = DaysView()
        days.show_days(marks)
        lines = "\n".join(day.line for day in promise.derivation)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.XS, 0, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(days, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(_legend(mark for mark in Mark if any(day.mark is mark for day in marks)))
        layout.addWidget(Label(lines, Role.SMALL, wraps=True, selectable=True))
        layout.addWidget(Label(f"Told the customer: “{promise.statement}”", wraps=True, selectable=True))
        layout.addWidget(Label(_basis(promise, zone), Role.SMALL, wraps=True))


def _mark(day: DerivedDay, derivation: tuple[DerivedDay, ...]) -> DayMark:
    if day is derivation[-1]:
        mark = Mark.DUE
    elif day.day == 0:
        mark = Mark.START
    elif not day.counted:
        mark = Mark.SKIPPED
    else:
        mark = Mark.OWN_HOURS if day.own_hours else Mark.COUNTED
    return DayMark(day.date, mark, day.day, day.line)


def _legend(marks: Iterable[Mark]) -> QGridLayout:
    """What the grounds mean that occur, three in a row."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.S)
    grid.setVerticalSpacing(0)
    for place, mark in enumerate(marks):
        row, column = divmod(place, 3)
        grid.addWidget(Swatch(mark), row, 2 * column)
        grid.addWidget(Label(mark.value, Role.SMALL), row, 2 * column + 1)
    grid.setColumnStretch(6, 1)
    return grid


def _basis(promise: Promise, zone: ZoneInfo) -> str:
    counted = f"Counted in {UNITS[promise.unit]} from {moment_text(promise.start, zone)}"
    basis = f"{counted}, by policy {promise.policy_version} and hours {promise.calendar_version}."
    if promise.restated is None:
        return basis
    return f"{basis} Restated {moment_text(promise.restated, zone)}: {promise.restated_why}"
