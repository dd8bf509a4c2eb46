-- Members: one row for each row of personas (raw variables of INEGI joined with CONEVAL's steps).

SELECT
    folioviv || '-' || foliohog || '-' || numren AS member_id,
    folioviv || '-' || foliohog AS household_id,
    edad AS age,
    CASE sexo
        WHEN '1' THEN 'male'
        WHEN '2' THEN 'female'
        ELSE not_listed(sexo)
    END AS sex,
    CASE par
        WHEN '1' THEN 'head'
        WHEN '2' THEN 'spouse'
        WHEN '3' THEN 'child'
        WHEN '4' THEN 'parent'
        WHEN '5' THEN 'parent_in_law'
        WHEN '6' THEN 'other'
        ELSE not_listed(par)
    END AS kinship,
    -- Not asked under 3 years: empty, unknown.
    flag(hli, '1', '0') AS speaks_indigenous_language,
    -- inas_esc is 1 when the person does not attend. Not asked under 3 years.
    flag(inas_esc, '0', '1') AS attends_school,
    CASE niv_ed
        WHEN '0' THEN 'below_primary'
        WHEN '1' THEN 'primary'
        WHEN '2' THEN 'lower_secondary'
        ELSE not_listed(niv_ed)
    END AS education,
    flag(discap, '1', '0') AS disability,
    -- Empty under working age.
    CASE pea
        WHEN '0' THEN 'inactive'
        WHEN '1' THEN 'employed'
        WHEN '2' THEN 'unemployed'
        ELSE not_listed(pea)
    END AS activity,
    flag(ic_rezedu, '1', '0') AS deprived_education,
    flag(ic_asalud, '1', '0') AS deprived_health,
    flag(ic_segsoc, '1', '0') AS deprived_social_security
FROM personas
