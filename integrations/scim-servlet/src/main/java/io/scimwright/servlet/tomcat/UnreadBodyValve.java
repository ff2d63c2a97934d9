package io.scimwright.servlet.tomcat;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes connections whose request was answered before its body came, such as a POST to a path outside the SCIM base. The
 * container would wait for the body in order to find the next request behind it, with a thread for each connection: strangers who
 * send a byte now and then would take all of them. Requests under way in the SCIM servlet are none of its business: that reads, or
 * throws away, what comes without a thread.
 */
final class UnreadBodyValve extends ValveBase {

    /** What has come already is read up to here, since closing with something unread would take the answer with it. */
    private static final int MOST_BYTES = 1024 * 1024;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !hasComeWhole(request)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Reads no more than can be had without waiting. */
    private static boolean hasComeWhole(Request request) {
        try {
            ServletInputStream in = request.getInputStream();
            byte[] buffer = new byte[8 * 1024];
            int taken = 0;
            while (!request.isFinished() && in.available() > 0 && taken < MOST_BYTES) {
                int got = in.read(buffer, 0, Math.min(buffer.length, in.available()));
                if (got < 0) {
                    break;
                }
                taken += got;
            }
            return request.isFinished();
        } catch (IOException | IllegalStateException clientIsGone) {
            return false;
        }
    }
}
