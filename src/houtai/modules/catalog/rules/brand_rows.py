"""What the rows of a brand sheet come to."""

from typing import Any, Protocol
from uuid import UUID

from houtai.kit.sheets import Change, Code, Column, Row, RowError, Words, YesNo
from houtai.modules.catalog.rules.names import folded, initial_of

NAME, NAME_EN = "catalog.column.brand_name", "catalog.column.name_en"
INITIAL, DESCRIPTION = "catalog.column.initial", "catalog.column.description"
ENABLED = "catalog.column.enabled"
COLUMNS = (
    Column(NAME, Words(chars_max=60), required=True, example="Yunqi"),
    Column(NAME_EN, Words(chars_max=100), example="Cloud Rest"),
    Column(INITIAL, Code(pattern="[A-Z#]"), example="Y"),
    Column(DESCRIPTION, Words(chars_max=200), example="From the hills of Longjing"),
    Column(ENABLED, YesNo(), example=True),
)
State = dict[str, Any]


class KnownBrand(Protocol):
    """A brand that is there already."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def name_en(self) -> str: ...
    @property
    def initial(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def state(self) -> str: ...


def state_of(brand: KnownBrand) -> State:
    """As a row says it."""
    return {
        NAME: brand.name,
        NAME_EN: brand.name_en,
        INITIAL: brand.initial,
        DESCRIPTION: brand.description,
        ENABLED: brand.state == "active",
    }


def planned(row: Row, brand: KnownBrand | None) -> Change | RowError:
    """What a row would do. A blank cell leaves what is there."""
    name = row.values[NAME]
    if not folded(name):
        return RowError(row.number, "sheets.required", NAME)
    given = {key: value for key, value in row.values.items() if value is not None}
    if brand is None:
        empty = {NAME_EN: "", INITIAL: initial_of(name), DESCRIPTION: "", ENABLED: True}
        return Change(row.number, {NAME: name, **empty, **given})
    before = state_of(brand)
    return Change(row.number, {**before, **given, NAME: before[NAME]}, before, brand.id)


def fields_of(state: State) -> dict[str, Any]:
    """The columns of the table."""
    return {
        "name": state[NAME],
        "name_key": folded(state[NAME]),
        "name_en": state[NAME_EN],
        "initial": state[INITIAL],
        "description": state[DESCRIPTION],
        "state": "active" if state[ENABLED] else "disabled",
    }
