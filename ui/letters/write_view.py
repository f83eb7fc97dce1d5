"""Writing: the form at the left, the piece as it will look at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import Button, Kind, Label, Role, Space
from ui.letters.paper import PaperView
from ui.letters.reading import Beginning
from ui.letters.write_form import WriteForm
from ui.tasks import TaskRunner


class WriteView(QWidget):
    """The piece that is being written.

    Attributes:
        paper: how it looks so far.

    Signals:
        left(): back to the lists; what was typed stays as a draft.
    """

    left = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self.paper = PaperView(runner)
        self._form: WriteForm | None = None
        self._title = Label("", Role.HEADING)
        self._back = Button("Back", Kind.QUIET, "chevron-left", "Esc")
        self._back.clicked.connect(self.left)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    @property
    def form(self) -> WriteForm | None:
        """The form shown, once something is written."""
        return self._form

    def show_form(self, begun: Beginning) -> WriteForm:
        """Start over with the form of a template, and hand it back."""
        form = WriteForm(begun)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, Space.S, 0)
        layout.addWidget(form)
        layout.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:  # one of its own fields may have asked for the new form: it goes later
            old.setParent(self)
            old.hide()
            old.deleteLater()
        self._area.setWidget(inside)
        self._form = form
        self._title.setText(begun.title)
        form.first_field.setFocus()
        return form

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        both = QHBoxLayout()
        both.setSpacing(Space.XL)
        both.addWidget(self._area, 1)
        both.addWidget(self.paper, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addLayout(both, 1)
