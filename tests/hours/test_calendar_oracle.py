"""Every operation against a calendar that looks at each single minute."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from backoffice.errors import InvalidInputError
from backoffice.hours import BusinessCalendar
from tests.hours.calendars import hours_of_a_day
from tests.hours.oracle import DAY, MINUTE, MinuteOracle

WINDOW = 24
INSTANTS = 400  # of each example; times eight questions and eighty examples: over 200,000 comparisons

CLOCK_CHANGES = [  # zone and a day shortly before one of its changes
    ("America/New_York", date(2026, 3, 1)),
    ("America/New_York", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 3, 29)),  # half an hour
    ("Australia/Lord_Howe", date(2026, 9, 27)),
    ("Pacific/Apia", date(2011, 12, 23)),  # a whole date is missing
    ("America/Sao_Paulo", date(2018, 10, 29)),  # midnight is missing
    ("America/Sao_Paulo", date(2018, 2, 10)),  # the hour before midnight comes twice
    ("America/Havana", date(2026, 10, 26)),  # the hour after midnight comes twice
    ("Asia/Beirut", date(2026, 3, 23)),
    ("Antarctica/Troll", date(2026, 3, 23)),  # two hours
    ("America/St_Johns", date(1988, 3, 28)),  # two hours, a minute after midnight
    ("Africa/Casablanca", date(2026, 2, 8)),
    ("Europe/Dublin", date(2026, 10, 19)),
]


@st.composite
def _places(draw: st.DrawFn) -> tuple[str, date]:
    anywhere = st.tuples(
        st.sampled_from(["America/New_York", "Asia/Kolkata", "Europe/London", "UTC"]),
        st.dates(date(1973, 1, 1), date(2100, 11, 1)),
    )
    return draw(st.sampled_from(CLOCK_CHANGES) | anywhere)


@settings(
    max_examples=80,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    place=_places(),
    weekly=st.dictionaries(st.integers(0, 6), hours_of_a_day(), min_size=1),
    special=st.dictionaries(st.integers(0, WINDOW), hours_of_a_day(), max_size=6),
    seed=st.integers(0, 2**32),
)
def test_the_calendar_agrees_with_looking_at_every_minute(
    place: tuple[str, date],
    weekly: dict[int, list[tuple[time, time]]],
    special: dict[int, list[tuple[time, time]]],
    seed: int,
) -> None:
    """Any hours, any zone, around clock changes and far from them: the same answers as by brute force."""
    zone, first = ZoneInfo(place[0]), place[1]
    exceptions = {first + timedelta(days): hours for days, hours in special.items()}
    try:
        calendar = BusinessCalendar(zone, weekly, exceptions)
    except InvalidInputError:
        reject()  # never open
    oracle = MinuteOracle(zone, weekly, exceptions, first - timedelta(2), WINDOW)
    random = Random(seed)
    for _ in range(INSTANTS):
        _compare(calendar, oracle, random.randrange(2 * DAY, (WINDOW - 4) * DAY), random)


def _compare(calendar: BusinessCalendar, oracle: MinuteOracle, minute: int, random: Random) -> None:
    t = oracle.start + minute * MINUTE
    amount, n = random.choice([0, 60, 480, 1440, random.randrange(5000)]), random.randrange(6)
    other = random.randrange(2 * DAY, (WINDOW - 4) * DAY)
    assert calendar.is_open(t) == oracle.is_open[minute]
    assert calendar.open_time_between(t, oracle.start + other * MINUTE) == oracle.open_between(minute, other) * MINUTE
    _same(oracle, oracle.next_opening(minute), lambda: calendar.next_opening(t))
    _same(oracle, oracle.next_closing(minute), lambda: calendar.next_closing(t))
    _same(oracle, oracle.add_open(minute, amount), lambda: calendar.add_open_time(t, amount * MINUTE))
    _same(
        oracle, oracle.add_clock(minute, amount), lambda: calendar.add_clock_time_on_business_days(t, amount * MINUTE)
    )
    day = oracle.business_day(minute, n)
    if day is not None:
        found = calendar.business_day(t, n)
        assert found.date == day
        _same(oracle, oracle.first_opening[day], lambda: found.opens)
        _same(oracle, oracle.last_closing[day], lambda: found.closes)


def _same(oracle: MinuteOracle, expected: int | None, answer: Callable[[], datetime]) -> None:
    if expected is not None:  # in UTC: a time that comes twice never equals one of another zone
        assert answer().astimezone(UTC) == oracle.start + expected * MINUTE
