package io.crossmodal.encoder.fetch;

import io.crossmodal.rpc.ServiceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of a hub: {@code hf://ORGANISATION/NAME}, or with a branch, tag or commit after an
 * {@code @}.
 *
 * @param repository organisation and name
 * @param revision {@code main} where none is named
 */
public record HubAddress(String repository, String revision) {

  /** What an address begins with. */
  public static final String SCHEME = "hf://";

  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9_.-]{0,95}";
  private static final Pattern FORM =
      Pattern.compile("%2$s((?:%1$s/)?%1$s)(?:@(%1$s))?".formatted(WORD, SCHEME));

  /**
   * The model of an address.
   *
   * @throws ServiceException INVALID_FIELD for another form
   */
  public static HubAddress parse(String address) {
    Matcher parts = FORM.matcher(address);
    if (!parts.matches() || address.contains("..")) {
      throw ServiceException.field(
          "model", address, "hf://ORGANISATION/NAME or hf://ORGANISATION/NAME@REVISION");
    }
    String revision = parts.group(2);
    return new HubAddress(parts.group(1), revision == null ? "main" : revision);
  }

  /** What the model is called here: the last part of its address. */
  public String name() {
    return repository.substring(repository.indexOf('/') + 1);
  }

  @Override
  public String toString() {
    return SCHEME + repository + "@" + revision;
  }
}
