"""``log letter`` and ``log email``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from backoffice import cases
from backoffice.correspondence import unfiled
from backoffice.correspondence.commands import app
from backoffice.customers import Customer
from backoffice.errors import InvalidInputError, NotFoundError, UserFacingError
from backoffice.office import Office
from backoffice.terminal import Terminal
from tests.correspondence.papers import pdf
from tests.correspondence.test_emails import message

Run = Callable[..., Result]


@pytest.fixture
def run(office: Office) -> Run:
    """Runs a command on the office; errors that a person can act on come out as they are."""
    terminal = Terminal("", lambda: office, office.clock)

    def invoke(*words: object, exit_code: int = 0) -> Result:
        result = CliRunner().invoke(app, ["log", *(str(word) for word in words)], obj=terminal)
        if isinstance(result.exception, UserFacingError):
            raise result.exception
        assert result.exit_code == exit_code, result.output
        return result

    return invoke


def document(result: Result) -> dict[str, Any]:
    """What was answered."""
    answered: dict[str, Any] = json.loads(result.stdout)
    return answered


def test_a_letter_with_a_scan(run: Run, office: Office, evelyn: Customer, tmp_path: Path) -> None:
    """The case and the promises are answered, in the business zone."""
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(pdf())
    words = ("letter", "--customer", evelyn.reference, "--received", "2026-11-23 09:30", "--subject", "Ring too small")
    result = document(run(*words, "--kind", "return", "--postmarked", "2026-11-20", "--attach", scan, "--json"))
    assert result["reference"] == result["case"]
    assert result["customer"] == evelyn.reference
    promised = {promise["kind"]: promise["due"] for promise in result["promises"]}
    assert promised == {"acknowledge": "2026-11-24T09:30:00-05:00", "answer": "2026-12-01T17:00:00-05:00"}
    assert {"earliest", "target", "unit", "derivation"} <= result["promises"][0].keys()
    file = cases.case_file(office, result["case"])
    assert (file.facts.kind, len(file.correspondence[0].attachments)) == ("return", 1)


def test_a_letter_that_may_be_a_duplicate_is_logged_and_named(run: Run, evelyn: Customer) -> None:
    """A script is not asked; it is told on the other stream, and in the answer."""
    words = ("letter", "--customer", evelyn.reference, "--received", "2026-11-23", "--subject", "Ring")
    first = document(run(*words, "--json"))
    again = run(*words, "--json")
    assert document(again)["possible_duplicates"] == [first["case"]]
    assert "Look again" in again.stderr


def test_wrong_words_change_nothing(run: Run, office: Office, evelyn: Customer) -> None:
    """A future day and a mistyped customer are one sentence each."""
    before = office.store.last_change()
    with pytest.raises(InvalidInputError, match="future"):
        run("letter", "--customer", evelyn.reference, "--received", "2026-11-24", "--subject", "Ring")
    with pytest.raises(NotFoundError):
        run("letter", "--customer", "P-26AA-AAAA-A", "--received", "2026-11-23", "--subject", "Ring")
    run("letter", "--received", "yesterday week", "--subject", "Ring", exit_code=2)
    assert office.store.last_change() == before


def test_emails_each_once(run: Run, office: Office, evelyn: Customer, tmp_path: Path) -> None:
    """Filed, known, and waiting for a person: each file says what became of it, and a waiting one makes the exit 1."""
    known, unreadable = tmp_path / "known.eml", tmp_path / "broken.eml"
    known.write_bytes(message())
    unreadable.write_bytes(b"no mail at all")
    first, again, broken = document(run("email", known, known, unreadable, "--json", exit_code=1))["emails"]
    assert (first["state"], first["customer"], len(first["promises"])) == ("filed", evelyn.reference, 2)
    assert (again["state"], again["reference"]) == ("known", first["reference"])
    assert (broken["state"], broken["reference"]) == ("waiting", None)
    assert "kept as it came" in broken["said"]
    assert len(unfiled(office).rows) == 1


def test_a_missing_file_stops_before_anything_is_stored(run: Run, office: Office, tmp_path: Path) -> None:
    """All files are read first."""
    there = tmp_path / "there.eml"
    there.write_bytes(message())
    before = office.store.last_change()
    with pytest.raises(UserFacingError, match="cannot be read: no such file"):
        run("email", there, tmp_path / "gone.eml")
    assert office.store.last_change() == before


def test_what_a_person_reads(run: Run, evelyn: Customer, tmp_path: Path) -> None:
    """A line a file, and a table of the promises."""
    known = tmp_path / "known.eml"
    known.write_bytes(message())
    assert "E-mail of Evelyn Marsh filed with C-26" in run("email", known).stdout
    words = ("letter", "--customer", evelyn.reference, "--received", "2026-11-23", "--subject", "Ring")
    shown = run(*words).stdout
    assert "Letter of Evelyn Marsh logged as C-26" in shown
    assert "2026-12-01 17:00" in shown
