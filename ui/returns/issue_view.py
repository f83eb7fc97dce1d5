"""Issuing a return, from a case."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backoffice.returns import Offer
from ui.kit import Button, Kind, Label, Role, Space
from ui.returns.issue_form import IssueForm

WIDEST = 920  # a longer line leads the eye astray


class IssueView(QWidget):
    """The form under the name of its case.

    Signals:
        left(): back to the list; what was typed stays as a draft.
    """

    left = Signal()

    def __init__(self, form: IssueForm) -> None:
        super().__init__()
        self.form = form
        self._title = Label("", Role.HEADING, wraps=True)
        self._case = Label("", Role.MUTED, wraps=True)
        back = Button("Back", Kind.QUIET, "chevron-left", "Esc")
        back.clicked.connect(self.left)
        bar = QHBoxLayout()
        bar.addWidget(back)
        bar.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._title)
        column.addWidget(self._case)
        column.addWidget(form)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(area, 1)
        self.setFocusProxy(form.order)

    def show_offer(self, offer: Offer) -> None:
        """Start over for a case."""
        self._title.setText(f"Return of {offer.customer}")
        self._case.setText(f"{offer.case} · {offer.subject}")
        self.form.show_offer(offer)
