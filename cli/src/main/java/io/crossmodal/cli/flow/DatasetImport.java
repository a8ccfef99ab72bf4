package io.crossmodal.cli.flow;

import io.crossmodal.cli.client.Suite;
import io.crossmodal.dataset.BeirTexts;
import io.crossmodal.dataset.CaptionDataset;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.Datasets;
import io.crossmodal.encoder.v1.Model;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A dataset of any layout that can be imported, its captions or labels being read. */
public sealed interface DatasetImport {

  /** What to call it, from the name of its folder. */
  String name();

  /** Imports it into a gallery, which is made if it does not exist. */
  ImportReport into(Suite suite, String gallery, Model model, int shards);

  /** Pictures with captions. */
  record Captions(CaptionDataset dataset) implements DatasetImport {

    @Override
    public String name() {
      return dataset.name();
    }

    @Override
    public ImportReport into(Suite suite, String gallery, Model model, int shards) {
      return importer(suite, gallery, model, shards).run(dataset);
    }
  }

  /** Documents with queries. */
  record Judged(JudgedTexts texts) implements DatasetImport {

    @Override
    public String name() {
      return texts.name();
    }

    @Override
    public ImportReport into(Suite suite, String gallery, Model model, int shards) {
      return importer(suite, gallery, model, shards).run(texts);
    }
  }

  /**
   * Reads what can be read without its pictures.
   *
   * @param qrels labels of a BEIR folder; null for those that it has
   * @throws DatasetException saying what is wrong with it
   */
  static DatasetImport open(Path dataset, @Nullable Path qrels) throws DatasetException {
    if (BeirTexts.is(dataset)) {
      return new Judged(JudgedTexts.read(dataset, qrels == null ? dataset : qrels));
    }
    if (qrels != null) {
      throw new DatasetException(
          dataset, "no corpus.jsonl and queries.jsonl (expected with --qrels: a BEIR folder)");
    }
    return new Captions(Datasets.open(dataset));
  }

  private static Importer importer(Suite suite, String gallery, Model model, int shards) {
    var unused = new GalleryFlow(suite).ensure(gallery, model, shards);
    return new Importer(suite, gallery, model);
  }
}
