package io.crossmodal.index.config;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Daemon threads that leave the processor to others: on Linux the scheduler lets a thread that
 * answers a search run at once when it wakes, and gives these a small share of what is wanted by
 * both. Threads that they start, native ones included, do the same.
 *
 * <p>The JVM's own thread priorities change nothing on Linux; a nice value is a thread's own there
 * (setpriority(2)), and may be raised by anybody. Elsewhere these are usual threads.
 */
public final class YieldingThreads implements ThreadFactory {

  private static final Logger LOG = LoggerFactory.getLogger(YieldingThreads.class);

  /** Writes get a third of what searches get where there is not enough for both. */
  private static final int WRITE_NICE = 5;

  /** A share that is small, and enough so that files keep up with the writes that go on. */
  private static final int BACKGROUND_NICE = 10;

  private static final int PRIO_PROCESS = 0;
  private static final int THIS_THREAD = 0;
  private static final @Nullable MethodHandle SET_PRIORITY = setPriority();

  private final ThreadFactory threads;
  private final int nice;

  /** Threads that write items. */
  static YieldingThreads ofWrites(String prefix) {
    return new YieldingThreads(prefix, WRITE_NICE);
  }

  /** Threads that do what nobody waits for. */
  static YieldingThreads ofBackground(String prefix) {
    return new YieldingThreads(prefix, BACKGROUND_NICE);
  }

  /**
   * @param prefix of the threads' names
   * @param nice 0 to 19; with each step the share of the processor is a fifth smaller
   */
  YieldingThreads(String prefix, int nice) {
    this.threads = Thread.ofPlatform().name(prefix, 0).daemon().factory();
    this.nice = nice;
  }

  @Override
  public Thread newThread(Runnable work) {
    return threads.newThread(
        () -> {
          yieldToOthers();
          work.run();
        });
  }

  private void yieldToOthers() {
    if (SET_PRIORITY == null) {
      return;
    }
    try {
      int result = (int) SET_PRIORITY.invokeExact(PRIO_PROCESS, THIS_THREAD, nice);
      if (result != 0) {
        LOG.debug("setpriority({}, {}, {}): {}", PRIO_PROCESS, THIS_THREAD, nice, result);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("setpriority can't be called", e);
    }
  }

  private static @Nullable MethodHandle setPriority() {
    if (!Objects.equals(System.getProperty("os.name"), "Linux")) {
      return null;
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(function -> linker.downcallHandle(function, type))
        .orElse(null);
  }
}
