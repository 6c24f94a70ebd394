"""Names and numbers by which an organisation is found to be in the directory already."""

from django.db import migrations

_KEY = r"""
CREATE FUNCTION directory_name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(regexp_replace(regexp_replace(
    lower(translate(
        regexp_replace(name, '\([^)]*\)', ' ', 'g'),
        'ĄĆĘŁŃÓŚŹŻąćęłńóśźż', 'ACELNOSZZacelnoszz'
    )),
    '[^a-z0-9]+', ' ', 'g'),
    '\m(kolo gospodyn wiejskich|kgw|stowarzyszeni[ea]|fundacj[ai]|towarzystw[oa]|zwiaz(ek|ku)|'
    'oddzial|kolo|uczniowski|ludowy|klub sportowy|uks|ks|ochotnicza|straz pozarna|osp|'
    'spoldzielnia socjalna|sp z o o|w czestochowie|z siedziba|czestochowa)\M', ' ', 'g'),
    ' +', ' ', 'g'))
"""
_INDEXES = """
CREATE INDEX party_name_key ON parties_party USING gin (directory_name_key(name) gin_trgm_ops);
CREATE INDEX party_krs ON parties_party (krs) WHERE krs <> '';
CREATE INDEX party_nip ON parties_party (nip) WHERE nip <> '';
CREATE INDEX party_regon ON parties_party (regon) WHERE regon <> '';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("registrations", "0001_initial"),
        ("parties", "0004_roles"),
    ]

    operations = [
        migrations.RunSQL(_KEY, "DROP FUNCTION directory_name_key(text)"),
        migrations.RunSQL(_INDEXES, "DROP INDEX party_name_key, party_krs, party_nip, party_regon"),
    ]
