"""What the demo sells and who sells it, read from the data files beside this one."""

import itertools
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, Literal
from zlib import crc32

from stdnum import ean

from houtai.kit.shapes import View

State = Literal["on_shelf", "off_shelf", "in_review", "refused", "draft", "recycled"]
LIBRARIES = "libraries"
PERCENT = 100
YUAN = 100
MARKET_PERCENT = 125


class Choice(View):
    """One SKU: what was chosen, by attribute, and what it comes to."""

    code: str
    barcode: str | None
    spec: dict[str, str]
    price: int
    market: int
    cost: int | None = None
    weight: int = 0
    volume: int = 0
    shelf_life: int | None = None
    """Days from production, of what does not keep for ever."""
    parts: tuple[tuple[str, int], ...] = ()


class Goods(View):
    """One product with all that it needs; names of libraries instead of ids."""

    code: str
    shop: str
    category: str
    brand: str
    name: str
    subtitle: str
    text: str
    look: tuple[str, str, str]
    composition: Literal["single", "bundle", "gift_pack"] = "single"
    values: Mapping[str, str]
    labels: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    state: State = "on_shelf"
    reason: str = ""
    choices: list[Choice]


@cache
def libraries() -> Mapping[str, Any]:
    """Attributes, brands, labels, promises, words."""
    return _toml(f"goods/{LIBRARIES}.toml")


@cache
def shops() -> Mapping[str, Any]:
    """Shops, warehouses, pools, floors, the application."""
    return _toml("shops.toml")


@cache
def sendings() -> Mapping[str, Any]:
    """The central warehouse, what carriers say, what buyers write."""
    return _toml("sending.toml")


@cache
def offers() -> Mapping[str, Any]:
    """Promotions, batches of coupons, and buyers."""
    return _toml("offers.toml")


@cache
def shelves() -> Sequence[Mapping[str, Any]]:
    """One for each category: what it is called, what it asks for, what is sold in it."""
    folder = resources.files("houtai.entry.demo").joinpath("goods")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    return [_toml(f"goods/{name}") for name in names if name != f"{LIBRARIES}.toml"]


@cache
def all_goods() -> Sequence[Goods]:
    """Every product; bundles stand after what they are made of."""
    single = [_goods(shelf, one) for shelf in shelves() for one in shelf["product"]]
    made_of = [_bundle(shelf, one) for shelf in shelves() for one in shelf.get("bundle", [])]
    return [*single, *made_of]


def option_keys() -> Mapping[str, Mapping[str, int]]:
    """By name of the attribute: how many percent each key of its options comes to."""
    return {
        one["name"]: {key: percent for key, _, _, percent in one["options"]}
        for one in libraries()["attribute"]
    }


def stocked(code: str) -> int:
    """How many pieces lie there at first; now and then none."""
    drawn = crc32(f"stock {code}".encode())
    return 0 if drawn % 19 == 0 else 24 + drawn % 160


def aged(code: str, shelf_life: int) -> int:
    """How many days ago the pieces were made; now and then so many that they expire soon."""
    drawn = crc32(f"age {code}".encode())
    soon = shelf_life - 3 - drawn // 5 % 25
    return soon if drawn % 5 == 0 else drawn % (shelf_life // 2)


def _goods(shelf: Mapping[str, Any], one: Mapping[str, Any]) -> Goods:
    said = {key: value for key, value in one.items() if key in Goods.model_fields}
    usual = {key: shelf[key] for key in ("shop", "category", "brand", "promises")}
    values = {**shelf.get("values", {}), **one.get("values", {})}
    choices = [
        choice.model_copy(update={"shelf_life": shelf.get("shelf_life")})
        for choice in _choices(one)
    ]
    return Goods.model_validate({**usual, **said, "values": values, "choices": choices})


def _choices(one: Mapping[str, Any]) -> Iterator[Choice]:
    known, spec = option_keys(), one["spec"]
    for number, keys in enumerate(itertools.product(*spec.values()), start=1):
        chosen = dict(zip(spec, keys, strict=True))
        share = math.prod(known[name][key] for name, key in chosen.items())
        whole = PERCENT ** len(chosen)
        price = _yuan(one["price"] * share // whole)
        yield Choice(
            code=f"{one['code']}-{number}",
            barcode=_barcode(f"{one['code']}-{number}"),
            spec=chosen,
            price=price,
            market=_yuan(price * MARKET_PERCENT // PERCENT),
            cost=one["cost"] * share // whole,
            weight=one["weight"] * share // whole,
            volume=one["volume"] * share // whole,
        )


def _bundle(shelf: Mapping[str, Any], one: Mapping[str, Any]) -> Goods:
    said = {key: value for key, value in one.items() if key in Goods.model_fields}
    usual = {key: shelf[key] for key in ("shop", "category", "brand", "promises", "values")}
    choice = Choice(
        code=f"{one['code']}-1",
        barcode=None,
        spec={},
        price=one["price"],
        market=one["market"],
        parts=one["parts"],
    )
    return Goods.model_validate({**usual, **said, "choices": [choice]})


def _yuan(fen: int) -> int:
    """Whole yuan, one at least."""
    return max(YUAN, (fen + YUAN // 2) // YUAN * YUAN)


def _barcode(code: str) -> str:
    """From the range that shops use inside their own walls, with its check digit."""
    body = f"20{crc32(code.encode()):010d}"
    return body + ean.calc_check_digit(body)


def _toml(path: str) -> dict[str, Any]:
    source = resources.files("houtai.entry.demo").joinpath(path)
    return tomllib.loads(source.read_text(encoding="utf-8"))
