/** Model versions: submitting, checking, serving. */
@NullMarked
package assay.application.model;

import org.jspecify.annotations.NullMarked;
