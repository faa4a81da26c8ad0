"""How stock is told to buyers: plenty, or how few are left, or none."""

FEW = 9
PLENTY, NONE = "plenty", "none"


def told(left: int) -> str:
    """What is kept for a SKU: it changes only when a buyer would see another word or number."""
    if left <= 0:
        return NONE
    return str(left) if left <= FEW else PLENTY
