"""Carriers as everybody names them: one form of their codes, one list that says which count."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Annotated, TypeAlias

from pydantic import StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

CarrierCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,20}$")]
"""Of the list that logistics keeps."""
CheckCarriers: TypeAlias = Callable[[AsyncSession, Mapping[str, str]], Awaitable[None]]
"""Codes by the place where somebody wrote them; raises for one that is unknown or switched off."""
NameCarriers: TypeAlias = Callable[
    [AsyncSession, Collection[str], str], Awaitable[Mapping[str, str]]
]
"""Their names in a language, by code; one that is not known is left out."""
