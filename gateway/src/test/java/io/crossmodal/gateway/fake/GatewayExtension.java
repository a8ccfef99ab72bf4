package io.crossmodal.gateway.fake;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one gateway over fakes for all tests, and fills it with {@link SampleGallery} before each.
 */
public final class GatewayExtension implements BeforeEachCallback, ParameterResolver {

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(GatewayExtension.class);

  /** The gateway and what is behind it. */
  private record Pair(FakeSuite suite, RunningGateway gateway) implements AutoCloseable {

    static Pair start() {
      FakeSuite suite = new FakeSuite();
      return new Pair(suite, RunningGateway.before(suite.address()));
    }

    @Override
    public void close() {
      gateway.close();
      suite.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    FakeStore store = pair(context).suite.store;
    store.clear();
    SampleGallery.fill(store);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningGateway.class || type == FakeSuite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Pair pair = pair(context);
    return parameter.getParameter().getType() == FakeSuite.class ? pair.suite : pair.gateway;
  }

  private static Pair pair(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .computeIfAbsent(Pair.class, key -> Pair.start(), Pair.class);
  }
}
