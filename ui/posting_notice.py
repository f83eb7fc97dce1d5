"""What managers have to do about the posted hours, told above what is due today."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backoffice.changes import Changes, Topic
from backoffice.office import Office
from backoffice.roles import Permission
from ui.desk import Desk, Place, Target
from ui.kit import Badge, Button, Card, Chip, Label, Role, Space, Tone
from ui.tasks import Lane

if TYPE_CHECKING:
    from backoffice.posting import PostingTask


class PostingNotice(Card):
    """The most urgent task about the posting, with its steps; hidden when there is none, and from who may not post."""

    def __init__(self, desk: Desk, office: Office) -> None:
        super().__init__()
        self._desk = desk
        self._office = office
        self._badge = Badge()
        self._sentence = Label("", Role.STRONG, wraps=True)
        self._steps = Label("", Role.MUTED, wraps=True)
        self._button = Button("Go to the posting", icon="web")
        self._button.clicked.connect(self._go)
        self._lay_out()
        self.hide()
        desk.changed.connect(self._hear)

    @property
    def says(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    @Slot()
    def refresh(self) -> None:
        """Ask again what is to be done."""
        if self._office.user.may(Permission.POST_HOURS):
            self._desk.runner.run(Lane.STORE, partial(_tasks, self._office), self.show_tasks, owner=self)

    def show_tasks(self, tasks: "Sequence[PostingTask]") -> None:
        """Show the first of ``tasks``, and how many there are besides."""
        self.setHidden(not tasks)
        if not tasks:
            return
        first = tasks[0]
        more = len(tasks) - 1
        self._badge.show_chip(Chip(Tone.LATE, "late") if first.late else Chip(Tone.SOON, "to post"))
        self._sentence.setText(f"{first.sentence} (and {more} more)" if more else first.sentence)
        self._steps.setText(" → ".join(first.steps))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self._sentence)
        words.addWidget(self._steps)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self._badge)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.body.addLayout(row)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if Topic.HOURS in changes.topics:
            self.refresh()

    @Slot()
    def _go(self) -> None:
        self._desk.navigate(Target(Place.HOURS, "", "post"))


def _tasks(office: Office) -> "Sequence[PostingTask]":
    from backoffice import posting  # in the worker: nothing of it is needed before the window is there

    return posting.posting_tasks(office)
