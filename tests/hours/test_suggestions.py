"""What the calendar of holidays suggests, and never decides."""

from datetime import date

from backoffice.hours import suggestions


def test_observed_days_are_entries_of_their_own() -> None:
    """Independence Day 2026 is a Saturday: the day itself and the Friday are both offered, and told apart."""
    found = [(one.day, one.observed) for one in suggestions(2026) if one.name == "Independence Day"]
    assert found == [(date(2026, 7, 3), True), (date(2026, 7, 4), False)]


def test_the_first_of_january_is_observed_in_the_year_before() -> None:
    """New Year's Day 2028 is a Saturday, so 2027 has it on its last day."""
    assert (date(2027, 12, 31), "New Year's Day", True) in {(o.day, o.name, o.observed) for o in suggestions(2027)}


def test_custom_days_are_offered_beside_public_ones() -> None:
    """The day after Thanksgiving, Christmas Eve and New Year's Eve are no public holidays and often short."""
    custom = {one.name: one.day for one in suggestions(2026) if not one.public}
    assert custom["Day after Thanksgiving"] == date(2026, 11, 27)
    assert custom["Christmas Eve"] == date(2026, 12, 24)
    assert custom["New Year's Eve"] == date(2026, 12, 31)


def test_a_state_has_days_of_its_own() -> None:
    """Massachusetts keeps Patriots' Day."""
    assert "Patriots' Day" in {one.name for one in suggestions(2026, "MA")}
    assert "Patriots' Day" not in {one.name for one in suggestions(2026)}
