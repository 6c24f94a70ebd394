from django.urls import path

from ccop.portal.law.views import public

app_name = "portal_law"
urlpatterns = [
    path("prawo/", public.calculator, name="calculator"),
    path("prawo/reguly/", public.rule_list, name="list"),
    path("prawo/reguly/<str:code>/", public.rule_page, name="rule"),
]
