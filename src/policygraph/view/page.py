"""A network in, one HTML file out that shows it in a browser with nothing loaded from anywhere.

pyvis builds the nodes, edges and options and brings vis-network; the template is our own. Data reaches the
page only as JSON escaped for a script element and as autoescaped text, and a Content-Security-Policy allows
the page's own script and style by their hashes and nothing else.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .assets import content_policy, environment, own, page_script, vis_network
from .content import Content, clean, content_of
from .layout import layout
from .payload import payload, script_json, words
from .selection import Selection, whole
from .style import LINKS, OTHER_LINK, link_width, node_size, node_style

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    import networkx

    from .content import Link

    Layout = Callable[[int, Sequence[tuple[int, int, float]], Sequence[float]], list[tuple[int, int]]]

#: Up to so many nodes everything is drawn.
LIMIT: Final = 1500
#: More links than these no eye follows; the strongest are drawn.
LINKS_DRAWN: Final = 6000
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 100000,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"borderWidth": 1.5, "chosen": False},
    "edges": {"chosen": False, "arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
}


def write_picture(
    network: networkx.MultiDiGraph | Selection,
    path: str | Path,
    *,
    title: str,
    limit: int = LIMIT,
    focus: Hashable | None = None,
    places: Layout = layout,
) -> Selection:
    """Write the picture of ``network`` to ``path`` (UTF-8, one file, at most 10 MB) and return what it shows.

    A network of more than ``limit`` nodes is shown by its departments and what they share; a `Selection` is
    shown as it is. ``focus`` is the node that is selected when the page opens, ``places`` lays the nodes out.
    Raises OSError where the file
    cannot be written.
    """
    selection = network if isinstance(network, Selection) else whole(network, limit)
    html = picture(selection, title=title, focus=focus, places=places)
    Path(path).write_text(html, encoding="utf-8", newline="\n")
    return selection


def picture(
    selection: Selection, *, title: str, focus: Hashable | None = None, places: Layout = layout
) -> str:
    """Return the page that shows ``selection``."""
    content, dropped = _strongest(content_of(selection.network))
    drawing = _drawing(content, places)
    data = payload(
        content,
        selection.titles,
        words=words(),
        title=clean(title),
        mode=selection.mode,
        nodesOut=selection.nodes_out,
        linksOut=dropped,
        focus=next((place for place, t in enumerate(content.things) if t.id == clean(focus)), -1),
    )
    return _render(drawing, data, clean(title))


def _strongest(content: Content) -> tuple[Content, int]:
    """Leave out the weakest links where there are too many to draw; return how many."""
    if len(content.links) <= LINKS_DRAWN:
        return content, 0
    ranked = sorted(content.links, key=lambda link: (-link.count, link.source, link.target))
    kept = sorted(ranked[:LINKS_DRAWN], key=lambda link: (link.source, link.target))
    return Content(content.things, tuple(kept)), len(content.links) - LINKS_DRAWN


def _drawing(content: Content, places: Layout) -> Any:
    """Return pyvis' network with every node in its place."""
    # pyvis brings IPython along, a quarter of a second that only those who draw should wait for.
    from pyvis.network import Network

    place = {thing.id: number for number, thing in enumerate(content.things)}
    degree: Counter[str] = Counter()
    for link in content.links:
        degree.update({link.source, link.target})
    sizes = [node_size(thing.type, degree[thing.id]) for thing in content.things]
    points = places(
        len(content.things),
        [(place[link.source], place[link.target], float(link.count)) for link in content.links],
        sizes,
    )
    drawing = Network(directed=True, width="100%", height="100%")
    drawing.options = _OPTIONS
    for thing, size, (x, y) in zip(content.things, sizes, points, strict=True):
        style = node_style(thing.type)
        drawing.add_node(
            place[thing.id], thing.label, shape=style.shape, color=style.colour, size=size, x=x, y=y
        )
    for number, link in enumerate(content.links):
        drawing.add_edge(place[link.source], place[link.target], id=number, **_line(link))
    return drawing


def _line(link: Link) -> dict[str, Any]:
    """Return how a link is drawn: its first predicate's colour, dashed where nothing in it is done yet."""
    first = link.statements[0].predicate
    line: dict[str, Any] = {"width": link_width(link.count), "color": LINKS.get(first, OTHER_LINK)}
    if first != "sharesMeasure" and all(said.status != "done" for said in link.statements):
        line["dashes"] = [6, 5]
    if first == "sharesMeasure":  # sharing has no direction
        line["arrows"] = ""
    return line


def _render(drawing: Any, data: str, title: str) -> str:
    style, script, engine = own("page.css"), page_script(), vis_network()
    drawing.path = "template.html"
    drawing.templateEnv = environment()
    drawing.templateEnv.filters["script_json"] = _filter
    drawing.templateEnv.globals.update(
        title=title,
        style=style,
        engine=engine,
        script=script,
        data=data,
        policy=content_policy(style, engine, script),
    )
    html: str = drawing.generate_html()
    return html


def _filter(value: Any) -> str:
    """Pass on what pyvis hands to the template: its options are JSON already, nodes and edges are lists."""
    return script_json(json.loads(value) if isinstance(value, str) else value)
