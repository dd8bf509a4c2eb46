package org.puente.pages;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates beside this package. Whatever they show is escaped; none of them has a word of another language's table. */
final class Templates {

    /** What no XML may hold, and no file has a reason to. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final TemplateEngine engine = new TemplateEngine();

    Templates() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        files.setPrefix("org/puente/pages/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(files);
        engine.setMessageResolver(new Words());
    }

    String fill(String template, Tongue tongue, Map<String, Object> shown) {
        String page = engine.process(template, new Context(tongue.locale(), shown));
        return NO_TEXT.matcher(page).replaceAll("\uFFFD");
    }

    /** The words of the message tables. */
    private static final class Words extends AbstractMessageResolver {

        @Override
        public String resolveMessage(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
            return Tongue.of(context.getLocale()).say(key, parameters == null ? new Object[0] : parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] parameters) {
            throw new IllegalStateException("no words for " + key);
        }
    }
}
