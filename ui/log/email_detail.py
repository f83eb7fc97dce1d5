"""One e-mail before it is filed: what it says, how it was matched, and where it shall go."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QStackedWidget, QVBoxLayout

from backoffice.cases import CaseSummary
from backoffice.correspondence import Enclosure, Filing, IncomingEmail, KnownCase
from backoffice.customers import CustomerDetails
from backoffice.promises import InquiryKind
from ui.kit import (
    Badge,
    Card,
    Choice,
    ChoiceBox,
    FilterChips,
    Form,
    Label,
    PageViewer,
    Render,
    Role,
    SuggestEdit,
    Suggestion,
    plain_tip,
)
from ui.log.email_columns import match_chip
from ui.log.today import Today
from ui.log.words import KINDS, NEW_CASE, case_choice
from ui.moments import moment_text
from ui.tasks import TaskRunner

NEWCOMER = "new"
"""The key of the sender in the customer's field, where nobody has this address yet."""


class EmailDetail(Card):
    """The message that is current in the list.

    Attributes:
        form: where it shall go.

    Signals:
        file_wanted(): file it as the form says.
        cases_wanted(str): another customer was chosen; their cases are to be offered.
        attachment_wanted(Enclosure): the person wants to look at a file.
    """

    file_wanted = Signal()
    cases_wanted = Signal(str)
    attachment_wanted = Signal(object)

    def __init__(self, runner: TaskRunner, customer: SuggestEdit, today: Today) -> None:
        super().__init__()
        self._today = today
        self._email: IncomingEmail | None = None
        self._subject = Label("", Role.HEADING, wraps=True, selectable=True)
        self._from = Label("", Role.MUTED, wraps=True, selectable=True)
        self._badge = Badge()
        self._why = Label("", wraps=True)
        self._remarks = Label("", Role.SMALL, wraps=True)
        self.form = self._make_form(customer)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName("Message")
        self._text.setPlaceholderText("There is no text to show.")
        self._text.setTabChangesFocus(True)
        self._viewer = PageViewer(runner)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._text)
        self._shown.addWidget(self._viewer)
        self._files = QVBoxLayout()
        self._enclosures: dict[str, Enclosure] = {}
        self._lay_out()

    @property
    def email(self) -> IncomingEmail | None:
        """The message shown."""
        return self._email

    def show_email(self, email: IncomingEmail) -> None:
        """Show ``email`` as it would be filed if nobody says otherwise."""
        self._email = email
        self._subject.setText(email.subject or "No subject")
        sender = " · ".join(filter(None, (email.sender_name, email.sender))) or "no sender named"
        self._from.setText(f"{sender}\n{moment_text(email.received, self._today.zone)}")
        self._badge.show_chip(match_chip(email))
        self._why.setText(email.unreadable or email.match.why)
        machine = f"Written by a machine: {email.automatic_sign}." if email.automatic_sign else ""
        self._remarks.setText(" ".join(filter(None, (machine, *email.defects))))
        self._remarks.setVisible(bool(self._remarks.text()))
        self._text.setPlainText(email.text)
        self._offer_files(email.enclosures)
        self._propose(email)

    def show_cases(self, cases: Sequence[CaseSummary]) -> None:
        """Offer the chosen customer's cases beside a new one and those that the message names."""
        known = {case.reference for case in cases}
        named = [_named_choice(case) for case in self._named() if case.reference not in known]
        chosen = self.case.key
        self.case.set_choices([NEW_CASE, *named, *map(case_choice, cases)])
        self.case.set_key(chosen)

    def show_pages(self, pages: int, render: Render) -> None:
        """Show the pages of a file instead of the message."""
        self._viewer.show_pages(pages, render)
        self._shown.setCurrentWidget(self._viewer)

    def filing(self) -> Filing:
        """Where the form says that the message belongs."""
        choice = self.customer.choice
        is_new = choice is not None and choice.key == NEWCOMER
        return Filing(
            customer=choice.key if choice and not is_new else "",
            new_customer=self._newcomer() if is_new else None,
            case=self.case.key,
            kind=InquiryKind(self.kind.key),
            asks_something=self.asks.isChecked(),
        )

    def _make_form(self, customer: SuggestEdit) -> Form:
        form = Form("File", "Ctrl+Return")
        self.customer = form.add("customer", "Customer", customer)
        self.case = form.add("case", "File with", ChoiceBox([NEW_CASE]))
        self.kind = form.add("kind", "Kind", ChoiceBox(KINDS))
        form.add_row("case", "kind")
        self.asks = QCheckBox("Start its promises")
        self.asks.setToolTip(plain_tip("It asks something of us. Automatic replies and the like do not."))
        form.buttons.insertWidget(0, self.asks)
        form.submitted.connect(self.file_wanted)
        customer.chosen.connect(self._ask_for_cases)
        customer.dropped.connect(self._forget_cases)
        return form

    def _lay_out(self) -> None:
        for widget in (self._subject, self._from, self._badge, self._why, self._remarks, self.form):
            self.body.addWidget(widget)
        self.body.addLayout(self._files)
        self.body.addWidget(self._shown, 1)

    def _propose(self, email: IncomingEmail) -> None:
        """Fill the form with how the message was matched."""
        self.form.clear_errors()
        customer = email.match.customer
        if customer is not None:
            self.customer.set_choice(Suggestion(customer.reference, customer.name))
            self.cases_wanted.emit(customer.reference)
        elif email.sender and not email.match.customers:
            self.customer.set_choice(Suggestion(NEWCOMER, f"{email.sender_name or email.sender} (new customer)"))
        else:
            self.customer.set_choice(None)
        self.show_cases(())
        self.case.set_key(email.match.case.reference if email.match.case else "")
        self.kind.setCurrentIndex(0)
        self.asks.setChecked(not email.automatic_sign)

    def _offer_files(self, enclosures: Sequence[Enclosure]) -> None:
        """The message and its files, one of which is shown."""
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._enclosures = {str(place): enclosure for place, enclosure in enumerate(enclosures)}
        if enclosures:
            names = [Choice(key, enclosure.name) for key, enclosure in self._enclosures.items()]
            chips = FilterChips("Show", [Choice(_MESSAGE, "Message"), *names])
            chips.chosen.connect(self._show_file)
            self._files.addWidget(chips)
        self._shown.setCurrentWidget(self._text)

    def _named(self) -> Sequence[KnownCase]:
        if self._email is None:
            return ()
        match = self._email.match
        return (match.case,) if match.case else match.suggestions

    def _newcomer(self) -> CustomerDetails:
        if self._email is None:
            return CustomerDetails("")
        return CustomerDetails(self._email.sender_name or self._email.sender, emails=(self._email.sender,))

    @Slot(str)
    def _show_file(self, key: str) -> None:
        if key == _MESSAGE:
            self._shown.setCurrentWidget(self._text)
        else:
            self.attachment_wanted.emit(self._enclosures[key])

    @Slot(object)
    def _ask_for_cases(self, customer: Suggestion) -> None:
        self.cases_wanted.emit(customer.key)

    @Slot()
    def _forget_cases(self) -> None:
        self.show_cases(())


def _named_choice(case: KnownCase) -> Choice:
    return Choice(case.reference, f"{case.reference} · {case.subject} ({case.customer.name})")


_MESSAGE = "message"
