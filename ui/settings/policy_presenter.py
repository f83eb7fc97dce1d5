"""Shows the policy, tries edits out, and keeps them."""

from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from backoffice import hours, promises
from backoffice.changes import Changes
from backoffice.drafts import drop_draft, load_draft, save_draft
from backoffice.office import Office
from backoffice.promises import PolicyText
from ui.desk import Desk
from ui.settings.policy_page import PolicyPage
from ui.tasks import Lane

DRAFT = "policy"


@dataclass(frozen=True)
class Loaded:
    """What the page shows first.

    Attributes:
        draft: what this person typed earlier and did not save, or empty.
        drafted_on: the version that it was an edit of.
    """

    policy: PolicyText
    zone: ZoneInfo
    draft: str
    drafted_on: int


class PolicyPresenter(QObject):
    """Looks at every pause in typing what the text would do; saves it over the version that was edited, or not."""

    def __init__(self, desk: Desk, office: Office, page: PolicyPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._office = office
        self._page = page
        self._shown = ""
        self._version = 0
        page.checked.connect(self._check)
        page.save_wanted.connect(self._save)
        page.revert_wanted.connect(self._revert)

    @Slot()
    def refresh(self) -> None:
        """Show the policy in force, unless somebody is editing."""
        if self._page.text == self._shown:
            self._desk.runner.run(Lane.STORE, partial(_load, self._office), self._show, owner=self)

    def _show(self, loaded: Loaded) -> None:
        if loaded.policy.version == self._version:
            return  # whoever reads it keeps their place
        self._shown, self._version = loaded.policy.text, loaded.policy.version
        self._page.show_policy(loaded.policy, loaded.zone)
        if loaded.draft:
            self._version = loaded.drafted_on
            self._page.show_text(loaded.draft)
            self._desk.say("Your unsaved edit of the policy is back.")
        self._preview(self._page.text)

    @Slot(str)
    def _check(self, text: str) -> None:
        self._preview(text)
        kept = partial(save_draft, self._office, DRAFT, {"text": text, "version": self._version})
        self._desk.runner.run(Lane.STORE, kept, _nothing, owner=self)

    def _preview(self, text: str) -> None:
        work = partial(promises.preview_policy, self._office, text)
        self._desk.runner.run(Lane.STORE, work, self._page.show_preview, self._page.show_fault, owner=self)

    @Slot(str)
    def _save(self, text: str) -> None:
        self._page.form.set_busy(True)
        work = partial(_change, self._office, text, self._version)
        self._desk.runner.run(Lane.STORE, work, self._saved, self._page.show_fault, owner=self)

    def _saved(self, changes: Changes) -> None:
        self._page.form.set_busy(False)
        self._shown, self._version = self._page.text, 0
        self._desk.announce(changes)

    @Slot()
    def _revert(self) -> None:
        self._shown, self._version = self._page.text, 0
        self._desk.runner.run(Lane.STORE, partial(drop_draft, self._office, DRAFT), self._reverted, owner=self)

    def _reverted(self, _result: None) -> None:
        self.refresh()


def _load(office: Office) -> Loaded:
    draft = load_draft(office, DRAFT) or {"text": "", "version": 0}
    return Loaded(promises.policy_text(office), hours.business_zone(office), draft["text"], draft["version"])


def _change(office: Office, text: str, version: int) -> Changes:
    changes = promises.change_policy(office, text, version).changes
    drop_draft(office, DRAFT)
    return changes


def _nothing(_result: None) -> None:
    """The draft is kept; nobody needs to hear of it."""
