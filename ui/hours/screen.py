"""The Hours screen: the year, what is suggested, and what the public is told."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from backoffice.changes import Topic
from ui.desk import Target
from ui.hours.posting_page import PostingPage
from ui.hours.suggestions_page import SuggestionsPage
from ui.hours.year_page import YearPage
from ui.kit import Choice, FilterChips
from ui.screen import Screen
from ui.tasks import TaskRunner

YEAR, SUGGESTIONS, POSTING = "year", "suggestions", "posting"
PAGES = (Choice(YEAR, "Year"), Choice(SUGGESTIONS, "Suggestions"), Choice(POSTING, "Posting"))


class HoursScreen(Screen):
    """A year of business hours. Managers decide and post; everybody else sees.

    Intents: ``open`` shows the day whose ISO date is the reference; ``suggest`` the suggestions; ``post`` the posting.
    """

    def __init__(self, runner: TaskRunner, *, may_decide: bool) -> None:
        super().__init__("Hours", {Topic.HOURS})
        self._may_decide = may_decide
        self.year = YearPage(runner, may_decide=may_decide)
        self.suggestions = SuggestionsPage(runner, may_decide=may_decide)
        self.posting = PostingPage(runner, may_post=may_decide)
        self.pages = FilterChips("Show", PAGES)
        self.pages.chosen.connect(self.show_page)
        self.header.addWidget(self.pages)
        self._stack = QStackedWidget()
        for page in self._by_key.values():
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self._add_commands()

    @property
    def _by_key(self) -> dict[str, QWidget]:
        return {YEAR: self.year, SUGGESTIONS: self.suggestions, POSTING: self.posting}

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show one of the three pages, with the focus where its work starts."""
        self.pages.set_key(key)
        self._stack.setCurrentWidget(self._by_key[key])
        self.focus_first()

    def refresh(self) -> None:
        self.year.refresh()
        self.suggestions.refresh()
        self.posting.refresh()

    def go_to(self, target: Target) -> None:
        self.show_page({"suggest": SUGGESTIONS, "post": POSTING}.get(target.intent, YEAR))
        if target.intent == "open" and target.reference:
            self.year.show_day(date.fromisoformat(target.reference))

    def focus_first(self) -> None:
        self._by_key[self.pages.key].setFocus()

    def _add_commands(self) -> None:
        self.add_command("Show the year", self._show_year, "Ctrl+Shift+Y", "calendar")
        self.add_command("Show the suggested holidays", self._show_suggestions, "Ctrl+Shift+S", "list")
        self.add_command("Show the posting", self._show_posting, "Ctrl+Shift+P", "web")
        self.add_command("Show the year before", self.year.year_before, "Alt+PgUp", "chevron-left")
        self.add_command("Show the year after", self.year.year_after, "Alt+PgDown", "chevron-right")
        if self._may_decide:
            self.add_command("Decide this day's hours", self._decide, "Ctrl+E", "edit")
            self.add_command("Rehearse this decision", self.year.day.rehearse_wanted.emit, "Ctrl+R", "eye")

    @Slot()
    def _show_year(self) -> None:
        self.show_page(YEAR)

    @Slot()
    def _show_suggestions(self) -> None:
        self.show_page(SUGGESTIONS)

    @Slot()
    def _show_posting(self) -> None:
        self.show_page(POSTING)

    @Slot()
    def _decide(self) -> None:
        self.show_page(YEAR)
        self.year.day.start_deciding()
