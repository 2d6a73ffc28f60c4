"""The console that everything for a person is printed on."""

from rich.console import Console


class PlainConsole(Console):
    """Prints what it is given: no markup, no emoji names, no colours it was not asked for."""

    def __init__(self) -> None:
        super().__init__(markup=False, highlight=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Let the command end as all do; rich itself would end with the code of a bug."""
        raise BrokenPipeError
