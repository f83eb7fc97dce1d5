"""Hands the Hours screen's wishes to the use cases."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import hours
from backoffice.changes import Changes, Saved
from backoffice.hours import DecidedDay
from backoffice.office import Office
from ui.desk import Desk
from ui.hours.screen import HoursScreen
from ui.tasks import Lane


class HoursPresenter(QObject):
    """Loads a year, and keeps what managers decide."""

    def __init__(self, desk: Desk, office: Office, screen: HoursScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._office = office
        self._screen = screen
        screen.year_wanted.connect(self._load)
        screen.save_wanted.connect(self._save)
        screen.clear_wanted.connect(self._clear)

    @Slot(object)
    def _load(self, year: int | None) -> None:
        work = partial(hours.year_of_hours, self._office, year)
        self._desk.runner.run(Lane.STORE, work, self._screen.show_year, owner=self)

    @Slot()
    def _save(self) -> None:
        self._run(partial(hours.decide, self._office, self._screen.decision()))

    @Slot(object)
    def _clear(self, day: date) -> None:
        self._run(partial(hours.clear_days, self._office, [day]))

    def _run(self, work: "partial[Saved[tuple[DecidedDay, ...]]]") -> None:
        self._screen.form.set_busy(True)
        self._desk.runner.run(
            Lane.STORE, partial(_changes, work), self._saved, self._screen.form.show_error, owner=self
        )

    def _saved(self, changes: Changes) -> None:
        self._screen.form.set_busy(False)
        self._desk.announce(changes)


def _changes(work: "partial[Saved[tuple[DecidedDay, ...]]]") -> Changes:
    return work().changes
