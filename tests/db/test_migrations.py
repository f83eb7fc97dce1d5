"""The migrations and the models tell the same story, forwards and backwards."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from db import migrations
from db.opening import NEWEST_REVISION
from db.store import Store, store_url
from db.tables import metadata


def test_the_newest_migration_is_what_the_models_say(store_url: str) -> None:
    """Nobody can change a table without its migration."""
    store = Store(_url(store_url))
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_the_program_knows_its_newest_migration() -> None:
    """Opening a store asks Alembic only when this revision is not the store's."""
    assert migrations.head() == NEWEST_REVISION


def test_a_store_goes_down_to_nothing_and_up_again(store_url: str) -> None:
    """Every migration can be taken back, and done again."""
    store = Store(_url(store_url))
    with store.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        command.downgrade(migrations.config(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        migrations.upgrade(connection)
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}
    store.close()


_url = store_url
