"""Alembic's entry: run the migrations on the connection that was handed over."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from db import tables
from db.base import UtcDateTime


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Migrations speak SQLAlchemy's types only: they must stay true when ours change."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    render_as_batch=True,
    render_item=render_item,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
