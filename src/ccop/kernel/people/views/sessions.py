"""Where a person is signed in, and signing out elsewhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ccop.kernel.people.access import signed_in
from ccop.kernel.people.requests import PersonRequest
from ccop.kernel.people.sessions import sessions_end, sessions_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sessions(request: PersonRequest) -> HttpResponse:
    """The sessions of the account; a post ends one of them, or all but this."""
    own = sessions_of(request.user)
    here = request.session.session_key
    if request.method == "POST":
        chosen = request.POST.get("session")
        others = [
            each
            for each in own
            if each.session_key != here and (chosen is None or str(each.pk) == chosen)
        ]
        sessions_end(sessions=others, actor=request.actor)
        messages.success(request, _("Done. Whoever was signed in there is signed out."))
        return redirect("usersessions_list")
    return render(request, "people/sessions.html", {"sessions": own, "here": here})
