"""Each entry carries the digests of the rows that its act wrote.

A trigger notes in a variable of the transaction what was written; ``journal_append`` puts the notes into the body of
the next entry. The salts keep an entry from telling anything about a row that is erased together with its salt.
"""

from django.db import migrations

TABLES = """
CREATE SEQUENCE journal_turn;
CREATE TABLE journal_salt (
    name text PRIMARY KEY,
    salt bytea NOT NULL CHECK (length(salt) = 16)
);
"""

# The same text in every session: to_jsonb spells times in the session's zone.
ROWS = """
CREATE FUNCTION journal_rows(p_table text, p_columns text) RETURNS jsonb LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC'
AS $$
DECLARE
    v_rows jsonb;
BEGIN
    EXECUTE format('SELECT jsonb_agg(to_jsonb(picked)) FROM (SELECT %s FROM public.%I) AS picked', p_columns, p_table)
        INTO v_rows;
    RETURN coalesce(v_rows, '[]');
END $$;
"""

DIGEST = """
CREATE FUNCTION journal_digest(p_name text, p_row jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT encode(sha256(salt || convert_to(p_row::text, 'UTF8')), 'hex') FROM public.journal_salt WHERE name = p_name;
$$;
"""

# Of two notes about one row in one transaction the later one stands.
NOTE = """
CREATE FUNCTION journal_note(p_notes jsonb) RETURNS void LANGUAGE sql VOLATILE AS $$
    SELECT set_config(
        'ccop.notes',
        (coalesce(nullif(current_setting('ccop.notes', true), ''), '{}')::jsonb || p_notes)::text,
        true
    )
    WHERE p_notes IS NOT NULL; -- of no rows there is nothing to note
$$;
CREATE FUNCTION journal_note_rows(p_table text, p_rows jsonb) RETURNS void LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    INSERT INTO public.journal_salt (name, salt)
        SELECT p_table || ':' || (value ->> 'witnessed'), uuid_send(gen_random_uuid())
        FROM jsonb_array_elements(p_rows)
        ON CONFLICT (name) DO NOTHING;
    PERFORM public.journal_note(jsonb_object_agg(name, public.journal_digest(name, value)))
        FROM (
            SELECT p_table || ':' || (value ->> 'witnessed'), value FROM jsonb_array_elements(p_rows)
        ) AS written (name, value);
END $$;
"""

TRIGGER = """
CREATE FUNCTION journal_witness() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC'
AS $$
DECLARE
    v_rows jsonb;
BEGIN
    EXECUTE format('SELECT jsonb_agg(to_jsonb(picked)) FROM (SELECT %s FROM written) AS picked', TG_ARGV[0])
        INTO v_rows;
    IF TG_OP = 'DELETE' THEN
        PERFORM public.journal_note(jsonb_object_agg(TG_TABLE_NAME || ':' || (value ->> 'witnessed'), 'gone'))
            FROM jsonb_array_elements(v_rows);
    ELSE
        PERFORM public.journal_note_rows(TG_TABLE_NAME, v_rows);
    END IF;
    RETURN NULL;
END $$;
"""

# Written rows stay locked until the commit, so of two entries about one row the later has the higher turn.
APPEND = """
CREATE OR REPLACE FUNCTION journal_append(
    p_stream text, p_body text, OUT o_seq bigint, OUT o_at timestamptz, OUT o_hash bytea
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    v_prev bytea;
    v_body text := p_body;
    v_notes text := nullif(current_setting('ccop.notes', true), '');
BEGIN
    IF v_notes IS NOT NULL THEN
        SELECT left(p_body, -1) || ',"rows":{'
               || string_agg(to_json(key) || ':' || to_json(value), ',' ORDER BY key COLLATE "C")
               || '},"turn":' || nextval('public.journal_turn') || '}'
            INTO STRICT v_body FROM jsonb_each_text(v_notes::jsonb);
        PERFORM set_config('ccop.notes', '', true);
    END IF;
    INSERT INTO public.journal_head AS head (stream, seq, hash)
        VALUES (p_stream, 0, sha256(convert_to('genesis:' || p_stream, 'UTF8')))
        ON CONFLICT (stream) DO NOTHING;
    SELECT head.seq + 1, head.hash INTO STRICT o_seq, v_prev
        FROM public.journal_head AS head WHERE head.stream = p_stream FOR UPDATE;
    o_at := public.ccop_now();
    o_hash := sha256(
        '\\x01'::bytea
        || sha256(convert_to(p_stream, 'UTF8'))
        || int8send(o_seq)
        || int8send((extract(epoch FROM o_at) * 1000000)::bigint)
        || v_prev
        || sha256(convert_to(v_body, 'UTF8'))
    );
    INSERT INTO public.journal_entry (stream, seq, at, body, prev, hash)
        VALUES (p_stream, o_seq, o_at, v_body, v_prev, o_hash);
    UPDATE public.journal_head AS head SET seq = o_seq, hash = o_hash WHERE head.stream = p_stream;
END $$;
"""

OWNER = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ccop_journal')
       AND pg_has_role(current_user, 'ccop_journal', 'SET') THEN
        GRANT CREATE ON SCHEMA public TO ccop_journal;
        ALTER TABLE journal_salt OWNER TO ccop_journal;
        ALTER SEQUENCE journal_turn OWNER TO ccop_journal;
        ALTER FUNCTION journal_note_rows(text, jsonb) OWNER TO ccop_journal;
        REVOKE CREATE ON SCHEMA public FROM ccop_journal;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (TABLES, ROWS, DIGEST, NOTE, TRIGGER, APPEND, OWNER)
    ]
