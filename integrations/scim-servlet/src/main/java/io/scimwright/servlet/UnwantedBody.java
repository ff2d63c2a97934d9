package io.scimwright.servlet;

import io.scimwright.server.ScimResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Answers a request by its head and throws away what comes of its body, without a thread that waits for it. Left to themselves
 * some containers wait for the rest of a body that nobody read, with a thread for each: two hundred strangers who send a byte now
 * and then would keep everybody from being served. The other way out, to close at once, would take the answer from a client that
 * reads only when it has sent everything.
 */
final class UnwantedBody implements ReadListener, AsyncListener {

    /** Enough for what an honest client with an old token sends; whoever sends more finds the connection closed. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AsyncContext async;
    private final ServletInputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private final AtomicBoolean ended = new AtomicBoolean();
    private int taken;

    private UnwantedBody(AsyncContext async, ServletInputStream in) {
        this.async = async;
        this.in = in;
    }

    /** Answers now; the connection ends when the body does, is too long or does not come in time. */
    static void refuse(ScimResponse answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext async = request.startAsync();
        async.setTimeout(PATIENCE.toMillis());
        Answers.endConnection(request, response);
        Answers.write(answer, request, response);
        response.flushBuffer();
        UnwantedBody body = new UnwantedBody(async, request.getInputStream());
        async.addListener(body);
        request.getInputStream().setReadListener(body);
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!ended.get() && in.isReady()) {
            int got = in.read(buffer);
            if (got < 0) {
                return;
            }
            taken += got;
            if (taken > MOST_BYTES) {
                end();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(Throwable clientIsGone) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            async.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Whoever completed has done all there is to do.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Asynchronous processing is started once only.
    }
}
