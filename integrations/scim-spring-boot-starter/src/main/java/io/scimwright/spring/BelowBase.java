package io.scimwright.spring;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request goes to the SCIM servlet, judged as the container judges it: by the path that it has decoded and normalised.
 *
 * @param base the path below which SCIM is served
 */
record BelowBase(String base) {

    boolean matches(HttpServletRequest request) {
        String path = request.getServletPath();
        String rest = request.getPathInfo();
        String whole = rest == null ? path : path + rest;
        return whole.equals(base) || whole.startsWith(base + "/");
    }
}
