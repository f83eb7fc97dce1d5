"""One step in a return's life, under the name of the return."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import Button, Kind, Label, Role, Space
from ui.returns.step_forms import StepForm

WIDEST = 720


class StepView(QWidget):
    """Shows the form of a step.

    Signals:
        left(): back to the list, nothing done.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form: StepForm | None = None
        self._title = Label("", Role.HEADING, wraps=True)
        back = Button("Back", Kind.QUIET, "chevron-left", "Esc")
        back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._title, 1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    @property
    def form(self) -> StepForm | None:
        """The form shown, once a step was begun."""
        return self._form

    def show_form(self, form: StepForm) -> None:
        """Begin a step."""
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.addWidget(form)
        column.addStretch(1)
        self._area.setWidget(inside)
        self._form = form
        self._title.setText(form.title)

    def focus_form(self) -> None:
        """Put the focus into the form's first field."""
        if self._form is not None:
            self._form.first_field.setFocus()
