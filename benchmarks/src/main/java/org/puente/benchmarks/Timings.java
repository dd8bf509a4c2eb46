package org.puente.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Wall and processor seconds of several things, measured in turn, so that a drift of the machine falls on all. */
final class Timings {

    /** Something to measure. */
    interface Task {
        void run() throws Exception;
    }

    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, List<Double>> wall = new LinkedHashMap<>();
    private final Map<String, List<Double>> processor = new LinkedHashMap<>();

    void add(String name, Task task) {
        tasks.put(name, task);
        wall.put(name, new ArrayList<>());
        processor.put(name, new ArrayList<>());
    }

    /** Runs all tasks in turn, {@code warmUps} times unmeasured and {@code runs} times measured. */
    void run(int warmUps, int runs) throws Exception {
        for (int i = -warmUps; i < runs; i++) {
            for (Map.Entry<String, Task> task : tasks.entrySet()) {
                long startProcessor = processorNanos();
                long start = System.nanoTime();
                task.getValue().run();
                double seconds = (System.nanoTime() - start) / 1e9;
                double processorSeconds = (processorNanos() - startProcessor) / 1e9;
                System.err.printf(
                        Locale.ROOT, "%s %s: %.2f s%n", i < 0 ? "warm-up" : "run " + (i + 1), task.getKey(), seconds);
                if (i >= 0) {
                    wall.get(task.getKey()).add(seconds);
                    processor.get(task.getKey()).add(processorSeconds);
                }
            }
        }
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    double median(String name) {
        return median(wall.get(name));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** A Markdown table: median, least and most wall seconds, median processor seconds, ratio to a baseline. */
    String table(String baseline) {
        StringBuilder text =
                new StringBuilder("| what | median s | min | max | CPU-s | × |\n|---|---:|---:|---:|---:|---:|\n");
        wall.forEach((name, values) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                name,
                median(values),
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow(),
                median(processor.get(name)),
                ratio(name, baseline))));
        return text.toString();
    }

    /** The median of the ratios run by run, which a drift of the machine disturbs least. */
    double ratio(String name, String baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < wall.get(name).size(); i++) {
            ratios.add(wall.get(name).get(i) / wall.get(baseline).get(i));
        }
        return median(ratios);
    }
}
