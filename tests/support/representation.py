"""Who may sign for a party, for tests: people on the list and rules."""

from datetime import date, timedelta
from typing import Any

from ccop.kernel import clock
from ccop.kernel.parties.models import Party, Proxy, RepresentationRule, Representative
from ccop.kernel.parties.representing import proxy_add, representative_add, rule_set
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.representation import Of, Part, Rule

TWO = Rule(alternatives=((Part(count=2, of=Of.GROUP, name="zarząd"),),))
EACH = Rule(alternatives=((Part(),),))
CHAIR_OR_TWO = Rule(alternatives=((Part(of=Of.FUNCTION, name="prezes"),), TWO.alternatives[0]))
BEGAN = timedelta(days=100)


def entitled(
    party: Party,
    person: Person | None,
    *,
    name: str = "Osoba bez konta (przykład)",
    function: str = "członek zarządu",
    group: str = "zarząd",
    until: date | None = None,
    actor: Actor | None = None,
) -> Representative:
    """A person entitled to sign since a hundred days ago."""
    return representative_add(
        party=party,
        name=person.full_name if person else name,
        function=function,
        group=group,
        since=clock.today() - BEGAN,
        until=until,
        person=person,
        actor=actor or Actor.system(),
    )


def proxy(party: Party, person: Person | None, **changes: Any) -> Proxy:
    """A power of attorney for offers."""
    given = {
        "name": person.full_name if person else "",
        "scope": "offers",
        "given_by": "zarząd (przykład)",
        "together": False,
        "since": clock.today() - BEGAN,
        "until": None,
    }
    return proxy_add(party=party, person=person, actor=Actor.system(), **{**given, **changes})


def ruled(party: Party, rule: Rule) -> RepresentationRule:
    """The rule of the party since a hundred days ago."""
    return rule_set(
        party=party,
        rule=rule,
        source="statut, § 25 (przykład)",
        valid_from=clock.today() - BEGAN,
        actor=Actor.system(),
    )
