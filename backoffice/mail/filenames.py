"""File names from outside, made harmless and kept recognisable."""

import mimetypes
import re
import unicodedata

LONGEST = 120  # characters
_LONGEST_BYTES = 200
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?")
_UNWANTED = re.compile(r'[<>:"|?*]')


def safe_file_name(name: str, media_type: str = "") -> str:
    """A name that any system can store and that reads as what it is.

    The last part of a path, without control and direction-changing characters (`photo\u202egpj.exe` would read
    `photoexe.jpg`), reserved characters as `_`, no device names of Windows, at most `LONGEST` characters and 200 bytes
    with the extension kept. A nameless file is called after its media type.
    """
    last = name.replace("\\", "/").rstrip("/ ").rpartition("/")[2]
    visible = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in _INVISIBLE)
    plain = " ".join(_UNWANTED.sub("_", visible).split()).strip(". ")
    if not plain:
        return "attachment" + (mimetypes.guess_extension(media_type) or "")
    return _shortened("_" + plain if _RESERVED.fullmatch(plain) else plain)


_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _shortened(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension) > 10:
        stem, dot, extension = name, "", ""
    stem = stem[: LONGEST - len(dot + extension)]
    room = _LONGEST_BYTES - len((dot + extension).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + dot + extension
