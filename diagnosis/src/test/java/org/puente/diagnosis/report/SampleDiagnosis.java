package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Blame;
import org.puente.diagnosis.Diagnosis.Budget;
import org.puente.diagnosis.Diagnosis.Clause;
import org.puente.diagnosis.Diagnosis.ClauseBlame;
import org.puente.diagnosis.Diagnosis.Fact;
import org.puente.diagnosis.Diagnosis.Incidence;
import org.puente.diagnosis.Diagnosis.Incident;
import org.puente.diagnosis.Diagnosis.Kind;
import org.puente.diagnosis.Diagnosis.Limit;
import org.puente.diagnosis.Diagnosis.MissingFact;
import org.puente.diagnosis.Diagnosis.Money;
import org.puente.diagnosis.Diagnosis.NotInForce;
import org.puente.diagnosis.Diagnosis.Overlap;
import org.puente.diagnosis.Diagnosis.Part;
import org.puente.diagnosis.Diagnosis.Place;
import org.puente.diagnosis.Diagnosis.Population;
import org.puente.diagnosis.Diagnosis.Programme;
import org.puente.diagnosis.Diagnosis.Reach;
import org.puente.diagnosis.Diagnosis.ReachedBy;
import org.puente.diagnosis.Diagnosis.Subject;
import org.puente.diagnosis.Diagnosis.Territory;
import org.puente.diagnosis.sampling.Estimate;
import org.puente.diagnosis.sampling.Estimate.Withheld;
import org.puente.rules.fact.Label;

/** Diagnoses that look like real ones: the same seed, the same figures. */
final class SampleDiagnosis {

    private static final String[][] PROGRAMMES = {
        {"transfer", "Transferencias a familias", "Transfers to families", "illustrative"},
        {"small-producers", "Apoyos a pequeños productores", "Support for small producers", "reconstructed"},
        {"coffee", "Cafetales en renovación", "Renewal of coffee groves", "verified"},
        {"women", "Mujeres en proyectos productivos agrarios", "Women in agrarian productive projects", "reconstructed"
        },
        {"maize", "Maíz y frijol para comer y vender", "Maize and beans to eat and sell", "verified"},
        {"social-economy", "Fomento a la economía social", "Promotion of the social economy", "illustrative"},
        {"employment", "Empleo temporal", "Temporary employment", "verified"},
        {"water", "Captación de agua de lluvia", "Rainwater harvesting", "reconstructed"},
        {"seeds", "Semillas criollas", "Native seeds", "verified"},
        {"crafts", "Artesanías", "Crafts", "verified"},
        {"forest", "Silvicultura comunitaria", "Community forestry", "reconstructed"},
        {"young", "Jóvenes emprendedores del campo", "Young rural entrepreneurs", "illustrative"},
        {"livestock", "Ganadería familiar", "Family livestock", "verified"},
        {"fishing", "Pesca y acuacultura rurales", "Rural fishing and aquaculture", "verified"},
        {"microcredit", "Microcrédito y ahorro", "Microcredit and savings", "reconstructed"},
        {"indigenous", "Infraestructura y producción indígenas", "Indigenous infrastructure and production", "verified"
        },
        {
            "nutrition",
            "Huertos y nutrición en zonas marginadas con un nombre largo como los que llevan los programas",
            "Gardens and nutrition in marginalised areas with a long name such as programmes have",
            "verified"
        },
        {"advice", "Extensionismo", "Extension services", "reconstructed"}
    };

    private static final String[][] CLAUSES = {
        {
            "El ingreso por persona es menor que la línea de bienestar mínimo",
            "Income per person is below the minimum welfare line"
        },
        {"El municipio es zona de atención prioritaria rural", "The municipality is a rural priority zone"},
        {"Alguien del hogar tiene entre 18 y 65 años", "Somebody of the household is between 18 and 65"},
        {"El hogar trabaja a lo más cinco hectáreas de temporal", "The household works at most five rain-fed hectares"},
        {"Nadie del hogar recibe un apoyo semejante", "Nobody of the household receives a similar support"},
        {"La localidad tiene menos de 2,500 habitantes", "The locality has fewer than 2,500 inhabitants"}
    };

    private final Random random;
    private final Kind kind;
    private final double households;
    private final int programmes;
    private final int states;
    private final int municipalities;

    private SampleDiagnosis(long seed, Kind kind, double households, int programmes, int states, int municipalities) {
        this.random = new Random(seed);
        this.kind = kind;
        this.households = households;
        this.programmes = programmes;
        this.states = states;
        this.municipalities = municipalities;
    }

    /** A survey with intervals and cells too small to show. */
    static Diagnosis survey() {
        return new SampleDiagnosis(1, Kind.SURVEY, 33_462_598, 18, 32, 0).build();
    }

    /** A synthetic nation with many municipalities, some so small that they are confidential. */
    static Diagnosis register() {
        return new SampleDiagnosis(2, Kind.REGISTER, 31_949_709, 18, 32, 2_457).build();
    }

    static Diagnosis weighted() {
        return new SampleDiagnosis(3, Kind.WEIGHTED, 1_204_313, 4, 3, 40).build();
    }

    static Diagnosis withoutProgrammes() {
        return new SampleDiagnosis(4, Kind.SURVEY, 900_000, 0, 32, 0).build();
    }

    static Diagnosis ofOneState() {
        return new SampleDiagnosis(5, Kind.REGISTER, 120_000, 5, 1, 12).build();
    }

    static Diagnosis ofTenHouseholds() {
        return new SampleDiagnosis(6, Kind.REGISTER, 10, 3, 1, 1).build();
    }

    static Diagnosis withoutTerritory() {
        return new SampleDiagnosis(7, Kind.SURVEY, 700_000, 3, 0, 0).build();
    }

    static Diagnosis withoutRank() {
        Diagnosis d = survey();
        Incidence none = new Incidence(null, null, notKnown(), notKnown(), List.of(), List.of(), List.of());
        return with(d, d.reach(), d.blame(), d.overlap(), d.territory(), none, d.budgets(), d.missingFacts());
    }

    /** Nobody reached anywhere: every figure about the eligible is zero or about nobody. */
    static Diagnosis withNobodyEligible() {
        Diagnosis d = new SampleDiagnosis(8, Kind.REGISTER, 50_000, 4, 3, 9).build();
        Estimate zero = Estimate.exact(0, 0);
        List<Reach> reach = d.reach().stream()
                .map(r -> new Reach(
                        r.programme(),
                        r.population(),
                        zero,
                        zero,
                        zero,
                        Estimate.exact(50_000, 50_000),
                        zero,
                        zero,
                        zero,
                        zero))
                .toList();
        List<Incident> incidents = d.programmes().stream()
                .map(p -> new Incident(
                        p.id(),
                        Label.ofBoth(p.id()),
                        nobody(),
                        List.of(),
                        Collections.nCopies(10, zero),
                        Collections.nCopies(10, nobody()),
                        List.of()))
                .toList();
        Incidence incidence = new Incidence(
                d.incidence().rank(),
                d.incidence().rankUnit(),
                Estimate.exact(50_000, 50_000),
                zero,
                d.incidence().bounds(),
                incidents,
                List.of());
        return with(d, reach, d.blame(), d.overlap(), d.territory(), incidence, List.of(), List.of());
    }

    static Diagnosis withEverythingWithheld() {
        Diagnosis d = new SampleDiagnosis(9, Kind.SURVEY, 60_000, 4, 3, 5).build();
        Estimate none = Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 3);
        List<Reach> reach = d.reach().stream()
                .map(r -> new Reach(r.programme(), r.population(), none, none, none, none, none, none, none, none))
                .toList();
        List<Blame> blame = d.blame().stream()
                .map(b -> new Blame(
                        b.programme(),
                        b.population(),
                        none,
                        b.clauses().stream()
                                .map(c -> new ClauseBlame(c.clause(), none, none, none))
                                .toList()))
                .toList();
        List<Overlap> overlap = d.overlap().stream()
                .map(o -> new Overlap(
                        o.population(),
                        o.programmes(),
                        Collections.nCopies(
                                o.programmes().size(),
                                Collections.nCopies(o.programmes().size(), none)),
                        o.reachedBy().stream()
                                .map(r -> new ReachedBy(r.programmes(), r.orMore(), none, none, none, none))
                                .toList(),
                        none))
                .toList();
        List<Place> states = d.territory().states().stream()
                .map(p -> new Place(p.code(), null, none, null, none, none, null, Collections.nCopies(4, none)))
                .toList();
        Incidence incidence = new Incidence(
                d.incidence().rank(),
                null,
                none,
                none,
                List.of(),
                d.programmes().stream()
                        .map(p -> new Incident(
                                p.id(),
                                p.names(),
                                none,
                                List.of(),
                                Collections.nCopies(10, none),
                                Collections.nCopies(10, none),
                                List.of()))
                        .toList(),
                List.of());
        List<Budget> budgets = d.programmes().stream()
                .map(p -> new Budget(p.id(), "household", none, none, null, null, null, null, null, null))
                .toList();
        List<MissingFact> facts = d.missingFacts().stream()
                .map(f -> new MissingFact(f.facts(), f.programmes(), none, none, none))
                .toList();
        return with(
                d, reach, blame, overlap, new Territory("focus", 0.05, states, List.of()), incidence, budgets, facts);
    }

    /** Texts that would be markup if they were not escaped, and braces that are no places. */
    static Diagnosis withMarkupInItsTexts() {
        Diagnosis d = new SampleDiagnosis(10, Kind.SURVEY, 60_000, 2, 2, 0).build();
        Label evil = Label.ofBoth("<script>alert('x')</script> & \"{0}\" {1} ${7*7} \u0001");
        List<Programme> programmes = d.programmes().stream()
                .map(p -> new Programme(
                        p.id(),
                        evil,
                        evil,
                        "<b>odd</b>",
                        p.unit(),
                        p.appliesAs(),
                        "<i>2016</i>",
                        p.isCounted(),
                        p.clauses().stream()
                                .map(c -> new Clause(c.id(), evil, evil, "<u>4</u>", null, c.isAtApplication()))
                                .toList()))
                .toList();
        List<Population> populations = d.populations().stream()
                .map(p -> new Population(p.id(), evil, "a < b && c", p.households(), p.unknown()))
                .toList();
        List<Place> states = d.territory().states().stream()
                .map(p -> new Place(
                        p.code(),
                        evil.es(),
                        p.households(),
                        p.present(),
                        p.perHousehold(),
                        p.none(),
                        p.isDesert(),
                        p.shares()))
                .toList();
        return new Diagnosis(
                d.asOf(),
                evil,
                "<XXX>",
                d.subject(),
                programmes,
                List.of(new NotInForce("x", evil)),
                populations,
                d.reach(),
                d.blame(),
                d.overlap(),
                new Territory("focus", 0.05, states, states),
                d.incidence(),
                d.budgets(),
                List.of(new MissingFact(
                        List.of(new Fact("<a>", evil, evil)), List.of("transfer"), share(900), share(800), share(0))),
                List.of(new Limit("x", evil)));
    }

    private static Estimate share(double value) {
        return Estimate.exact(value, 1);
    }

    private static Diagnosis with(
            Diagnosis d,
            List<Reach> reach,
            List<Blame> blame,
            List<Overlap> overlap,
            Territory territory,
            Incidence incidence,
            List<Budget> budgets,
            List<MissingFact> facts) {
        return new Diagnosis(
                d.asOf(),
                d.country(),
                d.currency(),
                d.subject(),
                d.programmes(),
                d.notInForce(),
                d.populations(),
                reach,
                blame,
                overlap,
                territory,
                incidence,
                budgets,
                facts,
                d.limits());
    }

    private static Estimate notKnown() {
        return Estimate.withheld(Withheld.NOT_KNOWN, 0);
    }

    private static Estimate nobody() {
        return Estimate.withheld(Withheld.NOBODY, 0);
    }

    private Diagnosis build() {
        List<Programme> all = programmes();
        List<Population> populations = populations();
        List<Reach> reach = new ArrayList<>();
        List<Blame> blame = new ArrayList<>();
        List<Overlap> overlap = new ArrayList<>();
        for (Population population : populations) {
            for (int i = 0; i < all.size(); i++) {
                reach.add(reach(all.get(i), i, population));
                blame.add(blame(all.get(i), population));
            }
            overlap.add(overlap(all, population));
        }
        return new Diagnosis(
                "2016-08-31",
                new Label("País de ejemplo", "Example country"),
                "MXN",
                subject(),
                all,
                notInForce(),
                populations,
                reach,
                blame,
                overlap,
                territory(),
                incidence(all, populations),
                budgets(all),
                missingFacts(all),
                limits());
    }

    private Subject subject() {
        boolean isRegister = kind == Kind.REGISTER;
        long asked = isRegister ? (long) households : Math.max(10, (long) (households / 476));
        return new Subject(
                kind,
                asked,
                asked * 4,
                households,
                17,
                isRegister ? "illustrative" : "verified",
                "2016-08-31",
                List.of(
                        isRegister
                                ? new Label("Nación sintética, semilla 42", "Synthetic nation, seed 42")
                                : new Label(
                                        "Encuesta de ingresos y gastos de los hogares 2016",
                                        "Household income and expenditure survey 2016")),
                kind == Kind.SURVEY ? 487 : null,
                kind == Kind.SURVEY ? 8_422 : null,
                "sha256:1f9ac0a97cbb4ed1a4f8a4ff0b8d1c7e5a60d7c1b3f2e4d5c6b7a8f9e0d1c2b3",
                "sha256:9be0c2f4a1d3b5e7f90817263544a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6");
    }

    private static List<NotInForce> notInForce() {
        return List.of(new NotInForce("old", new Label("Programa anterior", "Earlier programme")));
    }

    private static List<Limit> limits() {
        return List.of(
                new Limit(
                        "income",
                        new Label(
                                "El ingreso falta en nueve estados: ahí ningún programa que lo pregunte puede decidirse.",
                                "Income is missing in nine states: no programme that asks for it can be decided there.")),
                new Limit(
                        "months",
                        new Label(
                                "No se sabe quién recibe hoy cada programa; el alcance es lo que darían las reglas.",
                                "Who receives each programme today is not known; reach is what the rules would give.")));
    }

    private List<Programme> programmes() {
        List<Programme> all = new ArrayList<>();
        int clauses = 0;
        for (int i = 0; i < programmes; i++) {
            String[] words = PROGRAMMES[i];
            List<Clause> own = new ArrayList<>();
            for (int c = 0; c < 5 + i % 2; c++) {
                String[] says = CLAUSES[(clauses + c) % CLAUSES.length];
                own.add(new Clause(
                        "c" + c,
                        new Label(says[0], says[1]),
                        new Label("Reglas de operación 2016", "Operating rules 2016"),
                        "numeral 3." + (c + 1),
                        c == 2 ? "reconstructed" : "verified",
                        i > 0 && c == 4));
            }
            clauses += 3;
            all.add(new Programme(
                    words[0],
                    new Label(words[1], words[2]),
                    new Label("Secretaría de ejemplo", "Example ministry"),
                    words[3],
                    i % 3 == 1 ? "member" : "household",
                    i % 4 == 1 ? "group" : null,
                    "2016-01-01 – 2016-12-31",
                    i > 0,
                    own));
        }
        return all;
    }

    private List<Population> populations() {
        return List.of(
                new Population(
                        "all",
                        new Label("Todos los hogares", "All households"),
                        "",
                        count(households),
                        Estimate.exact(0, 0)),
                new Population(
                        "focus",
                        new Label("Hogares que reciben la transferencia", "Households that receive the transfer"),
                        "household.receives_transfer",
                        count(households * 0.18),
                        count(households * 0.002)),
                new Population(
                        "rural-poor",
                        new Label("Hogares rurales con carencias", "Rural deprived households"),
                        "household.setting == 'rural'",
                        count(households * 0.11),
                        count(households * 0.03)));
    }

    private double size(Population population) {
        Double size = population.households().value();
        return size == null ? 0 : size;
    }

    private Reach reach(Programme programme, int position, Population population) {
        double all = size(population);
        double open = programme.appliesAs() == null ? 0 : 0.05 + 0.3 * random.nextDouble();
        double sure = position == 13 ? 0.004 : 0.02 + 0.28 * random.nextDouble() * random.nextDouble();
        double undetermined = (1 - sure - open) * (0.05 + 0.4 * random.nextDouble());
        if (position == 10) {
            Estimate none =
                    Estimate.withheld(kind == Kind.REGISTER ? Withheld.CONFIDENTIAL : Withheld.NONE_IN_SAMPLE, 0);
            return new Reach(
                    programme.id(),
                    population.id(),
                    none,
                    Estimate.exact(0, 0),
                    count(all * 0.3),
                    count(all * 0.7),
                    none,
                    count(all * 0.3),
                    none,
                    share(0.3, all));
        }
        double out = 1 - sure - open - undetermined;
        return new Reach(
                programme.id(),
                population.id(),
                count(all * sure),
                count(all * open),
                count(all * undetermined),
                count(all * out),
                count(all * (sure + open)),
                count(all * (sure + open + undetermined)),
                share(sure + open, all),
                share(sure + open + undetermined, all));
    }

    private Blame blame(Programme programme, Population population) {
        double all = size(population) * (0.3 + 0.5 * random.nextDouble());
        List<Clause> asked =
                programme.clauses().stream().filter(c -> !c.isAtApplication()).toList();
        double left = 1;
        List<ClauseBlame> clauses = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            double share = i == asked.size() - 1 ? left : left * (0.1 + 0.7 * random.nextDouble());
            left -= share;
            clauses.add(new ClauseBlame(
                    asked.get(i).id(),
                    share(Math.min(1, share * 1.7), all),
                    count(all * share * 0.4),
                    share(share, all)));
        }
        return new Blame(programme.id(), population.id(), count(all), clauses);
    }

    private Overlap overlap(List<Programme> all, Population population) {
        List<Programme> counted = all.stream().filter(Programme::isCounted).toList();
        List<List<Estimate>> cells = new ArrayList<>();
        double[] reach = counted.stream()
                .mapToDouble(p -> 0.02 + 0.3 * random.nextDouble())
                .toArray();
        for (int row = 0; row < reach.length; row++) {
            List<Estimate> line = new ArrayList<>();
            for (int column = 0; column < reach.length; column++) {
                double both = row == column
                        ? reach[row]
                        : Math.min(reach[row], reach[column]) * ((row * 7 + column * 7) % 10) / 10.0;
                line.add(both == 0 ? smallOrNone() : count(size(population) * both));
            }
            cells.add(line);
        }
        double[] shares = {0.47, 0.28, 0.15, 0.10};
        double[] most = {0.12, 0.24, 0.27, 0.37};
        List<ReachedBy> reachedBy = new ArrayList<>();
        for (int i = 0; i < 4 && !counted.isEmpty(); i++) {
            double n = size(population);
            reachedBy.add(new ReachedBy(
                    i, i == 3, count(n * shares[i]), share(shares[i], n), count(n * most[i]), share(most[i], n)));
        }
        return new Overlap(
                population.id(), counted.stream().map(Programme::id).toList(), cells, reachedBy, share(0.4, 20_000));
    }

    private Estimate smallOrNone() {
        return kind == Kind.REGISTER
                ? Estimate.withheld(Withheld.CONFIDENTIAL, 4)
                : Estimate.withheld(Withheld.NONE_IN_SAMPLE, 0);
    }

    private Territory territory() {
        List<Place> places = new ArrayList<>();
        for (int i = 1; i <= states; i++) {
            places.add(place(String.format("%02d", i), "Estado " + i, households * 0.18 / states));
        }
        List<Place> small = new ArrayList<>();
        int[] next = new int[Math.max(1, states)];
        for (int i = 0; i < municipalities; i++) {
            int state = i % Math.max(1, states);
            next[state]++;
            String code = String.format("%02d%03d", state + 1, next[state]);
            small.add(place(code, "Municipio " + code, households * 0.18 / municipalities * random.nextDouble()));
        }
        return new Territory("focus", 0.05, places, small);
    }

    private Place place(String code, String name, double size) {
        boolean isSmall = size < 200 || random.nextInt(40) == 0;
        if (isSmall && code.length() > 2) {
            Estimate none =
                    Estimate.withheld(kind == Kind.REGISTER ? Withheld.CONFIDENTIAL : Withheld.SAMPLE_TOO_SMALL, 4);
            return new Place(code, name, none, null, none, none, null, Collections.nCopies(programmes, none));
        }
        int present = Math.max(0, (int) (random.nextGaussian() * 3 + 4));
        double none = Math.max(0.02, Math.min(0.95, 0.75 - present * 0.07 + random.nextGaussian() * 0.08));
        List<Estimate> shares = new ArrayList<>();
        for (int i = 0; i < programmes; i++) {
            shares.add(i == 10 ? smallOrNone() : share(Math.max(0, 0.2 + random.nextGaussian() * 0.12), size));
        }
        return new Place(
                code,
                name,
                count(size),
                Math.min(present, programmes),
                share(present * 0.21, size),
                share(none, size),
                present == 0,
                shares);
    }

    private Incidence incidence(List<Programme> all, List<Population> populations) {
        List<Incident> programmes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            programmes.add(incident(all.get(i).id(), i));
        }
        List<Double> bounds = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            bounds.add(600.0 * i * (1 + i / 5.0));
        }
        return new Incidence(
                new Label("ingreso mensual por persona", "monthly income per person"),
                new Label("pesos de agosto de 2016", "pesos of August 2016"),
                count(households * 0.7),
                count(households * 0.3),
                bounds,
                programmes,
                populations.subList(1, 3).stream().map(p -> incident(p.id(), 3)).toList());
    }

    private Incident incident(String id, int position) {
        double steepness = position % 5 == 4 ? 1.9 : 0.45 + 0.1 * (position % 5);
        List<Double> curve = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            curve.add(Math.pow(i / 20.0, steepness));
        }
        List<Estimate> tenths = new ArrayList<>();
        List<Estimate> shares = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double part = Math.pow((i + 1) / 10.0, steepness) - Math.pow(i / 10.0, steepness);
            boolean isSmall = position % 6 == 3 && i > 7;
            tenths.add(isSmall ? Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 7) : share(part * 1.6, households / 10));
            shares.add(isSmall ? Estimate.withheld(Withheld.SAMPLE_TOO_SMALL, 7) : share(part, households));
        }
        List<Part> parts = List.of(
                new Part(
                        "setting",
                        new Label("ámbito", "setting"),
                        "rural",
                        new Label("Rural", "Rural"),
                        share(0.31, households / 4)),
                new Part(
                        "setting",
                        new Label("ámbito", "setting"),
                        "urban",
                        new Label("Urbano", "Urban"),
                        share(0.08, households)));
        if (position == 10) {
            return new Incident(
                    id,
                    Label.ofBoth(id),
                    smallOrNone(),
                    List.of(),
                    Collections.nCopies(10, smallOrNone()),
                    Collections.nCopies(10, smallOrNone()),
                    parts);
        }
        double concentration = (1 - steepness) / (1 + steepness) * -1;
        return new Incident(id, Label.ofBoth(id), signed(concentration), curve, tenths, shares, parts);
    }

    private List<Budget> budgets(List<Programme> all) {
        List<Budget> budgets = new ArrayList<>();
        for (int i = 0; i < Math.min(4, all.size()); i++) {
            double eligible = households * 0.05 * (i + 1);
            Money budget = i == 3
                    ? null
                    : new Money(
                            4.639e8 * (i + 1),
                            Label.ofBoth("MXN"),
                            "2016-01-01",
                            "verified",
                            new Label("Presupuesto de egresos 2016", "Budget of expenditure 2016"));
            Money cost = i == 2
                    ? null
                    : new Money(
                            2_350.5 * (i + 1),
                            Label.ofBoth("MXN"),
                            "2016-01-01",
                            "illustrative",
                            new Label("Estimación", "Estimate"));
            boolean isKnown = budget != null && cost != null;
            double served = budget != null && cost != null ? budget.amount() / cost.amount() : 0;
            budgets.add(new Budget(
                    all.get(i).id(),
                    i == 1 ? "member" : "household",
                    count(eligible),
                    count(eligible * 1.8),
                    budget,
                    cost,
                    isKnown ? Estimate.exact(served, 0) : null,
                    isKnown ? share(Math.min(1, served / eligible), eligible) : null,
                    isKnown ? Estimate.exact(eligible / served, 0) : null,
                    cost == null ? null : count(eligible * cost.amount())));
        }
        return budgets;
    }

    private List<MissingFact> missingFacts(List<Programme> all) {
        List<MissingFact> facts = new ArrayList<>();
        String[][] names = {
            {"household.income", "Ingreso mensual por persona", "Monthly income per person"},
            {"household.hectares", "Hectáreas que trabaja", "Hectares worked"},
            {"member.schooling", "Escolaridad", "Schooling"}
        };
        for (int i = 0; i < names.length && !all.isEmpty(); i++) {
            double waiting = households * (1.4 - 0.4 * i);
            facts.add(new MissingFact(
                    List.of(new Fact(
                            names[i][0],
                            new Label(names[i][1], names[i][2]),
                            new Label("no se preguntó", "not asked"))),
                    all.stream().limit(3 + i).map(Programme::id).toList(),
                    count(waiting),
                    count(waiting * 0.5),
                    i == 2 ? smallOrNone() : count(waiting * 0.8)));
        }
        return facts;
    }

    private Estimate count(double value) {
        double rounded = kind == Kind.REGISTER ? Math.rint(value) : value;
        return with(rounded, 0.03 * value, Double.MAX_VALUE, 0);
    }

    private Estimate share(double value, double households) {
        return with(value, Math.min(0.02, 3 / Math.sqrt(Math.max(households, 1))) + 0.02 * value, 1, 0);
    }

    private Estimate signed(double value) {
        return with(value, 0.02, 1, -1);
    }

    private Estimate with(double value, double error, double most, double least) {
        @Nullable Double low = kind == Kind.SURVEY ? (Double) Math.max(least, value - 1.96 * error) : null;
        @Nullable Double high = kind == Kind.SURVEY ? (Double) Math.min(most, value + 1.96 * error) : null;
        return new Estimate(value, low, high, kind == Kind.SURVEY ? (Double) error : null, 1_000, null);
    }
}
