"""Codes of divisions as commands take them."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from houtai.kit.regions.tree import children, province_of, region


def _known(code: str) -> str:
    found = region(code)
    if found is None or found.is_placeholder:
        raise PydanticCustomError("unknown_region", "is no division of China")
    return code


def _last(code: str) -> str:
    if children(code):
        raise PydanticCustomError("region_not_exact", "is to be chosen down to the district")
    return code


def _first(code: str) -> str:
    if code != province_of(code):
        raise PydanticCustomError("region_not_province", "is no province")
    return code


_SixDigits = StringConstraints(pattern=r"^[1-8][0-9]{5}$")

AreaCode = Annotated[str, _SixDigits, AfterValidator(_known)]
"""A division of any level."""
RegionCode = Annotated[str, _SixDigits, AfterValidator(_known), AfterValidator(_last)]
"""Where somebody lives or something is sent: a district, or a city that has none."""
ProvinceCode = Annotated[str, _SixDigits, AfterValidator(_known), AfterValidator(_first)]
"""A division of the first level."""
