"""Who may sign for a party: the rule of its statute or register as data, and what it says of
signatures.

An organisation acts through its organ as its statute lays down (art. 38 k.c.; for associations
art. 10 ust. 1 pkt 6 of the Act on associations); a person with a power of attorney acts as if the
organisation did (art. 95 and 98 k.c.). Whether an offer was signed by the right people is judged by
this alone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

CITATION = "art. 38 Kodeksu cywilnego; statut i rejestr organizacji"

FUNCTIONS: Mapping[str, tuple[str, str, str]] = {
    "prezes": ("prezes", "prezesa", "prezesów"),
    "wiceprezes": ("wiceprezes", "wiceprezesa", "wiceprezesów"),
    "przewodniczący": ("przewodniczący", "przewodniczącego", "przewodniczących"),
    "skarbnik": ("skarbnik", "skarbnika", "skarbników"),
    "sekretarz": ("sekretarz", "sekretarza", "sekretarzy"),
    "członek zarządu": ("członek zarządu", "członka zarządu", "członków zarządu"),
    "dyrektor": ("dyrektor", "dyrektora", "dyrektorów"),
    "likwidator": ("likwidator", "likwidatora", "likwidatorów"),
}
"""Functions whose forms are known: one, of one, of several. Any other word is a function too."""
GROUPS: Mapping[str, tuple[str, str, str]] = {
    "zarząd": ("członek zarządu", "członka zarządu", "członków zarządu"),
    "rada": ("członek rady", "członka rady", "członków rady"),
    "likwidatorzy": ("likwidator", "likwidatora", "likwidatorów"),
}
"""Organs and other groups, by a member of theirs."""
_ANYBODY = ("uprawniony", "uprawnionego", "uprawnionych")
_NUMBERS = {
    2: "dwóch",
    3: "trzech",
    4: "czterech",
    5: "pięciu",
    6: "sześciu",
    7: "siedmiu",
    8: "ośmiu",
    9: "dziewięciu",
    10: "dziesięciu",
}


class Of(StrEnum):
    """Among whom a part of a rule looks for its people."""

    ALL = "all"
    FUNCTION = "function"
    GROUP = "group"
    NAMED = "named"


class Scope(StrEnum):
    """The papers that a power of attorney is for."""

    OFFERS = "offers"
    CONTRACTS = "contracts"
    REPORTS = "reports"
    EVERYTHING = "everything"


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Data):
    """So many different people of some kind: all who are entitled, a function, a group, names."""

    count: Annotated[int, Field(ge=1, le=30)] = 1
    of: Of = Of.ALL
    name: Annotated[str, Field(max_length=60)] = ""
    """The function or the group."""
    people: tuple[str, ...] = ()
    """Ids of the representatives that are named."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.of in {Of.FUNCTION, Of.GROUP}) != bool(self.name):
            raise ValueError("a function or a group has a name, and nothing else has one")
        if (self.of is Of.NAMED) != bool(self.people):
            raise ValueError("people are named where the part is of named people")
        if self.of is Of.NAMED and self.count > len(set(self.people)):
            raise ValueError("more people are wanted than are named")
        return self


Alternative = Annotated[tuple[Part, ...], Field(min_length=1, max_length=10)]
"""Parts that must all be filled, each by people of its own."""


class Rule(_Data):
    """A rule of representation: whichever alternative is fulfilled is enough."""

    alternatives: Annotated[tuple[Alternative, ...], Field(min_length=1, max_length=10)]


class _Dated(_Data):
    id: str
    person: str = ""
    """The account of the person, "" where there is none: then nothing can be signed here."""
    name: str
    since: date
    until: date | None = None
    """The first day on which it no longer holds."""

    def holds(self, day: date) -> bool:
        """Whether it holds on the day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def who(self) -> str:
        """What tells the person from others: two entries of one account are one person."""
        return self.person or f"entry {self.id}"


class Representative(_Dated):
    """A person entitled to sign for the party, for a term of office."""

    function: str
    group: str = ""


class Proxy(_Dated):
    """A person with a power of attorney. Alone they sign as the whole party; who was appointed
    together with others does so with one more of them."""

    scope: Scope = Scope.EVERYTHING
    together: bool = False


class Representation(_Data):
    """All that is on record of a party. Without a rule any one signatory is enough."""

    rule: Rule | None = None
    representatives: tuple[Representative, ...] = ()
    proxies: tuple[Proxy, ...] = ()


class Signing(NamedTuple):
    """A person's signature, judged by the day on which it was given."""

    person: str
    day: date


class Candidate(NamedTuple):
    """Somebody whose signature brings a paper nearer to being signed by the party."""

    who: str
    person: str
    """The account, "" for who has none."""
    name: str
    capacity: str
    completes: bool
    """Whether nothing is missing after this one signature."""


class Standing(NamedTuple):
    """How signatures of a paper stand against the rule."""

    met: bool
    missing: str
    """What is missing, in words; "" where the rule is met."""
    candidates: tuple[Candidate, ...]


def capacity(of: Representation, person: str, scope: Scope, day: date) -> str | None:
    """As what a person signs on the day: the functions held, or a power of attorney for papers of
    the scope; None for who is neither."""
    held = [row.function for row in of.representatives if row.person == person and row.holds(day)]
    if held:
        return ", ".join(dict.fromkeys(held))
    given = [row for row in _proxies(of, scope, day) if row.person == person]
    return "pełnomocnik" if given else None


def is_met(of: Representation, signings: Iterable[Signing], scope: Scope) -> bool:
    """Whether the signatures are the party's.

    Their order does not matter, one more never makes it worse, and nobody counts twice.
    """
    rule, signed = of.rule, tuple(signings)
    if rule is None:
        return bool(signed)
    if _by_proxy(of, signed, scope):
        return True
    people = _qualities(of, signed)
    return any(not _unfilled(parts, people) for parts in rule.alternatives)


def standing(of: Representation, signings: Iterable[Signing], scope: Scope, day: date) -> Standing:
    """Whether the signatures are the party's, and otherwise what is missing on the day and who can
    give it; the way with the fewest signatures left is told first."""
    signed = tuple(signings)
    if is_met(of, signed, scope):
        return Standing(met=True, missing="", candidates=())
    candidates = [
        _candidate(of, who, signed, scope, day) for who in _others(of, signed, scope, day)
    ]
    helping = sorted(filter(None, candidates), key=lambda each: not each.completes)
    return Standing(met=False, missing=_missing(of, signed), candidates=tuple(helping))


def alone(of: Representation, person: str, scope: Scope, day: date) -> bool:
    """Whether the person's signature on the day is the party's without anybody else's."""
    return is_met(of, [Signing(person, day)], scope)


def sentence(rule: Rule, names: Mapping[str, str]) -> str:
    """The rule in words, for example "prezes jednoosobowo albo dwóch członków zarządu łącznie".

    `names` are the people by the ids that the rule names.
    """
    return " albo ".join(_alternative(parts, names) for parts in rule.alternatives)


def _alternative(parts: Sequence[Part], names: Mapping[str, str]) -> str:
    told = " i ".join(_part(part, part.count, names, 0) for part in parts)
    if sum(part.count for part in parts) > 1:
        return f"{told} łącznie"
    if parts[0].of is Of.ALL:
        return "każdy uprawniony samodzielnie"
    return f"{told} jednoosobowo"


def _part(part: Part, count: int, names: Mapping[str, str], case: int) -> str:
    """So many of the part's people, in the nominative (0) or the genitive (1)."""
    if part.of is Of.NAMED:
        known = [names.get(each, "osoba spoza listy") for each in dict.fromkeys(part.people)]
        if case == 0 and count == len(known):
            return " i ".join(known)
        if len(known) == 1:
            return f"osoby „{known[0]}”"
        return f"{_counted(count, ('jeden', 'jednego', ''), case)} z osób: {', '.join(known)}"
    forms = _forms(part)
    if count > 1:
        return f"{_NUMBERS.get(count, str(count))} {forms[2]}"
    one = "" if part.of is Of.FUNCTION else ("jeden ", "jednego ")[case]
    return f"{one}{forms[case]}"


def _counted(count: int, one: tuple[str, str, str], case: int) -> str:
    return one[case] if count == 1 else _NUMBERS.get(count, str(count))


def _forms(part: Part) -> tuple[str, str, str]:
    name = part.name
    match part.of:
        case Of.FUNCTION:
            one, of_one, of_several = _ANYBODY
            other = f"z funkcją „{name}”"
            unknown = (f"{one} {other}", f"{of_one} {other}", f"{of_several} {other}")
            return FUNCTIONS.get(name, unknown)
        case Of.GROUP:
            other = f"grupy „{name}”"
            return GROUPS.get(name, (f"członek {other}", f"członka {other}", f"członków {other}"))
    return _ANYBODY


class _Qualities(NamedTuple):
    """What a person is entitled by."""

    functions: frozenset[str]
    groups: frozenset[str]
    ids: frozenset[str]

    def fill(self, part: Part) -> bool:
        """Whether the person is one of those the part wants."""
        match part.of:
            case Of.FUNCTION:
                return part.name in self.functions
            case Of.GROUP:
                return part.name in self.groups
            case Of.NAMED:
                return bool(self.ids.intersection(part.people))
        return True


def _qualities(of: Representation, signed: Collection[Signing]) -> list[_Qualities]:
    """What each person who signed is entitled by on the day of the signature; each person once."""
    held: dict[str, list[Representative]] = {}
    for person, day in signed:
        rows = [row for row in of.representatives if row.who == person and row.holds(day)]
        held.setdefault(person, []).extend(rows)
    return [
        _Qualities(
            frozenset(row.function for row in rows),
            frozenset(row.group for row in rows),
            frozenset(row.id for row in rows),
        )
        for rows in held.values()
        if rows
    ]


def _unfilled(parts: Sequence[Part], people: Sequence[_Qualities]) -> list[Part]:
    """The places of an alternative that stay empty, when as many as can be are filled by different
    people: a maximum matching by augmenting paths."""
    places = [part for part in parts for _ in range(part.count)]
    sits: dict[int, int] = {}

    def seated(place: int, asked: set[int]) -> bool:
        for number, person in enumerate(people):
            if number not in asked and person.fill(places[place]):
                asked.add(number)
                if number not in sits or seated(sits[number], asked):
                    sits[number] = place
                    return True
        return False

    return [part for place, part in enumerate(places) if not seated(place, set())]


def _proxies(of: Representation, scope: Scope, day: date) -> list[Proxy]:
    return [row for row in of.proxies if row.scope in {scope, Scope.EVERYTHING} and row.holds(day)]


def _by_proxy(of: Representation, signed: Collection[Signing], scope: Scope) -> bool:
    together = set()
    for person, day in signed:
        for row in _proxies(of, scope, day):
            if row.who == person and not row.together:
                return True
            if row.who == person:
                together.add(person)
    return len(together) > 1


def _others(
    of: Representation, signed: Collection[Signing], scope: Scope, day: date
) -> dict[str, Representative | Proxy]:
    """Everybody entitled on the day who has not signed, by what tells them apart."""
    entitled: list[Representative | Proxy] = [*_proxies(of, scope, day)]
    entitled += [row for row in of.representatives if row.holds(day)]
    done = {person for person, _day in signed}
    return {row.who: row for row in entitled if row.who not in done}


def _candidate(
    of: Representation, who: str, signed: tuple[Signing, ...], scope: Scope, day: date
) -> Candidate | None:
    more = (*signed, Signing(who, day))
    completes = is_met(of, more, scope)
    rows = [row for row in of.representatives if row.who == who and row.holds(day)]
    given = [row for row in _proxies(of, scope, day) if row.who == who]
    if not (completes or _fewer(of, signed, more) or _pairs(of, given, scope, day)):
        return None
    row = (rows or given)[0]
    held = ", ".join(dict.fromkeys(each.function for each in rows)) or "pełnomocnik"
    return Candidate(who, row.person, row.name, held, completes)


def _pairs(of: Representation, given: Collection[Proxy], scope: Scope, day: date) -> bool:
    """Whether one of these was appointed together with others, of whom there is one."""
    joint = {row.who for row in _proxies(of, scope, day) if row.together}
    return len(joint) > 1 and any(row.together for row in given)


def _fewer(of: Representation, signed: Collection[Signing], more: Collection[Signing]) -> bool:
    """Whether some alternative lacks fewer people with the further signature than without it."""
    before, after = _qualities(of, signed), _qualities(of, more)
    return of.rule is not None and any(
        len(_unfilled(parts, after)) < len(_unfilled(parts, before))
        for parts in of.rule.alternatives
    )


def _missing(of: Representation, signed: Collection[Signing]) -> str:
    """What is missing, by the ways with the fewest signatures left."""
    if of.rule is None:
        return "brakuje: podpisu jednej osoby z rolą „Reprezentant”"
    people = _qualities(of, signed)
    names = {row.id: row.name for row in of.representatives}
    left = [_unfilled(parts, people) for parts in of.rule.alternatives]
    fewest = min(map(len, left))
    ways = [_told(places, names) for places in left if len(places) == fewest]
    more = "jeszcze " if people else ""
    return f"brakuje: {more}{' albo '.join(dict.fromkeys(ways))}"


def _told(places: Sequence[Part], names: Mapping[str, str]) -> str:
    counts = {part: places.count(part) for part in places}
    return " i ".join(_part(part, count, names, 1) for part, count in counts.items())
