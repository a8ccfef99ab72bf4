"""Writes the weightless TorchScript block that the layers of a published Transformer run through.

    python bench/reference/layers_block.py encoder-service/src/main/resources/io/crossmodal/encoder/model/layers.pt

A call from Java costs more than many an operation of a short text; so all layers are one call, which also has torch's
fused attention, and what lies between the operations is freed at once. The block holds no weights: any model and any
thread can share it, and gradients go through it. Any torch from 2.1 on writes a file that libtorch 2.7 loads.
"""

import sys
from typing import List

import torch
import torch.nn.functional as F
from torch import Tensor


def attend(x: Tensor, mask: Tensor, w: List[Tensor], at: int, heads: int) -> Tensor:
    batch, tokens, width = x.size(0), x.size(1), x.size(2)
    parts = F.linear(x, w[at], w[at + 1]).view(batch, tokens, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
    query, key, value = parts[0], parts[1], parts[2]
    if mask.numel() > 0:
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
    else:
        mixed = F.scaled_dot_product_attention(query, key, value)
    return F.linear(mixed.transpose(1, 2).flatten(2), w[at + 2], w[at + 3])


def feed(x: Tensor, w: List[Tensor], at: int, activation: int) -> Tensor:
    y = F.linear(x, w[at + 6], w[at + 7])
    if activation == 0:
        y = F.gelu(y)
    elif activation == 1:
        y = y * torch.sigmoid(1.702 * y)
    elif activation == 2:
        y = F.gelu(y, approximate="tanh")
    else:
        y = F.relu(y)
    return F.linear(y, w[at + 8], w[at + 9])


def norm(x: Tensor, w: List[Tensor], at: int, epsilon: float) -> Tensor:
    return F.layer_norm(x, [x.size(2)], w[at], w[at + 1], epsilon)


class Layers(torch.nn.Module):
    """x: (batch, tokens, width); mask: added to the scores, or empty for none; w: 12 arrays a layer.

    Of a layer: weight and bias of the queries, keys and values, of the attention's output, of its normalization, of the
    expansion, of the contraction, of their normalization. activation: 0 gelu, 1 quick gelu, 2 gelu by tanh, 3 relu.
    """

    def forward(
        self, x: Tensor, mask: Tensor, w: List[Tensor], heads: int, epsilon: float, activation: int, norm_first: bool
    ) -> Tensor:
        for at in range(0, len(w), 12):
            if norm_first:
                x = x + attend(norm(x, w, at + 4, epsilon), mask, w, at, heads)
                x = x + feed(norm(x, w, at + 10, epsilon), w, at, activation)
            else:
                x = norm(x + attend(x, mask, w, at, heads), w, at + 4, epsilon)
                x = norm(x + feed(x, w, at, activation), w, at + 10, epsilon)
        return x


torch.jit.script(Layers().eval()).save(sys.argv[1])
