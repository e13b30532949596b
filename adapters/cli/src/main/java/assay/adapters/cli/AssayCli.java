package assay.adapters.cli;

import assay.adapters.cli.demo.DemoCommand;
import assay.adapters.cli.feed.FeedCommand;
import assay.adapters.cli.predict.PredictCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the command line. */
@Command(
    name = "assay",
    description = "Tools of Assay that run outside the server.",
    mixinStandardHelpOptions = true,
    version = "Assay 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FeedCommand.class, DemoCommand.class, PredictCommand.class})
public final class AssayCli {
  private AssayCli() {}

  public static void main(String[] arguments) {
    // Output is UTF-8 whatever the locale: it is JSON more often than prose.
    System.exit(commandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(arguments));
  }

  /** The command line, writing to the given writers. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new AssayCli())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              String message = failure.getMessage();
              err.println("assay: " + (message == null ? failure.toString() : message));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    var stream = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
