"""What people read and hear: weekday, date, zone, when we open again, and what still works."""

from datetime import date

from backoffice.documents import page_count
from backoffice.posting import letter_paragraph, render
from tests.posting.samples import public_hours

FILES = render(public_hours()).by_name


def test_the_automatic_reply_says_when_to_switch_it_on_and_off() -> None:
    """It starts at midnight before Thanksgiving and ends when the office opens on Friday."""
    told = FILES["hours-auto-reply.txt"].decode()
    assert "Switch on: Thursday, November 26, 2026 at 12:00 AM Eastern Time" in told
    assert "Switch off: Friday, November 27, 2026 at 10:00 AM Eastern Time" in told
    assert "“Urgent” in the subject" in told


def test_the_phone_script_takes_about_thirty_seconds() -> None:
    """At 150 words a minute, half a minute is some 75 words."""
    words = FILES["hours-phone.txt"].decode().split()
    assert 50 <= len(words) <= 85
    assert "Thanksgiving," in words


def test_the_signature_is_one_line() -> None:
    """It says closed, the date and when we open again."""
    assert FILES["hours-signature.txt"].decode() == (
        "Closed Thursday, November 26, 2026 (Thanksgiving). "
        "We open again Friday, November 27, 2026 at 10:00 AM Eastern Time.\n"
    )


def test_a_span_is_told_by_its_first_and_last_day() -> None:
    """Four closed days of one name are one sentence."""
    hours = public_hours({date(2026, 12, day): ("closed", "Between the years") for day in (28, 29, 30, 31)})
    assert letter_paragraph(hours) == (
        "Please note our hours: for Between the years, our office is closed on Monday, December 28, 2026 to Thursday, "
        "December 31, 2026. We open again Friday, January 1, 2027 at 9:00 AM Eastern Time. "
        "What reaches us in between counts as received on that day.\n"
    )


def test_without_closures_the_weekly_hours_are_told() -> None:
    """Nothing planned is said plainly, and a letter says nothing."""
    files = render(public_hours({})).by_name
    assert b"We are open Monday to Friday, 9:00 AM to 5:00 PM, Eastern Time." in files["hours-signature.txt"]
    assert files["hours-letter.txt"] == b""


def test_the_sign_is_one_page() -> None:
    """A door holds one sheet."""
    assert page_count(FILES["hours-sign.pdf"]) == 1
