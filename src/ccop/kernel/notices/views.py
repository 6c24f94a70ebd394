"""A person's notices, and the mailbox of a demonstration."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ccop.kernel.city import Mode, mode
from ccop.kernel.notices.models import Mail, Notice
from ccop.kernel.notices.selectors import unread
from ccop.kernel.notices.services import notice_read, notices_read
from ccop.kernel.people.access import signed_in
from ccop.kernel.people.requests import PersonRequest

PAGE = 25


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    """Everything the person was told, newest first."""
    told = Notice.objects.visible_to(request.actor)
    page = Paginator(told, PAGE).get_page(request.GET.get("strona"))
    new = unread(request.user).count()
    return render(request, "notices/mine.html", {"page": page, "new": new})


@require_POST
@signed_in
def follow(request: PersonRequest, notice: UUID) -> HttpResponse:
    """Note that a notice was read, and go to what it is about."""
    read = notice_read(notice=notice, actor=request.actor)
    if read is None:
        raise Http404
    return redirect(read.url or "notices:mine")


@require_POST
@signed_in
def all_read(request: PersonRequest) -> HttpResponse:
    """Note that all notices were read."""
    notices_read(actor=request.actor)
    return redirect("notices:mine")


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Letters of a demonstration, newest first, to whomever they are addressed."""
    _only_in_demonstration()
    page = Paginator(Mail.objects.all(), PAGE).get_page(request.GET.get("strona"))
    return render(request, "notices/mailbox.html", {"page": page})


@require_safe
def mailbox_letter(request: HttpRequest, mail: UUID) -> HttpResponse:
    """One letter with links that work."""
    _only_in_demonstration()
    return render(
        request, "notices/mailbox_letter.html", {"letter": get_object_or_404(Mail, pk=mail)}
    )


def _only_in_demonstration() -> None:
    if mode() is not Mode.DEMONSTRATION:
        raise Http404
