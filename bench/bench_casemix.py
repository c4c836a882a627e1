"""Case-mix fits of 6,500 practices by 10 circumstances, beside statsmodels' generalized linear models on the same data.

Both give coefficients, their errors widened by over-dispersion, and expectations. The coefficients are compared in
the same run: their largest difference is part of the line and of its aim. The peer shares its work out to all cores,
and the more they are busy the longer it takes; ours keeps to one.
"""

import warnings

import numpy as np

from bench.measured import Line, peak_gb, seconds
from evenhand.statistics.casemix import CaseMixFamily, contributions, fit_casemix, unlinked

PRACTICES, COVARIATES = 6_500, 10
TIMES_FASTER = 30
CLOSE = 1e-6
"""Of the largest difference of a coefficient, in standard deviations of its circumstance."""
REPEATS = 5
FAMILIES: tuple[CaseMixFamily, ...] = ("binomial", "poisson")


def run() -> list[Line]:
    """Measure ours on both kinds of count, then the peer on the same arrays."""
    return [_line(family) for family in FAMILIES]


def _line(family: CaseMixFamily) -> Line:
    covariates, x, n = _practices(family)
    ours = seconds(lambda: fit_casemix(family, covariates, x, n), REPEATS)
    memory = peak_gb()
    fit = fit_casemix(family, covariates, x, n)
    if fit.notes or not np.isfinite(contributions(fit, covariates)).all():
        raise RuntimeError(f"a {family} fit that is to be measured is not whole: {fit.notes}")
    peer, theirs, version = _peer(family, covariates, x, n)
    apart = float(np.abs((theirs - fit.coefficients) * fit.scales).max())
    return Line(
        what=f"Case-mix, {family}: {PRACTICES:,} practices x {COVARIATES}",
        seconds=ours,
        peak_gb=memory,
        peer=f"statsmodels {version}; coefficients differ by at most {apart:.0e}",
        peer_seconds=peer,
        aim=f"at least {TIMES_FASTER} times faster, within {CLOSE:.0e}",
        met=peer / ours >= TIMES_FASTER and apart <= CLOSE,
    )


def _practices(family: CaseMixFamily) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return made-up practices whose circumstances go together, as deprivation and ethnicity do, and matter."""
    rng = np.random.default_rng(20220401)
    shared = rng.normal(size=(PRACTICES, 1))
    covariates = 0.6 * shared + rng.normal(size=(PRACTICES, COVARIATES))
    covariates = covariates * np.geomspace(0.05, 20.0, COVARIATES) + np.linspace(0.2, 60.0, COVARIATES)
    effects = rng.normal(0.0, 0.1, COVARIATES) / covariates.std(axis=0)
    n = np.round(np.exp(rng.normal(6.0, 0.8, PRACTICES))) + 20.0
    eta = -1.5 + (covariates - covariates.mean(axis=0)) @ effects + rng.normal(0.0, 0.2, PRACTICES)
    mean = unlinked(family, eta)
    x = rng.binomial(n.astype(int), mean) if family == "binomial" else rng.poisson(n * mean)
    return covariates, x.astype(float), n


def _peer(
    family: CaseMixFamily, covariates: np.ndarray, x: np.ndarray, n: np.ndarray
) -> tuple[float, np.ndarray, str]:
    """Return the peer's seconds, its coefficients without the intercept, and its version."""
    import statsmodels.api as peer  # type: ignore[import-not-found]
    from statsmodels import __version__ as version

    design = peer.add_constant(covariates)

    def work() -> np.ndarray:
        if family == "binomial":
            model = peer.GLM(np.column_stack([x, n - x]), design, family=peer.families.Binomial())
        else:
            model = peer.GLM(x, design, family=peer.families.Poisson(), exposure=n)
        fit = model.fit(scale="X2")
        if not (np.isfinite(fit.bse).all() and np.isfinite(fit.fittedvalues).all()):
            raise RuntimeError(f"the peer's {family} fit is not whole")
        return np.asarray(fit.params[1:])

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return seconds(work, REPEATS), work(), str(version)
