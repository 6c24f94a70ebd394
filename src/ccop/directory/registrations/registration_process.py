"""The process of a report of an organisation: confirmed by a letter, then accepted or not."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ccop.directory.checks.services import check_adopt
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import (
    card_change,
    organization_add,
    organization_settle,
)
from ccop.directory.registrations import values
from ccop.directory.registrations.models import Registration
from ccop.directory.registrations.telling import (
    tell_accepted,
    tell_joined,
    tell_received,
    tell_to_confirm,
)
from ccop.directory.registrations.who import ANYBODY, KEEPER, KEYHOLDER, PLATFORM, SIGNED_IN
from ccop.directory.registrations.words import CONFIRM_WITHIN, LETTERS_A_DAY
from ccop.kernel import clock
from ccop.kernel.cases.messages import message_send
from ccop.kernel.cases.process import START, Act, Move, Process, State
from ccop.kernel.journal.turns import one_at_a_time
from ccop.kernel.parties.models import Party
from ccop.kernel.parties.services import party_create
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding

OPEN = ("received", "question")


def lock_card(registration: Registration) -> None:
    """Hold the card begun with the report still: it may be about to be joined with another."""
    if begun := registration.organization_id:
        Organization.objects.select_for_update().get(pk=begun)


def few_letters(act: Act) -> Iterable[Finding]:
    """No more than five reports of one day wait for a confirmation from the same address."""
    email = act.matter.email
    one_at_a_time(f"reports of {email.lower()}")
    waiting = Registration.objects.filter(
        state="unconfirmed", email__iexact=email, case__opened_at__gt=act.at - timedelta(days=1)
    )
    if waiting.count() >= LETTERS_A_DAY:
        yield Finding(
            code="REG-4",
            severity="error",
            message=gettext("Several reports with this address wait to be confirmed already."),
            citation=gettext("the rules of Baza NGO"),
            where="reporter_email",
            remedy=gettext("Open the links in our letters first, or report again tomorrow."),
        )


def in_time(act: Act) -> Iterable[Finding]:
    """The link of the letter confirms for seven days."""
    if act.at >= act.matter.confirm_until:
        yield Finding(
            code="REG-1",
            severity="error",
            message=gettext("This link was valid for 7 days and has expired."),
            citation=gettext("the rules of Baza NGO"),
            remedy=gettext("Report the organisation again, please."),
        )


def still_open(act: Act) -> Iterable[Finding]:
    """The card to be joined with is one that everybody finds."""
    if act.data["organization"].state != Organization.State.LISTED:
        yield Finding(
            code="REG-2",
            severity="error",
            message=gettext("Only a listed card can be joined with a report."),
            citation=gettext("the rules of Baza NGO"),
            remedy=gettext("Choose another card, or accept the report as a new one."),
        )


def set_term(act: Act) -> None:
    """The link in the letter gets its last instant."""
    act.matter.confirm_until = act.at + CONFIRM_WITHIN


def note_confirmed(act: Act) -> None:
    """The report enters the queue."""
    act.matter.confirmed_at = act.at


def forget(act: Act) -> None:
    """What was reported and the address of who reported are forgotten."""
    act.matter.values, act.matter.email = {}, ""
    act.case.title = gettext("Report never confirmed")
    act.case.save(update_fields=["title"])


def begin_party(act: Act) -> None:
    """The organisation becomes a party at once, with a card that waits for the keeper; who began
    it acts for it."""
    registration, given = act.matter, values.read(act.matter.values)
    act.case.party = party_create(
        kind=Party.Kind.ORGANISATION,
        card={"name": given["name"]},
        founder=Person.objects.get(pk=act.actor.signed_in),
        actor=act.actor,
    )
    act.case.save(update_fields=["party"])
    registration.organization = organization_add(
        values=given,
        source=_source(act),
        as_of=clock.warsaw(act.at).date(),
        actor=act.actor,
        party=act.case.party,
        listed=False,
    )


def make_card(act: Act) -> None:
    """The card is listed in Baza NGO as the keeper accepted it. Its sources are the report and, of
    what was taken from there, the register."""
    registration, check = act.matter, act.data.get("check")
    of_register = act.data.get("of_register", {})
    reported = {
        name: value for name, value in act.data["values"].items() if name not in of_register
    }
    told: dict[str, Any] = {
        "source": _source(act),
        "as_of": clock.warsaw(act.at).date(),
        "actor": act.actor,
    }
    if registration.organization is None:
        registration.organization = organization_add(values=reported, **told)
    else:
        card_change(organization=registration.organization, values=reported, **told)
    if check:
        card_change(
            organization=registration.organization,
            values=of_register,
            source=check.source,
            as_of=check.as_of,
            actor=act.actor,
        )
        check_adopt(check=check, organization=registration.organization, actor=act.actor)
    organization_settle(
        organization=registration.organization, state=Organization.State.LISTED, actor=act.actor
    )
    act.facts["organization"] = registration.organization.pk


def join_card(act: Act) -> None:
    """The chosen values go to the card that is listed already; one begun at the desk is put away.

    Who reported gets no right to act for the organisation: that takes a claim with evidence.
    """
    organization, given = act.data["organization"], values.read(act.matter.values)
    changed = card_change(
        organization=organization,
        values={name: given[name] for name in act.data["taken"] if name in given},
        source=_source(act),
        as_of=clock.warsaw(act.at).date(),
        actor=act.actor,
    )
    put_away(act)
    act.matter.organization = organization
    act.facts |= {"organization": organization.pk, "fields": ", ".join(changed)}


def put_away(act: Act) -> None:
    """A card begun at the desk is archived; its party stays, so that no work is lost.

    One that was listed or joined with another meanwhile is not the report's to put away.
    """
    begun = act.matter.organization
    if begun and begun.state == Organization.State.PROPOSED:
        organization_settle(organization=begun, state=Organization.State.ARCHIVED, actor=act.actor)


def send_letter(act: Act) -> None:
    """The keeper's words stand in the case and go to who reported."""
    _letter(act, from_office=True)


def keep_letter(act: Act) -> None:
    """The answer stands in the case."""
    _letter(act, from_office=False)


def _letter(act: Act, *, from_office: bool) -> None:
    message_send(
        case=act.case,
        actor=act.actor,
        text=act.data["text"],
        from_office=from_office,
        token=act.data["message"],
    )


def _source(act: Act) -> str:
    return f"zgłoszenie {act.case.number}"


REGISTRATION = Process(
    code="organization_registration",
    symbol="ZO",
    states=(
        State("unconfirmed", _("not confirmed"), _("Waits for your confirmation")),
        State("received", _("new"), _("Waits to be looked at"), waits_for="office"),
        State("question", _("waits for an answer"), _("Waits for your answer"), waits_for="party"),
        State("accepted", _("accepted"), _("Accepted: the organisation is listed")),
        State("joined", _("joined with a card"), _("The organisation was listed already")),
        State("refused", _("refused"), _("Refused")),
        State(
            "withdrawn", pgettext_lazy("report", "withdrawn"), pgettext_lazy("report", "Withdrawn")
        ),
        State("lapsed", _("never confirmed"), _("Never confirmed")),
    ),
    moves=(
        Move(
            "report",
            _("Report an organisation"),
            _("The organisation was reported"),
            source=(START,),
            target="unconfirmed",
            who=(ANYBODY,),
            guards=(few_letters,),
            changes=(set_term,),
            follows=(tell_to_confirm,),
        ),
        Move(
            "begin",
            _("Begin an organisation at the desk"),
            _("The organisation was begun at the desk"),
            source=(START,),
            target="received",
            who=(SIGNED_IN,),
            changes=(note_confirmed, begin_party),
            numbered=True,
        ),
        Move(
            "confirm",
            _("Confirm the report"),
            _("The report was confirmed"),
            source=("unconfirmed",),
            target="received",
            who=(KEYHOLDER,),
            guards=(in_time,),
            changes=(note_confirmed,),
            follows=(tell_received,),
            numbered=True,
        ),
        Move(
            "lapse",
            _("Forget a report that nobody confirmed"),
            _("The report was not confirmed in time"),
            source=("unconfirmed",),
            target="lapsed",
            who=(PLATFORM,),
            changes=(forget,),
        ),
        Move(
            "ask",
            _("Ask a question"),
            _("The office asked a question"),
            source=OPEN,
            target="question",
            who=(KEEPER,),
            follows=(send_letter,),
        ),
        Move(
            "answer",
            _("Answer the question"),
            _("The question was answered"),
            source=("question",),
            target="received",
            who=(KEYHOLDER,),
            follows=(keep_letter,),
        ),
        Move(
            "accept",
            _("Accept and list"),
            _("The organisation was listed in Baza NGO"),
            source=OPEN,
            target="accepted",
            who=(KEEPER,),
            locks=lock_card,
            changes=(make_card,),
            follows=(tell_accepted,),
        ),
        Move(
            "join",
            _("Join with a card"),
            _("The report was joined with a card that is listed already"),
            source=OPEN,
            target="joined",
            who=(KEEPER,),
            locks=lock_card,
            guards=(still_open,),
            changes=(join_card,),
            follows=(tell_joined,),
        ),
        Move(
            "refuse",
            _("Refuse"),
            _("The report was refused"),
            source=OPEN,
            target="refused",
            who=(KEEPER,),
            locks=lock_card,
            changes=(put_away,),
            follows=(send_letter,),
        ),
        Move(
            "withdraw",
            _("Withdraw the report"),
            _("The report was withdrawn"),
            source=OPEN,
            target="withdrawn",
            who=(KEYHOLDER,),
            locks=lock_card,
            changes=(put_away,),
        ),
    ),
)
