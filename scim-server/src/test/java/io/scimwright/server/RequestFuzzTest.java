package io.scimwright.server;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes in, a SCIM answer out. An ordinary test run tries the seeds in src/test/resources; the Maven profile {@code fuzz}
 * goes on from them. What it finds becomes a seed.
 */
class RequestFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void anyRequestIsAnsweredInScim(byte[] request) {
        new RequestLaws().hold(request);
    }

    @FuzzTest(maxDuration = "12h")
    void anyRequestIsAnsweredInScimForHours(byte[] request) {
        new RequestLaws().hold(request);
    }
}
