"""HTTP doors of dictionaries: keep them, and read the words of one where people choose."""

from typing import Annotated

from fastapi import Depends, Path, Response

from houtai.kit import dictionaries
from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.shapes import Word

console = Router(prefix="/dictionaries", tags=["dictionaries"])

WORDS_KEPT_SECONDS = 30

CanRead = Annotated[Actor, Depends(allow("dictionaries.dictionary.read"))]
CanWrite = Annotated[Actor, Depends(allow("dictionaries.dictionary.write"))]
Code = Annotated[Word, Path()]


@console.get("")
async def list_dictionaries(session: ReadSession, _: CanRead) -> list[dictionaries.SummaryView]:
    return await dictionaries.list_dictionaries(session)


@console.post("", status_code=201)
async def make_dictionary(
    session: Session, _: CanWrite, command: dictionaries.MakeDictionary
) -> str:
    """Answers with the code."""
    await dictionaries.make(session, command, at=utc_now())
    return command.code


@console.get("/{code}")
async def show_dictionary(
    session: ReadSession, _: CanRead, code: Code
) -> dictionaries.DictionaryView:
    return await dictionaries.show(session, code)


@console.put("/{code}", status_code=204)
async def edit_dictionary(
    session: Session, _: CanWrite, code: Code, command: dictionaries.EditDictionary
) -> None:
    await dictionaries.edit(session, code, command, at=utc_now())


@console.delete("/{code}", status_code=204)
async def remove_dictionary(session: Session, _: CanWrite, code: Code) -> None:
    await dictionaries.remove(session, code)


@console.get("/{code}/words")
async def list_words(
    session: ReadSession, actor: CurrentActor, code: Code, response: Response
) -> list[dictionaries.WordView]:
    """What may be chosen, in the reader's language; a browser may keep it for half a minute."""
    response.headers["Cache-Control"] = f"private, max-age={WORDS_KEPT_SECONDS}"
    response.headers["Vary"] = "Cookie, Authorization, Accept-Language"
    return await dictionaries.words(session, code, actor.language)
