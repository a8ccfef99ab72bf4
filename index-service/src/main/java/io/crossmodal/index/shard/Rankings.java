package io.crossmodal.index.shard;

import io.crossmodal.index.filter.FieldReport;
import java.util.List;

/**
 * What a shard answers to a {@link RankRequest}.
 *
 * @param queries one ranking a query, in order
 * @param fields what it knows of the filter's fields
 */
public record Rankings(List<Ranking> queries, FieldReport fields) {}
