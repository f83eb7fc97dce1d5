"""Drafts of forms: what somebody typed is kept in the store within two seconds, and offered again after a crash."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from backoffice.drafts import drop_draft, load_draft, save_draft
from backoffice.office import Office
from ui.kit.form import Form
from ui.tasks import Lane, TaskRunner


class DraftKeeper(QObject):
    """Keeps the draft of one form; dies with it.

    Args:
        name: what the draft is kept under, such as ``"letter"`` or ``"answer C-26Q4-81MH-K"``.
    """

    def __init__(self, runner: TaskRunner, office: Office, name: str, form: Form) -> None:
        super().__init__(form)
        self._runner = runner
        self._office = office
        self._name = name
        self._form = form
        form.paused.connect(self.keep)

    def restore(self, then: Callable[[Mapping[str, Any]], None] | None = None) -> None:
        """Fill the form with the draft, if there is one, and then call ``then`` with it."""
        self._runner.run(
            Lane.STORE, partial(load_draft, self._office, self._name), partial(self._fill, then), owner=self
        )

    @Slot()
    def keep(self) -> None:
        """Keep what the form holds now."""
        work = partial(save_draft, self._office, self._name, dict(self._form.values()))
        self._runner.run(Lane.STORE, work, _nothing, owner=self)

    def drop(self) -> None:
        """Forget the draft: it was saved, or thrown away on purpose."""
        self._form.rest()
        self._runner.run(Lane.STORE, partial(drop_draft, self._office, self._name), _nothing, owner=self)

    def _fill(self, then: Callable[[Mapping[str, Any]], None] | None, draft: Mapping[str, Any] | None) -> None:
        if draft is None:
            return
        self._form.fill(draft)
        self._form.rest()
        if then is not None:
            then(draft)


def _nothing(_result: None) -> None:
    """A draft was kept or dropped; nobody needs to hear of it."""
