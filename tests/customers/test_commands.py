"""``customers …`` and ``orders …``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from backoffice.customers import Customer, customer
from backoffice.customers.commands import app
from backoffice.errors import InvalidInputError, NotFoundError, UserFacingError
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.terminal import Terminal
from tests.customers.exports import CUSTOMERS, PLAIN, export

Run = Callable[..., Result]
ORDER = {"order": "7", "placed": "2026-11-02", "name": "Bob", "item": "Ring", "price": "10"}


@pytest.fixture
def run(office: Office) -> Run:
    """Runs a command on the office; errors that a person can act on come out as they are."""
    terminal = Terminal("", lambda: office, office.clock)

    def invoke(*words: object, exit_code: int = 0) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words], obj=terminal)
        if isinstance(result.exception, UserFacingError):
            raise result.exception
        assert result.exit_code == exit_code, result.output
        return result

    return invoke


def document(result: Result) -> dict[str, Any]:
    """What was answered."""
    answered: dict[str, Any] = json.loads(result.stdout)
    return answered


def test_add_answers_the_record(run: Run, office: Office) -> None:
    """A script learns the number of whom it added."""
    words = ("customers", "add", "--name", "Grace Hopper", "--email", "G@example.com", "--email", "h@example.com")
    place = (
        "--street",
        "12 Elm Street",
        "--street",
        "Apt 2",
        "--city",
        "Quincy",
        "--state",
        "MA",
        "--postcode",
        "02169",
    )
    added = document(run(*words, *place, "--postcode", "02169", "--phone", "617 555 0123", "--json"))
    made = customer(office, added["reference"])
    assert added["emails"] == list(made.emails) == ["g@example.com", "h@example.com"]
    assert added["addresses"][0]["street"] == ["12 Elm Street", "Apt 2"]
    assert added["preferred_channel"] == "email"


def test_add_says_what_was_added(run: Run) -> None:
    """People read a sentence."""
    assert run("customers", "add", "--name", "Grace Hopper").stdout.startswith("Grace Hopper added as P-26")


def test_add_refuses_in_words(run: Run) -> None:
    """Every fault is in the sentence, and nothing is added."""
    with pytest.raises(InvalidInputError, match=r"no e-mail address.* no area code"):
        run("customers", "add", "--name", "Grace", "--email", "x", "--phone", "555-0123")
    assert document(run("customers", "find", "grace", "--json")) == {"customers": []}


def test_find_tells_people_and_programs(run: Run, evelyn: Customer) -> None:
    """A table for people, a document for programs, a sentence for nobody."""
    assert document(run("customers", "find", "1001", "--json"))["customers"] == [
        {
            "reference": evelyn.reference,
            "name": "Evelyn Marsh",
            "place": "Quincy, MA 02169",
            "email": "evelyn@example.com",
            "phone": "",
        }
    ]
    assert evelyn.reference in run("customers", "find", "ev").stdout
    assert run("customers", "find", "nobody").stdout == "No customer matches.\n"


def test_show_tells_everything(run: Run, evelyn: Customer, case: Reference) -> None:
    """The record, its orders and its correspondence, in the business zone."""
    shown = document(run("customers", "show", evelyn.reference.lower(), "--json"))
    assert shown["reference"] == evelyn.reference
    assert shown["orders"][0]["placed_at"] == "2026-11-10T00:00:00-05:00"
    assert [line["sku"] for line in shown["orders"][0]["lines"]] == ["RING-7", "CHAIN"]
    assert [piece["case"] for piece in shown["correspondence"]] == [case]
    told = run("customers", "show", evelyn.reference).stdout
    assert "12 ELM STREET, QUINCY MA 02169" in told
    assert "2 × Rope Ring, 1 × Light Chain" in told
    assert "Ring too small" in told


def test_show_of_nobody_is_refused(run: Run) -> None:
    """A number that is in order but unknown is said to be so."""
    with pytest.raises(NotFoundError, match="no customer P-2600-0001-F"):
        run("customers", "show", "P-2600-0001-F")


def test_imports_tell_what_they_did(run: Run, tmp_path: Path) -> None:
    """Counts for programs, a sentence for people."""
    people, orders = tmp_path / "people.csv", tmp_path / "orders.csv"
    people.write_text(export(CUSTOMERS, {"name": "Ann"}))
    orders.write_text(export(PLAIN, ORDER))
    assert run("customers", "import", people).stdout == "Customers: 1 added, 0 completed, 0 as before.\n"
    rehearsed = document(run("orders", "import", orders, "--dry-run", "--json"))
    assert (rehearsed["added"], rehearsed["new_customers"], rehearsed["dry_run"]) == (1, 1, True)
    told = run("orders", "import", orders, "--dry-run").stdout
    assert told.startswith("Nothing was saved. It would be: Orders: 1 added")
    assert document(run("orders", "import", orders, "--json"))["added"] == 1
    assert document(run("orders", "import", orders, "--json"))["unchanged"] == 1


def test_a_dry_run_names_every_bad_line(run: Run, tmp_path: Path) -> None:
    """On stderr for people, in the document for programs, and with exit code 2 for both."""
    file = tmp_path / "people.csv"
    file.write_text(export(CUSTOMERS, {"name": "Ann"}, {"name": "Bo", "email": "x"}, {"phone": "1"}))
    told = run("customers", "import", file, "--dry-run", exit_code=2)
    assert [line.split(":")[0] for line in told.stderr.splitlines()] == ["Line 3", "Line 4", "Line 4"]
    assert told.stdout == "Nothing would be imported.\n"
    answered = document(run("customers", "import", file, "--dry-run", "--json", exit_code=2))
    assert [(fault["line"], fault["field"]) for fault in answered["faults"]] == [
        (3, "emails"),
        (4, "name"),
        (4, "phones"),
    ]
