from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import ccop.kernel.clock.expressions
from ccop.kernel.city.identity import CITY
from ccop.kernel.journal.append_only import append_only


def give_birth(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The installation's one row. Only a demonstration lets its clock be moved, from here on."""
    mode = settings.ENVIRONMENT.mode
    installation = apps.get_model("city", "Installation")
    installation.objects.create(id=1, mode=str(mode), city=CITY)
    schema_editor.execute("UPDATE clock_shift SET movable = %s", [mode == "demonstration"])


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clock", "0001_initial"),
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.SmallAutoField(primary_key=True, serialize=False)),
                (
                    "mode",
                    models.TextField(
                        choices=[("demonstration", "DEMONSTRATION"), ("production", "PRODUCTION")]
                    ),
                ),
                ("city", models.TextField()),
                (
                    "created_at",
                    models.DateTimeField(db_default=ccop.kernel.clock.expressions.Now()),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(id=1), name="city_installation_one"),
                    models.CheckConstraint(
                        condition=models.Q(mode__in=["demonstration", "production"]),
                        name="city_installation_mode",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True)),
                ("name", models.TextField()),
                ("symbol", models.TextField(unique=True)),
            ],
            options={
                "ordering": ["symbol"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(symbol__regex="^[A-Z]{1,6}$"),
                        name="city_department_symbol",
                    ),
                ],
            },
        ),
        migrations.RunPython(give_birth, migrations.RunPython.noop),
        *append_only("city_installation"),
    ]
