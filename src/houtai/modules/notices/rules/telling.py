"""Who is told what, which way: from a notice that is wanted to messages and letters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from houtai.modules.notices.rules.wordings import CHANNELS, LETTERS, Channel, Wording, Words

Wordings = Mapping[tuple[str, Channel], Wording]


class Contact(Protocol):
    """A person as far as telling him goes; whoever owns accounts provides it."""

    @property
    def account_id(self) -> UUID: ...
    @property
    def language(self) -> str: ...
    @property
    def email(self) -> str | None: ...
    @property
    def phone(self) -> str | None: ...


@dataclass(frozen=True)
class Notice:
    """What one event wants told, with its values read."""

    id: UUID
    template: str
    account_ids: tuple[UUID, ...]
    fields: Mapping[str, str]
    link: str


@dataclass(frozen=True)
class ToInbox:
    notice: Notice
    account_id: UUID
    words: Words


@dataclass(frozen=True)
class ToSend:
    """One letter; without an address it is kept all the same, so that somebody sees why not."""

    notice: Notice
    account_id: UUID
    channel: Channel
    address: str | None
    words: Words


def to_inboxes(
    notices: Sequence[Notice], people: Mapping[UUID, Contact], wordings: Wordings
) -> Iterator[ToInbox]:
    """One message for each person of each notice, in his language."""
    for notice in notices:
        wording = wordings[notice.template, "in_app"]
        if not wording.enabled:
            continue
        for person in _of(notice, people):
            words = wording.words(person.language).filled(notice.fields)
            yield ToInbox(notice, person.account_id, words)


def to_send(
    notices: Sequence[Notice],
    people: Mapping[UUID, Contact],
    wordings: Wordings,
    muted: Mapping[UUID, frozenset[str]],
) -> Iterator[ToSend]:
    """Letters by the channels that are on and that the person has not muted."""
    for notice in notices:
        for channel in LETTERS:
            wording = wordings[notice.template, channel]
            if not wording.enabled:
                continue
            for person in _of(notice, people):
                if mute_of(channel, notice.template) in muted.get(person.account_id, ()):
                    continue
                words = wording.words(person.language).filled(notice.fields)
                address = person.email if channel == "email" else person.phone
                yield ToSend(notice, person.account_id, channel, address, words)


def mute_of(channel: str, template: str) -> str:
    """How it is written down that somebody does not want this template by this channel."""
    return f"{channel}:{template}"


def is_mutable(mute: str, codes: Sequence[str]) -> bool:
    """Whether this may be written down: the inbox cannot be muted, nor what does not exist."""
    channel, _, code = mute.partition(":")
    return channel in LETTERS and channel in CHANNELS and code in codes


def _of(notice: Notice, people: Mapping[UUID, Contact]) -> Iterator[Contact]:
    for account_id in dict.fromkeys(notice.account_ids):
        person = people.get(account_id)
        if person is not None:
            yield person
