"""Whoever signs for a party today administers it too, as until now; an invitation offers roles."""

import django.contrib.postgres.fields
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ccop.kernel import journal

ADMINISTER = """
INSERT INTO parties_membership (party_id, person_id, role, during)
SELECT party_id, person_id, 'administrator', daterange(greatest(lower(during), today), upper(during))
FROM parties_membership, CAST(ccop_now() AT TIME ZONE 'Europe/Warsaw' AS date) AS today
WHERE role = 'signatory' AND NOT isempty(during) AND coalesce(upper(during) > today, true)
ON CONFLICT DO NOTHING
"""
ROLES = """
ALTER TABLE parties_invitation ALTER COLUMN role TYPE varchar(15)[] USING ARRAY[role];
ALTER TABLE parties_invitation RENAME COLUMN role TO roles;
"""
ROLE = """
ALTER TABLE parties_invitation RENAME COLUMN roles TO role;
ALTER TABLE parties_invitation ALTER COLUMN role TYPE varchar(15) USING role[1];
"""
CHOICES = [
    ("editor", "Editor"),
    ("signatory", "Signatory"),
    ("administrator", "Administrator"),
    ("accountant", "Accountant"),
    ("viewer", "Viewer"),
]


def administer(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(ADMINISTER)
        if cursor.rowcount:
            journal.append(
                stream=journal.monthly("system"),
                act="members.administrators",
                actor=None,
                data={"added": cursor.rowcount},
            )


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0004_roles"),
        ("journal", "0002_witnesses"),
        ("clock", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(administer, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="invitation", name="one_open_invitation_to_a_role"),
        migrations.RunSQL(
            ROLES,
            ROLE,
            state_operations=[
                migrations.RenameField("invitation", "role", "roles"),
                migrations.AlterField(
                    "invitation",
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(choices=CHOICES, max_length=15), size=None
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("party", "email", "roles"),
                name="one_open_invitation_to_a_role",
            ),
        ),
    ]
