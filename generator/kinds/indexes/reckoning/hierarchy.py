"""Multiply the weights within branches of a tree down to its leaves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from generator.kinds.indexes.reckoning.weights import log_least_squares, normal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.kinds.indexes.reckoning.comparisons import Matrix


@dataclass(frozen=True)
class Branch:
    """Hold what stands below one node: the places of its children, and how much each counts.

    `judgements`: a matrix for each judge; where there is none, `given` are the weights.
    """

    items: tuple[int, ...]
    judgements: tuple[Matrix, ...] = ()
    given: tuple[float, ...] = ()

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Return the weights of the children, which sum to 1; alike where nobody says."""
        if self.judgements:
            return log_least_squares(self.judgements)
        return normal(np.array(self.given or (1.0,) * len(self.items)))


@dataclass(frozen=True, slots=True)
class Tree:
    """Hold nodes by their parents' places, -1 for those at the top, parents before children.

    `leaves`: the places of the nodes that have values, in the order of the columns of data.
    """

    parents: tuple[int, ...]
    branches: tuple[Branch, ...]
    leaves: tuple[int, ...]


def local_weights(tree: Tree) -> NDArray[np.float64]:
    """Return the weight of each node among its siblings."""
    local = np.ones(len(tree.parents))
    for branch in tree.branches:
        local[list(branch.items)] = branch.weights
    return local


def node_weights(tree: Tree, local: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight of each node in the whole; `local` may have draws before its last axis."""
    result = local.copy()
    for node, parent in enumerate(tree.parents):
        if parent >= 0:
            result[..., node] = local[..., node] * result[..., parent]
    return result


def leaf_weights(tree: Tree, local: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of the leaves in the whole, in the order of the columns of data."""
    result: NDArray[np.float64] = node_weights(tree, local)[..., list(tree.leaves)]
    return result
