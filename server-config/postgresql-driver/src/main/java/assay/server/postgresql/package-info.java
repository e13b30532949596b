/** A JDBC driver that brings its own PostgreSQL, so that Assay runs with nothing else installed. */
@NullMarked
package assay.server.postgresql;

import org.jspecify.annotations.NullMarked;
