"""The sphere of public tasks (art. 4): which fields there are on a day, and whether codes name
them."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from ccop.law.computed import Computed, plural
from ccop.law.inputs import Words
from ccop.law.parameters import Parameters
from ccop.law.rule import computes, finds
from ccop.law.rulebook import Flaw
from ccop.law.spheres import Sphere, spheres


@computes("ART4-1", "Dziedziny zadań publicznych w danym dniu", citation="art. 4 ust. 1 ustawy")
def fields_of_the_day(law: Parameters) -> Computed[tuple[Sphere, ...]]:
    """The fields that the Act names on the day, in its order; none for days before those that
    are known."""
    found = tuple(field for field in spheres().values() if field.valid_on(law.day))
    known = min(field.valid_from for field in spheres().values())
    step = (
        f"Dnia {law.day:%d.%m.%Y} ustawa wymienia "
        f"{plural(len(found), 'dziedzinę', 'dziedziny', 'dziedzin')} zadań publicznych."
        if found
        else f"Portal zna dziedziny zadań publicznych od {known:%d.%m.%Y}."
    )
    return Computed(found, (step,))


@finds("ART4-1.codes", "Czy dziedziny są w ustawie", citation="art. 4 ust. 1 ustawy")
def fields_are_of_the_act(
    law: Parameters,
    *,
    codes: Annotated[tuple[Words, ...], "numery dziedzin, np. 16 albo 1aa"],
) -> Iterator[Flaw]:
    """A competition or an organisation names one field or more, each by its number in the Act."""
    if not codes:
        yield Flaw(
            "codes",
            "Nie wybrano żadnej dziedziny zadań publicznych.",
            "Wybierz co najmniej jedną.",
        )
    for code, times in Counter(code.strip() for code in codes).items():
        field = spheres().get(code)
        if field is None:
            yield Flaw(
                "codes",
                f"Art. 4 ust. 1 ustawy nie ma punktu „{code}”.",
                "Wybierz punkt z listy dziedzin.",
            )
        elif not field.valid_on(law.day):
            yield Flaw(
                "codes",
                f"Punkt {code} ({field.text}) nie obowiązuje {law.day:%d.%m.%Y}.",
                "Wybierz dziedzinę, która obowiązuje tego dnia.",
                citation=field.citation,
            )
        if times > 1:
            yield Flaw("codes", f"Punkt {code} podano więcej niż raz.", "Zostaw go raz.", "warning")
