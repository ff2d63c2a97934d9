package io.scimwright.servlet;

import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads a body as it comes, without a thread that waits for it: a thousand clients that send a byte a second keep nobody else
 * from being served. The engine is called when the body is whole, or longer than allowed.
 */
final class AsyncBody implements ReadListener, AsyncListener {

    private final ScimServer server;
    private final ScimRequest.Builder request;
    private final AsyncContext async;
    private final ServletInputStream in;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8 * 1024];
    private final AtomicBoolean answered = new AtomicBoolean();

    AsyncBody(ScimServer server, ScimRequest.Builder request, AsyncContext async, ServletInputStream in) {
        this.server = server;
        this.request = request;
        this.async = async;
        this.in = in;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!answered.get() && in.isReady()) {
            int got = in.read(buffer);
            if (got < 0) {
                return;
            }
            body.write(buffer, 0, got);
            if (body.size() > server.limits().bodyBytes()) {
                // The engine sees that it is too long, and says so; the rest is not read.
                Answers.endConnection(async.getRequest(), async.getResponse());
                answer();
            }
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        answer();
    }

    private void answer() throws IOException {
        if (answered.compareAndSet(false, true)) {
            ScimRequest whole = request.body(body.toByteArray()).build();
            Answers.write(server.handle(whole), async.getRequest(), async.getResponse());
            async.complete();
        }
    }

    /** The body did not come in time. */
    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (answered.compareAndSet(false, true)) {
            // What it still sends is not waited for.
            Answers.endConnection(async.getRequest(), async.getResponse());
            Answers.write(server.timedOut(request.build()), async.getRequest(), async.getResponse());
            async.complete();
        }
    }

    /** The client sent what is no HTTP, and is told so; or it is gone, and nobody hears the answer. */
    @Override
    public void onError(Throwable failure) {
        if (answered.compareAndSet(false, true)) {
            try {
                Answers.endConnection(async.getRequest(), async.getResponse());
                Answers.write(server.brokenOff(request.build()), async.getRequest(), async.getResponse());
                async.getResponse().flushBuffer();
            } catch (IOException | IllegalStateException clientIsGone) {
                // Nobody hears the answer.
            } finally {
                async.complete();
            }
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
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
