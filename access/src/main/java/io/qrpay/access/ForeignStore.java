package io.qrpay.access;

import io.quarkus.security.ForbiddenException;

/** The caller asks for a store that is not theirs, or for what spans stores. */
final class ForeignStore extends ForbiddenException {
    private static final long serialVersionUID = 1L;
}
