"""Compares what `crossmodal preprocess` wrote with Pillow, byte by byte.

    pip install pillow numpy
    python bench/reference/preprocess_pillow.py make FOLDER           draws pictures of every kind
    ./crossmodal preprocess --model MODEL FOLDER/* --output OUT.npz
    python bench/reference/preprocess_pillow.py compare OUT.npz MODEL/preprocessor_config.json
"""

import json
import pathlib
import sys

import numpy
from PIL import Image, ImageCms, ImageOps


def photo(width, height, seed=0):
    """Smooth shapes with some noise, so that codecs and filters have something to do."""
    random = numpy.random.default_rng(seed)
    x, y = numpy.meshgrid(numpy.arange(width), numpy.arange(height))
    planes = [
        127 + 100 * numpy.sin(x / random.uniform(5, 40) + y / random.uniform(5, 40)) + random.normal(0, 9, x.shape)
        for _ in range(3)
    ]
    return Image.fromarray(numpy.stack(planes, axis=2).clip(0, 255).astype("uint8"))


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    picture = photo(301, 233)
    alpha = picture.copy()
    alpha.putalpha(photo(301, 233, 1).convert("L"))
    grey16 = numpy.asarray(picture.convert("L"), "uint16") * 257 + 3
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    save = {
        "rgb.png": picture, "grey.png": picture.convert("L"), "grey-alpha.png": alpha.convert("LA"),
        "rgba.png": alpha, "palette.png": picture.quantize(64), "one-bit.png": picture.convert("1"),
        "grey16.png": Image.fromarray(grey16), "rgb.bmp": picture, "grey.bmp": picture.convert("L"),
        "palette.gif": picture.quantize(200), "grey.gif": picture.convert("L"), "one.png": photo(1, 1),
        "wide.png": photo(900, 3), "tall.png": photo(2, 700), "small.png": photo(20, 15), "wide.jpg": photo(1200, 40),
    }
    for name, image in save.items():
        image.save(folder / name)
    picture.quantize(64).save(folder / "palette-alpha.png", transparency=3)
    picture.save(folder / "profile.png", icc_profile=profile)
    picture.save(folder / "profile.jpg", icc_profile=profile, quality=90)
    frames = [photo(120, 90, i).quantize(64) for i in range(3)]
    frames[0].save(folder / "frames.gif", save_all=True, append_images=frames[1:], duration=50)
    frames[0].save(folder / "transparent.gif", transparency=5)
    for name, how in {"444": 0, "422": 1, "420": 2}.items():
        picture.save(folder / f"{name}.jpg", subsampling=how, quality=88)
    picture.save(folder / "progressive.jpg", progressive=True, quality=80)
    picture.convert("L").save(folder / "grey.jpg")
    picture.convert("CMYK").save(folder / "cmyk.jpg")
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        picture.save(folder / f"exif{turn}.jpg", exif=exif)
    picture.save(folder / "lossless.webp", lossless=True)
    alpha.save(folder / "alpha.webp", lossless=True)
    picture.save(folder / "lossy.webp", quality=80)


def expected(file, config):
    picture = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    size = config["size"]
    if isinstance(size, int) or "shortest_edge" in size:
        edge = size if isinstance(size, int) else size["shortest_edge"]
        short = min(picture.size)
        target = tuple(max(1, int(edge * side / short)) for side in picture.size)
    else:
        target = size["width"], size["height"]
    picture = picture.resize(target, config.get("resample", 3))
    if config.get("do_center_crop"):
        crop = config["crop_size"]
        crop = crop if isinstance(crop, int) else crop["height"]
        left, top = (picture.width - crop) // 2, (picture.height - crop) // 2
        picture = picture.crop((left, top, left + crop, top + crop))
    return numpy.asarray(picture)


def compare(npz, config):
    data = numpy.load(npz)
    config = json.loads(config.read_text())
    same, differing = 0, []
    for file, pixels in zip(data["files"], data["pixels"]):
        want = expected(file, config)
        off = numpy.abs(pixels.astype(int) - want.astype(int))
        if off.max() == 0:
            same += 1
        else:
            differing.append(f"  {file}: {(off > 0).mean():.2%} of the bytes, by up to {off.max()}")
    print(f"{same} of {len(data['files'])} pictures equal Pillow's bytes")
    print(*differing, sep="\n")


command, *paths = sys.argv[1:]
{"make": make, "compare": compare}[command](*map(pathlib.Path, paths))
