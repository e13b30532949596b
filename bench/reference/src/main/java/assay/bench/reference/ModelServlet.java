package assay.bench.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.ParserConfigurationException;
import org.jpmml.evaluator.EvaluationException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The two calls of Openscoring's protocol that matter here: {@code PUT /model/{id}} with PMML, and
 * {@code POST /model/{id}} with an id and arguments. Nothing is stored and nobody is asked who they
 * are.
 */
@WebServlet("/model/*")
public class ModelServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader EVALUATION = JSON.readerFor(Evaluation.class);

  private final transient Map<String, ServedModel> models = new ConcurrentHashMap<>();

  /** The request: the same id comes back with the answer. */
  record Evaluation(@Nullable String id, @Nullable Map<String, @Nullable Object> arguments) {}

  /** The answer. */
  record Evaluated(@Nullable String id, Map<String, ?> results) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(response, Map.of("models", models.keySet()));
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      models.put(id(request), ServedModel.load(request.getInputStream()));
      response.setStatus(HttpServletResponse.SC_CREATED);
    } catch (JAXBException | SAXException | ParserConfigurationException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "not PMML");
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var model = models.get(id(request));
    if (model == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      Evaluation evaluation = EVALUATION.readValue(request.getInputStream());
      var arguments = evaluation.arguments();
      if (arguments == null) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST, "no arguments");
        return;
      }
      write(response, new Evaluated(evaluation.id(), model.evaluate(arguments)));
    } catch (JsonProcessingException | EvaluationException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getClass().getSimpleName());
    }
  }

  private static String id(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }

  private static void write(HttpServletResponse response, Object answer) throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
