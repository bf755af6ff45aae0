@NullMarked
package io.rivulet.query.report;

import org.jspecify.annotations.NullMarked;
