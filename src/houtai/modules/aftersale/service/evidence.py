"""Pictures that parties send in; only they see them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, true
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.kit.errors import TooMany
from houtai.modules.aftersale.service.moving import Doer
from houtai.modules.aftersale.tables import EvidenceUpload
from houtai.modules.files import public as files

THING = "aftersale.message"
UPLOADS_MAX_PER_DAY = 60
PICTURE = files.Purpose(
    "aftersale", files.PICTURES, 10 << 20, redrawn=True, unused_for=timedelta(days=2)
)


class TooMuchEvidence(TooMany):
    """More pictures in one day than anybody needs."""

    code = "aftersale.too_much_evidence"


async def use(
    session: AsyncSession,
    doer: Doer,
    message_id: UUID,
    pictures: tuple[UUID, ...],
    *,
    at: datetime,
    actor: Actor | None = None,
) -> None:
    """From now on the message uses these: a buyer's own, or what staff reaches. Raises
    FileNotUsable.
    """
    if not pictures:
        return
    # An actor who works nowhere near the platform reaches, of what lies there, his own alone.
    sender = actor or Actor(doer.id, place=Place(merchant_id=doer.id))
    await files.use(
        session,
        sender,
        thing=THING,
        thing_id=str(message_id),
        file_ids=pictures,
        purpose=PICTURE.name,
        at=at,
        place="body/pictures",
    )


async def take_upload(session: AsyncSession, member_id: UUID, *, at: datetime) -> None:
    """Count one more picture of today, before anything is drawn. Raises TooMuchEvidence. As the
    house.
    """
    today = at.date()
    is_today = EvidenceUpload.day == today
    count_it = insert(EvidenceUpload).values(member_id=member_id, day=today, pictures=1)
    counted = await session.scalar(
        count_it.on_conflict_do_update(
            index_elements=[EvidenceUpload.member_id],
            set_={"day": today, "pictures": case((is_today, EvidenceUpload.pictures + 1), else_=1)},
            where=case((is_today, EvidenceUpload.pictures < UPLOADS_MAX_PER_DAY), else_=true()),
        ).returning(EvidenceUpload.member_id)
    )
    if counted is None:
        raise TooMuchEvidence
