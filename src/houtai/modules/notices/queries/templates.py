"""Reads of templates: the house's own wordings, and those that somebody changed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.kit.texts import say
from houtai.modules.notices.rules import wordings
from houtai.modules.notices.rules.wordings import CHANNELS, Channel, Wording
from houtai.modules.notices.tables.people import Template


class TemplateUnknown(NotFound):
    code = "notices.template_unknown"


class TemplatePlaceView(View):
    """Something that may stand in braces, and what it means."""

    name: str
    meaning: str


class TemplateView(View):
    """One template by one channel. Version 0: nobody has changed it yet."""

    code: str
    name: str
    channel: Channel
    subject_zh: str
    body_zh: str
    subject_en: str
    body_en: str
    enabled: bool
    version: int
    edited_at: datetime | None
    edited_by: UUID | None
    places: list[TemplatePlaceView]


async def list_templates(session: AsyncSession, language: str) -> list[TemplateView]:
    """All of them; they are as many as the house declares. Index: none, the table is small."""
    changed = {(row.code, row.channel): row for row in await session.scalars(select(Template))}
    return [
        _shown(code, channel, changed.get((code, channel)), language)
        for code in wordings.codes()
        for channel in CHANNELS
    ]


async def one_template(
    session: AsyncSession, code: str, channel: Channel, language: str
) -> TemplateView:
    """Raises TemplateUnknown. Index: pk_template."""
    if code not in wordings.codes():
        raise TemplateUnknown
    found = await session.scalars(
        select(Template).where(Template.code == code, Template.channel == channel)
    )
    return _shown(code, channel, found.one_or_none(), language)


def own_places(code: str, language: str) -> list[TemplatePlaceView]:
    """The places of a template, with their meanings in the reader's language."""
    return [
        TemplatePlaceView(name=name, meaning=say(f"notices.place.{name}", language))
        for name in wordings.places_of(code)
    ]


def samples(places: Sequence[TemplatePlaceView]) -> dict[str, str]:
    """Something to read in each place, for a preview."""
    return {place.name: f"[{place.meaning}]" for place in places}


def _shown(code: str, channel: Channel, row: Template | None, language: str) -> TemplateView:
    own: Wording = wordings.own_wording(code, channel)
    return TemplateView(
        code=code,
        name=wordings.name_of(code, language),
        channel=channel,
        subject_zh=own.zh.subject if row is None else row.subject_zh,
        body_zh=own.zh.body if row is None else row.body_zh,
        subject_en=own.en.subject if row is None else row.subject_en,
        body_en=own.en.body if row is None else row.body_en,
        enabled=own.enabled if row is None else row.enabled,
        version=0 if row is None else row.version,
        edited_at=row and row.edited_at,
        edited_by=row and row.edited_by,
        places=own_places(code, language),
    )
