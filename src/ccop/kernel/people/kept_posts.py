"""Nothing typed is lost when a session or a form's token expires.

A post that comes too late is kept for an hour for the person who sent it, and offered again after
signing in. Who that was is told by a signed cookie that outlives the session and is taken back at
sign-out; it says nothing but the person's id and signs nobody in. Without it, or when another
site may have sent the post, nothing is kept.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ccop.kernel import clock
from ccop.kernel.people.models import KeptPost, Person

LIFETIME = timedelta(hours=1)
COOKIE = "ostatnio"
COOKIE_AGE = 2 * 24 * 3600  # seconds; longer than a session lasts
_SALT = "ccop.kept_posts"
_MOST = 20
"""Posts kept for one person; the oldest give way."""
_NEVER = ("/konto/",)
"""Beginnings of addresses whose forms hold passwords and codes."""
_NOT_TYPED = {"csrfmiddlewaretoken"}


def keep(request: HttpRequest) -> KeptPost | None:
    """Keep what the request posts, for who sent it; None when there is nothing to keep."""
    person = _sender(request)
    if person is None or not may_be_kept(request):
        return None
    forget_old()
    mine = KeptPost.objects.filter(person=person).order_by("-created_at")
    KeptPost.objects.filter(pk__in=[post.pk for post in mine[_MOST - 1 :]]).delete()
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in _NOT_TYPED
    ]
    return KeptPost.objects.create(person_id=person, path=request.get_full_path(), fields=fields)


def may_be_kept(request: HttpRequest) -> bool:
    """Whether it is a post without passwords and codes, from a page of our own.

    What another site may have sent must not come back looking as if the person had typed it here.
    """
    return (
        request.method == "POST" and not request.path.startswith(_NEVER) and _from_own_page(request)
    )


def kept_for(person: Person, post: UUID) -> KeptPost | None:
    """A post kept within the last hour for this very person."""
    return KeptPost.objects.filter(
        pk=post, person=person, created_at__gt=clock.now() - LIFETIME
    ).first()


def forget_old() -> None:
    """Delete what was kept longer than an hour."""
    KeptPost.objects.filter(created_at__lte=clock.now() - LIFETIME).delete()


def mark(request: HttpRequest, response: HttpResponse) -> None:
    """Let this browser's late posts be known as those of the person signed in."""
    me = str(request.user.pk)
    if _told(request, max_age=COOKIE_AGE // 2) != me:
        response.set_signed_cookie(
            COOKIE,
            me,
            salt=_SALT,
            max_age=COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )


def unmark(response: HttpResponse) -> None:
    """Forget who was signed in here."""
    response.delete_cookie(COOKIE, samesite="Strict")


def _sender(request: HttpRequest) -> UUID | None:
    if request.user.is_authenticated:
        return request.user.pk
    told = told_person(request)
    person = Person.objects.filter(pk=told, is_active=True).first() if told else None
    return person.pk if person else None


def told_person(request: HttpRequest) -> UUID | None:
    """Who was signed in here last, for two days and until signing out."""
    told = _told(request, max_age=COOKIE_AGE)
    return UUID(told) if told else None


def _told(request: HttpRequest, *, max_age: int) -> str:
    return request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=max_age) or ""


def _from_own_page(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin", settings.ENVIRONMENT.base_url)
    own = {settings.ENVIRONMENT.base_url, f"{request.scheme}://{request.get_host()}"}
    return site == "same-origin" and origin in own
