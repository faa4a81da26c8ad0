"""Applications with host names of their own are found there and nowhere else."""

import pytest

from houtai.entry.hosts import belongs

SHOP_ALONE = {"shop": "shop.example.com"}
ALL = {
    "platform": "admin.example.com",
    "merchant": "sellers.example.com",
    "warehouse": "wms.example.com",
    "shop": "shop.example.com",
}


@pytest.mark.parametrize(
    ("host", "path", "answered"),
    [
        ("shop.example.com", "/shop/products/1", True),
        ("shop.example.com:8443", "/api/shop/home", True),
        ("SHOP.example.com", "/shop", True),
        ("shop.example.com", "/admin", False),
        ("shop.example.com", "/api/console/identity/me", False),
        ("shop.example.com", "/web/assets/index-1.js", True),
        ("office.example.com", "/admin/accounts", True),
        ("office.example.com", "/api/console/identity/me", True),
        ("office.example.com", "/shop", False),
        ("office.example.com", "/api/shop/home", False),
        ("office.example.com", "/shopping", True),
        ("127.0.0.1:8000", "/api/health/live", True),
        ("[::1]:8000", "/admin", True),
        ("[", "/admin", False),
        ("", "/shop", False),
    ],
)
def test_a_shop_with_a_host_of_its_own_shares_no_origin_with_the_consoles(host, path, answered):
    assert belongs(SHOP_ALONE, host, path) is answered


@pytest.mark.parametrize("application", ALL)
def test_each_application_is_at_its_own_host_only(application):
    page = {"platform": "/admin", "merchant": "/merchant", "warehouse": "/wms", "shop": "/shop"}
    found = {name for name, path in page.items() if belongs(ALL, ALL[application], path)}
    assert found == {application}
    assert belongs(ALL, ALL[application], "/api/console/search") is (application != "shop")


def test_a_host_that_nobody_named_shows_no_application():
    assert not any(belongs(ALL, "203.0.113.7", path) for path in ("/admin", "/shop", "/wms/tasks"))
    assert belongs(ALL, "203.0.113.7", "/api/health/live")
