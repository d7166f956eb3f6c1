import numpy as np
import pytest

from studio.protocol.errors import BadInput
from studio.protocol.points import read_points, write_points


def test_points_survive_a_round_trip(tmp_path):
    points = np.array([[-1.0, 1.0], [0.1234, -0.5678], [0.0, 0.0]])
    write_points(tmp_path / "a.json", points)
    assert np.array_equal(read_points(tmp_path / "a.json"), points)
    assert len((tmp_path / "a.json").read_text().splitlines()) == 5


@pytest.mark.parametrize("text", ["x,y\n0.5,-0.5\n\n0,1\n", "0.5,-0.5\n0,1"])
def test_a_table_is_read_with_or_without_a_header(tmp_path, text):
    (tmp_path / "a.csv").write_text(text)
    assert read_points(tmp_path / "a.csv").tolist() == [[0.5, -0.5], [0.0, 1.0]]


def test_points_outside_the_plane_are_scaled_into_it(tmp_path):
    (tmp_path / "a.json").write_text("[[0, 10], [4, 12], [1e308, -1e308]]")
    assert np.abs(read_points(tmp_path / "a.json")).max() == 1.0
    (tmp_path / "b.json").write_text("[[0, 10], [4, 12]]")
    assert read_points(tmp_path / "b.json").tolist() == [[-1.0, -0.5], [1.0, 0.5]]


@pytest.mark.parametrize("text", ["[]", "[[1, 2, 3]]", "[[NaN, 0]]", "{}", "[[1, 2], [3]]", "[", '[["a", "b"]]'])
def test_files_without_points_are_refused_in_one_line(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text)
    with pytest.raises(BadInput, match=r"^[^\n]*does not hold points[^\n]*$"):
        read_points(path)


def test_extreme_coordinates_and_single_points_are_fitted(tmp_path):
    (tmp_path / "a.csv").write_text("0,100\n200,100\n200,200\n")
    assert read_points(tmp_path / "a.csv").tolist() == [[-1, -0.5], [1, -0.5], [1, 0.5]]
    (tmp_path / "b.csv").write_text("7,7\n")
    assert read_points(tmp_path / "b.csv").tolist() == [[0, 0]]
    (tmp_path / "c.csv").write_text("-1.7e308,0\n1.7e308,0\n")
    assert read_points(tmp_path / "c.csv").tolist() == [[-1, 0], [1, 0]]


def test_other_file_types_missing_and_large_files_are_refused(tmp_path):
    (tmp_path / "a.json").write_text("[[0, 0]]")
    for path, most, why in (("a.txt", 100, "json or .csv"), ("b.json", 100, "Could not read"), ("a.json", 3, "large")):
        with pytest.raises(BadInput, match=why):
            read_points(tmp_path / path, most)
