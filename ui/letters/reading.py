"""What the Letters screen reads in the store's lane: a piece with its looks, and what a new one starts from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from backoffice import cases, hours, letters, returns
from backoffice.drafts import load_draft
from backoffice.errors import UserFacingError
from backoffice.letters import Letter, LetterChannel, NewLetter, Template
from backoffice.office import Office
from backoffice.promises import Promise
from ui.printing import Pages, read_pages

ANY = "answer"
"""The template of whoever asks for none in particular."""


@dataclass(frozen=True)
class Paper:
    """How a piece looks: pages, or for an e-mail its words."""

    words: str
    pages: Pages | None


@dataclass(frozen=True)
class Piece:
    """A piece with all that is shown of it.

    Attributes:
        look: its pages or words, or why it cannot be set.
        keeps: the promises that its dispatch keeps.
        now: when it was read.
    """

    letter: Letter
    look: Paper | UserFacingError
    keeps: tuple[Promise, ...]
    zone: ZoneInfo
    now: datetime


@dataclass(frozen=True)
class Beginning:
    """What writing starts from.

    Attributes:
        case: the case's reference.
        title: whom and what it is about.
        values: what stands in the fields; ``template``, ``channel`` and ``return`` among them.
        returns: the numbers of the case's returns.
        edited: the piece that is written anew, if it is one.
        restored: whether the values are a draft that outlived the window.
    """

    case: str
    title: str
    values: Mapping[str, str]
    templates: tuple[Template, ...]
    returns: tuple[str, ...]
    edited: Letter | None = None
    restored: bool = False

    @property
    def draft(self) -> str:
        """What its draft is kept under."""
        return f"letter {self.edited.reference if self.edited else self.case}"


def read_piece(office: Office, reference: str) -> Piece:
    """Read a piece with its looks."""
    letter = letters.letter_file(office, reference)
    look: Paper | UserFacingError
    try:
        piece = letters.preview_letter(office, reference)
        look = paper_of(letter.channel, piece.content, piece.body)
    except UserFacingError as error:
        look = error
    return Piece(letter, look, letters.kept_by_dispatch(office, reference), hours.business_zone(office), _now(office))


def preview(office: Office, wanted: NewLetter) -> Paper:
    """How a piece would look that is being written."""
    composed = letters.preview_draft(office, wanted)
    return paper_of(LetterChannel.MAIL if composed.pages else LetterChannel.EMAIL, composed.content, composed.body)


def paper_of(channel: LetterChannel, content: bytes, words: str) -> Paper:
    """The looks of a piece's bytes."""
    return Paper(words, None if channel is LetterChannel.EMAIL else read_pages(content))


def begin(office: Office, case: str, template: str, channel: str) -> Beginning:
    """Begin a piece for a case, with the draft that outlived the window if there is one."""
    file = cases.case_file(office, case)
    known = [one.reference for one in returns.returns_of_case(office, case)]
    fresh = {"template": template, "channel": channel, "return": return_for(template, known)}
    begun = Beginning(
        case=file.facts.reference,
        title=f"To {file.customer.name} · {file.facts.reference} · {file.facts.subject}",
        values=fresh,
        templates=letters.templates(),
        returns=tuple(known),
    )
    return _with_draft(office, begun, template)


def return_for(template: str, known: Sequence[str]) -> str:
    """The return that comes along with a template: the newest, for one that tells of a return."""
    return known[-1] if known and letters.template(template).names_return else ""


def begin_again(office: Office, reference: str) -> Beginning:
    """Begin to write a piece anew."""
    letter = letters.letter_file(office, reference)
    begun = begin(office, letter.case, letter.template, letter.channel)
    values = {"template": letter.template, "channel": letter.channel, "return": letter.enclosed_return}
    kept: dict[str, Any] = dict(letter.fields)
    edited = Beginning(begun.case, begun.title, kept | values, begun.templates, begun.returns, letter)
    return _with_draft(office, edited)


def _with_draft(office: Office, begun: Beginning, asked_for: str = ANY) -> Beginning:
    """A draft of the same template goes on; whoever asks for another one begins it with the words so far."""
    draft = load_draft(office, begun.draft)
    if draft is None:
        return begun
    values = {**begun.values, **draft}
    if asked_for not in (ANY, draft.get("template")):
        values |= {"template": asked_for, "channel": begun.values["channel"]}
    return Beginning(begun.case, begun.title, values, begun.templates, begun.returns, begun.edited, restored=True)


def _now(office: Office) -> datetime:
    return office.clock.now()
