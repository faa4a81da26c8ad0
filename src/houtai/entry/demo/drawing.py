"""Pictures of the demo's goods: drawn from the shapes in `shapes.toml`, each in its own colours."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from io import BytesIO
from typing import TypeAlias
from zlib import crc32

from PIL import Image, ImageColor, ImageDraw

SIDE = 640
SIGN = 320
BANNER = (1_200, 544)
FINER = 2
"""Drawn so much larger and made small again, so that no edge is jagged."""
SHEET = 100
TABLE = 78

Colour: TypeAlias = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (24, 22, 30)


def product_picture(shape: str, main: str, second: str, *, seed: str) -> bytes:
    """One thing on a table, as PNG; the seed chooses what hangs behind it."""
    side = SIDE * FINER
    picture = Image.new("RGB", (side, side))
    palette = _palette(main, second)
    _backdrop(picture, palette, crc32(seed.encode()))
    _thing(picture, shape, palette, left=side * 0.11, top=side * 0.09, side=side * 0.78)
    return _png(picture, (SIDE, SIDE))


def banner_picture(things: Sequence[Sequence[str]], wall: str) -> bytes:
    """Things side by side on one table; the left stays free for words."""
    width, height = BANNER[0] * FINER, BANNER[1] * FINER
    picture = Image.new("RGB", (width, height), _mixed(_rgb(wall), WHITE, 0.62))
    sheet = ImageDraw.Draw(picture)
    sheet.ellipse(
        (-height * 0.2, -height * 0.5, height, height * 0.7), _mixed(_rgb(wall), WHITE, 0.5)
    )
    sheet.rectangle((0, height * 0.76, width, height), _mixed(_rgb(wall), WHITE, 0.25))
    side = height * 0.6
    for number, (shape, main, second) in enumerate(things):
        left = width * 0.24 + number * side * 0.84
        _thing(picture, shape, _palette(main, second), left=left, top=height * 0.3, side=side)
    return _png(picture, BANNER)


def sign_picture(shape: str, main: str, second: str) -> bytes:
    """The sign of a brand or a shop: one thing in a disc, which is seen at any size."""
    side = SIDE * FINER
    palette = _palette(main, second)
    picture = Image.new("RGB", (side, side), WHITE)
    ground = _mixed(_mixed(palette["main"], palette["second"], 0.4), WHITE, 0.6)
    ImageDraw.Draw(picture).ellipse(_of(side, 2, 2, 98, 98), ground)
    _thing(picture, shape, palette, left=side * 0.21, top=side * 0.19, side=side * 0.58)
    return _png(picture, (SIGN, SIGN))


def paper_picture() -> bytes:
    """A document with a seal, on which nothing can be read."""
    side = SIDE * FINER
    picture = Image.new("RGB", (side, side), (236, 234, 228))
    _thing(picture, "paper", _palette("#7a8594", "#c0392b"), left=0, top=0, side=side)
    return _png(picture, (SIDE, SIDE))


@cache
def shapes() -> Mapping[str, Sequence[str]]:
    """Every shape by its name."""
    source = resources.files("houtai.entry.demo").joinpath("shapes.toml")
    found: dict[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return found


def _palette(main: str, second: str) -> dict[str, Colour]:
    first, other = _rgb(main), _rgb(second)
    return {
        "main": first,
        "dark": _mixed(first, BLACK, 0.22),
        "deep": _mixed(first, BLACK, 0.45),
        "light": _mixed(first, WHITE, 0.28),
        "second": other,
        "pale": _mixed(other, WHITE, 0.45),
    }


def _backdrop(picture: Image.Image, palette: Mapping[str, Colour], seed: int) -> None:
    """A wall with something on it, and a table."""
    side = picture.width
    wall = _mixed(_mixed(palette["main"], palette["second"], 0.5), WHITE, 0.72)
    picture.paste(wall, (0, 0, side, side))
    sheet = ImageDraw.Draw(picture)
    lighter = _mixed(wall, WHITE, 0.45)
    match seed % 4:
        case 0:
            sheet.ellipse(_of(side, 14, 6, 86, 78), lighter)
        case 1:
            sheet.rounded_rectangle(_of(side, 16, 8, 84, 90), side * 0.34, lighter)
        case 2:
            sheet.polygon(
                _of(side, 0, 60, 26, 34, 48, 58, 72, 28, 100, 58, 100, 80, 0, 80), lighter
            )
        case _:
            sheet.ellipse(_of(side, 52, 4, 96, 48), lighter)
            sheet.ellipse(_of(side, 4, 30, 30, 56), lighter)
    sheet.rectangle(_of(side, 0, TABLE, 100, 100), _mixed(wall, palette["dark"], 0.16))


def _thing(
    picture: Image.Image,
    shape: str,
    palette: Mapping[str, Colour],
    *,
    left: float,
    top: float,
    side: float,
) -> None:
    """The shape with its shadow."""
    unit = side / SHEET
    sheet = ImageDraw.Draw(picture, "RGBA")
    shadow = (left + 12 * unit, top + 80 * unit, left + 88 * unit, top + 92 * unit)
    sheet.ellipse(shadow, (*BLACK, 38))
    for stroke in shapes()[shape]:
        _stroke(sheet, stroke.split(), palette, (left, top, unit))


def _stroke(
    sheet: ImageDraw.ImageDraw,
    words: Sequence[str],
    palette: Mapping[str, Colour],
    place: tuple[float, float, float],
) -> None:
    kind, rest = words[0], words[1:]
    colour = next(palette[word] for word in rest if word in palette)
    numbers = [float(word) for word in rest if word not in palette]
    match kind:
        case "e":
            sheet.ellipse(_at(numbers, place), colour)
        case "r":
            sheet.rounded_rectangle(_at(numbers[:4], place), numbers[4] * place[2], colour)
        case "p":
            sheet.polygon(_at(numbers, place), colour)
        case "l":
            _line(sheet, _at(numbers[1:], place), round(numbers[0] * place[2]), colour)
        case "a":
            width = round(numbers[6] * place[2])
            sheet.arc(_at(numbers[:4], place), numbers[4], numbers[5], colour, width)
        case _:
            sheet.chord(_at(numbers[:4], place), numbers[4], numbers[5], colour)


def _line(sheet: ImageDraw.ImageDraw, points: list[float], width: int, colour: Colour) -> None:
    """With round ends."""
    sheet.line(points, colour, width, joint="curve")
    half = width / 2
    for x, y in ((points[0], points[1]), (points[-2], points[-1])):
        sheet.ellipse((x - half, y - half, x + half, y + half), colour)


def _at(numbers: Sequence[float], place: tuple[float, float, float]) -> list[float]:
    """From the sheet to the picture, across and down in turn."""
    left, top, unit = place
    return [(top if each % 2 else left) + one * unit for each, one in enumerate(numbers)]


def _of(side: int, *numbers: float) -> list[float]:
    return [one * side / SHEET for one in numbers]


def _rgb(text: str) -> Colour:
    red, green, blue, *_ = ImageColor.getrgb(text)
    return red, green, blue


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    """So much of the other colour in the first."""
    red, green, blue = (
        round(first + (second - first) * share) for first, second in zip(one, other, strict=True)
    )
    return red, green, blue


def _png(picture: Image.Image, size: tuple[int, int]) -> bytes:
    target = BytesIO()
    picture.resize(size, Image.Resampling.BOX).save(target, "PNG", compress_level=1)
    return target.getvalue()
