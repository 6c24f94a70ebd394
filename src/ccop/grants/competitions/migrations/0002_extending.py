import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from ccop.kernel.journal.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("competitions", "0001_initial"),
        ("journal", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("before", models.DateTimeField()),
                ("after", models.DateTimeField()),
                ("reason", models.TextField()),
                ("notice", models.TextField()),
                ("at", models.DateTimeField()),
                ("token", models.UUIDField(unique=True)),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="competitiontask",
            name="offers_per_party",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="competitiontask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("offers_per_party", None), ("offers_per_party__gte", 1), _connector="OR"
                ),
                name="task_takes_an_offer_of_each_party",
            ),
        ),
        migrations.AddField(
            model_name="closingchange",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="closingchange",
            name="competition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closing_changes",
                to="competitions.competition",
            ),
        ),
        migrations.AddConstraint(
            model_name="closingchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("after__gt", models.F("before"))), name="closing_moves_later"
            ),
        ),
        *append_only("competitions_closingchange"),
    ]
