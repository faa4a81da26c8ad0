"""What of an outbound not everybody may see."""

from houtai.kit import masks
from houtai.kit.fields import SensitiveField

RECIPIENT = SensitiveField("wms.outbound.recipient", mask=masks.person_name)
PHONE = SensitiveField("wms.outbound.phone", mask=masks.phone)
DETAIL = SensitiveField("wms.outbound.address", mask=masks.address)
