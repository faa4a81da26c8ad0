"""Keys of objects: made of the file's id alone."""

from uuid import UUID

from houtai.modules.files.rules.pictures import SIZES, WIDTHS, name_of_width


def key_of(file_id: UUID, size: str | None = None) -> str:
    """Where the bytes lie, or the picture of that size; spread over 256 folders."""
    name = f"{file_id.hex[-2:]}/{file_id}"
    return name if size is None else f"{name}.{size}"


def keys_of(file_id: UUID) -> list[str]:
    """Every key under which something of this file may lie."""
    sizes = [*SIZES, *(name_of_width(width) for width in WIDTHS)]
    return [key_of(file_id), *(key_of(file_id, size) for size in sizes)]
