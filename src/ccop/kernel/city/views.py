from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView

from ccop.kernel import clock, journal
from ccop.kernel.city.forms import ClockForm
from ccop.kernel.city.mode import Mode, mode


class MoveClock(FormView):
    """Rehearse a call in an hour: set the clock of a demonstration, or let it show real time again.

    Outside a demonstration the page does not exist.
    """

    form_class = ClockForm
    template_name = "city/clock.html"
    success_url = reverse_lazy("city:clock")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if mode() is not Mode.DEMONSTRATION:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(now=clock.now(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "real" not in request.POST:
            return super().post(request, *args, **kwargs)
        with transaction.atomic():
            clock.reset()
            self._record("clock.reset", {})
        messages.success(request, _("The clock shows real time again."))
        return redirect("city:clock")

    def form_valid(self, form: ClockForm) -> HttpResponse:
        with transaction.atomic():
            present = clock.move(to=form.moment())
            self._record("clock.moved", {"to": present.isoformat()})
        messages.success(self.request, _("The clock was moved."))
        return super().form_valid(form)

    def _record(self, act: str, data: dict[str, str]) -> None:
        user = self.request.user
        actor = str(user.pk) if user.is_authenticated else None
        journal.append(stream=journal.monthly("system"), act=act, actor=actor, data=data)
