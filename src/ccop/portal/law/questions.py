"""The questions of the calculator. A further one is one entry of the list."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ccop.law.rule import all_rules
from ccop.portal.law.answering import Ask


@dataclass(frozen=True)
class Asking:
    """A rule that a question asks: its id, and what `Ask` says of the others."""

    code: str
    pick: str = ""
    words: str | Promise = ""


@dataclass(frozen=True)
class Subject:
    """A question of the calculator: its word in the address, and the rules that answer it."""

    slug: str
    title: str | Promise
    lead: str | Promise
    asks: tuple[Asking, ...]

    def known(self) -> list[Ask]:
        """What is asked of rules that there are; nothing where the first is not among them."""
        rules = all_rules()
        if self.asks[0].code not in rules:
            return []
        return [
            Ask(rules[each.code], each.pick, each.words) for each in self.asks if each.code in rules
        ]


SUBJECTS = (
    Subject(
        "konkurs",
        _("When may a competition close?"),
        _("Give the days on which the announcement appeared in its three places."),
        (Asking("ART13-1", "nominal"),),
    ),
    Subject(
        "maly-grant",
        _("A small grant: what happens by when?"),
        _(
            "Give the day on which the offer came to the City Hall. When it has been posted, give "
            "the days of the three postings too."
        ),
        (
            Asking("ART19A-3"),
            Asking(
                "ART19A-X", "expected", _("First day of a contract if it is posted last-minute")
            ),
            Asking("ART19A-4"),
            Asking("ART19A-5", "day"),
        ),
    ),
    Subject(
        "sprawozdanie",
        _("By when is the final report due?"),
        _("Give the last day of the task, as the contract says."),
        (Asking("ART18-1"),),
    ),
    Subject(
        "podatek",
        _("How much is the share of the tax?"),
        _("Give the tax due of your return, and the year for which it is."),
        (Asking("ART27-1"),),
    ),
)
