"""``upperhand brief`` and ``upperhand demo``: pages in, one offline page out."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from upperhand.cli.options import DAY, as_option, progress_bar, quiet_option, seed_option
from upperhand.errors import InputError

if TYPE_CHECKING:
    from upperhand.main_job import Asked
    from upperhand.report.findings import Findings

__all__ = ["brief", "demo"]

PROBLEMS = 1
MOST_DRAWS = 100_000
QUOTES = '"“”‘’ '  # a quotation brings its own marks


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--case", default="", metavar="NAME|DIR", help="Conflict: a bundled case or a folder."
)
@click.option("--as-of", type=DAY, help="Use only what was known on this date.")
@click.option("--published", type=DAY, help="Day the pages appeared, if they do not say.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("brief.html"),
              show_default=True, help="Where to write the brief.")  # fmt: skip
@click.option("--draws", type=click.IntRange(50, MOST_DRAWS), default=200, show_default=True,
              help="Draws over the assumption ranges.")  # fmt: skip
@click.option("--model", default="", help="Name of an installed spaCy model to parse with.")
@seed_option
@as_option("json", help="Print the findings as JSON instead of a summary.")
@quiet_option
def brief(
    files: tuple[Path, ...], case: str, as_of: date | None, published: date | None,
    out: Path, draws: int, model: str, seed: int, as_json: bool, quiet: bool,
) -> None:  # fmt: skip
    """Read pages about a war's talks and write a brief.

    \b
    Examples:
      upperhand brief article.txt
      upperhand brief article.txt --published 2025-12-04 --out talks.html
      upperhand brief folder/ press-release.pdf --case ukraine --as-of 2025-12-31
      cat article.txt | upperhand brief -

    Reads .txt, .md, .html, .pdf, .docx, .eml and feeds, folders of them, or standard input (-).
    The conflict is recognised from the parties named unless --case says which. Writes one HTML
    file that needs no network and no JavaScript.

    Exit status 1 means: the brief was written, and some pages had problems.
    """
    from upperhand.main_job import Asked

    if any(f.resolve() == out.resolve() for f in files):
        raise click.UsageError(f"{out} is one of the pages to read: choose another --out")
    command = _command(files, case, as_of, published, draws, seed)
    asked = Asked(files, case, as_of, published, draws, seed, model, command)
    _run(asked, out, as_json=as_json, quiet=quiet)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--out", type=click.Path(path_type=Path), default=Path("brief.html"),
              show_default=True, help="Where to write the brief.")  # fmt: skip
@seed_option
@as_option("json", help="Print the findings as JSON instead of a summary.")
@quiet_option
def demo(out: Path, seed: int, as_json: bool, quiet: bool) -> None:
    """Write a brief on the sample page that comes along.

    \b
    Example:
      upperhand demo --out demo.html
    """
    from upperhand.case import sample_page
    from upperhand.main_job import Asked

    page = sample_page("ukraine")
    asked = Asked((page,), seed=seed, command="upperhand demo")
    _run(asked, out, as_json=as_json, quiet=quiet)


def _command(
    files: tuple[Path, ...],
    case: str,
    as_of: date | None,
    published: date | None,
    draws: int,
    seed: int,
) -> str:
    """Return the command that rebuilds the brief, the files by name alone."""
    words = ["upperhand brief", *(f.name or str(f) for f in files)]
    words += [f"--case {Path(case).name}"] if case else []
    words += [f"--as-of {as_of}"] if as_of else []
    words += [f"--published {published}"] if published else []
    return " ".join([*words, f"--draws {draws}", f"--seed {seed}"])


def _run(asked: Asked, out: Path, *, as_json: bool, quiet: bool) -> None:
    from upperhand.main_job import find_out

    _check_writable(out)
    with progress_bar(quiet=quiet) as progress:
        findings = find_out(asked, progress=progress)
        progress("write brief", 0, 1)
        _write(findings, out)
        progress("write brief", 1, 1)
    if as_json:
        click.echo(json.dumps(summary(findings, out), indent=2, ensure_ascii=False))
    else:
        click.echo(_summary_text(findings, out))
    if any(p.severity in ("error", "warning") for p in findings.record.problems):
        sys.exit(PROBLEMS)


def _check_writable(out: Path) -> None:
    """Fail before the work, not after it, when the brief cannot be written."""
    if out.is_dir():
        raise InputError(f"{out} is a folder: give a file name, e.g.  --out {out / 'brief.html'}")
    if not out.parent.is_dir():
        raise InputError(f"there is no folder {out.parent}: make it first, or choose another --out")
    part = _part_of(out)
    try:
        part.touch()
        part.unlink()
        if out.exists():
            with out.open("a"):
                pass
    except OSError as e:
        raise InputError(f"{out} cannot be written ({e.strerror}): choose another --out") from None


def _part_of(out: Path) -> Path:
    """Return where a brief is written before it takes its place whole."""
    return out.with_name(out.name + ".part")


def _write(findings: Findings, out: Path) -> None:
    from upperhand.report.brief import brief as page

    part = _part_of(out)
    part.write_text(page(findings), encoding="utf-8")
    part.replace(out)


def summary(findings: Findings, out: Path) -> dict[str, Any]:
    """Return the findings in short, as plain data (schema 1)."""
    solution, ensemble = findings.solution, findings.ensemble
    return {
        "schema": 1,
        "case": findings.conflict.id,
        "case_chosen": findings.recognised,
        "as_of": findings.dating.as_of,
        "date": {"how": findings.dating.how, "reason": findings.dating.reason},
        "documents": [
            {"id": d, "source": findings.record.document(d).source} for d in findings.documents
        ],
        "statements": len(findings.record.statements),
        "room": {
            "chance": ensemble.chance_of_room,
            "no_red_line_binds": solution.soft.room,
            "every_red_line_binds": solution.hard.room,
            "blocked_if_all_bind": list(solution.hard.blocked),
        },
        "reservation_values": {r.party: r.value for r in solution.reservations},
        "settlements": {
            name: solution.frontier.space.named(s.deal) if s.deal is not None else None
            for name, s in solution.settlements.items()
        },
        "claims": [
            {
                "quote": [findings.record.quote(c) for c in t.claim.citations],
                "claimant": t.claim.claimant,
                "holder": t.claim.holder,
                "driver": t.claim.driver,
                "verdict": t.test.verdict if t.test else None,
                "reason": t.test.reason if t.test else t.why_not,
            }
            for t in findings.claims
        ],
        "digest": solution.digest,
        "seed": findings.seed,
        "seconds": {k: round(v, 3) for k, v in findings.timings.items()},
        "problems": [
            {"where": p.where, "what": p.what, "repair": p.repair, "severity": p.severity}
            for p in findings.record.problems
        ],
        "brief": str(out),
    }


def _summary_text(findings: Findings, out: Path) -> str:
    from upperhand.report.words import percent

    told = summary(findings, out)
    names = {p.id: p.name for p in findings.conflict.parties}
    lines = [
        f"Case      {told['case']}: {told['case_chosen']}",
        f"Date      {told['as_of']} ({told['date']['how']}: {told['date']['reason']})",
        f"Record    {told['statements']} statements from {len(told['documents'])} page(s)",
        f"Room      {percent(told['room']['chance'])} of {findings.ensemble.draws.size} draws have "
        "a deal that beats fighting on for both sides, red lines binding by their hardness",
    ]
    verdicts: dict[str, list[str]] = {}
    for claim in told["claims"]:
        if claim["verdict"]:
            quote = " ".join(claim["quote"][0].split()).strip(QUOTES)
            who = names.get(claim["claimant"], claim["claimant"] or "the page")
            verdict = f"          → {claim['verdict']} ({claim['reason']})"
            verdicts.setdefault(verdict, []).append(f"Claim     {who}: “{quote}”")
    for verdict, claims in verdicts.items():
        lines += [*claims, verdict]
    lines += [f"Note      {p.where}: {p.what}" for p in findings.record.problems]
    return "\n".join([*lines, f"Brief     {out}"])
