"""Merchants say how they issue invoices, the platform what goods bear."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.catalog import public as catalog
from houtai.modules.invoicing.queries.issuers import issuer_of, tax_class_of
from houtai.modules.invoicing.rules.states import IssueAt, Provider
from houtai.modules.invoicing.rules.taxing import WHOLE_BP
from houtai.modules.invoicing.tables import Issuer, TaxClass
from houtai.modules.merchants import public as merchants

ISSUER = "invoicing.issuer"
TAX_CLASS = "invoicing.tax_class"
Version = Annotated[int, Field(ge=0, le=BIGINT_MAX)]
Rate = Annotated[int, Field(strict=True, ge=0, le=WHOLE_BP)]


class IssuerChanged(Conflict):
    """Somebody else changed it since it was looked at."""

    code = "invoicing.issuer_changed"


class TaxClassChanged(Conflict):
    """Somebody else changed it since it was looked at."""

    code = "invoicing.tax_class_changed"


class CategoryNotThere(Invalid):
    """No category of this id."""

    code = "invoicing.category_not_there"


class SetIssuer(Command):
    """As it shall be; `version` 0 where nobody has set one. `rate_bp`: hundredths of a percent."""

    name: Line
    tax_number: merchants.SocialCreditCode
    rate_bp: Rate
    provider: Provider
    issue_at: IssueAt
    special: bool
    enabled: bool
    version: Version


class SetTaxClass(Command):
    """The code of the tax office's catalogue and the rate; `version` 0 where there is none."""

    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{19}$")]
    rate_bp: Rate
    version: Version


async def set_issuer(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: SetIssuer
) -> None:
    """For invoices that are made from now on. Raises IssuerUnknown, IssuerChanged."""
    before = await issuer_of(session, actor, merchant_id)
    names = await merchants.shop_names(session, [merchant_id])
    values = command.model_dump(exclude={"version"})
    if command.version:
        done = await session.scalar(
            update(Issuer)
            .where(Issuer.merchant_id == merchant_id, within(actor, Issuer.merchant_id))
            .where(Issuer.version == command.version)
            .values(**values, version=Issuer.version + 1)
            .returning(Issuer.version)
        )
    else:
        row = insert(Issuer).values(merchant_id=merchant_id, **values, version=1)
        done = await session.scalar(row.on_conflict_do_nothing().returning(Issuer.version))
    if done is None:
        raise IssuerChanged
    after = await issuer_of(session, SYSTEM, merchant_id)
    name = names.get(merchant_id, str(merchant_id))
    trail.note(session, ISSUER, merchant_id, name=name, before=before, after=after)


async def set_tax_class(session: AsyncSession, category_id: UUID, command: SetTaxClass) -> None:
    """For invoices that are made from now on. Raises CategoryNotThere, TaxClassChanged."""
    names = await catalog.category_names(session, [category_id])
    if category_id not in names:
        raise CategoryNotThere
    before = await tax_class_of(session, category_id)
    values = command.model_dump(exclude={"version"})
    if command.version:
        done = await session.scalar(
            update(TaxClass)
            .where(TaxClass.category_id == category_id, TaxClass.version == command.version)
            .values(**values, version=TaxClass.version + 1)
            .returning(TaxClass.version)
        )
    else:
        row = insert(TaxClass).values(category_id=category_id, **values, version=1)
        done = await session.scalar(row.on_conflict_do_nothing().returning(TaxClass.version))
    if done is None:
        raise TaxClassChanged
    after = await tax_class_of(session, category_id)
    name = names[category_id].name
    trail.note(session, TAX_CLASS, category_id, name=name, before=before, after=after)


async def drop_tax_class(session: AsyncSession, category_id: UUID, version: int) -> None:
    """Its goods bear what the category above says. Raises TaxClassChanged."""
    before = await tax_class_of(session, category_id)
    done = await session.scalar(
        delete(TaxClass)
        .where(TaxClass.category_id == category_id, TaxClass.version == version)
        .returning(TaxClass.version)
    )
    if done is None:
        raise TaxClassChanged
    names = await catalog.category_names(session, [category_id])
    name = names[category_id].name if category_id in names else str(category_id)
    trail.note(session, TAX_CLASS, category_id, name=name, before=before, after=None)
