"""What belongs to the platform as a whole does not exist for anybody else."""

from typing import Annotated

from fastapi import Depends

from houtai.kit.auth import CurrentActor
from houtai.kit.errors import NotFound


class NotOfThisPlace(NotFound):
    code = "notices.not_of_this_place"


async def of_platform(actor: CurrentActor) -> None:
    """Dependency of doors that only the platform has. Raises NotOfThisPlace."""
    if actor.place.console != "platform" or actor.merchant_ids is not None:
        raise NotOfThisPlace


OfPlatform = Annotated[None, Depends(of_platform)]
"""Last among a door's arguments, so that who lacks the permission is told that first."""
