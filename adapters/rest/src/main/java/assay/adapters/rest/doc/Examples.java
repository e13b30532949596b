package assay.adapters.rest.doc;

/** Examples of the API description. */
public final class Examples {
  public static final String STREAM_PARAMETER =
      "The stream of the event, as GET /streams lists them; without it the default stream.";

  public static final String EVENT =
      """
      {"event_id": "P-1001", "time": "2026-11-22T10:00:00Z", "amount": 1000.00, "currency": "GBP",
       "user_age": 3, "ticket_types": [{"cost": 100.0, "quantity_total": 10}]}""";

  public static final String DECISION =
      """
      {"decisionId": "019a0000-0000-7000-8000-000000000001", "eventId": "P-1001",
       "stream": "ticketing", "caseId": "019a0000-0000-7000-8000-000000000001",
       "model": {"sha256": "4f0c", "stage": "champion", "calibrated": true},
       "definition": {"sha256": "9b1d"}, "costs": {"version": 3},
       "probability": 0.9, "amount": 1000.00, "currency": "GBP",
       "expectedCost": {"allow": 922.50, "review": 50.125, "block": 6.50},
       "action": "review", "saving": 872.375, "tier": "HIGH",
       "explanation": {"method": "tree-shap (node weights of the file)", "unit": "log-odds",
                       "base": -2.2, "others": 0.14, "priorShift": 0},
       "reasons": [{"feature": "user_age", "value": 3, "contribution": 1.31}],
       "scoredAt": "2026-11-22T10:00:00Z"}""";

  public static final String NDJSON_IN =
      """
      {"event_id": "P-1001", "amount": 1000.00}
      {"event_id": "P-1002", "amount": "much"}
      """;

  public static final String NDJSON_OUT =
      """
      {"decisionId": "019a0000-0000-7000-8000-000000000001", "probability": 0.9, "tier": "HIGH"}
      {"row": 2, "error": {"type": "/problems/invalid-event", "status": 422}}
      """;

  public static final String CSV_IN =
      """
      step,type,amount,nameOrig
      1,TRANSFER,181.00,C1305486145
      """;

  public static final String CSV_OUT =
      """
      step,type,amount,nameOrig,decision_id,probability,tier,action,saving,cost_allow,cost_review,cost_block,error
      1,TRANSFER,181.00,C1305486145,019a0000-0000-7000-8000-000000000001,0.9,HIGH,review,120.5,162.9,42.4,6.5,
      """;

  public static final String INVALID =
      """
      {"type": "/problems/invalid-event", "title": "The event can't be decided", "status": 422,
       "detail": "1 field can't be used.", "instance": "5f2b8c0d",
       "errors": [{"field": "/amount", "value": "\\"much\\"",
                   "expected": "the amount at risk: a number, 0 or more"}]}""";

  public static final String MALFORMED =
      """
      {"type": "/problems/malformed-json", "title": "The body is not one well-formed JSON object",
       "status": 400, "detail": "A value is missing.", "instance": "5f2b8c0d",
       "line": 1, "column": 12}""";

  private Examples() {}
}
