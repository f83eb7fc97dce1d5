"""Blocks become rows of lines: wrapped, aligned, and with their orphans and widows held together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from backoffice.documents.blocks import (
    Beside,
    Block,
    BulletList,
    CheckList,
    Heading,
    Lines,
    Note,
    Paragraph,
    Steps,
    Table,
)
from backoffice.documents.document import BODY, HEADING, NOTE, STRONG, Align, Area, Document, Ink, Style
from backoffice.documents.flow import Drawing, Row, draw, height
from backoffice.documents.script import is_right_to_left
from backoffice.documents.wrapping import wrap

_MARK = 14.0  # points that a bullet, number or tick box stands out from its text
_CELL = 8.0  # points between the columns of a table
_GUTTER = 24.0  # points between blocks beside each other
_NARROWEST = 160.0  # points that a column of blocks needs
_TALLEST = 240.0  # points that columns may take, since they are never cut: less than a half sheet has


@dataclass(frozen=True)
class Type:
    """The styles that a document sets its blocks in."""

    body: Style = BODY
    strong: Style = STRONG
    heading: Style = HEADING
    note: Style = NOTE


LETTER_TYPE = Type()


def set_blocks(blocks: Iterable[Block], width: float, type_: Type = LETTER_TYPE) -> list[Row]:
    """The rows of all blocks, set to a width in points.

    Raises:
        UnprintableTextError: where no font has a character.
    """
    return [row for block in blocks for row in _set(block, width, type_)]


def _set(block: Block, width: float, type_: Type) -> list[Row]:
    body, heading, note = type_.body, type_.heading, type_.note
    match block:
        case Paragraph(text):
            found = _text(text, body, width, gap=body.leading * 0.6)
        case Heading(text):
            found = [line.keeping() for line in _text(text, heading, width, gap=heading.leading)]
        case Note(text):
            found = _text(text, note, width, gap=note.leading * 0.6)
        case BulletList(items):
            found = _list(items, ["•"] * len(items), width, type_)
        case Steps(items):
            found = _list(items, [f"{n}." for n in range(1, len(items) + 1)], width, type_)
        case CheckList(items):
            found = _list(items, [""] * len(items), width, type_)
        case Table():
            found = _table(block, width, type_)
        case Lines(question, count):
            found = _answer(question, count, width, type_)
        case Beside(columns):
            found = _beside(columns, width, type_)
    return found


def _text(text: str, style: Style, width: float, gap: float, indent: float = 0.0) -> list[Row]:
    """Lines of text, of which the first two and the last two stay together."""
    right_to_left = is_right_to_left(text)
    x, align = (width, Align.RIGHT) if right_to_left else (indent, Align.LEFT)
    lines = wrap(text, style, width - indent)
    return [
        Row(
            style.leading,
            partial(_draw_text, text=line, style=style, at=x, align=align, right_to_left=right_to_left),
            gap if n == 0 else 0.0,
            keeps=n < len(lines) - 1 and n in (0, len(lines) - 2),
        )
        for n, line in enumerate(lines)
    ]


def _list(items: Sequence[str], marks: Sequence[str], width: float, type_: Type) -> list[Row]:
    """Items with a mark (or, where it is empty, a box to tick) before their first line."""
    found: list[Row] = []
    for n, (item, mark) in enumerate(zip(items, marks, strict=True)):
        first, *others = _text(item, type_.body, width, gap=type_.body.leading * (0.25 if n else 0.4), indent=_MARK)
        marked = partial(_draw_marked, draw_text=first.draw, mark=mark, style=type_.body)
        found += [replace(first, draw=marked), *others]
    return found


def _table(table: Table, width: float, type_: Type) -> list[Row]:
    widths = _widths(table, width, type_)
    header = _cells([column.title for column in table.columns], table, widths, type_.note)[0]
    header = replace(header, gap=type_.body.leading * 0.6, keeps=True)
    repeated = replace(header, gap=0.0)
    body = [replace(line, header=repeated) for cells in table.rows for line in _cells(cells, table, widths, type_.body)]
    total = _cells(table.total, table, widths, type_.strong) if table.total else []
    return [header, *body[:-1], *(replace(row, keeps=bool(total)) for row in body[-1:]), *total]


def _widths(table: Table, width: float, type_: Type) -> list[float]:
    """Columns of numbers are as wide as their widest, up to a third of the table; the others share the rest."""

    def natural(n: int) -> float:
        cells = (table.columns[n].title, *(row[n] for row in table.rows), *table.total[n : n + 1])
        return min(width / 3, max(type_.strong.width(cell) for cell in cells))

    fixed = {n: natural(n) for n, column in enumerate(table.columns) if column.align is Align.RIGHT}
    room = width - _CELL * (len(table.columns) - 1) - sum(fixed.values())
    shares = sum(column.share for n, column in enumerate(table.columns) if n not in fixed)
    return [fixed.get(n, room * column.share / (shares or 1)) for n, column in enumerate(table.columns)]


def _cells(cells: Sequence[str], table: Table, widths: Sequence[float], style: Style) -> list[Row]:
    """The lines of one row of a table, the last of them with a hairline under it."""
    wrapped = [wrap(cell, style, room) for cell, room in zip(cells, widths, strict=True)]
    count = max(map(len, wrapped))
    lines = []
    for n in range(count):
        texts = [lines_[n] if n < len(lines_) else "" for lines_ in wrapped]
        last = n == count - 1
        paint = partial(
            _draw_cells,
            texts=texts,
            widths=widths,
            table=table,
            style=style,
            rule=sum(widths) + _CELL * (len(widths) - 1) if last else None,
        )
        lines.append(Row(style.leading + (6.0 if last else 0.0), paint, gap=0.0, keeps=not last))
    return lines


def _answer(question: str, count: int, width: float, type_: Type) -> list[Row]:
    asked = _text(question, type_.body, width, gap=type_.body.leading * 0.6)
    ruled = Row(24.0, partial(_draw_rule, width=width))
    return [*(row.keeping() for row in asked), *[ruled] * count]


def _beside(columns: Sequence[Sequence[Block]], width: float, type_: Type) -> list[Row]:
    room = (width - _GUTTER * (len(columns) - 1)) / len(columns)
    set_ = [set_blocks(column, room, type_) for column in columns]
    tallest = max(map(height, set_))
    if room < _NARROWEST or tallest > _TALLEST:
        return set_blocks((block for column in columns for block in column), width, type_)
    return [Row(tallest, partial(_draw_beside, columns=set_, step=room + _GUTTER))]


def _draw_beside(document: Document, x: float, y: float, *, columns: Sequence[Sequence[Row]], step: float) -> None:
    for n, column in enumerate(columns):
        draw(document, column, x + n * step, y)


def _draw_text(
    document: Document, x: float, y: float, *, text: str, style: Style, at: float, align: Align, right_to_left: bool
) -> None:
    document.text(x + at, y + style.base_line, text, style, align, right_to_left=right_to_left)


def _draw_marked(document: Document, x: float, y: float, *, draw_text: Drawing, mark: str, style: Style) -> None:
    if mark:
        document.text(x, y + style.base_line, mark, style)
    else:
        side = style.size * 0.8
        document.frame(Area(x, y + style.base_line - side + 0.5, side, side), Ink.MUTED, 0.7)
    draw_text(document, x, y)


def _draw_cells(
    document: Document,
    x: float,
    y: float,
    *,
    texts: Sequence[str],
    widths: Sequence[float],
    table: Table,
    style: Style,
    rule: float | None,
) -> None:
    left = x
    for text, room, column in zip(texts, widths, table.columns, strict=True):
        document.text(left + column.align.value * room, y + 2.0 + style.base_line, text, style, column.align)
        left += room + _CELL
    if rule is not None:
        document.line(x, y + style.leading + 5.0, x + rule, y + style.leading + 5.0)


def _draw_rule(document: Document, x: float, y: float, *, width: float) -> None:
    document.line(x, y + 24.0, x + width, y + 24.0)
