"""The command line: the same use cases, for scripts, schedulers and checks."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from backoffice.bootstrap import open_office
from backoffice.cases import commands as cases
from backoffice.clock import SystemClock
from backoffice.correspondence import commands as log
from backoffice.customers import commands as customers
from backoffice.errors import Cancelled, UserFacingError
from backoffice.hours import commands as hours
from backoffice.letters import commands as letters
from backoffice.promises import commands as promises
from backoffice.returns import commands as returns
from backoffice.settings import default_store, load_settings
from backoffice.terminal import Terminal
from backoffice.upkeep import commands as upkeep

app = typer.Typer(
    name="backoffice",
    help="The back office of a customer service: letters, e-mail, returns, and promises kept.",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)
app.add_typer(cases.app)
app.add_typer(customers.app)
app.add_typer(customers.orders_app)
app.add_typer(log.app)
app.add_typer(returns.app)
app.add_typer(letters.app)
app.add_typer(hours.app)
app.add_typer(promises.app)
app.add_typer(upkeep.app)


@app.callback(invoke_without_command=True)
def backoffice(
    context: typer.Context,
    store: Annotated[str | None, typer.Option(help="The store: a file's path or a database URL.")] = None,
    person: Annotated[str | None, typer.Option("--as", help="Who acts, by name.")] = None,
) -> None:
    """Open the window, or run a command."""
    clock = SystemClock()
    place = store or str(load_settings().store or default_store())
    open_window: Callable[[str, str | None], int] = context.obj
    context.obj = Terminal(place, partial(open_office, place, person, clock), clock)
    if context.invoked_subcommand is None:
        raise typer.Exit(open_window(place, person))


def main(open_window: Callable[[str, str | None], int]) -> None:
    """Run the command line; what a person can act on is one sentence on stderr and exit code 2.

    Args:
        open_window: opens the window on a store for a person, and tells the exit code once it is closed.
    """
    try:
        app(obj=open_window)
    except UserFacingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except Cancelled:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
