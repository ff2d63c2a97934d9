package io.scimwright.apim.internal.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.CallListener;
import io.scimwright.server.spi.DownstreamCall;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Records every request that leaves, what it leaves of the budget, and its body where the call wants it. */
public final class RecordingPolicy implements HttpPipelinePolicy {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingPolicy.class);

    /** What is left of the budget of this principal in this subscription; an answer has the one of its own kind of call. */
    private static final List<HttpHeaderName> REMAINING = Stream.of("reads", "writes", "deletes")
            .map(kind -> HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-" + kind))
            .toList();

    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");

    private static final Pattern SERVICE = Pattern.compile(".*/Microsoft\\.ApiManagement/service/[^/]+/?");

    private final CallListener listener;

    public RecordingPolicy(CallListener listener) {
        this.listener = listener;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        CallContext call = CallContext.of(context.getData(CallContext.key()).orElse(null));
        if (call == null) {
            return next.process();
        }
        return Mono.defer(() -> {
            long since = System.nanoTime();
            return next.process()
                    .doOnNext(response -> {
                        record(context, call, response.getStatusCode(), id(response), since);
                        remaining(response, call);
                    })
                    .doOnError(failure -> record(context, call, 0, "", since))
                    .flatMap(response -> call.keepsBody() ? kept(response, call) : Mono.just(response));
        });
    }

    /** By which Microsoft's support finds the call; one line of visible characters, whatever the header holds. */
    private static String id(HttpResponse response) {
        String id = response.getHeaders().getValue(REQUEST_ID);
        return id != null && id.matches("[\\x21-\\x7e]{1,128}") ? id : "";
    }

    private void record(HttpPipelineCallContext context, CallContext call, int status, String id, long since) {
        String path = context.getHttpRequest().getUrl().getPath();
        String below = SERVICE.matcher(path).replaceFirst("");
        String text = context.getHttpRequest().getHttpMethod() + " " + below;
        Duration took = Duration.ofNanos(System.nanoTime() - since);
        call.request().record(new DownstreamCall(text, status, took.toMillis(), call.why(), id));
        try {
            listener.called(kind(context.getHttpRequest().getHttpMethod()), status, took);
        } catch (RuntimeException e) {
            LOG.error("A listener to calls failed", e);
        }
    }

    private static CallKind kind(HttpMethod method) {
        if (method == HttpMethod.DELETE) {
            return CallKind.DELETE;
        }
        return method == HttpMethod.GET || method == HttpMethod.HEAD ? CallKind.READ : CallKind.WRITE;
    }

    private static void remaining(HttpResponse response, CallContext call) {
        for (HttpHeaderName name : REMAINING) {
            String left = response.getHeaders().getValue(name);
            if (left != null && left.matches("\\d{1,9}")) {
                call.remaining(Integer.parseInt(left));
            }
        }
    }

    private static Mono<HttpResponse> kept(HttpResponse response, CallContext call) {
        HttpResponse buffered = response.buffer();
        return buffered.getBodyAsByteArray().doOnNext(call::body).thenReturn(buffered);
    }
}
