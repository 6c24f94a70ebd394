from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("paperwork", "0006_comments"),
    ]

    operations = [
        migrations.AddField(
            model_name="signature",
            name="capacity",
            field=models.TextField(default=""),
        ),
    ]
