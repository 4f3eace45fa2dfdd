package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import org.nself.plan.Transaction;

/** Sees to it that what must not share a transaction with what comes before does not. */
final class Pieces {

    private Pieces() {}

    static List<Piece> apart(List<Piece> pieces) {
        List<Piece> result = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.fresh() && !result.isEmpty() && result.getLast().transaction() == Transaction.SHARED) {
                result.add(result.removeLast().committed());
            }
            result.add(piece);
        }
        return result;
    }
}
