"""Long work on the screen: what it does, how far it is, and a button that stops it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ui.kit.buttons import Button
from ui.kit.style import Space
from ui.kit.text import Label, Role
from ui.tasks import Job, Step


class JobBar(QWidget):
    """Hidden until it watches a job, and again when that has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._title = ""
        self._text = Label("")
        self._count = Label("", Role.MUTED)
        self._bar = QProgressBar(textVisible=False)
        self._cancel = Button("Cancel")
        self._cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._cancel)
        self.hide()

    def watch(self, job: Job, title: str) -> None:
        """Show ``job`` until it ends; ``title`` says what it does ("Printing letters")."""
        self._job = job
        self._title = title
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._text.setText(title)
        self._count.setText("")
        self._cancel.setEnabled(True)
        job.stepped.connect(self._show_step)
        job.ended.connect(self._end)
        self.show()

    def _show_step(self, step: Step) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._text.setText(step.text or self._title)
        self._count.setText(f"{step.done} of {step.total}")

    def _stop(self) -> None:
        if self._job is not None:
            self._cancel.setEnabled(False)
            self._job.cancel()

    def _end(self) -> None:
        self._job = None
        self.hide()
