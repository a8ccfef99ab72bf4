"""Generates stubs from proto/ and calls them: generated_client.py HTTP_ADDRESS GRPC_ADDRESS PICTURE PROTO_FOLDER."""

import pathlib
import sys
import tempfile

import grpc
from grpc_tools import protoc

_, address, picture, protos = sys.argv[1:5]

with tempfile.TemporaryDirectory() as out:
    files = [str(f) for f in pathlib.Path(protos, "crossmodal").rglob("*.proto")]
    wellknown = str(pathlib.Path(protoc.__file__).parent / "_proto")
    arguments = [f"-I{protos}", f"-I{wellknown}", f"--python_out={out}", f"--grpc_python_out={out}"]
    assert protoc.main(["protoc", *arguments, *files]) == 0
    sys.path.insert(0, out)

    from crossmodal.encoder.v1 import encoder_service_pb2 as encoder
    from crossmodal.encoder.v1 import encoder_service_pb2_grpc as service

    with grpc.insecure_channel(address) as channel:
        stub = service.EncoderServiceStub(channel)
        model = stub.ListModels(encoder.ListModelsRequest()).models[0]
        inputs = [
            encoder.Input(text="a red circle"),
            encoder.Input(image=pathlib.Path(picture).read_bytes()),
            encoder.Input(text=" "),
        ]
        answer = stub.Encode(encoder.EncodeRequest(model=model.name, inputs=inputs))
        assert answer.model_version == model.version
        assert [len(r.embedding.values) for r in answer.results] == [model.dimension] * 2 + [0]
        assert answer.results[2].error.reason == "INVALID_FIELD", answer.results[2]

        batches = (encoder.EncodeStreamRequest(batch=encoder.EncodeRequest(inputs=inputs[:1])) for _ in range(50))
        streamed = list(stub.EncodeStream(batches))
        assert len(streamed) == 50
        assert all(s.batch.results[0].embedding == answer.results[0].embedding for s in streamed)

        try:
            stub.Encode(encoder.EncodeRequest(model="none", inputs=inputs))
            raise AssertionError("an unknown model was taken")
        except grpc.RpcError as e:
            assert e.code() == grpc.StatusCode.NOT_FOUND, e
print("ok")
