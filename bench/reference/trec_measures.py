"""Makes the files that `TrecParityTest` holds our measures against, with trec_eval, ranx and scikit-learn.

    pip install pytrec-eval-terrier ranx scikit-learn rbo
    python bench/reference/trec_measures.py eval-service/src/test/resources/trec

Writes labels.qrels (grades -1 to 3, a query without relevant items, relevant items that no run finds), untied.run (unjudged
items, a query missing), tied.run (every judged item, many scores alike) and expected.json: {tool: {measure: {query: value}}}
with the names that `crossmodal measure` knows, and pairs.json: two rankings a case with their scores, and what scikit-learn, numpy
and the `rbo` package say of them. Scores are multiples of 1/64, so that every tool reads the same numbers.
"""

import json
import random
import sys
from pathlib import Path

import numpy as np
import pytrec_eval
import rbo
from ranx import Qrels, Run, evaluate
from sklearn.metrics import mean_squared_error, ndcg_score, recall_score

TREC = {
    "R@1": "success_1", "R@5": "success_5", "R@10": "success_10",
    "Recall@5": "recall_5", "Recall@10": "recall_10", "P@5": "P_5", "P@10": "P_10",
    "AP": "map", "AP@5": "map_cut_5", "AP@10": "map_cut_10", "RR": "recip_rank",
    "nDCG": "ndcg", "nDCG@5": "ndcg_cut_5", "nDCG@10": "ndcg_cut_10", "Rprec": "Rprec",
    **{f"IPrec@{i / 10}": f"iprec_at_recall_{i / 10:.2f}" for i in range(11)},
}
RANX = {
    "R@5": "hit_rate@5", "Recall@5": "recall@5", "P@5": "precision@5", "AP": "map", "AP@5": "map@5",
    "RR": "mrr", "RR@5": "mrr@5", "nDCG@5": "ndcg@5", "nDCG-exp@5": "ndcg_burges@5", "nDCG-exp": "ndcg_burges",
    "Rprec": "r-precision",
}


def make(rng):
    qrels, untied, tied = {}, {}, {}
    for q in range(40):
        query = f"q{q:02d}"
        judged = {f"d{i:03d}": rng.choice([-1, 0, 0, 0, 1, 1, 2, 3]) for i in rng.sample(range(200), 24)}
        if q == 7:
            judged = {doc: 0 for doc in judged}
        qrels[query] = judged
        found = rng.sample(sorted(judged), 16) + [f"u{i:03d}" for i in range(20)]
        scores = rng.sample(range(1, 1000), len(found))
        if q != 3:
            untied[query] = {doc: score / 64 for doc, score in zip(found, scores)}
        everything = sorted(judged) + [f"u{i:03d}" for i in range(10)]
        tied[query] = {doc: rng.randrange(6) / 64 for doc in everything}
    return qrels, untied, tied


def trec(qrels, run):
    evaluator = pytrec_eval.RelevanceEvaluator(
        {q: dict(d) for q, d in qrels.items()},
        {"success", "recall", "P", "map", "map_cut", "recip_rank", "ndcg", "ndcg_cut", "Rprec", "iprec_at_recall"},
    )
    results = evaluator.evaluate(run)
    # trec_eval's own cut-offs hold 5 and 10, but success and P only by these names.
    return {
        ours: {q: r[theirs] for q, r in results.items() if relevant(qrels[q])}
        for ours, theirs in TREC.items()
        if all(theirs in r for r in results.values())
    }


def relevant(judged):
    return any(grade > 0 for grade in judged.values())


def by_ranx(qrels, run):
    """ranx counts every judged item as relevant, so it gets those with a grade above 0 alone."""
    kept = {q: {d: g for d, g in judged.items() if g > 0} for q, judged in qrels.items() if q in run and relevant(judged)}
    ranked = {q: run[q] for q in kept}
    out = {}
    for ours, theirs in RANX.items():
        values = evaluate(Qrels(kept), Run(ranked), theirs, return_mean=False)
        out[ours] = {q: float(v) for q, v in zip(sorted(kept), values)}
    return out


def by_sklearn(qrels, run):
    """scikit-learn gives a tie's items their mean gain, as McSherry and Najork do."""
    out = {f"nDCG@{k}" if k else "nDCG": {} for k in (1, 5, 10, None)}
    for q, ranking in run.items():
        if not relevant(qrels[q]):
            continue
        gains = np.array([[max(0, qrels[q].get(d, 0)) for d in ranking]])
        scores = np.array([list(ranking.values())])
        for name in out:
            k = int(name.split("@")[1]) if "@" in name else None
            out[name][q] = float(ndcg_score(gains, scores, k=k))
    return out


def pairs(rng):
    """Rankings of 12 items out of 40, the second like the first but for some noise."""
    cases = []
    for case in range(40):
        exact = np.array([rng.randrange(1, 4000) / 64 for _ in range(40)], dtype=np.float32)
        own = exact + np.array([rng.gauss(0, 1 + case) for _ in range(40)], dtype=np.float32)
        a, b = (sorted(range(40), key=lambda i: (-x[i], i))[:12] for x in (own, exact))
        shared = [i for i in a if i in b]
        top = [[i in r[:10] for i in range(40)] for r in (b, a)]
        cases.append({
            "own": a, "own_scores": [float(own[i]) for i in a],
            "exact": b, "exact_scores": [float(exact[i]) for i in b],
            "neighbor_overlap@10": float(recall_score(*top)),
            "rank_biased_overlap@0.9": float(rbo.RankingSimilarity(a, b).rbo_ext(p=0.9)),
            "score_distortion": float(np.sqrt(mean_squared_error(
                [float(exact[i]) for i in shared], [float(own[i]) for i in shared]))) if shared else None,
        })
    return cases


def write_run(path, run):
    lines = [f"{q} Q0 {d} 0 {s} made\n" for q, ranking in run.items() for d, s in ranking.items()]
    path.write_text("".join(lines))


def main(folder):
    qrels, untied, tied = make(random.Random(6))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "labels.qrels").write_text(
        "".join(f"{q} 0 {d} {g}\n" for q, judged in qrels.items() for d, g in judged.items())
    )
    write_run(folder / "untied.run", untied)
    write_run(folder / "tied.run", tied)
    expected = {
        "trec_eval untied": trec(qrels, untied),
        "trec_eval tied": trec(qrels, tied),
        "ranx untied": by_ranx(qrels, untied),
        "scikit-learn tied": by_sklearn(qrels, tied),
    }
    (folder / "pairs.json").write_text(json.dumps(pairs(random.Random(9)), indent=0, sort_keys=True))
    (folder / "expected.json").write_text(json.dumps(expected, indent=0, sort_keys=True))


main(Path(sys.argv[1]))
