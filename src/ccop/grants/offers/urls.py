from django.urls import path

from ccop.grants.offers.views import office, public
from ccop.grants.offers.views.desk import (
    comments,
    copying,
    filling,
    history,
    offer,
    partners,
    portable,
)

app_name = "offers"
urlpatterns = [
    path("konkursy/<slug:slug>/wzor/", public.blank_form, name="blank"),
    path("konkursy/<slug:slug>/oferta/<int:place>/", public.start, name="start"),
    path("pulpit/<uuid:party>/oferty/nowa/<int:task>/", offer.offer_new, name="new"),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/", offer.offer_page, name="offer"),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/czesc/<slug:step>/", filling.offer_step, name="step"
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/odpowiedzi/", filling.offer_answers, name="answers"
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/ruch/<slug:move>/", offer.offer_moved, name="move"
    ),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/zloz/", offer.offer_submitted, name="submit"),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/popraw/", offer.offer_again, name="again"),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/partnerzy/",
        partners.offer_partners,
        name="partners",
    ),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/podglad.pdf", offer.offer_preview, name="preview"),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/oferta.pdf", offer.offer_pdf, name="pdf"),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/historia/", history.offer_history, name="history"),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/historia/porownanie/",
        history.offer_versions,
        name="versions",
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/historia/<int:number>/",
        history.offer_restored,
        name="restore",
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/komentarze/",
        comments.offer_comments,
        name="comments",
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/komentarze/<int:comment>/",
        comments.offer_comment_settled,
        name="settle_comment",
    ),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/plik/", portable.offer_files, name="files"),
    path("pulpit/<uuid:party>/oferty/<uuid:case>/plik.json", portable.offer_file, name="file"),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/z-wczesniejszej/",
        copying.offer_sources,
        name="sources",
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/z-wczesniejszej/<uuid:source>/",
        copying.offer_copied,
        name="copy",
    ),
    path(
        "pulpit/<uuid:party>/oferty/<uuid:case>/roznice/<uuid:source>/",
        copying.offer_differs,
        name="differences",
    ),
    path("urzad/oferty/<uuid:case>/", office.offer_page, name="office"),
    path("urzad/oferty/<uuid:case>/jawna/", office.offer_open, name="office_open"),
    path("urzad/oferty/<uuid:case>/jawna.json", office.offer_open_file, name="office_open_file"),
    path("urzad/oferty/<uuid:case>/oferta.pdf", office.offer_pdf, name="office_pdf"),
]
