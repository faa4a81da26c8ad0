"""Which bill is read by whom."""

from collections.abc import Mapping

from houtai.modules.payments.rules.bills import Reader, alipay, sandbox, wechat

READERS: Mapping[str, Reader] = {
    "wechat": wechat.read,
    "alipay": alipay.read,
    "sandbox": sandbox.read,
}
