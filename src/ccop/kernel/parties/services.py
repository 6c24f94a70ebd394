"""Parties and their members: what changes them, each act on record in the party's own stream."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from ccop.kernel import clock
from ccop.kernel.parties.acting import locked, only, party_finding, readable, record
from ccop.kernel.parties.models import Invitation, MemberRole, Membership, Party, PartyText
from ccop.kernel.parties.selectors import memberships, open_invitations
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person
from ccop.law.findings import Finding, Refused

CARD_ROLES = (MemberRole.ADMINISTRATOR, MemberRole.EDITOR)
"""Who writes the party's card."""

PapersWaiting = Callable[[Party], Iterable[str]]
_papers_waiting: list[PapersWaiting] = []
TellInvited = Callable[[Invitation], None]
_tell_invited: list[TellInvited] = []


def register_letter(tell: TellInvited) -> None:
    """Let invitations be told to those invited; called once, by the room that writes letters."""
    _tell_invited.append(tell)


def register_papers_waiting(papers: PapersWaiting) -> None:
    """Let papers of a party be known that wait for a signature: the last signatory stays with
    them. Called once, by a room that has such papers."""
    _papers_waiting.append(papers)


Follow = Callable[[Party, Collection[str]], None]
Hold = Callable[[Party], object]
_followers: list[tuple[Hold, Follow]] = []


def register_follower(hold: Hold, follow: Follow) -> None:
    """Follow changes of parties' details, with the names of what changed and in the same
    transaction; called once, by a room that keeps more about parties. `hold` locks what the room
    keeps, before the party itself is locked."""
    _followers.append((hold, follow))


@transaction.atomic
def party_create(*, kind: str, card: Mapping[str, str], founder: Person, actor: Actor) -> Party:
    """A new party; its founder administers it, edits and signs for it. `card` gives its other
    fields."""
    party = Party.objects.create(kind=kind, **card)
    for role in (MemberRole.ADMINISTRATOR, MemberRole.EDITOR, MemberRole.SIGNATORY):
        _join(party, founder, role, clock.today())
    record("party.created", party, actor, kind=kind, founder=str(founder.pk))
    return party


@transaction.atomic
def party_update(*, party: Party, card: Mapping[str, str], actor: Actor) -> list[str]:
    """Write changed fields of the card and answer their names; the journal tells only the names.

    Raises Refused when the actor neither administers the party nor edits for it.
    """
    only(party, actor, *CARD_ROLES)
    for hold, _follow in _followers:
        hold(party)
    held = locked(party)
    changed = sorted(name for name, value in card.items() if getattr(held, name) != value)
    for name in changed:
        setattr(held, name, card[name])
    if changed:
        held.save(update_fields=changed)
        for _hold, follow in _followers:
            follow(held, changed)
        record("party.updated", party, actor, fields=", ".join(changed))
    party.refresh_from_db()
    return changed


@transaction.atomic
def member_add(
    *, party: Party, person: Person, role: MemberRole, actor: Actor, since: date | None = None
) -> Membership:
    """Give a person a role in the party from a day on, today when not named.

    Raises Refused when the actor is no administrator, or the person has the role already.
    """
    only(party, actor, MemberRole.ADMINISTRATOR)
    membership = _join(party, person, role, since or clock.today())
    record("member.added", party, actor, person=str(person.pk), role=role)
    return membership


@transaction.atomic
def member_end(*, membership: Membership, actor: Actor, on: date | None = None) -> None:
    """End a role; `on` is the first day without it, today when not named.

    Everybody may end a role of their own, an administrator those of all. Raises Refused for others,
    when nobody would administer the party then, and when papers wait for a signatory and nobody
    would sign.
    """
    party = locked(membership.party)
    if actor.party != party.pk or actor.person != membership.person_id:
        only(party, actor, MemberRole.ADMINISTRATOR)
    held, day = Membership.objects.get(pk=membership.pk), on or clock.today()
    if held.during.isempty or (held.during.upper and held.during.upper <= day):
        return  # somebody else was quicker
    _end(party, [held], day)
    record("member.ended", party, actor, person=str(held.person_id), role=held.role)


@transaction.atomic
def party_leave(*, party: Party, actor: Actor) -> None:
    """End all roles that the actor holds in the party. Raises Refused as `member_end` does."""
    held = list(memberships(locked(party)).filter(person=actor.signed_in))
    _end(party, held, clock.today())
    record("member.left", party, actor, person=str(actor.person))


def _end(party: Party, ending: list[Membership], on: date) -> None:
    """End these roles while the party's row is held, so that two who go do not go at once."""
    staying = memberships(party).filter(during__upper_inf=True, person__is_active=True)
    staying = staying.exclude(pk__in=[row.pk for row in ending])
    roles = {row.role for row in ending}
    administrators = staying.filter(role=MemberRole.ADMINISTRATOR)
    if MemberRole.ADMINISTRATOR in roles and not administrators.exists():
        raise Refused(
            party_finding(
                "PARTY-3",
                _("Nobody would administer %(party)s then.") % {"party": party},
                _("Make another person administrator first, or invite one."),
            )
        )
    if MemberRole.SIGNATORY in roles and not staying.filter(role=MemberRole.SIGNATORY).exists():
        waiting = [name for papers in _papers_waiting for name in papers(party)]
        if waiting:
            raise Refused(
                party_finding(
                    "PARTY-6",
                    _("Nobody would sign for %(party)s then, but papers wait for a signature.")
                    % {"party": party},
                    _(
                        "Sign them or take them back for changes first, or invite another "
                        "signatory: %(papers)s."
                    )
                    % {"papers": "; ".join(waiting)},
                )
            )
    for row in ending:
        row.during = DateRange(row.during.lower, max(on, row.during.lower))
        row.save(update_fields=["during"])


@transaction.atomic
def member_invite(
    *, party: Party, email: str, roles: Iterable[MemberRole], actor: Actor
) -> Invitation:
    """Offer roles to the owner of an e-mail address, who is told by a letter.

    The answer is the same whether or not the address has an account. An invitation that is open
    already is given back. Raises Refused when the actor is no administrator.
    """
    only(party, actor, MemberRole.ADMINISTRATOR)
    wanted = set(roles)
    Invitation.objects.filter(party=party, answered_at=None).exclude(
        pk__in=open_invitations(party)
    ).update(answered_at=clock.now())
    invitation, new = Invitation.objects.get_or_create(
        party=party,
        email=email.lower(),
        roles=[role.value for role in MemberRole if role in wanted],
        answered_at=None,
    )
    if new:
        for tell in _tell_invited:
            tell(invitation)
        named = ", ".join(invitation.roles)
        record("member.invited", party, actor, invitation=str(invitation.pk), roles=named)
    return invitation


@transaction.atomic
def invitation_withdraw(*, invitation: Invitation, actor: Actor) -> None:
    """Take offered roles back. Raises Refused when the actor is no administrator."""
    only(invitation.party, actor, MemberRole.ADMINISTRATOR)
    Invitation.objects.filter(pk=invitation.pk).update(answered_at=clock.now())
    record("member.uninvited", invitation.party, actor, invitation=str(invitation.pk))


@transaction.atomic
def invitation_accept(*, invitation: Invitation, person: Person, actor: Actor) -> list[Membership]:
    """Take up offered roles; whether it may be is asked of `selectors.invitation_for`.

    Roles that the person has already stay as they are. Raises Refused when these are all,
    Invitation.DoesNotExist when the invitation was taken up or withdrawn meanwhile.
    """
    taken = Invitation.objects.select_for_update(no_key=True).get(
        pk=invitation.pk, answered_at=None
    )
    party = locked(taken.party)
    held = set(memberships(party).filter(person=person).values_list("role", flat=True))
    joined = [
        _join(party, person, role, clock.today()) for role in taken.offered if role not in held
    ]
    if not joined:
        raise Refused(_has_it(person))
    taken.answered_at = clock.now()
    taken.save(update_fields=["answered_at"])
    record(
        "member.joined",
        party,
        actor,
        invitation=str(taken.pk),
        person=str(person.pk),
        roles=", ".join(row.role for row in joined),
    )
    return joined


@transaction.atomic
def text_add(*, party: Party, kind: str, title: str, text: str, actor: Actor) -> PartyText:
    """Keep a text in the party's library, or find it there as it is.

    Raises Refused when the actor neither edits nor signs for the party, or the text is empty or
    holds signs that cannot be printed.
    """
    only(party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    title, text = readable(title), readable(text)
    locked(party)
    if same := party.texts.filter(kind=kind, text=text).first():
        return same
    added = PartyText.objects.create(party=party, kind=kind, title=title, text=text)
    record("text.added", party, actor, text=str(added.pk), kind=kind)
    return added


@transaction.atomic
def text_change(
    *, text: PartyText, kind: str, title: str, content: str, version: int, actor: Actor
) -> None:
    """Change a text of the library; `version` is the one that the person has seen.

    Raises Refused as `text_add` does, and when another member has changed the text meanwhile;
    PartyText.DoesNotExist when it was removed.
    """
    only(text.party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    title, content = readable(title), readable(content)
    held = PartyText.objects.select_for_update().get(pk=text.pk)
    if held.version != version:
        raise Refused(
            party_finding(
                "PARTY-5",
                _("Somebody else has changed this text since you opened it."),
                _("Compare both and save again what should stand."),
            )
        )
    if (held.kind, held.title, held.text) == (kind, title, content):
        return
    held.kind, held.title, held.text = kind, title, content
    held.version, held.updated_at = version + 1, clock.now()
    held.save()
    record("text.changed", text.party, actor, text=str(held.pk), kind=kind)


@transaction.atomic
def text_remove(*, text: PartyText, actor: Actor) -> None:
    """Remove a text from the library; offers that took it keep it.

    Raises Refused when the actor neither edits nor signs for the party.
    """
    only(text.party, actor, MemberRole.EDITOR, MemberRole.SIGNATORY)
    key = str(text.pk)
    if PartyText.objects.filter(pk=text.pk).delete()[0]:
        record("text.removed", text.party, actor, text=key)


def _join(party: Party, person: Person, role: MemberRole, since: date) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                party=party, person=person, role=role, during=DateRange(since, None)
            )
    except IntegrityError as overlap:
        raise Refused(_has_it(person)) from overlap


def _has_it(person: Person) -> Finding:
    return party_finding(
        "PARTY-2",
        _("%(person)s has this role already.") % {"person": person},
        _("Choose another role, or end this one first."),
    )
