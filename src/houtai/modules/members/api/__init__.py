"""HTTP doors of members: the platform's, and the buyers' own."""

from houtai.modules.members.api.buyers import authenticate
from houtai.modules.members.api.console import console
from houtai.modules.members.api.shop import doors, guessing_doors

__all__ = ["authenticate", "console", "shop"]

shop = [guessing_doors, doors]
