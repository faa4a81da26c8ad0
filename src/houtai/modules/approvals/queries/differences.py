"""What a request would change, masked for whoever reads it."""

from pydantic import JsonValue, SerializerFunctionWrapHandler, field_serializer

from houtai.kit.fields import SENSITIVE
from houtai.kit.shapes import View


class ProposedChangeView(View):
    """One field before and after; `hidden` when the reader may not see what it holds.

    `sensitive` is the code of the field's right. A code that this release does not know shows
    nothing.
    """

    field: str
    before: JsonValue
    after: JsonValue
    sensitive: str | None = None
    hidden: bool = False

    @field_serializer("before", "after", mode="wrap")
    def _masked(self, value: JsonValue, handler: SerializerFunctionWrapHandler) -> JsonValue:
        seen: JsonValue = handler(self._seen(value))
        return seen

    @field_serializer("hidden")
    def _is_hidden(self, _value: bool) -> bool:
        values = (self.before, self.after)
        return any(value is not None and self._seen(value) is None for value in values)

    def _seen(self, value: object) -> object:
        if self.sensitive is None or value is None:
            return value
        known = SENSITIVE.get(self.sensitive)
        return None if known is None else known.as_read(value)


class DifferenceView(View):
    """One thing that would be made, changed or removed."""

    thing: str
    thing_id: str
    name: str
    changes: list[ProposedChangeView]
