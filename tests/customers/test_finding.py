"""Finding customers by whatever is at hand."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import event

from backoffice import returns
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.customers import (
    Customer,
    CustomerDetails,
    add_customer,
    correspondence_of,
    customers,
    find_customers,
    orders_of,
)
from backoffice.documents import PostalAddress
from backoffice.errors import NotFoundError
from backoffice.office import Office
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine

PEOPLE = (
    CustomerDetails(
        "Bárbara Núñez",
        ("b.nunez@example.com",),
        ("617 555 0123",),
        (PostalAddress("", "", ("1 Elm Street",), "Quincy", "MA", "02169"),),
    ),
    CustomerDetails(
        "Dorothy O’Neill",
        ("dot@example.org",),
        ("+44 20 7946 0958",),
        (PostalAddress("", "", ("1 High Street",), "London", "", "SW1A 1AA", "GB"),),
    ),
    CustomerDetails("Émile Durand-Dupont"),
)


@pytest.fixture
def people(office: Office) -> tuple[Customer, ...]:
    """Three customers."""
    return tuple(add_customer(office, details).value for details in PEOPLE)


@pytest.fixture
def sqlite_office(sqlite_url: str, clock: SetClock) -> Iterator[Office]:
    """An office on SQLite, whose plans do not hang on how full the tables are."""
    opened = open_office(sqlite_url, None, clock)
    yield opened
    opened.store.close()


def names(office: Office, text: str) -> list[str]:
    return [one.name for one in find_customers(office, text)]


@pytest.mark.parametrize(
    "text",
    [
        "ba",
        "NUNEZ",
        "nuñ",
        "núñez bár",
        "b.nunez@ex",
        "617-555",
        "(617) 555 01",
        "6175550123",
        "+1 617",
        "1617",
        "02169",
    ],
)
def test_whatever_is_at_hand_finds_the_customer(office: Office, people: tuple[Customer, ...], text: str) -> None:
    """Two letters of any word, with or without accents; the beginning of an address, a number or a ZIP code."""
    assert names(office, text) == ["Bárbara Núñez"]


@pytest.mark.parametrize(
    "text",
    ["oneill", "o'ne", "O’Neill", "neill", "+44 20", "020 7946", "442079", "sw1a", "SW1A 1aa", "sw1a1"],
)
def test_apostrophes_and_numbers_abroad_find_as_people_write_them(
    office: Office, people: tuple[Customer, ...], text: str
) -> None:
    """Nobody needs to know how a name or number is stored."""
    assert names(office, text) == ["Dorothy O’Neill"]


@pytest.mark.parametrize("text", ["", "b", "--", "#", "%", "ba zz", "zz", "_a", "9" * 200, "💍"])
def test_what_means_nobody_finds_nobody(office: Office, people: tuple[Customer, ...], text: str) -> None:
    """Too little, signs alone and strangers are answered alike, with nothing."""
    assert names(office, text) == []


def test_every_number_of_theirs_finds_the_customer(office: Office, evelyn: Customer, case: Reference) -> None:
    """The customer's, an order's, a case's, a return's and a letter's number lead to the same person."""
    issued = returns.issue_return(office, NewReturn(case, (RequestedLine("ring-7", 1, "too small"),), "1001")).value
    for number in (evelyn.reference, "1001", "#1001", "100", case, issued.reference):
        assert names(office, number) == ["Evelyn Marsh"], number
    assert names(office, issued.reference.lower().replace("-", " ")) == ["Evelyn Marsh"]


def test_a_summary_tells_namesakes_apart(office: Office, people: tuple[Customer, ...]) -> None:
    """Each line says where somebody lives and how to reach them; what is unknown is empty."""
    page = customers(office)
    assert [(one.name, one.place, one.email, one.phone) for one in page.rows] == [
        ("Bárbara Núñez", "Quincy, MA 02169", "b.nunez@example.com", "+16175550123"),
        ("Dorothy O’Neill", "London, SW1A 1AA", "dot@example.org", "+442079460958"),
        ("Émile Durand-Dupont", "", "", ""),
    ]
    assert page.next_key is None


@pytest.mark.parametrize("text", ["", "ev"])
def test_pages_follow_each_other_without_gap_or_repeat(office: Office, text: str) -> None:
    """Namesakes at the border of two pages are each shown once."""
    made = {add_customer(office, CustomerDetails("Evelyn Marsh")).value.reference for _ in range(7)}
    shown: list[str] = []
    after = None
    while True:
        page = customers(office, text, after, limit=3)
        shown += [one.reference for one in page.rows]
        after = page.next_key
        if after is None:
            break
    assert len(shown) == 7
    assert set(shown) == made


def test_reading_of_an_unknown_customer_is_refused(office: Office) -> None:
    """Orders and correspondence of nobody are a mistake, not an empty list."""
    for read in (orders_of, correspondence_of):
        with pytest.raises(NotFoundError):
            read(office, "P-2600-0001-F")


def test_correspondence_comes_latest_first_with_its_case(office: Office, evelyn: Customer, case: Reference) -> None:
    """The record shows over all cases what was written."""
    (piece,) = correspondence_of(office, evelyn.reference).rows
    assert (piece.case, piece.direction, piece.channel, piece.subject) == (case, "inbound", "mail", "Ring too small")


@pytest.mark.parametrize("text", ["", "ma", "617555", "#1001", "evelyn ma"])
def test_no_search_reads_a_whole_table(sqlite_office: Office, text: str) -> None:
    """However many customers there are, every question goes through an index."""
    plans = planned(sqlite_office, lambda: customers(sqlite_office, text))
    assert plans
    scans = [line for line in plans if line.startswith("SCAN") and "USING" not in line and "anon" not in line]
    assert not scans


def planned(office: Office, ask: Callable[[], object]) -> list[str]:
    """How SQLite would answer the queries that ``ask`` makes."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked.append((statement, parameters))

    event.listen(office.store.engine, "before_cursor_execute", note)
    ask()
    event.remove(office.store.engine, "before_cursor_execute", note)
    with office.store.engine.connect() as connection:
        return [
            row[3]
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
