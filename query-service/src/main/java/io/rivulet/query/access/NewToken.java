package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A token that was just made.
 *
 * @param token what is known of it from now on
 * @param secret what its owner sends; told this once
 */
record NewToken(@JsonUnwrapped Token token, String secret) {}
