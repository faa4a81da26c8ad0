"""Fields of parcels that not everybody may see."""

from houtai.kit import masks
from houtai.kit.fields import SensitiveField

PERSON = SensitiveField("logistics.waybill.recipient", mask=masks.person_name)
PHONE = SensitiveField("logistics.waybill.phone", mask=masks.phone)
DETAIL = SensitiveField("logistics.waybill.address", mask=masks.address)
