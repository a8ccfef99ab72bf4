"""Writes the weightless TorchScript block that the encoder's attention runs through.

    python bench/reference/attention_block.py encoder-service/src/main/resources/io/crossmodal/encoder/model/attention.pt

DJL has no fused attention; torch has. The block holds no weights, so any model and any thread can share it.
Any torch from 2.1 on writes a file that libtorch 2.7 loads.
"""

import sys

import torch
import torch.nn.functional as F
from torch import Tensor


class Attention(torch.nn.Module):
    """qkv: (batch, tokens, 3, heads, width of a head); mask: added to the scores, or empty for none."""

    def forward(self, qkv: Tensor, mask: Tensor) -> Tensor:
        parts = qkv.permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        if mask.numel() > 0:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        else:
            mixed = F.scaled_dot_product_attention(query, key, value)
        return mixed.transpose(1, 2).flatten(2)


torch.jit.script(Attention().eval()).save(sys.argv[1])
