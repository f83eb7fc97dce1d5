"""Logs letters in child processes that are killed at random moments, and tells which letters were acknowledged.

Run as ``python -m tests.journeys.kill_harness STORE KILLS SEED``; prints one JSON list of case references. The modules
are imported once; every victim is a fork.
"""

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from backoffice import correspondence, customers
from backoffice.bootstrap import open_office
from backoffice.clock import SystemClock
from backoffice.correspondence import Filing, LetterPiece
from backoffice.customers import CustomerDetails


def work_until_killed(store: Path, acknowledge: int) -> None:
    """Log one letter after the other; a reference is written to the pipe only once its letter is saved."""
    office = open_office(store, None, SystemClock())
    customer = customers.find_customers(office, "Evelyn")[0]
    received = office.clock.now()
    os.write(acknowledge, b"\n")
    while True:
        piece = LetterPiece(Filing(customer=customer.reference), received, "A letter that must not be lost")
        saved = correspondence.log_letter(office, piece)
        os.write(acknowledge, f"{saved.value.case_reference}\n".encode())


def kill_one(store: Path, moment: float) -> list[str]:
    """Start a victim, kill it ``moment`` seconds after it began to work, and return what it acknowledged."""
    reading, writing = os.pipe()
    victim = os.fork()
    if victim == 0:
        os.close(reading)
        work_until_killed(store, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.readline()
        deadline = time.monotonic() + moment
        lines = []
        while (left := deadline - time.monotonic()) > 0:
            if select.select([pipe], [], [], left)[0]:
                lines.append(pipe.readline())
        os.kill(victim, signal.SIGKILL)
        lines += pipe.readlines()
    os.waitpid(victim, 0)
    if not said:
        raise SystemExit("a victim could not open the store")
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


def main(store: Path, kills: int, seed: int) -> None:
    """Kill so many victims, one after the other, on one store."""
    office = open_office(store, None, SystemClock())
    customers.add_customer(office, CustomerDetails("Evelyn Marsh", emails=("evelyn.marsh@example.com",)))
    office.store.close()
    chance = random.Random(seed)
    acknowledged = [case for _ in range(kills) for case in kill_one(store, chance.uniform(0.0, 0.25))]
    json.dump(acknowledged, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
