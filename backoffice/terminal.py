"""How commands answer: a plain table for people, one JSON document for programs, errors as one sentence."""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from backoffice.clock import Clock
from backoffice.office import Office

WIDE = 200  # columns where nobody's terminal sets a width: in a pipe or a file

AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]
"""The ``--json`` option of every command that answers."""

FIRST_YEAR, LAST_YEAR = 1970, 2100
"""The years that a command may name; the business calendar reckons with no others."""


@dataclasses.dataclass(frozen=True)
class Terminal:
    """What the options before the command said; Typer carries it as ``context.obj``.

    Attributes:
        store: the store that was named, a path or URL, else this computer's.
        open_office: opens it for the person who was named.
        clock: tells the time.
    """

    store: str
    open_office: Callable[[], Office]
    clock: Clock


def office(context: typer.Context) -> Office:
    """The office that a command works in; its store is let go when the command ends."""
    terminal: Terminal = context.obj
    opened = terminal.open_office()
    context.call_on_close(opened.store.close)
    return opened


def answer(document: Mapping[str, Any], zone: ZoneInfo | None = None) -> None:
    """Print ``document`` as JSON: keys as given, moments as ISO 8601 with the offset of the business ``zone``.

    Raises:
        TypeError: the document holds a moment and no zone was named.
    """
    text = json.dumps(document, default=partial(_plain, zone=zone), ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """Print a line for people, never reading markup in it."""
    Console(soft_wrap=True).print(Text(text))


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table for people, never reading markup in its cells; the first column, a reference, is never cut."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console()
    if not console.is_terminal:
        console.width = WIDE
    console.print(table)


def moment(text: str, zone: ZoneInfo) -> datetime:
    """A moment as typed, local to ``zone`` unless it names its own offset. Raises `typer.BadParameter`."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is no time; write it as 2026-12-21 10:00.") from error
    _refuse_other_ages(text, parsed)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)


def day(text: str) -> date:
    """A date as typed. Raises `typer.BadParameter`."""
    try:
        parsed = date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is no date; write it as 2026-12-21.") from error
    _refuse_other_ages(text, parsed)
    return parsed


def _refuse_other_ages(text: str, day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise typer.BadParameter(f"“{text}” lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")


def _plain(value: Any, zone: ZoneInfo | None) -> Any:
    """What JSON itself has no word for."""
    match value:
        case datetime() if zone:
            return value.astimezone(zone).isoformat()
        case datetime():
            raise TypeError("a moment is answered in the business zone")
        case date():
            return value.isoformat()
        case Decimal() | Path() | ZoneInfo():
            return str(value)
        case Mapping():
            return dict(value)
        case Iterable():
            return list(value)
        case _ if dataclasses.is_dataclass(value):
            return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    raise TypeError(f"no JSON for {type(value)}")
