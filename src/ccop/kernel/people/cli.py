"""``ccop role``: the city's people from the command line, the first operator above all."""

import argparse
import sys
from collections.abc import Sequence

from ccop.kernel import clock
from ccop.kernel.people.actor import Actor
from ccop.kernel.people.giving_roles import end_role, grant_role
from ccop.kernel.people.models import Person, RoleGrant
from ccop.kernel.people.roles import Role
from ccop.law.findings import Refused


def main(arguments: Sequence[str]) -> int:
    """``ccop role give|end ADDRESS ROLE``. Returns 1 when it could not be done."""
    parser = argparse.ArgumentParser(prog="ccop role")
    parser.add_argument("act", choices=("give", "end"))
    parser.add_argument("address", help="e-mail address of somebody who has an account")
    parser.add_argument("role", choices=[role.value for role in Role])
    given = parser.parse_args(arguments)
    person = Person.objects.filter(email=given.address.lower()).first()
    if person is None:
        return _failed("Nobody has an account with this address: sign up on the site first.")
    role = Role(given.role)
    if given.act == "give":
        try:
            grant_role(person=person, role=role, actor=Actor.system())
        except Refused as refusal:
            return _failed(str(refusal))
        return 0
    held = RoleGrant.objects.filter(
        person=person, role=role, during__contains=clock.Today()
    ).first()
    if held is None:
        return _failed(f"{person} does not hold this role.")
    try:
        end_role(grant=held, actor=Actor.system())
    except Refused as refusal:
        return _failed(str(refusal))
    return 0


def _failed(sentence: str) -> int:
    sys.stderr.write(f"ccop role: {sentence}\n")
    return 1
