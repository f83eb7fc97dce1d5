"""The policy file: what ships, and what it must not say."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from backoffice.errors import InvalidInputError
from backoffice.promises import Channel, InquiryKind, PromiseKind, Rule, Unit, parse_policy
from tests.promises.policies import CLOCK_24, POLICY, TEXT, THREE_TO_FIVE, rule

ONE_TO_TWO = rule(2, earliest=1)


def faults(text: str) -> dict[str, str]:
    with pytest.raises(InvalidInputError) as refusal:
        parse_policy(text)
    return {fault.field: fault.message for fault in refusal.value.faults}


def test_the_shipped_policy_names_the_organisation_and_its_hours() -> None:
    """Monday to Friday 9 to 17 in New York, closures posted a fortnight ahead."""
    assert POLICY.organisation.name == "James Avery Artisan Jewelry"
    assert (POLICY.organisation.postcode, POLICY.organisation.email) == ("02169", "service@jameseavery.com")
    assert POLICY.zone == ZoneInfo("America/New_York")
    assert POLICY.weekly == {day: ((time(9), time(17)),) if day < 5 else () for day in range(7)}
    assert POLICY.hours.advance_notice_days == 14


@pytest.mark.parametrize("channel", Channel)
def test_the_shipped_policy_promises_by_channel(channel: Channel) -> None:
    """Letters are answered within 3–5 business days, all else within 1–2; everything is acknowledged."""
    answer = THREE_TO_FIVE if channel is Channel.MAIL else ONE_TO_TWO
    for kind in InquiryKind:
        assert POLICY.channels[channel].rules(kind) == {PromiseKind.ACKNOWLEDGE: CLOCK_24, PromiseKind.ANSWER: answer}


def test_the_other_promises_of_the_shipped_policy() -> None:
    """Additional days, follow-up and the pair of an escalation (policy D7, D9, D14)."""
    assert (POLICY.investigation.least, POLICY.investigation.most) == (1, 2)
    assert POLICY.follow_up == THREE_TO_FIVE
    assert (POLICY.escalation.review, POLICY.escalation.resolution) == (rule(1), rule(3, earliest=2))


def test_a_kind_of_inquiry_may_be_promised_something_else() -> None:
    """On that channel alone; what it does not name stays as it is."""
    text = TEXT + '\n[channels.mail.kinds.product_concern.answer]\nunit = "open_hours"\ndue = 30\n'
    channels = parse_policy(text).channels
    own = channels[Channel.MAIL].rules(InquiryKind.PRODUCT_CONCERN)
    assert own[PromiseKind.ANSWER] == Rule(unit=Unit.OPEN_HOURS, earliest=0, target=30, due=30)
    assert own[PromiseKind.ACKNOWLEDGE] == CLOCK_24
    assert channels[Channel.EMAIL].rules(InquiryKind.PRODUCT_CONCERN)[PromiseKind.ANSWER] == ONE_TO_TWO


MAIL_ANSWER = '[channels.mail.answer]\nunit = "business_days"\nearliest = 3\ntarget = 3\ndue = 5\n'


@pytest.mark.parametrize(
    ("given", "field", "reason"),
    [
        (MAIL_ANSWER.replace("earliest = 3", "earliest = 6"), "", "the earliest (6) comes after what is due (5)"),
        (MAIL_ANSWER.replace("target = 3", "target = 6"), "", "the target (6) comes after what is due (5)"),
        (MAIL_ANSWER.replace("target = 3", "target = 2"), "", "the earliest (3) comes after the target (2)"),
        (MAIL_ANSWER.replace("earliest", "erliest"), ".erliest", "is not an entry that a policy has"),
        (MAIL_ANSWER.replace('unit = "business_days"\n', ""), ".unit", "is missing"),
        (MAIL_ANSWER.replace("due = 5", ""), ".due", "is missing"),
        (MAIL_ANSWER.replace("business_days", "days"), ".unit", "is none of 'business_days', 'open_hours' or"),
        (MAIL_ANSWER.replace("due = 5", 'due = "5"'), ".due", "valid integer"),
        (MAIL_ANSWER.replace("due = 5", "due = 5.5"), ".due", "valid integer"),
        (MAIL_ANSWER.replace("3", "0").replace("due = 5", "due = 0"), ".due", "greater than or equal to 1"),
        (MAIL_ANSWER.replace("3", "-1"), ".earliest", "greater than or equal to 0"),
    ],
)
def test_an_impossible_promise_is_refused(given: str, field: str, reason: str) -> None:
    """With its name, its line and the reason."""
    assert MAIL_ANSWER in TEXT
    text = TEXT.replace(MAIL_ANSWER, given)
    message = faults(text)[f"channels.mail.answer{field}"]
    assert reason in message
    entry = field[1:] if field and "missing" not in reason else "[channels.mail.answer]"
    number = int(message.removeprefix("Line ").split(":")[0])
    assert text.splitlines()[number - 1].startswith(entry)


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ('zone = "America/New_York"', 'zone = "Mars/Olympus"', "hours.zone", "“Mars/Olympus” is not a time zone"),
        ('monday = "9:00-17:00"', 'monday = "17-9"', "hours.monday", "closes before it opens"),
        ('monday = "9:00-17:00"', 'monday = "nine"', "hours.monday", "cannot be read as hours"),
        ('"9:00-17:00"', '"closed"', "hours", "never open"),
        ("advance_notice_days = 14", "advance_notice_days = -1", "hours.advance_notice_days", "greater"),
        ("least = 1", "least = 3", "investigation", "the least (3) is more than the most (2)"),
        ("[follow_up]", "[followup]", "followup", "is not an entry that a policy has"),
        ("[channels.web.acknowledge]", "[channels.fax.acknowledge]", "channels.fax", "is not an entry"),
        ('name = "James Avery Artisan Jewelry"', 'name = ""', "organisation.name", "at least 1 character"),
    ],
)
def test_other_entries_that_make_no_sense(old: str, new: str, field: str, reason: str) -> None:
    """Are refused likewise."""
    assert old in TEXT
    assert reason in faults(TEXT.replace(old, new))[field]


def test_a_text_that_is_no_toml() -> None:
    """Says in which line it breaks off."""
    assert "(at line 2, column 1)" in faults("[hours]\n= 5")["policy"]
    assert "organisation is missing" in faults("")["organisation"]


def test_everything_wrong_is_said_at_once() -> None:
    """Three mistakes, three faults, and none that merely follows from another."""
    text = (
        TEXT.replace('zone = "America', 'zone = "Amerika').replace("least = 1", "").replace("due = 24", "due = no", 1)
    )
    assert list(faults(text.replace("due = no", 'due = "no"'))) == [
        "hours.zone",
        "channels.mail.acknowledge.due",
        "investigation.least",
    ]
