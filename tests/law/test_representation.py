"""The rule of representation: when signatures are a party's, what is missing, and its words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ccop.law.representation import (
    Of,
    Part,
    Proxy,
    Representation,
    Representative,
    Rule,
    Scope,
    Signing,
    alone,
    capacity,
    is_met,
    sentence,
    standing,
)

DAY = date(2026, 12, 1)
BEGAN = date(2025, 1, 1)


def _person(
    who: str, function: str = "członek zarządu", group: str = "zarząd", **more: object
) -> Representative:
    given = {"id": who, "person": who, "name": who.title(), "since": BEGAN, **more}
    return Representative.model_validate({**given, "function": function, "group": group})


def _proxy(who: str, scope: Scope = Scope.OFFERS, **more: object) -> Proxy:
    given = {"id": f"p{who}", "person": who, "name": who.title(), "since": BEGAN, **more}
    return Proxy.model_validate({**given, "scope": scope})


CHAIR, TREASURER = _person("anna", "prezes"), _person("bogdan", "skarbnik")
MEMBER, DIRECTOR = _person("celina"), _person("dawid", "dyrektor", "")
PEOPLE = (CHAIR, TREASURER, MEMBER, DIRECTOR)
OF_BOARD = Part(count=2, of=Of.GROUP, name="zarząd")
THE_CHAIR = Part(of=Of.FUNCTION, name="prezes")
THE_TREASURER = Part(of=Of.FUNCTION, name="skarbnik")
TWO = Rule(alternatives=((OF_BOARD,),))
CHAIR_OR_TWO = Rule(alternatives=((THE_CHAIR,), (OF_BOARD,)))
BOTH = Rule(alternatives=((THE_CHAIR, THE_TREASURER),))
EACH = Rule(alternatives=((Part(),),))
NAMES = {row.id: row.name for row in PEOPLE}


def _of(
    rule: Rule | None, *proxies: Proxy, people: tuple[Representative, ...] = PEOPLE
) -> Representation:
    return Representation(rule=rule, representatives=people, proxies=proxies)


def _met(of: Representation, *who: str, day: date = DAY) -> bool:
    return is_met(of, [Signing(person, day) for person in who], Scope.OFFERS)


def _left(of: Representation, *who: str) -> str:
    return standing(of, [Signing(person, DAY) for person in who], Scope.OFFERS, DAY).missing


@pytest.mark.parametrize(
    ("rule", "who", "met"),
    [
        (TWO, "anna bogdan", True),
        (TWO, "anna", False),
        (TWO, "anna dawid", False),  # who is not of the board
        (TWO, "anna anna", False),
        (CHAIR_OR_TWO, "anna", True),
        (CHAIR_OR_TWO, "bogdan", False),
        (CHAIR_OR_TWO, "bogdan celina", True),
        (BOTH, "anna bogdan", True),
        (BOTH, "anna celina", False),
        (EACH, "dawid", True),
        (EACH, "obcy", False),
        (EACH, "", False),
        (None, "obcy", True),
        (None, "", False),
    ],
)
def test_when_signatures_are_the_partys(rule: Rule | None, who: str, *, met: bool) -> None:
    assert _met(_of(rule), *who.split()) is met


def test_any_k_of_named_people() -> None:
    named = Part(count=2, of=Of.NAMED, people=("anna", "celina", "dawid"))
    of = _of(Rule(alternatives=((named,),)))
    assert _met(of, "celina", "dawid")
    assert not _met(of, "celina", "bogdan")


def test_a_person_counts_once_also_with_two_offices() -> None:
    both = (_person("anna", "prezes"), _person("anna", "skarbnik", id="anna2"))
    assert not _met(_of(BOTH, people=both), "anna")
    assert not _met(_of(TWO, people=both), "anna")
    assert _met(_of(BOTH, people=(*both, TREASURER)), "anna", "bogdan")


def test_who_fits_several_parts_takes_the_one_that_leaves_room_for_the_others() -> None:
    """The chair is of the board too: counted there first, nobody would be left for the chair."""
    rule = Rule(alternatives=((Part(of=Of.GROUP, name="zarząd"), THE_CHAIR),))
    assert _met(_of(rule), "anna", "celina")
    assert _met(_of(rule), "celina", "anna")
    assert not _met(_of(rule), "celina", "bogdan")


def test_a_term_of_office_has_a_first_and_a_last_day() -> None:
    until = DAY + timedelta(days=1)
    of = _of(EACH, people=(_person("ewa", since=DAY, until=until),))
    assert [_met(of, "ewa", day=DAY + timedelta(days=n)) for n in (-1, 0, 1)] == [
        False,
        True,
        False,
    ]


def test_what_was_signed_in_the_term_counts_after_it() -> None:
    of = _of(TWO, people=(_person("ewa", until=DAY), CHAIR))
    signed = [Signing("ewa", DAY - timedelta(days=1)), Signing("anna", DAY)]
    assert standing(of, signed, Scope.OFFERS, DAY).met


def test_a_proxy_signs_as_the_whole_party_within_scope_and_dates() -> None:
    of = _of(TWO, _proxy("ewa"), _proxy("filip", Scope.REPORTS), _proxy("gaja", until=DAY))
    assert _met(of, "ewa")
    assert not _met(of, "filip")
    assert not _met(of, "gaja")
    assert is_met(of, [Signing("filip", DAY)], Scope.REPORTS)
    everything = _of(TWO, _proxy("ewa", Scope.EVERYTHING))
    assert all(is_met(everything, [Signing("ewa", DAY)], scope) for scope in Scope)


def test_proxies_appointed_together_sign_by_two() -> None:
    of = _of(TWO, _proxy("ewa", together=True), _proxy("filip", together=True))
    assert not _met(of, "ewa")
    assert not _met(of, "ewa", "anna")
    assert _met(of, "ewa", "filip")
    asked = standing(of, [Signing("ewa", DAY)], Scope.OFFERS, DAY).candidates
    assert [who.person for who in asked if who.completes] == ["filip"]
    single = standing(_of(TWO, _proxy("ewa", together=True)), [], Scope.OFFERS, DAY).candidates
    assert "ewa" not in {who.person for who in single}


def test_as_what_a_person_signs() -> None:
    of = _of(TWO, _proxy("ewa"), people=(CHAIR, _person("anna", "skarbnik", id="anna2")))
    assert capacity(of, "anna", Scope.OFFERS, DAY) == "prezes, skarbnik"
    assert capacity(of, "ewa", Scope.OFFERS, DAY) == "pełnomocnik"
    assert capacity(of, "ewa", Scope.REPORTS, DAY) is None
    assert capacity(of, "anna", Scope.OFFERS, BEGAN - timedelta(days=1)) is None


def test_whose_signature_alone_is_enough() -> None:
    of = _of(CHAIR_OR_TWO)
    assert alone(of, "anna", Scope.OFFERS, DAY)
    assert not alone(of, "bogdan", Scope.OFFERS, DAY)


def test_who_can_complete_it_is_named_first_and_who_cannot_help_is_not() -> None:
    told = standing(_of(CHAIR_OR_TWO), [], Scope.OFFERS, DAY)
    assert [(who.name, who.capacity, who.completes) for who in told.candidates] == [
        ("Anna", "prezes", True),
        ("Bogdan", "skarbnik", False),
        ("Celina", "członek zarządu", False),
    ]
    after = standing(_of(TWO), [Signing("anna", DAY)], Scope.OFFERS, DAY)
    assert [who.person for who in after.candidates if who.completes] == ["bogdan", "celina"]
    assert standing(_of(TWO), [Signing(n, DAY) for n in NAMES], Scope.OFFERS, DAY) == (True, "", ())


def test_who_has_no_account_is_named_but_signs_nothing() -> None:
    of = _of(EACH, people=(_person("ewa", person=""),))
    (who,) = standing(of, [], Scope.OFFERS, DAY).candidates
    assert (who.name, who.person) == ("Ewa", "")
    assert not _met(of, "ewa")


def test_of_a_party_without_a_rule_anybody_entitled_can_complete_it() -> None:
    told = standing(_of(None), [], Scope.OFFERS, DAY)
    assert told.missing == "brakuje: podpisu jednej osoby z rolą „Reprezentant”"
    assert all(who.completes for who in told.candidates)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (EACH, "każdy uprawniony samodzielnie"),
        (TWO, "dwóch członków zarządu łącznie"),
        (CHAIR_OR_TWO, "prezes jednoosobowo albo dwóch członków zarządu łącznie"),
        (BOTH, "prezes i skarbnik łącznie"),
        (Rule(alternatives=((Part(count=2),),)), "dwóch uprawnionych łącznie"),
        (Rule(alternatives=((Part(count=12),),)), "12 uprawnionych łącznie"),
        (
            Rule(alternatives=((Part(of=Of.GROUP, name="zarząd"),),)),
            "jeden członek zarządu jednoosobowo",
        ),
        (
            Rule(alternatives=((Part(count=3, of=Of.GROUP, name="para"),),)),
            "trzech członków grupy „para” łącznie",
        ),
        (
            Rule(alternatives=((Part(of=Of.FUNCTION, name="kustosz"),),)),
            "uprawniony z funkcją „kustosz” jednoosobowo",
        ),
        (
            Rule(alternatives=((Part(count=2, of=Of.NAMED, people=("anna", "dawid")),),)),
            "Anna i Dawid łącznie",
        ),
        (
            Rule(alternatives=((Part(of=Of.NAMED, people=("anna", "celina", "nikt")),),)),
            "jeden z osób: Anna, Celina, osoba spoza listy jednoosobowo",
        ),
    ],
)
def test_the_rule_in_words(rule: Rule, words: str) -> None:
    assert sentence(rule, NAMES) == words


@pytest.mark.parametrize(
    ("rule", "who", "words"),
    [
        (TWO, "", "brakuje: dwóch członków zarządu"),
        (TWO, "anna", "brakuje: jeszcze jednego członka zarządu"),
        (BOTH, "", "brakuje: prezesa i skarbnika"),
        (BOTH, "anna", "brakuje: jeszcze skarbnika"),
        (CHAIR_OR_TWO, "", "brakuje: prezesa"),
        (CHAIR_OR_TWO, "celina", "brakuje: jeszcze prezesa albo jednego członka zarządu"),
        (EACH, "", "brakuje: jednego uprawnionego"),
        (
            Rule(alternatives=((Part(of=Of.NAMED, people=("anna",)),),)),
            "",
            "brakuje: osoby „Anna”",
        ),
        (
            Rule(alternatives=((Part(count=2, of=Of.NAMED, people=("anna", "dawid")),),)),
            "",
            "brakuje: dwóch z osób: Anna, Dawid",
        ),
        (
            Rule(alternatives=((Part(of=Of.FUNCTION, name="kustosz"),),)),
            "anna",
            "brakuje: jeszcze uprawnionego z funkcją „kustosz”",
        ),
    ],
)
def test_what_is_missing_in_words(rule: Rule, who: str, words: str) -> None:
    assert _left(_of(rule), *who.split()) == words


@pytest.mark.parametrize(
    "part",
    [
        {"of": "function"},
        {"of": "all", "name": "zarząd"},
        {"of": "named"},
        {"of": "group", "name": "zarząd", "people": ["anna"]},
        {"of": "named", "count": 2, "people": ["anna", "anna"]},
        {"count": 0},
    ],
)
def test_a_part_that_nobody_could_fill_is_no_part(part: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Part.model_validate(part)


def test_a_rule_without_ways_is_none() -> None:
    nothing: list[list[object]] = []
    for wrong in (nothing, [nothing]):
        with pytest.raises(ValidationError):
            Rule.model_validate({"alternatives": wrong})


WHO = st.sampled_from(["a", "b", "c", "d", "e", "f"])
FUNCTION = st.sampled_from(["prezes", "skarbnik", "członek zarządu"])
GROUP = st.sampled_from(["zarząd", "rada"])
PARTS = st.one_of(
    st.builds(Part, count=st.integers(1, 3)),
    st.builds(Part, count=st.integers(1, 3), of=st.just(Of.FUNCTION), name=FUNCTION),
    st.builds(Part, count=st.integers(1, 3), of=st.just(Of.GROUP), name=GROUP),
    st.builds(
        Part,
        count=st.just(1),
        of=st.just(Of.NAMED),
        people=st.lists(WHO, min_size=1, max_size=3).map(tuple),
    ),
)
RULES = st.builds(
    Rule,
    alternatives=st.lists(
        st.lists(PARTS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3
    ).map(tuple),
)
ENTRIES = st.lists(
    st.builds(lambda who, function, group: (who, function, group), WHO, FUNCTION, GROUP), max_size=8
)
REPRESENTATIONS = st.builds(
    lambda rule, entries, proxies: _of(
        rule,
        *(_proxy(who, together=together) for who, together in proxies),
        people=tuple(_person(who, function, group) for who, function, group in entries),
    ),
    RULES,
    ENTRIES,
    st.lists(st.tuples(WHO, st.booleans()), max_size=2),
)
SIGNED = st.lists(WHO, max_size=6)


def _fewest(of: Representation, signed: list[str]) -> int:
    """Signatures that are needed still, found by trying all sets of people."""
    people = sorted({row.who for row in (*of.representatives, *of.proxies)})
    sets = [
        [people[n] for n in range(len(people)) if bits >> n & 1] for bits in range(2 ** len(people))
    ]
    return min((len(more) for more in sets if _met(of, *signed, *more)), default=99)


@given(REPRESENTATIONS, SIGNED, WHO)
def test_one_more_signature_never_makes_it_worse(
    of: Representation, signed: list[str], more: str
) -> None:
    assert _met(of, *signed) <= _met(of, *signed, more)


@given(REPRESENTATIONS, SIGNED, st.randoms())
def test_neither_order_nor_repetition_matters(
    of: Representation, signed: list[str], random: object
) -> None:
    mixed = [*signed, *signed[:2]]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert _met(of, *signed) == _met(of, *mixed)


@given(REPRESENTATIONS, SIGNED)
def test_it_is_met_exactly_when_each_part_has_people_of_its_own(
    of: Representation, signed: list[str]
) -> None:
    """Against the plain way of trying every assignment."""
    assert of.rule
    by_proxy = {row.who for row in of.proxies if row.who in signed and not row.together}
    joint = {row.who for row in of.proxies if row.who in signed and row.together}
    met = bool(by_proxy) or len(joint) > 1
    met = met or any(_assigned(parts, of, set(signed)) for parts in of.rule.alternatives)
    assert _met(of, *signed) == met


def _assigned(parts: tuple[Part, ...], of: Representation, free: set[str]) -> bool:
    if not parts:
        return True
    first, *rest = parts
    left = (first.model_copy(update={"count": first.count - 1}),) if first.count > 1 else ()
    return any(
        _assigned((*left, *rest), of, free - {who}) for who in sorted(free) if _fits(of, who, first)
    )


def _fits(of: Representation, who: str, part: Part) -> bool:
    rows = [row for row in of.representatives if row.person == who]
    match part.of:
        case Of.FUNCTION:
            return any(row.function == part.name for row in rows)
        case Of.GROUP:
            return any(row.group == part.name for row in rows)
        case Of.NAMED:
            return any(row.id in part.people for row in rows)
    return bool(rows)


@given(REPRESENTATIONS, SIGNED)
def test_who_completes_it_does_and_who_helps_leaves_no_more_to_do(
    of: Representation, signed: list[str]
) -> None:
    told = standing(of, [Signing(who, DAY) for who in signed], Scope.OFFERS, DAY)
    assert told.met == _met(of, *signed)
    assert bool(told.missing) != told.met
    for who in told.candidates:
        assert who.person not in signed
        assert who.completes == _met(of, *signed, who.person)
        assert _fewest(of, [*signed, who.person]) <= _fewest(of, signed)
