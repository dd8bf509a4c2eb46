package org.puente.rules.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.puente.rules.checked.Policy;
import org.puente.rules.checked.PolicyFolder;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.Place;
import org.puente.rules.source.Problems;
import org.puente.rules.source.TextFile;

/** Reads all {@code .cases} files of a policy folder. */
public final class CaseFiles {

    private static final String ENDING = ".cases";
    private static final String FOLDER = "programmes";

    private CaseFiles() {}

    /**
     * The cases of a policy, by file and line.
     *
     * @param root the policy's folder
     * @param policy the policy read from it
     * @param problems what was found while the policy was read; receives all problems of the cases' writing too. Whether
     *     the verdicts are right is for {@link CaseJudge} to say
     */
    public static List<Case> read(Path root, Policy policy, Problems problems) {
        boolean isWhole = !problems.hasErrors();
        Map<String, Programme> byFolder = new HashMap<>();
        policy.programmes()
                .forEach(programme -> byFolder.put(folderOf(programme.place().file()), programme));
        Map<String, Programme> withoutFile = new TreeMap<>(byFolder);
        List<Case> cases = new ArrayList<>();
        for (String file : new PolicyFolder(root).list(FOLDER, ENDING)) {
            @Nullable Programme programme = byFolder.get(folderOf(file));
            Optional<String> text = TextFile.read(root.resolve(file), file, problems);
            withoutFile.remove(folderOf(file));
            if (programme != null) {
                text.ifPresent(content ->
                        cases.addAll(CaseFile.read(content, file, programme, policy.facts(), isWhole, problems)));
            } else if (isWhole) {
                problems.error(
                        Place.ofFile(file),
                        "no-programme",
                        "There is no programme.yaml beside these cases.",
                        "Move them into the folder of the programme they are about.");
            }
        }
        withoutFile.values().forEach(programme -> reportUntried(programme, problems));
        return List.copyOf(cases);
    }

    private static void reportUntried(Programme programme, Problems problems) {
        problems.warning(
                programme.place(),
                "no-cases",
                "The programme '" + programme.id() + "' has no worked examples, so nothing tries its rules.",
                "Write a table of cases, NAME" + ENDING + ", beside it.");
    }

    private static String folderOf(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
