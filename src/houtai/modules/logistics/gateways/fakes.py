"""快递100 and 快递鸟 for tests: they check signatures as their documents say, and answer alike."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from houtai.modules.logistics.gateways import kdniao, kuaidi100

Answer = tuple[int, bytes]
"""Status and body."""


def _form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(), strict_parsing=True))


def _told(said: Mapping[str, Any]) -> Answer:
    return 200, json.dumps(said, ensure_ascii=False).encode()


@dataclass
class FakeKuaidi100:
    """One contract. `ways`: what it knows, by number; `watched`: what was subscribed to."""

    key: str
    customer: str
    salt: str
    ways: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    watched: dict[str, dict[str, Any]] = field(default_factory=dict)

    def answer(self, target: str, body: bytes) -> Answer:
        """Theirs to one request."""
        form = _form(body)
        param = json.loads(form["param"])
        if target == "/poll":
            return self._watch(param)
        if form["sign"] != kuaidi100.sign(form["param"], self.key, form["customer"]):
            return _told({"result": False, "returnCode": "503", "message": "signature"})
        number = param["num"]
        if number not in self.ways:
            said = "nothing found"
            return _told({"result": False, "returnCode": "500", "message": said})
        return _told(self._result(number, param["com"]) | {"status": "200", "message": "ok"})

    def _watch(self, param: Mapping[str, Any]) -> Answer:
        if param["key"] != self.key:
            return _told({"result": False, "returnCode": "600", "message": "no subscriber"})
        is_known = param["number"] in self.watched
        self.watched[param["number"]] = dict(param)
        code = "501" if is_known else "200"
        return _told({"result": not is_known, "returnCode": code, "message": ""})

    def _result(self, number: str, carrier: str) -> dict[str, Any]:
        return {
            "nu": number,
            "com": carrier,
            "state": self.states.get(number, "0"),
            "data": self.ways[number],
        }


@dataclass
class FakeKdniao:
    """One contract, with balances of waybills by the carrier's word."""

    business_id: str
    app_key: str
    ways: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    watched: list[str] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)

    def answer(self, _target: str, body: bytes) -> Answer:
        """Theirs to one request."""
        form = _form(body)
        if form["DataSign"] != kdniao.sign(form["RequestData"], self.app_key):
            return _told({"Success": False, "Reason": "unfit", "ResultCode": "101"})
        said = json.loads(form["RequestData"])
        acts = {
            kdniao.QUERY: self._query,
            kdniao.WATCH: self._watch,
            kdniao.ISSUE: self._issue,
            kdniao.VOID: self._void,
            kdniao.BALANCE: self._balance,
        }
        return _told({"EBusinessID": self.business_id, **acts[form["RequestType"]](said)})

    def _query(self, said: Mapping[str, Any]) -> dict[str, Any]:
        number = said["LogisticCode"]
        return {
            "Success": True,
            "ShipperCode": said["ShipperCode"],
            "LogisticCode": number,
            "State": self.states.get(number, "0"),
            "Traces": self.ways.get(number, []),
        }

    def _watch(self, said: Mapping[str, Any]) -> dict[str, Any]:
        self.watched.append(said["LogisticCode"])
        return {"Success": True}

    def _issue(self, said: Mapping[str, Any]) -> dict[str, Any]:
        order, carrier = said["OrderCode"], said["ShipperCode"]
        code = "106" if order in self.given else "100"
        if code == "100":
            if self.left.get(carrier, 0) <= 0:
                return {"Success": False, "ResultCode": "105", "Reason": "no balance"}
            self.left[carrier] -= 1
            self.given[order] = f"{len(self.given):013d}"
        shown = {"LogisticCode": self.given[order], "SortingCode": "755-A1"}
        return {"Success": code == "100", "ResultCode": code, "Order": shown}

    def _void(self, said: Mapping[str, Any]) -> dict[str, Any]:
        known = self.given.get(said["OrderCode"]) == said["ExpNo"]
        self.left[said["ShipperCode"]] += int(known)
        return {"Success": known, "Reason": "" if known else "no such number"}

    def _balance(self, said: Mapping[str, Any]) -> dict[str, Any]:
        left = self.left.get(said["ShipperCode"], 0)
        return {"Success": True, "EorderBalance": {"AvailableNum": left}}
