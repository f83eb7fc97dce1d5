"""What a page says, as plain values: paragraphs, lists, tables. Their text is printed as it is, never as markup."""

from dataclasses import dataclass

from backoffice.documents.document import Align


@dataclass(frozen=True)
class Paragraph:
    """Running text; line ends are kept."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A short line over what follows, never left alone at the foot of a page."""

    text: str


@dataclass(frozen=True)
class Note:
    """Small print."""

    text: str


@dataclass(frozen=True)
class BulletList:
    """Things in no particular order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """Things to do one after the other, numbered."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class CheckList:
    """Things to tick with a pen."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        title: over the column; may be empty.
        share: its width in relation to other columns that stand left.
        align: numbers stand right, in a column as wide as they need.
    """

    title: str
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """Rows under titled columns; the titles are repeated where the table goes on overleaf.

    Attributes:
        columns: from the left.
        rows: as many cells in each as there are columns.
        total: a last row in bold, or none.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lines:
    """An answer form: a question, and hairlines to write on."""

    question: str
    count: int = 3


@dataclass(frozen=True)
class Beside:
    """Blocks in columns of equal width; one after the other where the paper is narrow or a column is long."""

    columns: tuple[tuple["Block", ...], ...]


Block = Paragraph | Heading | Note | BulletList | Steps | CheckList | Table | Lines | Beside
