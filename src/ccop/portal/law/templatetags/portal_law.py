"""Words about rules and their numbers: ``{% load portal_law %}``."""

from django import template

from ccop.law.catalogue import State
from ccop.law.parameters import Status
from ccop.portal.law import words

register = template.Library()
register.filter("amount", words.amount)
register.filter("valid", words.valid)


@register.filter
def mark_word(mark: Status) -> str:
    """How far a rule or number was compared with the act, in a word."""
    return str(words.MARKS[mark].word)


@register.filter
def caution(mark: Status) -> str:
    """What to bear in mind about an answer; "" of a rule that was compared with the act."""
    return "" if mark == "confirmed" else str(words.MARKS[mark].text)


@register.filter
def state_words(state: State) -> str:
    """Where a rule lives."""
    return str(words.STATES[state])
