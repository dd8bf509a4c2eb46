package org.puente.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Wall and processor seconds of several things, measured in turn, so that a drift of the machine falls on all. */
final class Timings {

    /** Something to measure. */
    interface Task {
        void run() throws Exception;
    }

    private record Measured(String name, Task task, List<Double> wall, List<Double> processor) {}

    private final List<Measured> all = new ArrayList<>();

    void add(String name, Task task) {
        all.add(new Measured(name, task, new ArrayList<>(), new ArrayList<>()));
    }

    /** Runs all tasks in turn, {@code warmUps} times unmeasured and {@code runs} times measured. */
    void run(int warmUps, int runs) throws Exception {
        for (int i = -warmUps; i < runs; i++) {
            for (Measured measured : all) {
                long startProcessor = processorNanos();
                long start = System.nanoTime();
                measured.task().run();
                double seconds = (System.nanoTime() - start) / 1e9;
                String label = i < 0 ? "warm-up" : "run " + (i + 1);
                System.err.printf(Locale.ROOT, "%s, %s: %.2f s%n", label, measured.name(), seconds);
                if (i >= 0) {
                    measured.wall().add(seconds);
                    measured.processor().add((processorNanos() - startProcessor) / 1e9);
                }
            }
        }
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private Measured get(String name) {
        return all.stream()
                .filter(measured -> measured.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A Markdown table: median, least and most wall seconds, median processor seconds, ratio to a baseline. */
    String table(String baseline) {
        StringBuilder text =
                new StringBuilder("| what | median s | min | max | CPU-s | ratio |\n|---|---:|---:|---:|---:|---:|\n");
        for (Measured measured : all) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                    measured.name(),
                    median(measured.wall()),
                    measured.wall().stream().min(Double::compare).orElseThrow(),
                    measured.wall().stream().max(Double::compare).orElseThrow(),
                    median(measured.processor()),
                    ratio(measured.name(), baseline)));
        }
        return text.toString();
    }

    /** The median of the ratios run by run, which a drift of the machine disturbs least. */
    double ratio(String name, String baseline) {
        List<Double> numerators = get(name).wall();
        List<Double> denominators = get(baseline).wall();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < numerators.size(); i++) {
            ratios.add(numerators.get(i) / denominators.get(i));
        }
        return median(ratios);
    }
}
