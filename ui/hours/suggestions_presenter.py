"""Hands the answers to suggested holidays to the use cases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import hours
from backoffice.changes import Changes
from backoffice.hours import SuggestedDay
from backoffice.office import Office
from backoffice.paging import Page
from ui.desk import Desk
from ui.hours.suggestions_page import SuggestionsPage
from ui.tasks import Lane


class SuggestionsPresenter(QObject):
    """Lists a year's suggestions, and keeps what is answered."""

    def __init__(self, desk: Desk, office: Office, page: SuggestionsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._office = office
        self._page = page
        page.year_wanted.connect(self._list)
        page.answer_wanted.connect(self._answer)
        page.repeat_wanted.connect(self._repeat)

    @Slot(int)
    def _list(self, year: int) -> None:
        if year:
            self._page.show_of(year)
            self._page.rows.load(partial(_suggested, self._office, year))
        else:
            self._desk.runner.run(Lane.STORE, partial(_present_year, self._office), self._list, owner=self)

    @Slot()
    def _answer(self) -> None:
        one = self._page.rows.current
        if one is not None:
            self._keep(partial(_answered, self._office, one, *self._page.answer))

    @Slot(int)
    def _repeat(self, year: int) -> None:
        self._keep(partial(_repeated, self._office, year))

    def _keep(self, work: Callable[[], Changes]) -> None:
        self._page.form.set_busy(True)
        self._desk.runner.run(Lane.STORE, work, self._kept, self._page.form.show_error, owner=self)

    def _kept(self, changes: Changes) -> None:
        self._page.form.set_busy(False)
        self._page.form.clear_errors()
        self._desk.announce(changes)


def _present_year(office: Office) -> int:
    return hours.year_of_hours(office).year


def _suggested(office: Office, year: int, _after: object | None) -> Page[SuggestedDay]:
    return Page(hours.suggested_days(office, year), None)


def _answered(office: Office, one: SuggestedDay, answer: hours.Answer, kept: str, note: str) -> Changes:
    return hours.answer_suggestion(office, one.suggestion, answer, kept, note).changes


def _repeated(office: Office, year: int) -> Changes:
    return hours.as_last_year(office, year).changes
