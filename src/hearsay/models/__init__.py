"""The learned parts; the only home of onnxruntime and tokenizers."""
