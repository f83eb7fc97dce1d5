"""The form of one template: what it wants to know, how the piece travels, and what comes along."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from backoffice.letters import LetterChannel, NewLetter, Template
from ui.kit import Button, Choice, ChoiceBox, Form, Kind, TextArea
from ui.letters.reading import Beginning

LONG = 9
NARROW = 8
PREVIEW_MS = 400
CHANNELS = (
    Choice("", "As the customer prefers"),
    Choice(LetterChannel.MAIL, "Letter"),
    Choice(LetterChannel.EMAIL, "E-mail"),
)


class WriteForm(Form):
    """Fields of ``begun``'s template.

    Signals:
        template_chosen(str): another template is wanted.
        edited(): something changed a moment ago: time to look at it.
        kept_wanted(): keep it as a draft among the letters.
    """

    template_chosen = Signal(str)
    edited = Signal()
    kept_wanted = Signal()

    def __init__(self, begun: Beginning) -> None:
        super().__init__("Approve")
        self._case = begun.case
        self._chosen = _template(begun)
        self._moment = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._moment.timeout.connect(self.edited)
        self._add_head(begun)
        for field in self._chosen.head.fields:
            self.add(field.id, field.label, TextArea(LONG) if field.long else QLineEdit())
        keep = Button("Save draft", Kind.PLAIN, shortcut="Ctrl+S")
        keep.clicked.connect(self.kept_wanted)
        self.add_button(keep)
        self.fill(begun.values)
        self.rest()
        self.template.changed.connect(self.template_chosen)

    @property
    def wanted(self) -> NewLetter:
        """What stands in the form."""
        values = self.values()
        fields = {field.id: values[field.id] for field in self._chosen.head.fields}
        channel = LetterChannel(values["channel"]) if values["channel"] else None
        return NewLetter(self._case, self._chosen.id, fields, channel, values.get("return", ""))

    @property
    def first_field(self) -> QWidget:
        """Where writing begins: the template's first field, or the template itself."""
        fields = self._chosen.head.fields
        return self.field(fields[0].id).editor if fields else self.template

    def _add_head(self, begun: Beginning) -> None:
        kinds = [Choice(known.id, known.head.name) for known in begun.templates]
        self.template = self.add("template", "Kind of letter", _narrow(kinds))
        self.template.set_key(self._chosen.id)
        self.add("channel", "How it travels", _narrow(CHANNELS))
        if begun.returns:
            along = [Choice(reference, reference) for reference in begun.returns]
            self.add("return", "Return", _narrow([*along, Choice("", "None")]))
            self.add_row("channel", "return")

    def _touch(self) -> None:
        super()._touch()
        self._moment.start()


def _narrow(choices: Sequence[Choice]) -> ChoiceBox:
    """A list that may be narrower than its longest choice: the page beside it needs the room."""
    box = ChoiceBox(choices)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(NARROW)
    return box


def _template(begun: Beginning) -> Template:
    wanted = begun.values.get("template", "")
    return next((known for known in begun.templates if known.id == wanted), begun.templates[0])
