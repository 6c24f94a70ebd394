import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ccop.kernel.clock.expressions


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("organizations", "0001_initial"),
        ("parties", "0004_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="StateChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed, not yet accepted"),
                            ("listed", "listed"),
                            ("hidden", "hidden"),
                            ("archived", "archived"),
                            ("merged", "joined with another card"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(db_default=ccop.kernel.clock.expressions.Now())),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.RemoveIndex(
            model_name="organization",
            name="organization_spheres",
        ),
        migrations.RemoveIndex(
            model_name="organization",
            name="organization_beneficiaries",
        ),
        migrations.AddField(
            model_name="organization",
            name="facets",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="token",
            field=models.UUIDField(null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="organization",
            name="in_liquidation",
            field=models.BooleanField(null=True),
        ),
        migrations.AlterField(
            model_name="organization",
            name="state",
            field=models.CharField(
                choices=[
                    ("proposed", "proposed, not yet accepted"),
                    ("listed", "listed"),
                    ("hidden", "hidden"),
                    ("archived", "archived"),
                    ("merged", "joined with another card"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="organization",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["facets"], name="organization_facets"
            ),
        ),
        migrations.AddIndex(
            model_name="organization",
            index=models.Index(
                condition=models.Q(("state", "listed")),
                fields=["-listed_at"],
                name="organization_newest",
            ),
        ),
        migrations.AddField(
            model_name="statechange",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="statechange",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="organizations.organization",
            ),
        ),
    ]
