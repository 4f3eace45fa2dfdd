package org.nself.spi;

import java.util.List;

/**
 * What a copy would be, before it is made.
 *
 * @param tables whose rows would be copied
 * @param bytes that these tables take up on the server's disk, without their indexes; a copy is rarely larger
 * @param uncovered what the engine cannot copy, a phrase each, such as {@code foreign table public.rates}
 */
public record CopyEstimate(int tables, long bytes, List<String> uncovered) {

    public CopyEstimate {
        uncovered = List.copyOf(uncovered);
    }
}
