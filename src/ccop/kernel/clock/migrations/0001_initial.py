"""The clock: one row with its shift, a function that reads it and a function that moves it.

The functions run as their owner, so that the site's role needs no right to the table. The column ``movable``
is set once, when a demonstration is born; the CHECK then decides for every later statement, whoever sends it.
"""

from django.db import migrations

TABLE = """
CREATE TABLE clock_shift (
    id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    shift interval NOT NULL DEFAULT interval '0',
    movable boolean NOT NULL DEFAULT false,
    CONSTRAINT clock_shift_only_in_demonstration CHECK (movable OR shift = interval '0')
);
INSERT INTO clock_shift DEFAULT VALUES;
"""

# pg_temp comes last in the search path: otherwise a caller's temporary table could stand in for ours.
NOW = """
CREATE FUNCTION ccop_now() RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT clock_timestamp() + shift FROM public.clock_shift $$;
"""

# The shift is kept in seconds only: an interval with days in it would add a different length of time
# to sessions in different time zones on the days when summer time begins and ends.
MOVE = """
CREATE FUNCTION clock_move(p_shift interval) RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    UPDATE public.clock_shift SET shift = extract(epoch FROM p_shift) * interval '1 second';
    SELECT public.ccop_now();
$$;
REVOKE ALL ON FUNCTION clock_move(interval) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE clock_shift"),
        migrations.RunSQL(NOW, "DROP FUNCTION ccop_now()"),
        migrations.RunSQL(MOVE, "DROP FUNCTION clock_move(interval)"),
    ]
