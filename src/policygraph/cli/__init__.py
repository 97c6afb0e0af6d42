"""Arguments in, an exit status out: the command line, a module for each group of commands."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import typer

from ..errors import PolicygraphError
from ..messages import DEBUG, say, sentence
from .app import app
from .streams import ReaderGone, prepare, release, tell

__all__ = ["app", "main"]


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 done, 1 nothing could be done, 3 done in part.

    No traceback reaches a user: what they can mend is one sentence, and so is what they can only report.
    """
    prepare()
    try:
        status = typer.main.get_command(app).main(args, prog_name="policygraph", standalone_mode=False)
        sys.stdout.flush()
    except (ReaderGone, BrokenPipeError):
        release()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        status = 130
    except typer.TyperException as error:
        return _fail(say("error.usage", message=error.format_message().rstrip(".。")))
    except PolicygraphError as error:
        return _fail(sentence(error))
    except Exception as error:
        if os.environ.get(DEBUG):
            traceback.print_exc()
            return 1
        return _fail(say("error.unexpected", kind=type(error).__name__, message=error, variable=DEBUG))
    if status == 130:
        tell(say("interrupted"))
    return status if isinstance(status, int) else 0


def _fail(message: str) -> int:
    tell(say("error", message=message))
    return 1
