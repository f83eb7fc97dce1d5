"""Letter templates: a head of settings in TOML, a line of dashes, and the text with its fields.

The text's own lines decide what is a list, a form or a paragraph; what a field puts in is never read as such.
Jinja runs in its sandbox with plain values only, and a field that is missing names itself and its line.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel, ConfigDict, ValidationError

from backoffice.documents import Block, BulletList, CheckList, Lines, Paragraph, Steps
from backoffice.errors import Fault, InvalidInputError, NotFoundError
from backoffice.promises import PromiseKind
from resources import resource

SEPARATOR = "\n---\n"


class TemplateField(BaseModel):
    """Something that whoever writes must fill in.

    Attributes:
        id: as the text names it.
        label: what the form asks for.
        long: whether it takes several lines.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: str
    long: bool = False


class TemplateHead(BaseModel):
    """The settings of a template.

    Attributes:
        name: what people call it.
        subject: the line over the text; may name fields.
        keeps: the promises that its dispatch keeps.
        asks: whether it is a question, so that the case waits for the customer from its dispatch on.
        fields: what must be filled in.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    subject: str
    keeps: frozenset[PromiseKind] = frozenset()
    asks: bool = False
    fields: tuple[TemplateField, ...] = ()


@dataclass(frozen=True)
class Template:
    """A letter to be filled in.

    Attributes:
        id: its file's name without the ending.
        head: its settings.
        text: what is written, with fields in double braces.
    """

    id: str
    head: TemplateHead
    text: str

    @property
    def names_return(self) -> bool:
        """Whether it tells of a return, which must then come along."""
        return "return." in self.head.subject + self.text


def templates() -> tuple[Template, ...]:
    """All that ship with the program, by name."""
    ids = (entry.name.removesuffix(".txt") for entry in resource("letters").iterdir() if entry.name.endswith(".txt"))
    return tuple(sorted(map(template, ids), key=lambda known: known.head.name))


@cache
def template(template_id: str) -> Template:
    """The template of that id. Raises `NotFoundError`, naming those there are."""
    file = resource("letters", f"{template_id}.txt")
    if not template_id.isidentifier() or not file.is_file():
        known = ", ".join(sorted(one.id for one in templates()))
        raise NotFoundError(f"There is no letter template “{template_id}”; there are {known}.")
    return read_template(template_id, file.read_text(encoding="utf-8"))


def read_template(template_id: str, source: str) -> Template:
    """A template from its file's text. Raises `InvalidInputError` with the reason it cannot be used."""
    head, separator, text = source.partition(SEPARATOR)
    if not separator:
        raise InvalidInputError(
            Fault("template", f"Template {template_id}: the line of dashes under its head is missing.")
        )
    try:
        return Template(template_id, TemplateHead.model_validate(tomllib.loads(head)), text.strip("\n"))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidInputError(
            Fault("template", f"Template {template_id}: its head cannot be read: {error}")
        ) from error


def fill_subject(chosen: Template, fields: Mapping[str, Any]) -> str:
    """The subject in one line. Raises `InvalidInputError` naming a missing field."""
    return " ".join(_filled(chosen, chosen.head.subject, fields, line=1).split())


def fill_blocks(chosen: Template, fields: Mapping[str, Any]) -> tuple[Block, ...]:
    """The text as blocks for paper. Raises `InvalidInputError` naming a missing field and its line."""
    return tuple(block for kind, lines in _runs(chosen.text) for block in _BLOCKS[kind](_fill(chosen, lines, fields)))


def fill_text(chosen: Template, fields: Mapping[str, Any]) -> str:
    """The text for an e-mail, its form lines left out. Raises `InvalidInputError` naming a missing field."""
    parts = [
        "\n".join(_fill(chosen, lines, fields))
        if kind == _TEXT
        else "\n".join(_marked(kind, _fill(chosen, lines, fields)))
        for kind, lines in _runs(chosen.text)
        if kind not in (_TICK, _RULE)
    ]
    return "\n\n".join(parts) + "\n"


_COMES_WITH = {"return": "The return", "derivation": "An answer that is still open"}
_TEXT, _BULLET, _STEP, _TICK, _RULE = "text", "bullet", "step", "tick", "rule"
_MARKS = {_BULLET: "- ", _STEP: "1. ", _TICK: "[ ] ", _RULE: "___"}
_Line = tuple[int, str]


def _runs(text: str) -> Iterator[tuple[str, list[_Line]]]:
    """Neighbouring lines of one kind, without their marks, with the number of each; blank lines part them."""
    numbered = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    for kind, run in groupby(numbered, key=lambda line: _kind(line[1])):
        if kind:
            yield kind, [(number, _unmarked(line, kind)) for number, line in run]


def _kind(line: str) -> str:
    if not line:
        return ""
    head, _, rest = line.partition(". ")
    if head.isdecimal() and rest:
        return _STEP
    return next((kind for kind, mark in _MARKS.items() if line.startswith(mark)), _TEXT)


def _unmarked(line: str, kind: str) -> str:
    return line.partition(". ")[2] if kind == _STEP else line.removeprefix(_MARKS.get(kind, ""))


def _marked(kind: str, lines: list[str]) -> list[str]:
    return [f"{number}. {line}" if kind == _STEP else f"- {line}" for number, line in enumerate(lines, 1)]


def _fill(chosen: Template, lines: list[_Line], fields: Mapping[str, Any]) -> list[str]:
    return [_filled(chosen, line, fields, number) for number, line in lines]


def _filled(chosen: Template, source: str, fields: Mapping[str, Any], line: int) -> str:
    try:
        return _environment().from_string(source).render(fields)
    except UndefinedError as error:
        name = str(error).split("'")[-2] if "'" in str(error) else "a field"
        known = next((field.label for field in chosen.head.fields if field.id == name), _COMES_WITH.get(name, name))
        raise InvalidInputError(Fault(name, f"“{known}” is missing (line {line} of “{chosen.head.name}”).")) from error
    except TemplateError as error:
        raise InvalidInputError(
            Fault("template", f"Line {line} of “{chosen.head.name}” cannot be used: {error}.")
        ) from error


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def _paragraphs(lines: list[str]) -> list[Block]:
    texts = "\n".join(lines).replace("\r\n", "\n").split("\n\n")
    return [Paragraph(text.strip("\n")) for text in texts if text.strip()]


_BLOCKS: Mapping[str, Any] = {
    _TEXT: _paragraphs,
    _BULLET: lambda lines: [BulletList(tuple(lines))],
    _STEP: lambda lines: [Steps(tuple(lines))],
    _TICK: lambda lines: [CheckList(tuple(lines))],
    _RULE: lambda lines: [Lines("", len(lines))],
}
