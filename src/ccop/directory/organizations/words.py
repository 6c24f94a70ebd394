"""What an organisation can be, where it works and for whom: the choices of its card."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LegalForm(TextChoices):
    """Legal forms of organisations, as the city counts them."""

    ASSOCIATION = "association", _("association")
    ORDINARY_ASSOCIATION = "ordinary_association", _("ordinary association")
    BRANCH = "branch", _("branch of an association")
    UNION = "union", _("union of associations")
    FOUNDATION = "foundation", _("foundation")
    SPORTS_CLUB = "sports_club", _("sports club")
    PUPILS_CLUB = "pupils_club", _("pupils' sports club")
    SPORTS_UNION = "sports_union", _("sports union")
    FIRE_BRIGADE = "fire_brigade", _("volunteer fire brigade")
    FIRE_UNION = "fire_union", _("union of volunteer fire brigades")
    COOPERATIVE = "cooperative", _("social cooperative")
    CHURCH = "church", _("church legal person")
    RURAL_WOMEN = "rural_women", _("rural housewives' association")
    COMPANY = "company", _("company not for profit")
    LOCAL_AUTHORITIES = "local_authorities", _("association of local authorities")
    GROUP = "group", _("informal group or partnership")
    OTHER = "other", _("other")


class Standing(TextChoices):
    """Where art. 3 of the Act has the organisation; codes as `ccop.law.rules.organisations`."""

    ORGANISATION = "ust2", _("non-governmental organisation (art. 3 ust. 2)")
    CHURCH = "ust3p1", _("church legal person (art. 3 ust. 3 pkt 1)")
    LOCAL_AUTHORITIES = "ust3p2", _("association of local authorities (art. 3 ust. 3 pkt 2)")
    COOPERATIVE = "ust3p3", _("social cooperative (art. 3 ust. 3 pkt 3)")
    COMPANY = "ust3p4", _("company not for profit (art. 3 ust. 3 pkt 4)")
    OUTSIDE = "outside", _("outside of art. 3")


class Register(TextChoices):
    """Where the organisation is entered."""

    KRS = "krs", _("National Court Register (KRS)")
    COUNTY = "county", _("register kept by the head of the county or the mayor")
    WOMEN = "women", _("National Register of Rural Housewives' Associations")
    OTHER = "other", _("another register or act")
    NONE = "none", _("none")


class Area(TextChoices):
    """How far the organisation works."""

    DISTRICT = "district", _("part of the city")
    CITY = "city", _("the city")
    COUNTY = "county", _("the county")
    REGION = "region", _("the region")
    COUNTRY = "country", _("the whole country")
    WORLD = "world", _("abroad too")


class Beneficiary(TextChoices):
    """For whom the organisation works."""

    CHILDREN = "children", _("children")
    YOUTH = "youth", _("young people")
    SENIORS = "seniors", _("older people")
    FAMILIES = "families", _("families")
    DISABLED = "disabled", _("people with disabilities")
    ILL = "ill", _("people who are ill")
    HOMELESS = "homeless", _("people without a home")
    ADDICTED = "addicted", _("people with addictions")
    UNEMPLOYED = "unemployed", _("people without work")
    MIGRANTS = "migrants", _("migrants and refugees")
    VICTIMS = "victims", _("victims of violence and accidents")
    ANIMALS = "animals", _("animals")
    ORGANISATIONS = "organisations", _("other organisations")
    EVERYBODY = "everybody", _("all residents")
