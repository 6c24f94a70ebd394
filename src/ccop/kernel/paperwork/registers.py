from django.utils.translation import gettext_lazy as _

from ccop.kernel.ui.frontpage import Tile, register_tiles
from ccop.kernel.ui.navigation import Item, register

register(Item(_("Check a document"), "paperwork:check", 70))
register_tiles(
    Tile(
        _("Check a document"),
        _("Is a print-out the same as what was submitted?"),
        "shield-check",
        20,
        "paperwork:check",
        lead=True,
    )
)
