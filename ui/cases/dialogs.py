"""What a decision about a case asks for: small forms over the window, kept as drafts until they are saved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from backoffice import cases, promises
from backoffice.cases import Ground
from backoffice.changes import Saved
from backoffice.office import Office
from backoffice.promises import KIND_NAMES, PromiseKind
from ui.kit import Button, Choice, ChoiceBox, Field, Form, Label, Role, Space, TextArea, ToggleChips

Decision = Callable[[], Saved[object]]
"""A use case with everything it needs; called in the store's lane."""

IN_WRITING = "writing"
BY_PHONE = "phone"


class DecisionDialog(QDialog):
    """A form over the window; it stays open until what it asks for is saved. Deleted when closed.

    Attributes:
        form: what is filled in.
    """

    def __init__(self, title: str, words: str, primary: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(480)
        self.form = Form(primary)
        cancel = Button("Cancel")
        cancel.clicked.connect(self.reject)
        self.form.add_button(cancel)
        self.form.cancelled.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(Label(title, Role.HEADING, wraps=True))
        layout.addWidget(Label(words, Role.MUTED, wraps=True))
        layout.addWidget(self.form)
        layout.addStretch(1)

    def focus_first(self) -> None:
        """Put the focus where typing starts."""
        self.form.findChildren(Field)[0].editor.setFocus()

    @property
    def letter(self) -> str:
        """The intent of the letter that is written next (see the Letters screen); empty for none."""
        return ""

    def decision(self, office: Office, reference: str) -> Decision | None:
        """What is to be done with the case, as the form stands; None only leads to the letter."""
        raise NotImplementedError


class ResolveDialog(DecisionDialog):
    """How a case ends (policy D8, D11)."""

    def __init__(self, parent: QWidget) -> None:
        words = "The customer is told first; a follow-up is promised when the case is resolved."
        super().__init__("Resolve the case", words, "Resolve", parent)
        grounds = [Choice(ground.name, ground.capitalize()) for ground in Ground]
        self.form.add("outcome", "What was decided, and why in this case", TextArea(4))
        self._ground = self.form.add("ground", "It rests on", ChoiceBox(grounds))
        self._no_answer = self.form.add(
            "no_answer_needed",
            "Answer",
            QCheckBox("No answer is needed"),
            "For thanks or a second copy: what is still promised is withdrawn, and nobody is followed up.",
            optional=True,
        )

    def decision(self, office: Office, reference: str) -> Decision:
        return partial(
            cases.resolve_case,
            office,
            reference,
            self.form.values()["outcome"],
            Ground[self._ground.key],
            no_answer_needed=self._no_answer.isChecked(),
        )


class AskDialog(DecisionDialog):
    """What we need from the customer, and how we ask."""

    def __init__(self, parent: QWidget) -> None:
        words = "Once the question is sent, the clock of the answer stands still until the customer writes."
        super().__init__("Ask the customer", words, "Ask", parent)
        ways = [Choice(IN_WRITING, "In a letter or an e-mail"), Choice(BY_PHONE, "By telephone, just now")]
        self._way = self.form.add("way", "How", ChoiceBox(ways))
        self.form.add("question", "What we ask for", TextArea(3), "A letter says it itself.", optional=True)
        self._way.changed.connect(self._follow_way)
        self._follow_way(self._way.key)

    def decision(self, office: Office, reference: str) -> Decision | None:
        if self._way.key == IN_WRITING:
            return None
        return partial(cases.ask_by_phone, office, reference, self.form.values()["question"])

    @property
    def letter(self) -> str:
        """The question itself, where it is asked in writing."""
        return "question" if self._way.key == IN_WRITING else ""

    def _follow_way(self, way: str) -> None:
        self.form.field("question").setHidden(way == IN_WRITING)


class CallDialog(DecisionDialog):
    """What was said in a call, and which promises it keeps."""

    def __init__(self, open_kinds: Sequence[PromiseKind], parent: QWidget) -> None:
        super().__init__("Record a call", "A call is kept with the case like a letter.", "Record", parent)
        self.form.add("said", "What was said", TextArea(5))
        kept = [Choice(kind, KIND_NAMES[kind]) for kind in open_kinds if kind is not PromiseKind.ACKNOWLEDGE]
        self._keeps = ToggleChips("Promises that the call keeps", kept)
        if kept:
            self.form.add("keeps", "It keeps these promises", self._keeps, optional=True)

    def decision(self, office: Office, reference: str) -> Decision:
        keeps = frozenset(PromiseKind(key) for key in self._keeps.keys)
        return partial(cases.record_call, office, reference, self.form.values()["said"], keeps)


class GrantDialog(DecisionDialog):
    """More time for an investigation (policy D7); the notice of the delay is written next (D10)."""

    def __init__(self, days: Sequence[int], parent: QWidget) -> None:
        words = "The answer is given more time. The customer must hear of it before it was due."
        super().__init__("Grant additional days", words, "Grant", parent)
        choices = [Choice(str(count), f"{count} business day{'s' if count > 1 else ''}") for count in days]
        self._days = self.form.add("days", "How many", ChoiceBox(choices))
        self.form.add("reason", "Why", TextArea(3), "As the customer will be told it.")

    @property
    def letter(self) -> str:
        return "delay"

    def decision(self, office: Office, reference: str) -> Decision:
        return partial(promises.grant_days, office, reference, int(self._days.key), self.form.values()["reason"])


class ReviewDialog(DecisionDialog):
    """What a manager's review of an escalation found (policy D14)."""

    def __init__(self, parent: QWidget) -> None:
        words = "The promised review is kept with this, and the case is assigned to you."
        super().__init__("Review the escalation", words, "Keep review", parent)
        self.form.add("finding", "What the review found", TextArea(4))

    def decision(self, office: Office, reference: str) -> Decision:
        return partial(cases.review_escalation, office, reference, self.form.values()["finding"])
