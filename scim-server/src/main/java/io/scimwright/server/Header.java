package io.scimwright.server;

import java.util.ArrayList;
import java.util.List;

/** One header of a request with its values in order. There are few, so that looking through them is cheapest. */
record Header(String name, List<String> values) {

    static void add(List<Header> headers, String name, String value) {
        for (Header header : headers) {
            if (header.name.equalsIgnoreCase(name)) {
                header.values.add(value);
                return;
            }
        }
        List<String> values = new ArrayList<>(1);
        values.add(value);
        headers.add(new Header(name, values));
    }

    /** The values of a header, named in any case; the empty list where it is absent. */
    static List<String> find(List<Header> headers, String name) {
        for (Header header : headers) {
            if (header.name.equalsIgnoreCase(name)) {
                return header.values;
            }
        }
        return List.of();
    }
}
