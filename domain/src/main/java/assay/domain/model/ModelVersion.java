package assay.domain.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.time.Instant;

/**
 * One PMML document of a stream, identified by its bytes.
 *
 * @param source where it came from: a file's name, an address, a person
 * @param reason why it is in its stage: what failed, or why it was activated
 * @param size of the document in bytes
 */
public record ModelVersion(
    StreamName stream,
    Sha256 sha256,
    Stage stage,
    String source,
    String reason,
    long size,
    Instant submittedAt,
    Instant stageSince) {}
