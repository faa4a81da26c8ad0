"""Which kinds there are is said by the composition."""

from collections.abc import Iterable

from houtai.modules.printing.rules.declaring import KINDS, Kind


def compose(kinds: Iterable[Kind]) -> None:
    """All kinds of the house, in the order in which people see them."""
    KINDS.clear()
    KINDS.update({kind.code: kind for kind in kinds})
