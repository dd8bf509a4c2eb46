"""Writes figures as YAML: every figure with its unit, date, source and status."""

SIGNIFICANT = 5


def number(x):
    if isinstance(x, str):
        return x
    x = float(x)
    if x == int(x) and abs(x) < 1e15:
        return str(int(x))
    return f"{x:.{SIGNIFICANT}g}" if abs(x) >= 1e-4 else f"{x:.6f}".rstrip("0").rstrip(".")


def flow(x):
    if isinstance(x, (list, tuple)):
        return "[" + ", ".join(flow(e) for e in x) + "]"
    return number(x)


def block(x, indent):
    """Nested lists: the innermost on one line, the outer ones as block sequences."""
    pad = " " * indent
    if not isinstance(x[0], (list, tuple)):
        return " " + flow(x) + "\n"
    return "\n" + "".join(pad + "-" + (" " + flow(e) + "\n" if not isinstance(e[0], (list, tuple)) else block(e, indent + 2)) for e in x)


class File:
    """One YAML file of figures."""

    def __init__(self, about):
        self.text = "".join(f"# {line}\n" for line in about.strip().splitlines()) + "figures:\n"

    def add(self, name, about, unit, date, document, status, keys=None, values=None, terms=None, state=None):
        t = f"  {name}:\n    about: '{about}'\n    unit: {unit}\n    date: {date}\n    status: {status}\n    cites: {{document: {document}}}\n"
        if values is not None:
            if keys:
                t += f"    keys: [{', '.join(keys)}]\n"
            t += "    values:" + block(values, 6)
        if terms is not None:
            t += "    terms:\n" + "".join(f"      {k}: {number(v)}\n" for k, v in terms.items())
        if state is not None:
            t += "    state: " + flow(state) + "\n"
        self.text += t

    def write(self, path):
        with open(path, "w", encoding="utf-8") as f:
            f.write(self.text)
