"""A setting as its module declares it: code, kind, default."""

from typing import Any, Generic, TypeVar

from houtai.kit.settings.kinds import Kind

Value = TypeVar("Value")

DECLARED: dict[str, "Setting[Any]"] = {}
"""Every setting, by code, filled as the modules are imported."""


class Setting(Generic[Value]):
    """One thing that may be set. `code` reads `<group>.<name>`, with its unit last.

    Raises ValueError for a code that is taken and for a default that its kind refuses.
    """

    def __init__(self, code: str, *, kind: Kind[Value], default: Value) -> None:
        if code in DECLARED:
            raise ValueError(f"two settings are called {code}")
        if kind.check(kind.written(default)) != default:
            raise ValueError(f"{code}: {default!r} is no value of its kind")
        DECLARED[code] = self
        self.code = code
        self.kind = kind
        self.default = default

    @property
    def group(self) -> str:
        """Under which heading it stands."""
        return self.code.partition(".")[0]
