"""Addresses of one member."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.errors import NotFound
from houtai.kit.regions import shown
from houtai.kit.shapes import View
from houtai.modules.members.tables import DeliveryAddress


class AddressUnknown(NotFound):
    """Unknown, or another member's: the two look the same."""

    code = "members.address_unknown"


class AddressView(View):
    """Where somebody wants things sent, in full: it is shown to himself only."""

    id: UUID
    recipient: str
    phone: str
    region_code: str
    region: str
    """Province, city and area by name."""
    detail: str
    is_default: bool
    version: int


class AddressOfView(AddressView):
    """The same, and whose it is."""

    member_id: UUID


_KEPT = [name for name in AddressView.model_fields if name != "region"]
_SHOWN = tuple(getattr(DeliveryAddress, name) for name in _KEPT)


_BY_ID = select(*_SHOWN, DeliveryAddress.member_id).where(
    DeliveryAddress.id == any_(bindparam("ids", type_=ARRAY(Uuid)))
)


async def list_addresses(session: AsyncSession, member_id: UUID) -> list[AddressView]:
    """The default first, then the newest. Index: ix_address_member_id_id."""
    statement = (
        select(*_SHOWN)
        .where(DeliveryAddress.member_id == member_id)
        .order_by(DeliveryAddress.is_default.desc(), DeliveryAddress.id.desc())
    )
    return [_view(row) for row in await session.execute(statement)]


async def one_address(session: AsyncSession, member_id: UUID, address_id: UUID) -> AddressView:
    """Raises AddressUnknown. Index: pk_address."""
    statement = select(*_SHOWN).where(
        DeliveryAddress.id == address_id, DeliveryAddress.member_id == member_id
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        raise AddressUnknown
    return _view(row)


async def addresses_by_id(
    session: AsyncSession, address_ids: Collection[UUID]
) -> dict[UUID, AddressOfView]:
    """Those of them that there are, of whichever member; to be asked as the house.

    Index: pk_address.
    """
    found = await direct.rows(session, _BY_ID, {"ids": list(address_ids)})
    return {row.id: AddressOfView(**row._asdict(), region=shown(row.region_code)) for row in found}


def _view(row: object) -> AddressView:
    fields = {name: getattr(row, name) for name in _KEPT}
    return AddressView(**fields, region=shown(str(fields["region_code"])))
