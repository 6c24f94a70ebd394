from django.db import migrations, models

import ccop.kernel.clock.expressions
from ccop.kernel.journal.append_only import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("clock", "0001_initial"),
        ("journal", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.TextField()),
                (
                    "created_at",
                    models.DateTimeField(db_default=ccop.kernel.clock.expressions.Now()),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(sha256__regex="^[0-9a-f]{64}$"),
                        name="files_storedfile_sha256",
                    ),
                ],
            },
        ),
        *append_only("files_storedfile"),
    ]
