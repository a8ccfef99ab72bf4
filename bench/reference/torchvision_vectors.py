"""Writes small ResNets and a VGG with torchvision's names, and the vectors that the encoder's tests expect of them.

    pip install torch pillow safetensors
    python bench/reference/torchvision_vectors.py encoder-service/src/test/resources/io/crossmodal/encoder/model

The networks are those of torchvision in a few channels, with random weights and without their classes.
"""

import pathlib
import sys

import torch
from torch import nn

from encoder_vectors import pixels, processor, vectors


class Basic(nn.Module):
    widening = 1

    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        if stride > 1 or inputs != width:
            self.downsample = nn.Sequential(nn.Conv2d(inputs, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        y = self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x)))))
        return torch.relu(y + (self.downsample(x) if hasattr(self, "downsample") else x))


class Bottleneck(nn.Module):
    widening = 4

    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, 4 * width, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(4 * width)
        if stride > 1 or inputs != 4 * width:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, 4 * width, 1, stride, bias=False), nn.BatchNorm2d(4 * width)
            )

    def forward(self, x):
        y = torch.relu(self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))))
        return torch.relu(self.bn3(self.conv3(y)) + (self.downsample(x) if hasattr(self, "downsample") else x))


class ResNet(nn.Module):
    def __init__(self, block, depths, width):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        inputs = width
        for stage, depth in enumerate(depths):
            blocks = []
            for i in range(depth):
                blocks.append(block(inputs, width << stage, 2 if stage > 0 and i == 0 else 1))
                inputs = (width << stage) * block.widening
            setattr(self, f"layer{stage + 1}", nn.Sequential(*blocks))
        self.fc = nn.Linear(inputs, 3)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        for stage in (self.layer1, self.layer2, self.layer3, self.layer4):
            x = stage(x)
        return x.mean((2, 3))


class Vgg(nn.Module):
    def __init__(self, plan, widths, normed=False):
        super().__init__()
        layers, inputs = [], 3
        for width in plan:
            if width == 0:
                layers.append(nn.MaxPool2d(2, 2))
            else:
                layers.append(nn.Conv2d(inputs, width, 3, padding=1))
                layers += [nn.BatchNorm2d(width), nn.ReLU()] if normed else [nn.ReLU()]
                inputs = width
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(
            nn.Linear(inputs * 49, widths[0]), nn.ReLU(), nn.Dropout(),
            nn.Linear(widths[0], widths[1]), nn.ReLU(), nn.Dropout(), nn.Linear(widths[1], 3),
        )

    def forward(self, x):
        return self.classifier[:5](self.features(x).flatten(1))


def write(target, model, side, dimension):
    from safetensors.torch import save_file

    target.mkdir(parents=True, exist_ok=True)
    for name, values in model.named_parameters():
        if values.dim() > 1:
            nn.init.kaiming_normal_(values)
        else:
            nn.init.normal_(values, 1.0 if name.endswith("weight") else 0.0, 0.2)
    for name, values in model.named_buffers():
        if name.endswith("running_mean"):
            nn.init.normal_(values, 0, 0.2)
        if name.endswith("running_var"):
            nn.init.uniform_(values, 0.5, 1.5)
    halves = {k: v.half() if v.is_floating_point() else v for k, v in model.state_dict().items()}
    save_file(halves, target / "model.safetensors")
    model.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in halves.items()})
    (target / "model.yaml").write_text(
        f"format: 1\nengine: torchvision\ndimension: {dimension}\n"
        f"image: {{file: model.safetensors, side: {side}}}\nlogit_scale: 1\n"
    )
    shape = dict(size={"shortest_edge": side}, do_center_crop=True, crop_size={"height": side, "width": side})
    pictures = pixels(processor(target, resample=2, **shape))
    rows = model.eval()(pictures)
    assert rows.shape[1] == dimension
    vectors(target, images=rows)


def main():
    target = pathlib.Path(sys.argv[1])
    torch.manual_seed(2)
    write(target / "resnet18-tiny", ResNet(Basic, [2, 2, 2, 2], 4), 64, 32)
    write(target / "resnet50-tiny", ResNet(Bottleneck, [3, 4, 6, 3], 2), 64, 64)
    plan = [2, 2, 0, 3, 3, 0, 4, 4, 4, 0, 4, 4, 4, 0, 4, 4, 4, 0]
    write(target / "vgg16-tiny", Vgg(plan, [6, 5]), 224, 5)
    write(target / "vgg11-bn-tiny", Vgg([2, 0, 3, 0, 4, 4, 0, 4, 4, 0, 4, 4, 0], [6, 5], normed=True), 224, 5)


main()
