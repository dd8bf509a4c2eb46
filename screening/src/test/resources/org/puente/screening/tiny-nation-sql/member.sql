WITH household_parts AS (
  SELECT household.household_row, household.household_id, household.weight, household.members_known
  FROM read_parquet('RUN/intake/households.parquet') AS household
  LEFT JOIN screened_municipality AS municipality ON municipality.municipality_code = household."municipality_code"
  WHERE household.household_row >= 0 AND household.household_row < 10
),
clauses AS (
  SELECT member.household_row, member.member_row, member.member_id, household.weight
    -- gardens / woman: woman (rules, 1)
    , (member."sex" = 'female') AS c1
    -- gardens / adult: adult (rules, 1)
    , (member."age" >= 18) AS c2
    -- youth-groups / young: young (rules, 1)
    , (member."age" < 30) AS c3
  FROM read_parquet('RUN/intake/members.parquet') AS member
  JOIN household_parts AS household ON household.household_row = member.household_row
  WHERE member.household_row >= 0 AND member.household_row < 10
),
outcomes AS (
  SELECT household_row, member_row, member_id, weight
    , CASE WHEN c1 THEN 0 WHEN c1 IS NULL THEN 2 ELSE 1 END AS o1
    , CASE WHEN c2 THEN 0 WHEN c2 IS NULL THEN 2 ELSE 1 END AS o2
    , CASE WHEN c3 THEN 0 WHEN c3 IS NULL THEN 2 ELSE 1 END AS o3
  FROM clauses
),
packed AS (
  SELECT household_row, member_row, member_id, weight
    , CAST(o1 + 4 * o2 AS UTINYINT) AS "gardens"
    , CAST(o3 + 8 AS UTINYINT) AS "youth-groups"
  FROM outcomes
)
SELECT *
  , CAST(CASE WHEN "gardens" = 0 THEN 4 WHEN ("gardens" & 5) <> 0 THEN 0 ELSE 8 END
    | CASE WHEN "youth-groups" = 0 THEN 1024 WHEN ("youth-groups" & 5) <> 0 THEN 0 ELSE 2048 END AS BIGINT) AS verdicts_1
FROM packed
