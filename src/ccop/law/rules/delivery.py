"""Electronic services: who must have an address for e-delivery, and when an offer is filed."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from ccop.law.computed import Computed, spell
from ccop.law.inputs import Day, Moment, Words
from ccop.law.parameters import Parameters
from ccop.law.rule import ASKED, Reference, computes, finds
from ccop.law.rulebook import Flaw
from ccop.law.terms import spoken

_ADDRESS = re.compile(r"AE:PL-[0-9]{5}-[0-9]{5}-[A-Z]{5}-[0-9]{2}")


@computes(
    "EL-1",
    "Od kiedy trzeba mieć adres do doręczeń elektronicznych",
    citation="art. 9 ust. 1 pkt 8 ustawy o doręczeniach elektronicznych",
)
def address_from(
    law: Parameters,
    *,
    kind: Annotated[
        Literal["podmiot publiczny", "rejestr przedsiębiorców KRS", "bez działalności"],
        "rodzaj podmiotu",
    ],
    registered: Annotated[Day | None, "dzień wpisu do rejestru przedsiębiorców"] = None,
) -> Computed[date | None]:
    """The day since which an address is a duty; None where it is voluntary. Of an entity entered
    in the register of entrepreneurs on a day that is not known, the later day is taken."""
    public = date.fromisoformat(law["delivery.public_since"].value)
    older = date.fromisoformat(law["delivery.older_since"].value)
    if kind == "bez działalności":
        step = (
            "Organizacja spoza rejestru przedsiębiorców KRS może mieć adres do doręczeń "
            "elektronicznych, ale nie musi."
        )
        return Computed(None, (step,))
    if kind == "podmiot publiczny":
        step = f"Podmioty publiczne, także samorząd, mają ten obowiązek od {spell(public)}."
        return Computed(public, (step,))
    if registered is not None and registered >= public:
        step = (
            f"Wpis do rejestru przedsiębiorców {spell(registered)}, nie wcześniej niż "
            f"{spell(public)}: obowiązek od razu."
        )
        return Computed(registered, (step,))
    step = f"Wpis do rejestru przedsiębiorców przed {spell(public)}: obowiązek od {spell(older)}."
    return Computed(older, (step,))


@finds(
    "EL-1.address",
    "Zapis adresu do doręczeń elektronicznych",
    citation="ustawa o doręczeniach elektronicznych",
    mark="unconfirmed",
)
def address_is_plausible(
    law: Parameters, *, address: Annotated[Words, "adres do doręczeń elektronicznych"]
) -> Iterator[Flaw]:
    """The address looks as such addresses do; nothing is said of an empty one."""
    typed = address.strip()
    if typed and not _ADDRESS.fullmatch(typed):
        yield Flaw(
            "address",
            f"„{typed}” nie wygląda na adres do doręczeń elektronicznych.",
            "Sprawdź adres. Zwykle ma postać AE:PL-12345-67890-ABCDE-12.",
            "warning",
        )


@computes(
    "EL-4",
    "Kiedy oferta jest złożona",
    citation="art. 13 ust. 2 pkt 4–6 ustawy i ogłoszenie konkursu",
    on=Reference("dzień ogłoszenia konkursu", ASKED.of),
)
def filed_at(
    law: Parameters,
    *,
    decides: Annotated[
        Literal["wysłanie w generatorze", "wpływ podpisanego potwierdzenia"],
        "co decyduje według ogłoszenia",
    ],
    sent: Annotated[Moment | None, "chwila wysłania w generatorze"] = None,
    received: Annotated[Moment | None, "chwila wpływu podpisanego potwierdzenia"] = None,
) -> Computed[datetime | None]:
    """The instant that the announcement makes decisive; None where it has not come, or where
    nothing was sent that a paper could confirm."""
    announced = f"Ustawa nie mówi, jak złożyć ofertę. Według ogłoszenia decyduje {decides}."
    if sent is None:
        return Computed(None, (announced, "Oferty nie wysłano w generatorze."))
    if decides == "wysłanie w generatorze":
        return Computed(sent, (announced, f"Wysłano ją {spoken(sent)}."))
    if received is None:
        return Computed(None, (announced, "Podpisane potwierdzenie nie wpłynęło."))
    # A paper that came first confirms nothing until the offer is sent.
    filed = max(sent, received, key=lambda moment: moment.astimezone(UTC))
    steps = (announced, f"Wysłano ją {spoken(sent)}, a potwierdzenie wpłynęło {spoken(received)}.")
    return Computed(filed, steps)
