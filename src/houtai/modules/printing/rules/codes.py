"""Codes that scanners read, drawn in modules; the template says how many dots a module has.

A printer of 203 dpi has eight dots to the millimetre. Bars whose width is no whole number of dots
are rounded one by one and read badly, so nothing here knows of millimetres.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Literal

import segno
from barcode.codex import Code128
from barcode.ean import EuropeanArticleNumber8, EuropeanArticleNumber13
from stdnum import ean

BARS_LENGTH_MAX = 48
QR_LENGTH_MAX = 800
_PRINTABLE = re.compile(r"[\x20-\x7e]+")
_RUN = re.compile("1+")
_THIRTEEN, _EIGHT = 13, 8


@dataclass(frozen=True)
class Scanned:
    """Marks a text of a kind: it is printed as a code too, for scanners."""

    way: Literal["bars", "qr"]


BARS, QR = Scanned("bars"), Scanned("qr")


def drawn(text: str, way: Literal["bars", "qr"]) -> dict[str, str | int]:
    """The text with its code, for templates; without one where no code can hold the text."""
    if way == "qr":
        picture, side = _qr(text) if 0 < len(text) <= QR_LENGTH_MAX else ("", 0)
        return {"text": text, "qr": picture, "side": side}
    modules = _modules(text)
    return {"text": text, "bars": _bars(modules), "modules": len(modules)}


def _modules(text: str) -> str:
    """Numbers of goods as EAN, all else as Code 128: `1` is black."""
    if len(text) > BARS_LENGTH_MAX or not _PRINTABLE.fullmatch(text):
        return ""
    if len(text) in {_EIGHT, _THIRTEEN} and ean.is_valid(text):
        kind = EuropeanArticleNumber13 if len(text) == _THIRTEEN else EuropeanArticleNumber8
        return str(kind(text).build()[0]).replace("G", "1")
    return str(Code128(text).build()[0])


def _bars(modules: str) -> str:
    """One path over all bars, one unit high, to be stretched."""
    if not modules:
        return ""
    path = "".join(
        f"M{run.start()} 0h{run.end() - run.start()}v1h-{run.end() - run.start()}z"
        for run in _RUN.finditer(modules)
    )
    return _svg(len(modules), 1, f'<path d="{path}"/>')


@lru_cache(maxsize=4096)
def _qr(text: str) -> tuple[str, int]:
    """Without the quiet zone, which the template leaves."""
    code = segno.make_qr(text, error="m")
    side = int(code.symbol_size(border=0)[0])
    out = BytesIO()
    code.save(out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue().decode(), side


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" preserveAspectRatio="none">{inner}</svg>'
    )
