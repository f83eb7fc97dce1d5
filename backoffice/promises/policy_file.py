"""The policy as the TOML text that a manager edits; what is wrong with one is said with its line."""

import re
import tomllib
from collections.abc import Sequence
from itertools import takewhile

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from backoffice.errors import Fault, InvalidInputError
from backoffice.promises.policy import Policy
from resources import resource

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")
_MERE_CONSEQUENCES = {"default_factory_not_called"}  # the target follows what is due, and that is at fault already
_REASONS = {
    "extra_forbidden": " is not an entry that a policy has",
    "missing": " is missing",
    "enum": " is none of {expected}",
}


def default_policy_text() -> str:
    """The policy that a new store starts with."""
    return resource("policy.toml").read_text(encoding="utf-8")


def parse_policy(text: str) -> Policy:
    """Reads a policy.

    Raises:
        InvalidInputError: the text is no TOML, has entries that are unknown, missing or of the wrong kind, or says
            what cannot be (earliest after due). One fault for each, filed under the entry's dotted name, with its line.
    """
    try:
        return Policy.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInputError(Fault("policy", f"The policy cannot be read: {error}.")) from error
    except ValidationError as error:
        faults = [_fault(text, details) for details in error.errors() if details["type"] not in _MERE_CONSEQUENCES]
        raise InvalidInputError(*faults) from error


def _fault(text: str, details: ErrorDetails) -> Fault:
    path = [str(step) for step in details["loc"]]
    name = ".".join(path)
    reason = _REASONS.get(details["type"], ": {said}").format(
        said=details["msg"].removeprefix("Value error, ").rstrip("."), **details.get("ctx", {})
    )
    return Fault(name, f"Line {_line(text, path)}: {name}{reason}.")


def _line(text: str, path: Sequence[str]) -> int:
    """The line that leads furthest to the entry at `path`: its own, else one of a table around it."""
    found, depth, table = 1, 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            here = table = re.split(r"\s*\.\s*", header[1])
        elif entry := _ENTRY.match(line):
            here = [*table, entry[1]]
        else:
            continue
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, path, strict=False)))
        if shared > depth:
            found, depth = number, shared
    return found
