package org.puente.diagnosis.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;

/** Gives templates the sentences of the language they are written in. A sentence that is missing stops the report. */
final class BundleResolver extends AbstractMessageResolver {

    private final Map<String, Words> words;

    BundleResolver(Map<String, Words> words) {
        this.words = words;
    }

    @Override
    public String resolveMessage(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] values) {
        Words language = words.get(context.getLocale().getLanguage());
        if (language == null) {
            throw new IllegalArgumentException("no sentences in " + context.getLocale());
        }
        return language.say(key, values == null ? new Object[0] : values);
    }

    @Override
    public String createAbsentMessageRepresentation(
            ITemplateContext context, @Nullable Class<?> origin, String key, Object @Nullable [] values) {
        throw new IllegalArgumentException("no sentence " + key);
    }
}
