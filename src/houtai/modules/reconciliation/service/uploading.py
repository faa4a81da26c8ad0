"""Files come in. What they say is read by a job."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Invalid, TooLarge
from houtai.kit.ids import new_id
from houtai.kit.shapes import View
from houtai.modules.reconciliation.queries.statements import MoneyStatementView, one_statement
from houtai.modules.reconciliation.rules.reading import storable
from houtai.modules.reconciliation.rules.reading.unpacking import BYTES_MAX
from houtai.modules.reconciliation.tables import Statement

THING = "reconciliation.statement"
NAME_LENGTH_MAX = 200
MEGABYTE = 1 << 20


class StatementEmpty(Invalid):
    code = "reconciliation.statement_empty"


class StatementTooLarge(TooLarge):
    code = "reconciliation.statement_too_large"


class SameFile(Conflict):
    """The very same file is there already."""

    code = "reconciliation.same_file"


class UploadedFile(View):
    """What the log says of an upload."""

    file_name: str
    size_bytes: int


@dataclass(frozen=True)
class Received:
    """What came through the door, before it is kept."""

    id: UUID
    name: str
    content: bytes

    @classmethod
    def of(cls, name: str, content: bytes) -> "Received":
        """Raises StatementEmpty, StatementTooLarge."""
        if not content:
            raise StatementEmpty(place="body/file")
        if len(content) > BYTES_MAX:
            raise StatementTooLarge(place="body/file", megabytes_max=BYTES_MAX // MEGABYTE)
        return cls(new_id(), storable(name, NAME_LENGTH_MAX) or "-", content)

    @property
    def content_hash(self) -> bytes:
        """Told apart by it."""
        return sha256(self.content).digest()


def key_of(statement_id: UUID) -> str:
    """Under which the object store has its file."""
    return f"statements/{statement_id.hex}"


async def refuse_known(session: AsyncSession, received: Received) -> None:
    """Raises SameFile. Index: uq_statement_content_hash."""
    known = await session.scalar(
        select(Statement.file_name).where(
            Statement.content_hash == received.content_hash, Statement.state != "refused"
        )
    )
    if known is not None:
        raise SameFile(place="body/file", name=known)


async def keep(
    session: AsyncSession, actor: Actor, received: Received, *, at: datetime
) -> MoneyStatementView:
    """To be read soon; its bytes lie in the store. Raises SameFile, also for two at once."""
    row = insert(Statement).values(
        id=received.id,
        source="upload",
        file_name=received.name,
        size_bytes=len(received.content),
        content_hash=received.content_hash,
        state="waiting",
        due_at=at,
        uploaded_by=actor.id,
        created_at=at,
    )
    made = await session.scalar(
        row.on_conflict_do_nothing(
            index_elements=["content_hash"], index_where=text("state <> 'refused'")
        ).returning(Statement.id)
    )
    if made is None:
        await refuse_known(session, received)
        raise SameFile(place="body/file", name=received.name)
    after = UploadedFile(file_name=received.name, size_bytes=len(received.content))
    trail.note(session, THING, received.id, name=received.name, before=None, after=after)
    return await one_statement(session, received.id)
