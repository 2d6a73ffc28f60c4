"""The gender a document shows for each person: titles and kin, pronouns nearby, given names.

No single sign decides where the others speak against it: "Trump spokesman Hope Hicks … she said".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from hearsay.text.people import Gender, Role

# A title or kin word says it outright; a role in "-man" is also used of women; a given name and
# each pronoun near a person who is named alone there say it with less force.
TITLE, MAN_ROLE, GIVEN_NAME, PRONOUN = 3.0, 0.75, 1.5, 0.5
MOST_PRONOUNS = 4  # more of them say no more
ENOUGH = 1.0


class GenderSigns:
    """Signs of gender, by person."""

    def __init__(self) -> None:
        self._signs: dict[int, dict[Gender, float]] = defaultdict(lambda: defaultdict(float))
        self._pronouns: dict[int, dict[Gender, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, who: int, gender: Gender | None, weight: float) -> None:
        """Note one sign; None is none. Signs of one weight are noted once a person and gender."""
        if gender is not None:
            known = self._signs[who]
            known[gender] = (
                max(known[gender], weight) if weight != GIVEN_NAME else known[gender] + weight
            )

    def add_pronoun(self, who: int, gender: Gender) -> None:
        """Note a pronoun that can hardly stand for anybody else."""
        self._pronouns[who][gender] += 1

    def gender_of(self, who: int) -> Gender | None:
        """The gender most signs speak for; None where they are few or against each other."""
        totals: Mapping[Gender, float] = {
            gender: self._signs[who][gender]
            + PRONOUN * min(MOST_PRONOUNS, self._pronouns[who][gender])
            for gender in Gender
        }
        lead = totals[Gender.MALE] - totals[Gender.FEMALE]
        if abs(lead) < ENOUGH:
            return None
        return Gender.MALE if lead > 0 else Gender.FEMALE


def weight_of_roles(roles: Iterable[Role]) -> Iterable[tuple[Gender, float]]:
    """The signs in what somebody is called."""
    for role in roles:
        if role.gender is not None:
            is_man_role = role.noun.endswith("man") and role.noun not in {"man", "gentleman"}
            is_weak = is_man_role and role.gender is Gender.MALE
            yield role.gender, MAN_ROLE if is_weak else TITLE
