"""The divisions of China: provinces, cities, districts, as people choose and read them.

Frozen in `divisions.csv` (as of 2023, licence beside it). The official list has cities that are
none (市辖区, 县, 省直辖县级行政区划): they keep their codes, but nobody is shown one, and what lies
below hangs from the province. Cities without districts (东莞, 中山, 儋州, 嘉峪关) are leaves. Hong
Kong, Macao and Taiwan have no official codes below the first level; theirs are this house's own.
"""

from houtai.kit.regions.codes import AreaCode, ProvinceCode, RegionCode
from houtai.kit.regions.tree import (
    Level,
    Region,
    children,
    path,
    province_of,
    provinces,
    region,
    shown,
)

__all__ = [
    "AreaCode",
    "Level",
    "ProvinceCode",
    "Region",
    "RegionCode",
    "children",
    "path",
    "province_of",
    "provinces",
    "region",
    "shown",
]
