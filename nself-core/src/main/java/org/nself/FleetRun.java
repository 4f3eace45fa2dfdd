package org.nself;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.nself.FleetReport.Failed;
import org.nself.FleetReport.Migrated;
import org.nself.FleetReport.Result;
import org.nself.FleetReport.Skipped;
import org.slf4j.MDC;

/** One go over all targets: a virtual thread each, of which a few work at a time. */
final class FleetRun {

    /** Where a log finds the name of the target. */
    private static final String LOGGED_AS = "nself.target";

    /** @param listener of the caller */
    record Target(String name, Nself nself, Listener listener) {}

    private final int count;
    private final int failuresAllowed;
    private final Semaphore turns;
    private final AtomicInteger failures = new AtomicInteger();
    private final ReentrantLock telling = new ReentrantLock();
    private int finished;

    FleetRun(int count, int parallelism, int failuresAllowed) {
        this.count = count;
        this.failuresAllowed = failuresAllowed;
        this.turns = new Semaphore(parallelism, true);
    }

    /** A listener hears one event at a time, from however many threads they come. */
    void tell(Listener listener, Event event) {
        telling.lock();
        try {
            listener.heard(event);
        } finally {
            telling.unlock();
        }
    }

    FleetReport of(List<Target> targets, Function<Nself, MigrationReport> work) {
        List<Callable<Result>> tasks = targets.stream()
                .<Callable<Result>>map(target -> () -> inTurn(target, work))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new FleetReport(
                    threads.invokeAll(tasks).stream().map(FleetRun::result).toList());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException(
                    "NS5005",
                    "the thread was interrupted while it waited; some targets may have been migrated",
                    "nself.status() says what was applied",
                    interrupted);
        }
    }

    private Result inTurn(Target target, Function<Nself, MigrationReport> work) throws InterruptedException {
        turns.acquire();
        MDC.put(LOGGED_AS, target.name());
        try {
            Result result = failures.get() < failuresAllowed ? result(target, work) : new Skipped(target.name());
            finished(target, result);
            return result;
        } finally {
            MDC.remove(LOGGED_AS);
            turns.release();
        }
    }

    private Result result(Target target, Function<Nself, MigrationReport> work) {
        try {
            return new Migrated(target.name(), work.apply(target.nself()));
        } catch (NselfException failure) {
            failures.incrementAndGet();
            return new Failed(target.name(), failure);
        } catch (RuntimeException unexpected) {
            failures.incrementAndGet();
            return new Failed(
                    target.name(),
                    new EnvironmentException(
                            "NS6501",
                            "something failed that is none of the database's: " + unexpected,
                            "look at the cause: a data source, a listener, or nself itself",
                            unexpected));
        }
    }

    private void finished(Target target, Result result) {
        telling.lock();
        try {
            finished++;
            new EventLog(target.listener()).tell(new Event.TargetFinished(result, finished, count));
        } finally {
            telling.unlock();
        }
    }

    /** What a listener throws at the end of a target reaches the caller. */
    private static Result result(Future<Result> done) {
        try {
            return done.get();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("a task that is done was waited for", impossible);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a target was not reported: " + failure.getCause(), failure.getCause());
        }
    }
}
