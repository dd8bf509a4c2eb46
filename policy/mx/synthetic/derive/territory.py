"""Computes the cells of the synthetic territory: figures by state, degree of marginalisation and size of locality."""
import numpy as np
import pandas as pd

from figures import File

# INEGI, census of 2020: all localities with inhabitants (the table at hand has those of 1,000 and more).
LOCALITIES_2020 = 189432
SIZES = [0, 1000, 2500, 15000, 100000, 10 ** 9]
QUANTILES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]


def logit(p):
    p = np.clip(np.asarray(p, float), 0.001, 0.999)
    return np.log(p / (1 - p))


def spread(values):
    values = values.dropna()
    return [round(float(v), 4) for v in np.quantile(values, QUANTILES)] if len(values) else [0.0] * len(QUANTILES)


def territory(h, m, loc, out):
    f = File("States, and what their municipalities and localities look like by degree of marginalisation.\n"
             "Municipalities are not listed: they are drawn from these figures, so that no real one is described.")
    verified = dict(status="verified")
    states = sorted(m.st.unique())
    share = np.zeros((32, 4))
    np.add.at(share, (h.st.to_numpy(), h.size_class.to_numpy()), h.w.to_numpy(float))
    f.add("households", "households by state and size of locality", "households", "2016-08-31", "inegi-enigh-2016",
          keys=["state", "locality_size"], values=share.round().astype(int).tolist(), **verified)
    count = np.zeros((32, 5))
    people = np.zeros((32, 5))
    log_sd = np.zeros((32, 5))
    for (s, g), cell in m.groupby(["st", "g"]):
        i = states.index(s)
        count[i, g], people[i, g] = len(cell), cell["pop"].sum()
        log_sd[i, g] = round(float(np.log(cell["pop"]).std(ddof=0)), 3)
    f.add("municipalities", "municipalities by state and degree, from very low to very high", "municipalities", 2015,
          "conapo-marginalisation-2015", keys=["state", "marginalisation"], values=count.astype(int).tolist(), **verified)
    f.add("inhabitants", "their inhabitants", "persons", 2015, "conapo-marginalisation-2015",
          keys=["state", "marginalisation"], values=people.astype(int).tolist(), **verified)
    f.add("inhabitants_log_sd", "spread of municipalities in the log of inhabitants", "log persons", 2015,
          "conapo-marginalisation-2015", keys=["state", "marginalisation"], values=log_sd.tolist(), **verified)
    localities(f, m, loc, states)
    f.add("index", "quantiles of the index by degree, at " + ", ".join(map(str, QUANTILES)), "index", 2015,
          "conapo-marginalisation-2015", keys=["marginalisation", "quantile"], values=[spread(m.im[m.g == g]) for g in range(5)], **verified)
    f.add("language_share", "quantiles over municipalities of the share that speaks an indigenous language", "share", 2015,
          "inegi-intercensal-2015", keys=["state", "marginalisation", "quantile"],
          values=[[spread(m.hli[(m.st == s) & (m.g == g)]) for g in range(5)] for s in states], **verified)
    poverty(f, m, states)
    f.write(out + "/territory.yaml")


def localities(f, m, loc, states):
    loc = loc.merge(m[["mun", "st", "g"]], on="mun")
    loc["k"] = np.searchsorted(SIZES, loc["pop"], side="right") - 1
    number, people = np.zeros((32, 5, 5)), np.zeros((32, 5, 5))
    for (s, g, k), cell in loc.groupby(["st", "g", "k"]):
        number[states.index(s), g, k], people[states.index(s), g, k] = len(cell), cell["pop"].sum()
    total = m.groupby(["st", "g"]).pop20.sum()
    for (s, g), pop in total.items():
        i = states.index(s)
        people[i, g, 0] = max(0, pop - people[i, g, 1:].sum())
    small = LOCALITIES_2020 - loc.shape[0]
    number[:, :, 0] = np.round(people[:, :, 0] / people[:, :, 0].sum() * small)
    common = dict(unit="localities", date=2020, document="inegi-census-2020-localities", keys=["state", "marginalisation", "size"])
    f.add("localities", "localities below 1,000, 2,500, 15,000, 100,000 inhabitants and above (the smallest shared out by inhabitants)",
          status="reconstructed", values=number.astype(int).tolist(), **common)
    f.add("locality_inhabitants", "their inhabitants (below 1,000: what the larger ones leave of their municipalities)",
          status="reconstructed", values=people.astype(int).tolist(), **{**common, "unit": "persons"})


def poverty(f, m, states):
    known = m[m.poor.notna()].copy()
    common = dict(date=2015, document="coneval-municipal-poverty-2015")
    mean = np.zeros((32, 5))
    overall = known.groupby("g").poor.apply(lambda x: logit(x).mean())
    residual, relative = [], []
    for i, s in enumerate(states):
        for g in range(5):
            here = known[(known.st == s) & (known.g == g)]
            cell, size = logit(here.poor), np.log(here["pop"])
            mean[i, g] = cell.mean() if len(cell) else overall[g]
            residual.extend(cell - mean[i, g])
            relative.extend(size - size.mean())
    residual, relative = np.array(residual), np.array(relative)
    slope = float((residual * relative).sum() / (relative ** 2).sum())
    residual = residual - slope * relative
    f.add("poor_log_odds_by_size", "what a unit of log inhabitants above its cell adds to it", "log odds", status="verified",
          values=[round(slope, 4)], **common)
    f.add("poor_log_odds", "log odds of the share of poor inhabitants, mean over municipalities", "log odds", status="verified",
          keys=["state", "marginalisation"], values=mean.round(3).tolist(), **common)
    f.add("poor_log_odds_sd", "spread of municipalities around it", "log odds", status="verified",
          values=[round(float(np.std(residual)), 4)], **common)
    for name, column in [("extreme_poor", "extreme"), ("below_line", "below"), ("below_minimum_line", "below_minimum"),
                         ("three_deprivations", "three")]:
        x, y = logit(known.poor), logit(known[column])
        slope, start = np.polyfit(x, y, 1)
        rest = float(np.std(y - start - slope * x))
        f.add(name, "log odds of this share from the log odds of the poor: start, slope, spread", "log odds", status="reconstructed",
              values=[round(float(start), 4), round(float(slope), 4), round(rest, 4)], **common)
    x, y = logit(m.hli), logit(m.ind)
    slope, start = np.polyfit(x, y, 1)
    f.add("indigenous", "log odds of the indigenous share from that of the speakers: start, slope, spread", "log odds", 2015,
          "inegi-intercensal-2015", "reconstructed", values=[round(float(start), 4), round(float(slope), 4), round(float(np.std(y - start - slope * x)), 4)])
    f.add("poverty_unknown", "municipalities without an estimate", "share", status="verified",
          values=[round(float(m.poor.isna().mean()), 5)], **common)
