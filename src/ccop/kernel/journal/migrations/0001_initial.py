"""The journal: entries, the head of each stream, and the one function that writes them.

The tables belong to the role ``ccop_journal``, which nobody can sign in as; the running site may only read them and
call the function. On a server where that role does not exist and cannot be created, the tables stay with the role that
migrates; triggers and hashes work the same, but that role could switch the triggers off.
"""

from django.db import migrations

from ccop.kernel.journal.append_only import append_only

REFUSE = """
CREATE FUNCTION append_only_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

TABLES = """
CREATE TABLE journal_head (
    stream text PRIMARY KEY CHECK (stream ~ '^[a-z_]+:[A-Za-z0-9._-]+$'),
    seq bigint NOT NULL CHECK (seq >= 0),
    hash bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE TABLE journal_entry (
    stream text NOT NULL,
    seq bigint NOT NULL CHECK (seq > 0),
    at timestamptz NOT NULL,
    body text NOT NULL CHECK (body IS JSON OBJECT),
    prev bytea NOT NULL CHECK (length(prev) = 32),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (stream, seq)
);
"""

# The head is the one row of the journal that changes, and only one step forward.
HEAD = """
CREATE FUNCTION journal_head_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.stream IS DISTINCT FROM OLD.stream OR NEW.seq IS DISTINCT FROM OLD.seq + 1 THEN
        RAISE EXCEPTION 'journal_head moves one entry forward: % refused', TG_OP
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER step BEFORE UPDATE ON journal_head FOR EACH ROW EXECUTE FUNCTION journal_head_step();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON journal_head
    FOR EACH STATEMENT EXECUTE FUNCTION append_only_refuse();
ALTER TABLE journal_head ENABLE ALWAYS TRIGGER step;
ALTER TABLE journal_head ENABLE ALWAYS TRIGGER kept;
"""

# The time is asked for after the head is locked: within a stream it never runs backwards on a real clock.
APPEND = """
CREATE FUNCTION journal_append(p_stream text, p_body text, OUT o_seq bigint, OUT o_at timestamptz, OUT o_hash bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    v_prev bytea;
BEGIN
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
        || sha256(convert_to(p_body, 'UTF8'))
    );
    INSERT INTO public.journal_entry (stream, seq, at, body, prev, hash)
        VALUES (p_stream, o_seq, o_at, p_body, v_prev, o_hash);
    UPDATE public.journal_head AS head SET seq = o_seq, hash = o_hash WHERE head.stream = p_stream;
END $$;
REVOKE ALL ON FUNCTION journal_append(text, text) FROM PUBLIC;
"""

OWNER = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ccop_journal')
       AND (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        CREATE ROLE ccop_journal NOLOGIN;
        EXECUTE format('GRANT ccop_journal TO %I', current_user);
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'ccop_journal')
       AND pg_has_role(current_user, 'ccop_journal', 'SET') THEN
        GRANT CREATE ON SCHEMA public TO ccop_journal;
        ALTER TABLE journal_head OWNER TO ccop_journal;
        ALTER TABLE journal_entry OWNER TO ccop_journal;
        ALTER FUNCTION journal_append(text, text) OWNER TO ccop_journal;
        REVOKE CREATE ON SCHEMA public FROM ccop_journal;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("clock", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION append_only_refuse()"),
        migrations.RunSQL(TABLES, "DROP TABLE journal_entry, journal_head"),
        *append_only("journal_entry"),
        migrations.RunSQL(HEAD, "DROP FUNCTION journal_head_step() CASCADE"),
        migrations.RunSQL(APPEND, "DROP FUNCTION journal_append(text, text)"),
        migrations.RunSQL(OWNER, migrations.RunSQL.noop),
    ]
