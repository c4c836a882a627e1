"""Letters: an annual one that is published, a support plan the practice can correct, and a paper for the board."""

from typing import Final

from evenhand.config.seeding.story import Scene, Step, Story
from evenhand.cycle.letters import actions
from evenhand.cycle.letters.kinds import DECISIONS, LMC_COMMENT, THEMES
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.reviews.models import Review

_THEMES: Final = (
    "Getting through on Mondays was spoken of in every review. Help with telephones was promised to three practices "
    "and came late to one.\n\nRooms are short in the oldest buildings, and money for them was granted once."
)
_DECISIONS: Final = (
    "The board is asked to note the figures with their limits, and to pay for the second round of telephones."
)
_COMMENT: Final = "We were asked in time. We would have put the late help first."


class _Letters:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.letters: dict[str, Letter] = {}

    def begin(self, kind: str, practice: str, season: str) -> None:
        """Begin a letter; one about a review is of the year of that review."""
        review = Review.objects.filter(practice=practice, kind=kind).last()
        year = review.year if review else self.scene.year
        team = self.scene.cast.viewer("performance")
        self.letters[kind] = actions.begin(team, self.scene.opened(season), kind, practice, year)

    def share(self, kind: str, season: str) -> None:
        actions.share(self.scene.cast.viewer("performance"), self.letters[kind], self.scene.opened(season))

    def content(self, kind: str) -> None:
        letter = self.letters[kind]
        actions.say_content(self.scene.cast.at(letter.practice), letter)

    def finish(self, kind: str, season: str) -> None:
        actions.finish(self.scene.cast.viewer("performance"), self.letters[kind], self.scene.opened(season))

    def publish(self, kind: str) -> None:
        actions.step(self.scene.cast.viewer("performance"), self.letters[kind], "publish")

    def write(self, who: str, part: str, text: str) -> None:
        actions.write_text(self.scene.cast.viewer(who), self.letters["board-paper"], part, text, seen=0)


def story(scene: Scene) -> Story:
    """Return the letters of the year."""
    play, parts = _Letters(scene), scene.parts
    # The papers of the annual review were summer's.
    annual: tuple[Step, ...] = (
        scene.step(62, play.begin, "annual", parts.signed[0], "summer"),
        scene.step(62, play.share, "annual", "summer"),
        scene.step(61, play.content, "annual"),
        scene.step(61, play.finish, "annual", "summer"),
        scene.step(60, play.publish, "annual"),
    )
    board: tuple[Step, ...] = (
        scene.step(40, play.begin, "board-paper", "", "autumn"),
        scene.step(40, play.write, "performance", THEMES, _THEMES),
        scene.step(39, play.write, "performance", DECISIONS, _DECISIONS),
        scene.step(35, play.write, "lmc", LMC_COMMENT, _COMMENT),
        scene.step(34, play.share, "board-paper", "autumn"),
        scene.step(16, play.finish, "board-paper", "autumn"),
    )
    plan: tuple[Step, ...] = (
        scene.step(5, play.begin, "support-plan", parts.main, "autumn"),
        scene.step(5, play.share, "support-plan", "autumn"),
    )
    told = "Letters: an annual one published, a support plan with its practice, a paper for the board that is final"
    return Story(told, (*annual, *board, *plan))
