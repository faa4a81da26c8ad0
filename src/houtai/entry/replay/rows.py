"""Rows of a file, packed or not, exactly as they stand in it. Raises Refused where it breaks off,
where its bytes are no text, and where its quotes do not close.
"""

import csv
import gzip
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from houtai.entry.refusals import Refused
from houtai.entry.replay.mapping import Mapping

LINE_BYTES_MAX = 1 << 20
_XZ, _GZIP = b"\xfd7zXZ\x00", b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"


def rows(path: Path, mapping: Mapping) -> Iterator[tuple[int, list[str]]]:
    """Each with the number of the line where it begins; empty lines are passed over."""
    begun = 1
    with _opened(path) as file:
        reader = csv.reader(
            _texts(file, mapping.encoding), delimiter=mapping.delimiter, strict=True
        )
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise Refused("replay.quotes", line=begun, said=error) from error
            if row:
                yield begun, row
            begun = reader.line_num + 1


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        start = file.read(len(_XZ))
    if start.startswith(_XZ):
        return lzma.open(path)
    if start.startswith(_GZIP):
        return cast("IO[bytes]", gzip.open(path))
    return path.open("rb")


def _texts(file: IO[bytes], encoding: str) -> Iterator[str]:
    """Line by line: what is said of a wrong byte names the line it stands in."""
    line, number = b"\n", 0
    try:
        while line := file.readline(LINE_BYTES_MAX):
            number += 1
            if not line.endswith(b"\n"):
                raise Refused("replay.cut", line=number)
            yield _decoded(line.removeprefix(_MARK) if number == 1 else line, encoding, number)
    except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        raise Refused("replay.packed_cut", line=number + 1) from error


def _decoded(line: bytes, encoding: str, number: int) -> str:
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError as error:
        there = {"line": number, "byte": line[error.start], "place": error.start + 1}
        raise Refused("replay.encoding", encoding=encoding, **there) from error
    if "\0" in text:
        raise Refused("replay.no_text", line=number)
    return text
