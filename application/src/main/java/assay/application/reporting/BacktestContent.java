package assay.application.reporting;

import assay.domain.evaluation.Backtest;

/**
 * All that a backtest tells.
 *
 * @param stream whose events were played
 * @param model name and version, for people
 * @param data in words: which data
 * @param currency the reporting currency, such as EUR
 * @param policy in words: how it was decided
 */
public record BacktestContent(
    String stream, String model, String data, String currency, String policy, Backtest backtest) {}
