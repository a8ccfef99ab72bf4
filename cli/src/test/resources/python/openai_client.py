"""Calls /v1/embeddings with the stock openai package: openai_client.py HTTP_ADDRESS GRPC_ADDRESS PICTURE."""

import base64
import json
import sys
import urllib.request

import openai

http, _, picture_file = sys.argv[1:4]
MODEL = "scenes-small"
picture = base64.b64encode(open(picture_file, "rb").read()).decode()


def expected(**inputs):
    body = json.dumps({"model": MODEL, "inputs": [inputs]}).encode()
    request = urllib.request.Request(
        f"http://{http}/v1/encode", body, {"Content-Type": "application/json"}
    )
    return json.load(urllib.request.urlopen(request))["results"][0]["embedding"]


def close(found, wanted):
    assert len(found) == len(wanted), (len(found), len(wanted))
    assert max(abs(a - b) for a, b in zip(found, wanted)) < 1e-5


client = openai.OpenAI(base_url=f"http://{http}/v1", api_key="unused", max_retries=0)
texts = ["a red circle", "a blue square above a green triangle"]

# The package asks for base64 unless told otherwise, and decodes it.
for options in ({}, {"encoding_format": "float"}):
    answer = client.embeddings.create(model=MODEL, input=texts, **options)
    assert [d.index for d in answer.data] == [0, 1]
    for text, data in zip(texts, answer.data):
        close(data.embedding, expected(text=text))
    assert answer.model == MODEL
    assert 0 < answer.usage.prompt_tokens == answer.usage.total_tokens

raw = client.embeddings.create(model=MODEL, input=texts[0], encoding_format="base64")
assert isinstance(raw.data[0].embedding, str)

short = client.embeddings.create(model=MODEL, input=texts[0], dimensions=64).data[0].embedding
head = expected(text=texts[0])[:64]
norm = sum(x * x for x in head) ** 0.5
close(short, [x / norm for x in head])

part = {"type": "image_url", "image_url": {"url": "data:image/png;base64," + picture}}
close(client.embeddings.create(model=MODEL, input=[part]).data[0].embedding, expected(image=picture))


def refused(kind, code, **request):
    try:
        client.embeddings.create(**request)
    except kind as e:
        assert e.code == code, (e.code, code)
        return e
    raise AssertionError(f"no {kind}")


refused(openai.NotFoundError, "model_not_found", model="none", input="a")
tokens = refused(openai.BadRequestError, "invalid_field", model=MODEL, input=[[1, 2]])
assert tokens.param == "input[0]" and "token ids" in tokens.message
refused(openai.BadRequestError, "invalid_field", model=MODEL, input=[])
print("ok")
