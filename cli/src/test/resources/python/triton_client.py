"""Embeds with the stock tritonclient package: triton_client.py HTTP_ADDRESS GRPC_ADDRESS PICTURE."""

import sys

import numpy as np
import tritonclient.grpc
import tritonclient.http
from tritonclient.utils import InferenceServerException

http, grpc, picture_file = sys.argv[1:4]
MODEL = "scenes-small"
texts = np.array(["a red circle".encode(), "一个红色的圆 🔴".encode(), b"blue"], dtype=np.object_)
pictures = np.array([[open(picture_file, "rb").read()]], dtype=np.object_)


def refused(call):
    try:
        call()
    except InferenceServerException as e:
        return str(e)
    raise AssertionError("not refused")


def tensor(kind, name, values, **options):
    tensor = kind.InferInput(name, list(values.shape), "BYTES")
    tensor.set_data_from_numpy(values, **options)
    return tensor


found = {}
for kind, address in ((tritonclient.grpc, grpc), (tritonclient.http, http)):
    client = kind.InferenceServerClient(address)
    assert client.is_server_live() and client.is_server_ready()
    assert client.is_model_ready(MODEL) and not client.is_model_ready("none")
    options = {"as_json": True} if kind is tritonclient.grpc else {}
    assert client.get_server_metadata(**options)["name"] == "crossmodal"
    model = client.get_model_metadata(MODEL, **options)
    assert [i["name"] for i in model["inputs"]] == ["TEXT", "IMAGE"]
    version = model["versions"][0]

    answer = client.infer(MODEL, [tensor(kind, "TEXT", texts)], request_id="7")
    vectors = answer.as_numpy("EMBEDDING")
    assert vectors.dtype == np.float32 and vectors.shape == (3, int(model["outputs"][0]["shape"][1]))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)

    output = kind.InferRequestedOutput("EMBEDDING")
    seen = client.infer(
        MODEL, [tensor(kind, "IMAGE", pictures)], model_version=version, outputs=[output], priority=2
    ).as_numpy("EMBEDDING")
    found[kind] = np.concatenate([vectors, seen])

    assert "none" in refused(lambda: client.infer("none", [tensor(kind, "TEXT", texts)]))
    assert "WORDS" in refused(lambda: client.infer(MODEL, [tensor(kind, "WORDS", texts)]))
    blank = np.array([b"red", b" "], dtype=np.object_)
    assert "blank" in refused(lambda: client.infer(MODEL, [tensor(kind, "TEXT", blank)]))
    if kind is tritonclient.http:
        plain = client.infer(
            MODEL,
            [tensor(kind, "TEXT", texts, binary_data=False)],
            outputs=[kind.InferRequestedOutput("EMBEDDING", binary_data=False)],
        )
        np.testing.assert_allclose(plain.as_numpy("EMBEDDING"), vectors, atol=1e-6)
    client.close()

np.testing.assert_allclose(found[tritonclient.grpc], found[tritonclient.http], atol=1e-6)
print("ok")
