"""The Log screen: letters and e-mail, as they come in."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget

from backoffice.changes import Topic
from ui.desk import Target
from ui.log.email_view import EmailView
from ui.log.letter_view import LetterView
from ui.screen import Screen


class LogScreen(Screen):
    """Logs what came in.

    Intents: ``letter`` begins a letter, of the customer referred to if there is one; ``email`` shows the e-mails that
    wait.

    Signals:
        letter_wanted(str): a letter of the customer with this reference.
    """

    letter_wanted = Signal(str)

    def __init__(self, letter: LetterView, email: EmailView) -> None:
        super().__init__("Log", {Topic.CORRESPONDENCE, Topic.HOURS, Topic.POLICY})
        self.letter = letter
        self.email = email
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(letter, "Letter")
        self.tabs.addTab(email, "E-mail")
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self.focus_first)
        self.add_command("Log a letter", self.show_letter, "Ctrl+Shift+L", "mail")
        self.add_command("Log e-mail files", self.show_email, "Ctrl+Shift+E", "email")

    @Slot()
    def show_letter(self) -> None:
        """Show the letter that is being logged."""
        self.tabs.setCurrentWidget(self.letter)
        self.letter.form.customer.setFocus()

    @Slot()
    def show_email(self) -> None:
        """Show the e-mails that wait."""
        self.tabs.setCurrentWidget(self.email)
        self.email.rows.setFocus()

    def refresh(self) -> None:
        self.email.rows.reload()
        self.letter.form.edited.emit()  # what the letter would start may read differently now

    def go_to(self, target: Target) -> None:
        if target.intent == "email":
            self.show_email()
        elif target.intent == "letter":
            self.show_letter()
            if target.reference:
                self.letter_wanted.emit(target.reference)

    @Slot()
    def focus_first(self) -> None:
        if self.tabs.currentWidget() is self.letter:
            self.letter.form.customer.setFocus()
        else:
            self.email.rows.setFocus()
