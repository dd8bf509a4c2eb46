-- Words that the queries of every importer may use. Raw cells are text; an empty cell is NULL and stays NULL, which is
-- "unknown". A cell that cannot be read is never dropped here: it is passed on as it is, so that the check of the
-- population finds it, makes it unknown and lists it in rejected.csv.

-- Whether a cell that is not empty holds something else than a number.
CREATE MACRO unreadable(cell) AS
    cell IS NOT NULL
    AND (NOT regexp_full_match(cell, '[+-]?[0-9]+([.][0-9]*)?([eE][+-]?[0-9]+)?')
        OR TRY_CAST(cell AS DECIMAL(38, 10)) IS NULL);

-- An exact number of up to ten decimals, or NULL. Never by way of a floating-point number.
CREATE MACRO exact(cell) AS TRY_CAST(cell AS DECIMAL(38, 10));

-- A code that the source's description does not list.
CREATE MACRO not_listed(cell) AS 'not listed: ' || cell;

-- A yes or no, by the codes that mean it.
CREATE MACRO flag(cell, yes, no) AS
    CASE cell WHEN yes THEN 'true' WHEN no THEN 'false' ELSE 'not listed: ' || cell END;

-- Pesos, rounded half up (away from zero) to the centavo.
CREATE MACRO money(cell) AS
    CASE WHEN cell IS NULL OR unreadable(cell) THEN cell ELSE CAST(CAST(cell AS DECIMAL(38, 2)) AS VARCHAR) END;

-- Of the rows of a group: their sum in pesos, rounded once; unknown if one of them is.
CREATE MACRO total_money(cell) AS
    CASE
        WHEN bool_or(unreadable(cell)) THEN min(cell) FILTER (unreadable(cell))
        WHEN count(*) > count(cell) THEN NULL
        ELSE CAST(CAST(round(sum(exact(cell)), 2) AS DECIMAL(38, 2)) AS VARCHAR)
    END;

-- Of the rows of a group: whether one is above zero; if none is, unknown if one of them is.
CREATE MACRO any_positive(cell) AS
    CASE
        WHEN bool_or(exact(cell) > 0) THEN 'true'
        WHEN bool_or(unreadable(cell)) THEN min(cell) FILTER (unreadable(cell))
        WHEN count(*) > count(cell) THEN NULL
        ELSE 'false'
    END;

-- A share from 0 to 1 out of two counts; unknown if the whole is zero.
CREATE MACRO share(part, whole) AS
    CASE
        WHEN unreadable(part) THEN part
        WHEN unreadable(whole) THEN whole
        WHEN exact(whole) = 0 THEN NULL
        ELSE CAST(CAST(part AS DOUBLE) / CAST(whole AS DOUBLE) AS VARCHAR)
    END;
