"""What is shown when a form came too late, and the page that gives it back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ccop.kernel.people.access import signed_in, to_sign_in
from ccop.kernel.people.kept_posts import keep, kept_for
from ccop.kernel.people.requests import PersonRequest

FORBIDDEN = 403


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's)
    """In place of Django's refusal: what was typed is kept and can be sent again.

    A sender who is not known, or a post that another site may have sent, is only told to open the
    page again. A page's own script, which keeps what it was sending, is told only that.
    """
    if not request.accepts("text/html"):
        return JsonResponse({}, status=FORBIDDEN)
    if not request.user.is_authenticated:
        answer = to_sign_in(request)
        if "/zachowane/" in answer["Location"]:
            return answer
    elif kept := keep(request):
        return redirect("people:kept", kept.pk)
    return render(request, "people/too_late.html", status=FORBIDDEN)


@require_safe
@signed_in
def kept_post(request: PersonRequest, post: UUID) -> HttpResponse:
    """What the person sent too late, with a button that sends it now."""
    kept = kept_for(request.user, post)
    if kept is None:
        raise Http404
    return render(request, "people/kept.html", {"kept": kept})
