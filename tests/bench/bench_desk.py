"""The desk with many records: starting, the first page of Today, logging a letter, filing mail."""

import email
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from backoffice import correspondence, customers, promises
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.correspondence import Filing, LetterPiece
from backoffice.customers import CustomerDetails
from backoffice.office import Office
from tests.bench.big_store import NOW, make_big_store

STARTS, PAGES, LETTERS, MAILS = 5, 30, 60, 1000
BLANK = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""


def run() -> list[dict[str, Any]]:
    """The four comparisons of the desk."""
    with tempfile.TemporaryDirectory(prefix="backoffice-bench-") as folder:
        small, big = Path(folder, "small.db"), Path(folder, "big.db")
        make_big_store(small, 1_000)
        make_big_store(big, 100_000)
        return [_start(big), _first_page(small, big), _logging(Path(folder)), _filing(Path(folder))]


def _start(store: Path) -> dict[str, Any]:
    """Whole processes, from nothing to rows in Today, and from nothing to an empty window."""
    ours = _fastest(STARTS, partial(_process, "-m", "tests.bench.first_rows", str(store)))
    blank = _fastest(STARTS, partial(_process, "-c", BLANK))
    return _result("start to rows in Today, 100,000 cases ÷ blank window", ours * 1000, "ms", ours / blank, "≤ 3")


def _first_page(small: Path, big: Path) -> dict[str, Any]:
    times = {path: _page_time(path) for path in (small, big)}
    name = "first page of Today, 100,000 cases ÷ 1,000"
    return _result(name, times[big] * 1000, "ms", times[big] / times[small], "≤ 1.5")


def _page_time(store: Path) -> float:
    office = open_office(store, None, SetClock(NOW))
    page = partial(promises.due, office, promises.DueFilter())
    page()
    taken = statistics.median(_timed(page) for _ in range(PAGES))
    office.store.close()
    return taken


def _logging(folder: Path) -> dict[str, Any]:
    """A letter with its case, promises, search words and audit, durably, against one bare durable row."""
    office = _office(folder / "log.db")
    customer = customers.find_customers(office, "evelyn")[0].reference
    letter = LetterPiece(Filing(customer=customer), NOW, "Broken clasp on charm bracelet", note="on the second day")
    ours = statistics.median(_timed(partial(correspondence.log_letter, office, letter)) for _ in range(LETTERS))
    office.store.close()
    bare = _bare_insert(folder / "bare.db")
    return _result("logging a letter durably ÷ a bare sqlite3 insert", ours * 1000, "ms", ours / bare, "≤ 4")


def _bare_insert(path: Path) -> float:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        sound = sqlite3.sqlite_version_info >= (3, 51, 3)
        connection.execute(f"PRAGMA journal_mode = {'WAL' if sound else 'DELETE'}")
        connection.execute(f"PRAGMA synchronous = {'FULL' if sound else 'EXTRA'}")
        connection.execute("CREATE TABLE letters (id INTEGER PRIMARY KEY, subject TEXT, received TEXT)")
        insert = "INSERT INTO letters (subject, received) VALUES (?, ?)"
        row = ("Broken clasp on charm bracelet", NOW.isoformat())
        return statistics.median(_timed(partial(connection.execute, insert, row)) for _ in range(LETTERS))


def _filing(folder: Path) -> dict[str, Any]:
    """Each mail is kept, read, matched and filed to its customer, in durable transactions of their own."""
    office = _office(folder / "mail.db")
    customer = customers.find_customers(office, "evelyn")[0].reference
    mails = [_mail(number) for number in range(MAILS)]
    ours = _timed(partial(_file_all, office, mails, customer))
    parsing = _timed(lambda: [email.message_from_bytes(raw) for raw in mails])
    office.store.close()
    name = "parsing and filing 1,000 mails ÷ email.message_from_bytes"
    return _result(name, ours, "s", ours / parsing, None)


def _file_all(office: Office, mails: list[bytes], customer: str) -> None:
    for raw in mails:
        taken = correspondence.take_in(office, raw)
        correspondence.file_email(office, taken.id, Filing(customer=customer))


def _mail(number: int) -> bytes:
    return (
        f"From: Evelyn Marsh <evelyn@example.com>\r\nTo: service@jameseavery.com\r\nSubject: Question {number}\r\n"
        f"Date: Mon, 23 Nov 2026 09:00:00 -0500\r\nMessage-ID: <{number}@example.com>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n" + "Where is my order?\r\n" * 40
    ).encode()


def _office(path: Path) -> Office:
    office = open_office(path, None, SetClock(datetime(2026, 11, 23, 16, 0, tzinfo=UTC)))
    customers.add_customer(office, CustomerDetails("Evelyn Marsh", emails=("evelyn@example.com",)))
    return office


def _process(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def _fastest(times: int, work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _result(name: str, figure: float, unit: str, ratio: float, aim: str | None) -> dict[str, Any]:
    return {"name": name, "figure": figure, "unit": unit, "ratio": ratio, "aim": aim}
