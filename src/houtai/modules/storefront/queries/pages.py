"""Pages of products and what stands beside them, each made ready before."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from houtai.kit.environment import LANGUAGES
from houtai.kit.errors import NotFound
from houtai.kit.lookups import Lookups
from houtai.modules.storefront.tables import Entry, ProductPage, PublicPicture, Together

RECOMMENDED = 12


class ProductUnknown(NotFound):
    """No such product, or one that never was on the shelf."""

    code = "storefront.product_unknown"


class ProductGone(NotFound):
    """It was sold once, and is no more."""

    code = "storefront.product_gone"


class ShopUnknown(NotFound):
    """No such shop, or one that may not sell now."""

    code = "storefront.shop_unknown"


class PictureUnknown(NotFound):
    """No such picture, or one that never was on the shelf."""

    code = "storefront.picture_unknown"


@dataclass(frozen=True)
class PageFound:
    """A page as it is kept: JSON, and which version of it."""

    state: str
    body: str
    version: int


_PAGES = {
    language: select(ProductPage.state, body, ProductPage.version).where(
        ProductPage.product_id == bindparam("product_id")
    )
    for language, body in zip(LANGUAGES, (ProductPage.body, ProductPage.body_en), strict=True)
}


async def page_of(asked: Lookups, product_id: UUID, language: str) -> PageFound:
    """Raises ProductUnknown, ProductGone. Index: pk_page."""
    rows = await asked.rows(_PAGES[language], {"product_id": product_id})
    if not rows:
        raise ProductUnknown
    found = PageFound(*rows[0])
    if found.state != "shown":
        raise ProductGone
    return found


_BESIDE = (
    select(ProductPage.card)
    .join(Together, Together.other_id == ProductPage.product_id)
    .where(Together.product_id == bindparam("product_id"), ProductPage.state == "shown")
    .order_by(Together.weight.desc())
    .limit(RECOMMENDED)
)
_ALIKE = (
    select(ProductPage.card)
    .join(Entry, Entry.product_id == ProductPage.product_id)
    .where(Entry.category_1 == bindparam("root_id", type_=Uuid()))
    .where(Entry.product_id != bindparam("product_id"))
    .order_by(Entry.standing.desc(), Entry.product_id.desc())
    .limit(RECOMMENDED)
)
_PATH = select(Entry.category_1).where(Entry.product_id == bindparam("product_id"))


async def cards_beside(asked: Lookups, product_id: UUID) -> list[str]:
    """What others looked at or bought with it, then what stands well in its part of the tree.

    Index: ix_together_product_id_weight, then ix_entry_category_1_standing.
    """
    values = {"product_id": product_id}
    found = [row.card for row in await asked.rows(_BESIDE, values)]
    if len(found) < RECOMMENDED and (path := await asked.rows(_PATH, values)):
        more = await asked.rows(_ALIKE, values | {"root_id": path[0].category_1})
        found += [row.card for row in more if row.card not in found]
    return found[:RECOMMENDED]


_PICTURE = select(PublicPicture.in_widths).where(PublicPicture.file_id == bindparam("file_id"))


async def public_picture(asked: Lookups, file_id: UUID) -> bool:
    """Whether it was drawn in the widths of pages. Raises PictureUnknown for what not everybody
    may see. Index: pk_picture.
    """
    rows = await asked.rows(_PICTURE, {"file_id": file_id})
    if not rows:
        raise PictureUnknown
    return bool(rows[0].in_widths)
