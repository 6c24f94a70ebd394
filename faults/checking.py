"""The questions asked after every scenario; an answer that is wrong ends the run."""

from collections import Counter
from collections.abc import Sequence

from faults.senders import Sent, Writer
from faults.site import Site


class Broken(AssertionError):
    """A promise was not kept."""


_UNTOLD = """
SELECT offer.case_id FROM offers_offer offer
WHERE offer.state = 'submitted' AND 1 <> (
    SELECT count(*) FROM journal_entry entry
    WHERE entry.body::jsonb ->> 'act' = 'offer.submit'
      AND entry.body::jsonb -> 'data' ->> 'case' = offer.case_id::text
)
"""
_FORGETFUL = """
SELECT name FROM pg_settings
WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting <> 'on'
"""


def check(
    site: Site,
    sent: Sequence[Sent],
    writers: Sequence[Writer] = (),
    *,
    sessions_end: bool = False,
) -> None:
    """Raise Broken unless every receipt has its offer, every offer its entry, no number came twice,
    nothing acknowledged is lost, and the journal fits all of it.

    Only where the clock ran ahead of all sessions may somebody have been asked to sign in.
    """
    standing = site.do("standing")
    for each in sent:
        found = standing[each.offer]
        _must(not each.failures, f"an answer nobody should see: {each.failures}")
        _must(sessions_end or not each.signed_out, "somebody was signed out")
        if each.number:
            _must(found["state"] == "submitted", f"{each.number} has a receipt and no offer")
            _must(found["number"] == each.number, f"{each.number} is {found['number']}")
        else:
            _must(each.refusal, f"neither receipt nor refusal for {each.offer}")
    numbers = Counter(found["number"] for found in standing.values() if found["number"])
    _must(not [number for number, count in numbers.items() if count > 1], "a number came twice")
    _must(not site.asked(_UNTOLD), "an offer without its entry, or with two")
    _must(not site.asked(_FORGETFUL), "the database does not write before it answers")
    for writer in writers:
        _must(writer.saved > 0, "nobody could type")
        kept = int(standing[writer.draft["offer"]]["title"].rpartition(" ")[2])
        _must(writer.saved <= kept <= writer.tried, f"typed {writer.saved}, kept {kept}")
    verified = site.here.ccop("journal", "verify")
    _must(verified.returncode == 0, f"the journal: {verified.stdout}{verified.stderr}")


def _must(holds: object, otherwise: str) -> None:
    if not holds:
        raise Broken(otherwise)
