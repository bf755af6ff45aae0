@NullMarked
package io.rivulet.deploy.local;

import org.jspecify.annotations.NullMarked;
