"""The courier's page, filled in the reader's language."""

import re
import sqlite3
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from houtai.entry.sandbox.carrier_store import STATUSES, CarrierStore
from houtai.kit import regions
from houtai.kit.texts import say

_PLACE = re.compile(r"\{\{([a-z0-9_]+)\}\}")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def carrier_page(store: CarrierStore, number: str, language: str) -> tuple[str, str]:
    """The page, and the policy that allows just its own style and forms."""
    template = (files(__package__) / "carrier.html").read_text(encoding="utf-8")
    waybills = "".join(
        _waybill(one, language, is_open=bool(number)) for one in store.newest(number)
    )
    parts = {
        "language": language,
        "number": escape(number),
        "waybills": waybills or f"<p>{escape(say('sandbox.no_waybills', language))}</p>",
        "balances": "".join(_balance(one, language) for one in store.balances()),
    }

    def fill(place: re.Match[str]) -> str:
        name = place.group(1)
        return parts[name] if name in parts else escape(say(f"sandbox.{name}", language))

    [style] = _STYLE.findall(template)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'"
    )
    return _PLACE.sub(fill, template), policy


def _waybill(one: sqlite3.Row, language: str, *, is_open: bool) -> str:
    def word(name: str) -> str:
        return escape(say(f"sandbox.{name}", language))

    state = "voided" if one["voided"] else one["status"] or "waiting_parcel"
    buttons = "".join(
        f'<button name="status" value="{status}">{word(f"press_{status}")}</button>'
        for status in STATUSES
    )
    delays = "".join(
        f'<option value="{seconds}">{word(name)}</option>'
        for seconds, name in ((0, "at_once"), (5, "seconds_5"), (30, "seconds_30"))
    )
    agos = "".join(
        f'<option value="{minutes}">{word(name)}</option>'
        for minutes, name in ((0, "just_now"), (60, "hour_ago"), (1_440, "day_ago"))
    )
    return f"""<details class="card"{" open" if is_open else ""}>
<summary><b>{escape(one["carrier"])} {escape(one["number"])}</b>
<span>{word(f"press_{state}")}</span>
<small>{escape(one["name"])} {escape(regions.shown(one["region"]))}</small></summary>
<form method="post" action="/carrier">
<input type="hidden" name="carrier" value="{escape(one["carrier"])}">
<input type="hidden" name="number" value="{escape(one["number"])}">
<div class="buttons">{buttons}</div>
<label>{word("own_words")} <input name="words" maxlength="200"></label>
<label>{word("delay")} <select name="delay">{delays}</select></label>
<label>{word("happened")} <select name="ago">{agos}</select></label>
<label>{word("twice")} <input type="checkbox" name="twice"></label>
<label>{word("stale")} <input type="checkbox" name="stale"></label>
<label>{word("lost")} <input type="checkbox" name="lost"></label>
</form></details>"""


def _balance(one: sqlite3.Row, language: str) -> str:
    button = escape(say("sandbox.set_balance", language))
    return f"""<form class="balance" method="post" action="/carrier/balance">
<span>{escape(one["carrier"])} {escape(one["account"])}</span>
<input type="hidden" name="carrier" value="{escape(one["carrier"])}">
<input type="hidden" name="account" value="{escape(one["account"])}">
<input name="left" inputmode="numeric" value="{one["left_over"]}" aria-label="{button}">
<button>{button}</button></form>"""
