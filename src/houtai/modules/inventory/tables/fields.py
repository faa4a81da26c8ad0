"""Fields of stock that not everybody may see."""

from houtai.kit.fields import SensitiveField

COST = SensitiveField("inventory.stock.cost")
"""What goods have cost, by the piece or together."""
