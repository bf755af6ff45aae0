/** Knows the dashboard's files and under which paths they are served; it hides how the build has packed them. */
@NullMarked
package io.rivulet.query.pages;

import org.jspecify.annotations.NullMarked;
