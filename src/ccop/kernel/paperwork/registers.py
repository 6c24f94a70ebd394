from django.utils.translation import gettext_lazy as _

from ccop.kernel.journal.checks import register_check
from ccop.kernel.paperwork.own_data import KEEPER, print_copy
from ccop.kernel.paperwork.verification import paper_faults
from ccop.kernel.people import holdings
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
register_check(paper_faults)
holdings.register(KEEPER)
holdings.register_printer(print_copy)
