"""Doors of labels, service promises and forbidden words."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.catalog.queries import labels as queries
from houtai.modules.catalog.queries.labels import LibraryLabelView, LibraryPromiseView, WordView
from houtai.modules.catalog.service import labels

doors = Router()

CanRead = Annotated[Actor, Depends(allow("catalog.label.read"))]
CanWrite = Annotated[Actor, Depends(allow("catalog.label.write"))]
CanReadWords = Annotated[Actor, Depends(allow("catalog.word.read"))]
CanWriteWords = Annotated[Actor, Depends(allow("catalog.word.write"))]


@doors.get("/labels")
async def list_labels(session: ReadSession, _: CanRead) -> list[LibraryLabelView]:
    return await queries.labels(session)


@doors.post("/labels", status_code=201)
async def create_label(session: Session, _: CanWrite, command: labels.MakeLabel) -> UUID:
    return await labels.make_label(session, command)


@doors.put("/labels/{label_id}", status_code=204)
async def edit_label(
    session: Session, _: CanWrite, label_id: UUID, command: labels.EditLabel
) -> None:
    await labels.edit_label(session, label_id, command)


@doors.get("/promises")
async def list_promises(session: ReadSession, _: CanRead) -> list[LibraryPromiseView]:
    return await queries.promises(session)


@doors.post("/promises", status_code=201)
async def create_promise(session: Session, _: CanWrite, command: labels.MakePromise) -> UUID:
    return await labels.make_promise(session, command)


@doors.put("/promises/{promise_id}", status_code=204)
async def edit_promise(
    session: Session, _: CanWrite, promise_id: UUID, command: labels.EditPromise
) -> None:
    await labels.edit_promise(session, promise_id, command)


@doors.get("/forbidden-words")
async def list_words(
    session: ReadSession,
    _: CanReadWords,
    wanted: Annotated[Wanted, Depends(queries.WORDS.wanted)],
) -> Page[WordView]:
    return await queries.list_words(session, wanted)


@doors.post("/forbidden-words", status_code=201)
async def create_word(session: Session, _: CanWriteWords, command: labels.MakeWord) -> UUID:
    return await labels.make_word(session, command)


@doors.put("/forbidden-words/{word_id}", status_code=204)
async def edit_word(
    session: Session, _: CanWriteWords, word_id: UUID, command: labels.EditWord
) -> None:
    await labels.edit_word(session, word_id, command)


@doors.delete("/forbidden-words/{word_id}", status_code=204)
async def delete_word(session: Session, _: CanWriteWords, word_id: UUID) -> None:
    await labels.remove_word(session, word_id)
