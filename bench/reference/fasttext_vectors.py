"""Writes a tiny fastText model and the vectors that fastText makes of some sentences.

    python bench/reference/fasttext_vectors.py encoder-service/src/test/resources/io/crossmodal/encoder/model

Needs fasttext (0.9) and numpy. The corpus is made here; the weights are of no use but this.
"""

import pathlib
import sys
import tempfile

import fasttext
import numpy

SENTENCES = ["the dog runs", "läuft 狗 Rome the", "Rome"]


def main():
    target = pathlib.Path(sys.argv[1])
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as corpus:
        corpus.write("the dog runs in Rome\nein Hund läuft in Rome\n狗 跑 the dog\n" * 30)
        corpus.flush()
        model = fasttext.train_unsupervised(
            corpus.name, "skipgram", dim=6, bucket=40, minn=2, maxn=4, minCount=1, epoch=20, thread=1, verbose=0
        )
    model.save_model(str(target / "fasttext-tiny.bin"))
    words = model.get_words()
    numpy.savez(
        target / "fasttext-tiny.npz",
        sentences=numpy.array([model.get_sentence_vector(s) for s in SENTENCES], numpy.float32),
        words=numpy.array([model.get_word_vector(w) for w in words], numpy.float32),
    )
    print(len(words), words)


main()
