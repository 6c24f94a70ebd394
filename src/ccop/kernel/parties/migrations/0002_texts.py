import django.db.models.deletion
from django.db import migrations, models

import ccop.kernel.clock.expressions


class Migration(migrations.Migration):
    dependencies = [("parties", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="PartyText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("experience", "Experience"),
                            ("resources", "Resources"),
                            ("about", "About the organisation"),
                            ("other", "Other texts"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.TextField()),
                ("text", models.TextField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "updated_at",
                    models.DateTimeField(db_default=ccop.kernel.clock.expressions.Now()),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="parties.party",
                    ),
                ),
            ],
            options={"ordering": ["-updated_at", "-pk"]},
        ),
    ]
