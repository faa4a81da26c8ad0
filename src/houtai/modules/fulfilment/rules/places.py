"""How far it is from a warehouse to a buyer, as well as the codes of divisions can tell.

Between provinces: the great circle between their capitals, whose places are public facts of
geography, given to a tenth of a degree. Within a province, a city, a district: a usual length, in
place of the way that nobody has measured.
"""

from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

SAME_DISTRICT_KM: Final = 5
SAME_CITY_KM: Final = 20
SAME_PROVINCE_KM: Final = 150
UNKNOWN_KM: Final = 3_000
_EARTH_KM = 6_371
_CAPITALS: dict[str, tuple[float, float]] = {
    "11": (39.9, 116.4),
    "12": (39.1, 117.2),
    "13": (38.0, 114.5),
    "14": (37.9, 112.6),
    "15": (40.8, 111.7),
    "21": (41.8, 123.4),
    "22": (43.9, 125.3),
    "23": (45.8, 126.5),
    "31": (31.2, 121.5),
    "32": (32.1, 118.8),
    "33": (30.3, 120.2),
    "34": (31.8, 117.2),
    "35": (26.1, 119.3),
    "36": (28.7, 115.9),
    "37": (36.7, 117.0),
    "41": (34.8, 113.6),
    "42": (30.6, 114.3),
    "43": (28.2, 112.9),
    "44": (23.1, 113.3),
    "45": (22.8, 108.4),
    "46": (20.0, 110.3),
    "50": (29.6, 106.6),
    "51": (30.7, 104.1),
    "52": (26.6, 106.6),
    "53": (25.0, 102.7),
    "54": (29.7, 91.1),
    "61": (34.3, 108.9),
    "62": (36.1, 103.8),
    "63": (36.6, 101.8),
    "64": (38.5, 106.2),
    "65": (43.8, 87.6),
    "71": (25.0, 121.5),
    "81": (22.3, 114.2),
    "82": (22.2, 113.5),
}


def km_between(one: str, other: str) -> int:
    """By codes of divisions; long for a place that is not known."""
    if one[:2] not in _CAPITALS or other[:2] not in _CAPITALS:
        return UNKNOWN_KM
    if one[:2] != other[:2]:
        return _between_capitals(min(one[:2], other[:2]), max(one[:2], other[:2]))
    if one[:4] != other[:4]:
        return SAME_PROVINCE_KM
    return SAME_DISTRICT_KM if one == other else SAME_CITY_KM


@cache
def _between_capitals(one: str, other: str) -> int:
    (lat, lon), (lat_other, lon_other) = _CAPITALS[one], _CAPITALS[other]
    half = (
        sin(radians(lat_other - lat) / 2) ** 2
        + cos(radians(lat)) * cos(radians(lat_other)) * sin(radians(lon_other - lon) / 2) ** 2
    )
    return max(round(2 * _EARTH_KM * asin(sqrt(half))), SAME_PROVINCE_KM)
