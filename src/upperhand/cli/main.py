"""The command ``upperhand``: a table of commands, each imported only when it is called.

Exit codes: 0 fine · 1 ran, found problems · 2 wrong use · 3 unreadable input · 4 needs an extra
· 5 internal fault · 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from difflib import get_close_matches
from importlib import import_module

import click

from upperhand import __version__
from upperhand.errors import UpperhandError

__all__ = ["main"]

INTERNAL, INTERRUPTED = 5, 130

COMMANDS = {
    "brief": ("upperhand.cli.brief:brief", "Read pages about a war's talks and write a brief."),
    "demo": ("upperhand.cli.brief:demo", "Write a brief on the sample page that comes along."),
    "read": ("upperhand.cli.read:read", "Read pages and print who said what, with exact spans."),
    "deals": ("upperhand.cli.deals:deals", "Frontier and settlements of a deal space, exactly."),
    "solve": ("upperhand.cli.solve:solve", "Settlement, reservation values and room of a case."),
    "leverage": ("upperhand.cli.leverage:leverage", "What moves expected terms, by how much."),
    "estimate": ("upperhand.cli.estimate:estimate", "Every assumption with its range and reason."),
    "plan": ("upperhand.cli.plan:plan", "Check a plan against every party, or amend it."),
    "lasts": ("upperhand.cli.lasts:lasts", "How long a deal would last; what would be enough."),
    "wait": ("upperhand.cli.wait:wait", "Would the sides settle at once, or wait for what."),
    "cases": ("upperhand.cli.cases:cases", "List the cases that come along, or check one."),
}


class _Lazy(click.Group):
    """A group whose commands are imported when called, so that help stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f' Did you mean "{near[0]}"?' if near else f" Have: {', '.join(COMMANDS)}."
            raise click.UsageError(f'There is no command "{args[0]}".{hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="upperhand")
def app() -> None:
    """Who holds the upper hand in a negotiation held while the war goes on, and why.

    \b
    Examples:
      upperhand demo                      a brief on the sample page
      upperhand brief article.txt         a brief on your page
      upperhand read article.txt          who said what
      upperhand plan check ukraine us28   who would sign a plan, and why not
    """


def main() -> None:
    """Run the command line; every fault the user can mend is told in one message."""
    try:
        # Click hands back the code of ctx.exit() here instead of leaving with it.
        code = app(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as e:
        e.show()
        sys.exit(e.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except UpperhandError as e:
        click.echo(f"upperhand: {e}", err=True)
        sys.exit(e.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except Exception:
        traceback.print_exc()
        click.echo(
            "upperhand: this is a fault of ours, not of your input; please report the lines above",
            err=True,
        )
        sys.exit(INTERNAL)
