"""Everything that one posting writes, from one frozen snapshot. Pure."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from backoffice.documents import Sign, print_sign
from backoffice.posting import feed, page, structured, texts
from backoffice.posting.snapshot import PublicHours
from backoffice.posting.wording import one_line, reopening_sentence, span_sentence, week_sentence, zone_words

INDEX = "index.json"
ON_THE_DOOR = 3
"""How many coming closures the sign tells."""


@dataclass(frozen=True)
class Files:
    """What a posting writes, by name; the index names the others and comes last."""

    by_name: Mapping[str, bytes]

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of every file."""
        return {name: hashlib.sha256(content).hexdigest() for name, content in self.by_name.items()}


def render(hours: PublicHours) -> Files:
    """All files of a posting.

    Raises:
        TooLongError, UnprintableTextError: a name that the sign for the door cannot carry.
    """
    files = {name: write(hours) for name, write in RENDERINGS.items()}
    index = {
        "posting": hours.number,
        "posted": hours.at.astimezone(hours.zone).isoformat(),
        "files": Files(files).hashes,
    }
    files[INDEX] = (json.dumps(index, indent=1) + "\n").encode()
    return Files(MappingProxyType(files))


def sign(hours: PublicHours) -> bytes:
    """The sign for the door: what comes next, and the weekly hours."""
    office = one_line(hours.office.name)
    notices = [f"{span_sentence(span)}\n{reopening_sentence(span, hours.zone)}" for span in hours.spans[:ON_THE_DOOR]]
    weekly = f"{week_sentence(hours)} ({zone_words(hours.zone)})"
    heading = "Our holiday hours" if notices else "Our hours"
    return print_sign(Sign(heading, notices or [weekly], [weekly, office, hours.office.web]), office)


def _text(write: Callable[[PublicHours], str]) -> Callable[[PublicHours], bytes]:
    return lambda hours: write(hours).encode()


RENDERINGS: Mapping[str, Callable[[PublicHours], bytes]] = MappingProxyType(
    {
        "hours.html": _text(page.page),
        "hours-banner.html": _text(page.banner),
        "hours.json": _text(structured.json_ld),
        "hours-google.json": _text(structured.google),
        "hours.osm.txt": _text(structured.osm),
        "hours.ics": feed.ics,
        "hours-auto-reply.txt": _text(texts.auto_reply),
        "hours-signature.txt": _text(texts.signature),
        "hours-phone.txt": _text(texts.phone_script),
        "hours-letter.txt": _text(texts.letter_paragraph),
        "hours-sign.pdf": sign,
    }
)
"""What makes each file, by the file's name."""
