"""The reader's network: one encoder, a head for each question."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.samples import NAMES, OPEN, TAGS, UNKNOWN
from variorum.annotate.reader.windows import LOOKS

LINK = 64
"""Width of the vectors that tie a source or a content to its cue."""

DISTANCES = 15
FORBIDDEN = -10000.0


def allowed(before: int, after: int) -> bool:
    """Whether a BIES tag may follow another; a begun span goes on to its end."""
    open_kind = (before - 1) // 4 if before and (before - 1) % 4 in (0, 1) else None
    inner = after and (after - 1) % 4 in (1, 2)
    if open_kind is None:
        return not inner
    return bool(inner) and (after - 1) // 4 == open_kind


def distance_bucket(distance: Tensor) -> Tensor:
    """Words from a span to a cue, signed, in logarithmic buckets 0 to 14, 7 being none."""
    size = torch.log2(distance.abs().clamp(1, 64).float()).long() + 1
    return 7 + torch.sign(distance) * size.clamp(max=7)


def half_precision() -> torch.autocast:
    """bfloat16 where the processor multiplies it; imitated elsewhere, it is 15 times slower."""
    able = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=able)


class Crf(nn.Module):
    """A linear-chain conditional random field over BIES tags; impossible steps are barred."""

    def __init__(self) -> None:
        super().__init__()
        count = len(TAGS)
        self.start = nn.Parameter(torch.zeros(count))
        self.end = nn.Parameter(torch.zeros(count))
        self.transitions = nn.Parameter(torch.zeros(count, count))
        bars = [[0.0 if allowed(a, b) else FORBIDDEN for b in range(count)] for a in range(count)]
        self.register_buffer("bars", torch.tensor(bars))
        starts = [0.0 if allowed(0, b) else FORBIDDEN for b in range(count)]
        self.register_buffer("start_bars", torch.tensor(starts))
        ends = [0.0 if allowed(a, 0) else FORBIDDEN for a in range(count)]
        self.register_buffer("end_bars", torch.tensor(ends))

    def tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """Start, transition and end scores with the bars in."""
        return (
            self.start + self.start_bars,
            self.transitions + self.bars,
            self.end + self.end_bars,
        )

    def loss(self, emissions: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood summed over the batch.

        `emissions` (batch, words, tags), `tags` (batch, words), `lengths` (batch), each at least
        one.
        """
        start, transitions, end = self.tables()
        steps = torch.arange(tags.shape[1])
        mask = (steps < lengths[:, None]).float()
        rows = torch.arange(len(tags))
        gold = (emissions.gather(2, tags[..., None])[..., 0] * mask).sum()
        gold = gold + (transitions[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum()
        gold = gold + start[tags[:, 0]].sum() + end[tags[rows, lengths - 1]].sum()
        return self._partition(emissions, mask, start, transitions, end) - gold

    @staticmethod
    def _partition(
        emissions: Tensor, mask: Tensor, start: Tensor, transitions: Tensor, end: Tensor
    ) -> Tensor:
        # In probabilities scaled at each step: a matrix product a word instead of a logsumexp.
        step = transitions.exp()
        top = emissions.amax(dim=2, keepdim=True)
        local = (emissions - top).exp()
        total = (top[..., 0] * mask).sum()
        alpha = start.exp() * local[:, 0]
        for at in range(1, emissions.shape[1]):
            live = mask[:, at, None]
            norm = alpha.sum(dim=1, keepdim=True)
            total = total + (norm.log() * live).sum()
            fresh = ((alpha / norm) @ step) * local[:, at] + 1e-30
            alpha = torch.where(live > 0, fresh, alpha)
        return total + (alpha @ end.exp()).log().sum()


class Network(nn.Module):
    """Word pieces and looks in; tag, name and link scores and sentence vectors out."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # No dropout on attention: it bars the fused kernel and costs a quarter of the time.
        self.encoder = AutoModel.from_pretrained(
            folder,
            local_files_only=True,
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
        )
        width = self.encoder.config.hidden_size
        embeddings = self.encoder.embeddings
        looks = nn.Embedding(LOOKS, width)
        with torch.no_grad():
            looks.weight.copy_(embeddings.token_type_embeddings.weight[:1].expand(LOOKS, -1))
        embeddings.token_type_embeddings = looks
        self.encoder.config.type_vocab_size = LOOKS
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(TAGS))
        self.names = nn.Linear(width, len(NAMES))
        self.silver = nn.Linear(width, len(NAMES))
        self.link = nn.Linear(width, 2 * LINK)
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.vector = nn.Linear(width, width, bias=False)
        nn.init.eye_(self.vector.weight)
        self.crf = Crf()

    def forward(self, ids: Tensor, mask: Tensor, looks: Tensor) -> Tensor:
        """The hidden states (batch, pieces, width)."""
        hidden: Tensor = self.encoder(
            input_ids=ids, attention_mask=mask, token_type_ids=looks
        ).last_hidden_state
        return hidden


def name_loss(scores: Tensor, names: Tensor) -> Tensor:
    """Cross-entropy over the known words; a word marked `OPEN` may be O, a group or other."""
    known = names >= 0
    loss = nn.functional.cross_entropy(
        scores.flatten(0, 1), names.where(known, UNKNOWN).flatten(), reduction="sum"
    )
    half = torch.tensor([at for at, name in enumerate(NAMES) if name[2:] in {"", "group", "other"}])
    log = scores.log_softmax(dim=-1)
    opened = names == OPEN
    loss = loss - log[..., half].logsumexp(dim=-1)[opened].sum()
    return loss / (known | opened).sum().clamp(min=1)
