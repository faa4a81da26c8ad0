"""Tables that are known: by which names a form is told from others, and what its columns mean.

The names are theirs, so they stand in a list of their own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from houtai.modules.reconciliation.rules.reading import Purpose

Signs = Literal["signed", "two", "mark", "refunds"]


@dataclass(frozen=True, slots=True)
class Form:
    """One kind of table."""

    name: str
    channel: str
    purpose: Purpose
    signs: Signs
    """How it says what came and what went."""
    columns: Mapping[str, Sequence[str]]
    needs: frozenset[str]
    """What every line must have: where it is cut before these it is not whole."""
    incoming: Sequence[str] = ()
    outgoing: Sequence[str] = ()
    payments: Sequence[str] = ()
    refunds: Sequence[str] = ()
    unmoved: Sequence[str] = ()
    """States of refunds of which no money has moved."""
    ends: Sequence[str] = ()
    """How lines after the table begin."""
    counts: Sequence[str] = ()
    """How lines begin that say how many there are."""
    accounts: Sequence[str] = ()
    """How lines begin that say whose it is."""
    home: Sequence[str] = ()
    """How it calls the currency of the house; empty where it names none."""
    fee_below_zero: bool = False
    """Charged fees are written below zero."""
    exact: bool = False
    """A line has a value for every name; what is shorter was cut."""
    totals: Mapping[str, Sequence[str]] | None = None

    def places(self, names: Sequence[str]) -> Mapping[str, int] | None:
        """Where each column is; None if these are not the names of this form."""
        found = {}
        plain = [plain_name(one) for one in names]
        for role, known in self.columns.items():
            for name in known:
                if name in plain:
                    found[role] = plain.index(name)
                    break
        return found if self.needs <= found.keys() else None


def plain_name(name: str) -> str:
    """Files of different years write brackets half- or full-width, and blanks anywhere."""
    wide = name.replace("\uff08", "(").replace("\uff09", ")").replace("\u3000", " ")
    return "".join(wide.split())


def _form(name: str, told: Mapping[str, Any]) -> Form:
    columns = {role: tuple(names) for role, names in told["columns"].items()}
    rest = {key: value for key, value in told.items() if key not in {"columns", "needs"}}
    return Form(name=name, columns=columns, needs=frozenset(told["needs"]), **rest)


FORMS: Sequence[Form] = tuple(
    _form(name, told)
    for name, told in tomllib.loads(
        (files(__package__) / "forms.toml").read_text(encoding="utf-8")
    ).items()
)
"""The ones with more of a file's own names come first."""
