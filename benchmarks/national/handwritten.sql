-- The benchmark's programmes written by hand, as an analyst who knows DuckDB would: the same outcomes in the same
-- packed columns, over households {first} <= household_row < {end}. See benchmarks/README.md.
SELECT *, CAST(
  CASE WHEN "bench-conservation" = 0 THEN 1 WHEN "bench-conservation" & 1365 = 0 THEN 2 ELSE 0 END
  | CASE WHEN "bench-entrepreneurs" = 0 THEN 4 WHEN "bench-entrepreneurs" & 1365 = 0 THEN 8 ELSE 0 END
  | CASE WHEN "bench-field-in-our-hands" = 0 THEN 16 WHEN "bench-field-in-our-hands" & 341 = 0 THEN 32 ELSE 0 END
  | CASE WHEN "bench-food-security" = 0 THEN 64 WHEN "bench-food-security" & 1365 = 0 THEN 128 ELSE 0 END
  | CASE WHEN "bench-health-link" = 0 THEN 256 WHEN "bench-health-link" & 341 = 0 THEN 512 ELSE 0 END
  | CASE WHEN "bench-indigenous-projects" = 0 THEN 1024 WHEN "bench-indigenous-projects" & 1365 = 0 THEN 2048 ELSE 0 END
  | CASE WHEN "bench-landless" = 0 THEN 4096 WHEN "bench-landless" & 1365 = 0 THEN 8192 ELSE 0 END
  | CASE WHEN "bench-microcredit" = 0 THEN 16384 WHEN "bench-microcredit" & 1365 = 0 THEN 32768 ELSE 0 END
  | CASE WHEN "bench-migrant-homes" = 0 THEN 65536 WHEN "bench-migrant-homes" & 1365 = 0 THEN 131072 ELSE 0 END
  | CASE WHEN "bench-productive-options" = 0 THEN 262144 WHEN "bench-productive-options" & 21845 = 0 THEN 524288 ELSE 0 END
  | CASE WHEN "bench-savings" = 0 THEN 1048576 WHEN "bench-savings" & 5461 = 0 THEN 2097152 ELSE 0 END
  | CASE WHEN "bench-self-employment" = 0 THEN 4194304 WHEN "bench-self-employment" & 1365 = 0 THEN 8388608 ELSE 0 END
  | CASE WHEN "bench-small-farms" = 0 THEN 16777216 WHEN "bench-small-farms" & 1365 = 0 THEN 33554432 ELSE 0 END
  | CASE WHEN "bench-temporary-work" = 0 THEN 67108864 WHEN "bench-temporary-work" & 1365 = 0 THEN 134217728 ELSE 0 END
  | CASE WHEN "bench-transfers" = 0 THEN 268435456 WHEN "bench-transfers" & 1365 = 0 THEN 536870912 ELSE 0 END
  | CASE WHEN "bench-transfers-permanence" = 0 THEN 1073741824 WHEN "bench-transfers-permanence" & 341 = 0 THEN 2147483648 ELSE 0 END
  | CASE WHEN "bench-women-in-the-field" = 0 THEN 4294967296 WHEN "bench-women-in-the-field" & 1365 = 0 THEN 8589934592 ELSE 0 END
  AS BIGINT) AS verdicts_1
FROM (
WITH person AS (
  SELECT household_row,
    bit_or(CAST(
      CASE WHEN m.age < 5 THEN 1 WHEN (m.age < 5) IS NULL THEN 2 ELSE 0 END -- child5
      | CASE WHEN m.age <= 9 THEN 4 WHEN (m.age <= 9) IS NULL THEN 8 ELSE 0 END -- child9
      | CASE WHEN m.age >= 6 AND m.age <= 21 AND m.attends_school THEN 16 WHEN (m.age >= 6 AND m.age <= 21 AND m.attends_school) IS NULL THEN 32 ELSE 0 END -- scholar
      | CASE WHEN m.age < 22 THEN 64 WHEN (m.age < 22) IS NULL THEN 128 ELSE 0 END -- minor22
      | CASE WHEN m.sex = 'female' AND m.age >= 15 AND m.age <= 49 THEN 256 WHEN (m.sex = 'female' AND m.age >= 15 AND m.age <= 49) IS NULL THEN 512 ELSE 0 END -- fertile
      | CASE WHEN m.age >= 70 THEN 1024 WHEN (m.age >= 70) IS NULL THEN 2048 ELSE 0 END -- old70
      | CASE WHEN m.sex = 'female' AND m.age >= 18 AND m.age <= 65 THEN 4096 WHEN (m.sex = 'female' AND m.age >= 18 AND m.age <= 65) IS NULL THEN 8192 ELSE 0 END -- woman1865
      | CASE WHEN m.speaks_indigenous_language THEN 16384 WHEN (m.speaks_indigenous_language) IS NULL THEN 32768 ELSE 0 END -- indig
      | CASE WHEN m.disability THEN 65536 WHEN (m.disability) IS NULL THEN 131072 ELSE 0 END -- disabled
      | CASE WHEN m.activity = 'unemployed' AND m.age >= 16 THEN 262144 WHEN (m.activity = 'unemployed' AND m.age >= 16) IS NULL THEN 524288 ELSE 0 END -- unemployed
      | CASE WHEN m.activity = 'employed' THEN 1048576 WHEN (m.activity = 'employed') IS NULL THEN 2097152 ELSE 0 END -- employed
      | CASE WHEN m.kinship = 'head' AND m.sex = 'female' THEN 4194304 WHEN (m.kinship = 'head' AND m.sex = 'female') IS NULL THEN 8388608 ELSE 0 END -- femalehead
      | CASE WHEN m.kinship = 'head' AND m.age <= 35 THEN 16777216 WHEN (m.kinship = 'head' AND m.age <= 35) IS NULL THEN 33554432 ELSE 0 END -- younghead
      | CASE WHEN m.age >= 18 AND m.education IN ('primary', 'lower_secondary') THEN 67108864 WHEN (m.age >= 18 AND m.education IN ('primary', 'lower_secondary')) IS NULL THEN 134217728 ELSE 0 END -- adult_primary
      | CASE WHEN m.deprived_social_security THEN 0 WHEN (m.deprived_social_security) IS NULL THEN 536870912 ELSE 268435456 END -- nosec
      | CASE WHEN NOT m.deprived_health THEN 0 WHEN (NOT m.deprived_health) IS NULL THEN 2147483648 ELSE 1073741824 END -- allhealth
      | CASE WHEN m.age < 6 OR m.age > 15 OR m.attends_school THEN 0 WHEN (m.age < 6 OR m.age > 15 OR m.attends_school) IS NULL THEN 8589934592 ELSE 4294967296 END -- kidsinschool
      | CASE WHEN m.deprived_education AND m.age >= 16 THEN 17179869184 WHEN (m.deprived_education AND m.age >= 16) IS NULL THEN 34359738368 ELSE 0 END -- edudep
      | CASE WHEN m.age >= 18 AND m.age <= 64 THEN 68719476736 WHEN (m.age >= 18 AND m.age <= 64) IS NULL THEN 137438953472 ELSE 0 END -- n_adults
      | CASE WHEN m.age < 15 THEN 274877906944 WHEN (m.age < 15) IS NULL THEN 549755813888 ELSE 0 END -- n_kids
      | CASE WHEN m.activity = 'employed' AND m.age >= 16 THEN 1099511627776 WHEN (m.activity = 'employed' AND m.age >= 16) IS NULL THEN 2199023255552 ELSE 0 END -- n_workers
      | CASE WHEN m.kinship = 'spouse' AND m.age >= 18 THEN 4398046511104 WHEN (m.kinship = 'spouse' AND m.age >= 18) IS NULL THEN 8796093022208 ELSE 0 END -- spouse
      | CASE WHEN m.kinship = 'head' THEN 17592186044416 WHEN (m.kinship = 'head') IS NULL THEN 35184372088832 ELSE 0 END -- onehead
      | CASE WHEN m.deprived_health AND m.age < 12 THEN 70368744177664 WHEN (m.deprived_health AND m.age < 12) IS NULL THEN 140737488355328 ELSE 0 END -- anyhealthdep
      AS BIGINT)) AS bits,
    count(*) FILTER (m.age >= 18 AND m.age <= 64) AS n_adults,
    count(*) FILTER (m.age < 15) AS n_kids,
    count(*) FILTER (m.activity = 'employed' AND m.age >= 16) AS n_workers,
    count(*) FILTER (m.kinship = 'head') AS onehead
  FROM read_parquet('{members}') AS m
  WHERE household_row >= {first} AND household_row < {end}
  GROUP BY household_row
)
SELECT h.household_row, h.household_id, h.weight,
  CAST(
    CASE WHEN h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 933.20 WHEN 'urban' THEN 1310.94 END THEN 0 WHEN (h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 933.20 WHEN 'urban' THEN 1310.94 END) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 64 <> 0 THEN 0 WHEN p.bits & 128 <> 0 THEN 8 ELSE 4 END
    | CASE WHEN NOT h.members_known THEN 32 WHEN p.bits & 256 <> 0 THEN 0 WHEN p.bits & 512 <> 0 THEN 32 ELSE 16 END
    | CASE WHEN NOT h.members_known THEN 128 WHEN p.bits & 16 <> 0 THEN 0 WHEN p.bits & 32 <> 0 THEN 128 ELSE 64 END
    | CASE WHEN NOT h.receives_pal THEN 0 WHEN (NOT h.receives_pal) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN h.size >= 3 THEN 0 WHEN (h.size >= 3) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-transfers",
  CAST(
    CASE WHEN h.receives_prospera THEN 0 WHEN (h.receives_prospera) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END THEN 0 WHEN (h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN NOT h.members_known THEN 32 WHEN p.bits & 4294967296 <> 0 THEN 16 WHEN p.bits & 8589934592 <> 0 THEN 32 ELSE 0 END
    | CASE WHEN NOT h.members_known THEN 128 WHEN p.bits & 64 <> 0 THEN 0 WHEN p.bits & 128 <> 0 THEN 128 ELSE 64 END
    | CASE WHEN h.prospera_quarterly >= 300.00 THEN 0 WHEN (h.prospera_quarterly >= 300.00) IS NULL THEN 512 ELSE 256 END
    AS USMALLINT) AS "bench-transfers-permanence",
  CAST(
    CASE WHEN h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END THEN 0 WHEN (h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN mu.marginalisation IN ('medium', 'high', 'very_high') THEN 0 WHEN (mu.marginalisation IN ('medium', 'high', 'very_high')) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN mu.rural_priority_zone THEN 0 WHEN (mu.rural_priority_zone) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN mu.urban_priority_zone_share >= 0.25e0 THEN 0 WHEN (mu.urban_priority_zone_share >= 0.25e0) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN mu.below_line_share >= 0.5e0 THEN 0 WHEN (mu.below_line_share >= 0.5e0) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN mu.indigenous_share >= 0.4e0 THEN 0 WHEN (mu.indigenous_share >= 0.4e0) IS NULL THEN 2048 ELSE 1024 END
    | CASE WHEN mu.social_bank THEN 0 WHEN (mu.social_bank) IS NULL THEN 8192 ELSE 4096 END
    | CASE WHEN NOT h.members_known THEN 32768 WHEN p.bits & 67108864 <> 0 THEN 0 WHEN p.bits & 134217728 <> 0 THEN 32768 ELSE 16384 END
    AS USMALLINT) AS "bench-productive-options",
  CAST(
    CASE WHEN h.setting = 'rural' THEN 0 WHEN (h.setting = 'rural') IS NULL THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 4096 <> 0 THEN 0 WHEN p.bits & 8192 <> 0 THEN 8 ELSE 4 END
    | CASE WHEN h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END THEN 0 WHEN (h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN h.farm_sales_quarterly <= 24400.00 THEN 0 WHEN (h.farm_sales_quarterly <= 24400.00) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN mu.marginalisation IN ('high', 'very_high') THEN 0 WHEN (mu.marginalisation IN ('high', 'very_high')) IS NULL THEN 512 ELSE 256 END
    AS USMALLINT) AS "bench-field-in-our-hands",
  CAST(
    CASE WHEN h.deprived_food THEN 0 WHEN (h.deprived_food) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN h.food_insecurity IN ('moderate', 'severe') THEN 0 WHEN (h.food_insecurity IN ('moderate', 'severe')) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN h.setting = 'rural' THEN 0 WHEN (h.setting = 'rural') IS NULL THEN 32 ELSE 16 END
    | CASE WHEN NOT h.members_known THEN 128 WHEN p.bits & 1 <> 0 THEN 0 WHEN p.bits & 2 <> 0 THEN 128 ELSE 64 END
    | CASE WHEN lo.population < 2500 THEN 0 WHEN (lo.population < 2500) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN mu.marginalisation IN ('high', 'very_high') THEN 0 WHEN (mu.marginalisation IN ('high', 'very_high')) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-food-security",
  CAST(
    CASE WHEN h.farm_business THEN 0 WHEN (h.farm_business) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN h.farm_own_consumption_quarterly > 500.00 THEN 0 WHEN (h.farm_own_consumption_quarterly > 500.00) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN h.farm_sales_quarterly < 18475.00 THEN 0 WHEN (h.farm_sales_quarterly < 18475.00) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN h.land_hectares <= 5.0e0 THEN 0 WHEN (h.land_hectares <= 5.0e0) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN NOT h.receives_procampo THEN 0 WHEN (NOT h.receives_procampo) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN NOT h.members_known THEN 2048 WHEN p.bits & 2199023255552 <> 0 THEN 2048 WHEN coalesce(p.n_workers, 0) >= 1 THEN 0 ELSE 1024 END
    AS USMALLINT) AS "bench-small-farms",
  CAST(
    CASE WHEN NOT h.members_known THEN 2 WHEN p.bits & 4096 <> 0 THEN 0 WHEN p.bits & 8192 <> 0 THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 4194304 <> 0 THEN 0 WHEN p.bits & 8388608 <> 0 THEN 8 ELSE 4 END
    | CASE WHEN h.farm_business OR h.setting = 'rural' THEN 0 WHEN (h.farm_business OR h.setting = 'rural') IS NULL THEN 32 ELSE 16 END
    | CASE WHEN h.locality_size IN ('under_2500', 'from_2500', 'from_15000') THEN 0 WHEN (h.locality_size IN ('under_2500', 'from_2500', 'from_15000')) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN mu.extreme_poor_share > 0.1e0 THEN 0 WHEN (mu.extreme_poor_share > 0.1e0) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN h.monetary_income_monthly < 9000.00 THEN 0 WHEN (h.monetary_income_monthly < 9000.00) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-women-in-the-field",
  CAST(
    CASE WHEN h.land_hectares < 0.5e0 THEN 0 WHEN (h.land_hectares < 0.5e0) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 137438953472 <> 0 THEN 8 WHEN coalesce(p.n_adults, 0) >= 2 THEN 0 ELSE 4 END
    | CASE WHEN h.setting = 'rural' THEN 0 WHEN (h.setting = 'rural') IS NULL THEN 32 ELSE 16 END
    | CASE WHEN h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END THEN 0 WHEN (h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 1715.57 WHEN 'urban' THEN 2660.40 END) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN h.potential IN ('medium', 'high', 'very_high') THEN 0 WHEN (h.potential IN ('medium', 'high', 'very_high')) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN NOT h.members_known THEN 2048 WHEN p.bits & 4398046511104 <> 0 THEN 0 WHEN p.bits & 8796093022208 <> 0 THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-landless",
  CAST(
    CASE WHEN NOT h.members_known THEN 2 WHEN p.bits & 262144 <> 0 THEN 0 WHEN p.bits & 524288 <> 0 THEN 2 ELSE 1 END
    | CASE WHEN h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 933.20 WHEN 'urban' THEN 1310.94 END THEN 0 WHEN (h.income_per_person_monthly < CASE h.setting WHEN 'rural' THEN 933.20 WHEN 'urban' THEN 1310.94 END) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN NOT h.receives_pet THEN 0 WHEN (NOT h.receives_pet) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN mu.social_lag IN ('medium', 'high', 'very_high') THEN 0 WHEN (mu.social_lag IN ('medium', 'high', 'very_high')) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN h.locality_size IN ('under_2500', 'from_2500') THEN 0 WHEN (h.locality_size IN ('under_2500', 'from_2500')) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN mu.below_minimum_line_share > 0.2e0 THEN 0 WHEN (mu.below_minimum_line_share > 0.2e0) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-temporary-work",
  CAST(
    CASE WHEN NOT h.members_known THEN 2 WHEN p.bits & 4096 <> 0 THEN 0 WHEN p.bits & 8192 <> 0 THEN 2 ELSE 1 END
    | CASE WHEN h.monetary_income_monthly >= 1000.00 AND h.monetary_income_monthly <= 12000.00 THEN 0 WHEN (h.monetary_income_monthly >= 1000.00 AND h.monetary_income_monthly <= 12000.00) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN mu.social_bank THEN 0 WHEN (mu.social_bank) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN h.potential IN ('low', 'medium', 'high', 'very_high') THEN 0 WHEN (h.potential IN ('low', 'medium', 'high', 'very_high')) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN NOT h.members_known THEN 512 WHEN p.bits & 1048576 <> 0 THEN 0 WHEN p.bits & 2097152 <> 0 THEN 512 ELSE 256 END
    | CASE WHEN h.size <= 10 THEN 0 WHEN (h.size <= 10) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-microcredit",
  CAST(
    CASE WHEN h.potential IN ('high', 'very_high') THEN 0 WHEN (h.potential IN ('high', 'very_high')) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 67108864 <> 0 THEN 0 WHEN p.bits & 134217728 <> 0 THEN 8 ELSE 4 END
    | CASE WHEN NOT h.members_known THEN 32 WHEN p.bits & 16777216 <> 0 THEN 0 WHEN p.bits & 33554432 <> 0 THEN 32 ELSE 16 END
    | CASE WHEN h.setting = 'urban' OR h.farm_sales_quarterly > 10000.00 THEN 0 WHEN (h.setting = 'urban' OR h.farm_sales_quarterly > 10000.00) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN h.current_income_quarterly < 60000.00 THEN 0 WHEN (h.current_income_quarterly < 60000.00) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN mu.population > 20000 THEN 0 WHEN (mu.population > 20000) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-entrepreneurs",
  CAST(
    CASE WHEN NOT h.members_known THEN 2 WHEN p.bits & 16384 <> 0 THEN 0 WHEN p.bits & 32768 <> 0 THEN 2 ELSE 1 END
    | CASE WHEN mu.indigenous_share >= 0.4e0 THEN 0 WHEN (mu.indigenous_share >= 0.4e0) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN NOT h.members_known THEN 32 WHEN p.bits & 137438953472 <> 0 THEN 32 WHEN coalesce(p.n_adults, 0) >= 4 THEN 0 ELSE 16 END
    | CASE WHEN h.setting = 'rural' THEN 0 WHEN (h.setting = 'rural') IS NULL THEN 128 ELSE 64 END
    | CASE WHEN mu.marginalisation_index > 0.8e0 THEN 0 WHEN (mu.marginalisation_index > 0.8e0) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN mu.poor_share > 0.6e0 THEN 0 WHEN (mu.poor_share > 0.6e0) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-indigenous-projects",
  CAST(
    CASE WHEN h.setting = 'rural' THEN 0 WHEN (h.setting = 'rural') IS NULL THEN 2 ELSE 1 END
    | CASE WHEN h.land_hectares >= 1.0e0 THEN 0 WHEN (h.land_hectares >= 1.0e0) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN NOT h.members_known THEN 32 WHEN p.bits & 16384 <> 0 THEN 0 WHEN p.bits & 32768 <> 0 THEN 32 ELSE 16 END
    | CASE WHEN mu.population < 50000 THEN 0 WHEN (mu.population < 50000) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN lo.population <= 1000 THEN 0 WHEN (lo.population <= 1000) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN h.deprived_services OR h.deprived_housing THEN 0 WHEN (h.deprived_services OR h.deprived_housing) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-conservation",
  CAST(
    CASE WHEN NOT h.members_known THEN 2 WHEN p.bits & 262144 <> 0 THEN 0 WHEN p.bits & 524288 <> 0 THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.onehead > 1 THEN 4 WHEN p.bits & 35184372088832 <> 0 THEN 8 WHEN p.onehead = 1 THEN 0 ELSE 4 END
    | CASE WHEN h.setting = 'urban' THEN 0 WHEN (h.setting = 'urban') IS NULL THEN 32 ELSE 16 END
    | CASE WHEN NOT h.members_known THEN 128 WHEN p.bits & 17179869184 <> 0 THEN 0 WHEN p.bits & 34359738368 <> 0 THEN 128 ELSE 64 END
    | CASE WHEN h.monetary_income_monthly < 6000.00 THEN 0 WHEN (h.monetary_income_monthly < 6000.00) IS NULL THEN 512 ELSE 256 END
    | CASE WHEN NOT h.members_known THEN 2048 WHEN p.bits & 268435456 <> 0 THEN 1024 WHEN p.bits & 536870912 <> 0 THEN 2048 ELSE 0 END
    AS USMALLINT) AS "bench-self-employment",
  CAST(
    CASE WHEN h.deprived_services THEN 0 WHEN (h.deprived_services) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN h.deprived_housing THEN 0 WHEN (h.deprived_housing) IS NULL THEN 8 ELSE 4 END
    | CASE WHEN round(h.monetary_income_monthly / nullif(h.size, 0), 2) < 1500.00 THEN 0 WHEN (round(h.monetary_income_monthly / nullif(h.size, 0), 2) < 1500.00) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN mu.three_deprivations_share > 0.2e0 THEN 0 WHEN (mu.three_deprivations_share > 0.2e0) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN NOT h.members_known THEN 512 WHEN p.bits & 1024 <> 0 THEN 0 WHEN p.bits & 2048 <> 0 THEN 512 ELSE 256 END
    | CASE WHEN h.prospera_quarterly <= 6000.00 THEN 0 WHEN (h.prospera_quarterly <= 6000.00) IS NULL THEN 2048 ELSE 1024 END
    AS USMALLINT) AS "bench-migrant-homes",
  CAST(
    CASE WHEN NOT h.members_known THEN 2 WHEN p.bits & 1073741824 <> 0 THEN 1 WHEN p.bits & 2147483648 <> 0 THEN 2 ELSE 0 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 70368744177664 <> 0 THEN 0 WHEN p.bits & 140737488355328 <> 0 THEN 8 ELSE 4 END
    | CASE WHEN NOT h.members_known THEN 32 WHEN p.bits & 4 <> 0 THEN 0 WHEN p.bits & 8 <> 0 THEN 32 ELSE 16 END
    | CASE WHEN NOT h.members_known THEN 128 WHEN p.bits & 65536 <> 0 THEN 0 WHEN p.bits & 131072 <> 0 THEN 128 ELSE 64 END
    | CASE WHEN h.locality_size <> 'from_100000' THEN 0 WHEN (h.locality_size <> 'from_100000') IS NULL THEN 512 ELSE 256 END
    AS USMALLINT) AS "bench-health-link",
  CAST(
    CASE WHEN h.receives_prospera OR h.receives_pal THEN 0 WHEN (h.receives_prospera OR h.receives_pal) IS NULL THEN 2 ELSE 1 END
    | CASE WHEN NOT h.members_known THEN 8 WHEN p.bits & 549755813888 <> 0 THEN 8 WHEN coalesce(p.n_kids, 0) <= 3 THEN 0 ELSE 4 END
    | CASE WHEN h.income_per_person_monthly >= CASE h.setting WHEN 'rural' THEN 933.20 WHEN 'urban' THEN 1310.94 END THEN 0 WHEN (h.income_per_person_monthly >= CASE h.setting WHEN 'rural' THEN 933.20 WHEN 'urban' THEN 1310.94 END) IS NULL THEN 32 ELSE 16 END
    | CASE WHEN mu.social_bank THEN 0 WHEN (mu.social_bank) IS NULL THEN 128 ELSE 64 END
    | CASE WHEN h.potential <> 'very_low' THEN 0 WHEN (h.potential <> 'very_low') IS NULL THEN 512 ELSE 256 END
    | CASE WHEN NOT h.members_known THEN 2048 WHEN p.bits & 2199023255552 <> 0 THEN 2048 WHEN coalesce(p.n_workers, 0) >= 2 THEN 0 ELSE 1024 END
    | CASE WHEN h.food_insecurity IN ('none', 'mild') THEN 0 WHEN (h.food_insecurity IN ('none', 'mild')) IS NULL THEN 8192 ELSE 4096 END
    AS USMALLINT) AS "bench-savings"
FROM read_parquet('{households}') AS h
LEFT JOIN municipality AS mu ON mu.municipality_code = h.municipality_code
LEFT JOIN locality AS lo ON lo.locality_code = h.locality_code
LEFT JOIN person AS p ON p.household_row = h.household_row
WHERE h.household_row >= {first} AND h.household_row < {end}
)
