"""The shipped policy, read once, and single rules in few words."""

from backoffice.promises import Rule, Unit, default_policy_text, parse_policy

TEXT = default_policy_text()
POLICY = parse_policy(TEXT)


def rule(due: int, unit: Unit = Unit.BUSINESS_DAYS, earliest: int = 0) -> Rule:
    """A rule whose target is its earliest where it has one, else what is due."""
    return Rule(unit=unit, earliest=earliest, target=earliest or due, due=due)


THREE_TO_FIVE = rule(5, earliest=3)
OPEN_24 = rule(24, Unit.OPEN_HOURS)
CLOCK_24 = rule(24, Unit.CLOCK_HOURS_ON_BUSINESS_DAYS)
