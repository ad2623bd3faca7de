"""``vedette site``: watched sites that an analyst writes."""

from __future__ import annotations

import click

from vedette.cli.record_options import db_option, opened


@click.group("site")
def command() -> None:
    """Add sites to watch: posts, bases, crossings, camps, hospitals.

    \b
    Example:
      vedette site add samples/sites/turkish_posts.yaml
    """


@command.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@db_option
def add(files: tuple[str, ...], db: str) -> None:
    """Check site files and keep them; a changed site becomes a new version.

    Nothing is kept of a file that has a fault; the message names the field. The format is
    in docs/monitoring.md, its JSON Schema in 'site.schema.json'.
    """
    from vedette.monitoring.site_files import load_sites

    loaded = [pair for file in files for pair in load_sites(file)]
    with opened(db, create=True) as record:
        new = sum(record.put_document("site", site.id, data) for site, data in loaded)
    click.echo(f"{len(loaded)} sites, {new} of them new or changed")
