"""Proofs that were run, kept so that a page can show them: when, how long, what was broken."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database, Mode, Table
from houtai.kit.ids import new_id
from houtai.kit.invariants import Invariant, prove
from houtai.kit.paging import Listing
from houtai.kit.shapes import View

BREACHES_KEPT_MAX = 20


class Proof(Table):
    """One run over all promises."""

    __tablename__ = "proof"
    __table_args__ = ({"schema": "kit"},)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    broken: Mapped[int]
    """How many promises did not hold."""
    verdicts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)


class BreachView(View):
    """One place where a promise is broken."""

    subject: str
    expected: str
    found: str
    entry: str | None
    document: str | None


class VerdictView(View):
    """How one promise came out; `breaches` names the first places where it is broken."""

    name: str
    seconds: float
    breaches: list[BreachView]


class ProofView(View):
    """One run over all promises."""

    id: UUID
    at: datetime
    broken: int
    verdicts: list[VerdictView]


LISTING = Listing(id=Proof.id, sorts={"id": Proof.id}, default="-id")
SELECT = select(*(getattr(Proof, name) for name in ProofView.model_fields))


async def prove_and_keep(
    database: Database, invariants: Sequence[Invariant], *, at: datetime
) -> None:
    """Prove everything over one unchanging picture, then write down how it came out."""
    async with database.transaction(SYSTEM, mode=Mode.READ) as session:
        verdicts = await prove(session, invariants, breaches_max=BREACHES_KEPT_MAX)
    broken = sum(bool(verdict.breaches) for verdict in verdicts)
    async with database.transaction() as session:
        kept = [asdict(verdict) for verdict in verdicts]
        session.add(Proof(id=new_id(), at=at, broken=broken, verdicts=kept))
