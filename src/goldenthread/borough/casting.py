"""Plants the cast of corner children among the families of a borough, held by its three largest teams."""

from goldenthread.borough import cast_care, cast_front, cast_plans, cast_routes, cast_service
from goldenthread.borough.cast import Stage
from goldenthread.borough.rows import Books
from goldenthread.borough.truth import largest_teams, months_held
from goldenthread.borough.world import World


def plant(world: World) -> None:
    """Add the cast for the last twelve months; called once, when the last family has been followed."""
    world.collector.commit()
    held = {"involvements": world.collector.sinks["involvements"].finish()}
    teams = {team.id: team for every in world.workforce.teams.values() for team in every}
    chosen = [teams[one] for one in largest_teams(Books(world.clock, held)) if one in teams]
    months = [(month.start, month.end) for month in months_held(world.clock)]
    if not chosen or not months:
        return
    stage = Stage(world, months, chosen)
    for part in (cast_front, cast_plans, cast_care, cast_routes, cast_service):
        part.play(stage)
    stage.end()
