"""The commands around the store: re-read, back up, restore, and who may use it."""

from pathlib import Path

import click

from hearsay.cli.desk_commands import STORE_OPTION, store
from hearsay.cli.group import Command, Family

# Imports inside functions keep ``hearsay --help`` instant.
# ruff: noqa: PLC0415

_A_FILE = click.Path(path_type=Path, dir_okay=False)
ROLES = ("reader", "editor", "admin")  # a test keeps them equal to Role


@click.command("re-read", cls=Command)
@click.argument("documents", nargs=-1, metavar="[ID]...")
@STORE_OPTION
@click.option("--all", "is_all", is_flag=True, help="Also what this version read.")
@click.option(
    "--pack",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Folder of reference data to check against as well; may be given again.",
)
@click.pass_context
def re_read(ctx: click.Context, /, documents: tuple[str, ...], place: str | None, is_all: bool,  # noqa: FBT001  # as click calls it
            pack: tuple[Path, ...]) -> None:  # fmt: skip
    """Read again what an older version of hearsay, its model or its packs read.

    Judgements are kept and applied; those whose words are not found are told as orphans. May be
    stopped at any time and started again.
    """
    from hearsay.cli.stored import reread_all

    ctx.exit(reread_all(place, documents, pack, is_all=is_all))


@click.command(cls=Command)
@click.argument("file", type=_A_FILE)
@STORE_OPTION
def backup(file: Path, place: str | None) -> None:
    """Write all of the store that cannot be made anew into one FILE; it may be in use."""
    from hearsay.cli.stored import back_up

    back_up(place, file)


@click.command(cls=Command)
@click.argument("file", type=_A_FILE)
@STORE_OPTION
def restore(file: Path, place: str | None) -> None:
    """Fill a new store from a backup, all of it or nothing; on either engine."""
    from hearsay.cli.stored import restore_from

    restore_from(place, file)


@click.group(cls=Family)
def user() -> None:
    """Who may use the desk, and their tokens."""


@user.command("add")
@click.argument("name")
@click.option(
    "--role", type=click.Choice(ROLES), default="editor", help="What they may do (editor)."
)
@STORE_OPTION
def add_user(name: str, role: str, place: str | None) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    from hearsay.cli.users import add_one

    add_one(place, name, role)


@user.command("list")
@STORE_OPTION
def list_users(place: str | None) -> None:
    """List users with their roles and tokens."""
    from hearsay.cli.users import print_users

    print_users(place)


@user.command("password")
@click.argument("name")
@STORE_OPTION
def change_password(name: str, place: str | None) -> None:
    """Set a new password; whoever is logged in under the name is logged out."""
    from hearsay.cli.users import set_password

    set_password(place, name)


@user.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@STORE_OPTION
def change_role(name: str, role: str, place: str | None) -> None:
    """Give a user another role."""
    from hearsay.cli.users import set_role

    set_role(place, name, role)


@user.command("disable")
@click.argument("name")
@click.option("--again", is_flag=True, help="Let them in again.")
@STORE_OPTION
def disable_user(name: str, again: bool, place: str | None) -> None:  # noqa: FBT001  # as click calls it
    """Shut a user out at once, tokens too; what they judged keeps their name."""
    from hearsay.cli.users import shut_out

    shut_out(place, name, is_disabled=not again)


@user.command("token")
@click.argument("name")
@click.option("--for", "told", default="", metavar="TEXT", help="What it is for.")
@click.option("--role", type=click.Choice(ROLES), default="reader", help="What it may do (reader).")
@click.option(
    "--days", type=click.IntRange(1, 3650), default=365, help="How long it is good (365)."
)
@STORE_OPTION
def add_token(name: str, told: str, role: str, days: int, place: str | None) -> None:
    """Make an API token for a user and print it; it is shown this once."""
    from hearsay.cli.users import make_token

    make_token(place, name, told, (role, days))


@user.command("revoke")
@click.argument("token", metavar="ID")
@STORE_OPTION
def revoke_token(token: str, place: str | None) -> None:
    """Make a token useless."""
    from hearsay.cli.users import revoke

    revoke(place, token)


@click.command(cls=Command)
@STORE_OPTION
def mcp(place: str | None) -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output.

    Its tools read texts and search the store; none of them changes anything.
    """
    from hearsay.cli.assistant import answer_assistant

    answer_assistant(place)


DESK_COMMANDS = (store, re_read, backup, restore, user, mcp)
