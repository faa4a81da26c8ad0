"""What a category asks of its products, and whether given values answer it.

A value is text as JSON carries it: a number as `12.5`, a date as `2026-11-22`, a choice as the key
of its option, several choices as a list. A value of one's own where the attribute allows it begins
with `=`, which no key does: `=米白`.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from houtai.kit.shapes import View

Kind = Literal["text", "number", "choice", "choices", "date"]
Role = Literal["sale", "parameter"]
State = Literal["active", "disabled"]
Value: TypeAlias = str | list[str]

OWN_MARK = "="
TEXT_CHARS_MAX = 500
OWN_CHARS_MAX = 60
CHOICES_MAX = 50
SALE_KINDS: Collection[Kind] = ("text", "choice")
"""What SKUs may differ in: one value each."""
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Option(View):
    """One of the values to choose from."""

    key: str
    name: str
    name_en: str = ""


class AttributeRule(View):
    """One attribute as a category asks for it."""

    id: UUID
    name: str
    name_en: str
    kind: Kind
    unit: str
    options: list[Option]
    own_values: bool
    role: Role
    required: bool
    filterable: bool


class CategoryStep(View):
    """One category on the way from the root."""

    id: UUID
    name: str
    name_en: str


class CategoryRules(View):
    """A category as a product meets it; what stands above it counts too."""

    category_id: UUID
    path: list[CategoryStep]
    """From the root to the category, itself included."""
    state: State
    """Active only where everything above is."""
    is_leaf: bool
    """Only such a category takes products."""
    attributes: list[AttributeRule]
    brand_ids: list[UUID] | None
    """None: any brand."""


@dataclass(frozen=True)
class Fault:
    """One reason why a value is not taken. `code` is a key of the catalogues, `fields` fill it."""

    attribute_id: UUID
    code: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


def own(words: str) -> str:
    """A value of one's own, as it is kept."""
    return OWN_MARK + words


def own_words(value: str) -> str | None:
    """What somebody wrote himself; None for the key of an option."""
    return value.removeprefix(OWN_MARK) if value.startswith(OWN_MARK) else None


def is_blank(value: Value | None) -> bool:
    """Whether nothing was given."""
    if isinstance(value, list):
        return not value
    return value is None or not value.strip() or not value.removeprefix(OWN_MARK).strip()


def check_values(
    rules: Iterable[AttributeRule], values: Mapping[UUID, Value], *, role: Role = "parameter"
) -> list[Fault]:
    """What is wrong with these values of one role, in the order in which they are asked for.

    An attribute that the category does not have, or has in another role, is a fault too.
    """
    asked = {rule.id: rule for rule in rules if rule.role == role}
    faults = [
        Fault(attribute_id, "catalog.value_foreign")
        for attribute_id in values
        if attribute_id not in asked
    ]
    for rule in asked.values():
        value = values.get(rule.id)
        if value is not None and not is_blank(value):
            fault = check_value(rule, value)
        else:
            fault = _fault(rule, "value_missing") if rule.required else None
        faults += [fault] if fault else []
    return faults


def check_value(rule: AttributeRule, value: Value) -> Fault | None:
    """What is wrong with one value that is not blank."""
    if isinstance(value, list) != (rule.kind == "choices"):
        return _fault(rule, "value_of_another_kind")
    if isinstance(value, list):
        return _check_choices(rule, value)
    match rule.kind:
        case "choice":
            return _check_choice(rule, value)
        case "number":
            good, code = bool(_NUMBER.fullmatch(value)), "value_no_number"
        case "date":
            good, code = _is_a_day(value), "value_no_date"
        case _:
            good, code = len(value) <= TEXT_CHARS_MAX, "value_too_long"
    return None if good else _fault(rule, code, chars_max=TEXT_CHARS_MAX)


def shown(rule: AttributeRule, value: Value, language: str) -> list[str]:
    """The value as people read it, one text for each choice; units stand behind numbers."""
    values = value if isinstance(value, list) else [value]
    if rule.kind == "number":
        return [f"{one} {rule.unit}".rstrip() for one in values]
    names = {option.key: option_name(option, language) for option in rule.options}
    return [own_words(one) or names.get(one, one) for one in values]


def option_name(option: Option, language: str) -> str:
    """What the option is called; where there is no English, the Chinese stands in."""
    return option.name if language == "zh-CN" else option.name_en or option.name


def _check_choices(rule: AttributeRule, values: Sequence[str]) -> Fault | None:
    if len(values) > CHOICES_MAX:
        return _fault(rule, "value_too_many", count_max=CHOICES_MAX)
    if len(set(values)) < len(values):
        return _fault(rule, "value_twice")
    found = (_check_choice(rule, one) for one in values)
    return next((fault for fault in found if fault), None)


def _check_choice(rule: AttributeRule, value: str) -> Fault | None:
    words = own_words(value)
    if words is None:
        known = any(option.key == value for option in rule.options)
        return None if known else _fault(rule, "value_no_option")
    if not rule.own_values or not words.strip():
        return _fault(rule, "value_not_own")
    too_long = len(words) > OWN_CHARS_MAX
    return _fault(rule, "value_too_long", chars_max=OWN_CHARS_MAX) if too_long else None


def _is_a_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _fault(rule: AttributeRule, code: str, **fields: str | int) -> Fault:
    return Fault(rule.id, f"catalog.{code}", {"attribute": rule.name, **fields})
