package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.arm.LongRunning;
import io.scimwright.apim.emulator.internal.wire.WireDates;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.time.Duration;
import java.util.List;

/** DELETE of a user as newer api-versions do it: 202, two URLs to ask for the outcome, and the work done later. */
final class LongDelete {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final String RESULTS = "tenant/operationResults/";
    private static final String ASYNC_ID = "asyncId";
    private static final String ASYNC_CODE = "asyncCode";
    private static final String NO_CONTENT = "204";

    private final LongRunning longRunning;

    LongDelete(LongRunning longRunning) {
        this.longRunning = longRunning;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.of("GET", RESULTS + "{operationId}", "operationresults/read", this::result));
    }

    /** Accepts a delete that will do such work. */
    Answer accept(Call call, Runnable work) {
        Duration duration = Duration.ofSeconds(call.settings().get(Setting.DELETE_SECONDS));
        return pending(call, longRunning.start(call.now(), duration, work));
    }

    /** Whether a GET of a user asks for the outcome of an operation. */
    static boolean asks(Call call) {
        return call.query(ASYNC_ID).isPresent();
    }

    /** The outcome: 202 while the operation goes on, then the status that the URL names. */
    Answer outcome(Call call) {
        LongRunning.Operation operation = find(call.query(ASYNC_ID).orElse(""));
        String code = call.query(ASYNC_CODE).orElse(NO_CONTENT);
        return operation.done()
                ? Answer.empty(code.equals(NO_CONTENT) ? Integer.parseInt(NO_CONTENT) : OK)
                : pending(call, operation);
    }

    private Answer result(Call call) {
        LongRunning.Operation operation = find(call.path("operationId"));
        String status = operation.done() ? "Succeeded" : "InProgress";
        ObjectNode body = WireJson.object()
                .put("id", call.service().id() + "/" + RESULTS + operation.id())
                .put("type", "Microsoft.ApiManagement/service/tenant/operationResults")
                .put("name", operation.id())
                .put("status", status);
        body.putObject("properties")
                .put("id", operation.id())
                .put("status", status)
                .put("started", WireDates.stored(operation.started()))
                .put("updated", WireDates.stored(operation.done() ? operation.due() : operation.started()))
                .putNull("resultInfo")
                .putNull("error");
        return Answer.pretty(OK, body);
    }

    private LongRunning.Operation find(String id) {
        return longRunning.find(id).orElseThrow(() -> Errors.notFound("Operation"));
    }

    private static Answer pending(Call call, LongRunning.Operation operation) {
        String version = "?api-version=" + call.version().text();
        return Answer.empty(ACCEPTED)
                .with(
                        "Location",
                        call.url(call.request().rawPath() + version + "&" + ASYNC_ID + "=" + operation.id() + "&"
                                + ASYNC_CODE + "=" + NO_CONTENT))
                .with("Azure-AsyncOperation", call.url(call.service().id() + "/" + RESULTS + operation.id() + version));
    }
}
