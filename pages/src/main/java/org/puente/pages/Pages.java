package org.puente.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.puente.pages.view.Frame;
import org.puente.pages.view.IndexPage;
import org.puente.pages.view.ProgrammePage;
import org.puente.rules.checked.Policy;
import org.puente.rules.programme.Programme;
import org.puente.rules.source.InputProblem;

/**
 * Writes a directory of pages: {@code index.html} and {@code <programme>.html} in Spanish, and the same names in {@code en/}.
 * The same policy and day give the same bytes.
 */
public final class Pages {

    private final Policy policy;
    private final LocalDate asOf;
    private final Templates templates = new Templates();

    private Pages(Policy policy, LocalDate asOf) {
        this.policy = policy;
        this.asOf = asOf;
    }

    /**
     * Looks whether pages may be written into a directory, and changes nothing.
     *
     * @throws InputProblem if it holds something else
     */
    public static void requireReplaceable(Path out) throws IOException {
        new PagesDirectory(out).requireReplaceable();
    }

    /**
     * Writes the pages of all programmes; pages that are there are replaced.
     *
     * @param policy without errors
     * @param asOf the day that decides which edition is shown and what figures are worth
     * @return the list of programmes
     * @throws InputProblem if the directory holds something else
     */
    public static Path write(Policy policy, LocalDate asOf, Path out) throws IOException {
        new PagesDirectory(out).write(new Pages(policy, asOf).all());
        return out.resolve(PageFile.INDEX);
    }

    private List<PageFile> all() {
        List<PageFile> pages = new ArrayList<>();
        for (Tongue tongue : Tongue.ALL) {
            for (Programme programme : IndexPages.listed(policy)) {
                pages.add(page(programme, tongue));
            }
        }
        pages.add(index(Tongue.ENGLISH));
        pages.add(index(Tongue.SPANISH));
        return pages;
    }

    private PageFile page(Programme programme, Tongue tongue) {
        ProgrammePage page = ProgrammePages.of(programme, policy, asOf, tongue);
        return file("programme", PageFile.of(programme), tongue, page.name(), page);
    }

    private PageFile index(Tongue tongue) {
        IndexPage page = IndexPages.of(policy, asOf, tongue);
        String title = tongue.say("index.title", tongue.in(policy.names()));
        return file("index", PageFile.INDEX, tongue, title, page);
    }

    private PageFile file(String template, String name, Tongue tongue, String title, Object page) {
        boolean isSpanish = tongue.equals(Tongue.SPANISH);
        Frame.Link other = new Frame.Link(tongue.other().code(), isSpanish ? PageFile.ENGLISH + name : "../" + name);
        Frame frame = new Frame(
                tongue.code(),
                title,
                tongue.in(policy.names()),
                tongue.day(asOf),
                PageFile.INDEX,
                other,
                policy.fingerprint());
        String content = templates.fill(template, tongue, Map.of("frame", frame, "page", page));
        return new PageFile(isSpanish ? name : PageFile.ENGLISH + name, content);
    }
}
