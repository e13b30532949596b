/**
 * Training runs and registered models on an MLflow server, over its REST API 2.0: see
 * docs/mlflow.md.
 */
@NullMarked
package assay.adapters.mlflow;

import org.jspecify.annotations.NullMarked;
