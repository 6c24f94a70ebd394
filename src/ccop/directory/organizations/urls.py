from django.urls import path

from ccop.directory.organizations.views import desk, exports, office, public

app_name = "organizations"
urlpatterns = [
    path("baza-ngo/", public.organization_list, name="list"),
    path("baza-ngo/nowe.atom", public.organization_feed, name="feed"),
    path("baza-ngo/eksport.csv", exports.csv_file, name="csv"),
    path("baza-ngo/eksport.csv-metadata.json", exports.csv_description, name="csv_metadata"),
    path("baza-ngo/eksport.xlsx", exports.xlsx_file, name="xlsx"),
    path("baza-ngo/eksport.json", exports.json_file, name="json"),
    path("baza-ngo/<int:organization>/logo/", public.organization_logo, name="logo"),
    path("baza-ngo/<int:organization>-<str:slug>/", public.organization_card, name="card"),
    path("pulpit/<uuid:party>/wizytowka/", desk.card_page, name="desk"),
    path("pulpit/<uuid:party>/wizytowka/logo/", desk.logo_page, name="desk_logo"),
    path("urzad/baza/", office.card_list, name="office"),
    path("urzad/baza/nowa/", office.card_new, name="office_new"),
    path("urzad/baza/<int:organization>/", office.card_whole, name="office_card"),
    path("urzad/baza/<int:organization>/zmiana/", office.card_edit, name="office_edit"),
    path("urzad/baza/<int:organization>/stan/", office.card_moved, name="office_move"),
]
