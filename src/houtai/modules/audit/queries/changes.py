"""Differences as their reader may see them: each value masked by the code that it was kept with."""

import json
from collections.abc import Mapping
from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    JsonValue,
    SerializerFunctionWrapHandler,
    computed_field,
    field_serializer,
)

from houtai.kit.auth import Right, reader
from houtai.kit.fields import SENSITIVE
from houtai.kit.shapes import View
from houtai.modules.audit.queries import told, words


class LogDifferenceView(View):
    """One field before and after; `hidden` when the reader may not see what it held."""

    field: str
    before: JsonValue
    after: JsonValue
    sensitive: str | None = None
    hidden: bool = False
    named: Mapping[str, str] = Field(default_factory=dict, exclude=True)

    @computed_field
    def before_text(self) -> str | None:
        """In words; None where the value speaks for itself, empty for an id without a name."""
        return told.in_words(self.field, _as_read(self.before, self.sensitive), self.named)

    @computed_field
    def after_text(self) -> str | None:
        """The same of what came after."""
        return told.in_words(self.field, _as_read(self.after, self.sensitive), self.named)

    @computed_field
    def field_name(self) -> str:
        """What people call the field."""
        return words.field_name(self.field)

    @field_serializer("before", "after", mode="wrap")
    def _masked(self, value: JsonValue, handler: SerializerFunctionWrapHandler) -> JsonValue:
        seen: JsonValue = handler(_as_read(value, self.sensitive))
        return seen

    @field_serializer("hidden")
    def _is_hidden(self, _value: bool) -> bool:
        return any(
            value is not None and _as_read(value, self.sensitive) is None
            for value in (self.before, self.after)
        )


def _as_read(value: object, code: str | None) -> object:
    if code is None or value is None:
        return value
    if code in SENSITIVE:
        return SENSITIVE[code].as_read(value)
    # A field that this release does not know any more: no mask fits it.
    actor = reader()
    return value if actor is not None and actor.right(code) >= Right.READ else None


def _parsed(changes: object) -> object:
    return json.loads(changes) if isinstance(changes, str) else changes


Changes = Annotated[list[LogDifferenceView], BeforeValidator(_parsed)]
"""Stored as text, since the chain's hash covers every letter."""
