"""The main job without a window: a letter comes in, and everything that follows from it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import zxingcpp
from PIL import Image

from backoffice.clock import SetClock
from backoffice.documents import STOCKS, page_count, render
from backoffice.references import Prefix, make
from tests.correspondence.papers import pdf
from tests.correspondence.test_emails import message
from tests.journeys.shell import EVELYN, Shell, keys, orders_file, texts
from tests.offices import NEW_YORK

PARTICIPLES = {"correspondence", "timeline", "decided", "cleared", "kept", "restated"}
"""What stands for its plural: correspondence has none, and these days and promises *were* decided, kept …"""
ANSWER = ("--template", "answer", "--field", "body=We are glad to exchange the ring.")


def letter(shell: Shell, customer: str, *more: object) -> dict[str, Any]:
    """Log a letter of this Monday half past nine."""
    what = ("--received", "2026-11-23 09:30", "--subject", "Ring too small", "--kind", "return")
    return shell.ask("log", "letter", "--customer", customer, *what, *more)


def promises(document: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """State and due moment by kind, of a case file."""
    return {promise["kind"]: (promise["state"], promise["due"]) for promise in document["promises"]}


def test_from_letter_to_dispatch(shop: Shell, clock: SetClock, tmp_path: Path) -> None:
    """Logged, due, returned, answered: only the dispatch keeps the promises, and the case file tells it all."""
    customer = shop.ask(*EVELYN)["reference"]
    assert shop.ask("orders", "import", orders_file(tmp_path))["added"] == 1
    assert [found["reference"] for found in shop.ask("customers", "find", "ev")["customers"]] == [customer]
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(pdf())
    logged = letter(shop, customer, "--postmarked", "2026-11-20", "--attach", scan)
    case = logged["reference"]
    due = {"acknowledge": "2026-11-24T09:30:00-05:00", "answer": "2026-12-01T17:00:00-05:00"}
    assert {promise["kind"]: promise["due"] for promise in logged["promises"]} == due
    assert [row["case"] for row in shop.ask("queue")["promises"]] == [case, case]

    issued = shop.ask("returns", "issue", "--case", case, "--order", "1001", "--line", "RING-7:1:too small")
    label = tmp_path / "label.pdf"
    typed = issued["reference"].lower().replace("-", " ")
    assert shop.ask("returns", "label", typed, "--out", label)["reference"] == issued["reference"]
    scanned = codes_on_first_page(label)
    assert scanned
    assert {shop.ask("returns", "check", code)["reference"] for code in scanned} == {issued["reference"]}

    piece = shop.ask("letters", "write", "--case", case, *ANSWER, "--return", issued["reference"])["reference"]
    [printed] = shop.ask("letters", "print", piece, "--out", tmp_path / "out")["letters"]
    assert page_count(Path(printed["file"]).read_bytes()) == 1
    shown = shop.ask("case", "show", case)
    assert {state for state, _ in promises(shown).values()} == {"open"}  # printing keeps nothing
    clock.moment += timedelta(hours=2)
    [gone] = shop.ask("letters", "dispatch", piece)["letters"]
    assert (gone["state"], gone["dispatched_at"]) == ("dispatched", "2026-11-23T12:00:00-05:00")
    shown = shop.ask("case", "show", case)
    assert promises(shown) == {kind: ("kept", moment) for kind, moment in due.items()}
    assert [piece["direction"] for piece in shown["correspondence"]] == ["inbound", "outbound"]
    assert shop.ask("queue")["promises"] == []
    assert shop.ask("check") == {"sound": True, "faults": []}


def codes_on_first_page(label: Path) -> set[str]:
    """Everything that a scanner reads on page 1."""
    picture = render(label.read_bytes(), 0, STOCKS["4x6"].dpi)
    image = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels)
    return {code.text for code in zxingcpp.read_barcodes(image)}


def test_an_email_is_logged_once(shop: Shell, tmp_path: Path) -> None:
    """Given twice, filed once, with the promises of an e-mail."""
    customer = shop.ask(*EVELYN)["reference"]
    file = tmp_path / "late.eml"
    file.write_bytes(message())
    first, again = shop.ask("log", "email", file, file)["emails"]
    assert (first["state"], first["customer"], again["state"]) == ("filed", customer, "known")
    assert first["reference"] == again["reference"]
    assert first["received"] == "2026-11-23T08:30:00-05:00"
    assert {promise["kind"]: promise["due"] for promise in first["promises"]} == {
        "acknowledge": "2026-11-24T09:00:00-05:00",
        "answer": "2026-11-25T17:00:00-05:00",
    }


def test_a_number_that_somebody_typed(shop: Shell, tmp_path: Path) -> None:
    """Known, valid but unknown, mistyped: exit 0, 1 and 2, and a slip is told from what was likely meant."""
    case = letter(shop, shop.ask(*EVELYN)["reference"])["reference"]
    number = shop.ask("returns", "issue", "--case", case, "--line", "RING-7:1:too small")["reference"]
    assert shop.ask("returns", "check", number.lower())["verdict"] == "known"
    assert shop.ask("returns", "check", make(Prefix.RETURN, 2025), code=1)["verdict"] == "unknown"
    slip = number[:6] + ("2" if number[6] != "2" else "3") + number[7:]
    told = shop.ask("returns", "check", slip, code=2)
    assert (told["verdict"], told["suggestions"]) == ("mistyped", [number])
    assert number in shop.run("returns", "check", slip, code=2).out


def test_a_holiday_moves_only_what_is_not_yet_promised(shop: Shell) -> None:
    """What was promised stays; what comes in afterwards is promised by the new hours; cleared, all is as it was."""
    customer = shop.ask(*EVELYN)["reference"]
    case = letter(shop, customer)["reference"]
    given = promises(shop.ask("case", "show", case))
    asked = ("due", "--channel", "mail", "--received", "2026-11-23 09:30", "--kind", "return")
    before = shop.ask(*asked)
    assert {p["kind"]: p["due"] for p in before["promises"]} == {kind: due for kind, (_, due) in given.items()}
    shop.ask("hours", "set", "2026-11-24", "closed", "--name", "Stocktaking")
    shop.ask("hours", "set", "2026-12-02", "9:00-12:00", "--name", "Short day")
    assert promises(shop.ask("case", "show", case)) == given
    moved = {promise["kind"]: promise["due"] for promise in shop.ask(*asked)["promises"]}
    assert moved == {"acknowledge": "2026-11-25T09:30:00-05:00", "answer": "2026-12-02T12:00:00-05:00"}
    later = letter(shop, customer, "--note", "A second letter")
    assert {promise["kind"]: promise["due"] for promise in later["promises"]} == moved
    shop.ask("hours", "clear", "2026-11-24")
    shop.ask("hours", "clear", "2026-12-02")
    assert shop.ask(*asked) == before
    assert promises(shop.ask("case", "show", later["reference"])) == {k: ("open", due) for k, due in moved.items()}


def test_the_queue_of_another_moment(shop: Shell) -> None:
    """Asked as of a moment, each promise stands as it would then, and the moment is answered in the business zone."""
    letter(shop, shop.ask(*EVELYN)["reference"])
    now, later = shop.ask("queue"), shop.ask("queue", "--at", "2026-12-02 12:00")
    assert now["at"] == "2026-11-23T10:00:00-05:00"
    assert later["at"] == "2026-12-02T12:00:00-05:00"
    assert [row["kind"] for row in later["promises"]] == ["acknowledge", "answer"]
    assert "late" not in " ".join(row["standing"] for row in now["promises"])
    assert all("late" in row["standing"] for row in later["promises"])
    assert shop.ask("queue", "--at", "2026-12-02T17:00:00Z")["at"] == "2026-12-02T12:00:00-05:00"


def test_a_backup_brings_everything_back(shell: Shell, tmp_path: Path) -> None:
    """What was saved before the backup is there after the restore; what the restore replaced is kept beside it."""
    customer = shell.ask(*EVELYN)["reference"]
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(pdf())
    case = letter(shell, customer, "--attach", scan)["reference"]
    copy = tmp_path / "safe" / "copy.db"
    assert shell.ask("backup", copy)["bytes"] == copy.stat().st_size
    second = shell.ask("customers", "add", "--name", "Noor Haddad")["reference"]
    restored = shell.ask("restore", copy)
    assert shell.ask("case", "show", case)["correspondence"][0]["attachments"][0]["name"] == "letter.pdf"
    assert second in shell.refused("customers", "show", second)
    assert Shell(restored["replaced"], shell.clock).ask("customers", "show", second)["name"] == "Noor Haddad"
    assert shell.ask("check")["sound"]


def test_every_answer_has_the_same_shape(shop: Shell, tmp_path: Path) -> None:
    """Keys are in snake_case, lists stand under a plural, and every moment names the business zone's offset."""
    customer = shop.ask(*EVELYN)
    case = letter(shop, customer["reference"])
    piece = shop.ask("letters", "write", "--case", case["reference"], *ANSWER)
    answers = [
        customer,
        case,
        piece,
        shop.ask("orders", "import", orders_file(tmp_path)),
        shop.ask("customers", "find", "ev"),
        shop.ask("customers", "show", customer["reference"]),
        shop.ask("returns", "issue", "--case", case["reference"], "--line", "RING-7:1:too small"),
        shop.ask("letters", "print", piece["reference"], "--out", tmp_path),
        shop.ask("letters", "list"),
        shop.ask("letters", "templates"),
        shop.ask("letters", "dispatch", piece["reference"]),
        shop.ask("hours", "set", "2026-12-24", "9:00-13:00", "--name", "Christmas Eve"),
        shop.ask("hours", "list"),
        shop.ask("hours", "suggest", "2027"),
        shop.ask("hours", "clear", "2026-12-24"),
        shop.ask("queue"),
        shop.ask("due", "--channel", "email", "--received", "2026-11-23 10:00"),
        shop.ask("case", "show", case["reference"]),
        shop.ask("check"),
    ]
    assert [key for answer in answers for key in keys(answer) if key != key.lower() or not key.isidentifier()] == []
    lists = {key for answer in answers for key, value in answer.items() if isinstance(value, list)}
    assert {key for key in lists if not key.endswith("s")} <= PARTICIPLES
    moments = [moment for answer in answers for text in texts(answer) if (moment := as_moment(text))]
    assert len(moments) > 20
    assert all(moment.utcoffset() == moment.astimezone(NEW_YORK).utcoffset() for moment in moments)


def as_moment(text: str) -> datetime | None:
    """The moment that ``text`` is; dates and other texts are none."""
    try:
        return datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None
