"""The steps of the main job, in order. Each does with the windows what a person does, and waits until it came true."""

import re

from PySide6.QtWidgets import QLabel, QLineEdit

from ui.kit import Scheme
from ui.tour.guide import Tour
from ui.tour.hand import NotSeenError
from ui.tour.papers import message, scan_of_a_letter

ANSWER = (
    "We are sorry that the clasp came off, and glad that nothing was lost. Please send the ear posts back with the "
    "label in this envelope; we will replace them free of charge."
)


def today(tour: Tour) -> None:
    """What is due, most urgent first."""
    tour.hand.read("late or due today")
    tour.hand.pick_row("Promises due", "Marjorie Ellison")
    tour.hand.read("Broken clasp on charm bracelet")


def log_a_letter(tour: Tour) -> None:
    """A letter in ten seconds, by keyboard; its dates stand beside the form."""
    tour.hand.press("Ctrl+L")
    tour.hand.see(QLineEdit, "Customer")
    tour.hand.type_text("ev")
    tour.hand.until_suggested("Evelyn Marsh")
    tour.hand.press("Return")
    tour.hand.type_text("Clasp of ear posts came off")
    tour.hand.press("Tab")
    tour.hand.type_text("Pro")
    tour.hand.fill("Postmark", "11/19")
    tour.hand.drop("Drop scans here", [scan_of_a_letter(tour.out)])
    tour.hand.read("letter from Evelyn Marsh.pdf")
    tour.hand.read("Acknowledge")


def save_the_letter(tour: Tour) -> None:
    """Saved: the status line says where it went, and Undo is at hand."""
    tour.hand.press("Ctrl+Return")
    tour.hand.read("logged as")
    tour.known["case"] = _reference(tour, "C")


def log_an_email(tour: Tour) -> None:
    """A dropped e-mail, matched to its customer, shown before it is filed."""
    tour.hand.click("Log e-mail")
    tour.hand.drop("Drop .eml files here", [message(tour.out)])
    tour.hand.read("Exchange of a bracelet, order 4476")
    tour.hand.read("Kaitlyn Burke")


def file_the_email(tour: Tour) -> None:
    """Filed, and its promises run."""
    tour.hand.press("Ctrl+Return")
    tour.hand.read("filed with")


def find_the_case(tour: Tour) -> None:
    """The search field takes any number that somebody reads out."""
    tour.hand.press("Ctrl+K")
    tour.hand.type_text(tour.known["case"])
    tour.hand.until_suggested("Clasp of ear posts")


def the_case_file(tour: Tour) -> None:
    """Everything in and out, the promises, and what can be done."""
    tour.hand.press("Return")
    tour.hand.read("Letter received: Clasp of ear posts came off")


def why_this_date(tour: Tour) -> None:
    """The derivation of a promise, day by day: Thanksgiving does not count."""
    tour.hand.click("Why this date? Answer")
    tour.hand.read("Thanksgiving, suspended")


def issue_a_return(tour: Tour) -> None:
    """The order's lines are there to tick."""
    tour.hand.press("Escape")
    tour.hand.press("F6")
    tour.hand.click("Spanish lace ear posts comes back")
    tour.hand.fill("Why Spanish lace ear posts comes back", "defective clasp")
    tour.hand.click("The error was ours")


def the_return_label(tour: Tour) -> None:
    """The neutral label outside and the slip inside, proved to scan before they are shown."""
    tour.hand.press("Ctrl+Return")
    tour.hand.read("issued for Evelyn Marsh")
    tour.known["return"] = _reference(tour, "RA")
    tour.hand.until_shown("Page 1 of 2")


def save_the_label(tour: Tour) -> None:
    """Saved as a PDF here, since not every desk has a printer."""
    _save_as(tour, "return-label.pdf")
    tour.hand.read("printed")


def write_the_answer(tour: Tour) -> None:
    """A template, its fields, and the page as it will be printed."""
    _open(tour, tour.known["case"], "Letter received: Clasp of ear posts came off")
    tour.hand.press("F2")
    tour.hand.fill("What you answer", ANSWER)
    tour.hand.until_shown("Page 1 of 1")


def approve_and_print(tour: Tour) -> None:
    """Approved, and printed into a file; nothing is kept by that yet."""
    tour.hand.press("Ctrl+Return")
    tour.hand.read("approved")
    _save_as(tour, "answer.pdf")
    tour.hand.read("printed, not yet dispatched")
    tour.known["letter"] = _reference(tour, "L")


def dispatch_the_letter(tour: Tour) -> None:
    """The letter leaves the house: now the promise is kept."""
    tour.later(hours=3)
    tour.hand.click("To dispatch")
    tour.hand.pick_row("Letters", "Evelyn Marsh")
    tour.hand.click("Dispatch 1 ticked")
    tour.hand.read(f"{tour.known['letter']} dispatched.")


def the_promise_is_kept(tour: Tour) -> None:
    """The case file says so, with the very PDF that went out."""
    _open(tour, tour.known["case"], "Letter sent")
    tour.hand.read("kept")


def decide_a_holiday(tour: Tour) -> None:
    """A manager closes the Friday after Thanksgiving."""
    tour.hand.press("Ctrl+7")
    tour.hand.read("Sat–Sun closed")
    tour.hand.fill("Day", "11/27")
    tour.hand.fill("Name the public reads", "Day after Thanksgiving")


def rehearse_it(tour: Tour) -> None:
    """Before anything is saved: which promises would read differently, and whose letters state the old date."""
    tour.hand.press("Ctrl+Return")
    tour.hand.read("open promises read differently under these hours.")


def the_holiday_is_decided(tour: Tour) -> None:
    """What was promised stands, unless it is restated; what is not yet promised reckons with the new day."""
    tour.hand.click("Keep all")
    tour.hand.click("Save the hours")
    tour.hand.read("Day after Thanksgiving, Fri 27 Nov 2026: closed.")


def post_the_hours(tour: Tour) -> None:
    """The same record is posted for the public: page, banner, structured data, calendar feed, sign."""
    tour.hand.press("Ctrl+Shift+P")
    tour.hand.fill("Where", str((tour.out / "website").absolute()))
    tour.hand.click("Post the hours")
    tour.hand.until((tour.out / "website" / "index.json").exists, "the website's files")
    tour.hand.click("Read back")


def a_new_letter_reckons_with_it(tour: Tour) -> None:
    """The same form shows later dates now."""
    tour.hand.press("Ctrl+L")
    tour.hand.read("from Mon 30 Nov 9:00")


def the_customers(tour: Tour) -> None:
    """Found by name, e-mail, telephone, postcode, order or return number."""
    tour.hand.press("Ctrl+3")
    tour.hand.type_text("marsh")
    tour.hand.read("31 Beacon Street")


def what_is_left_today(tour: Tour) -> None:
    """The answered letter is gone from the list; the same in the dark."""
    tour.hand.press("Ctrl+1")
    tour.choose(Scheme.DARK)
    tour.hand.read("late or due today")


def the_case_in_the_dark(tour: Tour) -> None:
    """Every screen has both schemes."""
    _open(tour, tour.known["case"], "Letter sent")


STEPS = (
    today,
    log_a_letter,
    save_the_letter,
    log_an_email,
    file_the_email,
    find_the_case,
    the_case_file,
    why_this_date,
    issue_a_return,
    the_return_label,
    save_the_label,
    write_the_answer,
    approve_and_print,
    dispatch_the_letter,
    the_promise_is_kept,
    decide_a_holiday,
    rehearse_it,
    the_holiday_is_decided,
    post_the_hours,
    a_new_letter_reckons_with_it,
    the_customers,
    what_is_left_today,
    the_case_in_the_dark,
)


def _open(tour: Tour, reference: str, awaited: str) -> None:
    tour.hand.press("Ctrl+K")
    tour.hand.type_text(reference)
    tour.hand.until_suggested("Clasp of ear posts")
    tour.hand.press("Return")
    tour.hand.read(awaited)


def _save_as(tour: Tour, name: str) -> None:
    """Save what is shown as a PDF, through the system's question where to."""
    tour.hand.click("Save as PDF…")
    tour.hand.answer_file(tour.out / name)
    tour.hand.until((tour.out / name).exists, f"the file {name}")


def _reference(tour: Tour, prefix: str) -> str:
    """The reference that the window says somewhere, the status line first."""
    labels = [label.text() for label in tour.frame.findChildren(QLabel) if label.isVisible()]
    for text in reversed(labels):
        if found := re.search(rf"\b{prefix}-\d\d[0-9A-Z]{{2}}-[0-9A-Z]{{4}}-[0-9A-Z]", text):
            return found[0]
    raise NotSeenError(f"no number with {prefix}- is to be seen")
