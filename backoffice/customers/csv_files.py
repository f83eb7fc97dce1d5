"""CSV files as spreadsheets and shops write them, read whole or not at all. Pure: bytes in, rows out.

Cells are text and stay text: `=HYPERLINK(…)` is a name like any other here, never a formula.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from backoffice.errors import Fault, InvalidInputError

_LONGEST_CELL = 100_000
_MOST_SHOWN = 20
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NOT_ALNUM = re.compile(r"[^a-z0-9#]+")
# How spreadsheets keep digits as text: '02169 (Shopify's postcodes) and ="02169" (Excel).
_APOSTROPHE = re.compile(r"'(?=[\d=+@-])")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')


@dataclass(frozen=True)
class LineFault(Fault):
    """What is wrong with one line of a file; the sentence begins with the line's number.

    Attributes:
        line: counted from 1, the header included, as a text editor counts.
    """

    line: int


class FileFaultsError(InvalidInputError):
    """A file has lines that cannot be used; nothing of it was taken over.

    Attributes:
        faults: every bad line's fault, in the order of the file.
    """

    def __init__(self, faults: Iterable[LineFault]) -> None:
        self.line_faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__(*self.line_faults)

    def __str__(self) -> str:
        """The first faults, one a line, and how many more there are."""
        shown = [fault.message for fault in self.line_faults[:_MOST_SHOWN]]
        more = len(self.line_faults) - len(shown)
        return "\n".join([*shown, f"… and {more} more."] if more else shown)


def fault(line: int, field: str, sentence: str) -> LineFault:
    """A fault whose sentence names its line."""
    return LineFault(field, f"Line {line}: {sentence}", line)


@dataclass(frozen=True)
class Row:
    """One record.

    Attributes:
        line: where it begins; a quoted cell may run over several lines.
        cells: trimmed, by the folded name of their column (`column_key`).
    """

    line: int
    cells: Mapping[str, str]

    def first_of(self, alternatives: Iterable[Iterable[str]]) -> tuple[str, ...]:
        """The filled cells of the first group of columns that has any."""
        for group in alternatives:
            found = tuple(cell for name in group if (cell := self.cells.get(name, "")))
            if found:
                return found
        return ()

    def text(self, alternatives: Iterable[Iterable[str]]) -> str:
        """The same as one text, its parts joined by blanks."""
        return " ".join(self.first_of(alternatives))


@dataclass(frozen=True)
class Table:
    """A file's columns, by their folded names in their order, and its records that are not blank."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def column_key(name: str) -> str:
    """A column's name without case and punctuation: `Address 1&2 (Shipping)` and `address_1_2_shipping` are one."""
    return _NOT_ALNUM.sub(" ", name.casefold()).strip()


def read_table(content: bytes) -> Table:
    """Read UTF-8, UTF-16 (with its mark) or Windows-1252, separated by commas, semicolons or tabs.

    Raises:
        FileFaultsError: where it is no such file, has no header, leaves a quotation mark open, or has lines with more
            cells than the header.
    """
    separator, skipped, text = _without_separator_line(_decoded(content))
    separator = separator or _likeliest_separator(text)
    records = _records(text, separator, skipped)
    header_line, header = next(records, (1, []))
    if not any(header):
        raise FileFaultsError([fault(header_line, "header", "The file has no line with the names of the columns.")])
    columns = tuple(column_key(name) for name in header)
    faults: list[LineFault] = []
    rows = []
    for line, record in records:
        if any(record[len(columns) :]):
            said = f"It has {len(record)} cells, but there are {len(columns)} columns; is a quotation mark missing?"
            faults.append(fault(line, "line", said))
        elif any(record):
            rows.append(Row(line, _by_column(columns, record)))
    if faults:
        raise FileFaultsError(faults)
    return Table(columns, tuple(rows))


def _by_column(columns: tuple[str, ...], record: list[str]) -> dict[str, str]:
    """Cells by column; of columns with the same name the first filled one counts."""
    cells: dict[str, str] = {}
    for name, cell in zip(columns, record, strict=False):
        cells[name] = cells.get(name) or cell
    return cells


def _decoded(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise FileFaultsError([fault(1, "file", "This is an Excel workbook; save it as CSV and import that.")])
    charsets = [_BYTE_ORDER_MARKS[content[:2]]] if content[:2] in _BYTE_ORDER_MARKS else ["utf-8-sig", "cp1252"]
    for charset in charsets:
        try:
            text = content.decode(charset)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise FileFaultsError([fault(1, "file", "This is no text file; a CSV file is expected.")])


def _without_separator_line(text: str) -> tuple[str, int, str]:
    """Excel's `sep=;` in front: the separator it names, how many lines that took, and the rest."""
    found = re.match(r'"?sep=([,;\t])"?(?:\r\n|\n|\r)', text, re.IGNORECASE)
    return (found[1], 1, text[found.end() :]) if found else ("", 0, text)


def _likeliest_separator(text: str) -> str:
    """The one that occurs most often in the first line outside quotation marks."""
    header = re.sub(r'"[^"]*"', "", text.lstrip("\r\n")[:_LONGEST_CELL].split("\n", 1)[0])
    return max(",;\t", key=header.count)


def _records(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each record with the number of its first line."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            said = "A quotation mark in it is not closed, or stands where none may stand."
            raise FileFaultsError([fault(line, "line", said)]) from error
        if record is None:
            return
        yield line, [_cell(cell) for cell in record]


def _cell(text: str) -> str:
    text = text.strip()
    excel = _EXCEL_TEXT.fullmatch(text)
    return excel[1].strip() if excel else _APOSTROPHE.sub("", text, count=1) if text.startswith("'") else text
