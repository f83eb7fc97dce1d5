"""Whatever screen is shown, the window knows how the posting stands."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backoffice import posting
from backoffice.changes import Changes, Topic
from backoffice.clock import SetClock
from backoffice.office import Office
from backoffice.roles import Role
from ui.desk import Desk, Place, Target
from ui.posting_notice import PostingNotice
from ui.posting_watch import PostingWatch, next_closure


def test_the_sidebar_says_whether_the_next_closure_is_posted(office: Office, tmp_path: Path) -> None:
    """First it is not, then since when it is."""
    assert next_closure(office) == ("Thu 26 Nov 2026 · Thanksgiving", "closed · not posted")
    posting.publish(office, str(tmp_path / "site"))
    assert next_closure(office) == ("Thu 26 Nov 2026 · Thanksgiving", "closed · posted ✓ on 23 Nov")


def test_a_difference_on_the_website_goes_round_the_screens(
    office: Office, clock: SetClock, desk: Desk, settle: Callable[[], None], tmp_path: Path
) -> None:
    """The window that opens the next morning reads back what is there."""
    posting.publish(office, str(tmp_path / "site"))
    (tmp_path / "site" / "hours.html").write_text("hacked")
    clock.moment += timedelta(days=1)
    heard: list[Changes] = []
    desk.changed.connect(heard.append)
    owner = QObject()
    PostingWatch(desk, office, owner)
    settle()
    assert [changes.topics for changes in heard] == [frozenset({Topic.HOURS})]
    assert posting.posting_tasks(office)[0].sentence == "The website differs from posting 1: hours.html."


def test_today_tells_managers_what_is_not_posted(
    qtbot: QtBot, office: Office, desk: Desk, settle: Callable[[], None], tmp_path: Path
) -> None:
    """The notice leads to the posting, and goes away with it."""
    notice = PostingNotice(desk, office)
    qtbot.addWidget(notice)
    notice.refresh()
    settle()
    assert notice.says.startswith("Thanksgiving is in 3 days and not posted")
    wanted: list[Target] = []
    desk.wanted.connect(wanted.append)
    notice.findChildren(QPushButton)[0].click()
    assert wanted == [Target(Place.HOURS, "", "post")]
    desk.announce(posting.publish(office, str(tmp_path / "site")).changes)
    settle()
    assert notice.isHidden()


def test_nobody_else_is_told_to_post(
    qtbot: QtBot, acting_as: Callable[[Role], Office], desk: Desk, settle: Callable[[], None]
) -> None:
    """Agents have other things to do."""
    notice = PostingNotice(desk, acting_as(Role.AGENT))
    qtbot.addWidget(notice)
    notice.refresh()
    settle()
    assert notice.isHidden()
