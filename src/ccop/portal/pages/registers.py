from django.utils.translation import gettext_lazy as _

from ccop.kernel.ui.frontpage import Tile, register_tiles
from ccop.kernel.ui.navigation import Item, register

register(
    Item(_("Home"), "pages:home", 10),
    Item(_("Contact"), "pages:contact", 90),
    Item(_("Accessibility statement"), "pages:accessibility", 10, area="footer"),
    Item(_("Privacy and cookies"), "pages:privacy", 20, area="footer"),
)
# Services of the Centre that the portal does not offer yet; their rooms will replace these.
register_tiles(
    Tile(_("Calendar"), _("Events and deadlines"), "calendar-days", 20),
    Tile(_("Small grants"), _("Up to 10 000 zł without a competition"), "coins", 30),
    Tile(_("Local initiative"), _("Do something with your neighbours"), "lightbulb", 40),
    Tile(_("Rooms and equipment"), _("Book a room at the Centre"), "door-open", 50),
    Tile(_("Training and advice"), _("Courses and consultations"), "graduation-cap", 60),
    Tile(_("Volunteering"), _("For volunteers and organisers"), "heart-handshake", 70),
    Tile(_("Share of tax"), _("Leave it in Częstochowa"), "percent", 80),
    Tile(_("Consultations"), _("Have your say on drafts"), "messages-square", 90),
)
