"""The fields of a letter, in the order in which a mailroom reads an envelope."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit

from backoffice.cases import CaseSummary
from backoffice.correspondence import Filing, LetterPiece
from backoffice.errors import Fault, InvalidInputError
from backoffice.promises import InquiryKind
from ui.kit import Button, ChoiceBox, DateField, Form, Prompts, SuggestEdit, TextArea
from ui.log.scans import ScanList
from ui.log.words import KINDS, NEW_CASE, case_choice


class LetterForm(Form):
    """One letter; its scans belong to it, and to its draft.

    Args:
        customer: the editor in which a customer is chosen.
        today: the present day in the business zone.
        prompts: asks for the files of scans.

    Signals:
        edited(): what was typed rests for a moment and may start something else than before.
        next_wanted(): save, and go on with the next letter of the stack.
    """

    edited = Signal()
    next_wanted = Signal()

    def __init__(self, customer: SuggestEdit, today: Callable[[], date], prompts: Prompts) -> None:
        super().__init__("Save", "Ctrl+Return")
        self._today = today
        self.customer = self.add("customer", "Customer", customer)
        self.subject = self.add("subject", "Subject", QLineEdit())
        self.kind = self.add("kind", "Kind", ChoiceBox(KINDS))
        self.case = self.add("case", "File with", ChoiceBox([NEW_CASE]))
        self.add_row("kind", "case")
        self.received = self.add("received", "Received", DateField(today))
        self.postmarked = self.add("postmarked", "Postmark", DateField(today), optional=True)
        self.add_row("received", "postmarked")
        self.note = self.add("note", "Note", TextArea(2), optional=True)
        self.scans = self.add("attachment", "Scans", ScanList(prompts), optional=True)
        self.next = Button("Save and next", shortcut="Ctrl+Shift+Return")
        self.add_button(self.next)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._connect()

    def letter(self) -> LetterPiece:
        """What stands in the form. Raises `InvalidInputError` for a date that is none."""
        faults = [
            Fault(name, f"“{editor.text().strip()}” is no date; write it like 11/23 or 23 Nov.")
            for name, editor in (("received", self.received), ("postmarked", self.postmarked))
            if editor.is_wrong
        ]
        if self.received.day is None and not faults:
            faults.append(Fault("received", "Say on which day it came in."))
        if faults:
            raise InvalidInputError(*faults)
        return self.letter_so_far()

    def letter_so_far(self) -> LetterPiece:
        """What stands in the form, today standing for a day of receipt that cannot be read yet."""
        chosen = self.customer.choice
        return LetterPiece(
            filing=Filing(customer=chosen.key if chosen else "", case=self.case.key, kind=InquiryKind(self.kind.key)),
            received=self.received.day or self._today(),
            subject=self.subject.text(),
            postmarked=self.postmarked.day,
            note=self.note.toPlainText(),
            files=tuple(scan.file for scan in self.scans.scans),
        )

    def start_over(self, *, keep_defaults: bool = False) -> None:
        """Empty the form for another letter; the day of receipt and the kind may stay as they are."""
        self.clear_errors()
        self.customer.set_choice(None)
        self.show_cases(())
        self.subject.clear()
        self.postmarked.set_day(None)
        self.note.clear()
        self.scans.clear()
        self.received.set_day(self.received.day if keep_defaults else self._today())
        if not keep_defaults:
            self.kind.setCurrentIndex(0)
        self.rest()

    def show_cases(self, cases: Sequence[CaseSummary]) -> None:
        """Offer the customer's cases beside a new one, keeping the choice if it is among them."""
        chosen = self.case.key
        self.case.set_choices([NEW_CASE, *map(case_choice, cases)])
        self.case.set_key(chosen)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - mirrors Qt's own setters
        super().set_busy(busy)
        self.next.setDisabled(busy)

    def values(self) -> dict[str, str]:
        paths = "\n".join(str(scan.path) for scan in self.scans.scans)
        return {**super().values(), _SCANS: paths}

    @staticmethod
    def scan_paths(draft: Mapping[str, str]) -> tuple[Path, ...]:
        """The files that belonged to a letter whose draft this is."""
        return tuple(Path(line) for line in draft.get(_SCANS, "").splitlines())

    def _connect(self) -> None:
        self.next.clicked.connect(self.next_wanted)
        self.customer.chosen.connect(self._go_on)
        self._rest.timeout.connect(self.edited)
        for changed in (
            self.customer.chosen,
            self.customer.dropped,
            self.subject.textChanged,
            self.kind.changed,
            self.case.changed,
            self.received.changed,
            self.postmarked.changed,
            self.scans.changed,
        ):
            changed.connect(self._wait)
        self.scans.changed.connect(self.paused)

    @Slot()
    def _wait(self) -> None:
        self._rest.start()

    @Slot()
    def _go_on(self) -> None:
        """The customer is known; what remains to type is the subject."""
        self.subject.setFocus()


_REST_MS = 250
_SCANS = "scans"
