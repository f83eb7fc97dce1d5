"""Files that people attach: what they really are, whether they may come in, and how their pages look. Pure.

A file is told by its bytes, never by its name. What may run as a program is refused, whatever it is called.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from backoffice.correspondence.pictures import LARGEST_PICTURE, TooLargePictureError, measure, picture_page
from backoffice.documents import Picture, page_count, render
from backoffice.errors import Fault, InvalidInputError, UserFacingError
from backoffice.mail import safe_file_name

PDF, TEXT, MAIL, HEIC = "application/pdf", "text/plain", "message/rfc822", "image/heic"
UNKNOWN, PROGRAM, OLD_OFFICE, ZIP, MARKUP = (
    "application/octet-stream",
    "application/x-executable",
    "application/x-ole-storage",
    "application/zip",
    "text/html",
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PICTURES = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
}
_EXTENSIONS = {
    **_PICTURES,
    PDF: (".pdf",),
    TEXT: (".txt", ".csv", ".log", ".md", ".ics", ".vcf"),
    MAIL: (".eml",),
    WORD: (".docx",),
    EXCEL: (".xlsx",),
}
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"#!", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xfe\xed\xfa", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"}
_RUNS = {
    *("exe", "bat", "cmd", "scr", "pif", "msi", "msp", "cpl", "dll", "sys", "jar", "dmg", "pkg", "deb"),
    *("rpm", "sh", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "ws", "wsf", "wsh", "hta", "lnk", "reg", "scf"),
    *("url", "desktop", "iso", "img", "vhd", "docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "svg", "htm", "html"),
}
_HIDDEN_RUNS = _RUNS - {"sh", "js", "img", "url"}  # before the last dot these may be part of a name
_MOST_ENTRIES, _LARGEST_UNPACKED = 1_000, 100_000_000


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """What a file is.

    Attributes:
        name: safe to store, with an extension that says what the file is.
        media_type: told from the bytes.
        pages: how many `page_picture` can show; 0 for what is kept for download only.
        is_turned: the camera was held sideways or upside down; pictures are shown upright.
        note: what the person should know, in one sentence, or empty.
    """

    name: str
    media_type: str
    pages: int
    is_turned: bool = False
    note: str = ""


def inspect_attachment(name: str, content: bytes) -> AttachmentFacts:
    """Look at a file that somebody wants to attach.

    Raises:
        InvalidInputError: where it may not come in, with one fault of the field `attachment`: programs and scripts,
            also behind a double extension; unknown kinds; empty, damaged and password-protected files; pictures of
            more than 50 megapixels.
    """
    safe = safe_file_name(name)
    _refuse_runnable_name(safe)
    kind = media_type_of(content, safe)
    if kind not in _EXTENSIONS:
        raise _refused(safe, _WHY_NOT.get(kind, _WHY_NOT[UNKNOWN]) if content else "is empty")
    called = _named_as(safe, kind)
    note = "" if called == safe else f"“{safe}” was renamed “{called}”, for that is what it is."
    if kind == PDF:
        return AttachmentFacts(called, kind, _pdf_pages(safe, content), note=note)
    if kind in _PICTURES:
        return _picture_facts(safe, called, kind, content, note)
    if kind in {WORD, EXCEL}:
        _refuse_bad_office_file(safe, content)
    return AttachmentFacts(called, kind, 0, note=note)


def media_type_of(content: bytes, name: str = "") -> str:
    """The media type that the bytes show; `application/octet-stream` where they show none.

    Args:
        content: the whole file.
        name: only tells a stored e-mail from other text.
    """
    magic = next((kind for start, kind in _MAGIC if content.startswith(start)), "")
    if magic:
        return magic
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    if b"%PDF-" in content[:1024]:
        return PDF
    return _kind_of_text(content, name)


def page_picture(content: bytes, media_type: str, page: int, dpi: float) -> Picture:
    """One page (from 0) of an attachment as a picture, turned upright.

    A photo has no size on paper: it is made to fit a letter page at this resolution and never enlarged.

    Raises:
        UserFacingError: where the file cannot be shown or has no such page.
    """
    if media_type == PDF:
        return render(content, page, dpi)
    if media_type in _PICTURES:
        return picture_page(content, page, dpi)
    raise UserFacingError("This kind of file cannot be shown here; save it and open it with its own program.")


def _picture_facts(safe: str, called: str, kind: str, content: bytes, note: str) -> AttachmentFacts:
    try:
        measures = measure(content)
    except TooLargePictureError as error:
        raise _refused(safe, f"is a picture of more than {LARGEST_PICTURE // 1_000_000} megapixels") from error
    except UserFacingError as error:
        raise _refused(safe, "is a damaged picture; ask for it again or scan it once more") from error
    return AttachmentFacts(called, kind, measures.pages, measures.is_turned, note)


def _pdf_pages(safe: str, content: bytes) -> int:
    try:
        return page_count(content)
    except UserFacingError as error:
        why = "is protected with a password" if b"/Encrypt" in content else "is a damaged PDF"
        raise _refused(safe, f"{why}; ask for it without, or print and scan it") from error


def _refuse_runnable_name(safe: str) -> None:
    extensions = [suffix.removeprefix(".").lower() for suffix in PurePath(safe).suffixes]
    if extensions and extensions[-1] in _RUNS:
        disguise = f", though it is made to look like a .{extensions[-2]}" if len(extensions) > 1 else ""
        raise _refused(safe, f"could run as a program{disguise}")
    if any(extension in _HIDDEN_RUNS for extension in extensions[:-1]):
        raise _refused(safe, "has two extensions, one of them a program's")


def _refuse_bad_office_file(safe: str, content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise _refused(safe, "holds macros, which are programs")
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
        raise _refused(safe, "unpacks to far more than such a document ever holds")


def _kind_of_archive(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return ZIP
    if "[Content_Types].xml" not in names:
        return ZIP
    roots = {name.partition("/")[0] for name in names}
    return WORD if "word" in roots else EXCEL if "xl" in roots else ZIP


def _kind_of_text(content: bytes, name: str) -> str:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not content or (not is_wide and any(byte < 9 or 13 < byte < 27 for byte in content[:4096])):
        return UNKNOWN
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")):
        return MARKUP
    return MAIL if name.lower().endswith(".eml") else TEXT


def _named_as(safe: str, kind: str) -> str:
    """The name with an extension of its kind; one that says another kind is replaced."""
    path = PurePath(safe)
    if path.suffix.lower() in _EXTENSIONS[kind]:
        return safe
    known = {extension for extensions in _EXTENSIONS.values() for extension in extensions}
    stem = path.stem if path.suffix.lower() in known else safe
    return stem + _EXTENSIONS[kind][0]


_WHY_NOT = {
    PROGRAM: "is a program",
    HEIC: "is a HEIC photo, which cannot be shown here; ask for it as JPEG",
    OLD_OFFICE: "is an old Office or Outlook file, which may hold programs; save it as PDF, .docx, .xlsx or .eml",
    ZIP: "is an archive; unpack it and attach what is in it",
    MARKUP: "is a web page or drawing that can run scripts; save it as PDF",
    UNKNOWN: "is of a kind that cannot be attached; PDF, JPEG, PNG, TIFF, text, .eml, .docx and .xlsx can",
}


def _refused(name: str, why: str) -> InvalidInputError:
    return InvalidInputError(Fault("attachment", f"“{name}” was not attached: it {why}."))
