"""The town in an address whose lines are not told apart: the last part that is not a county."""

from typing import Final

import polars as pl

COUNTIES: Final = frozenset(
    """AVON; BEDFORDSHIRE; BEDS; BERKSHIRE; BERKS; BUCKINGHAMSHIRE; BUCKS; CAMBRIDGESHIRE; CAMBS; CHESHIRE; CLEVELAND;
    CLWYD; CORNWALL; COUNTY DURHAM; CO DURHAM; CO. DURHAM; CUMBRIA; DERBYSHIRE; DEVON; DORSET; DYFED; EAST SUSSEX;
    EAST YORKSHIRE; EAST RIDING OF YORKSHIRE; ESSEX; GLOUCESTERSHIRE; GLOS; GREATER LONDON; GREATER MANCHESTER; GWENT;
    GWYNEDD; HAMPSHIRE; HANTS; HEREFORDSHIRE; HERTFORDSHIRE; HERTS; HUMBERSIDE; ISLE OF WIGHT; KENT; LANCASHIRE; LANCS;
    LEICESTERSHIRE; LEICS; LINCOLNSHIRE; LINCS; MERSEYSIDE; MID GLAMORGAN; MIDDLESEX; MIDDX; NORFOLK; NORTH HUMBERSIDE;
    NORTH LINCOLNSHIRE; NORTH SOMERSET; NORTH YORKSHIRE; N YORKSHIRE; NORTHAMPTONSHIRE; NORTHANTS; NORTHUMBERLAND;
    NOTTINGHAMSHIRE; NOTTS; OXFORDSHIRE; OXON; POWYS; RUTLAND; SHROPSHIRE; SOMERSET; SOUTH GLAMORGAN;
    SOUTH GLOUCESTERSHIRE; SOUTH HUMBERSIDE; SOUTH YORKSHIRE; STAFFORDSHIRE; STAFFS; SUFFOLK; SURREY; SUSSEX;
    TYNE & WEAR; TYNE AND WEAR; WARWICKSHIRE; WEST GLAMORGAN; WEST MIDLANDS; WEST SUSSEX; WEST YORKSHIRE; WILTSHIRE;
    WILTS; WIRRAL; WORCESTERSHIRE; WORCS; YORKSHIRE; ENGLAND; UK""".replace("\n", " ")
    .replace("    ", "")
    .split("; ")
)
"""Ceremonial and former postal counties, as they are written in the practice register, upper case."""


def joined(lines: list[str]) -> pl.Expr:
    """Return address lines, named by column, as one text; empty lines are left out."""
    filled = [pl.when(pl.col(line) != "").then(pl.col(line)) for line in lines]
    return pl.concat_str(filled, separator=", ", ignore_nulls=True)


def town_of(address: pl.Expr) -> pl.Expr:
    """Return the last part of an address that is not a county, null where there is none."""
    parts = address.str.split(",").list.eval(pl.element().str.strip_chars())
    towns = parts.list.eval(
        pl.element().filter(~pl.element().str.to_uppercase().is_in(list(COUNTIES)) & (pl.element() != ""))
    )
    return towns.list.last().str.replace("(?i)^(nr|near)[. ]+", "")
