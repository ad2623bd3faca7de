"""CSV answers; the sheets, and what keeps their cells from being formulas, are the exports'."""

from __future__ import annotations

import io

from fastapi.responses import Response

from vedette.exports.sheets import Sheet, write_csv


def csv_answer(name: str, sheet: Sheet) -> Response:
    """A sheet as a CSV file to download."""
    out = io.StringIO()
    write_csv(sheet, out)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
