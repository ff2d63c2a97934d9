package io.scimwright.apim.internal;

import java.util.List;

/**
 * One page of a listing.
 *
 * @param items the items of the page in order
 * @param count how many items match, on all pages
 */
public record Page<T>(List<T> items, int count) {

    public Page {
        items = List.copyOf(items);
    }
}
