"""From what was told to the rows of the logs."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.kit.ids import derive_id
from houtai.modules.audit.rules.notes import Subject, unpacked
from houtai.modules.audit.rules.words import words_of

People = Mapping[UUID, tuple[str, str]]
"""Login and name by account, as they are when the row is written."""

_NOBODY = ("", "")


def entries_of(event: DeedDone, people: People) -> Iterator[dict[str, Any]]:
    """One row for each thing that the deed changed; one row for a deed without any."""
    login, name = people.get(event.actor_id, _NOBODY)
    subjects = list(unpacked(event.notes)) or [Subject(event.thing, event.thing_id, "", "[]")]
    for number, subject in enumerate(subjects):
        yield {
            "id": derive_id(event.deed_id, str(number)) if number else event.deed_id,
            "deed_id": event.deed_id,
            "at": event.at,
            "actor_id": event.actor_id,
            "actor_login": login,
            "actor_name": name,
            "merchant_id": event.merchant_id,
            "warehouse_id": event.warehouse_id,
            "address": event.address,
            "user_agent": event.user_agent,
            "door": event.door,
            "method": event.method,
            "path": event.path,
            "thing": subject.thing,
            "thing_id": subject.thing_id,
            "name": subject.name,
            "changes": subject.changes,
            "cut": event.cut,
            "status": event.status,
            "refused": event.status >= HTTPStatus.BAD_REQUEST,
            "code": event.code,
            "request_id": event.request_id,
        }


def found_by(row: Mapping[str, Any]) -> dict[str, Any]:
    """The words by which the row is found; they follow from it and are in no hash."""
    words = words_of([row["name"], row["actor_login"], row["actor_name"]])
    return {"position": row["position"], "words": words}


def login_of(event: SignInTried, people: People) -> dict[str, Any]:
    """The row of a try to sign in."""
    _, name = _NOBODY if event.account_id is None else people.get(event.account_id, _NOBODY)
    return {
        "id": event.try_id,
        "at": event.at,
        "account_id": event.account_id,
        "login": event.login,
        "name": name,
        "merchant_id": event.merchant_id,
        "warehouse_id": event.warehouse_id,
        "address": event.address,
        "user_agent": event.user_agent,
        "refused": event.code is not None,
        "code": event.code,
        "session_id": event.session_id,
    }
