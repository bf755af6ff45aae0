@NullMarked
package io.rivulet.deploy.local.redrive;

import org.jspecify.annotations.NullMarked;
