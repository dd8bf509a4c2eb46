-- Households: one row for each row of hogares. Facts on the right of AS, source columns on the left.
-- A household's key is folioviv (10 characters) and foliohog; both keep their leading zeros.

WITH

-- Transfers the household reported, by INEGI's source code (clave). ing_tri is pesos a quarter, normalised by INEGI. A
-- programme may have several rows, one for each person who receives it. Own-business sources have no clave.
transfers AS (
    SELECT
        folioviv,
        foliohog,
        clave,
        any_positive(ing_tri) AS received,
        total_money(ing_tri) AS amount
    FROM ingresos
    WHERE clave IN ('P042', 'P043', 'P046', 'P047')
    GROUP BY folioviv, foliohog, clave
),

-- Farm, livestock, forestry and fishing businesses; a household may run several.
farms AS (
    SELECT
        folioviv,
        foliohog,
        total_money(ventas_tri) AS sales,
        total_money(auto_tri) AS own_consumption
    FROM agro
    GROUP BY folioviv, foliohog
),

-- Persons listed. Guests and live-in domestic workers are not in personas (CONEVAL's convention).
listed AS (
    SELECT folioviv, foliohog, count(*) AS persons
    FROM personas
    GROUP BY folioviv, foliohog
)

SELECT
    h.folioviv || '-' || h.foliohog AS household_id,

    -- The dwelling's expansion factor, the same for each of its households. A household without one would weigh 1: it is
    -- made to stand in rejected.csv.
    coalesce(v.factor, 'no expansion factor') AS weight,

    -- ubica_geo: state (2), municipality (3), locality (4).
    substr(v.ubica_geo, 1, 2) AS state_code,
    substr(v.ubica_geo, 1, 5) AS municipality_code,
    v.ubica_geo AS locality_code,
    CASE v.tam_loc
        WHEN '4' THEN 'under_2500'
        WHEN '3' THEN 'from_2500'
        WHEN '2' THEN 'from_15000'
        WHEN '1' THEN 'from_100000'
        ELSE not_listed(v.tam_loc)
    END AS locality_size,
    -- Rural is a locality of fewer than 2,500 inhabitants.
    CASE
        WHEN v.tam_loc = '4' THEN 'rural'
        WHEN v.tam_loc IN ('1', '2', '3') THEN 'urban'
        ELSE not_listed(v.tam_loc)
    END AS setting,
    coalesce(l.persons, 0) AS size,

    -- Monthly monetary income, deflated to August 2016. Empty for 33 households.
    money(c.ing_mon) AS monetary_income_monthly,
    -- Both for the states 10 to 32 only, and absent there for 8.7 % of households (4.6 % of persons): no row, unknown.
    money(i.ing_cor) AS current_income_quarterly,
    money(i.ictpc) AS income_per_person_monthly,

    -- No row for a programme means that the household reported no receipt, which is not the same as unknown.
    CASE WHEN prospera.clave IS NULL THEN 'false' ELSE prospera.received END AS receives_prospera,
    CASE WHEN procampo.clave IS NULL THEN 'false' ELSE procampo.received END AS receives_procampo,
    CASE WHEN pal.clave IS NULL THEN 'false' ELSE pal.received END AS receives_pal,
    CASE WHEN pet.clave IS NULL THEN 'false' ELSE pet.received END AS receives_pet,
    CASE WHEN prospera.clave IS NULL THEN '0' ELSE prospera.amount END AS prospera_quarterly,

    CASE c.ins_ali
        WHEN '0' THEN 'none'
        WHEN '1' THEN 'mild'
        WHEN '2' THEN 'moderate'
        WHEN '3' THEN 'severe'
        ELSE not_listed(c.ins_ali)
    END AS food_insecurity,
    flag(c.ic_ali, '1', '0') AS deprived_food,
    -- Empty for 4 households.
    flag(c.ic_cv, '1', '0') AS deprived_housing,
    flag(c.ic_sbv, '1', '0') AS deprived_services,

    CASE WHEN f.folioviv IS NULL THEN 'false' ELSE 'true' END AS farm_business,
    CASE WHEN f.folioviv IS NULL THEN '0' ELSE f.sales END AS farm_sales_quarterly,
    CASE WHEN f.folioviv IS NULL THEN '0' ELSE f.own_consumption END AS farm_own_consumption_quarterly,

    -- Design stratum and primary sampling unit, for confidence intervals.
    v.est_dis AS sampling_stratum,
    v.upm AS primary_unit

FROM hogares h
LEFT JOIN viviendas v USING (folioviv)
LEFT JOIN hogar_carencias c USING (folioviv, foliohog)
LEFT JOIN hogar_ictpc i USING (folioviv, foliohog)
LEFT JOIN transfers prospera
    ON prospera.folioviv = h.folioviv AND prospera.foliohog = h.foliohog AND prospera.clave = 'P042'
LEFT JOIN transfers procampo
    ON procampo.folioviv = h.folioviv AND procampo.foliohog = h.foliohog AND procampo.clave = 'P043'
LEFT JOIN transfers pal
    ON pal.folioviv = h.folioviv AND pal.foliohog = h.foliohog AND pal.clave = 'P046'
LEFT JOIN transfers pet
    ON pet.folioviv = h.folioviv AND pet.foliohog = h.foliohog AND pet.clave = 'P047'
LEFT JOIN farms f ON f.folioviv = h.folioviv AND f.foliohog = h.foliohog
LEFT JOIN listed l ON l.folioviv = h.folioviv AND l.foliohog = h.foliohog
