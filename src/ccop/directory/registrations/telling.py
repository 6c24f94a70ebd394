"""What people are told of reports of organisations and of claims."""

from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ccop.directory.registrations.models import Claim, Registration
from ccop.directory.registrations.selectors import members_beside, others_open
from ccop.kernel.cases.models import Case
from ccop.kernel.cases.process import Act
from ccop.kernel.notices.services import letter, mail, tell
from ccop.kernel.notices.words import Words, filled
from ccop.kernel.parties.selectors import members
from ccop.kernel.people.models import Person
from ccop.law.terms import spoken

LANGUAGE = "pl"
"""In which organisations are written to."""


def tell_to_confirm(act: Act) -> None:
    """The letter with the link that confirms the report goes to who reported."""
    with translation.override(act.matter.language):
        text = _(
            "Somebody reported the organisation “%(name)s” and gave this address.\n"
            "Open the page below by %(until)s and confirm the report: it reaches the office only "
            "then. If it was not you, do nothing."
        )
        said = {"name": act.case.title, "until": spoken(act.matter.confirm_until)}
        _write(act, _("Confirm your report"), text % said)


def tell_received(act: Act) -> None:
    """Who reported gets the number and the secret address of the report."""
    with translation.override(act.matter.language):
        _write(
            act,
            _("We received your report %(number)s") % {"number": act.case.number},
            _("Thank you. You can follow the report here; if we have a question, we will write."),
        )


def tell_accepted(act: Act) -> None:
    """Who reported gets the address of the card."""
    _tell_outcome(
        act,
        gettext_lazy("The organisation is listed in Baza NGO: %(name)s"),
        gettext_lazy("The report was accepted. This is the page of the organisation:"),
    )


def tell_joined(act: Act) -> None:
    """Who reported gets the address of the card that was there already."""
    _tell_outcome(
        act,
        gettext_lazy("The organisation was listed already: %(name)s"),
        gettext_lazy(
            "What was missing has been added to its page. If you act for it, open the page and "
            "choose “This is my organisation”:"
        ),
    )


def tell_reporter(case: Case, subject: Words, text: Words, key: str) -> None:
    """A letter from the office to who reported: the members of its party, or by mail."""
    registration = Registration.objects.select_related("case").get(pk=case.pk)
    _tell(registration, subject, text, key, _page(registration))


def _tell_outcome(act: Act, subject: Words, text: Words) -> None:
    organization = act.matter.organization
    with translation.override(act.matter.language):
        said = str(subject) % {"name": organization}
        _tell(act.matter, said, str(text), _key(act), organization.get_absolute_url())


def _tell(registration: Registration, subject: Words, text: Words, key: str, url: str) -> None:
    if party := registration.case.party_id:
        tell(people=members(party), title=subject, text=text, url=url, key=key)
    elif registration.email:
        mail(to=registration.email, subject=subject, text=letter(text, url), key=key)


def _write(act: Act, subject: str, text: str) -> None:
    url = _page(act.matter)
    mail(to=act.matter.email, subject=subject, text=letter(text, url), key=_key(act))


def _page(registration: Registration) -> str:
    if party := registration.case.party_id:
        return reverse("registrations:desk", args=[party, registration.pk])
    return reverse("registrations:follow", args=[registration.key])


def tell_claimed(act: Act) -> None:
    """The known e-mail address of the organisation and its members are told at once, with a link
    to contest the claim."""
    _tell_known(act, *_claimed(act.matter))
    _tell_to_answer(act.matter, members_beside(act.matter), _key(act))


def tell_of_others(act: Act) -> None:
    """Who was let in is told of the other open claims, as members are of new ones."""
    for claim in others_open(act.matter).select_related("case", "person", "organization__party"):
        _tell_to_answer(claim, [act.matter.person], f"{_key(act)}:{claim.pk}")


def _claimed(claim: Claim) -> tuple[Words, Words]:
    """Subject and text of a letter about a new claim."""
    said = {
        "person": claim.person.full_name,
        "organization": claim.organization,
        "function": claim.function,
    }
    subject = filled(gettext_lazy("Somebody claims to act for %(organization)s"), **said)
    text = filled(
        gettext_lazy(
            "%(person)s asks to act for %(organization)s here, as: %(function)s.\n"
            "If that is right, you need do nothing. If it is not, say so on this page:"
        ),
        **said,
    )
    return subject, text


def _tell_to_answer(claim: Claim, people: list[Person], key: str) -> None:
    subject, text = _claimed(claim)
    url = reverse("registrations:desk_claim", args=[claim.case.party_id, claim.pk])
    tell(people=people, title=subject, text=text, url=url, key=key)


def tell_contested(act: Act) -> None:
    """The person is told that the claim was contested, not by whom."""
    _tell_claimant(
        act.matter,
        gettext_lazy("Your claim was contested"),
        gettext_lazy("Somebody of the organisation contests your claim. The office will decide."),
        _key(act),
    )


def tell_decided(act: Act) -> None:
    """Both sides are told the decision and its reason."""
    reason = {"reason": act.matter.decision}
    subject = gettext_lazy("The contest was decided: the claim goes on")
    text = filled(gettext_lazy("The office let the claim go on. The reason: %(reason)s"), **reason)
    _tell_claimant(act.matter, subject, text, _key(act))
    _tell_known(act, subject, text)


def tell_granted(act: Act) -> None:
    """The person is told to act for the organisation now, and the organisation is told of it."""
    claim: Claim = act.matter
    said = {"organization": claim.organization, "person": claim.person.full_name}
    tell(
        people=[claim.person],
        title=filled(gettext_lazy("You act for %(organization)s now"), **said),
        text=gettext_lazy("Open the desk of the organisation."),
        url=reverse("parties:desk", args=[claim.organization.party_id]),
        key=_key(act),
    )
    subject = filled(gettext_lazy("%(person)s acts for %(organization)s now"), **said)
    _tell_known(act, subject, gettext_lazy("The office has seen the documents and agreed."))


def tell_claimant(case: Case, subject: Words, text: Words, key: str) -> None:
    """A letter from the office to who made the claim."""
    _tell_claimant(Claim.objects.select_related("person").get(pk=case.pk), subject, text, key)


def _tell_claimant(claim: Claim, subject: Words, text: Words, key: str) -> None:
    url = reverse("registrations:claim", args=[claim.pk])
    tell(people=[claim.person], title=subject, text=text, url=url, key=key)


def _tell_known(act: Act, subject: Words, text: Words) -> None:
    """By mail to the address on the card, where there is one."""
    known, key = act.matter.organization.party.email, act.matter.key
    if known:
        with translation.override(LANGUAGE):
            mail(
                to=known,
                subject=subject,
                text=letter(text, _contest_page(key)),
                key=f"{_key(act)}:known",
            )


def _contest_page(key: UUID) -> str:
    return reverse("registrations:contest", args=[key])


def _key(act: Act) -> str:
    return f"{act.case.kind}.{act.move.code}:{act.case.pk}:{act.written.seq}"
