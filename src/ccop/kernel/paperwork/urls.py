from django.urls import path

from ccop.kernel.paperwork.views import public

app_name = "paperwork"
urlpatterns = [path("sprawdz/", public.check, name="check")]
