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

AsJson = Annotated[bool, typer.Option("--json", help="Answer with one JSON document.")]
"""The ``--json`` option of every command that answers."""


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
    """The office that a command works in."""
    terminal: Terminal = context.obj
    return terminal.open_office()


def answer(document: Mapping[str, Any], zone: ZoneInfo | None = None) -> None:
    """Print ``document`` as JSON: moments as ISO 8601 in ``zone`` (else as they are), keys as given."""
    text = json.dumps(document, default=partial(_plain, zone=zone), ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """Print a line for people, never reading markup in it."""
    Console(soft_wrap=True).print(Text(text))


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table for people, never reading markup in its cells."""
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def moment(text: str, zone: ZoneInfo) -> datetime:
    """A moment as typed, local to ``zone`` unless it names its own offset. Raises `typer.BadParameter`."""
    try:
        parsed = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is no time; write it as 2026-12-21 10:00.") from error
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)


def day(text: str) -> date:
    """A date as typed. Raises `typer.BadParameter`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"“{text}” is no date; write it as 2026-12-21.") from error


def _plain(value: Any, zone: ZoneInfo | None) -> Any:
    """What JSON itself has no word for."""
    match value:
        case datetime():
            return (value.astimezone(zone) if zone else value).isoformat()
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
