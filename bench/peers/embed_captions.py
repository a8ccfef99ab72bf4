"""Embeds the captions of a folder of pictures with a sentence-transformers MiniLM, as data for `crossmodal bench index`.

    embed_captions.py MODEL_DIR CAPTIONS_TXT OUT.hdf5 [--queries 1000] [--seed 1]

MODEL_DIR is a Hugging Face directory of a BERT encoder with mean pooling (config.json, tokenizer.json, model.safetensors);
CAPTIONS_TXT has lines `image,caption` under a header. All captions of some pictures are held out as queries, so that no query
is an item. Needs numpy, h5py, safetensors and tokenizers: the forward pass is written out here and needs no framework.
"""

import argparse
import csv
import json
import math
import os

import h5py
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

NEIGHBORS = 100


class Bert:
    def __init__(self, folder):
        with open(os.path.join(folder, "config.json")) as file:
            self.config = json.load(file)
        self.weights = load_file(os.path.join(folder, "model.safetensors"))
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.enable_truncation(128)
        self.tokenizer.enable_padding()

    def linear(self, x, name):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def norm(self, x, name):
        mean = x.mean(-1, keepdims=True)
        variance = x.var(-1, keepdims=True)
        scaled = (x - mean) / np.sqrt(variance + self.config["layer_norm_eps"])
        return scaled * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def attention(self, x, mask, layer):
        batch, length, hidden = x.shape
        heads = self.config["num_attention_heads"]

        def split(name):
            y = self.linear(x, f"{layer}.attention.self.{name}")
            return y.reshape(batch, length, heads, hidden // heads).transpose(0, 2, 1, 3)

        scores = split("query") @ split("key").transpose(0, 1, 3, 2) / math.sqrt(hidden // heads)
        scores = np.where(mask[:, None, None, :] > 0, scores, -1e9)
        weights = np.exp(scores - scores.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        mixed = (weights @ split("value")).transpose(0, 2, 1, 3).reshape(batch, length, hidden)
        return self.norm(x + self.linear(mixed, f"{layer}.attention.output.dense"), f"{layer}.attention.output.LayerNorm")

    def embed(self, texts):
        encoded = self.tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in encoded])
        mask = np.array([one.attention_mask for one in encoded], dtype=np.float32)
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids]
        x = x + w["embeddings.position_embeddings.weight"][: ids.shape[1]] + w["embeddings.token_type_embeddings.weight"][0]
        x = self.norm(x, "embeddings.LayerNorm")
        for number in range(self.config["num_hidden_layers"]):
            layer = f"encoder.layer.{number}"
            x = self.attention(x, mask, layer)
            wide = gelu(self.linear(x, f"{layer}.intermediate.dense"))
            x = self.norm(x + self.linear(wide, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return pooled / np.linalg.norm(pooled, axis=1, keepdims=True)


def gelu(x):
    """With the error function by Abramowitz and Stegun 7.1.26, whose error is below 1.5e-7."""
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return (x * (1 + erf) / 2).astype(np.float32)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return [row[0] for row in rows], [",".join(row[1:]).strip() for row in rows]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("captions")
    parser.add_argument("output")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    images, captions = read(arguments.captions)
    names = sorted(set(images))
    order = np.random.default_rng(arguments.seed).permutation(len(names))
    held, left = set(), arguments.queries
    for i in order:
        if left <= 0:
            break
        held.add(names[i])
        left -= images.count(names[i])
    bert = Bert(arguments.model)
    # Texts of like length share a batch, so that little is padded.
    by_length = sorted(range(len(captions)), key=lambda i: len(captions[i]))
    vectors = np.empty((len(captions), bert.config["hidden_size"]), dtype=np.float32)
    for start in range(0, len(by_length), 64):
        batch = by_length[start : start + 64]
        vectors[batch] = bert.embed([captions[i] for i in batch])
    is_query = np.array([image in held for image in images])
    items, queries = vectors[~is_query], vectors[is_query][: arguments.queries]
    scores = queries @ items.T
    neighbors = np.argsort(-scores, axis=1, kind="stable")[:, :NEIGHBORS]
    with h5py.File(arguments.output, "w") as file:
        file["train"], file["test"] = items, queries
        file["neighbors"] = neighbors.astype(np.int32)
        file["distances"] = 1 - np.take_along_axis(scores, neighbors, axis=1)
        file.attrs["distance"] = "angular"
    print(f"{len(items)} items, {len(queries)} queries of {items.shape[1]} dimensions in {arguments.output}")
    print(f"nearest of the first query: {captions[np.flatnonzero(is_query)[0]]!r}")
    print(f"                        is: {captions[np.flatnonzero(~is_query)[neighbors[0][0]]]!r}")


if __name__ == "__main__":
    main()
