"""How much one file may hold. Beyond it the file is refused, never read in part."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The defaults fit a server of 2 GB; what unpacks a workbook is held to them from outside."""

    bytes_max: int = 20_000_000
    unpacked_bytes_max: int = 512_000_000
    rows_max: int = 200_000
    columns_max: int = 200
    cell_chars_max: int = 32_767
    """Excel's own limit for one cell."""
    header_rows_max: int = 50
    """How far down the titles are looked for; banks put up to thirty lines above them."""
    memory_bytes_max: int = 1 << 30
    """Address space of the process that unpacks a workbook (not enforced on Windows and macOS)."""
    processor_seconds_max: int = 60


LIMITS = Limits()
