"""``vedette gazetteer``: look places up, and add places of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group("gazetteer")
def command() -> None:
    """Look up places, and add places that the shipped gazetteer lacks.

    \b
    vedette gazetteer find Saraqeb
    vedette gazetteer find Salem --near Hebron
    vedette gazetteer add SY.zip
    """


@command.command("find")
@click.argument("name")
@click.option("--country", metavar="CC", help="Only this country (ISO code: SY).")
@click.option("--near", metavar="PLACE", help="Nearest first: a place's name, or 'LAT,LON'.")
@click.option("--limit", default=20, show_default=True, help="Rows to show.")
def find(name: str, country: str | None, near: str | None, limit: int) -> None:
    """List the places of a NAME, in any of its spellings.

    Places that you added come first, then the most peopled; with --near, the nearest.

    \b
    vedette gazetteer find "Deir Hafer" --country SY
    vedette gazetteer find Tripoli --near Misrata
    """
    from vedette.cli.gazetteer_table import print_places
    from vedette.gazetteer.finding import find_places, point_of

    origin = point_of(near) if near else None
    found, told = find_places(name, country, origin)
    if not found:
        click.echo(told, err=True)
        sys.exit(1)
    print_places(found[:limit], origin, told, len(found))


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path))
def add(file: Path) -> None:
    """Add the places of a FILE to your own; they win over the shipped ones.

    FILE is a country file of GeoNames (SY.zip from download.geonames.org/export/dump, or the
    SY.txt in it), a CSV with columns name, latitude, longitude and, if you have them, country,
    region, population, kind, names, radius_km, or a GeoJSON FeatureCollection. They are kept in
    your data folder (or in $VEDETTE_DATA). Adding the same file again changes nothing.

    \b
    vedette gazetteer add SY.zip
    vedette gazetteer add checkpoints.csv
    """
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from vedette.gazetteer.adding import add_places

    with Progress(SpinnerColumn(), TextColumn("{task.description}"), transient=True) as bar:
        task = bar.add_task(f"reading {file.name}")
        added = add_places(file, lambda n: bar.update(task, description=f"{n:,} places read"))
    if added.known:
        click.echo(f"{added.name} was added before; nothing changed.")
        return
    countries = f" in {', '.join(added.countries)}" if added.countries else ""
    click.echo(f"Added {added.count:,} places of {added.name}{countries}.")
    click.echo(f"Kept in {added.path}; delete that file to take them back.")


@command.command("list")
def listing() -> None:
    """List the files whose places you added, the latest last."""
    from vedette.gazetteer.local import additions

    found = additions()
    if not found:
        click.echo("No places of your own yet; add some with 'vedette gazetteer add FILE'.")
    for addition in found:
        click.echo(f"{addition.number}  {addition.name}  {addition.path}")
