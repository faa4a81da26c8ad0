"""From where a request comes: proxies are believed as far as they are trusted, and no further."""

from ipaddress import ip_address, ip_network
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from houtai.kit.environment import Environment
from houtai.kit.http import caller_address

PROXIES = ("10.0.0.0/8", "2001:db8:ffff::/48")


def request(peer, *forwarded, trusted=PROXIES):
    networks = tuple(map(ip_network, trusted))
    return Request(
        {
            "type": "http",
            "client": None if peer is None else (peer, 40_000),
            "headers": [(b"x-forwarded-for", each.encode()) for each in forwarded],
            "app": SimpleNamespace(state=SimpleNamespace(trusted_proxies=networks)),
        }
    )


@pytest.mark.parametrize(
    ("peer", "forwarded", "caller"),
    [
        ("203.0.113.7", [], "203.0.113.7"),
        # Anybody may write the header; only a trusted peer is believed.
        ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"),
        ("10.1.2.3", ["198.51.100.1"], "198.51.100.1"),
        # What stands to the left of the first untrusted hop was written by that hop.
        ("10.1.2.3", ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("10.1.2.3", ["1.1.1.1, 198.51.100.1, 10.9.9.9"], "198.51.100.1"),
        ("10.1.2.3", ["1.1.1.1", "198.51.100.1"], "198.51.100.1"),
        ("10.1.2.3", ["10.4.4.4, 10.5.5.5"], "10.4.4.4"),
        ("10.1.2.3", [], "10.1.2.3"),
        ("10.1.2.3", ["nonsense, 198.51.100.1"], "198.51.100.1"),
        ("10.1.2.3", ["198.51.100.1, nonsense"], None),
        ("10.1.2.3", [" , ,198.51.100.1, "], "198.51.100.1"),
        ("10.1.2.3", ["[2001:db8::1]:443"], "2001:db8::1"),
        ("2001:db8:ffff::1", ["2001:db8::7"], "2001:db8::7"),
        # IPv4 written as IPv6 is IPv4, at either end.
        ("::ffff:10.1.2.3", ["::ffff:198.51.100.1"], "198.51.100.1"),
        ("/run/houtai.socket", ["198.51.100.1"], None),
        (None, ["198.51.100.1"], None),
    ],
)
def test_the_right_most_hop_that_is_no_trusted_proxy_is_the_caller(peer, forwarded, caller):
    found = caller_address(request(peer, *forwarded))
    assert found == (None if caller is None else ip_address(caller))


def test_without_trusted_proxies_the_header_says_nothing():
    asked = request("10.1.2.3", "198.51.100.1", trusted=())
    assert caller_address(asked) == ip_address("10.1.2.3")


def test_a_header_of_thousands_of_hops_costs_little():
    asked = request("10.1.2.3", ",".join(["10.1.1.1"] * 3000))
    assert caller_address(asked) == ip_address("10.1.1.1")


def test_trusted_proxies_are_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("HOUTAI_TRUSTED_PROXIES", " 10.0.0.0/8 ,2001:db8::/32,192.0.2.1")
    assert Environment.read().trusted_proxies == tuple(
        map(ip_network, ("10.0.0.0/8", "2001:db8::/32", "192.0.2.1"))
    )
    monkeypatch.setenv("HOUTAI_TRUSTED_PROXIES", "10.0.0.1/8")
    with pytest.raises(ValueError, match="HOUTAI_TRUSTED_PROXIES"):
        Environment.read()
