package org.puente.pages.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of which all, or any one, must be met. */
public record BlockView(boolean all, List<Part> parts) {

    /** A condition or a block within a block. */
    public record Part(
            @Nullable ClauseView clause, @Nullable BlockView block) {}
}
