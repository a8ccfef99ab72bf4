"""Calls /v1/embeddings with the stock openai package: python openai_client.py BASE_URL PNG_BASE64."""

import sys

import openai

base_url, png = sys.argv[1:]
client = openai.OpenAI(base_url=base_url + "/v1", api_key="unused", max_retries=0)


def close(found, expected):
    assert len(found) == len(expected), (found, expected)
    assert all(abs(a - b) < 1e-6 for a, b in zip(found, expected)), (found, expected)


# The package asks for base64 unless told otherwise, and decodes it.
for options in ({}, {"encoding_format": "float"}):
    answer = client.embeddings.create(model="colours", input=["red", "green green"], **options)
    assert [d.index for d in answer.data] == [0, 1]
    close(answer.data[0].embedding, [1, 0, 0, 0.1])
    close(answer.data[1].embedding, [0, 2, 0, 0.1])
    assert answer.usage.prompt_tokens == 3 and answer.usage.total_tokens == 3
    assert answer.model == "colours"

raw = client.embeddings.create(model="colours", input="red", encoding_format="base64")
assert isinstance(raw.data[0].embedding, str)

short = client.embeddings.create(model="colours", input="red green", dimensions=2)
close(short.data[0].embedding, [2**-0.5, 2**-0.5])

part = {"type": "image_url", "image_url": {"url": "data:image/png;base64," + png}}
picture = client.embeddings.create(model="colours", input=[part])
close(picture.data[0].embedding, [1, 0, 0, 0.1])


def refused(kind, code, **request):
    try:
        client.embeddings.create(**request)
    except kind as e:
        assert e.code == code, (e.code, code)
        return e
    raise AssertionError(f"no {kind}")


refused(openai.NotFoundError, "model_not_found", model="none", input="a")
tokens = refused(openai.BadRequestError, "invalid_field", model="colours", input=[[1, 2]])
assert tokens.param == "input[0]" and "token ids" in tokens.message
refused(openai.BadRequestError, "invalid_field", model="colours", input=[])
print("ok")
