"""Telling the house of each try to sign in, whatever comes of it."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.identity import SignInTried
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.identity.queries.signing_in import Credentials
from houtai.modules.identity.rules.sign_in import Caller
from houtai.modules.identity.service.sessions import Opened

NEW_ADDRESS = "identity.new_address"
LOGIN_LENGTH_MAX = 64


@dataclass
class Try:
    """One try, as far as it is known by now."""

    caller: Caller
    at: datetime
    known: Credentials | None = None
    place: Place = field(default_factory=Place)

    async def tell(
        self, session: AsyncSession, *, code: str | None = None, opened: Opened | None = None
    ) -> None:
        """What came of it. An unknown login may be a password in the wrong field: not told."""
        place = self.place if opened is None else opened.place
        address = self.caller.address
        tried = SignInTried(
            try_id=new_id(),
            account_id=None if self.known is None else self.known.account_id,
            login="" if self.known is None else self.known.login[:LOGIN_LENGTH_MAX],
            merchant_id=place.merchant_id,
            warehouse_id=place.warehouse_id,
            code=code,
            address=None if address is None else str(address),
            user_agent=self.caller.user_agent,
            session_id=None if opened is None else opened.session_id,
            at=self.at,
        )
        await eventlog.emit(session, tried)

    async def warn_of_new_address(self, session: AsyncSession, known: Credentials) -> None:
        """Let the person know that the account was used from where it never was before."""
        wanted = NoticeWanted(
            notice_id=new_id(),
            template=NEW_ADDRESS,
            account_ids=(known.account_id,),
            fields=json.dumps(
                {
                    "address": str(self.caller.address),
                    "at": f"{self.caller.local(self.at):%Y-%m-%d %H:%M}",
                    "program": self.caller.user_agent,
                }
            ),
            link="/profile",
            at=self.at,
        )
        await eventlog.emit(session, wanted)
