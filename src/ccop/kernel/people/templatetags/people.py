"""Tags of the account pages."""

import io
import json

import segno
from django import template
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_NAMES = {"Edg": "Edge", "OPR": "Opera"}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """A QR code drawn in the page itself, dark on a light ground in every theme."""
    drawing = io.BytesIO()
    segno.make_qr(text).save(
        drawing, kind="svg", scale=5, light="white", xmldecl=False, svgns=False, nl=False
    )
    # Made by segno from its own shapes; the text is in it only as squares.
    svg = mark_safe(drawing.getvalue().decode())  # noqa: S308
    return format_html('<p class="qr" role="img" aria-label="{}">{}</p>', _("QR code"), svg)


@register.filter
def as_json(value: object) -> str:
    """Data for a page's own script, to stand in an attribute."""
    return json.dumps(value)


@register.filter
def without_placeholders(form: BaseForm) -> BaseForm:
    """A form of the library without its placeholders.

    They repeat the labels, and are taken for something that is filled in already.
    """
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.filter
def browser(agent: str) -> str:
    """Program and system ("Firefox, Windows") out of what a browser calls itself."""
    program = next((name for name in _BROWSERS if name in agent), "")
    system = next((name for name in _SYSTEMS if name in agent), "")
    known = [_NAMES.get(program, program), system]
    return ", ".join(part for part in known if part) or _("An unknown program")
