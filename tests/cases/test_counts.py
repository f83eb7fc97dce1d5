"""Cases in numbers, month by month."""

from datetime import date, timedelta

from backoffice import cases, posting, promises
from backoffice.cases import Ground, MonthOfCases
from backoffice.clock import SetClock
from backoffice.customers import Customer
from backoffice.hours import DecidedDay
from backoffice.office import Office
from backoffice.references import Reference
from tests.desks import log_case

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
SNOW = DecidedDay(date(2026, 11, 25), (), "Snow day")


def test_each_month_is_counted_by_what_happened_in_it(
    office: Office, case: Reference, evelyn: Customer, clock: SetClock
) -> None:
    """Two cases come in November, one escalated, one our own error and given more days; it is resolved in December."""
    other = log_case(office, evelyn, "Another")
    cases.escalate_case(office, other)
    cases.mark_own_error(office, case)
    promises.grant_days(office, case, 1, "The goldsmith is ill")
    clock.moment += timedelta(days=10)
    cases.resolve_case(office, case, "Repaired", Ground.WARRANTY, no_answer_needed=True)
    assert cases.months_of_cases(office, NOVEMBER, DECEMBER) == (
        MonthOfCases(NOVEMBER, opened=2, escalated=1, own_errors=1, resolved=0, more_days=1, restated=0),
        MonthOfCases(DECEMBER, opened=0, escalated=0, own_errors=0, resolved=1, more_days=0, restated=0),
    )


def test_restated_promises_are_counted(office: Office, case: Reference) -> None:
    """A manager who moves what was promised sees it in the figures."""
    moved = posting.propose(office, [SNOW]).rehearsal.moved
    posting.change_hours(office, [SNOW], restated=[one.id for one in moved], why="Snow")
    [november] = cases.months_of_cases(office, NOVEMBER, NOVEMBER)
    assert november.restated == 1
