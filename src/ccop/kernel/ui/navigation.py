"""Links of every page's header and footer, which rooms add in their ``registers.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from ccop.kernel.ui.secrecy import told_path

Area = Literal["main", "account", "footer"]
"""The menu under the header; the person's own links; the footer."""


def _always(_request: HttpRequest) -> bool:
    return True


def _nothing(_request: HttpRequest) -> int:
    return 0


@dataclass(frozen=True)
class Item:
    """A link offered on every page where `shown` says so, in the order of `place`."""

    label: str | Promise
    url_name: str
    place: int
    area: Area = "main"
    shown: Callable[[HttpRequest], bool] = _always
    tells_page: bool = False
    """Whether the address tells the page the visitor comes from, as ``?strona=/konkursy/``; of a
    secret address it tells no secret."""
    waiting: Callable[[HttpRequest], int] = _nothing
    """How many things behind the link are new to the person; asked only where it is shown."""


@dataclass(frozen=True)
class Link:
    """An item on a page. `current` when the page is the link's own or lies below it, and below no
    nearer link of the same area."""

    label: str | Promise
    url: str
    current: bool
    here: bool
    """Whether the link leads to this very page."""
    waiting: int


_items: list[Item] = []


def register(*items: Item) -> None:
    """Add links to every page; called once, from a room's ``registers.py``."""
    _items.extend(items)
    _items.sort(key=lambda item: item.place)


def links(area: Area, request: HttpRequest) -> list[Link]:
    """The links of an area for this request. Raises NoReverseMatch for a name nobody serves."""
    offered = [
        (item, _address(item.url_name))
        for item in _items
        if item.area == area and item.shown(request)
    ]
    above = [url for _, url in offered if request.path.startswith(url) and url != "/"]
    nearest = max(above, key=len, default="/" if request.path == "/" else "")
    return [_link(item, url, nearest, request) for item, url in offered]


@cache
def _address(url_name: str) -> str:
    return reverse(url_name)


def _link(item: Item, url: str, nearest: str, request: HttpRequest) -> Link:
    asked = f"?{urlencode({'strona': told_path(request.path)})}" if item.tells_page else ""
    here = request.path == url
    return Link(item.label, url + asked, url == nearest, here, item.waiting(request))
