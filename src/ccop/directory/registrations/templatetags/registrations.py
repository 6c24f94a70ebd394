"""Filters for pages of this room: ``{% load registrations %}``."""

from django import template

from ccop.directory.registrations import links

register = template.Library()
register.filter("card_url", links.card_url)
