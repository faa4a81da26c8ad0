"""Where a buyer stands when he pays, and which way of a channel fits there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from houtai.modules.payments.rules.methods import Method

Scene = Literal["page", "mobile", "wechat"]
"""At a desk, in the browser of a phone, or inside WeChat. What fits everywhere is `page`."""
SET_UP = "yes"


@dataclass(frozen=True)
class Device:
    """From where a buyer asks. `openid` is who he is to our application inside WeChat; `origin`
    the address under which he opened the shop, empty if it is none of the house's own.
    """

    scene: Scene = "page"
    openid: str = ""
    address: str = ""
    origin: str = ""

    @property
    def payer(self) -> dict[str, str]:
        """What a gateway must be told of him to begin, and nothing else."""
        told = {"openid": self.openid, "address": self.address}
        return {name: said for name, said in told.items() if said}


ANYWHERE = Device()
"""Nothing is known of where he stands, or it makes no difference."""


def fitting(method: Method, facts: Mapping[str, Any], device: Device) -> Device:
    """The same with the way for which the channel is set up: a scene that is not becomes `page`,
    and nothing is kept of the buyer that his gateway need not know.
    """
    at_page = replace(device, scene="page", openid="", address="")
    match method, device.scene:
        case "wechat", "wechat" if device.openid and facts.get("jsapi") == SET_UP:
            return replace(device, address="")
        case "wechat", "mobile" if device.address and facts.get("h5") == SET_UP:
            return replace(device, openid="")
        case "alipay", "mobile" | "wechat" if facts.get("wap") == SET_UP:
            return replace(at_page, scene="mobile")
    return at_page
