from django.urls import path

from ccop.directory.checks.views import office

app_name = "checks"
urlpatterns = [
    path("urzad/baza/krs/", office.start, name="start"),
    path("urzad/baza/krs/<uuid:check>/", office.new_card, name="new"),
    path("urzad/baza/<int:organization>/rejestr/", office.card_register, name="organization"),
]
