package assay.adapters.pmml;

import assay.application.model.FraudModels;
import assay.domain.event.Sha256;
import assay.domain.features.Features;
import assay.domain.stream.StreamDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.dmg.pmml.ResultFeature;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ModelEvaluator;
import org.jpmml.evaluator.visitors.AttributeFinalizerBattery;
import org.jpmml.evaluator.visitors.AttributeOptimizerBattery;
import org.jpmml.evaluator.visitors.ElementFinalizerBattery;
import org.jpmml.evaluator.visitors.ElementOptimizerBattery;
import org.jpmml.model.JAXBUtil;
import org.jpmml.model.MarkupException;
import org.jpmml.model.MissingMarkupException;
import org.jpmml.model.PMMLException;
import org.jpmml.model.visitors.VisitorBattery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/** Makes models of PMML documents with JPMML-Evaluator. */
@ApplicationScoped
public class PmmlFraudModels implements FraudModels {
  private static final long LONGEST = 64L << 20;
  private static final Logger LOG = LoggerFactory.getLogger(PmmlFraudModels.class);
  private static final int WARM_UP_ROWS = 128;
  private static final long WARM_UP_NANOS = 5_000_000_000L;

  private static final Duration VERIFICATION = Duration.ofSeconds(60);

  private final long longest;
  private final Duration verification;
  private final LoadedModels kept = new LoadedModels();

  /** Takes documents of up to 64 MiB. */
  public PmmlFraudModels() {
    this(LONGEST);
  }

  /**
   * Takes documents of up to this size.
   *
   * @param longest in bytes
   */
  public PmmlFraudModels(long longest) {
    this(longest, VERIFICATION);
  }

  /**
   * The same with another patience.
   *
   * @param verification longest time that a file's verification rows may take
   */
  PmmlFraudModels(long longest, Duration verification) {
    this.longest = longest;
    this.verification = verification;
  }

  /** Builds JAXB's context, which all documents share, before the first of them waits for it. */
  void prepare(@Observes Startup startup) {
    try {
      JAXBUtil.getContext();
    } catch (JAXBException e) {
      throw new IllegalStateException("JPMML's classes are part of the application.", e);
    }
  }

  @Override
  public Loaded load(byte[] pmml, StreamDefinition definition) {
    return kept.find(
        Sha256.of(pmml), definition, () -> load(pmml, definition, List.<Features>of()));
  }

  /**
   * Loads with events that stand for the stream, against which trees without node weights are
   * explained; at least 30, or the file's verification rows or its leaves alone are taken.
   */
  Loaded load(byte[] pmml, StreamDefinition definition, List<Features> background) {
    try {
      long start = System.nanoTime();
      var model = ready(pmml, definition, background);
      return new Loaded.Ready(model.loadedIn(Duration.ofNanos(System.nanoTime() - start)));
    } catch (RefusedPmml e) {
      return new Loaded.Refused(String.valueOf(e.getMessage()));
    } catch (MarkupException e) {
      return new Loaded.Refused(
          "The model uses PMML in a way that JPMML-Evaluator does not support: %s"
              .formatted(e.getMessage()));
    } catch (PMMLException e) {
      return new Loaded.Refused("JPMML-Evaluator refuses the model: " + e.getMessage());
    } catch (StackOverflowError e) {
      return new Loaded.Refused(
          "The model is nested too deeply, or its functions call each other without end.");
    } catch (RuntimeException e) {
      return new Loaded.Refused(
          "The model can't be read (%s: %s)."
              .formatted(e.getClass().getSimpleName(), e.getMessage()));
    }
  }

  private PmmlFraudModel ready(byte[] pmml, StreamDefinition definition, List<Features> background)
      throws RefusedPmml {
    var calibrated = DocumentGuard.check(pmml, longest);
    var evaluator = evaluator(pmml);
    FunctionCalls.check(evaluator.getPMML());
    Expressions.check(evaluator.getPMML());
    var output = ProbabilityOutput.of(evaluator, definition, calibrated);
    var inputs = ModelInput.of(evaluator.getInputFields(), definition.features());
    var model =
        new PmmlFraudModel(Sha256.of(pmml), evaluator, inputs, output, Reasoning.NONE, null);
    Verification.check(evaluator, verification);
    var verified = VerificationRows.of(evaluator.getModel());
    var rows = new ArrayList<>(WarmUp.rows(inputs, WARM_UP_ROWS));
    verified.stream().limit(WARM_UP_ROWS).forEach(rows::add);
    var trials = warmUp(model, rows);
    var backgrounds =
        List.of(
            new Background("events of the stream", model.prepared(background)),
            new Background("verification rows", model.prepared(verified)));
    return model.explainedBy(reasoning(model, evaluator, output, definition, backgrounds, trials));
  }

  private static Reasoning reasoning(
      PmmlFraudModel model,
      ModelEvaluator<?> evaluator,
      ProbabilityOutput output,
      StreamDefinition definition,
      List<Background> backgrounds,
      List<Trial> trials) {
    try {
      var proved = Explaining.of(evaluator, output, definition, backgrounds, trials);
      return proved.exactTime().isPresent()
          ? new Reasoning(proved.explainer(), null, proved.exactTime().get())
          : sampled(model, proved.explainer());
    } catch (Unexplained e) {
      LOG.info(
          "Stream {}: model {} has no exact reasons, they are sampled: {}.",
          definition.name().value(),
          model.sha256(),
          e.getMessage());
      return sampled(model, null);
    }
  }

  private static Reasoning sampled(PmmlFraudModel model, @Nullable Explainer explainer) {
    return SampledReasons.ofFile(model, VerificationRows.of(model.document()))
        .map(sampled -> new Reasoning(explainer, sampled, sampled.time(model)))
        .orElse(new Reasoning(explainer, null, null));
  }

  private static ModelEvaluator<?> evaluator(byte[] pmml) throws RefusedPmml {
    var problems = new ArrayList<String>();
    try {
      var builder = new LoadingModelEvaluatorBuilder();
      builder.setValidationEventHandler(
          event -> {
            problems.add(
                "line %d: %s".formatted(event.getLocator().getLineNumber(), event.getMessage()));
            return false;
          });
      builder.setVisitors(optimizers());
      builder.load(new ByteArrayInputStream(pmml));
      var evaluator = builder.build();
      return evaluator.getOutputFields().isEmpty()
          ? builder.setExtraResultFeatures(EnumSet.of(ResultFeature.PROBABILITY)).build()
          : evaluator;
    } catch (JAXBException e) {
      var cause = e.getLinkedException() == null ? e : e.getLinkedException();
      throw new RefusedPmml(
          "The file is not valid PMML, "
              + (problems.isEmpty() ? cause.getMessage() : problems.get(0)));
    } catch (SAXException | ParserConfigurationException e) {
      throw new RefusedPmml("The file can't be read as XML: " + e.getMessage());
    }
  }

  /** JPMML's own but for its interners: they took a third of the time and gave no speed. */
  private static VisitorBattery optimizers() {
    var visitors = new VisitorBattery();
    visitors.addAll(new AttributeOptimizerBattery());
    visitors.addAll(new ElementOptimizerBattery());
    visitors.addAll(new AttributeFinalizerBattery());
    visitors.addAll(new ElementFinalizerBattery());
    return visitors;
  }

  /** Scores until the lazy parts of the evaluator are built; what can't be computed shows here. */
  private static List<Trial> warmUp(PmmlFraudModel model, List<Features> rows) throws RefusedPmml {
    long start = System.nanoTime();
    RuntimeException failure = null;
    var trials = new ArrayList<Trial>();
    for (Features row : rows) {
      try {
        var trial = model.evaluate(row);
        if (trial != null) {
          trials.add(trial);
        }
      } catch (MissingMarkupException e) {
        if (!row.values().containsValue(null)) {
          throw e;
        }
        failure = e; // the file says nothing of missing values, and serves events that have none
      } catch (MarkupException e) {
        throw e;
      } catch (RuntimeException e) {
        failure = e; // a made-up row may be one that the model can't take
      }
      if (System.nanoTime() - start > WARM_UP_NANOS) {
        break;
      }
    }
    if (trials.isEmpty() && failure != null) {
      throw new RefusedPmml(
          "The model scores no row at all (%s: %s). Maybe it uses something that JPMML-Evaluator"
                  .formatted(failure.getClass().getSimpleName(), failure.getMessage())
              + " lacks.");
    }
    return trials;
  }
}
