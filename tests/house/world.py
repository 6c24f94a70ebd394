"""A small world for tests of permissions: one offer, one report, everybody who might ask."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.test import Client

from ccop.directory.checks.models import RegisterCheck
from ccop.directory.importing.models import Import
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import logo_change
from ccop.directory.registrations.claiming import (
    claim_contest,
    claim_decide,
    claim_grant,
    claim_refuse,
    claim_withdraw,
    evidence_record,
)
from ccop.directory.registrations.merging.services import cards_join
from ccop.directory.registrations.models import Claim, Merger, Registration
from ccop.directory.registrations.registering import (
    lapse_unconfirmed,
    registration_accept,
    registration_ask,
    registration_begin,
    registration_confirm,
    registration_join,
    registration_refuse,
    registration_withdraw,
)
from ccop.directory.upkeep.models import Proposal as Change
from ccop.directory.upkeep.models import Round
from ccop.directory.upkeep.services import change_propose
from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.grants.competitions.services import call_extend
from ccop.grants.offers.commenting import offer_comment
from ccop.grants.offers.models import Offer
from ccop.grants.offers.services import offer_move
from ccop.kernel import clock, journal
from ccop.kernel.cases.models import Case
from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.paperwork.models import Comment
from ccop.kernel.paperwork.rendering import rendition_make
from ccop.kernel.parties.accounts import account_add
from ccop.kernel.parties.models import (
    BankAccount,
    Invitation,
    MemberRole,
    Membership,
    Party,
    PartyText,
    Proxy,
    Representative,
)
from ccop.kernel.parties.services import member_invite, text_add
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role
from ccop.kernel.people.selectors import actor_of
from ccop.kernel.status.models import Outage
from ccop.kernel.statutes.models import Proposal
from ccop.portal.reports.models import ErrorReport
from ccop.portal.reports.services import (
    error_report,
    error_report_answer,
    error_report_dismiss,
)
from tests.support.calls import call, close, close_and_open
from tests.support.imports import table, uploaded
from tests.support.offers import offer_drafted
from tests.support.organizations import listed
from tests.support.people import at_desk, clerk, member, organisation
from tests.support.register import carded, checked
from tests.support.registrations import claimed, reported
from tests.support.representation import EACH, entitled, proxy, ruled
from tests.support.statutes import proposed
from tests.support.upkeep import asked

PEOPLE = (
    "visitor",
    "editor",
    "signatory",
    "viewer",
    "stranger",
    "clerk",
    "webmaster",
    "operator",
    "auditor",
    "administrator",
    "accountant",
    "keeper",
)
STATES = ("draft", "sealed", "signed", "submitted", "withdrawn", "closed", "opened")
"""Of the offer; in "submitted" its call is still open, in "closed" no more, and in "opened" the
office has opened its offers too."""
REPORT_STATES = ("received", "answered", "dismissed")
REGISTRATION_STATES = (
    "unconfirmed",
    "received",
    "question",
    "accepted",
    "joined",
    "refused",
    "withdrawn",
    "lapsed",
)
CLAIM_STATES = (
    "received",
    "evidence",
    "contested",
    "decided",
    "granted",
    "refused",
    "withdrawn",
)
MEMBERS = {"editor", "signatory", "viewer", "administrator", "accountant"}


@dataclass
class World:
    """What addresses are made of, and the people by their column."""

    party: Party
    other_party: Party
    """The stranger's."""
    task: CompetitionTask
    calls: dict[str, CompetitionTask]
    """Tasks nobody has answered yet: "other" can be, and "extended", whose call got more time;
    "coming" and "past" cannot now, of "secret" nobody knows before its call is announced."""
    offer: Offer
    earlier: Offer
    """Another of the same party, in preparation."""
    comment: Comment
    """The signatory's, at a field of the offer."""
    text: PartyText
    """Of the party's library."""
    report: ErrorReport
    invitation: Invitation
    """The stranger's, to the party."""
    representative: Representative
    """The signatory as entitled to sign alone."""
    proxy: Proxy
    account: BankAccount
    cards: dict[str, Organization]
    """Of the directory: "own" is the party's, listed and with a logo; one of each other state."""
    proposal: Proposal
    """A value of the law that waits, not the operator's own."""
    card: Organization
    """Of an organisation in the register, which was asked about it."""
    check: RegisterCheck
    """Of a number that has no card yet."""
    registration: Registration
    """A report of an organisation; its card, once there is one, is of nobody here."""
    begun: Registration
    """Another, begun at the desk of the party."""
    claim: Claim
    """The stranger's, on the listed card of the party."""
    listed: Organization
    """A listed card of a party without members."""
    merger: Merger
    upload: Import
    """A file of organisations whose columns are to be named."""
    link: str
    """The secret of a letter that asks whether a card is true; nobody has answered it."""
    change: Change
    """What was proposed by another such link."""
    people: dict[str, Person]

    def client(self, who: str) -> Client:
        """A browser in which this person has signed in."""
        client = Client()
        if who != "visitor":
            client.force_login(self.people[who])
        return client

    def actor(self, who: str) -> Actor:
        """The person as services see it: members act for their party, the stranger for another."""
        if who == "visitor":
            return Actor.visitor()
        if who in MEMBERS:
            return at_desk(self.people[who], self.party)
        if who == "stranger":
            return at_desk(self.people[who], self.other_party)
        return actor_of(self.people[who])

    def value(self, name: str, url: str, given: str = "") -> object:
        """What a parameter of an address stands for in this world; `given` is the table's word."""
        if url.startswith("organizations:") and name in {"organization", "slug"}:
            chosen_card = self.cards[given or "own"]
            return chosen_card.pk if name == "organization" else chosen_card.slug
        if name in {"task", "slug"} and given in self.calls:
            chosen = self.calls[given]
            return chosen.pk if name == "task" else chosen.competition.slug
        named: dict[tuple[str, str], object] = {
            ("party", "other"): self.other_party.pk,
            ("case", "report"): self.report.pk,
            ("case", "registration"): self.registration.pk,
            ("invitation", "open"): self.invitation.pk,
            ("person", "nobody"): UUID(int=0),
        }
        own: dict[str, object] = {
            "party": self.party.pk,
            "case": self._case(url),
            "task": self.calls["other"].pk,
            "slug": self.task.competition.slug,
            "place": 1,
            "step": "zadanie",
            "number": 1,
            "source": self.earlier.pk,
            "comment": self.comment.pk,
            "text": self.text.pk,
            "key": self._key(url),
            "claim": self.claim.pk,
            "organization": (self.card if url.startswith("checks:") else self.listed).pk,
            "kept": self.listed.pk,
            "lost": self.claim.organization_id,
            "merger": self.merger.pk,
            "uidb36": "1",
            "membership": Membership.objects.get(person=self.people["viewer"]).pk,
            "notice": Notice.objects.filter(person=self.people["editor"]).latest("pk").pk,
            "mail": Mail.objects.latest("pk").pk,
            "person": self.people["keeper"].pk,
            "grant": RoleGrant.objects.get(person=self.people["keeper"]).pk,
            "pk": 1,
            "token": self.link if url.startswith("upkeep:") else "nie-ma",
            "outage": Outage.objects.latest("pk").pk,
            "proposal": self.proposal.pk,
            "check": self.check.pk,
            "representative": self.representative.pk,
            "proxy": self.proxy.pk,
            "account": self.account.pk,
            "upload": self.upload.pk,
            "change": self.change.pk,
            "code": "contract.years" if url.startswith("statutes:") else "ART13-1",
        }
        return named.get((name, given)) or given or own.get(name, UUID(int=0))

    def _case(self, url: str) -> object:
        if url in {"registrations:office_claim", "registrations:desk_claim"}:
            return self.claim.pk
        if url == "registrations:desk":
            return self.begun.pk
        if url.startswith("registrations:"):
            return self.registration.pk
        return self.report.pk if url.startswith("reports:") else self.offer.pk

    def _key(self, url: str) -> object:
        keys = {
            "reports:follow": self.report.key,
            "registrations:follow": self.registration.key,
            "registrations:contest": self.claim.key,
        }
        return keys.get(url, "nie-ma")


def world(
    state: str = "draft",
    *,
    report_state: str = "received",
    registration_state: str = "received",
    claim_state: str = "received",
) -> World:
    """A world in which the offer, the report, the report of an organisation and the claim are in
    these states."""
    party, other_party = organisation(), organisation("Fundacja Obca (przykład)")
    task = call()
    editor, signatory = member(party, "editor"), member(party, "signatory")
    administrator = member(party, "administrator")
    representative = entitled(party, signatory)
    ruled(party, EACH)
    offer = offer_drafted(task, party, editor)
    report = error_report(
        page="/",
        description="Nie działa.",
        email="ktos@przyklad.example",
        language="pl",
        actor=Actor.visitor(),
        token=uuid4(),
    )
    comment = offer_comment(
        offer=offer,
        path="task.title",
        text="Czy tytuł jest dobry?",
        token=uuid4(),
        actor=at_desk(signatory, party),
    )
    Outage.objects.create(what="site", source="platform", started_at=clock.now())
    Notice.objects.create(person=editor, title="Tytuł", text="Treść", url="/", key="proba")
    _bring(offer, state, at_desk(editor, party), at_desk(signatory, party))
    if state in {"closed", "opened"}:
        rendition_make(offer.sealed.pk)
        (close if state == "closed" else close_and_open)(task)
    webmaster = clerk(Role.WEBMASTER)
    _close(report, report_state, actor_of(webmaster))
    stranger = member(other_party, "editor", "signatory")
    keeper = clerk(Role.DIRECTORY_KEEPER)
    cards = _cards(party)
    claim = claimed(cards["own"], stranger)
    _decide(claim, claim_state, actor_of(keeper))
    separate = listed("Klub Osobny (przykład)")
    registration = reported("Zgłoszona (przykład)")
    _look_at(registration, registration_state, separate, actor_of(keeper))
    begun = _begun(party, editor)
    if registration_state not in {"unconfirmed", "lapsed"}:
        _look_at(begun, registration_state, separate, actor_of(keeper))
    asked(email="druga@przyklad.example")
    change_propose(
        this=Round.objects.get(),
        values={"town": "Poraj"},
        note="",
        actor=Actor.visitor(),
    )
    _open, link = asked()
    return World(
        party=party,
        other_party=other_party,
        task=task,
        calls={
            "other": call(),
            "extended": _extended(),
            "coming": _coming(),
            "past": _past(),
            "secret": _secret(),
        },
        offer=Offer.objects.get(pk=offer.pk),
        earlier=offer_drafted(call(), party, editor),
        comment=comment,
        text=text_add(
            party=party,
            kind=PartyText.Kind.EXPERIENCE,
            title="Doświadczenie",
            text="Działamy od 2015 roku.",
            actor=at_desk(editor, party),
        ),
        report=ErrorReport.objects.select_related("case").get(pk=report.pk),
        invitation=member_invite(
            party=party,
            email=stranger.email,
            roles=[MemberRole.VIEWER],
            actor=at_desk(administrator, party),
        ),
        representative=representative,
        proxy=proxy(party, None, name="Adwokat (przykład)"),
        account=account_add(
            party=party,
            number="11105000997603123456789123",
            label="Dotacje",
            since=clock.today(),
            actor=at_desk(signatory, party),
        ),
        cards=cards,
        proposal=proposed(),
        card=_registered(),
        check=checked(krs="0009990024"),
        registration=Registration.objects.select_related("case").get(pk=registration.pk),
        begun=Registration.objects.select_related("case").get(pk=begun.pk),
        claim=Claim.objects.select_related("case", "organization").get(pk=claim.pk),
        listed=separate,
        merger=cards_join(
            kept=separate,
            lost=listed("Klub Osobny, drugi wpis (przykład)"),
            taken=[],
            token=uuid4(),
            actor=actor_of(keeper),
        ),
        upload=uploaded(table(), actor_of(keeper)),
        link=link.rstrip("/").rpartition("/")[2],
        change=Change.objects.get(),
        people={
            "editor": editor,
            "signatory": signatory,
            "viewer": member(party, "viewer"),
            "stranger": stranger,
            "clerk": clerk(Role.GRANTS_CLERK),
            "webmaster": webmaster,
            "operator": clerk(Role.OPERATOR),
            "auditor": clerk(Role.AUDITOR),
            "administrator": administrator,
            "accountant": member(party, "accountant"),
            "keeper": keeper,
        },
    )


def _registered() -> Organization:
    organization = carded()
    checked(organization)
    return organization


def _cards(party: Party) -> dict[str, Organization]:
    own = listed(party=party)
    logo_change(
        organization=own,
        picture=(b"nobody looks into it", "image/png"),
        source="organizacja",
        actor=Actor.system(),
    )
    cards = {state: listed() for state in ("archived", "hidden", "merged")}
    for state, each in cards.items():
        each.state = state
        each.merged_into = own if state == "merged" else None
        each.save()
    return {"own": own, "bare": listed(), **cards}


def _extended() -> CompetitionTask:
    task = call()
    closes_at = task.competition.closes_at
    call_extend(
        competition=task.competition_id,
        seen=closes_at,
        closes_at=closes_at + timedelta(days=2),
        reason="Przerwa w działaniu serwisu.",
        actor=actor_of(clerk(Role.GRANTS_CLERK)),
        token=uuid4(),
    )
    return task


def _coming() -> CompetitionTask:
    return _moved(call(), opens_at=clock.now() + timedelta(days=1))


def _secret() -> CompetitionTask:
    tomorrow = clock.now() + timedelta(days=1)
    return _moved(call(), announced_at=tomorrow, opens_at=tomorrow)


def _past() -> CompetitionTask:
    task = call()
    close(task)
    return task


def _moved(task: CompetitionTask, **dates: datetime) -> CompetitionTask:
    Competition.objects.filter(tasks=task).update(**dates)
    return task


def _bring(offer: Offer, state: str, editor: Actor, signatory: Actor) -> None:
    way = {"draft": 0, "sealed": 1, "signed": 2, "withdrawn": 4}.get(state, 3)
    moves = (
        ("seal", editor),
        ("sign", signatory),
        ("submit", signatory),
        ("withdraw", signatory),
    )
    for move, actor in moves[:way]:
        offer_move(offer=offer, move=move, actor=actor)


def _close(report: ErrorReport, state: str, webmaster: Actor) -> None:
    if state == "answered":
        error_report_answer(report=report, text="Poprawione.", actor=webmaster, token=uuid4())
    elif state == "dismissed":
        error_report_dismiss(report=report, actor=webmaster, token=uuid4())


def _begun(party: Party, founder: Person) -> Registration:
    """As if the party itself had been begun so: one desk is enough for its people."""
    begun = registration_begin(
        values={"name": party.name},
        relation="authority",
        language="pl",
        actor=actor_of(founder),
        token=uuid4(),
    )
    with transaction.atomic():
        Membership.objects.filter(party=begun.case.party_id).delete()
        Case.objects.filter(pk=begun.pk).update(party=party)
        journal.append(stream="test:1", act="world.begun", actor=None, data={})
    return Registration.objects.select_related("case").get(pk=begun.pk)


def _look_at(registration: Registration, state: str, card: Organization, keeper: Actor) -> None:
    if state == "lapsed":
        Registration.objects.update(confirm_until=clock.now())
        lapse_unconfirmed()
    if state in {"unconfirmed", "lapsed"}:
        return
    if registration.state == "unconfirmed":
        registration_confirm(registration=registration, actor=Actor.visitor())
    known: dict[str, Any] = {"registration": registration, "token": uuid4()}
    if state == "question":
        registration_ask(text="Kto?", actor=keeper, **known)
    elif state == "accepted":
        registration_accept(values={"name": "Zgłoszona (przykład)"}, actor=keeper, **known)
    elif state == "joined":
        registration_join(organization=card, taken=[], actor=keeper, **known)
    elif state == "refused":
        registration_refuse(text="Nie.", actor=keeper, **known)
    elif state == "withdrawn":
        registration_withdraw(actor=Actor.visitor(), **known)


def _decide(claim: Claim, state: str, keeper: Actor) -> None:
    if state in {"contested", "decided"}:
        claim_contest(claim=claim, text="Nie.", actor=Actor.visitor(), token=uuid4())
    if state == "decided":
        claim_decide(claim=claim, text="Tak.", actor=keeper, token=uuid4())
    if state in {"evidence", "granted"}:
        evidence_record(
            claim=claim,
            kind="statute",
            dated=clock.today(),
            number="",
            shows="prezes",
            seen_on=clock.today(),
            actor=keeper,
            token=uuid4(),
        )
    if state == "granted":
        Claim.objects.update(waits_until=None)
        claim_grant(claim=claim, actor=keeper, token=uuid4())
    elif state == "refused":
        claim_refuse(claim=claim, text="Nie.", actor=keeper, token=uuid4())
    elif state == "withdrawn":
        claim_withdraw(claim=claim, actor=actor_of(claim.person), token=uuid4())
