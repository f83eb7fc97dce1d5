"""After a whole day's work, every row that was ever written has its entry in the audit."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from backoffice import drafts
from backoffice.bootstrap import open_office
from db.audit import UNAUDITED
from db.people import AuditRow
from db.tables import metadata
from tests.correspondence.test_emails import message
from tests.journeys.shell import EVELYN, Shell, orders_file


@pytest.fixture
def worked(shop: Shell, tmp_path: Path) -> Shell:
    """A store in which the main job was done."""
    customer = shop.ask(*EVELYN)["reference"]
    shop.run("orders", "import", orders_file(tmp_path))
    mail = tmp_path / "late.eml"
    mail.write_bytes(message())
    shop.run("log", "email", mail)
    letter = ("log", "letter", "--customer", customer, "--received", "2026-11-23", "--subject", "Ring")
    case = shop.ask(*letter, "--attach", orders_file(tmp_path))["reference"]
    number = shop.ask("returns", "issue", "--case", case, "--order", "1001", "--line", "RING-7:1:small")["reference"]
    shop.run("returns", "label", number, "--out", tmp_path / "label.pdf")
    words = ("--template", "more_information", "--field", "question=Which?", "--field", "next_steps=Tell us.")
    piece = shop.ask("letters", "write", "--case", case, *words)["reference"]
    shop.run("letters", "print", piece, "--out", tmp_path)
    shop.run("letters", "dispatch", piece)
    shop.run("hours", "set", "2026-12-24", "9:00-13:00", "--name", "Christmas Eve")
    shop.run("hours", "clear", "2026-12-24")
    return shop


def test_every_row_was_audited(worked: Shell) -> None:
    """As many rows are there as the audit says were made and not deleted, table by table."""
    office = open_office(worked.store, None, worked.clock)
    drafts.save_draft(office, "letter", {"subject": "not saved yet"})
    exempt = {row.__tablename__ for row in UNAUDITED}
    with office.look() as session:
        there = {
            table.name: session.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables
        }
        made = select(AuditRow.entity, AuditRow.action, func.count()).group_by(AuditRow.entity, AuditRow.action)
        counts = {(entity, action): count for entity, action, count in session.execute(made)}
    office.store.close()
    audited = {
        name: counts.get((name, "create"), 0) - counts.get((name, "delete"), 0) for name in there if name not in exempt
    }
    assert audited == {name: count for name, count in there.items() if name not in exempt}
    assert sum(count > 0 for count in audited.values()) >= 15
