"""Rich text of products: what may stay of what somebody pasted, and which pictures it shows."""

import re
from uuid import UUID

import nh3

PICTURE_URL = "/api/shop/pictures/{file_id}?width=800"
"""How a picture inside the text is kept; consoles and shop may both load it."""
_OURS = re.compile(
    r"^/api/(?:console/files|shop/pictures)/"
    r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:/picture)?(?:\?[^#]*)?$"
)
_NO_SOURCE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
_KEPT = re.compile(r'src="/api/shop/pictures/([0-9a-f-]{36})\?')
_TAGS = {
    "b", "blockquote", "br", "em", "figcaption", "figure", "h2", "h3", "h4", "hr", "i", "img",
    "li", "ol", "p", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"style"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_STYLES = {"text-align", "color", "background-color", "font-size", "font-weight"}


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Pictures are our own, wherever the editor loaded them from; others would tell strangers who
    looks at the page.
    """
    if attribute == "src":
        own = _OURS.match(value) if tag == "img" else None
        return PICTURE_URL.format(file_id=own[1]) if own else None
    if attribute == "style" and ("(" in value or "\\" in value):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_keep,
    clean_content_tags={"script", "style", "iframe", "object", "template", "noscript", "title"},
    url_schemes=set(),
    link_rel=None,
    filter_style_properties=_STYLES,
)


def cleaned(html: str) -> str:
    """The text without anything that acts, leads elsewhere or changes the page around it."""
    return _NO_SOURCE.sub("", _CLEANER.clean(html)).strip()


def pictures_in(html: str) -> list[UUID]:
    """Files that the cleaned text shows, each once."""
    return list(dict.fromkeys(UUID(one) for one in _KEPT.findall(html)))
