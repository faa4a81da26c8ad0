"""How channels name the columns of their bills: theirs, so they stand in a list of their own."""

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

_ALL: dict[str, dict[str, list[str]]] = tomllib.loads(
    (files(__package__) / "columns.toml").read_text(encoding="utf-8")
)
Names = Mapping[str, Sequence[str]]

WECHAT: Names = _ALL["wechat"]
ALIPAY: Names = _ALL["alipay"]
