"""A training step against the limit: forward, backward and optimizer of the same network."""

import os
import subprocess
import sys

from figures import Figure, ratio, spread

# Both in one process and in turn. The bare step has the batch on the device, its noise and its timesteps given: no data
# order, no augmentation, no weighting, no clipping, no moving average, no metrics.
_STEPS = """
import time
import studio.engine
import torch
from torch.nn.functional import mse_loss
from studio.engine.data.load import load_dataset
from studio.engine.training.device import choose_device, prepare, uses_bfloat16
from studio.engine.training.trainer import Trainer
from studio.protocol.presets import training_recipe
device = choose_device("auto")
prepare(device)
recipe = training_recipe("digits")
data = load_dataset(recipe.dataset).to(device)
trainer, bare = (Trainer(recipe, data, device) for _ in range(2))
(net,), optimizer = bare.network.values(), bare.optimizer_groups[0].optimizer
pictures, labels = data.batch(torch.arange(recipe.batch_size))
noise, t = torch.randn_like(pictures), torch.randint(0, 1000, (recipe.batch_size,), device=device)
def bare_step():
    with torch.autocast(device.type, torch.bfloat16, enabled=uses_bfloat16(recipe.precision, device)):
        output = net(pictures, t, class_labels=labels, return_dict=False)[0]
        loss = mse_loss(output.float(), noise)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
def timed(step):
    begun = time.perf_counter()
    for _ in range(STEPS):
        step()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return (time.perf_counter() - begun) / STEPS * 1000
def ours():
    trainer.train_step(0.0)
    if trainer.meter.full:
        trainer.meter.read()
for step in (ours, bare_step):
    timed(step)
for _ in range(ROUNDS):
    print(timed(ours), timed(bare_step), flush=True)
"""
STEPS, ROUNDS = 5, 25


def measure() -> list[Figure]:
    """Milliseconds of a step of `digits`, in many short rounds."""
    code = _STEPS.replace("STEPS", str(STEPS)).replace("ROUNDS", str(ROUNDS))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=dict(os.environ), check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    pairs = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    ours, bare = [first for first, _ in pairs], [second for _, second in pairs]
    detail = f"{spread(ours, 'ms')} against {spread(bare, 'ms')}"
    name = "training step / bare forward, backward and optimizer, the same network"
    return [Figure(name, ratio(ours, bare), most=1.08, detail=detail)]
