"""The whole command line in this process: what a script would start, with a clock that stands still."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from backoffice import cli
from backoffice.clock import SetClock


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on stderr."""
        [line] = self.err.splitlines()
        return line


@dataclass(frozen=True)
class Shell:
    """Runs ``backoffice --store STORE …`` as `backoffice.cli.main` does."""

    store: str
    clock: SetClock

    def tell(self, *words: object) -> Told:
        """Run a command; no exception leaves the program."""
        out, err = io.StringIO(), io.StringIO()
        arguments = ["backoffice", "--store", self.store, *map(str, words)]
        with (
            patch.object(cli, "SystemClock", lambda: self.clock),
            patch.object(sys, "argv", arguments),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            return Told(self._exit_code(), out.getvalue(), err.getvalue())

    def run(self, *words: object, code: int = 0) -> Told:
        """Run a command and look at its exit code."""
        told = self.tell(*words)
        assert told.code == code, f"{told.code}: {told.out}{told.err}"
        return told

    def ask(self, *words: object, code: int = 0) -> dict[str, Any]:
        """The JSON document that a command answers."""
        document: dict[str, Any] = json.loads(self.run(*words, "--json", code=code).out)
        return document

    def refused(self, *words: object) -> str:
        """The sentence with which wrong input is refused: exit 2, nothing on stdout."""
        told = self.run(*words, code=2)
        assert told.out == ""
        return told.sentence

    def _exit_code(self) -> int:
        try:
            cli.main(_no_window)
        except SystemExit as ended:
            return int(ended.code or 0)
        raise AssertionError("the program did not end")


def _no_window(store: str, person: str | None) -> int:
    raise AssertionError("no command of a script opens a window")


def keys(document: object) -> Iterator[str]:
    """Every key of a JSON document, however deep."""
    if isinstance(document, dict):
        yield from document
        for value in document.values():
            yield from keys(value)
    elif isinstance(document, list):
        for value in document:
            yield from keys(value)


def texts(document: object) -> Iterator[str]:
    """Every text of a JSON document, however deep."""
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict):
        yield from (text for value in document.values() for text in texts(value))
    elif isinstance(document, list):
        yield from (text for value in document for text in texts(value))


ORDERS = """order,placed,name,email,street,city,state,postcode,country,currency,sku,item,quantity,price
1001,2026-11-10,Evelyn Marsh,evelyn@example.com,12 Elm Street,Quincy,MA,02169,US,USD,RING-7,Rope Ring,2,120.00
1001,2026-11-10,Evelyn Marsh,evelyn@example.com,12 Elm Street,Quincy,MA,02169,US,USD,CHAIN,Light Chain,1,45.50
"""
EVELYN = (
    *("customers", "add", "--name", "Evelyn Marsh", "--email", "evelyn@example.com", "--street", "12 Elm Street"),
    *("--city", "Quincy", "--state", "MA", "--postcode", "02169", "--preferred", "mail"),
)


def orders_file(folder: Path) -> Path:
    """The export of a shop: one order of two articles."""
    file = folder / "orders.csv"
    file.write_text(ORDERS, encoding="utf-8")
    return file
