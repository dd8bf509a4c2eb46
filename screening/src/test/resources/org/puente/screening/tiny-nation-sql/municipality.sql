WITH clauses AS (
  SELECT municipality.municipality_code, CAST(1 AS DOUBLE) AS weight
    -- wells / marginalised: marginalised (rules, 1)
    , (municipality."marginalisation" IN ('high', 'very_high')) AS c1
  FROM read_parquet('RUN/intake/municipalities.parquet') AS municipality
),
outcomes AS (
  SELECT municipality_code, weight
    , CASE WHEN c1 THEN 0 WHEN c1 IS NULL THEN 2 ELSE 1 END AS o1
  FROM clauses
),
packed AS (
  SELECT municipality_code, weight
    , CAST(o1 AS UTINYINT) AS "wells"
  FROM outcomes
)
SELECT *
  , CAST(CASE WHEN "wells" = 0 THEN 64 WHEN ("wells" & 1) <> 0 THEN 0 ELSE 128 END AS BIGINT) AS verdicts_1
FROM packed
