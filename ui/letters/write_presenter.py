"""Hands the form of a piece that is being written to the use cases, and shows how it will look."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from backoffice import letters
from backoffice.changes import Saved
from backoffice.letters import Letter, LetterChannel, NewLetter
from backoffice.office import Office
from ui.desk import Desk
from ui.drafts import DraftKeeper
from ui.letters.presenter import LettersPresenter
from ui.letters.reading import Beginning, Paper, begin, begin_again, preview, return_for
from ui.letters.screen import LettersScreen
from ui.letters.words import INTENTS
from ui.letters.write_form import WriteForm
from ui.tasks import Lane


class WritePresenter(QObject):
    """Writes letters and e-mails; a draft for each case outlives a crash.

    Signals:
        written(Letter): a piece was saved or approved just now.
    """

    written = Signal(object)

    def __init__(self, desk: Desk, office: Office, view: LettersScreen, listing: LettersPresenter) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._listing = listing
        self._begun: Beginning | None = None
        self._drafts: DraftKeeper | None = None
        self._looked = 0
        view.write_wanted.connect(self._begin)
        view.edit_wanted.connect(self._edit)

    @Slot(str, str)
    def _begin(self, case: str, intent: str) -> None:
        channel = LetterChannel.EMAIL if intent == "email" else ""
        work = partial(begin, self._office, case, INTENTS.get(intent, intent), channel)
        self._desk.runner.run(Lane.STORE, work, self._show, owner=self)

    @Slot()
    def _edit(self) -> None:
        if self._listing.shown is not None:
            work = partial(begin_again, self._office, self._listing.shown.reference)
            self._desk.runner.run(Lane.STORE, work, self._show, owner=self)

    def _show(self, begun: Beginning) -> None:
        self._begun = begun
        form = self._view.write.show_form(begun)
        form.template_chosen.connect(self._change_template)
        form.edited.connect(self._preview)
        form.submitted.connect(self._approve)
        form.kept_wanted.connect(self._keep)
        self._drafts = DraftKeeper(self._desk.runner, self._office, begun.draft, form)
        self._view.show_write()
        form.first_field.setFocus()
        self._preview()
        if begun.restored:
            self._desk.say("What you had begun to write is here again.")

    @Slot(str)
    def _change_template(self, template: str) -> None:
        """Another template has other fields; what both ask for stays."""
        form = self._form
        if self._begun is not None and form is not None:
            along = return_for(template, self._begun.returns)
            values = {**self._begun.values, **form.values(), "template": template, "return": along}
            self._show(replace(self._begun, values=values, restored=False))
            if self._drafts is not None:
                self._drafts.keep()

    @property
    def _form(self) -> WriteForm | None:
        return self._view.write.form

    @Slot()
    def _preview(self) -> None:
        if self._form is not None:
            self._looked += 1
            work = partial(preview, self._office, self._form.wanted)
            paper = self._view.write.paper
            self._desk.runner.run(
                Lane.STORE, work, partial(self._show_paper, self._looked), paper.show_error, owner=self
            )

    def _show_paper(self, looked: int, paper: Paper) -> None:
        if looked == self._looked:
            self._view.write.paper.show_paper(paper)

    @Slot()
    def _approve(self) -> None:
        self._save(approved=True)

    @Slot()
    def _keep(self) -> None:
        self._save(approved=False)

    def _save(self, *, approved: bool) -> None:
        form, begun = self._form, self._begun
        if form is not None and begun is not None:
            form.set_busy(True)
            work = partial(_saved, self._office, begun.edited, form.wanted, approved)
            self._desk.runner.run(Lane.STORE, work, self._finish, form.show_error, owner=self)

    def _finish(self, saved: Saved[Letter]) -> None:
        if self._form is not None:
            self._form.set_busy(False)
        if self._drafts is not None:
            self._drafts.drop()
        self._begun = None
        self._desk.announce(saved.changes)
        self.written.emit(saved.value)


def _saved(office: Office, edited: Letter | None, wanted: NewLetter, approved: bool) -> Saved[Letter]:  # noqa: FBT001
    if edited is None:
        return letters.write_letter(office, wanted, approved=approved)
    return letters.edit_letter(office, edited.reference, edited.version, wanted, approved=approved)
