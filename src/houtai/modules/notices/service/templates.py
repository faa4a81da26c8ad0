"""Wordings: changed, taken back, tried out."""

import json
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, trail
from houtai.kit.environment import LANGUAGES
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Prose, View
from houtai.modules.notices.queries import templates as queries
from houtai.modules.notices.queries.templates import TemplateView
from houtai.modules.notices.rules import wordings
from houtai.modules.notices.rules.wordings import Channel, Words
from houtai.modules.notices.tables.people import Template

Subject = Annotated[
    Prose,
    StringConstraints(
        strip_whitespace=True,
        min_length=1,
        max_length=wordings.SUBJECT_LENGTH_MAX,
        pattern=r"^[^\r\n]*$",
    ),
]
Body = Annotated[Prose, StringConstraints(min_length=1, max_length=wordings.BODY_LENGTH_MAX)]
Version = Annotated[int, Field(ge=0, le=BIGINT_MAX)]
_TEXTS = ("subject_zh", "body_zh", "subject_en", "body_en")


class ChangedMeanwhile(Conflict):
    code = "notices.changed_meanwhile"


class StrayBrace(Invalid):
    """A brace that means nothing would be sent as it stands."""

    code = "notices.stray_brace"


class TemplateWords(Command):
    """The texts of a template in both languages."""

    subject_zh: Subject
    body_zh: Body
    subject_en: Subject
    body_en: Body


class EditTemplate(TemplateWords):
    """`version` as it was read: 0 where the house's own wording still holds."""

    enabled: bool
    version: Version


class ResetTemplate(Command):
    version: Version


class WordsView(View):
    """What somebody would read."""

    subject: str
    body: str


class WordsPreviewView(View):
    """What readers of either language would read."""

    zh: WordsView
    en: WordsView


class _WordingView(View):
    """What of a template is worth a line in the log of acts."""

    subject_zh: str
    body_zh: str
    subject_en: str
    body_en: str
    enabled: bool


async def edit(
    session: AsyncSession,
    code: str,
    channel: Channel,
    command: EditTemplate,
    *,
    by: UUID,
    at: datetime,
) -> None:
    """Raises TemplateUnknown, StrayBrace, ChangedMeanwhile."""
    before = await queries.one_template(session, code, channel, "zh-CN")
    _refuse_misplaced(code, command)
    values = {
        **command.model_dump(exclude={"version"}),
        "version": command.version + 1,
        "edited_by": by,
        "edited_at": at,
    }
    if command.version == 0:
        put = insert(Template).values(code=code, channel=channel, **values)
        done = await session.scalar(put.on_conflict_do_nothing().returning(Template.version))
    else:
        done = await session.scalar(
            update(Template)
            .where(Template.code == code, Template.channel == channel)
            .where(Template.version == command.version)
            .values(**values)
            .returning(Template.version)
        )
    if done is None:
        raise ChangedMeanwhile
    _note(session, before, _WordingView.model_validate(command))


async def reset(session: AsyncSession, code: str, channel: Channel, command: ResetTemplate) -> None:
    """Back to the house's own wording. Raises TemplateUnknown, ChangedMeanwhile."""
    before = await queries.one_template(session, code, channel, "zh-CN")
    gone = await session.scalar(
        delete(Template)
        .where(Template.code == code, Template.channel == channel)
        .where(Template.version == command.version)
        .returning(Template.version)
    )
    if gone is None:
        raise ChangedMeanwhile
    after = await queries.one_template(session, code, channel, "zh-CN")
    _note(session, before, _WordingView.model_validate(after))


def preview(code: str, command: TemplateWords) -> WordsPreviewView:
    """The texts with something in each place. Raises TemplateUnknown, StrayBrace."""
    if code not in wordings.codes():
        raise queries.TemplateUnknown
    _refuse_misplaced(code, command)
    chinese, english = (queries.samples(queries.own_places(code, one)) for one in LANGUAGES)
    zh = Words(command.subject_zh, command.body_zh).filled(chinese)
    en = Words(command.subject_en, command.body_en).filled(english)
    return WordsPreviewView(zh=WordsView.model_validate(zh), en=WordsView.model_validate(en))


async def try_out(
    session: AsyncSession, code: str, *, account_id: UUID, language: str, at: datetime
) -> None:
    """Tell oneself, by every channel that is on, as it is worded now. Raises TemplateUnknown."""
    if code not in wordings.codes():
        raise queries.TemplateUnknown
    fields = queries.samples(queries.own_places(code, language))
    await eventlog.emit(
        session,
        NoticeWanted(
            notice_id=new_id(),
            template=code,
            account_ids=(account_id,),
            fields=json.dumps(fields, ensure_ascii=False),
            link="/notices/templates",
            at=at,
        ),
    )


def _refuse_misplaced(code: str, words: TemplateWords) -> None:
    places = wordings.places_of(code)
    for name in _TEXTS:
        found = wordings.misplaced(getattr(words, name), places)
        if found is not None:
            raise StrayBrace(place=f"body/{name}", found=found)


def _note(session: AsyncSession, before: TemplateView, after: _WordingView) -> None:
    trail.note(
        session,
        "notices.template",
        f"{before.code}/{before.channel}",
        name=before.name,
        before=_WordingView.model_validate(before),
        after=after,
    )
