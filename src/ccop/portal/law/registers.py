from django.utils.translation import gettext_lazy as _

from ccop.kernel.ui.frontpage import Tile, register_tiles
from ccop.kernel.ui.navigation import Item, register

register(
    Item(_("Deadline calculator"), "portal_law:calculator", 40),
    Item(_("Rules of the law"), "portal_law:list", 25, area="footer"),
)
register_tiles(
    Tile(
        _("Deadline calculator"),
        _("Count a term of the Act, step by step"),
        "calculator",
        15,
        "portal_law:calculator",
    )
)
