"""Fields of merchants that not everybody may see."""

from houtai.kit import masks
from houtai.kit.fields import SensitiveField

CONTACT_PHONE = SensitiveField("merchants.merchant.contact_phone", mask=masks.phone)
ID_NUMBER = SensitiveField("merchants.merchant.id_number", mask=masks.id_number)
BANK_ACCOUNT = SensitiveField("merchants.merchant.bank_account", mask=masks.bank_account)
