"""The index of the search knows the filters and the place of a card, which the list asks it for."""

from django.db import migrations

_FILL = """
UPDATE search_entry SET
    tags = card.facets,
    place = left(party.sort_key, 300),
    title_terms = title_terms || array_to_tsvector(filters.terms),
    terms = search_entry.terms || array_to_tsvector(filters.terms)
FROM organizations_organization AS card
JOIN parties_party AS party ON party.id = card.party_id,
LATERAL (SELECT ARRAY(SELECT '=' || tag FROM unnest(card.facets) AS tag) AS terms) AS filters
WHERE search_entry.kind = 'organization' AND search_entry.key = card.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_baza"),
        ("search", "0002_tags_and_places"),
    ]

    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
