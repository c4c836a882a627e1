"""The town in an address whose lines are not told apart: the last part that is not a county."""

from typing import Final

import polars as pl

_COUNTIES: Final = """
    AVON; BEDFORDSHIRE; BEDS; BERKS; BERKSHIRE; BUCKINGHAMSHIRE; BUCKS; CAMBRIDGESHIRE; CAMBS; CHESHIRE; CLEVELAND;
    CLWYD; CO DURHAM; CO. DURHAM; CO.DURHAM; CORNWALL; COUNTY DURHAM; CUMBRIA; DERBYSHIRE; DEVON; DORSET; DYFED;
    EAST RIDING OF YORKSHIRE; EAST SUSSEX; EAST YORKSHIRE; ENGLAND; ESSEX; GLOS; GLOUCESTERSHIRE; GREATER
    LONDON; GREATER MANCHESTER; GWENT; GWYNEDD; HAMPSHIRE; HANTS; HEREFORDSHIRE; HERTFORDSHIRE; HERTS;
    HUMBERSIDE; ISLE OF WIGHT; KENT; LANCASHIRE; LANCS; LEICESTERSHIRE; LEICS; LINCOLNSHIRE; LINCS; MERSEYSIDE;
    MID GLAMORGAN; MIDDLESEX; MIDDX; N YORKSHIRE; NE LINCOLNSHIRE; NORFOLK; NORTH EAST LINCOLNSHIRE; NORTH
    HUMBERSIDE; NORTH LINCOLNSHIRE; NORTH SOMERSET; NORTH YORKSHIRE; NORTHAMPTONSHIRE; NORTHANTS;
    NORTHUMBERLAND; NOTTINGHAMSHIRE; NOTTS; OXFORDSHIRE; OXON; POWYS; RUTLAND; SHROPSHIRE; SOMERSET; SOUTH
    GLAMORGAN; SOUTH GLOUCESTERSHIRE; SOUTH HUMBERSIDE; SOUTH YORKSHIRE; STAFFORDSHIRE; STAFFS; SUFFOLK; SURREY;
    SUSSEX; TYNE & WEAR; TYNE AND WEAR; UK; WARWICKSHIRE; WEST GLAMORGAN; WEST MIDLANDS; WEST SUSSEX; WEST
    YORKSHIRE; WILTS; WILTSHIRE; WIRRAL; WORCESTERSHIRE; WORCS; YORKSHIRE
"""
COUNTIES: Final = frozenset(name.strip() for name in " ".join(_COUNTIES.split()).split(";"))
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
