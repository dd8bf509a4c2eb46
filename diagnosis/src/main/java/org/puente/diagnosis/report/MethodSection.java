package org.puente.diagnosis.report;

import java.util.ArrayList;
import java.util.List;
import org.puente.diagnosis.Diagnosis;
import org.puente.diagnosis.Diagnosis.Subject;
import org.puente.diagnosis.sampling.Estimate;

/** What cannot be said, how figures came about, and how to make them again. */
final class MethodSection {

    record View(
            List<String> limits,
            List<String> notInForce,
            List<Mark> marks,
            List<Note> notes,
            List<Programme> programmes,
            String sources,
            String policy,
            String population,
            String rejected,
            String command) {}

    /** The letter of a reason for which a figure is withheld. */
    record Mark(String letter, String reason) {}

    record Note(String title, String says) {}

    /** What was screened, with its edition and status. */
    record Programme(Markup name, String agency, String unit, String edition, boolean isCounted) {}

    private final Edition edition;
    private final Words words;
    private final String command;

    MethodSection(Edition edition, String command) {
        this.edition = edition;
        this.words = edition.words();
        this.command = command;
    }

    View view() {
        Diagnosis diagnosis = edition.diagnosis();
        Subject subject = diagnosis.subject();
        return new View(
                diagnosis.limits().stream()
                        .map(limit -> edition.in(limit.says()))
                        .toList(),
                diagnosis.notInForce().stream()
                        .map(programme -> edition.in(programme.names()))
                        .toList(),
                marks(),
                notes(),
                programmes(),
                edition.sourceNames(),
                subject.policyFingerprint(),
                subject.populationFingerprint(),
                edition.figures().whole(subject.rejected()),
                command);
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Estimate.Withheld why : Estimate.Withheld.values()) {
            String key = "withheld." + why.word();
            marks.add(new Mark(words.say(key + ".letter"), words.say(key)));
        }
        return marks;
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (String topic : List.of("bounds", "blame", "overlap", "territory", "concentration", "money", "facts")) {
            notes.add(note(topic));
        }
        notes.add(note("sampling." + edition.diagnosis().subject().kind()));
        notes.add(note("withholding"));
        return notes;
    }

    private Note note(String topic) {
        return new Note(words.say("method." + topic + ".title"), words.say("method." + topic));
    }

    private List<Programme> programmes() {
        return edition.diagnosis().programmes().stream()
                .map(programme -> new Programme(
                        edition.programmeMarkup(programme.id()),
                        edition.in(programme.agency()),
                        unit(programme),
                        programme.edition(),
                        programme.isCounted()))
                .toList();
    }

    private String unit(Diagnosis.Programme programme) {
        String unit = words.word("unit-word", programme.unit());
        return programme.appliesAs() == null
                ? unit
                : words.say("applies-as", unit, words.word("unit-word", programme.appliesAs()));
    }
}
