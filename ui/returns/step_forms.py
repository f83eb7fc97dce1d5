"""The forms of the steps in a return's life: what came, what was found, what becomes of it."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from backoffice.changes import Saved
from backoffice.office import Office
from backoffice.returns import (
    Finding,
    Outcome,
    Return,
    ReturnLine,
    decide_return,
    extend_return,
    inspect_return,
    receive_return,
)
from ui.kit import Choice, ChoiceBox, DateField, Form
from ui.returns.counts import CountBox
from ui.returns.words import OUTCOMES

Step = Callable[[Office], Saved[Return]]


class StepForm(Form):
    """One step of one return."""

    def __init__(self, primary: str, shown: Return) -> None:
        super().__init__(primary)
        self.shown = shown

    @property
    def title(self) -> str:
        """What is done here."""
        return f"{self.primary.text()} {self.shown.reference} of {self.shown.customer}"

    @property
    def first_field(self) -> QWidget:
        """Where the step begins."""
        return next((field.editor for field in self._fields.values()), self.primary)

    def step(self) -> Step:
        """The use case with what stands in the form."""
        raise NotImplementedError

    def _counts(self, name: str) -> dict[int, int]:
        return {line.position: self._count(f"{name}_{line.position}") for line in self._lines()}

    def _count(self, field: str) -> int:
        editor = self.field(field).editor
        return editor.count if isinstance(editor, CountBox) else 0

    def _lines(self) -> Iterator[ReturnLine]:
        """The lines that this step is about."""
        yield from self.shown.lines


class ReceiveForm(StepForm):
    """What came, in this parcel."""

    def __init__(self, shown: Return) -> None:
        super().__init__("Receive", shown)
        for line in self._lines():
            awaited = line.quantity - line.received
            box = self.add(
                f"arrived_{line.position}", line.name, CountBox(awaited), f"{awaited} awaited", optional=True
            )
            box.set_count(awaited)
        if shown.expired:
            self.add("late_because", "It came late. Why it is taken all the same", QLineEdit())

    def step(self) -> Step:
        arrived, why = self._counts("arrived"), self.values().get("late_because", "")

        def receive(office: Office) -> Saved[Return]:
            return receive_return(office, self.shown.reference, arrived, why)

        return receive

    def _lines(self) -> Iterator[ReturnLine]:
        return (line for line in self.shown.lines if line.received < line.quantity)


class InspectForm(StepForm):
    """What looking at the pieces found."""

    def __init__(self, shown: Return) -> None:
        super().__init__("Inspect", shown)
        for line in self._lines():
            at = line.position
            good = self.add(f"accepted_{at}", f"{line.name}: as it should be", CountBox(line.received, 0))
            good.set_count(line.received - line.damaged)
            bad = self.add(f"damaged_{at}", "Damaged", CountBox(line.received, 0))
            bad.set_count(line.damaged)
            self.add_row(f"accepted_{at}", f"damaged_{at}")
            hint = f"Authorised: {line.serial}" if line.serial else ""
            self.add(f"serial_{at}", "Serial number on the piece", QLineEdit(), hint, optional=True)
            self.add(f"note_{at}", "What was seen", QLineEdit(), optional=True)
            self.add_row(f"serial_{at}", f"note_{at}")

    def step(self) -> Step:
        accepted, damaged, values = self._counts("accepted"), self._counts("damaged"), self.values()
        findings = [
            Finding(at, accepted[at], damaged[at], values[f"serial_{at}"], values[f"note_{at}"]) for at in accepted
        ]

        def inspect(office: Office) -> Saved[Return]:
            return inspect_return(office, self.shown.reference, findings)

        return inspect

    def _lines(self) -> Iterator[ReturnLine]:
        return (line for line in self.shown.lines if line.received and not line.outcome)


class DecideForm(StepForm):
    """What becomes of each line."""

    def __init__(self, shown: Return) -> None:
        super().__init__("Decide", shown)
        for line in self._lines():
            choices = [Choice("", "Not yet"), *(Choice(outcome, OUTCOMES[outcome]) for outcome in Outcome)]
            found = f"{line.accepted} as it should be, {line.damaged} damaged · {line.reason}"
            self.add(f"outcome_{line.position}", line.name, ChoiceBox(choices), found)
        self.add("why", "The policy it rests on, and why", QLineEdit())

    def step(self) -> Step:
        values = self.values()
        chosen = {line.position: values[f"outcome_{line.position}"] for line in self._lines()}
        outcomes = {position: Outcome(key) for position, key in chosen.items() if key}

        def decide(office: Office) -> Saved[Return]:
            return decide_return(office, self.shown.reference, outcomes, values["why"])

        return decide

    def _lines(self) -> Iterator[ReturnLine]:
        looked_at = (line for line in self.shown.lines if line.received and not line.outcome)
        return (line for line in looked_at if line.accepted + line.damaged == line.received)


class ExtendForm(StepForm):
    """More time for the customer."""

    def __init__(self, shown: Return) -> None:
        super().__init__("Extend", shown)
        self._until = self.add("until", "Good until", DateField(self._last_day))
        self.add("why", "Why", QLineEdit())

    def step(self) -> Step:
        until, why = self._until.day or self.shown.expires_on, self.values()["why"]

        def extend(office: Office) -> Saved[Return]:
            return extend_return(office, self.shown.reference, until, why)

        return extend

    def _last_day(self) -> date:
        return self.shown.expires_on
