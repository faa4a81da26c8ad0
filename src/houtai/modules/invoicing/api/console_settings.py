"""Doors of how invoices are issued and what goods bear."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.shapes import BIGINT_MAX
from houtai.modules.invoicing.queries import issuers
from houtai.modules.invoicing.service import setting

doors = Router()
CanReadIssuer = Annotated[Actor, Depends(allow("invoicing.issuer.read"))]
CanWriteIssuer = Annotated[Actor, Depends(allow("invoicing.issuer.write"))]
CanReadClasses = Annotated[Actor, Depends(allow("invoicing.tax_class.read"))]
CanWriteClasses = Annotated[Actor, Depends(allow("invoicing.tax_class.write"))]


@doors.get("/issuers/{merchant_id}")
async def show_issuer(
    session: ReadSession, actor: CanReadIssuer, merchant_id: UUID
) -> issuers.IssuerView:
    """`version` 0 where nobody has set anything: then no invoices are issued."""
    return await issuers.issuer_of(session, actor, merchant_id)


@doors.put("/issuers/{merchant_id}", status_code=204)
async def set_issuer(
    session: Session, actor: CanWriteIssuer, merchant_id: UUID, command: setting.SetIssuer
) -> None:
    """For invoices from now on."""
    await setting.set_issuer(session, actor, merchant_id, command)


@doors.get("/tax-classes")
async def list_tax_classes(
    session: ReadSession, _actor: CanReadClasses
) -> list[issuers.TaxClassView]:
    """Of categories that say so themselves; others bear what the one above them says."""
    return await issuers.tax_classes(session)


@doors.put("/tax-classes/{category_id}", status_code=204)
async def set_tax_class(
    session: Session, _actor: CanWriteClasses, category_id: UUID, command: setting.SetTaxClass
) -> None:
    """For invoices from now on."""
    await setting.set_tax_class(session, category_id, command)


@doors.delete("/tax-classes/{category_id}", status_code=204)
async def drop_tax_class(
    session: Session,
    _actor: CanWriteClasses,
    category_id: UUID,
    version: Annotated[int, Query(ge=1, le=BIGINT_MAX)],
) -> None:
    """What the category above says holds again."""
    await setting.drop_tax_class(session, category_id, version)
