-- The periodic duties of a branch and the hours of members as plain SQL over the ledger's tables: one row per gap of :year.
-- A branch owes a window in which it existed throughout; days are counted since 1970-01-01, 9223372036854775807 is "open".
WITH RECURSIVE
month(first, last) AS (
  SELECT unixepoch(:year || '-01-01') / 86400, unixepoch(:year || '-01-01', '+1 month') / 86400 - 1
  UNION ALL
  SELECT last + 1, unixepoch((last + 1) * 86400, 'unixepoch', '+1 month') / 86400 - 1 FROM month
  WHERE last + 1 < unixepoch((:year + 1) || '-01-01') / 86400
),
numbered AS MATERIALIZED (SELECT first, last, row_number() OVER (ORDER BY first) - 1 AS n FROM month),
quarter AS (SELECT min(first) AS first, max(last) AS last FROM numbered GROUP BY n / 3),
year AS (SELECT min(first) AS first, max(last) AS last FROM month),
organization AS MATERIALIZED (
  SELECT record_id AS id, json_extract(body, '$.kind') AS kind, coalesce(json_extract(body, '$.hasCommittee'), 0) AS committee
  FROM record WHERE unit_id = :unit AND register = 'PartyOrganization' AND retracted = 0
),
duty(id, kind, organization_kind, committee) AS MATERIALIZED (
  VALUES ('branch-committee-monthly', 'meeting.branchCommitteeMeeting', 'partyBranch', 1),
         ('party-group-monthly', 'meeting.partyGroupMeeting', 'partyGroup', 0),
         ('theme-party-day-monthly', 'themeDay.held', 'partyBranch', 0),
         ('branch-assembly-quarterly', 'meeting.memberAssembly', 'partyBranch', 0),
         ('party-lecture-quarterly', 'lecture.any', 'partyBranch', 0),
         ('organization-life-meeting-yearly', 'organizationLife.held', 'partyBranch', 0)
),
spot AS MATERIALIZED (
  SELECT d.id AS duty, d.kind, o.id AS organization, w.first, w.last
  FROM duty d
  JOIN organization o ON o.kind = d.organization_kind AND o.committee >= d.committee
  JOIN (SELECT 'branch-committee-monthly' AS duty, first, last FROM month
        UNION ALL SELECT 'party-group-monthly', first, last FROM month
        UNION ALL SELECT 'theme-party-day-monthly', first, last FROM month
        UNION ALL SELECT 'branch-assembly-quarterly', first, last FROM quarter
        UNION ALL SELECT 'party-lecture-quarterly', first, last FROM quarter
        UNION ALL SELECT 'organization-life-meeting-yearly', first, last FROM year) w ON w.duty = d.id
  WHERE EXISTS (SELECT 1 FROM affiliation a WHERE a.unit_id = :unit AND a.organization_id = o.id AND a.until_position = 9223372036854775807
                AND a.first_day <= w.first AND a.last_day >= w.last)
)
SELECT duty, organization, NULL AS member, first, last FROM spot
WHERE NOT EXISTS (
  SELECT 1 FROM fact f WHERE f.unit_id = :unit AND f.organization_id = spot.organization AND f.kind = spot.kind
    AND f.measure = 'count' AND f.first_day BETWEEN spot.first AND spot.last AND f.until_position = 9223372036854775807)
UNION ALL
SELECT 'member-training-hours', r.organization_id, r.member_id, y.first, y.last
FROM year y CROSS JOIN organization o CROSS JOIN fact AS r INDEXED BY fact_cell ON r.unit_id = :unit AND r.organization_id = o.id AND r.kind IN ('roll.fullMember', 'roll.probationaryMember') AND r.measure = 'count'
  AND r.until_position = 9223372036854775807 AND r.first_day <= y.first AND r.last_day >= y.last
WHERE coalesce((SELECT sum(value) FROM fact AS f INDEXED BY fact_member WHERE f.unit_id = :unit AND f.member_id = r.member_id AND f.member_id <> '' AND f.member_id <> f.owner_id
  AND f.kind = 'credit.concentrated' AND f.measure = 'hours' AND f.until_position = 9223372036854775807
  AND f.first_day BETWEEN y.first AND y.last), 0) < 3200
