"""Tags for pages of forms: ``{% load paperwork %}``."""

from django import template
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ccop.kernel.paperwork.comments import OpenComments

register = template.Library()


@register.simple_tag
def comments_link(comments: OpenComments | None, path: str, label: str) -> SafeString:
    """The way to the comments of a field or table. It opens beside the form, so that nothing typed
    there is left behind."""
    if not comments:
        return SafeString()
    count = comments.at(path)
    return format_html(
        '<p class="field__comments"><a href="{}?{}" target="_blank" rel="noopener">'
        '{}<span class="hidden">: {} ({})</span></a></p>',
        comments.url,
        urlencode({"pole": path}),
        _("Comments (%(count)s)") % {"count": count} if count else _("Add a comment"),
        label,
        _("opens in a new tab"),
    )
