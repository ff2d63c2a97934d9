package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.internal.fault.Faults;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.http.Served;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.throttle.Throttle;
import io.scimwright.apim.emulator.internal.time.EmulatorClock;

/** Azure Resource Manager as seen from outside: every request gets an answer in its forms. Thread-safe. */
public final class ArmFront {
    private static final int SERVER_ERROR = 500;
    private static final System.Logger LOG = System.getLogger(ArmFront.class.getName());

    private final Pipeline pipeline;
    private final EmulatorClock clock;

    /** What a front is made of. */
    public record Parts(
            Services services,
            Router router,
            Authentication authentication,
            EmulatorClock clock,
            Throttle throttle,
            Faults faults,
            LongRunning longRunning) {}

    /** Makes a front. */
    public ArmFront(Parts parts) {
        pipeline = new Pipeline(parts);
        clock = parts.clock();
    }

    /** Answers a management request. */
    public Served answer(Request request, EmulatorSettings settings) {
        Pipeline.Trace trace = new Pipeline.Trace(CommonHeaders.of(request, clock.now()));
        Response response = respond(request, settings, trace);
        return new Served(response, trace.principal());
    }

    private Response respond(Request request, EmulatorSettings settings, Pipeline.Trace trace) {
        try {
            return trace.headers().respond(pipeline.operate(request, settings, trace));
        } catch (Dropped dropped) {
            return Response.dropped();
        } catch (ArmException refusal) {
            return refused(request, refusal, trace);
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the emulator failed on " + request.method() + " " + request.rawPath(),
                    bug);
            ArmException refusal = ArmException.front(
                    SERVER_ERROR, "InternalServerError", "The emulator failed on this request; its log says why.");
            return refused(request, refusal, trace);
        }
    }

    private static Response refused(Request request, ArmException refusal, Pipeline.Trace trace) {
        Answer answer = request.method().equals("HEAD")
                ? Answer.empty(refusal.status())
                : Answer.compact(refusal.status(), refusal.body());
        refusal.headers().forEach(trace.headers()::put);
        return trace.headers().respond(answer);
    }
}
