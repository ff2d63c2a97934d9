package io.scimwright.filter;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * The laws of syntax on texts that a fuzzer makes. An ordinary test run tries the seeds in src/test/resources; the Maven
 * profile {@code fuzz} goes on from them. What it finds becomes a seed.
 */
class FilterFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void anyTextIsReadOrExplained(byte[] text) {
        check(text);
    }

    @FuzzTest(maxDuration = "12h")
    void anyTextIsReadOrExplainedForHours(byte[] text) {
        check(text);
    }

    private static void check(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        SyntaxLaws.holdForFilter(text);
        SyntaxLaws.holdForPath(text);
    }
}
