"""``due``, ``queue`` and ``case show``, as a script calls them."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from backoffice.cases import commands as case_commands
from backoffice.office import Office
from backoffice.promises import commands as promise_commands
from backoffice.terminal import Terminal
from tests.promises.stories import Story, local

app = typer.Typer()
app.add_typer(promise_commands.app)
app.add_typer(case_commands.app)


@pytest.fixture
def run(office: Office) -> Callable[..., Result]:
    """Runs a command in the office."""
    terminal = Terminal("", lambda: office, office.clock)

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(app, list(words), obj=terminal)

    return invoke


def read(result: Result) -> Any:
    """The one JSON document that a command answered."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_due_tells_dates_units_and_why(run: Callable[..., Result]) -> None:
    """The document names each promise with its edges, its unit and one line for each calendar day."""
    answered = read(run("due", "--channel", "mail", "--received", "2026-12-21 10:00", "--json"))
    acknowledge, answer = answered["promises"]
    assert (acknowledge["kind"], acknowledge["due"]) == ("acknowledge", "2026-12-22T10:00:00-05:00")
    assert (answer["kind"], answer["unit"]) == ("answer", "business_days")
    assert (answer["earliest"], answer["target"], answer["due"]) == (
        "2026-12-24T09:00:00-05:00",
        "2026-12-24T17:00:00-05:00",
        "2026-12-29T17:00:00-05:00",
    )
    christmas = answer["derivation"][4]
    assert christmas == {
        "date": "2026-12-25",
        "counted": False,
        "day": None,
        "why": "Christmas Day, suspended – not counted",
    }


def test_due_for_people_says_the_same_in_lines(run: Callable[..., Result]) -> None:
    """Without ``--json`` there is a line for each promise and each day."""
    said = run("due", "--channel", "email", "--received", "2026-11-25 16:00", "--subject", "Escalation: ring").stdout
    assert "Manager review: Wed 25 Nov 2026 16:00 · Fri 27 Nov 2026 17:00 (business days)" in said
    assert "Thu 26 Nov – Thanksgiving, suspended – not counted" in said


def test_due_refuses_what_is_no_time(run: Callable[..., Result]) -> None:
    """A moment that cannot be read is named."""
    result = run("due", "--channel", "mail", "--received", "tomorrow")
    assert result.exit_code == 2
    assert "tomorrow" in result.stderr


def test_the_queue_lists_what_is_due_at_a_moment(story: Story, run: Callable[..., Result]) -> None:
    """Most urgent first, with the words that the window shows."""
    story.receives("URGENT: broken clasp")
    answered = read(run("queue", "--at", "2026-11-24 11:00", "--json"))
    assert datetime.fromisoformat(answered["at"]) == local(11, 24, 11)
    first = answered["promises"][0]
    assert (first["case"], first["kind"], first["standing"]) == (story.case, "acknowledge", "1 h late")
    assert [promise["kind"] for promise in answered["promises"]] == ["acknowledge", "answer"]
    assert read(run("queue", "--mine", "--json"))["promises"] == []
    assert story.case in run("queue", "--kind", "answer").stdout


def test_an_empty_queue_says_so(run: Callable[..., Result]) -> None:
    """Nobody has written."""
    assert run("queue").stdout == "Nothing is due.\n"


def test_a_case_file_as_one_document(story: Story, run: Callable[..., Result]) -> None:
    """Promises with kind and state, and the correspondence."""
    story.receives("Broken clasp")
    story.sends()
    file = read(run("case", "show", story.case, "--json"))
    assert file["reference"] == story.case
    assert [(promise["kind"], promise["state"]) for promise in file["promises"]] == [
        ("acknowledge", "kept"),
        ("answer", "kept"),
    ]
    assert [(piece["direction"], piece["subject"]) for piece in file["correspondence"]] == [
        ("inbound", "Broken clasp"),
        ("outbound", "Our letter"),
    ]
    said = run("case", "show", story.case).stdout
    assert "Broken clasp" in said
    assert "Evelyn Marsh" in said
