"""Hands the wishes of the year to the use cases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from backoffice import hours, posting
from backoffice.changes import Changes
from backoffice.hours import Decision
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.posting import Announcement, ProposedHours
from ui.desk import Desk
from ui.hours.rehearsal import RehearsalSheet
from ui.hours.year_page import YearPage
from ui.tasks import Lane


@dataclass(frozen=True)
class Rehearsed:
    """A proposal and the zone in which its moments are shown."""

    proposed: ProposedHours
    zone: ZoneInfo


class YearPresenter(QObject):
    """Loads a year, rehearses what a decision moves, and keeps it."""

    def __init__(self, desk: Desk, office: Office, page: YearPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._office = office
        self._page = page
        page.year_wanted.connect(self._load)
        page.coming_wanted.connect(self._list_coming)
        page.day.save_wanted.connect(self._save)
        page.day.rehearse_wanted.connect(self._rehearse)
        page.day.clear_wanted.connect(self._clear)

    @Slot(object)
    def _load(self, year: int | None) -> None:
        work = partial(hours.year_of_hours, self._office, year)
        self._desk.runner.run(Lane.STORE, work, self._page.show_year, owner=self)

    @Slot()
    def _list_coming(self) -> None:
        self._page.coming.load(partial(_coming, self._office))

    @Slot()
    def _save(self) -> None:
        self._propose(partial(_decided, self._office, self._page.day.decision()), self._save_or_ask)

    @Slot()
    def _rehearse(self) -> None:
        self._propose(partial(_decided, self._office, self._page.day.decision()), self._ask)

    @Slot(object)
    def _clear(self, day: date) -> None:
        self._propose(partial(_cleared, self._office, day), self._save_or_ask)

    def _propose(self, work: Callable[[], Rehearsed], then: Callable[[Rehearsed], None]) -> None:
        self._page.day.form.set_busy(True)
        self._desk.runner.run(Lane.STORE, work, then, self._page.day.form.show_error, owner=self)

    def _save_or_ask(self, rehearsed: Rehearsed) -> None:
        """What moves no promise needs no question."""
        if rehearsed.proposed.rehearsal.moved:
            self._ask(rehearsed)
        else:
            self._change(rehearsed.proposed, (), "")

    def _ask(self, rehearsed: Rehearsed) -> None:
        self._page.day.form.set_busy(False)
        self._page.day.form.clear_errors()
        sheet = RehearsalSheet(rehearsed.proposed, rehearsed.zone, self._page)
        sheet.chosen.connect(partial(self._change, rehearsed.proposed))
        sheet.open()

    def _change(self, proposed: ProposedHours, restated: tuple[int, ...], why: str) -> None:
        self._page.day.form.set_busy(True)
        work = partial(_changed, self._office, proposed, restated, why)
        self._desk.runner.run(Lane.STORE, work, self._changed, self._page.day.form.show_error, owner=self)

    def _changed(self, changes: Changes) -> None:
        self._page.day.form.set_busy(False)
        self._desk.announce(changes)


def _coming(office: Office, _after: object | None) -> Page[Announcement]:
    return Page(posting.announcements(office), None)


def _decided(office: Office, decision: Decision) -> Rehearsed:
    return Rehearsed(posting.propose(office, decision.days()), hours.business_zone(office))


def _cleared(office: Office, day: date) -> Rehearsed:
    return Rehearsed(posting.propose(office, cleared=[day]), hours.business_zone(office))


def _changed(office: Office, proposed: ProposedHours, restated: tuple[int, ...], why: str) -> Changes:
    return posting.change_hours(office, proposed.decided, proposed.cleared, restated, why).changes
