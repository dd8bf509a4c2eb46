"""Computes the tables and models of the synthetic nation from the database that tables.py makes.

Usage: python fit.py <database file> <folder for the YAML files>
Only aggregates leave this script: shares, means, quantiles and coefficients, never a row of a survey.
"""
import sys

import duckdb
import numpy as np
import pandas as pd

from figures import File

ENIGH, CENSUS, CONAPO, CONEVAL, INTERCENSAL = (
    "inegi-enigh-2016", "inegi-census-2020-localities", "conapo-marginalisation-2015", "coneval-municipal-poverty-2015",
    "inegi-intercensal-2015")
DATE = "2016-08-31"
HEAD_BANDS = [0, 30, 40, 50, 60, 70]
AGES5 = list(range(0, 90, 5))
GROUPS = [0, 0, 1, 2, 2]
RNG = np.random.default_rng(2016)
LOG_INCOME_CENTRE = 7.8


def logit(p, least=0.0005):
    p = np.clip(p, least, 1 - least)
    return np.log(p / (1 - p))


def shares(keys, values, weights, dims, prior=0.0):
    """The weighted distribution of a value for each combination of keys; cells without data take the overall one."""
    total = np.zeros(dims)
    np.add.at(total, tuple(np.asarray(k, int) for k in (*keys, values)), np.asarray(weights, float))
    overall = total.reshape(-1, dims[-1]).sum(0)
    overall = overall / overall.sum()
    total = total + prior * weights.mean() * overall
    sums = total.sum(-1, keepdims=True)
    return np.where(sums > 0, total / np.where(sums > 0, sums, 1), overall).tolist()


def rates(keys, value, weights, dims, prior=5.0):
    """The weighted share of a yes for each combination of keys."""
    yes, all_ = np.zeros(dims), np.zeros(dims)
    keys, weights, value = [np.asarray(k, int) for k in keys], np.asarray(weights, float), np.asarray(value, float)
    np.add.at(yes, tuple(keys), weights * value)
    np.add.at(all_, tuple(keys), weights)
    mean = (weights * value).sum() / weights.sum()
    extra = prior * weights.mean()
    return ((yes + extra * mean) / (all_ + extra)).tolist()


def band(values, lower):
    return np.searchsorted(np.asarray(lower), values, side="right") - 1


def design(frame, names, with_state):
    x = np.column_stack([frame[n].to_numpy(float) for n in names])
    if with_state:
        x = np.hstack([x, np.eye(32)[frame.st.to_numpy(int)]])
    return x


def complete(x, y, w):
    rows = ~(np.isnan(x).any(axis=1) | np.isnan(y))
    return x[rows], y[rows], w[rows]


def split(names, beta, with_state):
    terms = dict(zip(names, beta[: len(names)]))
    if not with_state:
        return terms, None
    state = beta[len(names):]
    terms["one"] += state.mean()
    return terms, (state - state.mean()).round(4).tolist()


def fit_logit(frame, y, names, with_state=False, ridge=4.0):
    x, y, w = complete(design(frame, names, with_state), np.asarray(y, float), frame.w.to_numpy(float))
    w = w / w.mean()
    beta = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (y - p)) - penalty * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-7:
            break
    return split(names, beta, with_state)


def fit_line(frame, y, names, with_state=False, ridge=4.0):
    x, y, w = complete(design(frame, names, with_state), np.asarray(y, float), frame.w.to_numpy(float))
    w = w / w.mean()
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 1e-6
    beta = np.linalg.solve((x * w[:, None]).T @ x + np.diag(penalty), x.T @ (w * y))
    residual = y - x @ beta
    terms, state = split(names, beta, with_state)
    return terms, state, residual


def quantiles(values, weights, points=101):
    order = np.argsort(values)
    v, cumulated = np.asarray(values)[order], np.cumsum(np.asarray(weights)[order])
    p = np.linspace(0, 1, points)
    p[0], p[-1] = 0.002, 0.998
    return np.interp(p * cumulated[-1], cumulated, v).round(4).tolist()


def numbers(frame):
    """Plain numbers throughout, a missing one being NaN."""
    texts = ("hid", "mun", "numren")
    whole = ("st", "size_class", "rural", "g", "female", "age", "par", "hli")
    kinds = {c: int if c in whole else float for c in frame.columns if c not in texts}
    return frame.astype(kinds)


def read(database):
    c = duckdb.connect(database, read_only=True)
    h = c.execute("select * from household order by hid").df()
    p = c.execute("select * from person order by hid, par, numren").df()
    m = c.execute("select * from municipality order by mun").df()
    h, p = numbers(h), numbers(p)
    loc = c.execute("select cve_entidad||cve_municipio mun, poblacion_total::double pop from loc").df()
    return h, p, m, loc


def prepare(h, p):
    """Adds the covariates that the generator also computes, under the same names."""
    heads = p[p.par == 1].drop_duplicates("hid").set_index("hid")
    spouses = p[p.par == 2].drop_duplicates("hid").set_index("hid")
    h = h.set_index("hid")
    h["group"] = np.array(GROUPS)[h.g]
    h["stratum"] = (1 - h.rural) * 3 + h.group
    h["one"] = 1.0
    for k, name in enumerate(["from_2500", "from_15000", "from_100000"], 1):
        h[name] = (h.size_class == k).astype(float)
    for k, name in enumerate(["low", "medium", "high", "very_high"], 1):
        h[name] = (h.g == k).astype(float)
    h["language_odds"] = logit(h.mhli.fillna(0.01))
    h["head_years"], h["head_female"] = heads.age, heads.female
    h["head_age"] = h.head_years / 10 - 5
    h["head_age_squared"] = h.head_age ** 2
    h["head_speaks"], h["head_ed"] = heads.hli, heads.ed.fillna(0)
    h["head_primary"], h["head_lower_secondary"] = (h.head_ed >= 1).astype(float), (h.head_ed >= 2).astype(float)
    h["couple"] = h.index.isin(spouses.index).astype(float)
    h["spouse_years"] = spouses.age
    h["log_size"] = np.log(h.n)
    by = p.groupby("hid")
    h["children_share"] = by.age.apply(lambda a: (a < 15).sum()) / h.n
    h["minors"] = by.age.apply(lambda a: (a < 18).sum())
    h["elders_share"] = by.age.apply(lambda a: (a >= 65).sum()) / h.n
    p["employed"] = (p.pea == 1).astype(float)
    h["workers_share"] = by.employed.sum() / h.n
    p["young_scholar"] = ((p.attends == 1) & p.age.between(6, 11)).astype(int)
    p["middle_scholar"] = ((p.attends == 1) & p.age.between(12, 14)).astype(int)
    p["upper_scholar"] = ((p.attends == 1) & p.age.between(15, 18)).astype(int)
    for c in ["young_scholar", "middle_scholar", "upper_scholar"]:
        h[c + "s"] = p.groupby("hid")[c].sum()
    impute(h)
    h["log_income"] = np.log(h.y_full) - LOG_INCOME_CENTRE
    h["ins"] = h.ins.fillna(0)
    for c in ["housing", "services", "food"]:
        h[c] = h[c].fillna(0)
    h["beneficiary"] = h.prospera
    h["food_insecure"], h["deprived_housing"], h["deprived_services"] = h.ins, h.housing, h.services
    return h


def impute(h):
    """Incomes the extract lacks (states 01 to 09, and some others), drawn from monetary income and the household."""
    h["log_money"] = np.log(h.mon.fillna(h.mon.median()) / h.n + 20)
    names = ["one", "rural", "log_money", "head_lower_secondary", "head_primary", "log_size", "children_share", "low",
             "medium", "high", "very_high", "head_speaks", "housing_", "services_", "food_"]
    for c in ["housing", "services", "food"]:
        h[c + "_"] = h[c].fillna(0)
    known = h.y.notna() & (h.y > 1)
    terms, _, residual = fit_line(h[known], np.log(h.y[known]), names)
    guess = sum(terms[n] * h[n] for n in names)
    drawn = np.exp(guess + RNG.choice(residual, len(h)))
    h["y_full"] = np.where(known, h.y, drawn)


HOUSEHOLD = ["one", "rural", "from_15000", "from_100000", "low", "medium", "high", "very_high", "head_speaks"]
SCHOOLED = ["head_primary", "head_lower_secondary"]


def composition(h, p, out):
    f = File("Who lives together: computed from the household survey of 2016.\n"
             "Strata are rural and urban, each by three groups of marginalisation (very low and low, medium, high and very high).")
    w = h.w.to_numpy(float)
    hb = band(h.head_years, HEAD_BANDS)
    common = dict(date=DATE, document=ENIGH, status="verified")
    f.add("head_age", "five-year age bands of heads, from 15 to 19", "share", keys=["stratum", "age"],
          values=shares((h.stratum,), np.clip(band(h.head_years, AGES5) - 3, 0, 14), w, (6, 15), 5), **common)
    f.add("head_female", "heads who are women", "share", keys=["stratum", "head_band"],
          values=rates((h.stratum, hb), h.head_female, w, (6, 6)), **common)
    f.add("spouse", "heads who live with a spouse", "share", keys=["stratum", "head_female", "head_band"],
          values=rates((h.stratum, h.head_female.astype(int), hb), h.couple, w, (6, 2, 6)), **common)
    both = h[h.couple == 1]
    gap = np.clip(both.spouse_years - both.head_years, -20, 20).astype(int)
    f.add("spouse_gap", "years of the spouse above the head, from -20 to 20", "share", keys=["head_female", "gap"],
          values=shares((both.head_female.astype(int),), gap + 20, both.w.to_numpy(float), (2, 41), 5), **common)
    kind = np.where(h.couple == 1, 0, np.where(h.head_female == 1, 1, 2))
    counts = {c: p[p.par == k].groupby("hid").size().reindex(h.index).fillna(0).astype(int) for c, k in
              [("children", 3), ("parents", 4), ("parents_in_law", 5), ("others", 6)]}
    f.add("children", "sons and daughters who live there, from 0 to 9", "share", keys=["stratum", "kind", "head_band", "count"],
          values=shares((h.stratum, kind, hb), np.clip(counts["children"], 0, 9), w, (6, 3, 6, 10), 10), **common)
    f.add("parents", "parents of the head who live there, from 0 to 2", "share", keys=["stratum", "head_band", "count"],
          values=shares((h.stratum, hb), np.clip(counts["parents"], 0, 2), w, (6, 6, 3), 5), **common)
    in_law = counts["parents_in_law"][h.couple == 1]
    f.add("parents_in_law", "parents of the spouse who live there, from 0 to 2", "share", keys=["head_band", "count"],
          values=shares((hb[h.couple == 1],), np.clip(in_law, 0, 2), w[h.couple == 1], (6, 3), 5), **common)
    f.add("others", "other relatives and persons, from 0 to 7", "share", keys=["stratum", "head_band", "count"],
          values=shares((h.stratum, hb), np.clip(counts["others"], 0, 7), w, (6, 6, 8), 10), **common)
    q = p.merge(h[["w", "head_years", "spouse_years", "stratum", "rural"]], left_on="hid", right_index=True)
    k = q[q.par == 3]
    younger = np.fmin(k.head_years, k.spouse_years.fillna(200))
    f.add("child_age", "five-year age bands of sons and daughters by the age of their younger parent", "share",
          keys=["rural", "parent_age", "age"],
          values=shares((k.rural, np.clip(band(younger, AGES5) - 3, 0, 13)), np.clip(band(k.age, AGES5), 0, 11),
                        k.w.to_numpy(float), (2, 14, 12), 3), **common)
    f.add("child_female", "daughters among sons and daughters by five-year age band", "share", keys=["age"],
          values=rates((np.clip(band(k.age, AGES5), 0, 11),), k.female, k.w.to_numpy(float), (12,)), **common)
    k = q[q.par.isin([4, 5])]
    reference = np.where(k.par == 4, k.head_years, k.spouse_years.fillna(k.head_years))
    f.add("parent_gap", "years of a parent above the son or daughter, from 14 to 45", "share", keys=["gap"],
          values=shares((), np.clip(k.age - reference, 14, 45).astype(int) - 14, k.w.to_numpy(float), (32,)), **common)
    f.add("parent_female", "mothers among parents who live alone with a son or daughter", "share",
          values=[rates((np.zeros(len(k), int),), k.female, k.w.to_numpy(float), (1,))[0]], **common)
    k = q[q.par == 6]
    f.add("other_age", "five-year age bands of other persons by the age of the head", "share", keys=["head_band", "age"],
          values=shares((band(k.head_years, HEAD_BANDS),), np.clip(band(k.age, AGES5), 0, 17), k.w.to_numpy(float), (6, 18), 5),
          **common)
    f.add("other_female", "women among other persons", "share", values=[(k.w * k.female).sum() / k.w.sum()], **common)
    f.write(out + "/composition.yaml")


def members(h, p, out):
    f = File("Schooling, language, disability, work and deprivations of persons: fitted to the household survey of 2016.\n"
             "Terms are log odds; the covariates are named as the generator computes them.")
    cols = ["w", "st", "rural", "from_2500", "from_15000", "from_100000", "low", "medium", "high", "very_high", "language_odds",
            "head_female", "head_age", "head_speaks", "head_primary", "head_lower_secondary", "head_ed", "log_income", "beneficiary",
            "log_size", "deprived_services", "farm"]
    q = p.merge(h[cols], left_on="hid", right_index=True)
    q["one"] = 1.0
    q["age_years"] = q.age / 10 - 4
    q["age_squared"] = q.age_years ** 2
    q["under_15"], q["youth"], q["over_64"] = [(c).astype(float) for c in (q.age < 15, q.age.between(15, 24), q.age >= 65)]
    q["primary"], q["lower_secondary"] = (q.ed.fillna(0) >= 1).astype(float), (q.ed.fillna(0) >= 2).astype(float)
    q["unemployed"], q["speaks"] = (q.pea == 2).astype(float), q.hli
    q["is_spouse"], q["is_child"] = (q.par == 2).astype(float), (q.par == 3).astype(float)
    q["woman_spouse"] = q.is_spouse * q.female
    heads = q[q.par == 1].drop_duplicates("hid").set_index("hid")
    for c in ["d_health", "d_social", "employed"]:
        q["head_" + c] = q.hid.map(heads[c])
    q["employed_head"] = q.head_employed
    q["head_deprived_health"], q["head_deprived_social_security"] = q.head_d_health, q.head_d_social
    common = dict(date=DATE, document=ENIGH, status="reconstructed", unit="log odds")
    place = ["one", "rural", "from_15000", "from_100000", "low", "medium", "high", "very_high"]
    age = ["age_years", "age_squared"]
    head, rest = q[q.par == 1], q[(q.par != 1) & (q.age >= 3)]

    def model(name, about, frame, y, names, with_state=False):
        terms, state = fit_logit(frame, y, names, with_state)
        f.add(name, about, terms=terms, state=state, **common)

    model("head_speaks", "heads who speak an indigenous language", head, head.hli, ["one", "rural", "language_odds"] + age)
    model("member_speaks", "other members who speak an indigenous language", rest, rest.hli,
          ["one", "rural", "language_odds", "head_speaks"] + age)
    k = q[q.age.between(3, 24)]
    f.add("attends_school", "persons of 3 to 24 years who attend school", "share", DATE, ENIGH, "verified",
          keys=["rural", "head_education", "age"],
          values=rates((k.rural, k.head_ed.astype(int), k.age - 3), k.attends, k.w.to_numpy(float), (2, 3, 22)))
    k = q[q.age >= 25]
    f.add("attends_school_later", "persons of 25 years and more who attend school", "share", DATE, ENIGH, "verified",
          values=[(k.w * k.attends).sum() / k.w.sum()])
    k = q[q.age.between(3, 17)]
    f.add("education_of_minors", "level reached at 3 to 17 years", "share", DATE, ENIGH, "verified",
          keys=["attends", "age", "education"],
          values=shares((k.attends, k.age - 3), k.ed.fillna(0).astype(int), k.w.to_numpy(float), (2, 15, 3), 0))
    adult = ["female", "speaks", "attends"] + age + place
    k = head[head.age >= 18]
    model("head_primary", "adult heads who finished primary school", k, k.primary, adult)
    k = k[k.primary == 1]
    model("head_lower_secondary", "those who also finished lower secondary school", k, k.lower_secondary, adult)
    k = rest[rest.age >= 18]
    model("member_primary", "other adults who finished primary school", k, k.primary, adult + SCHOOLED + ["is_child", "is_spouse"])
    k = k[k.primary == 1]
    model("member_lower_secondary", "those who also finished lower secondary school", k, k.lower_secondary,
          adult + SCHOOLED + ["is_child", "is_spouse"])
    model("disability", "persons with a disability", q, q.disability,
          ["one", "rural", "female", "under_15", "over_64", "primary", "lower_secondary"] + age)
    k = q[q.age >= 16]
    work = ["one", "rural", "from_100000", "female", "attends", "youth", "over_64", "disability", "primary", "lower_secondary",
            "is_spouse", "woman_spouse", "is_child", "speaks"] + age
    model("active", "persons of 16 years and more who work or look for work", k, k.pea > 0, work)
    k = k[k.pea > 0]
    model("unemployed", "those of them who look for work", k, k.pea == 2,
          ["one", "rural", "female", "youth", "is_child", "lower_secondary"] + age)
    person = ["female", "under_15", "youth", "over_64", "attends", "primary", "lower_secondary", "employed", "unemployed",
              "speaks", "disability", "log_income", "log_size", "farm"] + age + place
    for name, y, of_head in [("deprived_health", "d_health", "head_deprived_health"),
                             ("deprived_social_security", "d_social", "head_deprived_social_security")]:
        k = q[q.par == 1]
        model("head_" + name, f"heads {name.replace('_', ' ')}", k, k[y],
              [n for n in person if n not in ("under_15",)] + ["beneficiary"], True)
        k = q[q.par != 1]
        model("member_" + name, f"other members {name.replace('_', ' ')}", k, k[y],
              person + ["beneficiary", of_head, "employed_head", "is_spouse", "is_child"], True)
    f.write(out + "/members.yaml")
    return q


def income(h, out):
    f = File("Income, deprivations of dwellings and food, farming and programmes: fitted to the household survey of 2016.\n"
             "The extract has no income per person for states 01 to 09: there the model rests on monetary income.")
    common = dict(date=DATE, document=ENIGH, status="reconstructed")
    logs = dict(unit="log pesos", **common)
    odds = dict(unit="log odds", **common)
    names = HOUSEHOLD + SCHOOLED + ["from_2500", "head_female", "head_age", "head_age_squared", "couple", "log_size",
                                    "children_share", "elders_share", "workers_share"]
    names = [n for n in names if n != "from_2500"]
    terms, state, r = fit_line(h, np.log(h.y_full) - LOG_INCOME_CENTRE, names, True)
    mun = pd.DataFrame({"mun": h.mun, "r": r, "w": h.w})
    g = mun.groupby("mun").r.agg(["mean", "count", "var"])
    g = g[g["count"] >= 10]
    between = max(0.0, (g["mean"].var() - (g["var"] / g["count"]).mean()))
    f.add("log_income", f"log of monthly income per equivalent adult, less {LOG_INCOME_CENTRE}", terms=terms, state=state, **logs)
    f.add("municipal_income_sd", "spread of municipalities in log income beyond the terms above", values=[float(np.sqrt(between))],
          **logs)
    by = mun.groupby("mun").r
    kept = between / (between + (r.var() - between) / by.transform("count"))
    r = r - by.transform("mean") * kept
    f.add("log_income_residual", "quantiles of what remains, from lowest to highest, rural and urban", keys=["setting", "quantile"],
          values=[quantiles(r[h.rural == 1], h.w[h.rural == 1]), quantiles(r[h.rural == 0], h.w[h.rural == 0])], **logs)
    k = h[h.y.notna() & (h.y > 1)]
    f.add("income_unknown", "households without an income per person in the states of the extract", "share", DATE, ENIGH, "verified",
          values=[float((h.w * h.y.isna())[h.st >= 9].sum() / h.w[h.st >= 9].sum())])
    f.add("monetary_income_zero", "households without monetary income", "share", DATE, ENIGH, "verified",
          values=[float((h.w * (h.mon == 0)).sum() / h.w.sum())])
    m = k[k.mon > 0]
    terms, _, r = fit_line(m, np.log(m.mon / m.n) - LOG_INCOME_CENTRE, ["one", "rural", "log_income", "log_size",
                           "farm", "head_speaks"])
    f.add("log_monetary_income", f"log of monthly monetary income per member, less {LOG_INCOME_CENTRE}", terms=terms, **logs)
    f.add("log_monetary_income_residual", "quantiles of what remains", keys=["quantile"], values=quantiles(r, m.w), **logs)
    c = k[(k.cor > 0)]
    terms, _, r = fit_line(c, np.log(c.cor / 3 / c.n) - LOG_INCOME_CENTRE, ["one", "rural", "log_income", "log_size"])
    f.add("log_current_income", f"log of monthly current income per member, less {LOG_INCOME_CENTRE}", terms=terms, **logs)
    f.add("log_current_income_residual", "quantiles of what remains", keys=["quantile"], values=quantiles(r, c.w), **logs)

    def model(name, about, frame, y, names, with_state=False, **more):
        terms, state = fit_logit(frame, y, names, with_state)
        f.add(name, about, terms=terms, state=state, **{**odds, **more})

    base = HOUSEHOLD + SCHOOLED + ["log_income", "log_size", "children_share", "head_female", "head_age"]
    model("deprived_services", "households without basic services", h, h.services, base, True)
    model("deprived_housing", "households in poor or crowded housing", h, h.housing, base + ["deprived_services"], True)
    food = base + ["deprived_services", "deprived_housing"]
    model("food_insecure", "households with any food insecurity", h, h.ins >= 1, food, True)
    k = h[h.ins >= 1]
    model("food_moderate", "those of them with moderate or severe food insecurity", k, k.ins >= 2, food)
    k = h[h.ins >= 2]
    model("food_severe", "those of them with severe food insecurity", k, k.ins >= 3, food)
    farm = HOUSEHOLD + SCHOOLED + ["head_female", "head_age", "head_age_squared", "couple", "log_size"]
    model("farm_business", "households with a farm, forest or fishing business", h, h.farm, farm, True)
    k = h[h.farm == 1]
    model("farm_sells", "farms that sell", k, k.sales > 0, ["one", "rural", "low", "medium", "high", "very_high", "head_speaks", "log_income"])
    model("farm_own_consumption", "farms that feed their household", k, k.own > 0,
          ["one", "rural", "low", "medium", "high", "very_high", "head_speaks", "log_size"])
    s = k[k.sales > 0]
    terms, _, r = fit_line(s, np.log(s.sales), ["one", "rural", "low", "medium", "high", "very_high", "head_speaks", "log_income", "head_female"])
    f.add("log_farm_sales", "log of quarterly farm sales", terms=terms, **logs)
    f.add("log_farm_sales_residual", "quantiles of what remains", keys=["quantile"], values=quantiles(r, s.w), **logs)
    s = k[k.own > 0]
    terms, _, r = fit_line(s, np.log(s.own), ["one", "rural", "low", "medium", "high", "very_high", "head_speaks", "log_income", "log_size"])
    f.add("log_farm_own_consumption", "log of quarterly own consumption", terms=terms, **logs)
    f.add("log_farm_own_consumption_residual", "quantiles of what remains", keys=["quantile"], values=quantiles(r, s.w), **logs)
    programme = base + ["elders_share", "deprived_services", "deprived_housing", "food_insecure", "farm"]
    model("receives_prospera", "households that receive PROSPERA", h, h.prospera, programme, True)
    less = ["one", "rural", "medium", "high", "very_high", "head_speaks", "log_income", "head_age", "beneficiary"]
    model("receives_procampo", "households that receive PROCAMPO", h, h.procampo, less + ["farm"], True)
    model("receives_pal", "households that receive PAL", h, h.pal, less + ["children_share"])
    model("receives_pet", "households that receive PET", h, h.pet, less)
    k = h[h.prospera == 1]
    terms, _, r = fit_line(k, np.log(k.p42), ["one", "rural", "log_size", "children_share", "young_scholars", "middle_scholars",
                                              "upper_scholars", "elders_share"])
    f.add("log_prospera_quarterly", "log of the quarterly PROSPERA transfer", terms=terms, **logs)
    f.add("log_prospera_quarterly_residual", "quantiles of what remains", keys=["quantile"], values=quantiles(r, k.w), **logs)
    f.write(out + "/economy.yaml")


def main(database, out):
    from territory import territory
    h, p, m, loc = read(database)
    h = prepare(h, p)
    composition(h, p, out)
    members(h, p, out)
    income(h, out)
    territory(h, m, loc, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
