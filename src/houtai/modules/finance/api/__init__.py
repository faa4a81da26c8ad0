"""HTTP doors of finance."""

from houtai.kit.http.routing import Router
from houtai.modules.finance.api import books

__all__ = ["console"]

console: list[Router] = [books.doors]
