package io.scimwright.apim.doctor;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.internal.azure.NoAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes single calls and looks at the bare answers, which the SDK's models do not show. Used by one thread. */
final class Probe {

    private static final String VERSION = "api-version=2021-08-01";

    private final HttpPipeline pipeline;
    private final String service;
    private final Duration patience;
    private final List<Reply> replies = new ArrayList<>();

    Probe(ApimConnection connection, Duration patience) {
        this.pipeline = new HttpPipelineBuilder()
                .httpClient(connection.client())
                .policies(new BearerTokenAuthenticationPolicy(connection.credential(), connection.scope()))
                .build();
        this.service = connection.endpoint() + connection.servicePath();
        this.patience = patience;
    }

    /** All answers so far. */
    List<Reply> replies() {
        return replies;
    }

    /** Reads what is at a path below the service. */
    Reply get(String path, String... query) {
        StringBuilder url = new StringBuilder(path).append('?').append(VERSION);
        for (int i = 0; i < query.length; i += 2) {
            url.append('&').append(query[i]).append('=').append(encoded(query[i + 1]));
        }
        return send(HttpMethod.GET, url.toString(), "");
    }

    Reply head(String path) {
        return send(HttpMethod.HEAD, path + "?" + VERSION, "");
    }

    Reply put(String path) {
        return send(HttpMethod.PUT, path + "?" + VERSION, "");
    }

    Reply patch(String path, String properties) {
        return send(HttpMethod.PATCH, path + "?" + VERSION, "{\"properties\":" + properties + "}");
    }

    Reply delete(String path) {
        return send(HttpMethod.DELETE, path + "?" + VERSION, "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply send(HttpMethod method, String path, String body) {
        HttpRequest request = new HttpRequest(method, service + path);
        if (!body.isEmpty()) {
            request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json").setBody(body);
        }
        if (method == HttpMethod.PATCH || method == HttpMethod.DELETE) {
            request.setHeader(HttpHeaderName.IF_MATCH, "*");
        }
        Reply reply = answer(request);
        replies.add(reply);
        return reply;
    }

    private Reply answer(HttpRequest request) {
        try {
            HttpResponse response = pipeline.send(request)
                    .map(HttpResponse::buffer)
                    .flatMap(whole -> whole.getBodyAsByteArray().thenReturn(whole))
                    .block(patience);
            return response == null ? Reply.none("the connection is closed") : Reply.of(response, patience);
        } catch (RuntimeException e) {
            return Reply.none(NoAnswer.words(e));
        }
    }
}
