"""What happens at a desk, in few words: pieces come in, answers go out."""

from dataclasses import dataclass
from datetime import date, datetime, time

from backoffice import cases, customers, promises
from backoffice.clock import SetClock
from backoffice.customers import CustomerDetails
from backoffice.documents import PostalAddress
from backoffice.lookup import find
from backoffice.office import Office, Work
from backoffice.promises import Channel, InquiryKind, Promise, PromiseKind
from backoffice.references import Prefix, Reference
from backoffice.roles import Permission
from db.cases import CaseRow
from db.correspondence import CorrespondenceRow
from db.customers import CustomerRow
from tests.offices import NEW_YORK

HOME = PostalAddress("", "", ("12 Elm Street",), "Quincy", "MA", "02169", "US")


def local(month: int, day: int, hour: int = 10, minute: int = 0, year: int = 2026) -> datetime:
    """A moment in New York."""
    return datetime.combine(date(year, month, day), time(hour, minute), NEW_YORK)


@dataclass
class Story:
    """One customer and one case; time goes where it is put.

    Attributes:
        office: where it happens.
        clock: the office's own.
        case: the reference of the case, once a piece has come in.
    """

    office: Office
    clock: SetClock
    customer: Reference
    case: str = ""

    def goes_on(self, moment: datetime) -> None:
        """Let it be ``moment``."""
        self.clock.moment = moment

    def receives(
        self,
        subject: str = "Where is my order?",
        channel: Channel = Channel.MAIL,
        kind: InquiryKind = InquiryKind.SHIPPING,
        at: datetime | None = None,
    ) -> tuple[Promise, ...]:
        """A piece of the customer comes in (now, unless told) and is filed; tells the promises it starts."""
        with self.office.work(Permission.LOG) as work:
            if self.case:
                case = find(work.session, CaseRow, Prefix.CASE, self.case)
                cases.reopen(work, case)
            else:
                customer = find(work.session, CustomerRow, Prefix.CUSTOMER, self.customer)
                case = cases.open_case(work, customer, kind=kind, subject=subject)
            piece = CorrespondenceRow(
                case=case,
                direction="inbound",
                channel=channel,
                subject=subject,
                received_at=at or work.now,
                logged_at=work.now,
                logged_by=work.user.id,
            )
            work.session.add(piece)
            work.session.flush()
            self.case = case.reference
            return promises.start_promises(work, case, piece)

    def sends(self, *kinds: PromiseKind, written_at: datetime | None = None) -> tuple[Promise, ...]:
        """A letter goes out now that keeps promises of these kinds (an answer, unless told)."""
        kept = frozenset(kinds or (PromiseKind.ACKNOWLEDGE, PromiseKind.ANSWER, PromiseKind.INVESTIGATE))
        with self.office.work(Permission.DISPATCH) as work:
            case = find(work.session, CaseRow, Prefix.CASE, self.case)
            _send(work, case)
            return promises.keep_promises(work, case, kept, work.now, "letter dispatched", written_at=written_at)

    def asks(self, question: str = "the order number") -> None:
        """A question to the customer goes out now."""
        with self.office.work(Permission.DISPATCH) as work:
            case = find(work.session, CaseRow, Prefix.CASE, self.case)
            _send(work, case)
            cases.wait_for_customer(work, case, question)

    @property
    def promises(self) -> tuple[Promise, ...]:
        """All promises of the case."""
        return cases.case_file(self.office, self.case).promises

    def promise(self, kind: PromiseKind) -> Promise:
        """The newest promise of one kind."""
        return [promise for promise in self.promises if promise.kind is kind][-1]

    def words(self, kind: PromiseKind) -> str:
        """What the chip of the newest promise of one kind says."""
        file = cases.case_file(self.office, self.case)
        given = zip(file.promises, file.standings, strict=True)
        return [standing.words for promise, standing in given if promise.kind is kind][-1]


def _send(work: Work, case: CaseRow) -> None:
    piece = CorrespondenceRow(
        case=case,
        direction="outbound",
        channel="mail",
        subject="Our letter",
        sent_at=work.now,
        logged_at=work.now,
        logged_by=work.user.id,
    )
    work.session.add(piece)
    work.session.flush()


def begin(office: Office, clock: SetClock, name: str = "Evelyn Marsh", email: str = "evelyn@example.com") -> Story:
    """A story of a customer with a postal address and, unless empty, an e-mail address."""
    emails = (email,) if email else ()
    details = CustomerDetails(name, emails=emails, addresses=(HOME,))
    return Story(office, clock, customers.add_customer(office, details).value.reference)
