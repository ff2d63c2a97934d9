package io.scimwright.apim.internal.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.scimwright.server.spi.DownstreamCall;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Records every request that leaves, what it leaves of the budget, and its body where the call wants it. */
public final class RecordingPolicy implements HttpPipelinePolicy {

    /** What is left of the budget of this principal in this subscription; an answer has the one of its own kind of call. */
    private static final List<HttpHeaderName> REMAINING = Stream.of("reads", "writes", "deletes")
            .map(kind -> HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-" + kind))
            .toList();

    private static final Pattern SERVICE = Pattern.compile(".*/Microsoft\\.ApiManagement/service/[^/]+/?");

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
                        record(context, call, response.getStatusCode(), since);
                        remaining(response, call);
                    })
                    .doOnError(failure -> record(context, call, 0, since))
                    .flatMap(response -> call.keepsBody() ? kept(response, call) : Mono.just(response));
        });
    }

    private static void record(HttpPipelineCallContext context, CallContext call, int status, long since) {
        String path = context.getHttpRequest().getUrl().getPath();
        String below = SERVICE.matcher(path).replaceFirst("");
        String text = context.getHttpRequest().getHttpMethod() + " " + below;
        long millis = (System.nanoTime() - since) / 1_000_000;
        call.request().record(new DownstreamCall(text, status, millis, call.why()));
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
