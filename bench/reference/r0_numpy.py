"""The reference ablation's protocol in plain numpy, for timing beside `crossmodal evaluate` on the same file.

For every (dimension, precision, pool size) and both directions, each query samples a candidate pool that holds its relevant
item, scores it with numpy, sorts it, and counts R@k and NDCG@k for k = 1..10 and the reciprocal rank. Precision is simulated
as that pipeline does: a cast for fp16, which is multiplied in half precision too, and rounding to integers without packing for
int8 and int4. Ties go to the item that sorts first. Only its time is of interest; `crossmodal evaluate` computes the figures
properly.

    python r0_numpy.py FILE.npz
"""

import sys
import time

import numpy as np

DIMENSIONS = (256, 512, 1024)
PRECISIONS = ("fp16", "int8", "int4")
POOLS = (100, 200, 300, 400, 500)
KS = range(1, 11)


def simulate(vectors, precision):
    if precision == "fp16":
        return vectors.astype(np.float16)
    levels = 127 if precision == "int8" else 7
    scale = np.abs(vectors).max() / levels
    return np.clip(np.round(vectors / scale), -levels, levels).astype(np.int8)


def direction(queries, gallery, relevant, pool, rng):
    hits = {k: 0.0 for k in KS}
    gains = {k: 0.0 for k in KS}
    reciprocal = 0.0
    everything = np.arange(len(gallery))
    for i, query in enumerate(queries):
        others = rng.choice(everything[everything != relevant[i]], pool - 1, replace=False)
        candidates = np.concatenate([[relevant[i]], others])
        if gallery.dtype == np.float16:
            scores = gallery[candidates] @ query
        else:
            scores = gallery[candidates].astype(np.float32) @ query.astype(np.float32)
        order = np.argsort(-scores, kind="stable")
        rank = int(np.where(order == 0)[0][0]) + 1
        for k in KS:
            if rank <= k:
                hits[k] += 1
                gains[k] += 1 / np.log2(rank + 1)
        reciprocal += 1 / rank
    n = len(queries)
    return {k: hits[k] / n for k in KS}, {k: gains[k] / n for k in KS}, reciprocal / n


def main(path):
    began = time.perf_counter()
    file = np.load(path)
    truth = file["ground_truth"]
    inverse = np.argsort(truth)
    prefix = "video" if f"video_{DIMENSIONS[0]}" in file else "image"
    for dimension in DIMENSIONS:
        for precision in PRECISIONS:
            texts = simulate(file[f"text_{dimension}"], precision)
            items = simulate(file[f"{prefix}_{dimension}"], precision)
            for pool in POOLS:
                rng = np.random.default_rng(42)
                there = direction(texts, items, truth, pool, rng)
                back = direction(items, texts, inverse, pool, rng)
                print(f"dim_{dimension}_prec_{precision}_cand_{pool}", f"{there[0][10]:.3f} {back[0][10]:.3f}", flush=True)
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1])
