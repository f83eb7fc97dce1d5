"""The policy as a text to edit, and beside it what an edit would promise."""

import re
from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.errors import InvalidInputError
from backoffice.paging import Page
from backoffice.promises import PolicyEffect, PolicyPreview, PolicyText
from ui.kit import Button, EmptyState, Form, Label, Role, RowsPane, Space
from ui.moments import moment_text
from ui.settings.columns import EffectColumns
from ui.settings.editor import LinedEditor
from ui.tasks import TaskRunner

_LINE = re.compile(r"\bline (\d+)", re.IGNORECASE)


class PolicyPage(QWidget):
    """The policy in force. Managers edit it; everybody else reads.

    Signals:
        checked(str): the text was edited; what it would do is wanted.
        save_wanted(str): the text is to become the policy.
        revert_wanted(): what was edited is to go, and the policy in force to be shown.
    """

    checked = Signal(str)
    save_wanted = Signal(str)
    revert_wanted = Signal()

    def __init__(self, runner: TaskRunner, *, may_edit: bool) -> None:
        super().__init__()
        self._may_edit = may_edit
        self._columns = EffectColumns()
        self.form = Form("Save policy")
        self.editor = self.form.add("policy", "Policy file", LinedEditor())
        self._standing = Label("", Role.MUTED, wraps=True)
        self._summary = Label("", Role.STRONG, wraps=True)
        self._open_ones = Label("", Role.MUTED, wraps=True)
        self._revert = Button("Take back edits")
        self._effects: RowsPane[PolicyEffect] = RowsPane(
            runner,
            self._columns.all(),
            key=lambda effect: (effect.channel, effect.inquiry, effect.before.kind),
            empty=EmptyState("Mend the text to see what it would promise."),
            name="What would be promised",
            compact=True,
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.editor)

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.toPlainText()

    def show_policy(self, policy: PolicyText, zone: ZoneInfo) -> None:
        """Show the policy in force, in place of what was typed."""
        self._columns.zone = zone
        since = moment_text(policy.at, zone)
        self._standing.setText(f"Version {policy.version}, since {since}, by {policy.by}.")
        self.show_text(policy.text)

    def show_text(self, text: str) -> None:
        """Put a text into the editor, the cursor staying near where it is."""
        line = self.editor.textCursor().blockNumber()
        self.editor.setPlainText(text)
        self.form.rest()
        self.form.clear_errors()
        self.editor.go_to_line(line + 1)

    def show_preview(self, preview: PolicyPreview) -> None:
        """Show what the text would do; whatever was wrong with it is mended."""
        self.form.clear_errors()
        self.editor.mark_line(None)
        differing = sum(effect.differs for effect in preview.effects)
        self._summary.setText(_summary(differing))
        self._open_ones.setText(_open_ones(preview.would_read_differently))
        rows = sorted(preview.effects, key=lambda effect: not effect.differs)
        self._effects.load(partial(_one_page, rows))

    def show_fault(self, error: Exception) -> None:
        """Say what is wrong with the text, and mark the first line that is."""
        self.form.show_error(error)
        self.editor.mark_line(_first_line(error))
        self._summary.setText("This text is no policy yet; the one in force stays.")
        self._open_ones.setText("")
        self._effects.load(partial(_one_page, ()))

    @Slot()
    def go_to_fault(self) -> None:
        """Put the cursor where the text is wrong."""
        if self.editor.wrong_line is not None:
            self.editor.go_to_line(self.editor.wrong_line)
            self.editor.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self._standing)
        left.addWidget(self.form, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(Label("What came in now would be promised", Role.HEADING))
        right.addWidget(self._summary)
        right.addWidget(self._open_ones)
        right.addWidget(self._effects, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.XL)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        self.form.add_button(self._revert)
        if not self._may_edit:
            self._revert.hide()
            self.form.primary.hide()
            self.editor.setReadOnly(True)

    def _connect(self) -> None:
        self.form.paused.connect(self._check)
        self.form.submitted.connect(self._save)
        self._revert.clicked.connect(self.revert_wanted)

    @Slot()
    def _check(self) -> None:
        self.checked.emit(self.text)

    @Slot()
    def _save(self) -> None:
        self.save_wanted.emit(self.text)


def _one_page(rows: Sequence[PolicyEffect], _after: object | None) -> Page[PolicyEffect]:
    return Page(tuple(rows), None)


def _first_line(error: Exception) -> int | None:
    """The line that the sentence of an error names first."""
    sentences = [fault.message for fault in error.faults] if isinstance(error, InvalidInputError) else []
    lines = [int(found[1]) for sentence in sentences if (found := _LINE.search(sentence))]
    return min(lines, default=None)


def _summary(differing: int) -> str:
    if not differing:
        return "The same as today: nothing that a customer is promised changes."
    return f"{differing} promise{' changes' if differing == 1 else 's change'} for what comes in from then on."


def _open_ones(number: int) -> str:
    if not number:
        return ""
    words = "open promise counts" if number == 1 else "open promises count"
    return f"{number} {words} days that these hours would count otherwise; what was promised stays."
