package org.puente.pages;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.puente.pages.view.BlockView;
import org.puente.pages.view.ClauseView;
import org.puente.pages.view.ParameterRow;
import org.puente.rules.checked.Policy;
import org.puente.rules.expression.Reads;
import org.puente.rules.fact.Fact;
import org.puente.rules.fact.Type;
import org.puente.rules.parameter.Parameter;
import org.puente.rules.programme.Clause;
import org.puente.rules.programme.Edition;
import org.puente.rules.programme.Eligibility;

/** The conditions of an edition with all that a reader needs to follow them, on a day. */
final class Conditions {

    private static final Pattern PATH = Pattern.compile("\\b[a-z]+\\.[a-z][a-z0-9_]*\\b");

    private final Policy policy;
    private final Tongue tongue;
    private final Cited cited;
    private final Edition edition;
    private final LocalDate day;

    Conditions(Policy policy, Tongue tongue, Cited cited, Edition edition, LocalDate day) {
        this.policy = policy;
        this.tongue = tongue;
        this.cited = cited;
        this.edition = edition;
        this.day = day;
    }

    BlockView view() {
        Eligibility eligibility = edition.eligibility();
        return eligibility instanceof Eligibility.Block block
                ? block(block)
                : new BlockView(true, List.of(part(eligibility)));
    }

    private BlockView block(Eligibility.Block block) {
        return new BlockView(block.all(), block.parts().stream().map(this::part).toList());
    }

    private BlockView.Part part(Eligibility part) {
        return part instanceof Eligibility.One one
                ? new BlockView.Part(clause(edition.clauses().get(one.clause())), null)
                : new BlockView.Part(null, block((Eligibility.Block) part));
    }

    private ClauseView clause(Clause clause) {
        return new ClauseView(
                edition.id() + "." + clause.id(),
                clause.id(),
                tongue.in(clause.says()),
                tongue.badge(clause.status()),
                cited.source(clause.cites()),
                tongue.in(clause.note()),
                clause.isAtApplication(),
                Reads.of(clause.when()).parameters().stream()
                        .map(this::parameter)
                        .toList(),
                clause.written().value().strip(),
                definitions(clause));
    }

    /** The derived facts named in a rule, and those named in their formulas. */
    private List<ClauseView.Definition> definitions(Clause clause) {
        Set<Fact> found = new LinkedHashSet<>();
        Deque<String> texts = new ArrayDeque<>(List.of(clause.written().value()));
        while (!texts.isEmpty()) {
            Matcher paths = PATH.matcher(texts.remove());
            while (paths.find()) {
                derived(paths.group())
                        .filter(found::add)
                        .flatMap(Fact::findFormula)
                        .ifPresent(formula -> texts.add(formula.value()));
            }
        }
        return found.stream()
                .map(fact -> new ClauseView.Definition(
                        fact.path(),
                        tongue.in(fact.label()),
                        fact.findFormula().orElseThrow().value().strip()))
                .toList();
    }

    private Optional<Fact> derived(String path) {
        return policy.facts().all().stream()
                .filter(Fact::isDerived)
                .filter(fact -> fact.path().equals(path))
                .findFirst();
    }

    private ParameterRow parameter(Parameter parameter) {
        Parameter.@Nullable DatedValue ofTheDay = parameter.find(day).orElse(null);
        Parameter.@Nullable DatedValue shown = ofTheDay != null ? ofTheDay : lastBefore(parameter);
        return new ParameterRow(
                parameter.name(),
                tongue.in(parameter.label()),
                tongue.unit(parameter.unit()),
                shown == null ? "" : tongue.period(shown.period()),
                ofTheDay != null,
                shown == null ? List.of() : entries(parameter, shown),
                tongue.badge(Optional.ofNullable(shown).map(Parameter.DatedValue::status)),
                cited.source(Optional.ofNullable(shown).map(Parameter.DatedValue::citation)));
    }

    private Parameter.@Nullable DatedValue lastBefore(Parameter parameter) {
        return parameter.values().stream()
                .filter(value -> value.period().from().isBefore(day))
                .max(Comparator.comparing(value -> value.period().from()))
                .orElse(null);
    }

    private List<ParameterRow.Entry> entries(Parameter parameter, Parameter.DatedValue value) {
        List<List<Object>> keys = new ArrayList<>(value.table().keySet());
        keys.sort((left, right) -> compare(left, right, parameter.keys()));
        return keys.stream()
                .map(key -> new ParameterRow.Entry(words(key, parameter.keys()), value(parameter, value.table(), key)))
                .toList();
    }

    private String value(Parameter parameter, Map<List<Object>, Object> table, List<Object> key) {
        return tongue.value(table.getOrDefault(key, ""), parameter.type());
    }

    private String words(List<Object> key, List<Type> types) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            words.add(tongue.value(key.get(i), types.get(i)));
        }
        return words.stream().collect(Collectors.joining(", "));
    }

    /** Codes stand in the order of their list, numbers in theirs. */
    private static int compare(List<Object> left, List<Object> right, List<Type> types) {
        for (int i = 0; i < types.size(); i++) {
            int order = Long.compare(rank(left.get(i), types.get(i)), rank(right.get(i), types.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long rank(Object key, Type type) {
        return key instanceof Long number ? number : type.codeList().rank((String) key);
    }
}
