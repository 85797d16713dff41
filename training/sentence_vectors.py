"""The vectors of sentences by the encoder as published, which the reader learns to give too."""

from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel

from training.network import half_precision
from training.samples import Sample


def add_vectors(samples: list[Sample], folder: Path) -> None:
    """Unit mean-pooled vectors of every sentence by the encoder as published."""
    model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    rows = []
    for sample in samples:
        counts = np.searchsorted(sample.words, np.arange(len(sample.spans) + 1))
        sample.vectors = np.zeros((len(sample.sentences), 384), dtype=np.float16)
        for number, (first, last) in enumerate(sample.sentences):
            rows.append((sample, number, sample.ids[counts[first] : counts[last]][:254]))
    rows.sort(key=lambda row: len(row[2]))
    step = 64
    with torch.inference_mode(), half_precision():
        for begin in range(0, len(rows), step):
            batch = rows[begin : begin + step]
            width = max(len(ids) for _, _, ids in batch) + 2
            ids = torch.zeros((len(batch), width), dtype=torch.long)
            mask = torch.zeros((len(batch), width), dtype=torch.long)
            for at, (_, _, one) in enumerate(batch):
                ids[at, : len(one) + 2] = torch.tensor([101, *one.tolist(), 102])
                mask[at, : len(one) + 2] = 1
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            unit = torch.nn.functional.normalize(mean, dim=-1).numpy().astype(np.float16)
            for (sample, number, _), vector in zip(batch, unit, strict=True):
                assert sample.vectors is not None
                sample.vectors[number] = vector
