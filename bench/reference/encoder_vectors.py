"""Writes the vectors that the encoder's tests expect, as Python's libraries give them.

    pip install torch transformers sentence-transformers
    python bench/reference/encoder_vectors.py MODELS encoder-service/src/test/resources/io/crossmodal/encoder/model

MODELS is a folder with all-MiniLM-L6-v2 as it is published.
"""

import json
import pathlib
import sys

import numpy
import torch

TEXTS = [
    "A brown dog runs through the snow .",
    "Two children are playing on a swing set",
    "x",
    "",
    " \t ",
    "🐕‍🦺 läuft 🏃 — naïve café, Ünïcödé",
    "一只棕色的狗在雪地里奔跑。",
    "UPPER CASE and [MASK] and <|endoftext|>",
    "a dog and a ball . " * 100,
]


def sentences(models, target):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(models / "all-MiniLM-L6-v2"), device="cpu")
    vectors = model.encode(TEXTS, batch_size=4, normalize_embeddings=True)
    numpy.savez(target / "all-MiniLM-L6-v2.npz", vectors=vectors.astype("<f4"))


def main():
    models, target = map(pathlib.Path, sys.argv[1:3])
    torch.manual_seed(1)
    target.mkdir(parents=True, exist_ok=True)
    (target / "texts.json").write_text(json.dumps(TEXTS, ensure_ascii=False, indent=1) + "\n")
    sentences(models, target)


main()
