"""What the announcement of a call limits in an offer: dates, amounts, shares, who may take part.

Limits are compared in amounts, to the grosz, and never as rounded shares, so that no offer wins or
loses by the way its percentages are printed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ccop.law.announcement import CallTerms
from ccop.law.findings import Severity
from ccop.law.money import at_least, at_most, format_number, pln
from ccop.law.offer_reading import OfferReading
from ccop.law.offer_sums import grant_amounts, is_joint
from ccop.law.rulebook import Flaw, Rulebook
from ccop.law.rules.cooperation import support_flaws
from ccop.law.terms import same_day

CALL_RULES = Rulebook[[OfferReading, CallTerms]]()


@CALL_RULES.rule("OF-01", citation="ogłoszenie, termin realizacji zadania", guards="ART13-2")
def task_lies_inside_the_call(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    task = reading.offer.task
    window = f"{terms.starts_on:%d.%m.%Y}–{terms.ends_on:%d.%m.%Y}"
    for where, what, day in (
        ("task.start", "zaczyna", task.start),
        ("task.end", "kończy", task.end),
    ):
        if day and not terms.starts_on <= day <= terms.ends_on:
            yield Flaw(
                where,
                f"Zadanie {what} się {day:%d.%m.%Y}, a ogłoszenie dopuszcza dni {window}.",
                "Wybierz dzień z terminu podanego w ogłoszeniu.",
            )


@CALL_RULES.rule("OF-01", citation="art. 16 ust. 3 ustawy", guards="ART16-3")
def task_is_not_too_long(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    task = reading.offer.task
    if task.start is None or task.end is None:
        return
    longest = terms.parameters["contract.years"].count
    if task.end > same_day(task.start, 12 * longest):
        yield Flaw(
            "task.end",
            f"Zadanie trwa dłużej niż {longest} lat, a na dłużej nie można zawrzeć umowy.",
            "Skróć zadanie.",
        )


@CALL_RULES.rule("OF-12", citation="ogłoszenie, wysokość dotacji", guards="ART13-2")
def grant_is_within_the_limits(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    grant = reading.offer.funding.grant
    if not grant:
        return
    if terms.min_grant is not None and grant < terms.min_grant:
        yield Flaw(
            "funding.grant",
            f"Dotacja {pln(grant)} jest niższa niż najniższa w tym konkursie: "
            f"{pln(terms.min_grant)}.",
            f"Wpisz co najmniej {pln(terms.min_grant)}.",
        )
    most, name = terms.max_grant, "najwyższa w tym konkursie"
    if terms.pool is not None and (most is None or terms.pool < most):
        most, name = terms.pool, "cała pula zadania"
    if most is not None and grant > most:
        yield Flaw(
            "funding.grant",
            f"Dotacja {pln(grant)} jest wyższa niż {name}: {pln(most)}.",
            f"Wpisz najwyżej {pln(most)}.",
        )


@CALL_RULES.rule("OF-13", citation="ogłoszenie, udział dotacji w kosztach", guards="ART13-2")
def grant_share_is_kept(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    grant, share = reading.offer.funding.grant, terms.max_grant_pct
    if reading.total is None or grant is None or share is None:
        return
    most = at_most(share, reading.total)
    if grant > most:
        yield Flaw(
            "funding.grant",
            f"Dotacja {pln(grant)} przekracza {format_number(share)}% kosztów zadania. "
            f"Przy kosztach {pln(reading.total)} może wynieść najwyżej {pln(most)}.",
            "Zmniejsz dotację i zwiększ inne źródła o tę samą kwotę.",
        )


@CALL_RULES.rule("OF-13", citation="ogłoszenie, wkład własny", guards="ART13-2")
def own_share_is_kept(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    funding = reading.offer.funding
    own = [funding.own_financial, funding.own_in_kind]
    if terms.fees_count_as_own:
        own.append(funding.fees)
    yield from _too_little(
        "Wkład własny", terms.min_own_pct, own, reading.total, fees=terms.fees_count_as_own
    )


@CALL_RULES.rule("OF-13", citation="ogłoszenie, finansowy wkład własny", guards="ART13-2")
def own_financial_share_is_kept(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    funding = reading.offer.funding
    own = [funding.own_financial]
    if terms.fees_count_as_own:
        own.append(funding.fees)
    yield from _too_little(
        "Finansowy wkład własny",
        terms.min_fin_own_pct,
        own,
        reading.total,
        fees=terms.fees_count_as_own,
    )


@CALL_RULES.rule("OF-14", citation="art. 5 ust. 4 i art. 11 ust. 1 ustawy", guards="ART5-3")
def sources_suit_the_form_of_commission(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    funding = reading.offer.funding
    if terms.kind == "wspieranie":
        if reading.total and funding.grant is not None:
            yield from support_flaws("funding.grant", funding.grant, reading.total)
        return
    own = (funding.own_financial or Decimal()) + (funding.own_in_kind or Decimal())
    if own:
        yield Flaw(
            "funding.own_financial" if funding.own_financial else "funding.own_in_kind",
            f"Konkurs dotyczy powierzenia, czyli sfinansowania całego zadania, a oferta podaje "
            f"wkład własny {pln(own)}.",
            "Sprawdź, czy wkład własny jest potrzebny.",
            "warning",
        )


@CALL_RULES.rule("OF-16", citation="ogłoszenie, kto może złożyć ofertę", guards="ART14-2")
def joint_offers_are_allowed(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    if is_joint(reading.offer) and not terms.joint_allowed:
        yield Flaw(
            "offerors",
            "W tym konkursie nie przyjmuje się ofert wspólnych.",
            "Zostaw w ofercie jednego oferenta.",
        )


@CALL_RULES.rule("OF-17", citation="ogłoszenie, koszty administracyjne", guards="ART13-2")
def administrative_costs_are_limited(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    admin, share = reading.costs.admin_sum.total, terms.max_admin_pct
    if reading.total is None or admin is None or share is None:
        return
    most = at_most(share, reading.total)
    if admin > most:
        yield Flaw(
            "admin_costs",
            f"Koszty administracyjne {pln(admin)} przekraczają {format_number(share)}% kosztów "
            f"zadania. Przy kosztach {pln(reading.total)} mogą wynieść najwyżej {pln(most)}.",
            "Zmniejsz koszty administracyjne.",
        )


@CALL_RULES.rule("OF-18", citation="wzór oferty, pkt VII.3 i VII.4; ogłoszenie, warunki udziału")
def arrears_are_told(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    severity: Severity = "error" if terms.arrears_block else "warning"
    effect = (
        "Ogłoszenie wyklucza organizacje, które zalegają."
        if terms.arrears_block
        else "Komisja weźmie to pod uwagę."
    )
    statements = reading.offer.statements
    for name, dues in (("taxes", "podatków"), ("insurance", "składek na ubezpieczenia społeczne")):
        if getattr(statements, name) == "zalega":
            yield Flaw(
                f"statements.{name}",
                f"Oferta mówi, że oferent zalega z opłacaniem {dues}. {effect}",
                "Sprawdź, czy odpowiedź jest prawdziwa na dzień złożenia oferty.",
                severity,
            )


@CALL_RULES.rule("OF-19", citation="wzór oferty, pkt III.6 i przypis 3")
def results_are_given(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    if terms.require_results_table and not reading.offer.results:
        yield Flaw(
            "results",
            "Tabela rezultatów jest pusta, a ogłoszenie nie zwalnia z jej wypełnienia.",
            "Dodaj co najmniej jeden rezultat.",
        )


@CALL_RULES.rule("OF-21", citation="ogłoszenie, wysokość środków w latach", guards="UFP221-3")
def yearly_grants_are_within_their_pools(reading: OfferReading, terms: CallTerms) -> Iterator[Flaw]:
    if len(terms.pools) < 2:
        return
    grant = grant_amounts(reading.offer)
    for year in reading.years:
        amount = grant.years[year.key]
        pool = terms.pools.get(year.calendar or 0, Decimal())
        if amount is not None and amount > pool:
            single = len(reading.years) == 1
            yield Flaw(
                "funding.grant" if single else f"funding.grant_years.{year.key}",
                f"Dotacja na {year.calendar} rok, {pln(amount)}, jest wyższa niż pula tego roku: "
                f"{pln(pool)}.",
                "Zmniejsz dotację w tym roku.",
            )


def _too_little(
    name: str,
    share: Decimal | None,
    parts: Sequence[Decimal | None],
    total: Decimal | None,
    *,
    fees: bool,
) -> Iterator[Flaw]:
    known = [part for part in parts if part is not None]
    if share is None or total is None or len(known) < len(parts):
        return
    own, least = sum(known, Decimal()), at_least(share, total)
    if own < least:
        counted = " ze świadczeniami odbiorców" if fees else ""
        yield Flaw(
            "funding.own_financial",
            f"{name}{counted} wynosi {pln(own)}, mniej niż {format_number(share)}% kosztów "
            f"zadania. Przy kosztach {pln(total)} musi wynieść co najmniej {pln(least)}.",
            "Zwiększ wkład własny i zmniejsz dotację o tę samą kwotę.",
        )
