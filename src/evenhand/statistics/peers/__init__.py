"""Statistical twins: the practices anywhere in England whose context is most like a practice's own."""

from evenhand.statistics.peers.covariance import ShrunkCovariance, shrunk_covariance
from evenhand.statistics.peers.nearest import NUMBER, nearest_peers
from evenhand.statistics.peers.pooling import peer_values
from evenhand.statistics.peers.result import NOBODY, Peers

__all__ = [
    "NOBODY",
    "NUMBER",
    "Peers",
    "ShrunkCovariance",
    "nearest_peers",
    "peer_values",
    "shrunk_covariance",
]
