"""Loads the demo, and ends it. Loading again adds what is missing and changes nothing else."""

import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import (
    furnishing,
    invoicing,
    offering,
    selling,
    sending,
    shopfront,
    signs,
    trading,
)
from houtai.entry.demo.cast import PEOPLE, SCENES, SHOPS, Job, Person, Scene
from houtai.entry.demo.following import caught_up, followed, settled
from houtai.kit.auth import Place
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.objects import ObjectStore
from houtai.kit.texts import say
from houtai.modules.catalog import public as catalog
from houtai.modules.identity import public as identity

PASSWORD_BYTES = 12
CONNECTIONS = 8


async def load(
    url: str, store: ObjectStore, language: str, known: Mapping[str, str], *, only_once: bool
) -> dict[str, str] | None:
    """Passwords by login of the whole demo; None when it is not to be loaded.

    `known` are those of an earlier time. An account whose password nobody knows any more gets a
    new one. `only_once`: not where anybody has an account.

    The accounts come last: where goods are half loaded, loading once more goes on with them.
    """
    async with _session(url) as session:
        if only_once and await identity.any_account(session):
            return None
    await _load_goods(url, store, language)
    async with _session(url) as session:
        return {
            person.login: await _password_of(session, person, language, known.get(person.login))
            for person in PEOPLE
        }


async def _load_goods(url: str, store: ObjectStore, language: str) -> None:
    database, at = Database(url, connections_max=CONNECTIONS), utc_now()
    try:
        async with followed(database):
            async with database.transaction() as session:
                libraries = await furnishing.furnish_libraries(session, at=at)
                for scene in SCENES:
                    await _build(session, scene, language)
                for key in SHOPS:
                    await furnishing.furnish_shop(session, key, libraries, language, at=at)
                await furnishing.furnish_warehouses(session, language, at=at)
            await settled(database)
            await _load_shelves(database, selling.Pen(database, store, at), libraries)
            await settled(database)
            async with database.transaction() as session:
                await shopfront.open_pools(session, at=at)
            await settled(database)
            await caught_up(database)
            async with database.transaction() as session:
                await offering.make_offers(session, at=at)
            await settled(database)
            await trading.trade(database, at=at)
            await settled(database)
            await sending.send(database, at=at)
            await settled(database)
            await invoicing.issue(database, language, at=at)
            await caught_up(database)
    finally:
        await database.close()


async def _load_shelves(
    database: Database, pen: selling.Pen, libraries: catalog.FurnishedView
) -> None:
    """Pictures first, since the store may be far away; then all goods, or none."""
    at = pen.at
    async with database.transaction() as session:
        wanted = await selling.missing(session)
        floors = await shopfront.missing_floors(session)
    drawn = await selling.draw(pen, wanted)
    banners = await shopfront.draw_banners(pen, floors)
    papers = await shopfront.draw_papers(pen) if wanted else {}
    drawn_signs = await signs.draw_missing(pen, libraries)
    async with database.transaction() as session:
        await selling.sell(session, wanted, libraries, drawn, at=at)
        await selling.stock(session, wanted, at=at)
        await signs.hang(session, drawn_signs, libraries, at=at)
        await shopfront.build_floors(session, floors, libraries, banners, at=at)
        if papers:
            await shopfront.show_papers(session, papers, at=at)
            await shopfront.apply(session, libraries, papers, at=at)


async def end(url: str) -> list[str]:
    """Shut all demo accounts; their logins."""
    async with _session(url) as session:
        return await identity.end_demo(session, at=utc_now())


async def active_logins(url: str) -> list[str]:
    """The demo accounts that could still be signed in to."""
    async with _session(url) as session:
        return await identity.active_demo_logins(session)


@asynccontextmanager
async def _session(url: str) -> AsyncIterator[AsyncSession]:
    opened = Database(url, connections_max=1)
    try:
        async with opened.transaction() as session:
            yield session
    finally:
        await opened.close()


async def _build(session: AsyncSession, scene: Scene, language: str) -> None:
    place = _place(scene)
    site_id = scene.warehouse_id or scene.merchant_id
    if site_id is not None:
        opened = identity.OpenPlace(
            id=site_id,
            kind="merchant" if scene.warehouse_id is None else "warehouse",
            name=say(f"demo.place.{scene.key}", language),
            merchant_id=scene.merchant_id,
        )
        await identity.open_place(session, opened, at=utc_now())
    await identity.furnish(
        session,
        place,
        departments=[say(f"demo.department.{key}", language) for key in scene.departments],
        posts=[say(f"demo.post.{key}", language) for key in scene.posts],
    )


async def _password_of(
    session: AsyncSession, person: Person, language: str, known: str | None
) -> str:
    password = known or secrets.token_urlsafe(PASSWORD_BYTES)
    wanted = identity.DemoPerson.model_validate(
        {
            "id": person.id,
            "login": person.login,
            "name": say(f"demo.person.{person.key}", language),
            "password": SecretStr(password),
            "jobs": [_job(job, language) for job in person.jobs],
            "language": language,
        }
    )
    hired = await identity.hire(session, wanted, at=utc_now())
    if not hired and known is None:
        await identity.reset_password(session, login=person.login, password=password, at=utc_now())
    return password


def _job(job: Job, language: str) -> identity.DemoJob:
    return identity.DemoJob(
        role=job.role,
        merchant_id=job.scene.merchant_id,
        warehouse_id=job.scene.warehouse_id,
        department=job.department and say(f"demo.department.{job.department}", language),
        post=job.post and say(f"demo.post.{job.post}", language),
    )


def _place(scene: Scene) -> Place:
    return Place(scene.merchant_id, scene.warehouse_id)
