"""Which drawing of a picture serves a width."""

SIDES = {256: "small", 1_600: "large"}
"""What every picture is drawn in, by its longest side."""


def width_for(width: int, widths: tuple[int, ...]) -> int:
    """The smallest that is at least so wide, else the widest."""
    return min((one for one in widths if one >= width), default=max(widths))
