"""Tags for pages of cases: ``{% load cases %}``."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def form_token() -> SafeString:
    """The hidden field by which a form sent twice has one effect."""
    return format_html('<input type="hidden" name="token" value="{}">', uuid4())
