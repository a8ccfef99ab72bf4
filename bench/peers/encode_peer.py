"""Python's side of `crossmodal bench encode`: answers one JSON line on stdout for each line on stdin.

    python encode_peer.py MODEL TEXTS.json PHOTOS.json SIDE

Lines: "texts" encodes all texts in batches of 32 sorted by length (sentence-transformers' encode), "one" a single text
many times, "photos" decodes, scales and crops the photos on one thread as CLIP's processor does (Pillow). The first
line that it prints says what is there. Threads are torch's own choice: one a core.
"""

import json
import statistics
import sys
import time

model_path, texts_path, photos_path, side = sys.argv[1:5]
side = int(side)
texts = json.load(open(texts_path))
photos = json.load(open(photos_path))
versions = {}
model = None
try:
    import torch
    from sentence_transformers import SentenceTransformer, __version__

    model = SentenceTransformer(model_path, device="cpu")
    model.encode(texts[:64], batch_size=32)
    versions["sentence-transformers"] = f"{__version__}, torch {torch.__version__}, {torch.get_num_threads()} threads"
except Exception as e:  # whatever is missing, the rest can still be compared
    versions["missing texts"] = f"{type(e).__name__}: {e}".splitlines()[0]
try:
    from PIL import Image, ImageOps, __version__ as pillow

    versions["pillow"] = pillow
except ImportError as e:
    versions["missing photos"] = str(e)
print(json.dumps(versions), flush=True)


def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def prepare(path):
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    short = min(picture.size)
    picture = picture.resize(tuple(side * edge // short for edge in picture.size), Image.BICUBIC)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side)).tobytes()


for line in sys.stdin:
    task = line.strip()
    if task == "texts":
        seconds = timed(lambda: model.encode(texts, batch_size=32))
        answer = {"rate": len(texts) / seconds}
    elif task == "one":
        times = [timed(lambda t=t: model.encode(t)) for t in texts[:220]]
        answer = {"milliseconds": 1e3 * statistics.median(times[20:])}
    else:
        answer = {"rate": len(photos) / timed(lambda: [prepare(path) for path in photos])}
    print(json.dumps(answer), flush=True)
