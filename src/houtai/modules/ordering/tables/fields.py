"""What of an order not everybody may see."""

from houtai.kit import masks
from houtai.kit.fields import SensitiveField

RECIPIENT = SensitiveField("ordering.order.recipient", mask=masks.person_name)
PHONE = SensitiveField("ordering.order.phone", mask=masks.phone)
DETAIL = SensitiveField("ordering.order.address", mask=masks.address)
COST = SensitiveField("ordering.order.cost")
"""What goods had cost, and what is left of a sale."""
_TAIL_LENGTH = 4


def phone_tail(phone: str) -> str:
    """The last digits: what the mask shows of a phone, and an index finds."""
    return phone[-_TAIL_LENGTH:]
