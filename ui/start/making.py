"""Something is being made that takes a few seconds."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit import JobBar, Label, Role, Space
from ui.tasks import Job


class Making(QWidget):
    """Says what is being made, how far it is, and lets the person stop it."""

    def __init__(self, heading: str, job: Job) -> None:
        super().__init__()
        self.setWindowTitle("Backoffice")
        self.setMinimumWidth(480)
        bar = JobBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        layout.setSpacing(Space.M)
        layout.addWidget(Label(heading, Role.HEADING))
        layout.addWidget(bar)
        bar.watch(job, heading)
