"""Values of the law in templates."""

from django import template

from ccop.kernel.statutes import wording

register = template.Library()
register.filter("said", wording.said)
register.filter("named", wording.name)
register.filter("validity", wording.validity)
