"""Kinds of values that a setting may have: their bounds, and how a form asks for them."""

from datetime import timedelta
from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar
from uuid import UUID

from pydantic import Field, StringConstraints, TypeAdapter

from houtai.kit.shapes import Prose

Value = TypeVar("Value")
Shape: TypeAlias = Any
"""A type, or one annotated with its bounds."""
Json: TypeAlias = Any

LIST_LENGTH_MAX = 200
_PROSE: TypeAdapter[str] = TypeAdapter(Prose)


class Kind(Generic[Value]):
    """One kind of value. `schema` is JSON schema, with hints for the form in keys of `x-`."""

    def __init__(self, shape: Shape, **hints: object) -> None:
        self._adapter: TypeAdapter[Value] = TypeAdapter(shape)
        self._hints = {f"x-{name}": hint for name, hint in hints.items()}

    def check(self, value: object) -> Value:
        """The value from its JSON form. Raises pydantic's ValidationError."""
        return self._adapter.validate_python(value)

    def written(self, value: Value) -> Json:
        """The JSON form of a value."""
        return self._adapter.dump_python(value, mode="json")

    @property
    def schema(self) -> dict[str, Any]:
        """What the form must ask for."""
        return {**self._adapter.json_schema(), **self._hints}


class WholeNumber(Kind[int]):
    """From `least` to `most`, both included."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(Annotated[int, Field(strict=True, ge=least, le=most)])


class YesNo(Kind[bool]):
    """On or off."""

    def __init__(self) -> None:
        super().__init__(Annotated[bool, Field(strict=True)])


class ChoiceOf(Kind[str]):
    """One of some words; texts are `settings."<code>".choices.<word>`."""

    def __init__(self, *words: str) -> None:
        super().__init__(Literal[words])
        self.words = words


class LineOfText(Kind[str]):
    """One line; empty unless `required`."""

    def __init__(self, length_max: int = 200, *, required: bool = False) -> None:
        bounds = StringConstraints(
            strip_whitespace=True,
            min_length=int(required),
            max_length=length_max,
            pattern=r"^[^\r\n]*$",
        )
        super().__init__(Annotated[str, bounds])

    def check(self, value: object) -> str:
        """As above, and nothing that cannot be stored."""
        return _PROSE.validate_python(super().check(value))


class ListOf(Kind[tuple[Value, ...]]):
    """Several values of one kind, each once, in order; `kind` says what each must be."""

    def __init__(self, kind: Kind[Value], *, length_max: int = LIST_LENGTH_MAX) -> None:
        self._kind = kind
        items = Annotated[tuple[Any, ...], Field(max_length=length_max)]
        super().__init__(items)

    def check(self, value: object) -> tuple[Value, ...]:
        """As above, with what is said twice said once."""
        return tuple(dict.fromkeys(self._kind.check(one) for one in super().check(value)))

    def written(self, value: tuple[Value, ...]) -> Json:
        """A JSON array."""
        return [self._kind.written(one) for one in value]

    @property
    def schema(self) -> dict[str, Any]:
        """An array of what the kind asks for."""
        return {**super().schema, "items": self._kind.schema}


class Duration(Kind[timedelta]):
    """A length of time in whole seconds, from `least` to `most`."""

    def __init__(self, least: timedelta, most: timedelta) -> None:
        super().__init__(timedelta)
        self._seconds = WholeNumber(int(least.total_seconds()), int(most.total_seconds()))

    def check(self, value: object) -> timedelta:
        """From a number of seconds."""
        return timedelta(seconds=self._seconds.check(value))

    def written(self, value: timedelta) -> Json:
        """The number of seconds."""
        return int(value.total_seconds())

    @property
    def schema(self) -> dict[str, Any]:
        """A whole number of seconds."""
        return {**self._seconds.schema, "x-unit": "second"}


class FileOf(Kind[UUID | None]):
    """A stored file of that purpose, or none."""

    def __init__(self, purpose: str) -> None:
        super().__init__(UUID | None, file=purpose)
        self.purpose = purpose
