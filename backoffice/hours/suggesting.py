"""Days that a retailer usually decides about: suggested by the calendar of holidays, never taken silently."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from backoffice.errors import Fault, InvalidInputError

CLOSED_IN_A_NEW_STORE = (
    "New Year's Day",
    "Memorial Day",
    "Independence Day",
    "Labor Day",
    "Thanksgiving",
    "Christmas Day",
)
OBSERVED = " (observed)"
SPOKEN = {"Thanksgiving Day": "Thanksgiving", "Washington's Birthday": "Presidents' Day"}


@dataclass(frozen=True)
class Suggestion:
    """A day that may want a decision.

    Attributes:
        day: the date.
        name: its usual name.
        observed: whether it is the weekday on which offices keep a holiday that falls on a weekend.
        public: whether it is a public holiday; else custom (Christmas Eve, the day after Thanksgiving).
    """

    day: date
    name: str
    observed: bool
    public: bool

    @property
    def title(self) -> str:
        """Its name, telling an observed day from the day itself; the public reads it, and answers go by it."""
        return f"{self.name}{OBSERVED}" if self.observed else self.name


def suggestions(year: int, state: str | None = None) -> tuple[Suggestion, ...]:
    """What may want a decision in ``year``, in order, for the United States and one of its states.

    Observed days are entries of their own; one may belong to the first of January that follows.

    Raises:
        InvalidInputError: there is no such state.
    """
    if state is not None and state not in holidays.list_supported_countries()["US"]:
        raise InvalidInputError(Fault("state", f"“{state}” is no state of the United States; write it as MA."))
    public = holidays.country_holidays("US", subdiv=state, years=range(year - 1, year + 2), categories=("public",))
    custom = holidays.country_holidays("US", subdiv=state, years=year, categories=("unofficial",))
    found = {
        Suggestion(day, _spoken(part.removesuffix(OBSERVED)), part.endswith(OBSERVED), public=True)
        for day, names in public.items()
        for part in names.split("; ")
        if day.year == year
    }
    taken = {suggestion.day for suggestion in found if not suggestion.observed}
    found |= {
        Suggestion(day, part, observed=False, public=False)
        for day, names in custom.items()
        for part in names.split("; ")
        if day.year == year and day not in taken
    }
    found |= {
        Suggestion(suggestion.day + timedelta(days=1), "Day after Thanksgiving", observed=False, public=False)
        for suggestion in found
        if suggestion.name == "Thanksgiving" and suggestion.day + timedelta(days=1) not in taken
    }
    return tuple(sorted(found, key=lambda suggestion: (suggestion.day, suggestion.observed, suggestion.name)))


def usual_closures(years: Iterable[int]) -> tuple[Suggestion, ...]:
    """The six closures that a new store begins with, on the day itself (policy, "A new store")."""
    return tuple(
        suggestion
        for year in years
        for suggestion in suggestions(year)
        if suggestion.name in CLOSED_IN_A_NEW_STORE and not suggestion.observed
    )


def _spoken(name: str) -> str:
    return SPOKEN.get(name, name)
