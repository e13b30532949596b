package assay.trainer.bench;

import picocli.CommandLine.Command;

/** Measures training. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures training: what models reach on public data, and what it costs.",
    subcommands = {HandbookCommand.class, SpeedCommand.class})
public final class BenchCommand {}
