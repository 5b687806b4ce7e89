"""An invented case as files: the Delta war, with a front of fourteen months."""

from pathlib import Path

CASE = (Path(__file__).parent / "delta" / "case.yaml").read_text(encoding="utf-8")

HEAD = "month,series,status,holder,area_km2,change_km2,source"
# Area held by north at month's end [km²]: 20 km² a month up to March 2031, a still month in June.
AREAS = [340, 360, 380, 400, 420, 420, 440, 460, 480, 500, 520, 540]
MONTHS = [f"2030-{m:02d}" for m in range(3, 13)] + ["2031-01", "2031-02"]


def rows(series="assessed", status="assessed", areas=AREAS, months=MONTHS):
    return [
        f"{m},{series},{status},surveyors,{a},,gazette" for m, a in zip(months, areas, strict=True)
    ]


def write_case(folder: Path, text=CASE, series=None, extra=()):
    """Write the case, or a changed one, into a folder and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    lines = [HEAD, *(rows() if series is None else series), *extra]
    (folder / "front.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "page.txt").write_text("Kern speaks.\n", encoding="utf-8")
    return folder
