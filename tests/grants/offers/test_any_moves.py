"""Whatever anybody presses, and in whatever order: a task has no more submitted offers of an
organisation than announced, and what was handed in never changes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from ccop.grants.competitions.models import CompetitionTask
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_correct, offer_move, offer_save, offer_start
from ccop.kernel import clock
from ccop.kernel.cases.models import CaseEvent
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.paperwork.drafts import Typed, draft_replace
from ccop.kernel.paperwork.models import Paper, Submission
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused
from tests.support.calls import call, close
from tests.support.offers import complete
from tests.support.people import at_desk, member, organisation

pytestmark = pytest.mark.django_db

WAY = {"draft": ("seal",), "sealed": ("sign", "submit"), "submitted": ("withdraw",)}
"""What an organisation presses in each state when it goes on; a withdrawn offer is corrected."""

forward = st.tuples(st.just("on"), st.sampled_from("aab"), st.just("both"))
anything = st.tuples(
    st.sampled_from(
        ["another", "seal", "sign", "submit", "withdraw", "reopen", "save", "correct", "wait"]
    ),
    st.sampled_from("abc"),
    st.sampled_from(["both", "both", "editor", "signatory", "stranger"]),
)
acts = st.lists(st.one_of(forward, forward, forward, anything), min_size=8, max_size=20)


class Bench:
    """An organisation at work on a task that takes `limit` offers of it."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.task: CompetitionTask = call(offers_per_party=limit)
        self.party = organisation()
        stranger = organisation("Obca fundacja (przykład)")
        people = {
            "both": ("editor", "signatory"),
            "editor": ("editor",),
            "signatory": ("signatory",),
        }
        self.actors: dict[str, Actor] = {
            who: at_desk(member(self.party, *roles), self.party) for who, roles in people.items()
        } | {"stranger": at_desk(member(stranger, "editor", "signatory"), stranger)}
        self.handed_in: dict[str, bytes] = {}
        self.another()

    def offers(self) -> list[Offer]:
        return list(Offer.objects.filter(task=self.task).order_by("case__opened_at", "pk"))

    def another(self) -> None:
        offer = offer_start(
            task=self.task, party=self.party, actor=self.actors["both"], another=uuid4()
        )
        self._fill(offer)

    def _fill(self, offer: Offer) -> None:
        document = complete(offer.draft.document, self.task.competition.starts_on.year)
        draft_replace(draft=offer.draft_id, document=document, actor=self.actors["both"])

    def press(self, act: str, which: str, who: str) -> None:
        """Do what was asked; Refused where a rule says no."""
        if act == "another":
            return self.another()
        if act == "wait":
            return close(self.task)
        offers = self.offers()
        offer, actor = offers["abc".index(which) % len(offers)], self.actors[who]
        if act == "save":
            offer_save(offer=offer, typed=Typed({"task.title": uuid4().hex}), actor=actor)
        elif act == "correct" or (act == "on" and offer.state == "withdrawn"):
            offer_correct(offer=offer, actor=actor)
        else:
            for move in WAY[offer.state] if act == "on" else (act,):
                offer_move(offer=offer, move=move, actor=actor)
        return None

    def look(self) -> None:
        """What must hold after every act."""
        offers = self.offers()
        submitted = [offer for offer in offers if offer.state == "submitted"]
        assert len(submitted) <= self.limit
        made = CaseEvent.objects.filter(case__in=[offer.pk for offer in offers])
        received = Submission.objects.filter(paper__case__in=[offer.pk for offer in offers])
        assert made.filter(move="submit").count() == received.count()
        numbers = [each.number for each in received]
        assert len(set(numbers)) == len(numbers)
        for offer in submitted:
            assert made.filter(case=offer.pk, move="submit").count() == 1
            assert received.get(paper=offer.paper_id).number == offer.case.number
        for paper in Paper.objects.filter(submission__in=received):
            content = bytes(paper.content)
            assert self.handed_in.setdefault(str(paper.pk), content) == content


@given(st.integers(1, 2), acts)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_sequence_of_moves_keeps_one_submitted_version(
    limit: int, sequence: list[tuple[str, str, str]]
) -> None:
    bench = Bench(limit)
    for act, which, who in sequence:
        try:
            bench.press(act, which, who)
        except Refused:
            event(f"{act} refused")
        else:
            event(f"{act} done")
        bench.look()
    # The call itself is closed by hand here, which the journal tells, rightly.
    faults = [each for each in verify_all().faults if "competitions_competition" not in each.what]
    assert not faults


def test_the_whole_way_twice_is_one_of_these_sequences() -> None:
    bench = Bench(1)
    for act in ("seal", "sign", "submit", "submit", "withdraw", "correct"):
        try:
            bench.press(act, "a", "both")
        except Refused:
            assert act == "submit", act
        bench.look()
    assert [offer.state for offer in bench.offers()] == ["withdrawn", "draft"]
    assert clock.now() < bench.task.competition.closes_at - timedelta(days=6)
