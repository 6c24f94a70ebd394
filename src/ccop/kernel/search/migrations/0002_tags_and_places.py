"""Documents bear tags and a place in an order; their words are asked for by the index alone."""

import django.contrib.postgres.fields
from django.db import migrations, models

# Functions that ask the index by words only, whatever PostgreSQL thinks of the words.
_BEARING = """
CREATE FUNCTION search_bearing_{column}(asked_kind text, asked tsquery, most bigint)
RETURNS SETOF bigint
LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT id FROM search_entry WHERE kind = asked_kind AND {column} @@ asked LIMIT most
$$
"""
_NOT_BEARING = "DROP FUNCTION search_bearing_{column}(text, tsquery, bigint)"


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="entry", name="search_title"),
        migrations.AddField(
            model_name="entry",
            name="tags",
            field=django.contrib.postgres.fields.ArrayField(models.TextField(), default=list),
        ),
        migrations.AddField(
            model_name="entry",
            name="place",
            field=models.TextField(db_collation="C", default=""),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                fields=["kind", "place", "key"], include=["tags"], name="search_place"
            ),
        ),
        *(
            migrations.RunSQL(_BEARING.format(column=column), _NOT_BEARING.format(column=column))
            for column in ("terms", "title_terms")
        ),
    ]
