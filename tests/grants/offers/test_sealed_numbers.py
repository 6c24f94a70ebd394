"""A new number of the law reaches calls and drafts from its day; sealed offers keep theirs."""

import json
from datetime import timedelta

import pytest

from ccop.grants.competitions.models import Competition
from ccop.grants.competitions.selectors import call_terms
from ccop.grants.offers.checking import offer_check, sealed_findings
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel import clock
from ccop.kernel.paperwork.sealing import paper_document
from ccop.kernel.statutes.consequences import Change, consequences
from ccop.kernel.statutes.selectors import law_table, previewed
from ccop.law.amendment import Amendment
from tests.support.calls import call
from tests.support.offers import offer_drafted
from tests.support.people import at_desk, member, organisation
from tests.support.statutes import confirmed, wish

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _drafted() -> Offer:
    party = organisation()
    return offer_drafted(call(), party, member(party, "editor"))


def _sealed() -> Offer:
    party = organisation()
    editor = member(party, "editor")
    offer = offer_drafted(call(), party, editor)
    offer_move(offer=offer, move="seal", actor=at_desk(editor, party))
    return Offer.objects.get(pk=offer.pk)


def _too_long(findings: object) -> bool:
    return "Zadanie trwa dłużej" in str(findings)


def _told(asked: Amendment) -> list[str]:
    change = Change(law_table(), previewed(asked))
    return [f"{each.title}: {each.text}" for each in consequences(change)]


def test_a_call_and_its_drafts_follow_the_law_of_the_announcement() -> None:
    offer = _drafted()
    announced = clock.warsaw(offer.task.competition.announced_at).date()
    confirmed("contract.years", "0", announced + DAY)
    assert not _too_long(offer_check(offer).findings)
    confirmed("contract.years", "0", announced)
    assert call_terms(offer.task).parameters["contract.years"].count == 0
    assert _too_long(offer_check(offer).findings)


def test_a_sealed_offer_keeps_the_numbers_it_was_sealed_with() -> None:
    offer = _sealed()
    kept = paper_document(offer.sealed)["context"]["parameters"]
    assert {row["code"]: row["value"] for row in kept}["contract.years"] == "5"
    assert [row["code"] for row in kept] == ["act.reference", "contract.years"]
    announced = clock.warsaw(offer.task.competition.announced_at).date()
    confirmed("contract.years", "0", announced)
    assert not _too_long(sealed_findings(offer))


def test_a_paper_sealed_before_without_numbers_reads_the_law_of_its_call() -> None:
    offer = _sealed()
    document = paper_document(offer.sealed)
    del document["context"]["parameters"]
    offer.sealed.content = json.dumps(document).encode()
    assert not _too_long(sealed_findings(offer))
    confirmed("contract.years", "0", clock.warsaw(offer.task.competition.announced_at).date())
    assert _too_long(sealed_findings(offer))


def test_the_preview_names_calls_that_change_and_counts_their_drafts() -> None:
    offer = _drafted()
    title = offer.task.competition.title
    announced = clock.warsaw(offer.task.competition.announced_at).date()
    reason = "Sprostowanie."
    told = _told(wish(valid_from=announced, reason=reason))
    assert [words.partition(":")[0] for words in told] == [
        title,
        f"Szkice ofert w konkursie „{title}”",
    ]
    assert "1; od potwierdzenia" in told[1]
    assert _told(wish(valid_from=announced + DAY, reason=reason)) == []
    assert _told(wish(value="5", valid_from=announced, reason=reason)) == []


def test_a_call_nobody_knows_yet_is_counted_without_its_title() -> None:
    task = call()
    tomorrow = clock.now() + DAY
    Competition.objects.filter(tasks=task).update(
        announced_at=tomorrow, opens_at=tomorrow, title="Tajny konkurs (przykład)"
    )
    (told,) = _told(wish())
    assert told == "Przyszłe konkursy: zmienia się 1 konkurs jeszcze nieogłoszony."


def test_a_day_off_names_the_calls_that_close_or_are_decided_on_it() -> None:
    competition = call().competition
    day = competition.decision_on
    while not law_table().calendar.is_working_day(day):
        day += DAY
    Competition.objects.filter(pk=competition.pk).update(decision_on=day)
    asked = wish(f"day_off.{day:%m-%d}", "Dzień (przykład)", valid_from=day, valid_to=day)
    assert _told(asked) == [f"{competition.title}: rozstrzygnięcie {day:%d.%m.%Y}."]
