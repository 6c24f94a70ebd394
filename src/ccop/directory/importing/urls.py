from django.urls import path

from ccop.directory.importing.views import office

app_name = "importing"
urlpatterns = [
    path("urzad/baza/import/", office.imports, name="imports"),
    path("urzad/baza/import/<uuid:upload>/", office.import_page, name="import"),
    path("urzad/baza/import/<uuid:upload>/arkusz/", office.sheet_chosen, name="sheet"),
    path("urzad/baza/import/<uuid:upload>/sprawdz/", office.check_ordered, name="check"),
    path("urzad/baza/import/<uuid:upload>/zapisz/", office.write_ordered, name="write"),
    path("urzad/baza/import/<uuid:upload>/do-poprawy/", office.wrong_rows, name="wrong"),
    path("urzad/baza/stare-adresy/", office.old_addresses, name="old_addresses"),
]
