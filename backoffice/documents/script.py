"""From the order in which text is typed to the order in which it is printed, with Arabic letters joined.

python-bidi orders the characters; what it leaves out is done here: brackets are mirrored, vowel signs follow their
letter again, and Arabic letters take the form (initial, medial, final) that Unicode's compatibility characters
describe and that the shipped font contains.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from bidi import get_base_level, get_display

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ARABIC = re.compile("[\u0600-\u08ff]")
_MARKED = re.compile(
    "([\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]+)(.)", re.DOTALL
)
_PAIRS = "()[]{}<>«»‹›≤≥⟨⟩"
_MIRRORED = {a: b for pair in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) for a, b in (pair, pair[::-1])}
_TAG = "\u034f"  # has no ink and takes the direction of the character before it
_TAGGED = re.compile(f"([{re.escape(_PAIRS)}]){_TAG}|{_TAG}([{re.escape(_PAIRS)}])")
_NON_JOINER, _JOINER, _TATWEEL = "\u200c\u200d\u0640"
_LAM, _ALEFS = "\u0644", "\u0622\u0623\u0625\u0627"


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph of this text starts at the right margin."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    return bool(get_base_level(text.encode(errors="replace").decode()))  # half a surrogate pair is refused later


def visual(text: str, *, right_to_left: bool) -> str:
    """One line of text in the order in which its characters are drawn from left to right.

    Args:
        text: the line as typed, without line ends.
        right_to_left: the direction of the paragraph that the line belongs to.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return text
    tagged = re.sub(f"[{re.escape(_PAIRS)}]", lambda bracket: bracket[0] + _TAG, joined(text))
    ordered = str(get_display(tagged, base_dir="R" if right_to_left else "L"))
    ordered = _MARKED.sub(lambda cluster: cluster[2] + cluster[1][::-1], ordered)
    return _TAGGED.sub(lambda match: match[1] or _MIRRORED[match[2]], ordered)


def joined(text: str) -> str:
    """The text with each Arabic letter replaced by the form that its neighbours ask for."""
    if not _ARABIC.search(text):
        return text
    text = re.sub(f"{_LAM}([{_ALEFS}])", lambda pair: _ligature(pair[1]), text)
    letters = [i for i, c in enumerate(text) if unicodedata.category(c) != "Mn"]  # vowel signs never part letters
    shaped = list(text)
    linked = {right for left, right in pairwise(letters) if _links(text[left], text[right])}
    for here, after in pairwise([*letters, len(text)]):
        shaped[here] = _form(text[here], before=here in linked, after=after in linked)
    return "".join(shaped)


def _links(left: str, right: str) -> bool:
    return _reaches(left, "initial") and _reaches(right, "final")


def _reaches(character: str, form: str) -> bool:
    """Whether the character can join what follows (`initial`) or what precedes it (`final`)."""
    return character in (_TATWEEL, _JOINER) or (form, _plain(character)) in _forms()


def _form(character: str, *, before: bool, after: bool) -> str:
    name = {(0, 0): "isolated", (0, 1): "initial", (1, 0): "final", (1, 1): "medial"}[before, after]
    return _forms().get((name, _plain(character)), character)


def _ligature(alef: str) -> str:
    return _forms()["isolated", _LAM + alef]


def _plain(character: str) -> str:
    """The letters themselves: a lam-alef ligature, already chosen, may still need its final form."""
    return unicodedata.normalize("NFKC", character) if "\ufef5" <= character <= "\ufefc" else character


@cache
def _forms() -> dict[tuple[str, str], str]:
    """The presentation form of each letter (or lam and alef) by the name of the form, from Unicode's own data."""
    forms: dict[tuple[str, str], str] = {}
    for code in (*range(0xFE80, 0xFEFD), *range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00)):
        name, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        letters = "".join(chr(int(point, 16)) for point in plain.split())
        if len(letters) == 1 or letters[:1] == _LAM:
            forms.setdefault((name.strip("<>"), letters), chr(code))
    return forms
