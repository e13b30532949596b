package assay.webapp;

import assay.adapters.rest.RequestIds;
import assay.adapters.rest.problem.ContainerProblems;
import assay.adapters.rest.problem.ProblemResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Answers the errors that the container makes itself: a problem (RFC 9457) for programs, a page for
 * browsers. Says nothing of exceptions, which could hold an event; they are in the log.
 */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
public class ErrorServlet extends HttpServlet {
  private static final Map<Integer, String> ADVICE =
      Map.of(
          400, "The request is not well-formed HTTP for this address.",
          401, "Log in, or send a valid API key as a bearer token.",
          403, "The role of this user or API key does not allow it.",
          404, "There is nothing at this address.",
          405, "This address does not take this HTTP method.",
          411, "Send the length of the body in the header Content-Length.",
          413, "The body is larger than this address takes.",
          415, "This address does not take a body of this media type.",
          503, "A part that is needed is away. Try again soon.");
  private static final String LOG_ADVICE = "The server failed; its log says more.";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status = statusOf(request, response);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept");
    response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    if (prefersHtml(request)) {
      write(response, "text/html", page(status).getBytes(StandardCharsets.UTF_8));
    } else {
      write(response, ProblemResponse.MEDIA_TYPE, problem(request, response, status));
    }
  }

  /** Without an error being dispatched, someone asked for this very address: not found. */
  private static int statusOf(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      return status;
    }
    return response.getStatus() >= 400 ? response.getStatus() : HttpServletResponse.SC_NOT_FOUND;
  }

  /** Browsers name text/html before anything general; programs say what they take, or nothing. */
  private static boolean prefersHtml(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    if (accept == null || !accept.contains("text/html")) {
      return false;
    }
    var json = accept.indexOf("json");
    return json < 0 || accept.indexOf("text/html") < json;
  }

  /** The same kinds of problems, with the same sort of instance, as the API's own. */
  private static byte[] problem(
      HttpServletRequest request, HttpServletResponse response, int status) {
    var id = response.getHeader(RequestIds.HEADER);
    if (id == null) {
      id = RequestIds.choose(request.getHeader(RequestIds.HEADER));
      response.setHeader(RequestIds.HEADER, id);
    }
    return ContainerProblems.problem(status).json(id);
  }

  private static String page(int status) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$d %2$s - Assay</title><link rel="stylesheet" href="/resources/console/console.css"></head>
        <body><header class="top"><a class="brand" href="/"><img src="/resources/console/assay.svg" alt="" width="24" height="24">Assay</a></header>
        <main><section class="card login"><h1>%2$s</h1><p>%3$s</p>
        <p><a class="button" href="/">Back to the start</a></p></section></main></body>
        </html>
        """
        .formatted(
            status,
            titleOf(status),
            ADVICE.getOrDefault(status, status < 500 ? titleOf(status) : LOG_ADVICE));
  }

  private static String titleOf(int status) {
    var known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }

  private static void write(HttpServletResponse response, String type, byte[] bytes)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
