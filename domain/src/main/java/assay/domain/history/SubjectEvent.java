package assay.domain.history;

import assay.domain.event.Subject;
import assay.domain.features.Features;
import java.util.Optional;

/**
 * What later windows need to know of an event that was about a subject.
 *
 * @param time milliseconds since 1970
 * @param fraud what is known of it; empty: nothing, which counts as no fraud
 * @param facts by the name that windows call them: {@link Double} for numbers, {@link String} for
 *     categories and subjects; what is missing is left out or null
 */
public record SubjectEvent(Subject subject, long time, Optional<Boolean> fraud, Features facts) {}
