WITH member_lists AS (
  SELECT key,
    bit_or(CASE WHEN p1 THEN CAST(1 AS BIGINT) WHEN p1 IS NULL THEN CAST(2 AS BIGINT) ELSE 0 END) AS bits_1
    FROM (
      SELECT m.household_row AS key,
      (m."age" < 15) AS p1
      FROM read_parquet('RUN/intake/members.parquet') AS m
      WHERE m.household_row >= 0 AND m.household_row < 10) AS member_tests
    GROUP BY key
),
clauses AS (
  SELECT household.household_row, household.household_id, household.weight, household.municipality_code, household."members_known" AS "household.members_known", household."municipality_code" AS "household.municipality_code"
    -- basic-income / below-line: below-line (rules, 1)
    -- projects / below-line: below-line (rules, 1)
    , (household."income" < CASE WHEN household."setting" = 'rural' THEN 900.00 WHEN household."setting" = 'urban' THEN 1300.00 END) AS c1
    -- basic-income / few-hectares: few-hectares (rules, 1)
    , (household."land" < 2.0e0) AS c2
    -- basic-income / marginalised: marginalised (rules, 1)
    , municipality.test_1 AS c3
    -- with-children / child: child (rules, 1)
    , CASE WHEN NOT household.members_known THEN 2 WHEN (member_lists.bits_1 & 1) <> 0 THEN 0 WHEN (member_lists.bits_1 & 2) <> 0 THEN 2 ELSE 1 END AS o4
  FROM read_parquet('RUN/intake/households.parquet') AS household
  LEFT JOIN screened_municipality AS municipality ON municipality.municipality_code = household."municipality_code"
  LEFT JOIN member_lists ON member_lists.key = household.household_row
  WHERE household.household_row >= 0 AND household.household_row < 10
),
outcomes AS (
  SELECT household_row, household_id, weight, municipality_code, "household.members_known", "household.municipality_code"
    , CASE WHEN c1 THEN 0 WHEN c1 IS NULL THEN 2 ELSE 1 END AS o1
    , CASE WHEN c2 THEN 0 WHEN c2 IS NULL THEN 2 ELSE 1 END AS o2
    , CASE WHEN c3 THEN 0 WHEN c3 IS NULL THEN 2 ELSE 1 END AS o3
    , o4
  FROM clauses
),
packed AS (
  SELECT household_row, household_id, weight, municipality_code, "household.members_known", "household.municipality_code"
    , CAST(o1 + 4 * o2 + 16 * o3 AS UTINYINT) AS "basic-income"
    , CAST(o1 + 8 AS UTINYINT) AS "projects"
    , CAST(o4 AS UTINYINT) AS "with-children"
  FROM outcomes
)
SELECT *
  , CAST(CASE WHEN (("basic-income" & 3) = 0 AND (("basic-income" | "basic-income" // 2) & 20) <> 20) THEN 1 WHEN (("basic-income" & 1) <> 0 OR ("basic-income" & 20) = 20) THEN 0 ELSE 2 END
    | CASE WHEN "projects" = 0 THEN 16 WHEN ("projects" & 5) <> 0 THEN 0 ELSE 32 END
    | CASE WHEN "with-children" = 0 THEN 256 WHEN ("with-children" & 1) <> 0 THEN 0 ELSE 512 END AS BIGINT) AS verdicts_1
FROM packed
