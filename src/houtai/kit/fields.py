"""Sensitive fields: who may see, see masked, or change one; decided where a shape is serialised.

A view says it once, so that page, API, export, print and difference agree:

    PHONE = SensitiveField("identity.account.phone", mask=masks.phone)

    class AccountView(View):
        phone: Annotated[str | None, PHONE.shown]

    class EditAccount(Command):
        phone: Annotated[Line | None, PHONE.written] = None

and the column of a table carries `info=PHONE.column`, so that nobody filters or sorts by what he
may not read. The right comes from `auth.reader()`: without a reader a view shows nothing.
"""

from collections.abc import Callable
from typing import Any, cast

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.auth import Right, reader
from houtai.kit.errors import Forbidden

SENSITIVE: dict[str, "SensitiveField"] = {}
"""Every sensitive field, by code, filled as shapes are declared."""

COLUMN_KEY = "sensitive"


class FieldNotReadable(Forbidden):
    """Filtering or sorting by a field tells its value as surely as showing it."""

    code = "request.field_not_readable"


class FieldNotWritable(Forbidden):
    code = "request.field_not_writable"


class SensitiveField:
    """One field that not everybody may see. `code` reads `<module>.<thing>.<field>`."""

    def __init__(self, code: str, *, mask: Callable[[str], str] | None = None) -> None:
        SENSITIVE[code] = self
        self.code = code
        self.mask = mask
        self.shown = SensitiveShown(self)
        self.written = BeforeValidator(self._refuse_unwritable)
        self.column = {COLUMN_KEY: code}

    def as_seen(self, value: object, right: Right) -> object:
        """The value as somebody with this right sees it: whole, masked, or None."""
        if value is None or right >= Right.READ:
            return value
        if right is Right.HIDDEN or self.mask is None:
            return None
        return self.mask(str(value))

    def as_read(self, value: object) -> object:
        """The value as the reader of the moment sees it; nothing when there is none."""
        actor = reader()
        return self.as_seen(value, Right.HIDDEN if actor is None else actor.right(self.code))

    def _refuse_unwritable(self, value: object, context: ValidationInfo) -> object:
        actor = reader()
        if actor is not None and actor.right(self.code) < Right.WRITE:
            raise FieldNotWritable(place=f"body/{context.field_name}")
        return value


class SensitiveShown:
    """Marks a field of a view, declared as `… | None`; masks it on the way out, whichever way."""

    def __init__(self, field: SensitiveField) -> None:
        self.field = field

    def __get_pydantic_core_schema__(
        self,
        source: object,
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """How pydantic finds out."""
        inner = handler(source)
        masked = core_schema.wrap_serializer_function_ser_schema(self._serialise, schema=inner)
        return cast("CoreSchema", {**inner, "serialization": masked})

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """In the OpenAPI document the field names its code."""
        plain = {key: value for key, value in schema.items() if key != "serialization"}
        return {**handler(cast("CoreSchema", plain)), "x-sensitive": self.field.code}

    def _serialise(self, value: object, handler: SerializerFunctionWrapHandler) -> object:
        seen = self.field.as_read(value)
        return handler(value) if seen is value else seen


def refuse_unreadable(
    column: InstrumentedAttribute[Any], place: str, *, least: Right = Right.READ
) -> None:
    """Raise FieldNotReadable unless the reader may read this column in full, or as far as he is
    asked to.
    """
    code = sensitive_code(column)
    if code is None:
        return
    actor = reader()
    if actor is None or actor.right(code) < least:
        raise FieldNotReadable(place=place)


def sensitive_code(column: InstrumentedAttribute[Any]) -> str | None:
    """The code of the sensitive field that a mapped column holds; None for a plain one."""
    return next(
        (one.info[COLUMN_KEY] for one in column.property.columns if COLUMN_KEY in one.info), None
    )
