"""Tags of the party's desk."""

from typing import Any

from django import template
from django.template import Context

from ccop.kernel.parties.desk import menu

register = template.Library()


@register.inclusion_tag("parties/parts/desk_menu.html", takes_context=True)
def desk_menu(context: Context) -> dict[str, Any]:
    """The name of the party acted for and the pages of its desk."""
    request = context["request"]
    links = menu(request.party, request.path, request.actor.membership)
    return {"party": request.party, "links": links}
