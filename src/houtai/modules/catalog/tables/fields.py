"""Fields of goods that not everybody may see."""

from houtai.kit.fields import SensitiveField

COST = SensitiveField("catalog.cost")
