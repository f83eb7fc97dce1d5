"""``hours …`` from the command line: for schedulers, and for checks."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from backoffice.errors import UserFacingError
from backoffice.office import Office
from backoffice.posting.commands import app
from backoffice.references import Reference
from backoffice.terminal import Terminal

Run = Callable[..., Result]


@pytest.fixture
def run(office: Office) -> Run:
    """Runs a command on the office; errors that a person can act on come out as they are."""
    terminal = Terminal("", lambda: office, office.clock)

    def invoke(*words: object, exit_code: int = 0) -> Result:
        result = CliRunner().invoke(app, ["hours", *(str(word) for word in words)], obj=terminal)
        if isinstance(result.exception, UserFacingError):
            raise result.exception
        assert result.exit_code == exit_code, result.output
        return result

    return invoke


def test_verify_answers_same_and_then_names_the_file_that_differs(run: Run, tmp_path: Path) -> None:
    """Exit 0 when all is as posted; exit 1 with the names when it is not."""
    site = tmp_path / "site"
    made = json.loads(run("publish", "--to", site, "--json").stdout)["posting"]
    assert (made["number"], made["at"], made["by"]) == (1, "2026-11-23T10:00:00-05:00", "Ada")
    assert "hours.html" in {file["file"] for file in made["files"]}
    assert run("verify", "--from", site).stdout.startswith("same: ")
    page = site / "hours.html"
    page.write_bytes(page.read_bytes()[:-1] + b" ")
    told = run("verify", "--from", site, exit_code=1).stdout
    assert told.startswith("differs: ")
    assert "hours.html changed" in told
    answered = json.loads(run("verify", "--json", exit_code=1).stdout)
    assert answered["result"] == "differs"
    assert answered["differing"] == [{"file": "hours.html", "how": "changed"}]


def test_a_decided_span_is_listed_and_cleared(run: Run) -> None:
    """Deciding, listing and clearing speak of the same dates."""
    run("set", "2026-12-28", "9:00-13:00", "--name", "Between the years", "--to", "2026-12-31")
    listed = json.loads(run("list", "--json").stdout)["exceptions"]
    assert [day["date"] for day in listed if day["hours"] == "9:00-13:00"] == [f"2026-12-{n}" for n in (28, 29, 30, 31)]
    run("clear", "2026-12-28")
    with pytest.raises(UserFacingError, match="Nothing was decided"):
        run("clear", "2026-12-28")


def test_a_rehearsal_tells_what_would_move_and_changes_nothing(run: Run, case: Reference) -> None:
    """A snow day on Wednesday moves the answer by a day; the hours stay as they are."""
    told = json.loads(run("rehearse", "2026-11-25", "closed", "--json").stdout)
    [moved] = told["promises"]
    assert (moved["case"], moved["kind"]) == (case, "answer")
    assert moved["due"] == "2026-12-01T17:00:00-05:00"
    assert moved["would_be_due"] == "2026-12-02T17:00:00-05:00"
    assert (told["days_ahead"], told["in_time"]) == (2, False)
    assert "1 of 1 open promises" in run("rehearse", "2026-11-25", "closed").stdout
    assert json.loads(run("rehearse", "2026-11-26", "weekly", "--json").stdout)["promises"]
    assert "2026-11-25" not in run("list", "--json").stdout


def test_what_moves_stays_as_promised_unless_it_is_restated(run: Run, case: Reference) -> None:
    """Without a reason the promise is listed as kept; with one it moves, and the answer says from when to when."""
    kept = json.loads(run("set", "2026-11-25", "closed", "--name", "Snow", "--json").stdout)
    assert [(one["case"], one["kind"]) for one in kept["kept"]] == [(case, "answer")]
    assert kept["restated"] == []
    assert (
        "1 promise restated, 1 notice drafted."
        in run("set", "2026-11-27", "closed", "--name", "Snow", "--restate", "Snow").stdout
    )
    back = json.loads(run("clear", "2026-11-27", "--restate", "It thawed", "--json").stdout)
    assert [(one["due"], one["would_be_due"]) for one in back["restated"]] == [
        ("2026-12-03T17:00:00-05:00", "2026-12-02T17:00:00-05:00")
    ]


def test_suggestions_say_what_is_decided_and_what_was_answered(run: Run) -> None:
    """Nothing is decided by asking; observed days are told apart."""
    run("set", "2026-12-24", "9:00-13:00", "--name", "Christmas Eve")
    found = json.loads(run("suggest", "2027", "--json").stdout)["suggestions"]
    told = {(one["name"], one["observed"]): one for one in found}
    assert (told["Thanksgiving", False]["date"], told["Thanksgiving", False]["decided"]) == ("2027-11-25", "closed")
    assert told["Christmas Eve", False]["decided"] is None
    assert told["Christmas Eve", False]["last_answer"] == "reduced"
    assert told["New Year's Day", True]["date"] == "2027-12-31"
    assert "Christmas Eve" in run("suggest", "2027").stdout
