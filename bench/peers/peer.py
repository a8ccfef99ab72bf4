"""One peer of `crossmodal bench index --peers`, answering over stdin and stdout.

    peer.py --list               a JSON list of the peers: name, kind, or what is missing
    peer.py NAME DATA.hdf5       builds over `train` and answers requests about `test`

It prints {"build_seconds", "bytes_per_vector", "bytes_of", "efforts"} and then answers each line {"effort", "queries",
"rounds", "k"} by {"seconds", "rows"}. Vectors have length 1 already, so that the dot product is the cosine. A request is one
batch call on one thread, which is the best case of each of these libraries; building takes two threads.
"""

import json
import os
import sys
import tempfile
import time

BUILD_THREADS = 2
EF_CONSTRUCTION = 100


def folder_bytes(path):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(path) for name in names)


class Hnswlib:
    efforts = ["10", "15", "20", "30", "40", "60", "100", "200"]

    def build(self, items):
        import hnswlib

        self.index = hnswlib.Index(space="ip", dim=items.shape[1])
        self.index.init_index(max_elements=len(items), M=16, ef_construction=EF_CONSTRUCTION, random_seed=1)
        self.index.add_items(items, num_threads=BUILD_THREADS)
        self.index.set_num_threads(1)

    def bytes(self):
        return self.index.index_file_size()

    def set(self, effort):
        self.index.set_ef(max(10, int(effort)))

    def search(self, queries, k):
        return self.index.knn_query(queries, k=k, num_threads=1)[0]


class Faiss:
    """An index of FAISS's factory; the effort is a search parameter of its name."""


    def __init__(self, factory, parameter=None, efforts=("all",), refine=None):
        self.factory, self.parameter, self.efforts, self.refine = factory, parameter, list(efforts), refine

    def build(self, items):
        import faiss

        self.faiss = faiss
        faiss.omp_set_num_threads(BUILD_THREADS)
        self.index = faiss.index_factory(items.shape[1], self.factory, faiss.METRIC_INNER_PRODUCT)
        if isinstance(self.index, faiss.IndexHNSW):
            self.index.hnsw.efConstruction = EF_CONSTRUCTION
        self.index.train(items)
        self.index.add(items)
        faiss.omp_set_num_threads(1)

    def bytes(self):
        return self.faiss.serialize_index(self.index).nbytes

    def set(self, effort):
        if self.parameter == "efSearch":
            self.index.hnsw.efSearch = int(effort)
        elif self.parameter == "k_factor":
            self.index.k_factor = float(effort)

    def search(self, queries, k):
        return self.index.search(queries, k)[1]


class Usearch:
    efforts = ["10", "15", "20", "30", "40", "60", "100", "200"]

    def __init__(self, dtype):
        self.dtype = dtype

    def build(self, items):
        import numpy as np
        from usearch.index import Index

        self.index = Index(ndim=items.shape[1], metric="ip", dtype=self.dtype, connectivity=16, expansion_add=128)
        self.index.add(np.arange(len(items)), items, threads=BUILD_THREADS)

    def bytes(self):
        return self.index.serialized_length

    def set(self, effort):
        self.index.expansion_search = int(effort)

    def search(self, queries, k):
        return self.index.search(queries, k, threads=1).keys


class Svs:
    """Intel's Vamana, over fp16 or over its own 4-bit codes with an 8-bit residual, which want an Intel processor."""

    def __init__(self, compressed):
        self.compressed = compressed

    efforts = ["10", "15", "20", "30", "40", "60", "100", "200"]

    def build(self, items):
        import svs

        parameters = svs.VamanaBuildParameters(alpha=0.95, graph_max_degree=32, window_size=128)
        self.folder = tempfile.TemporaryDirectory()
        path = os.path.join(self.folder.name, "items.fvecs")
        if self.compressed:
            svs.write_vecs(items, path)
        self.seconds_not_building = time.perf_counter()
        if self.compressed:
            loader = svs.VectorDataLoader(path, svs.DataType.float32, dims=items.shape[1])
            data = svs.LVQLoader(loader, primary=4, residual=8, padding=32)
        else:
            data = items.astype("float16")
        self.index = svs.Vamana.build(parameters, data, svs.DistanceType.MIP, num_threads=BUILD_THREADS)
        self.index.num_threads = 1

    def bytes(self):
        parts = [os.path.join(self.folder.name, part) for part in ("config", "graph", "data")]
        self.index.save(*parts)
        return sum(folder_bytes(part) for part in parts)

    def set(self, effort):
        self.index.search_window_size = int(effort)

    def search(self, queries, k):
        return self.index.search(queries, k)[0]


GRAPH_EFFORTS = ["10", "15", "20", "30", "40", "60", "100", "200"]
FACTORS = ["2", "5", "10", "20", "50"]
PEERS = {
    "hnswlib fp32": ("graph", Hnswlib),
    "FAISS HNSW16 fp32": ("graph", lambda: Faiss("HNSW16,Flat", "efSearch", GRAPH_EFFORTS)),
    "FAISS HNSW16 SQ8": ("graph", lambda: Faiss("HNSW16,SQ8", "efSearch", GRAPH_EFFORTS)),
    "USearch bf16": ("graph", lambda: Usearch("bf16")),
    "Intel SVS LVQ4x8": ("graph", lambda: Svs(compressed=True)),
    "Intel SVS fp16": ("graph", lambda: Svs(compressed=False)),
    "FAISS flat fp32": ("scan", lambda: Faiss("Flat")),
    "FAISS flat fp16": ("scan", lambda: Faiss("SQfp16")),
    "FAISS flat SQ8": ("scan", lambda: Faiss("SQ8")),
    "FAISS flat SQ4": ("scan", lambda: Faiss("SQ4")),
    "FAISS RaBitQ + fp32": ("scan", lambda: Faiss("RaBitQ,Refine(Flat)", "k_factor", FACTORS)),
    "FAISS RaBitQ fast-scan + fp32": ("scan", lambda: Faiss("RaBitQfs,Refine(Flat)", "k_factor", FACTORS)),
}
NEEDS = {"hnswlib": "hnswlib", "FAISS": "faiss", "USearch": "usearch", "Intel": "svs"}


def describe(name):
    kind, _ = PEERS[name]
    try:
        __import__(NEEDS[name.split()[0]])
    except Exception as problem:
        return {"name": name, "kind": kind, "missing": f"{type(problem).__name__}: {problem}"}
    return {"name": name, "kind": kind}


def reply(out, message):
    out.write(json.dumps(message) + "\n")
    out.flush()


def serve(name, path, out):
    import h5py
    import numpy as np

    peer = PEERS[name][1]()
    with h5py.File(path) as data:
        items, queries = np.ascontiguousarray(data["train"]), np.ascontiguousarray(data["test"])
    began = time.perf_counter()
    peer.build(items)
    ended = time.perf_counter()
    began = getattr(peer, "seconds_not_building", began)
    reply(
        out,
        {
            "build_seconds": ended - began,
            "bytes_per_vector": peer.bytes() / len(items),
            "bytes_of": "index as saved",
            "efforts": peer.efforts,
        },
    )
    del items
    for line in sys.stdin:
        request = json.loads(line)
        peer.set(request["effort"])
        asked = queries[: request["queries"]]
        began = time.perf_counter()
        for _ in range(request["rounds"]):
            rows = peer.search(asked, request["k"])
        seconds = time.perf_counter() - began
        reply(out, {"seconds": seconds, "rows": np.asarray(rows).astype(int).tolist()})


def main():
    # Libraries print to stdout too: the answers have a descriptor of their own.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    if sys.argv[1:] == ["--list"]:
        reply(out, [describe(name) for name in PEERS])
        return
    if len(sys.argv) != 3 or sys.argv[1] not in PEERS:
        sys.exit(__doc__)
    try:
        serve(sys.argv[1], sys.argv[2], out)
    except Exception as problem:
        reply(out, {"error": f"{type(problem).__name__}: {problem}"})
        raise


if __name__ == "__main__":
    main()
