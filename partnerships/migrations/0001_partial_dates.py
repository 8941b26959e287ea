"""The functions that give every stored date its bounds, and trigram search."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

DATE_FUNCTIONS = r"""
-- First and last day of one EDTF value: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-33..36 (quarter), YYYY-40..41 (half).
CREATE FUNCTION kb_first_day(atom text) RETURNS date IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql
RETURN CASE length(atom)
    WHEN 4 THEN make_date(atom::int, 1, 1)
    WHEN 10 THEN make_date(left(atom, 4)::int, substr(atom, 6, 2)::int, right(atom, 2)::int)
    ELSE make_date(left(atom, 4)::int, CASE
        WHEN right(atom, 2) BETWEEN '33' AND '36' THEN (right(atom, 2)::int - 33) * 3 + 1
        WHEN right(atom, 2) BETWEEN '40' AND '41' THEN (right(atom, 2)::int - 40) * 6 + 1
        ELSE right(atom, 2)::int END, 1)
END;
CREATE FUNCTION kb_last_day(atom text) RETURNS date IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql
RETURN (kb_first_day(atom) + CASE
    WHEN length(atom) = 4 THEN interval '1 year'
    WHEN length(atom) = 10 THEN interval '1 day'
    WHEN right(atom, 2) BETWEEN '33' AND '36' THEN interval '3 months'
    WHEN right(atom, 2) BETWEEN '40' AND '41' THEN interval '6 months'
    ELSE interval '1 month'
END)::date - 1;
-- A stored partial date: the value, or a qualifier, a space and the value. Open sides are the ends of the calendar.
CREATE FUNCTION kb_earliest(stated text) RETURNS date IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql
RETURN CASE split_part(stated, ' ', 1)
    WHEN 'before' THEN make_date(1, 1, 1)
    WHEN 'by' THEN make_date(1, 1, 1)
    WHEN 'after' THEN kb_last_day(split_part(stated, ' ', 2)) + 1
    WHEN 'early' THEN make_date(split_part(stated, ' ', 2)::int, 1, 1)
    WHEN 'mid' THEN make_date(split_part(stated, ' ', 2)::int, 5, 1)
    WHEN 'late' THEN make_date(split_part(stated, ' ', 2)::int, 9, 1)
    WHEN 'about' THEN kb_first_day(split_part(stated, ' ', 2))
    ELSE kb_first_day(split_part(stated, '/', 1))
END;
CREATE FUNCTION kb_latest(stated text) RETURNS date IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql
RETURN CASE split_part(stated, ' ', 1)
    WHEN 'before' THEN kb_first_day(split_part(stated, ' ', 2)) - 1
    WHEN 'by' THEN kb_last_day(split_part(stated, ' ', 2))
    WHEN 'after' THEN make_date(9999, 12, 31)
    WHEN 'early' THEN make_date(split_part(stated, ' ', 2)::int, 4, 30)
    WHEN 'mid' THEN make_date(split_part(stated, ' ', 2)::int, 8, 31)
    WHEN 'late' THEN make_date(split_part(stated, ' ', 2)::int, 12, 31)
    WHEN 'about' THEN kb_last_day(split_part(stated, ' ', 2))
    ELSE kb_last_day(coalesce(nullif(split_part(stated, '/', 2), ''), stated))
END;
"""
DROP_DATE_FUNCTIONS = "DROP FUNCTION kb_latest(text), kb_earliest(text), kb_last_day(text), kb_first_day(text);"


class Migration(migrations.Migration):
    dependencies = []
    operations = [TrigramExtension(), migrations.RunSQL(DATE_FUNCTIONS, DROP_DATE_FUNCTIONS)]
