"""Bytes to text, whatever their sender says or forgets to say about the charset."""

import codecs

# The web's reading of labels (WHATWG Encoding): what is labelled so is nearly always the wider charset.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Text codecs of Python that are no charsets of mail; the first two take quadratic time.
_NOT_FOR_MAIL = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}


def decode(content: bytes, declared: str = "") -> str:
    """The text that these bytes most likely are; never fails.

    A byte order mark wins; then UTF-8, which other text is practically never by accident; then the declared charset;
    then Windows-1252. Bytes that fit none become U+FFFD.
    """
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace")
    for charset in (*_before_utf8(declared), "utf-8", known_charset(declared), "cp1252"):
        try:
            return content.decode(charset)
        except UnicodeError:
            continue
    return content.decode(known_charset(declared), "replace")


def known_charset(label: str) -> str:
    """Python's name of the charset that a label means, or Windows-1252 where the label means none."""
    try:
        codec = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, UnicodeError, ValueError):
        return "cp1252"
    is_text = codec._is_text_encoding  # noqa: SLF001 - tells charsets from codecs like zlib; there is no public way
    if not is_text or codec.name in _NOT_FOR_MAIL:
        return "cp1252"
    return _WIDER.get(codec.name, codec.name)


def _before_utf8(declared: str) -> tuple[str, ...]:
    """The declared charset, where its plain-ASCII bytes mean something else (UTF-7, UTF-16, ISO-2022)."""
    charset = known_charset(declared)
    return (charset,) if charset.startswith(("utf-7", "utf-16", "utf-32", "iso2022", "hz")) else ()
