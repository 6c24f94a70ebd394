"""What the middlewares add to Django's request, said to the type checker."""

from django.http import HttpRequest

from ccop.kernel.people.actor import Actor
from ccop.kernel.people.models import Person


class Request(HttpRequest):
    """A request of which `ActorMiddleware` has told who acts."""

    actor: Actor


class PersonRequest(Request):
    """A request of somebody who is signed in (`ccop.kernel.people.access.signed_in`)."""

    user: Person
