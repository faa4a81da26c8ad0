"""HTTP doors of payments: the platform's, the buyers', and the gateways'."""

from houtai.modules.payments.api.bills import doors as bill_doors
from houtai.modules.payments.api.console import console as desk_doors
from houtai.modules.payments.api.notify import doors as notify_doors
from houtai.modules.payments.api.shop import doors as shop_doors

__all__ = ["console", "notify", "shop"]

console = [desk_doors, bill_doors]
shop = [shop_doors]
notify = [notify_doors]
