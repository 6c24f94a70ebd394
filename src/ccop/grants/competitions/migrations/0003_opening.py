import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ccop.kernel.journal.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("competitions", "0002_extending"),
        ("journal", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OffersOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("token", models.UUIDField(unique=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "competition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers_opening",
                        to="competitions.competition",
                    ),
                ),
            ],
        ),
        *append_only("competitions_offersopening"),
    ]
