"""Doors of the home page, categories, search and suggestions; and of what visitors do.

`GET /search`: `attribute=<id>:<key>` may be repeated; options of one attribute widen, attributes
narrow. Facets come with the first page. Nothing found: `explained` says which word nothing has;
found only after mending a slip: `correction` says what was searched for instead.
`POST /behaviour`: at most 50 at once; 204 when they are kept.
"""

from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Query, Request, Response

from houtai.kit.clock import utc_now
from houtai.kit.db import Database, MaybeActor, Mode
from houtai.kit.http import Door, Router, comes_from_our_page, needs_secure_cookie
from houtai.kit.texts import choose_language
from houtai.modules.storefront.api.answers import (
    LIST_KEPT,
    TREE_KEPT,
    Shelf,
    answered,
    ear_of,
    listed,
    remembered,
    written,
)
from houtai.modules.storefront.queries import categories, floors
from houtai.modules.storefront.queries.asking import SearchQuery
from houtai.modules.storefront.queries.memory import memory_of
from houtai.modules.storefront.queries.searching import Found, search, suggestions
from houtai.modules.storefront.queries.shapes import (
    CategoriesView,
    HomeView,
    SearchView,
    SuggestionsView,
)
from houtai.modules.storefront.rules.visitors import COOKIE, read_visitor
from houtai.modules.storefront.service import behaviour
from houtai.modules.storefront.service.answers import Looked

SUGGEST_LENGTH_MAX = 60
HOME_KEPT_SECONDS = NOTHING_KEPT_SECONDS = 3.0
LIST_KEPT_SECONDS = 10.0
VISITOR_SECONDS = 365 * 86_400

doors = Router(tags=["shop"])
noting_doors = APIRouter(route_class=Door, tags=["shop"])
"""Without `Idempotency-Key`: it would open a transaction of its own for every visit."""


@doors.get("/home", response_model=HomeView)
async def home(request: Request, shelf: Shelf) -> Response:
    """The floors from above to below, those without any product left out."""

    async def look() -> Looked:
        tree = await _tree(request)
        parts: list[str] = []
        shown: list[UUID] = []
        for floor in await floors.floors_shown(shelf):
            cards = await floors.cards_on(shelf, floor, tree.place(floor.category_id))
            shown += cards
            if floor.kind == "banner" or cards:
                parts.append(floors.written(floor, listed(cards.values())))
        return Looked(f'{{"floors":{listed(parts)}}}', shown, HOME_KEPT_SECONDS)

    return await remembered(request, look, LIST_KEPT)


@doors.get("/categories", response_model=CategoriesView)
async def list_categories(request: Request) -> Response:
    """The whole tree of what may be shown."""
    tree = await _tree(request)
    return answered(request, tree.view.model_dump_json().encode(), TREE_KEPT)


async def _tree(request: Request) -> categories.Tree:
    database: Database = request.app.state.database

    async def read() -> categories.Tree:
        async with database.transaction(mode=Mode.READ) as session:
            return await categories.tree(session)

    return await categories.kept(database, read)


@doors.get("/search", response_model=SearchView)
async def search_products(
    request: Request, shelf: Shelf, wanted: Annotated[SearchQuery, Query()]
) -> Response:
    """Products by words in Chinese, pinyin or its initials, narrowed and sorted; what they may be
    narrowed by is named in the language of `Accept-Language`, as far as it has a name there.
    """
    asked = wanted.asked
    language = choose_language(request.headers.get("accept-language"))

    memory = memory_of(ear_of(request))

    async def look() -> Looked:
        tree = await _tree(request)
        found = await search(shelf, memory, asked, tree.place(wanted.category), language)
        # What was not found may come onto the shelf at any time.
        seconds = LIST_KEPT_SECONDS if found.cards else NOTHING_KEPT_SECONDS
        return Looked(_search_view(found), found.product_ids, seconds)

    return await remembered(request, look, LIST_KEPT, language=language)


def _search_view(found: Found) -> str:
    next_after = "null" if found.next is None else f'"{found.next}"'
    return (
        f'{{"items":{listed(found.cards)},"next":{next_after},"facets":{found.facets or "null"},'
        f'"correction":{written(found.correction)},"explained":{written(found.explained)}}}'
    )


@doors.get("/suggestions", response_model=SuggestionsView)
async def suggest(
    request: Request, shelf: Shelf, text: Annotated[str, Query(max_length=SUGGEST_LENGTH_MAX)]
) -> Response:
    """Words that begin as the last one of the text does; at most 10."""
    found = await suggestions(shelf, text)
    return answered(request, found.model_dump_json().encode(), LIST_KEPT)


@noting_doors.post("/behaviour", status_code=204)
async def note_behaviour(
    request: Request, response: Response, actor: MaybeActor, command: behaviour.NoteBehaviour
) -> None:
    """Keep what this visitor did; a browser that comes first is given a visitor's cookie."""
    if not comes_from_our_page(request):
        raise behaviour.FromElsewhere
    visitor_id = read_visitor(request.cookies.get(COOKIE))
    if visitor_id is None:
        visitor_id = uuid4()
        response.set_cookie(
            COOKIE,
            str(visitor_id),
            max_age=VISITOR_SECONDS,
            httponly=True,
            samesite="lax",
            secure=needs_secure_cookie(request),
        )
    member_id = None if actor is None else actor.id
    noted = behaviour.noted(command, visitor_id=visitor_id, member_id=member_id, at=utc_now())
    await behaviour.recorder(request.app.state.database).submit(noted)
