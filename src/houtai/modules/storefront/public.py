"""What the house may use of the storefront. Names only, no logic."""

from houtai.modules.storefront.queries.floors import list_floors
from houtai.modules.storefront.service.floors import BANNER_PICTURE, Banner, MakeFloor
from houtai.modules.storefront.service.floors import make as make_floor

__all__ = ["BANNER_PICTURE", "Banner", "MakeFloor", "list_floors", "make_floor"]
