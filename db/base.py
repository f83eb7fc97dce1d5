"""What every table shares: names of constraints, moments in UTC, versions, and values from a fixed list."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import CheckConstraint, Date, DateTime, Dialect, LargeBinary, MetaData, String, TypeDecorator
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import JSON, TypeEngine

from db.errors import DAMAGED, DamagedStoreError

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def _sound(read: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    """``read``, for which a text that is no date shows that the file is damaged: only we write there."""

    def checked(value: Any) -> Any:
        try:
            return read(value) if read else value
        except (ValueError, TypeError) as error:
            raise DamagedStoreError(DAMAGED) from error

    return checked


class _SoundDateTime(sqlite.DATETIME):
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sound(super().result_processor(dialect, coltype))


class _SoundDate(sqlite.DATE):
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return _sound(super().result_processor(dialect, coltype))


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused.

    SQLite keeps no zone, so there the bare UTC time is written and the zone put back when read.
    """

    impl = DateTime(timezone=True).with_variant(_SoundDateTime(), "sqlite")  # type: ignore[no-untyped-call]
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment needs a zone: {value!r}"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class JsonText(str):
    """JSON that is written already and is stored as it is, where thousands of rows share most of it."""

    __slots__ = ()


def write_json(value: object) -> str:
    """How engines write a JSON column."""
    return str(value) if isinstance(value, JsonText) else json.dumps(value)


Json = JSON().with_variant(JSONB(), "postgresql")
Code = Annotated[str, mapped_column(String(32))]
"""A word from a fixed list, or a short code; see `one_of`."""
Text = Annotated[str, mapped_column(String)]


class Base(DeclarativeBase):
    """The parent of all rows."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any] | type[TypeEngine[Any]]]] = {
        datetime: UtcDateTime,
        date: Date().with_variant(_SoundDate(), "sqlite"),  # type: ignore[no-untyped-call]
        bytes: LargeBinary,
        dict[str, Any]: Json,
        list[Any]: Json,
    }


class Versioned:
    """A row that two people may edit: a flush over somebody else's change raises `StaleDataError`.

    Bulk updates go around this check and must compare ``version`` themselves.
    """

    version: Mapped[int] = mapped_column(nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - a declared attribute is given the class
        return {"version_id_col": cls.version}


def one_of(column: str, *words: str, optional: bool = False) -> CheckConstraint:
    """The constraint that ``column`` holds one of ``words`` (or nothing at all where ``optional``)."""
    listed = ", ".join(f"'{word}'" for word in words)
    empty = f"{column} IS NULL OR " if optional else ""
    return CheckConstraint(f"{empty}{column} IN ({listed})", name=f"{column}_known")
