-- States, as the table of municipalities names them (the usual name, and Ciudad de México as since January 2016).

SELECT DISTINCT
    state_code,
    state_name AS name
FROM municipios
