"""What was found in the document read last is kept, by identity, and nothing else."""

from __future__ import annotations

from minutegraph.extraction.latest import kept_of_latest


def test_only_the_last_source_is_kept_and_by_identity() -> None:
    asked: list[list[int]] = []

    @kept_of_latest
    def total(source: list[int]) -> int:
        """The sum."""
        asked.append(source)
        return sum(source)

    one, same, other = [1, 2], [1, 2], [3]
    assert [total(one), total(one), total(same), total(same), total(other), total(one)] == [3, 3, 3, 3, 3, 3]
    assert [id(source) for source in asked] == [id(one), id(same), id(other), id(one)]
    assert total.__name__ == "total"
    assert total.__doc__ == "The sum."


def test_an_empty_answer_is_kept_too() -> None:
    asked: list[object] = []

    @kept_of_latest
    def nothing(source: object) -> tuple[()]:
        asked.append(source)
        return ()

    source = object()
    assert nothing(source) == nothing(source) == ()
    assert asked == [source]
