"""Tags and filters that every template may load: ``{% load ui %}``."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import lucide
from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms import BoundField
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe

from ccop.kernel import clock
from ccop.kernel.ui import navigation, wording
from ccop.law.money import format_amount

register = template.Library()

FONTS = "ui/fonts/fonts.css"
FIRST_FONT = "ui/fonts/portal-sans-latin.woff2"


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, css: str = "icon") -> SafeString:
    """A Lucide icon, hidden from screen readers: it always stands beside words.

    Its size follows the text (``.icon`` in the stylesheet); width and height are for a page
    without styles.
    """
    svg = lucide._render_icon(  # noqa: SLF001  (the wheel's only way without its own Django app)
        name, 24, **{"class": css, "aria_hidden": "true", "focusable": "false"}
    )
    return mark_safe(svg)  # noqa: S308  (comes from the wheel, with no text of a visitor's)


@register.filter
def money(amount: Decimal | None) -> str:
    """Złote as printed in Poland, "52 000,00 zł", with spaces that do not break; "" for None."""
    return "" if amount is None else f"{format_amount(amount)}\N{NO-BREAK SPACE}zł"


@register.filter
def moment(at: datetime | None) -> str:
    """Day and hour in Poland: "23 listopada 2026, godz. 15.30"; "" for None."""
    return "" if at is None else wording.moment(at)


@register.filter
def closing(at: datetime | None) -> str:
    """As `moment`, but midnight is the end of the day before: "23 listopada 2026, godz. 24.00"."""
    return "" if at is None else wording.closing(at)


@register.filter
def deadline(at: datetime | None, now: datetime | None = None) -> str:
    """How much time is left: "Zostało 7 dni". `now` is the present, asked for when not given."""
    return "" if at is None else wording.time_left(at, now or clock.now())


@register.filter
def urgent(at: datetime, now: datetime | None = None) -> bool:
    """Whether less than three days are left."""
    return wording.is_urgent(at, now or clock.now())


@register.simple_tag
def server_time(at: datetime, now: datetime | None = None) -> str:
    """The server's time to the second in the last 24 hours before `at`, otherwise ""."""
    present = now or clock.now()
    return wording.server_time(present) if wording.is_last_day(at, present) else ""


@register.filter
def optional(field: BoundField) -> bool:
    """Whether to say that a field may stay empty: in a form where some other may not."""
    asked = any(each.required for each in field.form.fields.values())
    return asked and not field.field.required


@register.filter
def advised(field: BoundField) -> str:
    """How many characters a text should have at most, "" where nothing is advised."""
    return str(field.field.widget.attrs.get("data-advised", ""))


@register.filter
def length_of(field: BoundField) -> int:
    """How many characters a field holds now."""
    return len(field.value() or "")


@register.filter
def at(things: Sequence[Any], place: int) -> Any:
    """The thing at a place counted from 0: a cell's heading in a table."""
    return things[place]


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The address of this page with parameters set anew: ``{% query strona=2 sort=None %}``.

    None removes a parameter.
    """
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return f"?{parameters.urlencode()}"


@register.simple_tag
def url_or_none(name: str, *args: Any, **kwargs: Any) -> str | None:
    """The address of a page that another part of the site may serve; None where none does."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return None


@register.simple_tag(takes_context=True)
def navigation_links(context: Context, area: navigation.Area) -> list[navigation.Link]:
    """The registered links of an area of the page; none on an error page without a request."""
    request = context.get("request")
    return navigation.links(area, request) if isinstance(request, HttpRequest) else []


@register.simple_block_tag
def drawn(content: SafeString) -> SafeString:
    """Draw once what stands in several places of a page: ``{% drawn as links %}``."""
    return content


@register.simple_tag
def fonts_built() -> bool:
    """Whether the site has its own fonts; without them the system's are used."""
    return staticfiles_storage.exists(FONTS)
