package io.scimwright.apim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void allPagesAreReadOnce() {
        List<Integer> all = IntStream.range(0, 230).boxed().toList();
        assertThat(Listing.readAll(read ->
                        new Page<>(all.subList(read, Math.min(read + Listing.PAGE, 230)), all.size())))
                .isEqualTo(all);
    }

    @Test
    void aListingThatPromisesMoreThanItHoldsEnds() {
        assertThat(Listing.<Integer>readAll(read -> new Page<>(read == 0 ? List.of(1, 2) : List.of(), 10)))
                .containsExactly(1, 2);
    }

    @Test
    void moreThanARequestMayReadIsRefusedAtOnce() {
        int[] pages = {0};
        assertThatThrownBy(() -> Listing.<Integer>readAll(read -> {
                    pages[0]++;
                    return new Page<>(List.of(1), 100_001);
                }))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).contains(ScimType.TOO_MANY));
        assertThat(pages[0]).isEqualTo(1);
    }
}
