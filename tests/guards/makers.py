"""All makers together; what they are asked for stands in registry.py."""

from tests.guards import makers_of_desks, makers_of_places
from tests.guards.registry import MAKERS, Maker, maker_of, path_values, value_in_body

__all__ = [
    "MAKERS",
    "Maker",
    "maker_of",
    "makers_of_desks",
    "makers_of_places",
    "path_values",
    "value_in_body",
]
