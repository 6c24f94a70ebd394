"""What the middlewares add to Django's request, said to the type checker."""

from django.http import HttpRequest

from ccop.kernel.people.actor import Actor


class Request(HttpRequest):
    """A request of which `ActorMiddleware` has told who acts."""

    actor: Actor
