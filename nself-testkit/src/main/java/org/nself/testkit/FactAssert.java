package org.nself.testkit;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.description.Description;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.internal.Failures;
import org.assertj.core.presentation.Representation;

/** An assertion whose failures are facts; AssertJ puts the description before them, if there is one. */
abstract class FactAssert<S extends FactAssert<S, A>, A> extends AbstractAssert<S, A> {

    FactAssert(A actual, Class<S> type) {
        super(actual, type);
    }

    /** The failure, to be thrown. */
    AssertionError failure(Facts facts) {
        return Failures.instance().failure(getWritableAssertionInfo(), new Message(facts.toString()));
    }

    /** As it is: AssertJ would read a percent sign as a place for an argument. */
    private record Message(String facts) implements ErrorMessageFactory {

        @Override
        public String create(Description description, Representation representation) {
            return create(description);
        }

        @Override
        public String create(Description description) {
            String said = description == null ? "" : description.value();
            return said.isEmpty() ? facts : "[" + said + "]\n" + facts;
        }

        @Override
        public String create() {
            return facts;
        }
    }
}
