"""What a subject line asks for: haste, or a manager (policy, "Urgent" and "Escalation"; D2, D14)."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from backoffice.promises.policy import Subjects


def is_urgent(subject: str, words: Subjects) -> bool:
    """Whether the subject holds one of the urgent words, in any case, as a word of its own.

    "RE: URGENT order" is urgent; "insurgent" and "non-urgent" are not. It sets the priority, never a date.
    """
    return bool(_urgent(words.urgent).search(_plain(subject)))


def is_escalation(subject: str, words: Subjects) -> bool:
    """Whether the subject begins with an escalation word and a colon, after any reply and forward prefixes.

    "RE: Fwd: escalation: C-…" is one; "De-escalation: …" and "About my escalation: …" are not.
    """
    return bool(_escalation(words.escalation, words.reply_prefixes).match(_plain(subject)))


def _plain(subject: str) -> str:
    """Full-width letters and colons as ordinary ones, folded lines joined."""
    return unicodedata.normalize("NFKC", subject)


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


@lru_cache(maxsize=4)
def _urgent(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?<!\w-)(?:{_any_of(words)})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=4)
def _escalation(words: Sequence[str], prefixes: Sequence[str]) -> re.Pattern[str]:
    prefix = rf"(?:{_any_of(prefixes)})\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*:"  # some programs count: Re[2]:
    return re.compile(rf"\s*(?:{prefix}\s*)*(?:{_any_of(words)})\s*:", re.IGNORECASE)
