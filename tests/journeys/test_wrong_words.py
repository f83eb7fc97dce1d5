"""Wrong input on the command line: one plain sentence, exit 2, nothing changed, never a traceback."""

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from backoffice.clock import SetClock
from db import Store, store_url
from tests.journeys.shell import EVELYN, Shell, orders_file
from tests.offices import MONDAY

LOGGED = ("--received", "2026-11-23 09:30", "--subject", "Ring too small")


@dataclass(frozen=True)
class Known:
    """A shop with one record of each kind, which no wrong word changes."""

    shell: Shell
    names: Mapping[str, str]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Evelyn, her letter's case, a return and a drafted answer, and files that are not what they should be."""
    folder = tmp_path_factory.mktemp("shop")
    shell = Shell(str(folder / "store.db"), SetClock(MONDAY))
    customer = shell.ask(*EVELYN)["reference"]
    shell.ask("orders", "import", orders_file(folder))
    case = shell.ask("log", "letter", "--customer", customer, *LOGGED)["reference"]
    words = ("--template", "answer", "--field", "body=Gladly.")
    names = {
        "customer": customer,
        "case": case,
        "return": shell.ask("returns", "issue", "--case", case, "--line", "RING-7:1:small")["reference"],
        "letter": shell.ask("letters", "write", "--case", case, *words)["reference"],
    }
    noor = shell.ask("customers", "add", "--name", "Noor Haddad")["reference"]
    other = shell.ask("log", "letter", "--customer", noor, *LOGGED)["reference"]
    unaddressed = {
        "unaddressed_case": other,
        "unaddressed": shell.ask("letters", "write", "--case", other, *words)["reference"],
        "unaddressed_return": shell.ask("returns", "issue", "--case", other, "--line", "RING-7:1:x")["reference"],
    }
    slips = {f"slip_of_{kind}": slip(name) for kind, name in names.items()}
    (folder / "program.pdf").write_bytes(b"MZ" + bytes(100))
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\n" + b"x" * 50)
    os.mkfifo(folder / "pipe")
    (folder / "empty.csv").write_bytes(b"")
    (folder / "lines.csv").write_text(BAD_ORDERS, encoding="utf-8")
    return Known(shell, {**names, **slips, **unaddressed, "folder": str(folder), "long": "x" * 300})


def slip(reference: str) -> str:
    """The reference with two neighbouring characters exchanged."""
    at = next(at for at in range(len(reference) - 5, 0, -1) if is_pair(reference[at : at + 2]))
    return reference[:at] + reference[at + 1] + reference[at] + reference[at + 2 :]


def is_pair(text: str) -> bool:
    return text.isalnum() and text[0] != text[1]


BAD_ORDERS = """order,placed,name,email,street,city,state,postcode,country,currency,sku,item,quantity,price
2001,2026-11-10,Ann Lee,ann@example.com,1 Elm Street,Quincy,MA,02169,US,USD,RING-7,Rope Ring,2,120.00
2002,2026-11-31,Ann Lee,ann@example.com,1 Elm Street,Quincy,MA,02169,US,USD,RING-7,Rope Ring,two,120.00
"""

REFUSED = """
    log letter --customer {customer} --received 2026-11-24 --subject Ring                         | future
    log letter --customer {customer} --received "2026-11-23 10:01" --subject Ring                 | future
    log letter --customer {customer} --received 1989-12-31 --subject Ring                         | year
    log letter --customer {customer} --received "9999-12-31 23:59" --subject Ring                 | 1970 to 2100
    log letter --customer {customer} --received 0001-01-01 --subject Ring                         | 1970|1990|year
    log letter --customer {customer} --received 2026-11-19 --postmarked 2026-11-20 --subject Ring | before its postmark
    log letter --customer {customer} --received 2026-11-20 --postmarked 2026-11-24 --subject Ring | future
    log letter --customer {customer} --received 2026-11-20 --postmarked 1970-01-01 --subject Ring | year
    log letter --customer {customer} --received 2026-11-20 --subject "  "                         | few words
    log letter --received 2026-11-20 --subject Ring                                               | Choose the customer
    log letter --customer {slip_of_customer} --received 2026-11-20 --subject Ring                 | {customer}
    log letter --case {slip_of_case} --received 2026-11-20 --subject Ring                         | {case}
    log letter --customer {customer} --received soon --subject Ring                               | soon
    log letter --customer {customer} --received 2026-11-20 --subject Ring --kind gossip           | gossip
    log letter --customer {customer} --received 2026-11-20 --subject R --attach {folder}/gone.pdf | cannot be read
    log letter --customer {customer} --received 2026-11-20 --subject R --attach {folder}          | cannot be read
    log letter --customer {customer} --received 2026-11-20 --subject R --attach {folder}/program.pdf | program
    log letter --customer {customer} --received 2026-11-20 --subject R --attach {folder}/torn.pdf | damaged
    log email {folder}/gone.eml                                                                   | cannot be read
    case show {slip_of_case}                                                                      | {case}
    case show C-26AA                                                                              | characters
    case show {customer}                                                                          | C-
    customers show {slip_of_customer}                                                             | {customer}
    customers add --name " "                                                                      | name
    customers add --name Ann --email ann-at-example                                               | ann-at-example
    customers add --name Ann --phone 12                                                           | 12
    customers add --name Ann --street "1 Elm" --city Quincy --state ZZ --postcode 02169           | ZZ
    customers add --name Ann --street "1 Elm" --city Quincy --country QQ                          | QQ
    customers import {folder}/gone.csv                                                            | cannot be read
    orders import {folder}/empty.csv                                                              | ine 1|empty
    returns issue --case {slip_of_case} --line RING-7:1:small                                     | {case}
    returns issue --case {case} --line RING-7                                                     | SKU:QTY:REASON
    returns issue --case {case} --line RING-7:0:small                                             | at least 1
    returns issue --case {case} --line RING-7:²:small                                             | SKU:QTY:REASON
    returns issue --case {case} --order 1001 --line RING-7:99999999999999999999:small             | RING-7|Rope
    returns issue --case {case} --line RING-7:99999999999999999999:small                          | 99999999999999999999
    returns issue --case {case} --order 1001 --line NOSUCH:1:small                                | NOSUCH
    returns issue --case {case} --order 77 --line RING-7:1:small                                  | 77
    returns label {slip_of_return} --out {folder}/label.pdf                                       | {return}
    returns label {return} --out {folder}/label.pdf --format 9x9                                  | 9x9
    returns label {return} --out {folder}/label.pdf --format 8126 --start 99                      | 1 to 2
    letters write --case {case} --template nonsense                                               | nonsense
    letters write --case {case} --template ../answer                                              | ../answer
    letters write --case {case} --template refund_approved --field nonsense                       | NAME=TEXT
    letters write --case {case} --template return_authorised                                      | return
    letters write --case {case} --template answer --return {slip_of_return}                       | {return}
    letters print {unaddressed} --out {folder}                                                    | no postal address
    returns label {unaddressed_return} --out {folder}/label.pdf                                   | no postal address
    letters write --case {unaddressed_case} --template answer --field body=x --channel pigeon     | pigeon
    letters print {letter} {slip_of_letter} --out {folder}                                        | {letter}
    letters dispatch {letter}                                                                     | printed
    letters dispatch {slip_of_letter}                                                             | {letter}
    letters void {letter} --reason " "                                                            | hy
    hours set 2026-12-24 25:00-26:00 --name Eve                                                   | 25:00
    hours set 2026-12-24 12:00-9:00 --name Eve                                                    | 12:00
    hours set 2026-02-30 closed --name Eve                                                        | 2026-02-30
    hours set 2101-01-01 closed --name Eve                                                        | 1970 to 2100
    hours set 2026-12-24 closed --name " "                                                        | name
    hours set 2026-12-24 closed --name Eve --to 2026-12-23                                        | span
    hours clear 2026-12-24                                                                        | Nothing was decided
    hours list --year 99999                                                                       | 2100
    hours suggest 2027 --state ZZ                                                                 | ZZ
    queue --at 9999-12-31                                                                         | 1970 to 2100
    queue --at 0001-01-01                                                                         | 1970 to 2100
    due --channel pigeon --received 2026-11-23                                                    | pigeon
    due --channel mail --received 2101-01-01                                                      | 1970 to 2100
    backup {folder}/store.db                                                                      | store itself
    backup {folder}                                                                               | no ordinary file
    backup {folder}/{long}                                                                        | name too long
    returns label {return} --out {folder}                                                         | no ordinary file
    returns label {return} --out {folder}/{long}                                                  | name too long
    returns label {return} --out {folder}/pipe                                                    | no ordinary file
    letters print {letter} --out {folder}/store.db                                                | could not be written
    restore {folder}/gone.db                                                                      | no backup
    restore {folder}/empty.csv                                                                    | not a backup
    --as Nobody queue                                                                             | Nobody
    nonsense                                                                                      | nonsense
    returns check                                                                                 | Missing
"""
LINES = [line.partition(" | ") for line in REFUSED.strip().splitlines()]


@pytest.mark.parametrize(("typed", "told"), [(typed.strip(), told.strip()) for typed, _, told in LINES])
def test_wrong_words_are_one_sentence_and_change_nothing(known: Known, typed: str, told: str) -> None:
    """What is wrong is named, the exit code is 2, and the store is as it was."""
    before = fingerprint(known)
    sentence = known.shell.refused(*(word.format(**known.names) for word in shlex.split(typed)))
    assert any(part in sentence.lower() for part in told.format(**known.names).lower().split("|")), sentence
    assert fingerprint(known) == before


def fingerprint(known: Known) -> tuple[int, list[str]]:
    """What changes when anything does: the audit, and which files there are."""
    store = Store(store_url(known.shell.store))
    folder = Path(known.names["folder"])
    try:
        return store.last_change(), sorted(file.name for file in folder.iterdir() if file.suffix != ".lock")
    finally:
        store.close()


def test_every_wrong_line_of_a_file_is_named(known: Known) -> None:
    """One sentence for each, by the line's number; the good line is not imported either; a dry run says the same."""
    before = fingerprint(known)
    file = Path(known.names["folder"]) / "lines.csv"
    for dry in ((), ("--dry-run",)):
        told = known.shell.run("orders", "import", file, *dry, code=2)
        assert told.err.splitlines()
        assert all(line.startswith("Line 3") for line in told.err.splitlines())
        assert {"2026-11-31", "two"} <= set(told.err.replace("“", " ").replace("”", " ").split())
    faults = known.shell.ask("orders", "import", file, "--dry-run", code=2)["faults"]
    assert {fault["line"] for fault in faults} == {3}
    assert fingerprint(known) == before


@pytest.mark.parametrize("store", ["", "mysql://a/b", "sqlite://", "http://[x", "postgresql://nowhere.invalid:1/x"])
def test_a_store_that_is_none(store: str) -> None:
    """A URL of no kind we know, a server that is not there, nothing at all: a sentence without a password."""
    assert "secret" not in Shell(store.replace("//", "//me:secret@"), SetClock(MONDAY)).refused("check")


def test_asked_for_nothing_a_group_helps(known: Known) -> None:
    """The commands of the group, and exit 2."""
    assert "import" in known.shell.run("customers", code=2).out


@pytest.mark.parametrize("unstorable", ["Ann \udcff Lee", "Ann \ud800", "Ann \x00 Lee"])
def test_text_that_no_store_takes(shop: Shell, unstorable: str) -> None:
    """A terminal of another charset and a broken paste end in a sentence, or are left out of what is stored."""
    told = shop.tell("customers", "add", "--name", unstorable)
    assert told.code == 0 or (told.code == 2 and len(told.err.splitlines()) == 1)
    named = shop.tell("hours", "set", "2026-12-24", "closed", "--name", unstorable)
    assert named.code == 0 or (named.code == 2 and len(named.err.splitlines()) == 1)
    assert shop.ask("check")["sound"]
