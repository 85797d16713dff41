"""Trains the reader.

    python -m training.train build/reader/data.pkl build/reader/run --minutes 150

The schedule follows whichever is further, steps or minutes, so a busy machine ends in time with
its learning rate at zero. A checkpoint is written every ten minutes; the same command resumes.
"""

import argparse
import copy
import pickle
import random
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import Batch, Window, batches, collate, cut, disguise
from training.corpora import held_out
from training.network import LINK, Network, distance_bucket, half_precision, name_loss
from training.samples import Sample, encoder_folder
from training.score import report


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of each question that the batch has answers to."""
    with half_precision():
        hidden = network(batch.ids, batch.mask, batch.looks)
    hidden = hidden.float()
    rows = torch.arange(len(hidden))
    words = network.dropout(hidden[rows[:, None], batch.heads])
    found = {}
    if batch.tags is not None:
        tags = network.crf.loss(network.tags(words), batch.tags, batch.lengths)
        found["tags"] = tags / batch.lengths.sum()
        if (batch.names >= 0).any():
            found["silver"] = name_loss(network.silver(words), batch.names)
    else:
        found["names"] = name_loss(network.names(words), batch.names)
    if len(batch.links):
        found["links"] = link_loss(network, hidden, batch.links)
    if len(batch.sentences):
        found["vectors"] = vector_loss(network, hidden, batch)
    return found


def link_loss(network: Network, hidden: Tensor, links: Tensor) -> Tensor:
    """Each source or content against all cues of its window."""
    cues = links[links[:, 4] == 1]
    spans = links[links[:, 4] != 1]
    if not len(spans) or not len(cues):
        return hidden.sum() * 0
    link = network.link(hidden)
    row, first, last, cue, kind, _ = spans.unbind(1)
    query = (link[row, first, :LINK] + link[row, last, :LINK]) / 2
    key = link[cues[:, 0], cues[:, 3], LINK:]
    scores = query @ key.T / LINK**0.5
    # The distance is in pieces: what the positions count.
    distance = distance_bucket(cues[None, :, 3] - first[:, None])
    scores = scores + network.distance[(kind == 2).long()[:, None], distance]
    scores = scores.masked_fill(cues[None, :, 0] != row[:, None], -1e4)
    match = (cues[None, :, 0] == row[:, None]) & (cues[None, :, 3] == cue[:, None])
    some = match.any(dim=1)
    return nn.functional.cross_entropy(scores[some], match[some].float().argmax(dim=1))


def vector_loss(network: Network, hidden: Tensor, batch: Batch) -> Tensor:
    """One minus the cosine of each sentence's mean with the published encoder's vector."""
    sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(dim=1)], dim=1)
    row, first, end = batch.sentences.unbind(1)
    mean = (sums[row, end] - sums[row, first]) / (end - first)[:, None]
    return 1 - nn.functional.cosine_similarity(network.vector(mean), batch.vectors).mean()


WEIGHTS = {"tags": 1.0, "names": 1.0, "silver": 0.5, "links": 0.1, "vectors": 0.2}


def groups(
    network: Network, rate: float, head_rate: float, decay: float
) -> list[dict[str, object]]:
    """Parameters by layer, the deeper the slower; heads on their own."""
    layers = network.encoder.config.num_hidden_layers
    sets: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not name.startswith("encoder."):
            speed = head_rate
        elif name.startswith("encoder.embeddings.token_type"):
            speed = head_rate / 2
        elif name.startswith("encoder.embeddings."):
            speed = rate * decay**layers
        else:
            layer = int(name.split(".layer.")[1].split(".")[0])
            speed = rate * decay ** (layers - 1 - layer)
        sets.setdefault((speed, 0.01 if parameter.dim() > 1 else 0.0), []).append(parameter)
    return [
        {"params": some, "lr": speed, "base": speed, "weight_decay": weight}
        for (speed, weight), some in sets.items()
    ]


def make_windows(samples: list[Sample], chance: random.Random) -> list[Window]:
    """One pass over all samples, cut and disguised anew."""
    windows = [window for one in samples for window in cut(one, chance)]
    for window in windows:
        disguise(window, chance)
    return windows


class Threads:
    """Two threads while the machine is free, one while others want a core.

    A step waits for its slowest thread, so on a busy machine the second one only holds it up.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.others = 0.0

    def adapt(self) -> None:
        """Looks at how many processes want to run, and settles for this step."""
        stat = Path("/proc/stat")
        if self.most == 1 or not stat.exists():
            return
        running = int(stat.read_text().split("procs_running ")[1].split()[0]) - 1
        self.others += 0.2 * (min(running, 2) - self.others)
        wanted = 1 if self.others > 0.7 else self.most
        if wanted != torch.get_num_threads():
            torch.set_num_threads(wanted)


class Run:
    """The state of one training run, kept on disk."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.network = Network(encoder_folder())
        self.average = copy.deepcopy(self.network)
        self.optimizer = torch.optim.AdamW(
            groups(self.network, options.rate, options.head_rate, options.decay),
            betas=(0.9, 0.98),
            fused=True,
        )
        self.step, self.elapsed, self.epoch = 0, 0.0, 0
        self.path: Path = options.out / "state.pt"
        if self.path.exists():
            self.load()

    def load(self) -> None:
        """Takes up the last checkpoint."""
        state = torch.load(self.path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.elapsed, self.epoch = state["step"], state["elapsed"], state["epoch"]

    def save(self) -> None:
        """Writes a checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "elapsed": self.elapsed,
            "epoch": self.epoch,
        }
        torch.save(state, self.path.with_suffix(".new"))
        self.path.with_suffix(".new").replace(self.path)

    def advance(self, batch: Batch, progress: float) -> dict[str, float]:
        """One step."""
        factor = min(progress / self.options.warmup, (1 - progress) / (1 - self.options.warmup))
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * max(0.0, factor)
        found = losses(self.network, batch)
        total = sum((WEIGHTS[name] * loss for name, loss in found.items()), torch.zeros(()))
        total.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(0.998, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.average.parameters()), list(self.network.parameters()), 1 - keep
            )
        return {name: float(loss.detach()) for name, loss in found.items()}


def train(options: argparse.Namespace) -> None:
    """Runs to the end of the schedule."""
    samples: list[Sample] = pickle.loads(options.data.read_bytes())
    dev = [one for one in samples if one.corpus == "polnear_dev"]
    held = [one for one in samples if one.tags is None and held_out(one.id)]
    rest = [one for one in samples if one.corpus == "polnear"]
    named = [one for one in samples if one.tags is None and not held_out(one.id)]
    run = Run(options)
    begin = time.monotonic() - run.elapsed
    saved = run.elapsed
    sums: dict[str, list[float]] = {}
    threads = Threads(options.threads)
    while True:
        # By step, so that a run taken up again goes on with windows it has not seen.
        chance = random.Random(run.step)
        torch.manual_seed(run.step)
        run.network.train()
        windows = make_windows(rest + named, chance)
        for group in batches(windows, options.batch, chance):
            run.elapsed = time.monotonic() - begin
            progress = max(run.elapsed / 60 / options.minutes, run.step / options.steps)
            if progress >= 1:
                run.save()
                print("final", report(run.average, dev, held), flush=True)
                return
            threads.adapt()
            for name, loss in run.advance(collate(group), progress).items():
                sums.setdefault(name, []).append(loss)
            if run.step % 50 == 0:
                means = {name: round(sum(some) / len(some), 4) for name, some in sums.items()}
                print(
                    run.step,
                    run.epoch,
                    f"{progress:.3f}",
                    means,
                    torch.get_num_threads(),
                    flush=True,
                )
                sums = {}
            if run.elapsed - saved > 600:
                saved = run.elapsed
                run.save()
        run.epoch += 1
        if run.epoch % options.every == 0:
            print("epoch", run.epoch, report(run.average, dev, held), flush=True)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=150)
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--batch", type=int, default=2304)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--warmup", type=float, default=0.06)
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    train(options)


if __name__ == "__main__":
    main()
