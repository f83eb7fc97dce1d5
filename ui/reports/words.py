"""The columns and captions of the Reports screen."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import add

from backoffice.cases import MonthOfCases
from backoffice.promises import KIND_NAMES, Channel, PromiseKind, ReportLine
from ui.kit import Choice, Column
from ui.reports.chart import Bar

ALL = "all"
SPANS = (Choice("3", "Three months"), Choice("6", "Half a year"), Choice("12", "A year"), Choice("24", "Two years"))
CHANNEL_NAMES = {Channel.MAIL: "Post", Channel.EMAIL: "E-mail", Channel.PHONE: "Phone", Channel.WEB: "Web"}
CHANNELS = (Choice(ALL, "Any channel"), *(Choice(channel, name) for channel, name in CHANNEL_NAMES.items()))
KINDS = (Choice(ALL, "Every promise"), *(Choice(kind, name) for kind, name in KIND_NAMES.items()))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_text(month: date) -> str:
    """``Nov 2026``."""
    return f"{_MONTHS[month.month - 1]} {month.year}"


LINES = (
    Column[ReportLine]("Month", text=lambda line: month_text(line.month)),
    Column[ReportLine]("Channel", text=lambda line: CHANNEL_NAMES[line.channel]),
    Column[ReportLine]("Promise", text=lambda line: KIND_NAMES[line.kind], gives_way=True),
    Column[ReportLine]("Kept", text=lambda line: str(line.kept), right=True),
    Column[ReportLine]("Early", text=lambda line: str(line.early), right=True, muted=True),
    Column[ReportLine]("On target", text=lambda line: str(line.on_target), right=True, muted=True),
    Column[ReportLine]("After target", text=lambda line: str(line.after_target), right=True, muted=True),
    Column[ReportLine]("Missed", text=lambda line: str(line.missed), right=True),
    Column[ReportLine]("Median", text=lambda line: f"{line.median_hours:g} h", right=True),
    Column[ReportLine]("90 % within", text=lambda line: f"{line.p90_hours:g} h", right=True),
)
MONTHS = (
    Column[MonthOfCases]("Month", text=lambda month: month_text(month.month), gives_way=True),
    Column[MonthOfCases]("Opened", text=lambda month: str(month.opened), right=True),
    Column[MonthOfCases]("Resolved", text=lambda month: str(month.resolved), right=True),
    Column[MonthOfCases]("Escalated", text=lambda month: str(month.escalated), right=True),
    Column[MonthOfCases]("Our error", text=lambda month: str(month.own_errors), right=True),
    Column[MonthOfCases]("More days", text=lambda month: str(month.more_days), right=True, hide_below=480),
    Column[MonthOfCases]("Restated", text=lambda month: str(month.restated), right=True, hide_below=560),
)


def bars(lines: Iterable[ReportLine], months: Sequence[date]) -> tuple[Bar, ...]:
    """A column for each month, with the lines of that month added up."""
    counts = dict.fromkeys(months, (0, 0, 0, 0))
    for line in lines:
        parts = (line.early, line.on_target, line.after_target, line.missed)
        early, target, after, missed = map(add, counts[line.month], parts)
        counts[line.month] = early, target, after, missed
    return tuple(Bar(month_text(month), counts[month]) for month in months)


def chosen(lines: Iterable[ReportLine], channel: Channel | None, kind: PromiseKind | None) -> tuple[ReportLine, ...]:
    """The lines of one channel and one kind; None takes them all."""
    return tuple(line for line in lines if channel in (None, line.channel) and kind in (None, line.kind))
