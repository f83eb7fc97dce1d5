"""Finding records by the reference that somebody typed."""

import pytest

from backoffice import lookup
from backoffice.clock import SetClock
from backoffice.errors import NotFoundError
from backoffice.office import Office
from backoffice.references import Prefix
from db.cases import CaseRow
from tests.promises.stories import begin


@pytest.fixture
def case(office: Office, clock: SetClock) -> str:
    """The reference of a case."""
    story = begin(office, clock)
    story.receives()
    return story.case


def test_any_spelling_finds_it(office: Office, case: str) -> None:
    """In any case, with or without prefix and hyphens."""
    with office.look() as session:
        for typed in (case, case.lower(), case.replace("-", " "), case[2:].replace("-", "")):
            assert lookup.find(session, CaseRow, Prefix.CASE, typed).reference == case


def test_a_slip_names_the_one_that_exists(office: Office, case: str) -> None:
    """One character left out."""
    with office.look() as session, pytest.raises(NotFoundError, match=f"Did you mean {case}\\?"):
        lookup.find(session, CaseRow, Prefix.CASE, case.replace("-", "")[:-1])


def test_a_valid_number_of_nothing_is_unknown(office: Office, case: str) -> None:
    """Nothing is suggested where nothing is mistyped."""
    with office.look() as session:
        [free] = lookup.unused(session, CaseRow, Prefix.CASE, 2026)
        with pytest.raises(NotFoundError, match=f"There is no case {free} here") as error:
            lookup.find(session, CaseRow, Prefix.CASE, free)
    assert "Did you mean" not in str(error.value)


def test_a_number_of_something_else_says_so(office: Office) -> None:
    """A return's number is no case's."""
    with office.look() as session, pytest.raises(NotFoundError, match="one with “C-” is asked for"):
        lookup.find(session, CaseRow, Prefix.CASE, "RA-26K3-7QX4-8")


def test_new_references_are_not_taken(office: Office, case: str) -> None:
    """Many at once, all different, none of them the one that exists."""
    with office.look() as session:
        fresh = lookup.unused(session, CaseRow, Prefix.CASE, 2026, 600)
    assert len(set(fresh)) == 600
    assert case not in fresh
