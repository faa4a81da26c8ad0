"""Facts in the past tense: how they are declared, written down and read again."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID
from zlib import crc32

import msgspec

SHARDS = 16
_PLAIN = {UUID, int, str, bool, datetime, date, NoneType}
_registry: dict[tuple[str, int], type["Event"]] = {}
_decoders: dict[type["Event"], msgspec.json.Decoder["Event"]] = {}


class Undecodable(ValueError):
    """An event of a name or version that this release does not know, or with a torn body."""


@dataclass(frozen=True)
class Label:
    """What stands on every event of a kind; `key` names the field that orders them."""

    name: str
    version: int
    key: str


@dataclass(frozen=True)
class Event:
    """Base of all events. Declared as a frozen dataclass with plain fields:

    `@dataclass(frozen=True)`
    `class CouponRedeemed(Event, name="marketing.coupon_redeemed", key="coupon_id"): ...`

    Events of one key are delivered in the order in which they happened. Fields are only added,
    with a default; a new meaning is a new event.
    """

    LABEL: ClassVar[Label]

    def __init_subclass__(cls, *, name: str, key: str, version: int = 1) -> None:
        known = _registry.setdefault((name, version), cls)
        if known.__qualname__ != cls.__qualname__ or known.__module__ != cls.__module__:
            raise TypeError(f"{cls} and {known} are both called {name}, version {version}")
        _registry[name, version] = cls
        cls.LABEL = Label(name, version, key)


def registered() -> list[type[Event]]:
    """Every kind of event that has been declared so far."""
    return list(_registry.values())


def decoder(kind: type[Event]) -> msgspec.json.Decoder[Event]:
    """How bodies of this kind are read. Raises TypeError when it is not declared as it must be."""
    if kind not in _decoders:
        _check_declared(kind)
        _decoders[kind] = msgspec.json.Decoder(kind)
    return _decoders[kind]


def _check_declared(kind: type[Event]) -> None:
    if "__dataclass_params__" not in vars(kind):
        raise TypeError(f"{kind} is not a frozen dataclass")
    hints = get_type_hints(kind)
    for field in fields(kind):
        if not _is_plain(hints[field.name]):
            raise TypeError(f"{kind}.{field.name} is not of a plain type")
    if hints.get(kind.LABEL.key) not in {UUID, int, str, date}:
        raise TypeError(f"{kind} has no field {kind.LABEL.key} that could be its key")


def _is_plain(hint: Any) -> bool:  # noqa: ANN401  # annotations have no common type
    if get_origin(hint) in {UnionType, Union}:
        return all(map(_is_plain, get_args(hint)))
    if get_origin(hint) is tuple:
        return all(part is Ellipsis or _is_plain(part) for part in get_args(hint))
    return hint in _PLAIN


def decode(name: str, version: int, body: str) -> Event:
    """The event as it was told; fields added since have their defaults. Raises Undecodable."""
    kind = _registry.get((name, version))
    if kind is None:
        raise Undecodable(f"no event is called {name}, version {version}")
    try:
        return decoder(kind).decode(body)
    except msgspec.ValidationError as fault:
        raise Undecodable(f"{name}, version {version}: {fault}") from fault


def encode(events: Iterable[Event]) -> bytes:
    """All of them as one JSON document, the form in which they travel to the log."""
    return msgspec.json.encode([_entry(event) for event in events])


def _entry(event: Event) -> dict[str, object]:
    decoder(type(event))
    label = event.LABEL
    key = str(getattr(event, label.key))
    return {
        "name": label.name,
        "version": label.version,
        "key": key,
        "shard": shard_of(key),
        "body": event,
    }


def shard_of(key: str) -> int:
    """Where events of this key go, the same for ever."""
    return crc32(key.encode()) % SHARDS
