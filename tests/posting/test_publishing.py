"""A posting goes out whole, is read back, and stays on record with what became of it."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import vobject

from backoffice import hours, posting
from backoffice.clock import SetClock
from backoffice.errors import InvalidInputError, NotFoundError, PermissionDeniedError, UserFacingError
from backoffice.hours import Decision
from backoffice.office import Office
from backoffice.posting import RENDERINGS, Difference
from backoffice.roles import Role
from tests.offices import NEW_YORK

THANKSGIVING = date(2026, 11, 26)
EVE = date(2026, 12, 24)


def test_a_posting_is_there_and_seen_to_be_there(office: Office, tmp_path: Path) -> None:
    """Every file lies in the folder, nothing else does, and reading back says the same."""
    site = tmp_path / "new" / "site"
    saved = posting.publish(office, str(site))
    assert saved.changes.said == f"Posting 1 is at {site}, and was read back as sent."
    assert {file.name for file in site.iterdir()} == {*RENDERINGS, "index.json"}
    assert posting.verify(office, str(site)).same
    newest = posting.newest_posting(office)
    assert newest is not None
    assert (newest.number, newest.by, newest.delivered) == (1, "Ada", office.clock.now())


def test_one_changed_byte_is_found_and_named(office: Office, tmp_path: Path) -> None:
    """Whoever edits the page by hand is told on by its hash; a file that is gone is missing."""
    posting.publish(office, str(tmp_path))
    page = tmp_path / "hours.html"
    page.write_bytes(page.read_bytes().replace(b"Closed", b"Closad", 1))
    (tmp_path / "hours.ics").unlink()
    found = posting.verify(office)
    assert found.differing == {"hours.html": Difference.CHANGED, "hours.ics": Difference.MISSING}
    assert posting.posting_tasks(office)[0].sentence == ("The website differs from posting 1: hours.html, hours.ics.")


def test_an_older_posting_that_came_back_is_told_by_its_number(office: Office, tmp_path: Path) -> None:
    """A restored backup of the website shows posting 1 although we are at 2."""
    site = tmp_path / "site"
    posting.publish(office, str(site))
    old = {file: file.read_bytes() for file in site.iterdir()}
    hours.decide(office, Decision(EVE, None, "9:00-13:00", "Christmas Eve"))
    posting.publish(office, str(site))
    for file, content in old.items():
        file.write_bytes(content)
    assert posting.verify(office).shown == 1
    assert posting.posting_tasks(office)[0].sentence == "The website shows posting 1, we are at 2."


def test_a_posting_that_cannot_land_leaves_nothing_half_written(office: Office, tmp_path: Path) -> None:
    """A folder in a file's place stops it: no part is left, the task says so, and it is posted again by itself."""
    site = tmp_path / "site"
    (site / "hours.ics").mkdir(parents=True)
    with pytest.raises(UserFacingError, match="post again"):
        posting.publish(office, str(site))
    assert not [file for file in site.iterdir() if file.name.endswith(".part")]
    assert not (site / "index.json").exists()
    assert posting.posting_tasks(office)[0].sentence == f"Posting 1 did not arrive at {site}."
    (site / "hours.ics").rmdir()
    assert posting.check_when_due(office).said == f"Posting 1 is at {site}, and was read back as sent."
    assert posting.verify(office).same
    assert posting.publish(office, str(site)).value.number == 2


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "Say where to post"),
        ("http://www.example.com/hours", "no place to post to"),
        ("https://www.example.com/hours", "Name user, server and folder"),
        ("sftp://web:secret@www.example.com/hours", "Leave the password out"),
        ("sftp://www.example.com/hours", "Name user, server and folder"),
        ("sftp://web@www.example.com:99999/hours", "no port"),
    ],
)
def test_an_address_that_is_none_is_refused(office: Office, address: str, sentence: str) -> None:
    """No number is taken for a posting that could not go anywhere."""
    with pytest.raises(InvalidInputError, match=sentence):
        posting.publish(office, address)
    assert posting.newest_posting(office) is None


def test_a_file_in_the_folders_place_is_refused_with_a_sentence(office: Office, tmp_path: Path) -> None:
    """The environment's failure becomes a sentence that names the folder."""
    (tmp_path / "site").write_text("a file")
    with pytest.raises(UserFacingError, match="cannot be used"):
        posting.publish(office, str(tmp_path / "site"))


@pytest.mark.parametrize("role", [Role.MAILROOM, Role.AGENT])
def test_only_managers_post_and_others_may_look(
    acting_as: Callable[[Role], Office], office: Office, tmp_path: Path, role: Role
) -> None:
    """Somebody else may read back what is there; it changes nothing on record."""
    posting.publish(office, str(tmp_path))
    other = acting_as(role)
    with pytest.raises(PermissionDeniedError, match="post the hours"):
        posting.publish(other, str(tmp_path))
    assert posting.verify(other, str(tmp_path)).same
    assert posting.posting_tasks(other) == ()


def test_nothing_was_posted_there(office: Office, tmp_path: Path) -> None:
    """Verifying a place that no posting went to says so."""
    with pytest.raises(NotFoundError, match="Nothing was posted yet"):
        posting.verify(office)
    with pytest.raises(NotFoundError, match="Nothing was posted to"):
        posting.verify(office, str(tmp_path))


def test_the_feed_remembers_what_was_posted_before(office: Office, tmp_path: Path) -> None:
    """A changed day keeps its UID under a higher SEQUENCE; a withdrawn one stays for a season, cancelled."""
    hours.decide(office, Decision(EVE, None, "9:00-11:00,12:00-13:00", "Christmas Eve"))
    posting.publish(office, str(tmp_path))
    hours.decide(office, Decision(EVE, None, "closed", "Christmas Eve"))
    hours.clear_days(office, [THANKSGIVING])
    posting.publish(office, str(tmp_path))
    feed = vobject.readOne((tmp_path / "hours.ics").read_text())
    events = {event.uid.value.split("@")[0]: event for event in feed.vevent_list}
    told = {uid: (event.status.value, event.sequence.value) for uid, event in events.items()}
    assert told["hours-2026-11-26"] == ("CANCELLED", "1")
    assert told["hours-2026-12-24"] == ("CONFIRMED", "1")
    assert told["hours-2026-12-24-2"] == ("CANCELLED", "1")
    assert told["hours-2026-12-25"] == ("CONFIRMED", "0")


def test_managers_are_told_in_time_that_a_closure_is_not_posted(
    office: Office, clock: SetClock, tmp_path: Path
) -> None:
    """Sixteen days ahead it becomes a task, with its steps; posting it settles the task."""
    clock.moment -= timedelta(days=13)
    task = posting.posting_tasks(office)[0]
    assert task.sentence == "Thanksgiving is in 16 days and not posted."
    assert task.steps[-1] == "Post them"
    posting.publish(office, str(tmp_path))
    assert posting.posting_tasks(office) == ()
    announced = posting.next_announcement(office)
    assert announced is not None
    assert (announced.day.name, announced.posted, announced.late) == ("Thanksgiving", date(2026, 11, 10), False)


def test_the_next_closure_counts_today_in_the_business_zone(office: Office, clock: SetClock) -> None:
    """Late on Thanksgiving in New York it is Friday in UTC; the office still says Thanksgiving."""
    clock.moment = datetime(2026, 11, 26, 22, 0, tzinfo=NEW_YORK)
    announced = posting.next_announcement(office)
    assert announced is not None
    assert (announced.day.name, announced.ahead) == ("Thanksgiving", 0)


def test_a_closure_decided_too_late_is_posted_and_marked_late(office: Office, tmp_path: Path) -> None:
    """Three days ahead the notice of fourteen cannot be kept any more; the record says so."""
    late = posting.posting_tasks(office)[0]
    assert late.sentence == (
        "Thanksgiving is in 3 days and not posted; the 14 days of advance notice can no longer be kept."
    )
    posting.publish(office, str(tmp_path))
    announced = posting.next_announcement(office)
    assert announced is not None
    assert announced.late


def test_a_posted_day_that_changes_is_not_posted_any_more(office: Office, tmp_path: Path) -> None:
    """What the website says of Christmas Day is not what is decided now."""
    posting.publish(office, str(tmp_path))
    hours.decide(office, Decision(date(2026, 12, 25), None, "10:00-12:00", "Christmas Day"))
    posted = {known.day.day: known.posted for known in posting.announcements(office)}
    assert posted[date(2026, 12, 25)] is None
    assert posted[THANKSGIVING] == date(2026, 11, 23)


def test_the_preview_is_what_would_be_posted(office: Office, tmp_path: Path) -> None:
    """The preview writes nothing and shows every byte."""
    shown = posting.preview(office).files
    assert posting.newest_posting(office) is None
    posting.publish(office, str(tmp_path))
    assert {name: (tmp_path / name).read_bytes() for name in shown.by_name} == shown.by_name
    assert json.loads(shown.by_name["index.json"])["posting"] == 1


def test_a_posting_is_read_back_daily_and_not_more_often(office: Office, clock: SetClock, tmp_path: Path) -> None:
    """Within a day nothing is looked at again; a day later a change on the website is found."""
    assert not posting.check_when_due(office).topics
    posting.publish(office, str(tmp_path))
    (tmp_path / "hours.json").unlink()
    assert not posting.check_when_due(office).topics
    clock.moment += timedelta(days=1)
    assert posting.check_when_due(office).topics
    newest = posting.newest_posting(office)
    assert newest is not None
    assert newest.differing == ("hours.json",)
