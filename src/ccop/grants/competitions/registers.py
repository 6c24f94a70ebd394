from django.utils.translation import gettext_lazy as _

from ccop.grants.competitions.selectors import open_deadlines
from ccop.kernel.ui.frontpage import Tile, register_deadlines, register_tiles
from ccop.kernel.ui.navigation import Item, register

register(Item(_("Grant competitions"), "competitions:list", 20))
register_tiles(
    Tile(
        _("Grant competitions"),
        _("See open calls, prepare and submit an offer"),
        "megaphone",
        10,
        "competitions:list",
        lead=True,
    )
)
register_deadlines(open_deadlines)
