/** The console: pages for reviewers and administrators. */
@NullMarked
package assay.webapp.console;

import org.jspecify.annotations.NullMarked;
