import pytest
import torch
from torch import Tensor

from studio.engine.diffusion.guidance import combine, guided, guided_by_labels

X, TIMES = torch.zeros(3, 1, 2, 2), torch.tensor([4, 4, 4])


def labelled(calls: list[int]):
    def model(x_t: Tensor, t: Tensor, labels: Tensor) -> Tensor:
        assert len(x_t) == len(t) == len(labels)
        calls.append(len(x_t))
        return x_t + labels.reshape(-1, 1, 1, 1).float()

    return model


def values(output: Tensor) -> list[float]:
    return output[:, 0, 0, 0].tolist()


def test_combine_is_a_line_through_both() -> None:
    conditional, unconditional = torch.tensor([3.0]), torch.tensor([1.0])
    assert [float(combine(conditional, unconditional, s)) for s in (0, 0.5, 1, 2)] == [1, 2, 3, 5]


def test_guided_by_labels_evaluates_both_halves_in_one_batch() -> None:
    calls: list[int] = []
    model = guided_by_labels(labelled(calls), [0, 7, None], 10, 2.0)
    assert values(model(X, TIMES)) == [10 - 2 * 10, 10 - 2 * 3, 10]
    assert calls == [6]


@pytest.mark.parametrize(
    ("labels", "scale", "expected"),
    [([0, 7, None], 1.0, [0, 7, 10]), ([0, 7, None], 0.0, [10, 10, 10]), ([None] * 3, 4.0, [10, 10, 10])],
)
def test_without_mixing_only_one_half_is_evaluated(
    labels: list[int | None], scale: float, expected: list[float]
) -> None:
    calls: list[int] = []
    assert values(guided_by_labels(labelled(calls), labels, 10, scale)(X, TIMES)) == expected
    assert calls == [3]


def test_guided_mixes_two_models() -> None:
    def up(x_t: Tensor, t: Tensor) -> Tensor:
        return x_t + 1

    def down(x_t: Tensor, t: Tensor) -> Tensor:
        return x_t - 1

    assert guided(up, down, 1.0) is up
    assert guided(up, down, 0.0) is down
    assert values(guided(up, down, 3.0)(X, TIMES)) == [5, 5, 5]
