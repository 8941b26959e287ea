"""The statement behind relations: what ties one company to others, as rows of one shape."""

from __future__ import annotations

# Each hand that a company may have in a vehicle; a marque that is only a name is nobody's partner.
_HANDS = """(
    SELECT id AS vehicle_id, maker_id AS company_id, 'maker' AS role, 0 AS place FROM partnerships_vehicle
    UNION ALL
    SELECT vehicle.id, vehicle.marque_id, 'marque', 1 FROM partnerships_vehicle vehicle
    JOIN partnerships_company marque ON marque.id = vehicle.marque_id AND marque.kind <> 'marque'
    UNION ALL
    SELECT vehicle_id, company_id, role::text, 2 FROM partnerships_vehiclepartner
    UNION ALL
    SELECT vehicle_id, supplier_id, 'supplier', 3 FROM partnerships_vehicletechnology
)"""

_AGREEMENTS = """
SELECT 'agreement' AS basis, agreement.id AS record, other.company_id AS counterparty, other.label AS label,
    own.roles AS roles, array_agg(other.role::text ORDER BY other.id) AS counterparty_roles,
    agreement.type::text AS type, agreement.status::text AS status,
    agreement.starts AS starts, agreement.ends AS ends, NULL::text AS starts_kind, NULL::text AS starts_text,
    agreement.starts_earliest AS earliest, agreement.starts_latest AS latest,
    coalesce(agreement.ends_latest, agreement.last_reported_latest, 'infinity') AS until
FROM (
    SELECT agreement_id, array_agg(role::text ORDER BY id) AS roles
    FROM partnerships_party WHERE company_id = %(company)s GROUP BY agreement_id
) own
JOIN partnerships_agreement agreement ON agreement.id = own.agreement_id
JOIN partnerships_party other ON other.agreement_id = own.agreement_id
    AND other.company_id IS DISTINCT FROM %(company)s
GROUP BY agreement.id, other.company_id, other.label, own.roles
"""

_OWNERSHIPS = """
SELECT 'ownership', id, CASE owner_id WHEN %(company)s THEN owned_id ELSE owner_id END, '',
    CASE owner_id WHEN %(company)s THEN ARRAY['owner'] ELSE ARRAY['owned'] END,
    CASE owner_id WHEN %(company)s THEN ARRAY['owned'] ELSE ARRAY['owner'] END,
    'ownership', state::text, since, until, 'actual', NULL,
    since_earliest, since_latest, coalesce(until_latest, 'infinity')
FROM partnerships_ownership WHERE %(company)s IN (owner_id, owned_id)
"""

_VEHICLES = f"""
SELECT 'vehicle', own.vehicle_id, other.company_id, '', own.roles, other.roles, 'shared_vehicle', NULL,
    first.date, NULL, first.date_kind, nullif(first.date_phrase, ''), first.earliest, first.latest,
    coalesce(span.latest, 'infinity')
FROM (
    SELECT vehicle_id, array_agg(role ORDER BY place) AS roles
    FROM {_HANDS} hand WHERE company_id = %(company)s GROUP BY vehicle_id
) own
CROSS JOIN LATERAL (
    SELECT company_id, array_agg(role ORDER BY place) AS roles
    FROM {_HANDS} hand
    WHERE vehicle_id = own.vehicle_id AND company_id <> %(company)s GROUP BY company_id
) other
LEFT JOIN LATERAL (
    SELECT date, date_kind, date_phrase, earliest, latest FROM partnerships_milestone
    WHERE vehicle_id = own.vehicle_id AND date IS NOT NULL ORDER BY earliest, latest, id LIMIT 1
) first ON true
LEFT JOIN LATERAL (
    SELECT max(latest) AS latest FROM partnerships_milestone WHERE vehicle_id = own.vehicle_id
) span ON true
"""  # noqa: S608

RELATIONS = f"{_AGREEMENTS} UNION ALL {_OWNERSHIPS} UNION ALL {_VEHICLES}"

# Undated rows come last: beyond every day.
KEY = (
    "coalesce(earliest, 'infinity')",
    "coalesce(latest, 'infinity')",
    "basis",
    "record",
    "coalesce(counterparty, 0)",
    "label",
)

COUNT = f"SELECT count(*) FROM ({RELATIONS}) relation WHERE {{conditions}}"  # noqa: S608

_CITED = """CASE basis
    WHEN 'agreement' THEN (SELECT count(*) FROM partnerships_citation WHERE agreement_id = record)
        + (SELECT count(*) FROM partnerships_party part
           JOIN partnerships_citation ON party_id = part.id WHERE part.agreement_id = record)
        + (SELECT count(*) FROM partnerships_agreementevent part
           JOIN partnerships_citation ON event_id = part.id WHERE part.agreement_id = record)
    WHEN 'ownership' THEN (SELECT count(*) FROM partnerships_citation WHERE ownership_id = record)
    ELSE (SELECT count(*) FROM partnerships_citation WHERE vehicle_id = record)
        + (SELECT count(*) FROM partnerships_vehiclepartner part
           JOIN partnerships_citation ON vehicle_partner_id = part.id WHERE part.vehicle_id = record)
        + (SELECT count(*) FROM partnerships_vehicletechnology part
           JOIN partnerships_citation ON vehicle_technology_id = part.id WHERE part.vehicle_id = record)
        + (SELECT count(*) FROM partnerships_milestone part
           JOIN partnerships_citation ON milestone_id = part.id WHERE part.vehicle_id = record)
END"""

_DOCUMENT = f"""json_build_object(
    'basis', basis,
    'via', NULL,
    'record', CASE basis
        WHEN 'agreement' THEN json_build_object(
            'type', basis, 'id', agreement.public_id, 'slug', agreement.slug, 'title', agreement.title)
        WHEN 'vehicle' THEN json_build_object(
            'type', basis, 'id', vehicle.public_id, 'slug', vehicle.slug, 'title', vehicle.name)
    END,
    'counterparty', CASE WHEN counterparty IS NOT NULL THEN json_build_object(
        'id', company.public_id, 'slug', company.slug, 'name', company.name) END,
    'label', nullif(label, ''),
    'role', roles[1],
    'counterparty_role', counterparty_roles[1],
    'roles', roles,
    'counterparty_roles', counterparty_roles,
    'type', chosen.type,
    'status', chosen.status,
    'start', CASE WHEN chosen.starts IS NOT NULL THEN json_build_object(
        'stored', chosen.starts,
        'kind', coalesce(starts_kind, event.date_kind, 'actual'),
        'text', coalesce(starts_text, nullif(event.date_phrase, ''))) END,
    'end', CASE WHEN chosen.ends IS NOT NULL THEN json_build_object(
        'stored', chosen.ends, 'kind', 'actual', 'text', NULL) END,
    'share', CASE basis WHEN 'ownership' THEN json_build_object(
        'kind', share_kind, 'min', trim_scale(share_min), 'max', trim_scale(share_max),
        'is_approximate', is_approximate) END,
    'citations_count', {_CITED}
)"""

ROWS = f"""
WITH chosen AS (
    SELECT * FROM ({RELATIONS}) relation WHERE {{conditions}} ORDER BY {{order}} LIMIT %(size)s
)
SELECT {_DOCUMENT}, ({KEY[0]})::text, ({KEY[1]})::text, {", ".join(KEY[2:])}
FROM chosen
LEFT JOIN partnerships_company company ON company.id = counterparty
LEFT JOIN partnerships_agreement agreement ON basis = 'agreement' AND agreement.id = record
LEFT JOIN partnerships_vehicle vehicle ON basis = 'vehicle' AND vehicle.id = record
LEFT JOIN partnerships_ownership ownership ON basis = 'ownership' AND ownership.id = record
LEFT JOIN LATERAL (
    SELECT date_kind, date_phrase FROM partnerships_agreementevent
    WHERE agreement_id = agreement.id AND date = agreement.starts ORDER BY date_kind = 'expected', id LIMIT 1
) event ON true
ORDER BY {{order}}
"""  # noqa: S608
