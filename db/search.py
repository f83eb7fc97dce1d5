"""Words under which records are found: every word of a name, an e-mail address, a telephone number, a postcode.

One table and one prefix index serve every search field, alike on SQLite and PostgreSQL, and ask no server extension.
"""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Index, Select, SQLColumnExpression, String, and_, delete, false, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Code

# "C" and BINARY compare code points, so that a prefix is one range of the index.
TERM = String(64, collation="C").with_variant(String(64, collation="BINARY"), "sqlite")
LAST = "\U0010ffff"


class SearchTermRow(Base):
    __tablename__ = "search_terms"
    __table_args__ = (Index(None, "topic", "record_id"),)

    topic: Mapped[Code] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(TERM, primary_key=True)
    record_id: Mapped[int] = mapped_column(primary_key=True)


def fold(text: str) -> str:
    """``text`` without case or accents, as it is stored and looked up."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """The words of ``text`` as they are looked up; an e-mail address is one word, and so is its part before the @."""
    found = re.findall(r"[\w.+-]+@[\w.-]+|\w+", fold(text))
    return [word[:64] for word in found]


def remember(session: Session, topic: str, record_id: int, texts: Iterable[str]) -> None:
    """Let the record be found by the words of ``texts`` and by nothing else."""
    session.execute(delete(SearchTermRow).where(SearchTermRow.topic == topic, SearchTermRow.record_id == record_id))
    terms = {word for text in texts for word in words(text)}
    if terms:
        session.execute(
            insert(SearchTermRow),
            [{"topic": topic, "term": term, "record_id": record_id} for term in sorted(terms)],
        )


def matches(topic: str, text: str, record_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
    """The condition that a record has, for every word of ``text``, a word beginning so; false without a word."""
    return record_id.in_(found(topic, text))


def found(topic: str, text: str) -> Select[int]:
    """The ids of the records that have, for every word of ``text``, a word beginning so; none without a word."""
    asked = sorted(words(text), key=len, reverse=True)  # the longest is met by the fewest
    if not asked:
        return select(SearchTermRow.record_id).where(false())
    others = (SearchTermRow.record_id.in_(_beginning_with(topic, word).correlate(None)) for word in asked[1:])
    return _beginning_with(topic, asked[0]).where(*others)


def begins(column: SQLColumnExpression[str], beginning: str) -> ColumnElement[bool]:
    """The condition that a `TERM` column begins so, as one range of its index."""
    return and_(column >= beginning, column < beginning + LAST)


def _beginning_with(topic: str, word: str) -> Select[int]:
    return select(SearchTermRow.record_id).where(SearchTermRow.topic == topic, begins(SearchTermRow.term, word))
