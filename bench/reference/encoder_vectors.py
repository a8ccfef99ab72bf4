"""Writes the vectors that the encoder's tests expect, as Python's libraries give them.

    pip install torch transformers sentence-transformers pillow onnx
    python bench/reference/encoder_vectors.py MODELS encoder-service/src/test/resources/io/crossmodal/encoder/model

MODELS is a folder with all-MiniLM-L6-v2 as it is published. The other models are small ones with random weights.
"""

import json
import pathlib
import sys

import numpy
import torch
from PIL import Image

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


def pattern(width, height):
    """A picture that the tests draw too."""
    x, y = numpy.meshgrid(numpy.arange(width), numpy.arange(height))
    planes = [x * 7 + y * 3, x * x + y * 11, x * y * 5 + 17]
    return Image.fromarray(numpy.stack([p % 256 for p in planes], axis=2).astype("uint8"))


PICTURES = [pattern(50, 37), pattern(20, 64), pattern(32, 32), pattern(300, 200)]


def pixels(config):
    """By Pillow, as the published processors did before they went over to torchvision."""
    rows = []
    for picture in PICTURES:
        size = config["size"]
        if "shortest_edge" in size:
            short = min(picture.size)
            size = tuple(int(size["shortest_edge"] * edge / short) for edge in picture.size)
        else:
            size = size["width"], size["height"]
        picture = picture.resize(size, config["resample"])
        if config["do_center_crop"]:
            crop = config["crop_size"]["height"]
            left, top = (picture.width - crop) // 2, (picture.height - crop) // 2
            picture = picture.crop((left, top, left + crop, top + crop))
        values = numpy.asarray(picture, "float32") * config["rescale_factor"]
        values = (values - numpy.float32(config["image_mean"])) / numpy.float32(config["image_std"])
        rows.append(values.transpose(2, 0, 1))
    return torch.tensor(numpy.stack(rows))


def processor(target, **other):
    config = {
        "do_resize": True, "resample": 3, "do_center_crop": False, "do_rescale": True,
        "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": [0.48, 0.46, 0.41],
        "image_std": [0.27, 0.26, 0.28], **other,
    }
    (target / "preprocessor_config.json").write_text(json.dumps(config) + "\n")
    return config


def small(model, target):
    """Random weights of a size that tells mistakes apart, stored as bf16, read back as fp32."""
    for weights in model.parameters():
        torch.nn.init.normal_(weights, 0, 0.2)
    model.to(torch.bfloat16).save_pretrained(target)
    for extra in target.glob("generation_config.json"):
        extra.unlink()
    return type(model).from_pretrained(target, dtype=torch.float32).eval()


def vectors(target, **arrays):
    numpy.savez_compressed(
        target.with_suffix(".npz"), **{k: v.detach().numpy().astype("<f4") for k, v in arrays.items()}
    )


TOWERS = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24)


def clip_vocabulary(target):
    """Bytes, bytes that end a word, and a few merges, as CLIP's files have them."""
    shown = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    hidden = [b for b in range(256) if b not in shown]
    letters = [chr(b) for b in shown] + [chr(256 + i) for i in range(len(hidden))]
    merges = ["d o", "do g</w>", "t h", "th e</w>", "i n", "in g</w>", "a n", "an d</w>", "o n"]
    tokens = letters + [letter + "</w>" for letter in letters]
    tokens += [merge.replace(" ", "") for merge in merges] + ["<|startoftext|>", "<|endoftext|>"]
    (target / "vocab.json").write_text(json.dumps({t: i for i, t in enumerate(tokens)}) + "\n")
    (target / "merges.txt").write_text("\n".join(["#version: 0.2", *merges]) + "\n")
    return len(tokens)


def clip(target):
    from transformers import CLIPConfig, CLIPModel, CLIPTokenizerFast

    target.mkdir(exist_ok=True)
    size = clip_vocabulary(target)
    special = dict(bos_token_id=size - 2, eos_token_id=size - 1, pad_token_id=size - 1)
    config = CLIPConfig(
        text_config=dict(TOWERS, vocab_size=size, max_position_embeddings=24, **special),
        vision_config=dict(TOWERS, image_size=32, patch_size=8, hidden_act="gelu"),
        projection_dim=12,
    )
    model = small(CLIPModel(config), target)
    shape = dict(size={"shortest_edge": 32}, do_center_crop=True, crop_size={"height": 32, "width": 32})
    pictures = pixels(processor(target, **shape))
    tokenizer = CLIPTokenizerFast(str(target / "vocab.json"), str(target / "merges.txt"))
    texts = tokenizer(TEXTS, padding="max_length", truncation=True, max_length=24, return_tensors="pt")
    out = model(**texts, pixel_values=pictures)
    vectors(target, texts=out.text_embeds, images=out.image_embeds, ids=texts.input_ids)


def vit(target):
    from transformers import ViTConfig, ViTModel

    target.mkdir(exist_ok=True)
    model = small(ViTModel(ViTConfig(**TOWERS, image_size=32, patch_size=16), add_pooling_layer=False), target)
    pictures = pixels(processor(target, size={"height": 32, "width": 32}, resample=2))
    vectors(target, images=model(pictures).last_hidden_state[:, 0])


def siglip(target):
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import SiglipConfig, SiglipModel

    target.mkdir(exist_ok=True)
    pieces = [("<unk>", 0.0), ("</s>", 0.0), ("\u2581", -3.0), ("\u2581dog", -2.0), ("\u2581a", -2.5)]
    pieces += [(chr(c), -5.0) for c in range(97, 123)]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing("$A </s>", special_tokens=[("</s>", 1)])
    tokenizer.save(str(target / "tokenizer.json"))
    config = SiglipConfig(
        text_config=dict(TOWERS, vocab_size=len(pieces), max_position_embeddings=16, projection_size=16,
                         pad_token_id=1, bos_token_id=0, eos_token_id=1),
        vision_config=dict(TOWERS, image_size=32, patch_size=16),
    )
    model = small(SiglipModel(config), target)
    pictures = pixels(processor(target, size={"height": 32, "width": 32}))
    tokenizer.enable_truncation(16)
    tokenizer.enable_padding(length=16, pad_id=1, pad_token="</s>")
    ids = torch.tensor([encoding.ids for encoding in tokenizer.encode_batch(TEXTS)])
    out = model(input_ids=ids, pixel_values=pictures)
    vectors(target, texts=out.text_embeds, images=out.image_embeds)


class Words(torch.nn.Module):
    """A text tower of a page: the mean of the tokens that are no padding, in other coordinates."""

    def __init__(self):
        super().__init__()
        self.table = torch.nn.Embedding(31, 6)
        self.output = torch.nn.Linear(6, 5)

    def forward(self, input_ids, attention_mask):
        mask = attention_mask.unsqueeze(2).to(torch.float32)
        return self.output((self.table(input_ids) * mask).sum(1) / mask.sum(1))


class Colours(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.output = torch.nn.Linear(3 * 16, 5)

    def forward(self, pixels):
        return self.output(torch.nn.functional.avg_pool2d(pixels, 8).flatten(1)), pixels


def exported(target, tokenizer):
    from tokenizers import Tokenizer

    target.mkdir(exist_ok=True)
    (target / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    words, colours = Words().eval(), Colours().eval()
    torch.jit.script(words).save(target / "text.pt")
    torch.jit.script(colours).save(target / "image.pt")
    (target / "model.yaml").write_text(
        "format: 1\nengine: torchscript\ndimension: 5\nlogit_scale: 10\n"
        "image: {file: image.pt, side: 32}\n"
        "text: {file: text.pt, max_tokens: 12, vocabulary: 31, padding_id: 1}\n"
    )
    pictures = pixels(processor(target, size={"height": 32, "width": 32}, resample=1))
    tokenizer = Tokenizer.from_file(str(tokenizer))
    tokenizer.enable_truncation(12)
    tokenizer.enable_padding(pad_id=1, pad_token="</s>")
    texts = tokenizer.encode_batch(TEXTS)
    rows = words(torch.tensor([t.ids for t in texts]), torch.tensor([t.attention_mask for t in texts]))
    vectors(target, texts=rows, images=colours(pictures)[0])
    return words, colours


def onnx(target, torchscript, words, colours):
    """The same towers as graphs, put together by hand: an exporter's are ten times as large."""
    from onnx import TensorProto, helper, numpy_helper, save

    def graph(file, nodes, inputs, weights):
        weights = [numpy_helper.from_array(v.detach().numpy(), k) for k, v in weights.items()]
        output = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["batch", 5])
        body = helper.make_graph(nodes, "tower", inputs, [output], weights)
        save(helper.make_model(body, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), target / file)

    target.mkdir(exist_ok=True)
    node = helper.make_node
    ids = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask", "token_type_ids")
    ]
    graph(
        "text.onnx",
        [
            node("Gather", ["table", "input_ids"], ["words"]),
            node("Cast", ["attention_mask"], ["present"], to=TensorProto.FLOAT),
            node("Unsqueeze", ["present", "last"], ["mask"]),
            node("Mul", ["words", "mask"], ["kept"]),
            node("ReduceSum", ["kept", "middle"], ["sum"], keepdims=0),
            node("ReduceSum", ["mask", "middle"], ["count"], keepdims=0),
            node("Div", ["sum", "count"], ["mean"]),
            node("Gemm", ["mean", "weight", "bias"], ["rows"], transB=1),
        ],
        ids,
        {"table": words.table.weight, "weight": words.output.weight, "bias": words.output.bias,
         "last": torch.tensor([2]), "middle": torch.tensor([1])},
    )
    graph(
        "image.onnx",
        [
            node("AveragePool", ["pixels"], ["cells"], kernel_shape=[8, 8], strides=[8, 8]),
            node("Flatten", ["cells"], ["flat"], axis=1),
            node("Gemm", ["flat", "weight", "bias"], ["rows"], transB=1),
        ],
        [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, ["batch", 3, 32, 32])],
        {"weight": colours.output.weight, "bias": colours.output.bias},
    )
    for file in ("tokenizer.json", "preprocessor_config.json"):
        (target / file).write_bytes((torchscript / file).read_bytes())
    settings = (torchscript / "model.yaml").read_text()
    (target / "model.yaml").write_text(settings.replace("torchscript", "onnx").replace(".pt", ".onnx"))


def main():
    models, target = map(pathlib.Path, sys.argv[1:3])
    torch.manual_seed(1)
    target.mkdir(parents=True, exist_ok=True)
    (target / "texts.json").write_text(json.dumps(TEXTS, ensure_ascii=False, indent=1) + "\n")
    sentences(models, target)
    clip(target / "clip-tiny")
    vit(target / "vit-tiny")
    siglip(target / "siglip-tiny")
    towers = exported(target / "torchscript-tiny", target / "siglip-tiny/tokenizer.json")
    onnx(target / "onnx-tiny", target / "torchscript-tiny", *towers)


if __name__ == "__main__":
    main()
