"""What people ask of promotions, and what may be refused whichever way it is asked."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Forbidden, Invalid
from houtai.kit.shapes import BIGINT_MAX, Command, Line, Moment
from houtai.modules.marketing.rules.kinds import AnyTerms
from houtai.modules.marketing.rules.offers import FOR_ALL, UNLIMITED, Audience, Limits
from houtai.modules.marketing.rules.scope import Scope
from houtai.modules.marketing.rules.shapes import PER_MILLE

Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]
Permille = Annotated[int, Field(strict=True, ge=0, le=PER_MILLE)]
Owner = Literal["platform", "shop"]


class NotThePlatforms(Forbidden):
    """Offers of the platform are made by those of its staff who reach every merchant."""

    code = "marketing.not_the_platforms"


class NoShopHere(Conflict):
    """Neither a merchant's place nor one that reaches the platform's own shop."""

    code = "marketing.no_shop_here"


class ShareNotYours(Forbidden):
    """A merchant cannot have the platform bear a part of his discounts."""

    code = "marketing.share_not_yours"


class MerchantsNotYours(Invalid):
    """A shop's offer is for its own goods; only the platform names merchants."""

    code = "marketing.merchants_not_yours"


class EndsBeforeStart(Invalid):
    code = "marketing.ends_before_start"


class ChangedMeanwhile(Conflict):
    code = "marketing.changed_meanwhile"


class ActVersion(Command):
    """An act on what somebody has seen in this version."""

    version: Version


class StartPromotion(ActVersion):
    """`below_cost` says that prices that one is warned of are meant."""

    below_cost: bool = False


class CopyPromotion(Command):
    name: Line


NameEn = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
"""For the shop in English; empty: the name stands in."""


class PromotionContent(Command):
    """Everything that a promotion asks and gives."""

    name: Line
    name_en: NameEn = ""
    starts_at: Moment
    ends_at: Moment
    terms: Annotated[AnyTerms, Field(discriminator="kind")]
    scope: Scope = Scope()
    audience: Audience = FOR_ALL
    limits: Limits = UNLIMITED
    priority: Annotated[int, Field(strict=True, ge=0, le=1_000)] = 0
    combination_set: Annotated[int, Field(strict=True, ge=0, le=9)] = 0
    exclusive: bool = False
    with_coupons: bool = True
    platform_permille: Permille = 0


class MakePromotion(PromotionContent):
    """Of the shop at which the actor works, or of the platform."""

    owner: Owner = "shop"


class EditPromotion(PromotionContent):
    """`below_cost` says that prices that one is warned of are meant, of one that is live."""

    version: Version
    below_cost: bool = False


class BatchContent(Command):
    """Everything that a batch of coupons promises."""

    name: Line
    kind: Literal["amount", "percent", "freight"]
    threshold_fen: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)] = 0
    value: Annotated[int, Field(strict=True, ge=1, le=10**10)]
    cap_fen: Annotated[int, Field(strict=True, ge=1, le=10**10)] | None = None
    scope: Scope = Scope()
    platform_permille: Permille = 0
    count_max: Annotated[int, Field(strict=True, ge=1, le=10**9)]
    per_member: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    take_from: Moment
    take_until: Moment
    valid_from: Moment | None = None
    valid_until: Moment | None = None
    valid_days: Annotated[int, Field(strict=True, ge=1, le=3_650)] | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.kind == "percent" and self.value >= PER_MILLE:
            raise ValueError("a percent coupon takes 1 to 999 thousandths off")
        if self.kind != "percent" and self.cap_fen is not None:
            raise ValueError("only a percent coupon has a cap")
        dated = self.valid_from is not None and self.valid_until is not None
        undated = self.valid_from is None and self.valid_until is None
        if not (dated if self.valid_days is None else undated):
            raise ValueError("valid from date to date, or for some days")
        return self


class MakeBatch(BatchContent):
    owner: Owner = "shop"
    way: Literal["taken", "code", "sent"] = "taken"
    sent_on: Literal["member_joined", "first_order_paid"] | None = None
    """Of one that is sent: by itself, when this happens to a member; else by staff."""

    @model_validator(mode="after")
    def _sent_by_itself(self) -> Self:
        if self.sent_on is not None and self.way != "sent":
            raise ValueError("only what is sent is sent when something happens")
        return self


class EditBatch(BatchContent):
    version: Version


def owner_of(actor: Actor, owner: Owner) -> UUID | None:
    """Whose the offer will be; None: the platform's. Raises NotThePlatforms, NoShopHere."""
    if owner == "platform":
        if actor.place.merchant_id is not None or actor.merchant_ids is not None:
            raise NotThePlatforms
        return None
    merchant_id = actor.place.merchant_id or SELF_RUN_ID
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise NoShopHere
    return merchant_id


def refuse_foreign_shares(
    actor: Actor, merchant_id: UUID | None, content: PromotionContent | BatchContent
) -> None:
    """Raises ShareNotYours, MerchantsNotYours."""
    if actor.place.merchant_id is not None and content.platform_permille:
        raise ShareNotYours(place="body/platform_permille")
    if merchant_id is not None and content.scope.merchant_ids:
        raise MerchantsNotYours(place="body/scope/merchant_ids")
