"""The Reports screen: whether promises are kept, as a chart and as a table."""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backoffice.cases import MonthOfCases
from backoffice.changes import Topic
from backoffice.paging import Page
from backoffice.promises import Channel, PromiseKind, ReportLine
from ui.kit import ActionButton, Card, ChoiceBox, EmptyState, FilterChips, Label, Role, RowsPane, Space
from ui.reports.chart import KeptChart, Legend
from ui.reports.words import ALL, CHANNELS, KINDS, LINES, MONTHS, SPANS, bars, chosen
from ui.screen import Screen
from ui.tasks import TaskRunner

R = TypeVar("R")


class ReportsScreen(Screen):
    """How promises were kept, and how many cases came and went, month by month (policy D13).

    Signals:
        report_wanted(int): so many months, the present one among them, are asked for.
        file_wanted(): the lines shown are to be written to a file.
    """

    report_wanted = Signal(int)
    file_wanted = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__("Reports", {Topic.PROMISES, Topic.CASES, Topic.HOURS})
        self._report: tuple[ReportLine, ...] = ()
        self._months: tuple[MonthOfCases, ...] = ()
        self._span = ChoiceBox(SPANS)
        self._channel = FilterChips("Channel", CHANNELS)
        self._kind = ChoiceBox(KINDS)
        self._summary = Label("", Role.MUTED, wraps=True)
        self.chart = KeptChart()
        self.rows: RowsPane[ReportLine] = RowsPane(
            runner,
            LINES,
            key=lambda line: (line.month, line.channel, line.kind),
            empty=EmptyState("No promise was settled in this time."),
            name="How promises were kept",
            compact=True,
        )
        self.cases: RowsPane[MonthOfCases] = RowsPane(
            runner,
            MONTHS,
            key=lambda month: month.month,
            empty=EmptyState("No months to show."),
            name="Cases by month",
            compact=True,
        )
        self._lay_out()
        self._connect()
        save = self.add_command("Save the report as CSV", self.file_wanted.emit, "Ctrl+S", "download")
        self.header.addWidget(ActionButton(save))

    @property
    def lines(self) -> tuple[ReportLine, ...]:
        """What is shown: the lines of the channel and the kind that are chosen."""
        channel = None if self._channel.key == ALL else Channel(self._channel.key)
        kind = None if self._kind.key == ALL else PromiseKind(self._kind.key)
        return chosen(self._report, channel, kind)

    def show_report(self, report: tuple[ReportLine, ...], months: tuple[MonthOfCases, ...]) -> None:
        """Show a report, and the cases of the same months."""
        self._report, self._months = report, months
        self.cases.load(partial(_one_page, tuple(reversed(months))))
        self._show_lines()

    def refresh(self) -> None:
        self.report_wanted.emit(int(self._span.key))

    def focus_first(self) -> None:
        self.rows.setFocus()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(Space.L)
        self._span.setAccessibleName("Time")
        self._kind.setAccessibleName("Kind of promise")
        for widget in (self._span, self._channel, self._kind):
            filters.addWidget(widget)
        filters.addStretch(1)
        kept = Card()
        kept.body.addWidget(Legend())
        kept.body.addWidget(self.chart, 1)
        kept.body.addWidget(self._summary)
        aside = QVBoxLayout()
        aside.setSpacing(Space.S)
        aside.addWidget(Label("Cases, and where the ordinary course was left", Role.HEADING))
        aside.addWidget(self.cases, 1)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(kept, 2)
        top.addLayout(aside, 3)
        self.body.addLayout(filters)
        self.body.addLayout(top, 1)
        self.body.addWidget(self.rows, 1)

    def _connect(self) -> None:
        self._span.changed.connect(self._ask)
        self._channel.chosen.connect(self._show_lines)
        self._kind.changed.connect(self._show_lines)

    @Slot()
    def _ask(self) -> None:
        self.refresh()

    @Slot()
    def _show_lines(self) -> None:
        lines = self.lines
        newest_first = sorted(lines, key=attrgetter("month"), reverse=True)
        self.rows.load(partial(_one_page, newest_first))
        self.chart.show_bars(bars(lines, [month.month for month in self._months]))
        self._summary.setText(_summary(lines))


def _one_page(rows: Sequence[R], _after: object | None) -> Page[R]:
    return Page(tuple(rows), None)


def _summary(lines: Sequence[ReportLine]) -> str:
    kept, missed = sum(line.kept for line in lines), sum(line.missed for line in lines)
    if not kept + missed:
        return "No promise was settled in this time."
    return f"{kept} kept in time, {missed} missed: {kept * 100 // (kept + missed)} % kept."
