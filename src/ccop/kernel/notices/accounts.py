"""Letters of the sign-in library go the way of all letters: a row, then the worker."""

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.core import context as current
from django.conf import settings

from ccop.kernel.city import identity
from ccop.kernel.notices.services import mail
from ccop.kernel.people.guessing import GuardedSignIn


class AccountAdapter(GuardedSignIn):
    """What the sign-in library asks of the platform."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the letter; each is one of its own, and its text is forgotten once it is sent."""
        urls = {name: _own(url) for name, url in context.items() if name.endswith("_url")}
        words = {"request": current.request, "city": identity(), **context, **urls}
        letter = self.render_mail(template_prefix, email, words)
        mail(
            to=email,
            subject=str(letter.subject),
            text=str(letter.body),
            key=f"{template_prefix}:{uuid4()}",
            confidential=True,
        )


def _own(url: str) -> str:
    # The library takes the host from the request, where whoever asks may have put another one.
    return settings.ENVIRONMENT.base_url + urlsplit(url)._replace(scheme="", netloc="").geturl()
