"""A store full of made-up customers and their stories, done through the same use cases as real work."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from importlib.resources import as_file
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from backoffice import bootstrap, cases, correspondence, customers, hours, letters, people, returns
from backoffice.clock import Clock, SetClock
from backoffice.correspondence import Filing, LetterPiece
from backoffice.customers import CustomerSummary
from backoffice.hours import BusinessCalendar
from backoffice.letters import NewLetter
from backoffice.office import Office
from backoffice.progress import Progress, unwatched
from backoffice.promises import InquiryKind
from backoffice.references import Reference
from backoffice.returns import NewReturn, RequestedLine
from backoffice.roles import Role
from resources import resource

MANAGER = "Ines Calder"
PEOPLE = {MANAGER: Role.MANAGER, "Maya Lindgren": Role.MAILROOM, "Theo Park": Role.AGENT, "Grace Amari": Role.AGENT}
ANSWER = "Thank you for your patience. We have looked into what you wrote, and everything is arranged as you asked."


class Story(BaseModel):
    """One inquiry of the demo.

    Attributes:
        ago: how many business days back from today it was received.
        at: when that day, local to the business zone.
        then: what the desk did next, in order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    customer: str
    channel: str
    kind: InquiryKind
    subject: str
    text: str
    ago: int
    at: time
    then: tuple[str, ...]


def make_demo_store(path: Path, clock: Clock, progress: Progress = unwatched) -> None:
    """Make a store at ``path`` that looks as if the desk had worked in it for two weeks until ``clock``'s now."""
    past = SetClock(clock.now())
    office = bootstrap.open_office(path, None, past)
    try:
        stories = _stories()
        desk = _Desk(office, past, clock.now())
        desk.open_shop()
        for done, story in enumerate(stories):
            progress(done, len(stories), f"Making up {story.customer}")
            desk.play(story)
    finally:
        office.store.close()


def _stories() -> list[Story]:
    told = tomllib.loads(resource("demo", "stories.toml").read_text(encoding="utf-8"))
    return [Story.model_validate(story) for story in told["stories"]]


@dataclass
class _Desk:
    """The desk of the demo, whose clock is set to when things happened."""

    office: Office
    clock: SetClock
    now: datetime

    def open_shop(self) -> None:
        """The people, the customers and their orders, as they were a month ago."""
        self.clock.moment = self.now - timedelta(days=30)
        for name, role in PEOPLE.items():
            people.add_person(self.office, name, role)
        with as_file(resource("demo", "customers.csv")) as file:
            customers.import_customers(self.office, file)
        with as_file(resource("demo", "orders.csv")) as file:
            customers.import_orders(self.office, file)
        team = {user.role: user for user in people.people(self.office)}
        self.agent = replace(self.office, user=team[Role.AGENT])

    def play(self, story: Story) -> None:
        """Let one inquiry come in, and everything happen that the desk did about it."""
        received = self._moment(story)
        self.clock.moment = received
        customer = customers.find_customers(self.office, story.customer)[0]
        log = self._letter if story.channel == "mail" else self._email
        case = log(story, customer, received)
        for number, step in enumerate(story.then, 1):
            self.clock.moment = self._later(received, number)
            _STEPS[step](self, case, story)

    def follow_up(self, case: Reference, _story: Story) -> None:
        """Ask whether the customer is satisfied, three business days after the case was resolved (policy D9)."""
        opened = self._calendar().business_day(self.clock.moment, 3).opens
        self.clock.moment = opened + timedelta(minutes=40)
        self._send(NewLetter(case, "follow_up"))

    def _letter(self, story: Story, customer: CustomerSummary, received: datetime) -> Reference:
        piece = LetterPiece(
            Filing(customer=customer.reference, kind=story.kind),
            received,
            story.subject,
            postmarked=received.date() - timedelta(days=3),
            note=story.text,
        )
        return correspondence.log_letter(self.office, piece).value.case_reference

    def _email(self, story: Story, customer: CustomerSummary, received: datetime) -> Reference:
        message = EmailMessage()
        message["From"] = f"{customer.name} <{customer.email}>".encode("ascii", "ignore").decode()
        message["To"] = "service@jameseavery.com"
        message["Subject"] = story.subject
        message["Date"] = format_datetime(received)
        message["Message-ID"] = f"<{abs(hash((story.customer, story.subject)))}@mail.example.com>"
        message.set_content(story.text)
        taken = correspondence.take_in(self.office, message.as_bytes())
        filing = Filing(customer=customer.reference, kind=story.kind)
        return correspondence.file_email(self.office, taken.id, filing).value.case_reference

    def _moment(self, story: Story) -> datetime:
        calendar = self._calendar()
        local = self.now.astimezone(calendar.zone)
        day = _business_days_back(calendar, local.date(), story.ago)
        moment = datetime.combine(day, story.at, calendar.zone)
        return min(moment, local - timedelta(minutes=5))

    def _later(self, received: datetime, steps: int) -> datetime:
        wanted = self._calendar().add_open_time(received, timedelta(hours=2 * steps))
        return min(wanted, self.now - timedelta(minutes=1))

    def _calendar(self) -> BusinessCalendar:
        with self.office.look() as session:
            return hours.in_force(session).calendar

    def assign(self, case: Reference, _story: Story) -> None:
        cases.assign_case(self.agent, case)

    def acknowledge(self, case: Reference, _story: Story) -> None:
        self._send(NewLetter(case, "acknowledgement"))

    def ask(self, case: Reference, _story: Story) -> None:
        fields = {
            "question": "Could you send us a photo of what you received?",
            "next_steps": "Please reply with the photo, or put a print into an envelope to us.",
        }
        self._send(NewLetter(case, "more_information", fields))

    def answer(self, case: Reference, _story: Story) -> None:
        self._send(NewLetter(case, "answer", {"body": ANSWER}))

    def issue_return(self, case: Reference, _story: Story) -> None:
        customer = cases.case_file(self.agent, case).customer
        order = customers.orders_of(self.agent, customer.reference)[0]
        line = RequestedLine(order.lines[0].sku, 1, "does not fit")
        wanted = NewReturn(case, (line,), order.number, override="The customer wrote in time.")
        issued = returns.issue_return(self.agent, wanted).value
        returns.print_papers(self.agent, issued.reference)

    def resolve(self, case: Reference, _story: Story) -> None:
        cases.resolve_case(self.agent, case, "Settled as the customer asked", cases.Ground.SERVICE_POLICY)

    def _send(self, letter: NewLetter) -> None:
        reference = letters.write_letter(self.agent, letter).value.reference
        letters.print_letter(self.agent, reference)
        letters.dispatch_letters(self.agent, [reference])


_STEPS: Mapping[str, Callable[[_Desk, Reference, Story], None]] = {
    "assigned": _Desk.assign,
    "acknowledged": _Desk.acknowledge,
    "asked": _Desk.ask,
    "answered": _Desk.answer,
    "returned": _Desk.issue_return,
    "resolved": _Desk.resolve,
    "followed_up": _Desk.follow_up,
}


def _business_days_back(calendar: BusinessCalendar, day: date, count: int) -> date:
    """The business day ``count`` before ``day``, or before the one that came last if ``day`` is none."""
    while not calendar.is_business_day(day):
        day -= timedelta(days=1)
    for _ in range(count):
        day -= timedelta(days=1)
        while not calendar.is_business_day(day):
            day -= timedelta(days=1)
    return day
