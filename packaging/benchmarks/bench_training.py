"""Training images per second against denoising-diffusion-pytorch's Trainer and diffusers' own training loop."""

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from figures import Figure, interleaved, ratio, spread

from studio.engine.training.device import choose_device, uses_bfloat16
from studio.protocol.events import Metrics
from studio.protocol.presets import training_recipe
from studio.protocol.recipes import dump_recipe
from studio.protocol.runfolder import RunFolder

STEPS = 80
WARM_UP = 15  # steps at the start that are not counted, on both sides

# Their Trainer on the same pictures, device, batch size and precision (bfloat16 where ours takes it). `net` is
# their own U-Net with as many parameters as ours, or our own net inside their diffusion and Trainer.
_THEIRS = """
import sys, time
import studio.engine
import torch
from pathlib import Path
from denoising_diffusion_pytorch import GaussianDiffusion, Trainer, Unet
from studio.engine.networks.empty import count_parameters
from studio.engine.networks.unet import build_unet
from studio.protocol.presets import training_recipe
which, folder, scratch, precision, *numbers = sys.argv[1:]
batch, steps, warm_up = map(int, numbers)
recipe = training_recipe("digits")
ours = build_unet(recipe.network, size=16, channels=1, classes=10)
wanted = count_parameters(ours)
if which == "own":
    nets = [Unet(dim=dim, dim_mults=(1, 2, 4), channels=1) for dim in range(8, 65, 4)]
    net = min(nets, key=lambda net: abs(count_parameters(net) - wanted))
else:
    class Ours(torch.nn.Module):
        channels = out_dim = 1
        self_condition = random_or_learned_sinusoidal_cond = False
        def __init__(self):
            super().__init__()
            self.unet = ours
        def forward(self, x, t, x_self_cond=None):
            labels = torch.full((len(x),), 10, device=x.device)
            return self.unet(x, t, class_labels=labels, return_dict=False)[0]
    net = Ours()
print(count_parameters(net), wanted, file=sys.stderr)
diffusion = GaussianDiffusion(net, image_size=16, timesteps=1000)
trainer = Trainer(diffusion, folder, train_batch_size=batch, train_num_steps=warm_up, calculate_fid=False,
                  save_and_sample_every=10**9, results_folder=scratch, augment_horizontal_flip=False,
                  amp=precision == "bf16", mixed_precision_type="bf16")
trainer.train()
begun = time.perf_counter()
trainer.train_num_steps = warm_up + steps
trainer.train()
print(batch * steps / (time.perf_counter() - begun), flush=True)
"""


# The loop of diffusers' examples/unconditional_image_generation/train_unconditional.py on our own net: a DataLoader,
# its transforms, DDPMScheduler.add_noise, accelerate, clipping at 1, AdamW and a warm-up, EMAModel with its power.
_DIFFUSERS = """
import sys, time
import studio.engine
import torch
from accelerate import Accelerator
from diffusers import DDPMScheduler
from diffusers.optimization import get_scheduler
from diffusers.training_utils import EMAModel
from pathlib import Path
from PIL import Image
from torchvision import transforms
from studio.engine.networks.unet import build_unet
from studio.protocol.presets import training_recipe
folder, precision, *numbers = sys.argv[1:]
batch, steps, warm_up = map(int, numbers)
recipe = training_recipe("digits")
accelerator = Accelerator(mixed_precision=precision)
model = build_unet(recipe.network, size=16, channels=1, classes=10)
ema = EMAModel(model.parameters(), decay=0.9999, use_ema_warmup=True, inv_gamma=1.0, power=3 / 4)
schedule = DDPMScheduler(num_train_timesteps=1000)
prepare = transforms.Compose([transforms.ToTensor(), transforms.Normalize([0.5], [0.5])])
class Pictures(torch.utils.data.Dataset):
    def __init__(self):
        self.files = sorted(Path(folder).glob("*.png"))
    def __len__(self):
        return len(self.files)
    def __getitem__(self, index):
        with Image.open(self.files[index]) as image:
            return prepare(image.convert("L"))
loader = torch.utils.data.DataLoader(Pictures(), batch_size=batch, shuffle=True, drop_last=True)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, betas=(0.95, 0.999), weight_decay=1e-6, eps=1e-8)
rate = get_scheduler("cosine", optimizer=optimizer, num_warmup_steps=500, num_training_steps=10_000)
model, optimizer, loader, rate = accelerator.prepare(model, optimizer, loader, rate)
ema.to(accelerator.device)
done = 0
while done < warm_up + steps:
    for clean in loader:
        if done == warm_up:
            begun = time.perf_counter()
        if done == warm_up + steps:
            break
        noise = torch.randn_like(clean)
        t = torch.randint(0, 1000, (len(clean),), device=clean.device)
        noisy = schedule.add_noise(clean, noise, t)
        with accelerator.accumulate(model):
            output = model(noisy, t, class_labels=torch.full((len(clean),), 10, device=clean.device)).sample
            loss = torch.nn.functional.mse_loss(output.float(), noise.float())
            accelerator.backward(loss)
            accelerator.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            rate.step()
            optimizer.zero_grad()
        ema.step(model.parameters())
        loss.detach().item()
        done += 1
print(batch * steps / (time.perf_counter() - begun), flush=True)
"""


def measure() -> list[Figure]:
    """Images per second of the training loops alone, without sampling and checkpoints."""
    with tempfile.TemporaryDirectory() as scratch:
        pictures = Path(scratch) / "pictures"
        _write_digits(pictures)
        recipe = training_recipe("digits")
        batch = max(16, recipe.batch_size)
        numbers = iter(range(1000))
        device = choose_device("auto")
        precision = "bf16" if uses_bfloat16("auto", device) else "no"
        least = 1.8 if device.type == "cuda" else 1.5 if precision == "bf16" else 1.05

        def theirs(which: str) -> float:
            place = Path(scratch) / f"theirs-{next(numbers)}"
            words = [which, pictures, place, precision, batch, STEPS, WARM_UP]
            return float(_run([sys.executable, "-c", _THEIRS, *map(str, words)]).split()[-1])

        def ours() -> float:
            run = Path(scratch) / f"ours-{next(numbers)}"
            total = STEPS + WARM_UP
            file = Path(scratch) / "recipe.json"
            quiet = {"steps": total, "batch_size": batch, "max_seconds": None, "optimizer": "adamw"}  # as theirs
            every = {"sample_every": 10 * total, "checkpoint_every": 10 * total}
            file.write_text(dump_recipe(recipe.model_copy(update={**quiet, **every})))
            _run([sys.executable, "-m", "studio", "train", str(file), "--run", str(run)])
            return _images_per_second(RunFolder(run))

        figures = []
        for which, name in (("own", "their U-Net of the same size"), ("same", "the same network")):
            a, b = interleaved(ours, partial(theirs, which), rounds=2)
            detail = f"{spread(a, 'images/s')} against {spread(b, 'images/s')}, batch {batch}"
            title = f"training images per second / denoising-diffusion-pytorch's Trainer, {name}"
            figures.append(
                Figure(title, ratio(a, b), least=max(least, 1.3) if which == "own" else least, detail=detail)
            )

        def diffusers() -> float:
            words = [pictures, precision, batch, STEPS, WARM_UP]
            return float(_run([sys.executable, "-c", _DIFFUSERS, *map(str, words)]).split()[-1])

        a, b = interleaved(ours, diffusers, rounds=2)
        detail = f"{spread(a, 'images/s')} against {spread(b, 'images/s')}, batch {batch}"
        title = "training images per second / the loop of diffusers' train_unconditional, the same network"
        figures.append(Figure(title, ratio(a, b), least=least, detail=detail))
        return figures


def _images_per_second(run: RunFolder) -> float:
    """Images per second from the first metrics behind the warm-up to the last, as the run's own clock counts."""
    marks = [event for event, _ in run.events() if isinstance(event, Metrics)]
    first = next(mark for mark in marks if mark.step >= WARM_UP)
    return (marks[-1].images - first.images) / (marks[-1].seconds - first.seconds)


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def _write_digits(folder: Path) -> None:
    """Write the bundled digits as PNG files, since the Trainer of the other library reads a folder."""
    from PIL import Image
    from sklearn.datasets import load_digits

    folder.mkdir()
    for number, picture in enumerate(load_digits().images):
        pixels = Image.fromarray((picture * 15.9375).astype("uint8")).resize((16, 16), Image.Resampling.BICUBIC)
        pixels.save(folder / f"{number:04}.png")
