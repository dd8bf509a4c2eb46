-- Municipalities: the 2,457 of 2015, which are also those of the survey.

SELECT
    m.region AS municipality_code,
    m.municipio_name AS name,
    m.state_code AS state_code,
    -- Encuesta Intercensal 2015.
    m.pop AS population,

    -- CONAPO 2015 by the original method (principal components, a higher index is worse), the grade that the programme
    -- rules of 2016 name. The re-computation of 2021 (DP2) gives other grades for the same year: never mix them.
    CASE g.gm
        WHEN 'Muy bajo' THEN 'very_low'
        WHEN 'Bajo' THEN 'low'
        WHEN 'Medio' THEN 'medium'
        WHEN 'Alto' THEN 'high'
        WHEN 'Muy alto' THEN 'very_high'
        ELSE not_listed(g.gm)
    END AS marginalisation,
    g.im AS marginalisation_index,

    -- CONEVAL 2015 (method of 2008, model-based). The published percentages have one decimal, so shares are computed
    -- from the counts. 11 municipalities have no estimate.
    share(p.pobreza_pob, p.poblacion) AS poor_share,
    share(p.pobreza_e_pob, p.poblacion) AS extreme_poor_share,
    share(p.plp_pob, p.poblacion) AS below_line_share,
    share(p.plp_e_pob, p.poblacion) AS below_minimum_line_share,
    share(p.carencias3_pob, p.poblacion) AS three_deprivations_share,

    -- Persons who consider themselves indigenous, wholly or in part, over the population (Intercensal 2015).
    i.prop_indigenas AS indigenous_share

FROM municipios m
LEFT JOIN marginacion g ON g.cve_mun = m.region AND g.anio = '2015'
LEFT JOIN pobreza_municipal p ON p.cvegeo = m.region AND p.anio = '2015'
LEFT JOIN municipios_indicadores i ON i.cvegeo = m.region
