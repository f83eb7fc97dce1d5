"""Loads the reports, and writes them to files."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from backoffice import cases, hours, promises
from backoffice.cases import MonthOfCases
from backoffice.files import write_file
from backoffice.office import Office
from backoffice.promises import ReportLine
from ui.desk import Desk
from ui.reports.screen import ReportsScreen
from ui.tasks import Lane

Report = tuple[tuple[ReportLine, ...], tuple[MonthOfCases, ...]]


class ReportsPresenter(QObject):
    """Answers what the screen asks for."""

    def __init__(self, desk: Desk, office: Office, screen: ReportsScreen) -> None:
        super().__init__(screen)
        self._desk = desk
        self._office = office
        self._screen = screen
        screen.report_wanted.connect(self._load)
        screen.file_wanted.connect(self._ask_where)

    @Slot(int)
    def _load(self, months: int) -> None:
        self._desk.runner.run(Lane.STORE, partial(_read, self._office, months), self._show, owner=self)

    def _show(self, report: Report) -> None:
        self._screen.show_report(*report)

    @Slot()
    def _ask_where(self) -> None:
        text = promises.report_csv(self._screen.lines)
        self._desk.prompts.save_file("Save the report", "promises.csv", partial(self._save, text))

    def _save(self, text: str, path: Path) -> None:
        said = f"The report is saved in {path.parent}."
        self._desk.runner.run(Lane.IO, partial(write_file, path, text.encode()), partial(self._saved, said), owner=self)

    def _saved(self, said: str, _result: object) -> None:
        self._desk.say(said)


def _read(office: Office, months: int) -> Report:
    today = office.clock.now().astimezone(hours.business_zone(office)).date()
    first = _months_back(today, months - 1)
    return promises.monthly_report(office, first, today), cases.months_of_cases(office, first, today)


def _months_back(day: date, count: int) -> date:
    month = day.year * 12 + day.month - 1 - count
    return date(month // 12, month % 12 + 1, 1)
