"""Fields of people that not everybody may see."""

from houtai.kit import masks
from houtai.kit.fields import SensitiveField

PHONE = SensitiveField("identity.account.phone", mask=masks.phone)
EMAIL = SensitiveField("identity.account.email", mask=masks.email)
