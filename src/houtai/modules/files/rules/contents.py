"""What a file is, told by its content alone; what it is called or claims to be does not count."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from houtai.kit.errors import Invalid

ENDINGS: dict[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "image/gif": (".gif",),
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "text/plain": (".txt", ".csv", ".log", ".md"),
}
"""Kinds of content that are taken, and how their names may end."""

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
DOCUMENTS = frozenset(ENDINGS) - PICTURES

_MARKS = {
    re.compile(rb"\xff\xd8\xff"): "image/jpeg",
    re.compile(rb"\x89PNG\r\n\x1a\n"): "image/png",
    re.compile(rb"GIF8[79]a"): "image/gif",
    re.compile(rb"RIFF.{4}WEBP", re.DOTALL): "image/webp",
}
_ZIP_PARTS = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_ZIP_ENTRIES_MAX = 10_000
_TAIL_BYTES = 2_048
_NO_PLAIN_TEXT = ("<", "#!", "{\\rtf", "%PDF-", "%!PS")
"""How text begins that some program follows as orders."""
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


class ContentNotTaken(Invalid):
    """SVG, HTML, programs, archives, and whatever is broken or not known."""

    code = "files.content_not_taken"


class ProgramInside(Invalid):
    """A document that brings a program along."""

    code = "files.program_inside"


def recognise(content: bytes) -> str:
    """The media type. Raises ContentNotTaken, ProgramInside."""
    for mark, media_type in _MARKS.items():
        if mark.match(content):
            return media_type
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-_TAIL_BYTES:]:
        return "application/pdf"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    if _is_text(content):
        return "text/plain"
    raise ContentNotTaken(place="body/file")


def _office(content: bytes) -> str:
    """Looks at the list of parts only; nothing is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ContentNotTaken(place="body/file") from error
    kinds = {kind for part, kind in _ZIP_PARTS.items() if part in names}
    if len(kinds) != 1 or "[content_types].xml" not in names or len(names) > _ZIP_ENTRIES_MAX:
        raise ContentNotTaken(place="body/file")
    if any(name.endswith(("vbaproject.bin", ".exe", ".dll", ".js")) for name in names):
        raise ProgramInside(place="body/file")
    return kinds.pop()


def _is_text(content: bytes) -> bool:
    """UTF-8 or the national standard, and no markup that some program might follow."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not _NO_TEXT.search(text) and not text.lstrip().startswith(_NO_PLAIN_TEXT)
    return False
