"""The index: for each document its words, and for each kind the words that occur in it.

Everything here is derived from rows of other rooms and can be made anew by ``ccop search reindex``;
therefore the journal does not answer for it.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class Entry(models.Model):
    """One document. Each writing gives it a new, higher id."""

    kind = models.CharField(max_length=40)
    key = models.BigIntegerField()
    """The primary key of what the document tells of."""
    title = models.TextField()
    folded = models.TextField(db_collation="C")
    """The words of the title in small letters without signs; the collation lets one index find
    beginnings in their order."""
    title_terms = SearchVectorField()
    """With the tags."""
    terms = SearchVectorField()
    """Of title (weight A), words (B) and text (C), and the tags."""
    tags = ArrayField(models.TextField(), default=list)
    place = models.TextField(default="", db_collation="C")
    """Where the document stands among those of its kind."""
    analyser = models.TextField()
    """Which analyser made the terms, with its version."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="search_document_once"),
        ]
        indexes = [
            GinIndex(fields=["terms"], fastupdate=False, name="search_terms"),
            GinIndex(fields=["title_terms"], fastupdate=False, name="search_title_terms"),
            models.Index(fields=["kind", "folded", "key"], name="search_title_beginning"),
            # With the tags, so that those with some tags are read in their order from it alone.
            models.Index(fields=["kind", "place", "key"], include=["tags"], name="search_place"),
        ]


class Spelling(models.Model):
    """A word that occurs, or has occurred, in documents of a kind: what typing errors are held
    against. Two rows for one word do no harm, so that writing one waits for nobody.
    """

    kind = models.CharField(max_length=40)
    folded = models.TextField()
    word = models.TextField()
    """As it is written in a document, in small letters."""

    class Meta:
        indexes = [
            models.Index(fields=["kind", "folded"], name="search_spelling_of_kind"),
            GistIndex(
                "kind",
                OpClass("folded", name="gist_trgm_ops(siglen=64)"),
                name="search_near_spelling",
            ),
        ]


@SearchVectorField.register_lookup
class Meets(models.Lookup):
    """Whether terms meet a query in PostgreSQL's own notation, which nothing parses into words."""

    lookup_name = "meets"
    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        """SQL of the comparison."""
        terms, terms_params = self.process_lhs(compiler, connection)
        query, query_params = self.process_rhs(compiler, connection)
        return f"{terms} @@ {query}::tsquery", (*terms_params, *query_params)
