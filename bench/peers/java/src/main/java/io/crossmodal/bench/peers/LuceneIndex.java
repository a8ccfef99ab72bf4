package io.crossmodal.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RescoreTopNQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * Lucene's HNSW over its 1-bit codes with 4-bit queries, merged into one segment; the effort is how
 * many hits of it are scored again at full precision.
 */
final class LuceneIndex implements PeerIndex {

  private static final String VECTOR = "v";
  private static final String ROW = "row";
  private static final int DEGREE = 16;
  private static final int BEAM = 100;
  private static final int ALWAYS_A_GRAPH = 0;
  private static final double BUFFER_MEGABYTES = 1_800;

  private final Path folder;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final int[] rows;

  private LuceneIndex(Path folder, DirectoryReader reader) throws IOException {
    this.folder = folder;
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.rows = new int[reader.maxDoc()];
    NumericDocValues values = MultiDocValues.getNumericValues(reader, ROW);
    if (values == null) {
      throw new IOException("no rows in Lucene's index (expected: one a document)");
    }
    for (int doc = values.nextDoc(); doc < rows.length; doc = values.nextDoc()) {
      rows[doc] = (int) values.longValue();
    }
  }

  static LuceneIndex build(float[][] items) throws IOException {
    Path folder = Files.createTempDirectory("peer-lucene");
    try (ExecutorService threads = Executors.newFixedThreadPool(BUILD_THREADS)) {
      KnnVectorsFormat format =
          new Lucene104HnswScalarQuantizedVectorsFormat(
              ScalarEncoding.SINGLE_BIT_QUERY_NIBBLE,
              DEGREE,
              BEAM,
              BUILD_THREADS,
              threads,
              ALWAYS_A_GRAPH);
      IndexWriterConfig config =
          new IndexWriterConfig()
              .setRAMBufferSizeMB(BUFFER_MEGABYTES)
              .setCodec(
                  new Lucene104Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                      return format;
                    }
                  });
      try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config)) {
        Parts.run(items.length, BUILD_THREADS, row -> writer.addDocument(document(items, row)));
        writer.forceMerge(1);
      }
    }
    return new LuceneIndex(folder, DirectoryReader.open(FSDirectory.open(folder)));
  }

  private static Document document(float[][] items, int row) {
    Document document = new Document();
    document.add(new KnnFloatVectorField(VECTOR, items[row], VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new NumericDocValuesField(ROW, row));
    return document;
  }

  @Override
  public long bytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Override
  public String bytesOf() {
    return "index files";
  }

  @Override
  public List<String> efforts() {
    return List.of("15", "20", "30", "40", "60", "100", "200");
  }

  @Override
  public int[] search(float[] query, int k, String effort) throws IOException {
    int found = Math.max(k, Integer.parseInt(effort));
    Query graph = new KnnFloatVectorQuery(VECTOR, query, found);
    Query exact = RescoreTopNQuery.createFullPrecisionRescorerQuery(graph, query, VECTOR, k);
    ScoreDoc[] hits = searcher.search(exact, k).scoreDocs;
    int[] best = new int[hits.length];
    for (int i = 0; i < best.length; i++) {
      best[i] = rows[hits[i].doc];
    }
    return best;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
