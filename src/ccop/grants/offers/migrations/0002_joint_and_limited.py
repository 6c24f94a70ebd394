"""Offers of several parties; places for submitted offers, one each for those already there."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0001_initial"),
        ("competitions", "0002_extending"),
        ("offers", "0001_initial"),
        ("paperwork", "0005_approvals_name_their_party"),
        ("parties", "0002_texts"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfferPartner",
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
                            ("invited", "invited"),
                            ("confirmed", "takes part"),
                            ("left", "does not take part"),
                        ],
                        default="invited",
                        max_length=10,
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="OfferSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="offer",
            name="one_offer_a_task",
        ),
        migrations.RemoveConstraint(
            model_name="offer",
            name="submitted_offer_has_time",
        ),
        migrations.AddField(
            model_name="offer",
            name="corrects",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="offers.offer",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="withdrawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ["submitted", "withdrawn"]), ("submitted_at__isnull", False)
                    ),
                    models.Q(
                        models.Q(("state__in", ["submitted", "withdrawn"]), _negated=True),
                        ("submitted_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="submitted_offer_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                    models.Q(
                        models.Q(("state", "withdrawn"), _negated=True),
                        ("withdrawn_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="withdrawn_offer_has_time",
            ),
        ),
        migrations.AddField(
            model_name="offerpartner",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partners",
                to="offers.offer",
            ),
        ),
        migrations.AddField(
            model_name="offerpartner",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="joint_offers",
                to="parties.party",
            ),
        ),
        migrations.AddField(
            model_name="offerslot",
            name="offer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="slots", to="offers.offer"
            ),
        ),
        migrations.AddField(
            model_name="offerslot",
            name="party",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="slots",
                to="parties.party",
            ),
        ),
        migrations.AddField(
            model_name="offerslot",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="slots",
                to="competitions.competitiontask",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerpartner",
            constraint=models.UniqueConstraint(fields=("offer", "party"), name="partner_once"),
        ),
        migrations.AddConstraint(
            model_name="offerpartner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "confirmed"), _negated=True),
                    ("confirmed_at__isnull", False),
                    _connector="OR",
                ),
                name="partner_confirmed_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerpartner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_at__isnull", False), ("state", "left")),
                    models.Q(models.Q(("state", "left"), _negated=True), ("left_at__isnull", True)),
                    _connector="OR",
                ),
                name="partner_left_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerslot",
            constraint=models.UniqueConstraint(
                fields=("task", "party", "number"), name="slot_taken_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="offerslot",
            constraint=models.UniqueConstraint(fields=("offer", "party"), name="one_slot_an_offer"),
        ),
        migrations.AddConstraint(
            model_name="offerslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="slots_from_one"
            ),
        ),
        migrations.RunSQL(
            """
            INSERT INTO offers_offerslot (offer_id, task_id, party_id, number)
            SELECT case_id, task_id, party_id, 1 FROM offers_offer WHERE state = 'submitted'
            """,
            migrations.RunSQL.noop,
        ),
    ]
