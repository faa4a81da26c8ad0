"""What the rows of an attribute sheet come to: the attribute, and which categories ask for it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from houtai.kit.sheets import Change, Choice, Column, Row, RowError, Words, YesNo
from houtai.modules.catalog.rules.attributes import SALE_KINDS, Kind, Option
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.product_rows import path_key

_HERE = "catalog.column."
NAME, NAME_EN, NOTE = f"{_HERE}attribute_name", f"{_HERE}name_en", f"{_HERE}attribute_note"
KIND, UNIT, OPTIONS = f"{_HERE}kind", f"{_HERE}unit", f"{_HERE}options"
OWN, ROLE, CATEGORIES = f"{_HERE}own_values", f"{_HERE}role", f"{_HERE}categories"
REQUIRED, FILTERABLE = f"{_HERE}required", f"{_HERE}filterable"
KINDS = {one: f"catalog.kind.{one}" for one in ("text", "number", "choice", "choices", "date")}
ROLES = {one: f"catalog.role.{one}" for one in ("parameter", "sale")}
COLUMNS = (
    Column(NAME, Words(chars_max=40), required=True, example="Material"),
    Column(NAME_EN, Words(chars_max=100)),
    Column(NOTE, Words(chars_max=60)),
    Column(KIND, Choice(names=KINDS), example="choice"),
    Column(UNIT, Words(chars_max=12)),
    Column(OPTIONS, Words(chars_max=30_000), example="Cotton;Linen;Wool"),
    Column(OWN, YesNo(), example=False),
    Column(CATEGORIES, Words(chars_max=30_000), example="Home > Bedding;Home > Pillows"),
    Column(ROLE, Choice(names=ROLES), example="parameter"),
    Column(REQUIRED, YesNo(), example=True),
    Column(FILTERABLE, YesNo(), example=True),
)
OPTIONS_MAX, OPTION_CHARS_MAX = 500, 40
_SEVERAL = re.compile(r"[、;；\n]")
_PATHS = re.compile(r"[、,，;；\n]")
State = dict[str, Any]


class KnownAttribute(Protocol):
    """An attribute that is there already."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def unit(self) -> str: ...
    @property
    def options(self) -> list[Option]: ...
    @property
    def own_values(self) -> bool: ...


@dataclass(frozen=True)
class Bound:
    """How one category asks for an attribute."""

    role: str
    required: bool
    filterable: bool


@dataclass(frozen=True)
class Shelves:
    """What rows are held against."""

    known: Mapping[tuple[str, str], KnownAttribute]
    """By folded name and note."""
    bound: Mapping[UUID, Mapping[UUID, Bound]]
    """By attribute and category."""
    categories: Mapping[str, UUID]
    """By folded path."""
    new_key: Callable[[int], str]


@dataclass
class _Reading:
    row: Row
    errors: list[RowError] = field(default_factory=list)

    def fail(self, column: str, code: str, **fields: str | int) -> None:
        self.errors.append(RowError(self.row.number, f"catalog.{code}", column, fields))


def key_of(values: Mapping[str, Any]) -> tuple[str, str]:
    """What a row is about: two attributes of one name are told apart by their notes."""
    return folded(values[NAME]), values[NOTE] or ""


def paths_in(words: str | None) -> list[str]:
    """The categories that a cell names."""
    return [path.strip() for path in _PATHS.split(words or "") if path.strip()]


def planned(row: Row, shelves: Shelves) -> list[Change | RowError]:
    """What a row would do, or every reason why not. A blank cell leaves what is there."""
    known = shelves.known.get(key_of(row.values))
    before = None if known is None else _state(known)
    reading = _Reading(row)
    given = {key: row.values[key] for key in (NAME_EN, UNIT, OWN) if row.values[key] is not None}
    after = {**(before or _new(row)), **given}
    if row.values[KIND] not in {None, after[KIND]}:
        reading.fail(KIND, "kind_fixed")
    after[OPTIONS] = _options(reading, after[OPTIONS], shelves.new_key)
    _check_form(reading, after)
    bound = shelves.bound.get(known.id, {}) if known else {}
    wanted = _bindings(reading, after, bound, shelves)
    if reading.errors:
        return list(reading.errors)
    after["bound"] = {str(one): vars(how) for one, how in wanted.items()}
    if before is not None:
        before["bound"] = {str(one): vars(bound[one]) for one in wanted if one in bound}
    subject = known.id if known else None
    return [Change(row.number, shown(after), before and shown(before), subject)]


def shown(state: State) -> State:
    """The same, with what people read of options beside what is kept."""
    words = "、".join(option["name"] for option in state[OPTIONS])
    return {**state, OPTIONS: words, "options": state[OPTIONS]}


def fields_of(state: State) -> dict[str, Any]:
    """The columns of the table."""
    return {
        "name": state[NAME],
        "name_key": folded(state[NAME]),
        "name_en": state[NAME_EN],
        "note": state[NOTE],
        "kind": state[KIND],
        "unit": state[UNIT],
        "options": state["options"],
        "own_values": state[OWN],
    }


def same(known: KnownAttribute, state: State) -> bool:
    """Whether the attribute still is as the state has it."""
    now = shown(_state(known))
    return all(now[key] == state[key] for key in now)


def _new(row: Row) -> State:
    kind = row.values[KIND] or "text"
    empty = {NAME_EN: "", UNIT: "", OPTIONS: [], OWN: False}
    return {NAME: row.values[NAME], NOTE: row.values[NOTE] or "", KIND: kind, **empty}


def _state(known: KnownAttribute) -> State:
    return {
        NAME: known.name,
        NAME_EN: known.name_en,
        NOTE: known.note,
        KIND: known.kind,
        UNIT: known.unit,
        OPTIONS: [option.model_dump(mode="json") for option in known.options],
        OWN: known.own_values,
    }


def _options(
    reading: _Reading, there: Sequence[State], new_key: Callable[[int], str]
) -> list[State]:
    """Those that are there, and new ones behind them: a sheet takes none away."""
    options = list(there)
    names = {folded(option["name"]) for option in options}
    words = _SEVERAL.split(reading.row.values[OPTIONS] or "")
    for number, word in enumerate(word.strip() for word in words if word.strip()):
        if len(word) > OPTION_CHARS_MAX:
            reading.fail(OPTIONS, "option_too_long", option=word[:60], chars_max=OPTION_CHARS_MAX)
        elif folded(word) not in names:
            names.add(folded(word))
            options.append({"key": new_key(number), "name": word, "name_en": ""})
    if len(options) > OPTIONS_MAX:
        reading.fail(OPTIONS, "options_too_many", count_max=OPTIONS_MAX)
    return options


def _check_form(reading: _Reading, after: State) -> None:
    chosen = after[KIND] in {"choice", "choices"}
    if not chosen and (after[OPTIONS] or after[OWN]):
        reading.fail(OPTIONS if after[OPTIONS] else OWN, "options_not_asked")
    if chosen and not after[OPTIONS] and not after[OWN]:
        reading.fail(OPTIONS, "options_missing")
    if after[UNIT] and after[KIND] != "number":
        reading.fail(UNIT, "options_not_asked")


def _bindings(
    reading: _Reading, after: State, bound: Mapping[UUID, Bound], shelves: Shelves
) -> dict[UUID, Bound]:
    values = reading.row.values
    wanted: dict[UUID, Bound] = {}
    for path in paths_in(values[CATEGORIES]):
        category_id = shelves.categories.get(path_key(path))
        if category_id is None:
            reading.errors.append(
                RowError(
                    reading.row.number,
                    "products.category_path_unknown",
                    CATEGORIES,
                    {"path": path[:100]},
                )
            )
            continue
        now = bound.get(category_id, Bound("parameter", required=False, filterable=False))
        if category_id in bound and values[ROLE] not in {None, now.role}:
            reading.fail(ROLE, "role_fixed", category=path[:100])
        wanted[category_id] = Bound(
            values[ROLE] or now.role,
            now.required if values[REQUIRED] is None else values[REQUIRED],
            now.filterable if values[FILTERABLE] is None else values[FILTERABLE],
        )
    if values[ROLE] == "sale" and after[KIND] not in SALE_KINDS:
        reading.fail(ROLE, "not_for_sale", attribute=values[NAME])
    return wanted
