-- Localities: the 10,635 with 1,000 inhabitants or more in the census of 2020. About 179,000 smaller ones are not in
-- the file: a household there has a locality code whose facts are unknown.

SELECT
    cvegeo AS locality_code,
    nom_localidad AS name,
    poblacion_total AS population
FROM localidades
