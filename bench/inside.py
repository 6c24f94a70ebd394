"""What is measured inside one process: requests through all middleware, papers, checks.

The database is the embedded one, with fsync and synchronous_commit on.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any
from unittest import mock
from uuid import uuid4

import typst
from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from bench.measure import TURNS, Ratio, compare, fastest, percentile, ratio, steady
from bench.rival import Rival
from ccop.config import database
from ccop.config.preparation import collect_static
from ccop.grants.offers.models import Offer
from ccop.grants.offers.steps import steps
from ccop.kernel import clock
from ccop.kernel.journal.receipts import Receipt
from ccop.kernel.journal.witnesses import witnessed_tables
from ccop.kernel.paperwork import papers
from ccop.kernel.paperwork.pdf import Approval, Stamp, compile_paper, compiling
from ccop.kernel.paperwork.pdf.fonts import FONTS
from ccop.kernel.paperwork.rendering import check_url
from ccop.kernel.paperwork.steps import typed_paths
from ccop.kernel.parties.models import Membership
from ccop.law.forms.base import read
from ccop.law.forms.document import get
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.offer_rules import check_offer
from tests.law.offers import document, terms
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import organisation, person

MOVES = {
    "seal": "finishing an offer (permission, findings, seal, journal)",
    "sign": "approving it (permission, signature, journal)",
    "submit": "submitting it (permission, limits, number, journal, receipt)",
}
REMARKS: list[str] = []
_ROUNDS = 9
_ALL = (_ROUNDS + 1) * TURNS
"""Turns of one side, those of the warm-up round included."""
_RAW = 500
_LONGER = 40


def prepare() -> None:
    """Make the database, and let this process answer requests of the bench's own client."""
    settings.ROOT_URLCONF = "bench.urls"
    settings.ALLOWED_HOSTS.append("testserver")
    database.prepare(_owner())
    collect_static()


def measured() -> Iterator[Ratio]:
    """All ratios of this module."""
    desk = Desk()
    yield from _submission(desk)
    yield steady(partial(_with_journal, desk))
    yield steady(partial(_step_page, desk))
    yield from _pdf()
    yield steady(_full_check)


class Desk:
    """A signed-in person who writes and signs for as many organisations as are asked for."""

    def __init__(self) -> None:
        self.task = call()
        self.person = person()
        self.client = Client()
        self.client.force_login(self.person)
        self.numbers = count(1)

    def draft(self) -> Offer:
        """A complete offer in preparation, of an organisation of its own."""
        party = organisation()
        for role in ("editor", "signatory"):
            Membership.objects.create(
                party=party, person=self.person, role=role, during=DateRange(clock.today(), None)
            )
        return offer_drafted(self.task, party, self.person)

    def step(self, offer: Offer, slug: str = "zadanie") -> str:
        """The address of a step."""
        return reverse("offers:step", args=[offer.party_id, offer.pk, slug])

    def move(self, offer: Offer, move: str) -> None:
        """Press one of the buttons that lead from a draft to the receipt."""
        url = reverse("offers:move", args=[offer.party_id, offer.pk, move])
        answer = self.client.post(url, {"token": str(uuid4())})
        if answer.status_code != 302:
            raise RuntimeError(f"{move}: {answer.status_code}")

    def submit(self, offer: Offer) -> None:
        """Finish, approve and submit: three requests, as the buttons send them."""
        for move in MOVES:
            self.move(offer, move)

    def submit_at_once(self, offer: Offer, revision: int) -> None:
        """Press the one button of who may finish, approve and submit alone; `revision` is the one
        that was read."""
        url = reverse("offers:submit", args=[offer.party_id, offer.pk])
        form = {"token": str(uuid4()), "revision": str(revision)}
        answer = self.client.post(url, form)
        if answer.status_code != 302:
            raise RuntimeError(f"at once: {answer.status_code}")

    def save(self, offer: Offer, revision: int) -> None:
        """Send the step as the button "Zapisz" does, with something new in it; `revision` is the
        one that the page was opened with."""
        step = next(step for step in steps(offer.draft.document) if step.slug == "zadanie")
        document = offer.draft.document
        form = {path: get(document, path) for path in typed_paths(step, OfferForm, document)}
        form |= {"task.title": f"Tytuł {next(self.numbers)}", "revision": str(revision)}
        answer = self.client.post(self.step(offer), form | {"do": "save"})
        if answer.status_code != 302 or offer.draft.conflicts.exists():
            raise RuntimeError(f"saving: {answer.status_code}")


def _submission(desk: Desk) -> Iterator[Ratio]:
    """The one button, each of the three, and these together, beside one press of "Zapisz"; in
    turns."""
    saved = desk.draft()
    revisions = count(saved.draft.revision)
    taken: dict[str, list[float]] = {move: [] for move in ("save", "at once", *MOVES)}
    for offer, other in zip(_drafts(desk, _ALL), _drafts(desk, _ALL), strict=True):
        taken["save"].append(_timed(partial(desk.save, saved, next(revisions))))
        taken["at once"].append(_timed(partial(desk.submit_at_once, other, other.draft.revision)))
        for move in MOVES:
            taken[move].append(_timed(partial(desk.move, offer, move)))
    rounds = {move: fastest(times) for move, times in taken.items()}
    save = rounds["save"]
    yield ratio(
        "submission at once (permission, findings, seal, approval, number, journal, receipt) : "
        "saving the same draft",
        3,
        rounds["at once"],
        save,
    )
    for move, name in MOVES.items():
        yield ratio(f"{name} : saving the same draft", 3, rounds[move], save)
    whole = [sum(times) for times in zip(*(rounds[move] for move in MOVES), strict=True)]
    REMARKS.append(
        "finishing, approving and submitting together : saving once = "
        f"{statistics.median(whole) / statistics.median(save):.1f}"
    )


def _with_journal(desk: Desk) -> Ratio:
    fresh, places = _drafts(desk, 2 * _ALL), count(1)

    def nothing(**_: object) -> Receipt:
        return Receipt("bench:1", next(places), clock.now(), "0" * 64)

    with_it, without = [], []
    for _ in range(_ALL):
        with_it.append(_timed(lambda: desk.submit(next(fresh))))
        _witnesses("DISABLE")
        with mock.patch("ccop.kernel.journal.append", nothing):
            without.append(_timed(lambda: desk.submit(next(fresh))))
        _witnesses("ENABLE")
    return ratio("submission with journal : without", 1.3, fastest(with_it), fastest(without))


def _step_page(desk: Desk) -> Ratio:
    address = desk.step(desk.draft())
    return compare(
        "page of a step : an empty view behind the same middleware",
        8,
        lambda: desk.client.get(address),
        lambda: desk.client.get("/bench/pusta/"),
        rounds=_ROUNDS,
        times=8,
    )


def _pdf() -> Iterator[Ratio]:
    """Each document is another one, so that the compiler finds no paragraph it has set before."""
    form = papers.paper("oferta/2018")
    now = clock.now()
    number, checksum = "OF.1.2026", "0" * 64
    stamp = Stamp(
        number=number,
        received_at=now,
        checksum=checksum,
        check_url=check_url(number, checksum),
        signatures=(Approval("Osoba (przykład)", now),),
    )
    context = {
        "call": "Konkurs (przykład)",
        "task": "1. Zadanie",
        "kind": "wspieranie",
        "act_reference": "",
        "results_required": True,
    }
    documents = map(partial(_another, document("typical")), count())

    def whole() -> bytes:
        data = form.data(read(OfferForm, next(documents)).draft, context)
        return compile_paper(form.template, data, stamp=stamp, attachment=b"{}")

    with mock.patch.object(compiling.Worker, "compile", return_value=b"") as asked:
        for _ in range(_ALL):
            whole()
    sent: list[dict[str, Any]] = [each.args[0] for each in asked.call_args_list]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    compiler = typst.Compiler(sent[0]["template"], root=str(compiling.ROOT), font_paths=fonts)

    def alone() -> object:
        request = sent.pop()
        return compiler.compile_with_warnings(
            format="pdf",
            sys_inputs=request["inputs"],
            pdf_standards=["a-3a", "ua-1"],
            timestamp=request["timestamp"],
        )

    yield compare(
        "offer PDF without queue wait : warm Typst compile", 1.2, whole, alone, rounds=_ROUNDS
    )

    rival = Rival()

    def by_weasyprint() -> bytes:
        data = form.data(read(OfferForm, next(documents)).draft, context)
        return rival.print(data, stamp, b"{}")

    yield compare(
        "offer PDF : WeasyPrint on the same data (the same form, tagged PDF/A-3a, same typeface)",
        0.2,
        whole,
        by_weasyprint,
        rounds=_ROUNDS // 2,
    )


def _another(typed: Any, number: int) -> Any:
    """The same answers with a number after each longer text."""
    match typed:
        case dict():
            return {key: _another(value, number) for key, value in typed.items()}
        case list():
            return [_another(value, number) for value in typed]
        case str() if len(typed) > _LONGER:
            return f"{typed} ({number})"
    return typed


def _full_check() -> Ratio:
    typed, limits = document("longest"), terms("longest")
    return compare(
        "full check of a 60-line five-year offer : reading it into its Pydantic type",
        3,
        lambda: check_offer(read(OfferForm, typed), limits),
        lambda: read(OfferForm, typed),
        rounds=_ROUNDS,
        times=4,
    )


def printed() -> Iterator[str]:
    """What is told without a bar."""
    yield from REMARKS
    with database.as_owner(_owner()), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_raw (id bigserial PRIMARY KEY, words text)")
        insert = "INSERT INTO bench_raw (words) VALUES ('x')"
        taken = [_timed(lambda: cursor.execute(insert)) for _ in range(_RAW)]
        cursor.execute("DROP TABLE bench_raw")
    yield (
        f"raw BEGIN–INSERT–COMMIT, one connection: {_RAW / sum(taken):.0f} a second, "
        f"p99 {percentile(taken, 99) * 1000:.1f} ms"
    )


def stop() -> None:
    """End the database of this process."""
    connection.close()
    cluster = database.embedded(settings.ENVIRONMENT)
    if cluster:
        cluster.stop()


def _drafts(desk: Desk, number: int) -> Iterator[Offer]:
    return iter([desk.draft() for _ in range(number)])


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _witnesses(change: str) -> None:
    with database.as_owner(_owner()), connection.cursor() as cursor:
        for table in witnessed_tables():
            for event in ("insert", "update", "delete"):
                cursor.execute(f'ALTER TABLE "{table}" {change} TRIGGER witness_{event}')


def _owner() -> str:
    return database.addresses(settings.ENVIRONMENT).owner
