"""A manager edits the policy: what it would do is shown first, and what cannot be is refused by line."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from backoffice import cases, hours, promises
from backoffice.customers import Customer
from backoffice.errors import ConflictError, InvalidInputError, PermissionDeniedError
from backoffice.office import Office
from backoffice.promises import Channel, InquiryKind, PromiseKind
from backoffice.references import Reference
from backoffice.roles import Role
from tests.desks import log_case
from tests.offices import NEW_YORK

MAIL_ANSWER = '[channels.mail.answer]\nunit = "business_days"\nearliest = 3\ntarget = 3\ndue = 5'
SLOWER = '[channels.mail.answer]\nunit = "business_days"\nearliest = 4\ntarget = 4\ndue = 7'
OWN_RULE = '\n[channels.mail.kinds.product_concern.answer]\nunit = "business_days"\ndue = 2\n'


def edited(office: Office, old: str, new: str) -> tuple[str, int]:
    """The policy in force with one edit, and its version."""
    known = promises.policy_text(office)
    assert old in known.text
    return known.text.replace(old, new), known.version


def answer(office: Office, case: Reference) -> promises.Promise:
    [found] = [one for one in cases.case_file(office, case).promises if one.kind is PromiseKind.ANSWER]
    return found


def test_an_edited_policy_holds_for_what_comes_in_from_then_on(
    office: Office, case: Reference, evelyn: Customer
) -> None:
    """The letter logged before keeps its five days and its policy version; the next one gets seven."""
    saved = promises.change_policy(office, *edited(office, MAIL_ANSWER, SLOWER))
    later = answer(office, log_case(office, evelyn, "Another"))
    earlier = answer(office, case)
    assert (later.due - earlier.due, later.policy_version) == (timedelta(days=2), saved.value.version)
    assert earlier.policy_version < later.policy_version


def test_every_version_is_kept_and_can_be_put_back(office: Office) -> None:
    """Undo writes the old text as a new version; nothing is deleted."""
    first = promises.policy_text(office)
    saved = promises.change_policy(office, *edited(office, MAIL_ANSWER, SLOWER))
    assert saved.changes.undo is not None
    saved.changes.undo()
    versions = promises.policy_versions(office)
    assert [version.version for version in versions] == [3, 2, 1]
    assert promises.policy_text(office).text == first.text
    assert versions[0].by == "Ada"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("due = 5", "due = 2", r"Line \d+: channels.mail.answer: the earliest \(3\) comes after what is due \(2\)"),
        ('friday = "9:00-17:00"', 'friday = "17:00-9:00"', r"Line \d+: hours.friday.* closes before it opens"),
        ('zone = "America/New_York"', 'zone = "America/Nowhere"', r"Line \d+: hours.zone"),
        ("[waiting]", "[wating]", r"waiting is missing"),
        ("[waiting]", "[waiting", r"cannot be read"),
    ],
)
def test_what_is_no_policy_is_refused_and_the_old_one_stays(office: Office, old: str, new: str, says: str) -> None:
    """The sentence names the line and the reason."""
    with pytest.raises(InvalidInputError, match=says):
        promises.change_policy(office, *edited(office, old, new))
    assert promises.policy_text(office).version == 1


def test_other_weekly_hours_become_a_calendar_version(office: Office) -> None:
    """The office opens on Saturdays; what was decided by date stays decided."""
    promises.change_policy(office, *edited(office, 'saturday = "closed"', 'saturday = "9:00-13:00"'))
    with office.look() as session:
        in_force = hours.in_force(session)
    assert in_force.version == 2
    assert len(in_force.calendar.weekly[5]) == 1
    assert "Thanksgiving" in in_force.names.values()


def test_an_edit_that_leaves_the_week_leaves_the_calendar(office: Office) -> None:
    """A new version of the policy alone is none of the business calendar."""
    promises.change_policy(office, *edited(office, MAIL_ANSWER, SLOWER))
    with office.look() as session:
        assert hours.in_force(session).version == 1


def test_two_managers_do_not_overwrite_each_other(office: Office) -> None:
    """The second one is told, with both texts."""
    text, version = edited(office, MAIL_ANSWER, SLOWER)
    promises.change_policy(office, text, version)
    with pytest.raises(ConflictError, match="Ada changed the policy in between"):
        promises.change_policy(office, text, version)


def test_only_managers_edit_the_policy(office: Office, acting_as: Callable[[Role], Office]) -> None:
    """An agent reads it."""
    text, version = edited(office, MAIL_ANSWER, SLOWER)
    with pytest.raises(PermissionDeniedError, match="edit the policy"):
        promises.change_policy(acting_as(Role.AGENT), text, version)


def test_the_preview_shows_what_a_letter_would_be_promised_before_and_after(office: Office) -> None:
    """Only the answer to a letter differs: Tuesday week instead of Thursday after next."""
    preview = promises.preview_policy(office, edited(office, MAIL_ANSWER, SLOWER)[0])
    [effect] = [effect for effect in preview.effects if effect.differs]
    assert (effect.channel, effect.inquiry, effect.before.kind) == (Channel.MAIL, None, PromiseKind.ANSWER)
    assert [f"{one.due.astimezone(NEW_YORK):%d %b}" for one in (effect.before, effect.after)] == ["01 Dec", "03 Dec"]
    assert len(preview.effects) == 11


def test_the_preview_shows_kinds_that_get_rules_of_their_own(office: Office) -> None:
    """A broken clasp would be answered within two days."""
    text = promises.policy_text(office).text.replace("\n[investigation]", f"{OWN_RULE}\n[investigation]")
    [effect] = [effect for effect in promises.preview_policy(office, text).effects if effect.differs]
    assert effect.inquiry is InquiryKind.PRODUCT_CONCERN


def test_the_preview_counts_what_other_hours_would_read_differently(office: Office, case: Reference) -> None:
    """The open answer of Monday's letter would be due a day earlier; it stays where it is."""
    text = edited(office, 'saturday = "closed"', 'saturday = "9:00-13:00"')[0]
    assert promises.preview_policy(office, text).would_read_differently == 1
    assert promises.policy_text(office).version == 1
