"""Rules of merchants, without a database."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from pydantic import TypeAdapter, ValidationError

from houtai.kit.ids import NIL, new_id
from houtai.modules.merchants.rules import numbers, papers, steps
from houtai.modules.merchants.rules.contracts import hash_of
from tests.factories.merchants import ID_NUMBER, company, credit_code

TODAY = date(2026, 11, 2)


def takes(shape: object, text: str) -> str | None:
    try:
        return TypeAdapter(shape).validate_python(text)
    except ValidationError:
        return None


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("91110000600037341L", "91110000600037341L"),
        (" 9111 0000 6000 3734 1l ", "91110000600037341L"),
        ("91110000600037341M", None),
        ("91110000600037342L", None),
        ("9111000060003734", None),
        ("", None),
    ],
)
def test_a_social_credit_code_is_taken_by_its_check_character(written, taken):
    assert takes(numbers.SocialCreditCode, written) == taken


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        (ID_NUMBER, ID_NUMBER),
        ("11010519491231002x", "11010519491231002X"),
        ("110105194912310021", None),
        ("110105194913310020", None),
        ("123456789012345", None),
        ("二二二二二二", None),
    ],
)
def test_an_identity_number_is_taken_by_birthday_and_check_character(written, taken):
    assert takes(numbers.IdentityNumber, written) == taken


@pytest.mark.parametrize(
    ("written", "is_card"),
    [
        ("6222021234567890128", True),
        ("6222021234567890129", False),
        ("62220212", False),
    ],
)
def test_a_card_is_told_by_its_check_digit_and_length(written, is_card):
    assert numbers.is_bank_card(written) is is_card


@pytest.mark.parametrize("written", ["1234a678", "12345", "1" * 33, "－－－－－－"])
def test_an_account_is_made_of_digits(written):
    assert takes(numbers.BankAccount, written) is None


def test_codes_of_the_factory_hold():
    assert takes(numbers.SocialCreditCode, credit_code("deadbeef")) is not None


@dataclass(frozen=True)
class Wanted:
    kind: str
    name: str = ""
    needs_expiry: bool = True


@dataclass(frozen=True)
class Shown:
    kind: str
    state: str = "valid"
    expires_on: date | None = date(2027, 1, 1)
    id: UUID = NIL


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        ([], "missing"),
        ([Shown("permit")], "met"),
        ([Shown("other")], "missing"),
        ([Shown("permit", expires_on=TODAY)], "met"),
        ([Shown("permit", expires_on=date(2026, 11, 1))], "expired"),
        ([Shown("permit", state="expired")], "expired"),
        ([Shown("permit", expires_on=None)], "no_expiry"),
        ([Shown("permit", state="waiting")], "waiting"),
        ([Shown("permit", state="refused")], "missing"),
        ([Shown("permit", state="expired"), Shown("permit")], "met"),
        ([Shown("permit", state="expired"), Shown("permit", state="waiting")], "waiting"),
    ],
)
def test_a_requirement_stands_as_its_best_paper(shown, state):
    [need] = papers.needs([Wanted("permit")], shown, TODAY, counting=("valid",))
    assert need.state == state
    assert (need.paper_id is None) == (state == "missing")


def test_a_draft_counts_in_an_application_only():
    shown = [Shown("permit", state="draft")]
    [kept] = papers.needs([Wanted("permit")], shown, TODAY, counting=("draft", "valid"))
    [refused] = papers.needs([Wanted("permit")], shown, TODAY, counting=("valid",))
    assert (kept.state, refused.state) == ("met", "missing")


def test_an_empty_application_lacks_every_step_and_a_whole_one_none():
    whole = {**company("0"), "shop_name": "店", "category_ids": [new_id()], "papers_seen": True}
    assert steps.unfinished({}) == list(steps.STEPS)
    assert steps.unfinished(whole) == []
    assert steps.unfinished({**whole, "id_number": None}) == ["legal_person"]


def test_a_text_is_fixed_by_its_title_and_its_body():
    assert hash_of("甲", "乙") == hash_of("甲", "乙")
    assert hash_of("甲", "乙") != hash_of("甲", "乙 ")
