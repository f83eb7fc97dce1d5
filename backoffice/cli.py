"""The command line: the same use cases, for scripts, schedulers and checks."""

import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Annotated, Any

import platformdirs
import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException
from typer.main import get_group

from backoffice.clock import SystemClock
from backoffice.errors import Cancelled, UserFacingError
from backoffice.files import write_file
from backoffice.settings import default_store, load_settings
from backoffice.terminal import Terminal

BUG = 70  # EX_SOFTWARE of sysexits.h

FEATURES = {
    "backup": "upkeep",
    "case": "cases",
    "check": "upkeep",
    "customers": "customers",
    "due": "promises",
    "hours": "posting",
    "letters": "letters",
    "log": "correspondence",
    "orders": "customers",
    "queue": "promises",
    "restore": "upkeep",
    "returns": "returns",
}
"""Every command, and the feature whose ``commands`` it is in."""


class CommandsOnDemand(TyperGroup):
    """Imports a feature's commands when one of them is asked for, so that no command waits for all others."""

    def list_commands(self, ctx: Any) -> list[str]:
        return sorted({*FEATURES, *super().list_commands(ctx)})

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in FEATURES:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"backoffice.{FEATURES[cmd_name]}.commands")
        return get_group(module.app).get_command(ctx, cmd_name)


app = typer.Typer(
    cls=CommandsOnDemand,
    name="backoffice",
    help="The back office of a customer service: letters, e-mail, returns, and promises kept.",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


@app.callback(invoke_without_command=True)
def backoffice(
    context: typer.Context,
    store: Annotated[str | None, typer.Option(help="The store: a file's path or a database URL.")] = None,
    person: Annotated[str | None, typer.Option("--as", help="Who acts, by name.")] = None,
) -> None:
    """Open the window, or run a command."""
    clock = SystemClock()
    place = store if store is not None else str(load_settings().store or default_store())
    open_window: Callable[[str, str | None], int] = context.obj
    context.obj = Terminal(place, partial(_open_office, place, person, clock), clock)
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(place, person))


def main(open_window: Callable[[str, str | None], int]) -> None:
    """Run the command line; what a person can act on is one sentence on stderr and exit code 2.

    Args:
        open_window: opens the window on a store for a person, and tells the exit code once it is closed.
    """
    try:
        sys.exit(app(obj=open_window, standalone_mode=False))
    except TyperException as error:
        if told := _plain_sentence(error):  # asked for nothing, a group has printed its help
            sys.stderr.write(f"{told}\n")
        sys.exit(error.exit_code)
    except UserFacingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except Cancelled:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - a bug, or a damage that no check has seen
        sys.stderr.write(f"{_reported(error)}\n")
        sys.exit(BUG)


def _plain_sentence(error: TyperException) -> str:
    """What is wrong with the words of a command, in one line."""
    return " ".join(error.format_message().replace("Value error, ", "").split())


def _reported(error: Exception) -> str:
    """Keep what a developer needs, which names no customer, and tell where."""
    report = platformdirs.user_log_path("backoffice", appauthor=False) / "report.txt"
    try:
        write_file(report, "".join(traceback.format_exception(error)).encode())
    except UserFacingError as full:
        return f"Something went wrong that should not ({type(error).__name__}). {full}"
    return f"Something went wrong that should not; a report for the makers is in {report}. “backoffice check” may help."


def _open_office(place: str, person: str | None, clock: SystemClock) -> Any:
    from backoffice.bootstrap import open_office

    return open_office(place, person, clock)
