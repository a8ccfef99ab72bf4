package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Tokenizer;

/** How a model reads texts. */
record TextSide(Tokenizer tokenizer, Tower<TokenizedText> tower) {}
