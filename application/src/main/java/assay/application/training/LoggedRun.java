package assay.application.training;

import java.net.URI;
import java.util.Optional;

/**
 * A run as the tracker knows it.
 *
 * @param id given by the tracker
 * @param page where people see it
 * @param model where the tracker keeps the model; empty if the run has none
 */
public record LoggedRun(String id, URI page, Optional<String> model) {}
