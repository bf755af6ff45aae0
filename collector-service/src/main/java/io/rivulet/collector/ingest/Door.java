package io.rivulet.collector.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;

/**
 * A way in: what comes through it, and how it answers.
 *
 * @param methods with which events are sent
 * @param query the body of a request that has its events in its address
 */
record Door(AnswerForm form, Dialect dialect, Set<HttpMethod> methods, Function<HttpServerRequest, String> query) {

    static Door posted(AnswerForm form, Dialect dialect) {
        return new Door(form, dialect, Set.of(HttpMethod.POST), Door::data);
    }

    /** A picture, with its events in its address. */
    static Door pixel(Dialect dialect) {
        return new Door(AnswerForm.PIXEL, dialect, Set.of(HttpMethod.GET), Door::data);
    }

    /** The same as a request asks for it. */
    Door asked(HttpServerRequest request) {
        boolean strict = form == AnswerForm.SEGMENT && "1".equals(request.getParam("strict"));
        return strict ? new Door(AnswerForm.SEGMENT_STRICT, dialect, methods, query) : this;
    }

    /** The body, whether it was sent as one or not. */
    byte[] body(HttpServerRequest request, byte[] sent) {
        return request.method().equals(HttpMethod.GET) ? query.apply(request).getBytes(StandardCharsets.UTF_8) : sent;
    }

    /** The JSON in an inflated body. */
    byte[] unwrapped(byte[] inflated, int limit) {
        return dialect.wrapped() ? Wrapping.unwrapped(inflated, limit) : inflated;
    }

    String allowed() {
        return String.join(", ", methods.stream().map(HttpMethod::name).sorted().toList()) + ", OPTIONS";
    }

    /** The parameters of the address as an object. */
    static String parameters(HttpServerRequest request) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        request.params().forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
        return parameters.toString();
    }

    /** The parameter {@code data} of the address. */
    static String data(HttpServerRequest request) {
        String data = request.getParam("data");
        return data == null ? "" : data;
    }
}
