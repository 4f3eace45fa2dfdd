package org.nself.testkit;

/** A server that answers, wherever it came from. */
interface RunningServer {

    /** The JDBC URL of a maintenance database, complete with a user who may create databases. */
    String url();

    /** Whether everything on it is gone with this JVM, so that there is nothing to clear away. */
    boolean endsWithJvm();

    /** Lets it live on after this JVM, for a person who wants to look at a database. */
    void keep();

    /** A server that was there before. */
    record External(String url) implements RunningServer {

        @Override
        public boolean endsWithJvm() {
            return false;
        }

        @Override
        public void keep() {}
    }
}
