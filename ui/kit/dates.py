"""Typing a date the way people write it."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.calendar import CalendarMenu
from ui.kit.icons import icon


class DateField(QLineEdit):
    """A date: typed (``11/23``, ``23 Nov``, ``2026-11-23``, ``today``, ``-2``), stepped with Up and Down, or picked.

    What is typed stays as typed until the field is left; then it is shown in full, or left alone if it is no date.

    Args:
        today: tells the present day in the business zone.

    Signals:
        changed(): the date is another one, or none.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._told: date | None = None
        self.setPlaceholderText("day, like 11/23 or today")
        pick = self.addAction(icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip("Pick a day (F4)")
        pick.triggered.connect(self.pick)
        self.textChanged.connect(self._tell)

    @property
    def day(self) -> date | None:
        """The date typed; None if the field is empty or holds no date."""
        return parse_date(self.text(), self._today())

    @property
    def is_wrong(self) -> bool:
        """Whether something stands there that is no date."""
        return bool(self.text().strip()) and self.day is None

    def set_day(self, day: date | None) -> None:
        """Show ``day``; None empties the field."""
        self.setText("" if day is None else written_date(day))

    def pick(self) -> None:
        """Open a calendar beneath the field."""
        menu = CalendarMenu(self.day or self._today(), self)
        menu.picked.connect(self.set_day)
        menu.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers():
            self.set_day((self.day or self._today()) + timedelta(days=steps[key]))
        elif key is Qt.Key.Key_F4:
            self.pick()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.day is not None:
            self.set_day(self.day)

    def _tell(self) -> None:
        if self.day != self._told:
            self._told = self.day
            self.changed.emit()


def written_date(day: date) -> str:
    """``Mon 23 Nov 2026``: short, and never mistaken for another day."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def parse_date(text: str, today: date) -> date | None:
    """The date that ``text`` means, or None.

    Reads ISO dates, month/day[/year] as written in the United States, day and month by name in either order, and
    ``today``, ``yesterday``, ``+3``, ``-2`` counted from ``today``. Without a year it is the latest such day that is
    not more than a month ahead, since the desk mostly writes of what has come in.
    """
    words = text.strip().lower()
    if words in ("today", "yesterday"):
        return today - timedelta(days=words == "yesterday")
    if re.fullmatch(r"[+-]\d{1,3}", words):
        return today + timedelta(days=int(words))
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        year, month, day = map(int, found.groups())
        return _date(year, month, day)
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?", words):
        return _dated(found[3], int(found[1]), int(found[2]), today)
    return _parse_named(words, today)


def _parse_named(words: str, today: date) -> date | None:
    words = re.sub(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]+", "", words)
    found = re.fullmatch(r"(\d{1,2})[. ]*([a-z]{3,9})[., ]*(\d{4}|\d{2})?", words)
    if found:
        day, name, year = found.groups()
    elif found := re.fullmatch(r"([a-z]{3,9})[. ]*(\d{1,2})(?:st|nd|rd|th)?(?:[, ]+(\d{4}|\d{2}))?", words):
        name, day, year = found.groups()
    else:
        return None
    month = next((place for place, known in enumerate(_MONTHS, 1) if name.startswith(known.lower())), 0)
    return _dated(year, month, int(day), today)


def _dated(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    latest = today + timedelta(days=31)
    meant = [_date(latest.year - back, month, day) for back in range(9)]
    return next((known for known in meant if known is not None and known <= latest), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
