from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("paperwork", "0002_drafts_by_many")]

    operations = [
        migrations.AlterField(
            "revision",
            "reason",
            models.CharField(
                choices=[
                    ("typed", "typed"),
                    ("settled", "one of two texts was chosen"),
                    ("restored", "an earlier version was brought back"),
                    ("imported", "taken from a file"),
                    ("copied", "taken from an earlier paper"),
                ],
                max_length=10,
            ),
        ),
    ]
