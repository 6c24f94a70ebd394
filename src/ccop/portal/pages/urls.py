from django.urls import path

from ccop.portal.pages.views import public

app_name = "pages"
urlpatterns = [
    path("", public.home, name="home"),
    path("kontakt/", public.contact, name="contact"),
    path("dostepnosc/", public.accessibility, name="accessibility"),
    path("prywatnosc/", public.privacy, name="privacy"),
]
