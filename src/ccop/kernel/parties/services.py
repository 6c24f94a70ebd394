"""Parties and their members: what changes them, each act on record in the party's own stream."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from ccop.kernel import clock, journal
from ccop.kernel.parties.models import Invitation, MemberRole, Membership, Party, PartyText
from ccop.kernel.parties.selectors import memberships, open_invitations
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding, Refused
from ccop.law.reading import Unreadable, clean_text

TellInvited = Callable[[Invitation], None]
_tell_invited: list[TellInvited] = []


def register_letter(tell: TellInvited) -> None:
    """Let invitations be told to those invited; called once, by the room that writes letters."""
    _tell_invited.append(tell)


@transaction.atomic
def party_create(*, kind: str, card: Mapping[str, str], founder: Person, actor: Actor) -> Party:
    """A new party; its founder edits and signs for it. `card` gives its other fields."""
    party = Party.objects.create(kind=kind, **card)
    for role in (MemberRole.EDITOR, MemberRole.SIGNATORY):
        _join(party, founder, role, clock.today())
    _record("party.created", party, actor, kind=kind, founder=str(founder.pk))
    return party


@transaction.atomic
def party_update(*, party: Party, card: Mapping[str, str], actor: Actor) -> list[str]:
    """Write changed fields of the card and answer their names; the journal tells only the names.

    Raises Refused when the actor neither edits nor signs for the party.
    """
    _only(party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    locked = Party.objects.select_for_update().get(pk=party.pk)
    changed = sorted(name for name, value in card.items() if getattr(locked, name) != value)
    for name in changed:
        setattr(locked, name, card[name])
    if changed:
        locked.save(update_fields=changed)
        _record("party.updated", party, actor, fields=", ".join(changed))
    party.refresh_from_db()
    return changed


@transaction.atomic
def member_add(
    *, party: Party, person: Person, role: MemberRole, actor: Actor, since: date | None = None
) -> Membership:
    """Give a person a role in the party from a day on, today when not named.

    Raises Refused when the actor does not sign for the party, or the person has the role already.
    """
    _only(party, actor, MemberRole.SIGNATORY)
    membership = _join(party, person, role, since or clock.today())
    _record("member.added", party, actor, person=str(person.pk), role=role)
    return membership


@transaction.atomic
def member_end(*, membership: Membership, actor: Actor, on: date | None = None) -> None:
    """End a role; `on` is the first day without it, today when not named.

    Raises Refused when the actor does not sign for the party, or nobody would sign for it then.
    """
    party = Party.objects.select_for_update().get(pk=membership.party_id)
    _only(party, actor, MemberRole.SIGNATORY)
    signing = memberships(party).filter(role=MemberRole.SIGNATORY)
    if membership.role == MemberRole.SIGNATORY and not signing.exclude(pk=membership.pk).exists():
        raise Refused(
            _finding(
                "PARTY-3",
                _("Nobody would sign for %(party)s then.") % {"party": party},
                _("Invite another signatory first."),
            )
        )
    last = max(on or clock.today(), membership.during.lower)
    membership.during = DateRange(membership.during.lower, last)
    membership.save(update_fields=["during"])
    person = str(membership.person_id)
    _record("member.ended", party, actor, person=person, role=membership.role)


@transaction.atomic
def member_invite(*, party: Party, email: str, role: MemberRole, actor: Actor) -> Invitation:
    """Offer a role to the owner of an e-mail address, who is told by a letter.

    The answer is the same whether or not the address has an account. An invitation that is open
    already is given back. Raises Refused when the actor does not sign for the party.
    """
    _only(party, actor, MemberRole.SIGNATORY)
    Invitation.objects.filter(party=party, answered_at=None).exclude(
        pk__in=open_invitations(party)
    ).update(answered_at=clock.now())
    invitation, new = Invitation.objects.get_or_create(
        party=party, email=email.lower(), role=role, answered_at=None
    )
    if new:
        for tell in _tell_invited:
            tell(invitation)
        _record("member.invited", party, actor, invitation=str(invitation.pk), role=role)
    return invitation


@transaction.atomic
def invitation_withdraw(*, invitation: Invitation, actor: Actor) -> None:
    """Take an offered role back. Raises Refused when the actor does not sign for the party."""
    _only(invitation.party, actor, MemberRole.SIGNATORY)
    Invitation.objects.filter(pk=invitation.pk).update(answered_at=clock.now())
    _record("member.uninvited", invitation.party, actor, invitation=str(invitation.pk))


@transaction.atomic
def invitation_accept(*, invitation: Invitation, person: Person, actor: Actor) -> Membership:
    """Take up an offered role; whether it may be is asked of `selectors.invitation_for`.

    Raises Refused when the person has the role already, Invitation.DoesNotExist when it was taken
    up or withdrawn meanwhile.
    """
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk, answered_at=None)
    membership = _join(locked.party, person, MemberRole(locked.role), clock.today())
    locked.answered_at = clock.now()
    locked.save(update_fields=["answered_at"])
    _record(
        "member.joined",
        locked.party,
        actor,
        invitation=str(locked.pk),
        person=str(person.pk),
        role=locked.role,
    )
    return membership


@transaction.atomic
def text_add(*, party: Party, kind: str, title: str, text: str, actor: Actor) -> PartyText:
    """Keep a text in the party's library, or find it there as it is.

    Raises Refused when the actor neither edits nor signs for the party, or the text is empty or
    holds signs that cannot be printed.
    """
    _only(party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    title, text = _readable(title), _readable(text)
    Party.objects.select_for_update().get(pk=party.pk)
    if same := party.texts.filter(kind=kind, text=text).first():
        return same
    added = PartyText.objects.create(party=party, kind=kind, title=title, text=text)
    _record("text.added", party, actor, text=str(added.pk), kind=kind)
    return added


@transaction.atomic
def text_change(
    *, text: PartyText, kind: str, title: str, content: str, version: int, actor: Actor
) -> None:
    """Change a text of the library; `version` is the one that the person has seen.

    Raises Refused as `text_add` does, and when another member has changed the text meanwhile;
    PartyText.DoesNotExist when it was removed.
    """
    _only(text.party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    title, content = _readable(title), _readable(content)
    locked = PartyText.objects.select_for_update().get(pk=text.pk)
    if locked.version != version:
        raise Refused(
            _finding(
                "PARTY-5",
                _("Somebody else has changed this text since you opened it."),
                _("Compare both and save again what should stand."),
            )
        )
    if (locked.kind, locked.title, locked.text) == (kind, title, content):
        return
    locked.kind, locked.title, locked.text = kind, title, content
    locked.version, locked.updated_at = version + 1, clock.now()
    locked.save()
    _record("text.changed", text.party, actor, text=str(locked.pk), kind=kind)


@transaction.atomic
def text_remove(*, text: PartyText, actor: Actor) -> None:
    """Remove a text from the library; offers that took it keep it.

    Raises Refused when the actor neither edits nor signs for the party.
    """
    _only(text.party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    key = str(text.pk)
    if PartyText.objects.filter(pk=text.pk).delete()[0]:
        _record("text.removed", text.party, actor, text=key)


def _readable(text: str) -> str:
    try:
        clean = clean_text(text)
    except Unreadable as unreadable:
        raise Refused(_finding("PARTY-4", str(unreadable), "")) from unreadable
    if not clean:
        raise Refused(_finding("PARTY-4", _("The text is empty."), _("Type something first.")))
    return clean


def _join(party: Party, person: Person, role: MemberRole, since: date) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                party=party, person=person, role=role, during=DateRange(since, None)
            )
    except IntegrityError as overlap:
        raise Refused(
            _finding(
                "PARTY-2",
                _("%(person)s has this role already.") % {"person": person},
                _("Choose another role, or end this one first."),
            )
        ) from overlap


def _only(party: Party, actor: Actor, *roles: MemberRole) -> None:
    here = actor.party == party.pk and actor.membership & {str(role) for role in roles}
    if not actor.is_system and not here:
        allowed = ", ".join(str(role.label) for role in roles)
        raise Refused(
            _finding(
                "PARTY-1",
                _("You may not do this for %(party)s.") % {"party": party},
                _("It may be done by: %(who)s.") % {"who": allowed},
            )
        )


def _finding(code: str, message: str, remedy: str) -> Finding:
    return Finding(
        code=code,
        severity="error",
        message=message,
        citation=_("people who act for a party"),
        remedy=remedy,
    )


def _record(act: str, party: Party, actor: Actor, **data: str) -> None:
    journal.append(
        stream=f"podmiot:{party.pk}",
        act=act,
        actor=str(actor.person) if actor.person else None,
        data=data,
    )
