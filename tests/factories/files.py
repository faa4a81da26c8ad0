"""Makes contents of files, sound and hostile, and rows of stored ones."""

import struct
import zlib
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from PIL import Image
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import NIL, new_id
from houtai.modules.files.tables import File

UPLOADED = datetime(2026, 11, 1, 9, tzinfo=UTC)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
XLSX_PARTS = ("[Content_Types].xml", "xl/workbook.xml")


def picture(
    form: str = "PNG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **saving: Any
) -> bytes:
    """A small picture of one colour."""
    target = BytesIO()
    Image.new(mode, size, color=1).save(target, format=form, **saving)
    return target.getvalue()


def office(*parts: str) -> bytes:
    """An archive with these parts, as office programs write their documents."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return target.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of that size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


async def make_file(session: AsyncSession, **changes: Any) -> File:
    """A stored attachment of the platform, without bytes, unless told otherwise."""
    file = File(
        **{
            "id": new_id(),
            "purpose": "attachment",
            "name": "合同.pdf",
            "media_type": "application/pdf",
            "size_bytes": len(PDF),
            "sha256": sha256(PDF).digest(),
            "is_shared": False,
            "state": "stored",
            "uploaded_by": NIL,
            "uploaded_at": UPLOADED,
            **changes,
        }
    )
    session.add(file)
    await session.flush()
    return file
