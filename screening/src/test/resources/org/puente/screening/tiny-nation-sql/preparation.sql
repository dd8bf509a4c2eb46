CREATE OR REPLACE TEMP MACRO puente_finite(x) AS
  CASE WHEN isfinite(x) THEN x END;

CREATE OR REPLACE TEMP MACRO puente_size(x) AS
  CASE WHEN x < 0 THEN -x ELSE x END;

CREATE OR REPLACE TEMP MACRO puente_divide_widely(a, b) AS
  TRY(CAST(CASE WHEN (a < 0) = (b < 0) THEN 1 ELSE -1 END
    * ((2 * abs(CAST(a AS HUGEINT)) + abs(CAST(b AS HUGEINT)))
      // (2 * abs(CAST(nullif(b, 0) AS HUGEINT)))) AS BIGINT));

CREATE OR REPLACE TEMP MACRO puente_divide_rounded(a, b) AS
  CASE WHEN a > -9223372036854775808 AND b > -9223372036854775808
    THEN a // nullif(b, 0)
      + CASE WHEN puente_size(a % nullif(b, 0)) < puente_size(b) - puente_size(a % nullif(b, 0)) THEN 0
        WHEN (a < 0) = (b < 0) THEN 1 ELSE -1 END
    ELSE puente_divide_widely(a, b) END;

CREATE OR REPLACE TEMP MACRO puente_centavos(x) AS
  CASE WHEN x BETWEEN -9999999999999 AND 9999999999999 THEN CAST(x * 100 AS BIGINT)
    ELSE CAST(CAST(x AS DECIMAL(38,2)) * 100 AS BIGINT) END;

CREATE OR REPLACE TEMP MACRO puente_months_forward(a, b) AS
  CAST((year(b) - year(a)) * 12 + month(b) - month(a) - CASE WHEN day(b) < day(a) THEN 1 ELSE 0 END AS BIGINT);

CREATE OR REPLACE TEMP MACRO puente_months(a, b) AS
  CASE WHEN a <= b THEN puente_months_forward(a, b) WHEN a > b THEN -puente_months_forward(b, a) END;

CREATE OR REPLACE TEMP TABLE screened_municipality AS
SELECT municipality.*,
  (municipality."marginalisation" IN ('high', 'very_high')) AS test_1
FROM read_parquet('RUN/intake/municipalities.parquet') AS municipality;
