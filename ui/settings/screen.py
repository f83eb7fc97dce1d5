"""The Settings screen: the policy that is kept, and the people who keep it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from backoffice.changes import Topic
from ui.desk import Target
from ui.kit import Choice, FilterChips
from ui.screen import Screen
from ui.settings.people_page import PeoplePage
from ui.settings.policy_page import PolicyPage
from ui.tasks import TaskRunner

POLICY, PEOPLE = "policy", "people"
PAGES = (Choice(POLICY, "Policy"), Choice(PEOPLE, "People"))


class SettingsScreen(Screen):
    """What managers settle for everybody; whoever may not change it reads it.

    Intents: ``policy`` and ``people`` show their page.

    Signals:
        refresh_wanted(): what is shown may be out of date.
    """

    refresh_wanted = Signal()

    def __init__(self, runner: TaskRunner, *, may_edit: bool, may_manage: bool) -> None:
        super().__init__("Settings", {Topic.POLICY, Topic.PEOPLE})
        self.policy = PolicyPage(runner, may_edit=may_edit)
        self.people = PeoplePage(runner, may_manage=may_manage)
        self.pages = FilterChips("Show", PAGES)
        self.pages.chosen.connect(self.show_page)
        self.header.addWidget(self.pages)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.policy)
        self._stack.addWidget(self.people)
        self.body.addWidget(self._stack, 1)
        self.add_command("Show the policy", self._show_policy, "Ctrl+Shift+P", "edit")
        self.add_command("Show the people", self._show_people, "Ctrl+Shift+S", "person")
        self.add_command("Go to what is wrong in the policy", self.policy.go_to_fault, "F8", "warning")
        if may_manage:
            self.add_command("Add a person", self._add_person, "Ctrl+Shift+N", "plus")

    @property
    def _page(self) -> QWidget:
        return self.people if self.pages.key == PEOPLE else self.policy

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show one of the pages, with the focus where its work starts."""
        self.pages.set_key(key)
        self._stack.setCurrentWidget(self._page)
        self.focus_first()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def go_to(self, target: Target) -> None:
        if target.intent in (POLICY, PEOPLE):
            self.show_page(target.intent)

    def focus_first(self) -> None:
        self._page.setFocus()

    @Slot()
    def _show_policy(self) -> None:
        self.show_page(POLICY)

    @Slot()
    def _show_people(self) -> None:
        self.show_page(PEOPLE)

    @Slot()
    def _add_person(self) -> None:
        self.show_page(PEOPLE)
        self.people.add_person()
