"""Charts: every label whole, none over another, all on the paper; colours that hold in black and white."""

from itertools import combinations, pairwise

import pytest

from surveyapp.report import charts, palette
from surveyapp.report.charts import measure
from surveyapp.report.charts.drawing import Bar, Drawing, Label, Mark, Rule
from surveyapp.report.charts.trend import apart
from surveyapp.report.model import Axis, Chart, ChartKind, Series, Unit
from surveyapp.report.palette import Colour, contrast
from surveyapp.report.pdf.figure import drawings as figure_drawings
from tests.report.pdf.reports import ANSWERS, chart, series

BLUE, YELLOW, BLACK = "#154273", "#ffe600", "#000000"
LONG = (
    "Vrijwilligers begeleiden en een planning maken voor het hele seizoen",
    "Arbeidsongeschiktheidsverzekeringsmaatschappijen",
    "Wij weten niet of de organisatie over drie jaar nog bestaat, of misschien in een heel andere vorm",
    "Ja",
    "Nee, en dat is een groot probleem voor de voorzieningen in onze kern/wijk/dorp",
)
SHARES = (0.05, 0.31, 0.14, 0.02, 0.48)


def boxes(drawing: Drawing) -> list[tuple[str, float, float, float, float]]:
    """The place of every label: text, left, bottom, right, top."""
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Label) and shape.text:
            width = measure.width(shape.text, shape.size, shape.bold)
            left = shape.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor]
            found.append((shape.text, left, shape.y, left + width, shape.y + 0.73 * shape.size))
    return found


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(boxes(drawing), 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


def crossed(drawing: Drawing) -> list[str]:
    """The labels that a line or the edge of a square runs through."""
    ends = [(*rule.points[0], *rule.points[-1]) for rule in drawing.shapes if isinstance(rule, Rule)]
    for bar in (shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.width == shape.height > 100):
        ends += [(x, bar.y, x, bar.y + bar.height) for x in (bar.x, bar.x + bar.width)]
    return [
        text
        for text, left, low, right, high in boxes(drawing)
        if any(left < x2 and x1 < right and low < y2 and y1 < high for x1, y1, x2, y2 in ends)
    ]


def words(drawing: Drawing) -> str:
    return "".join("".join(text.split()) for text, *_ in boxes(drawing))


VERY_LONG = ("Vrijwilligers die zich inzetten voor wie dat nodig heeft, in elke kern en buurt van de gemeente " * 3)[
    :200
]

CHARTS: dict[str, Chart] = {
    **{kind.value: chart(kind) for kind in ChartKind},
    "long labels": chart(categories=LONG, series=(series("m", *SHARES),)),
    "two waves with long names": chart(
        categories=LONG, series=(series(LONG[0], *SHARES), series(LONG[2], *reversed(SHARES)))
    ),
    "three waves": chart(categories=LONG, series=tuple(series(f"{n}-meting", *SHARES) for n in range(3))),
    "columns with long labels": chart(ChartKind.COLUMNS, categories=LONG, series=(series("m", *SHARES),)),
    "ten columns": chart(
        ChartKind.COLUMNS,
        categories=tuple(str(n) for n in range(1, 11)),
        series=(series("m", *SHARES, *SHARES),),
    ),
    "columns of two waves": chart(
        ChartKind.COLUMNS, series=(series("0-meting", *SHARES), series("1-meting", *reversed(SHARES)))
    ),
    "thirty bars": chart(categories=tuple(f"Kern {n}" for n in range(30)), series=(series("m", *(SHARES * 6)),)),
    "stacked with long labels": chart(
        ChartKind.STACKED,
        categories=LONG,
        series=(*(series(answer, *SHARES) for answer in ANSWERS), series(LONG[2], *SHARES, muted=True)),
    ),
    "lines that lie together": chart(
        ChartKind.LINES,
        series=tuple(series(name, 0.5 + n / 100, 0.5, 0.52 - n / 100) for n, name in enumerate(LONG)),
    ),
    "one line": chart(ChartKind.LINES, series=(series("Genoeg", 0.4, 0.2, 0.6),)),
    "lines with limits": chart(
        ChartKind.LINES,
        series=tuple(
            Series(name, (0.2, 0.6, 0.9), ("20%", "60%", "90%"), limits=((0.1, 0.3), None, (0.8, 1.0)), breaks=(2,))
            for name in ("Een", "Twee")[:1]
        ),
    ),
    "points of four groups": chart(
        ChartKind.DOTS,
        categories=LONG,
        series=tuple(
            Series(name, (1.0, 0.0, None, 0.5, 0.5), ("100", "0", "–", "50", "50"), limits=((0.9, 1.0), None, None))
            for name in ("Beleidsmedewerker", "Collega's", "Partners", "Organisaties")
        ),
    ),
    "gaps of four groups with long names": chart(
        ChartKind.GAP,
        categories=LONG,
        series=tuple(
            Series(name, values, tuple("–" if v is None else f"{v * 100:.0f}" for v in values))
            for name, values in (
                ("Beleidsmedewerker van een heel grote gemeente", (1.0, 0.0, 0.5, 0.5, 0.52)),
                ("Collega's", (1.0, 0.01, 0.5, None, 0.5)),
                ("Partners", (1.0, 0.02, 0.5, None, 0.2)),
                ("Organisaties", (0.99, 0.0, 0.5, 0.1, 0.21)),
            )
        ),
    ),
    "two sides with long labels": chart(
        ChartKind.DIVERGING,
        categories=LONG,
        series=(*(series(answer, *SHARES) for answer in ANSWERS), series(LONG[2], *SHARES, muted=True)),
    ),
    "two sides without a middle": chart(
        ChartKind.DIVERGING, categories=LONG, series=tuple(series(name, *([0.25] * 5)) for name in LONG[1:])
    ),
    "all on one side": chart(
        ChartKind.DIVERGING, categories=("a", "b"), series=(series("Oneens", 0.0, 0.0), series("Eens", 1.0, 1.0))
    ),
    "lines at zero": chart(ChartKind.LINES, series=(series("Een", 0.0, 0.0, 0.0), series("Twee", 0.0, 0.0, 0.0))),
    "points that lie together": chart(
        ChartKind.QUADRANT,
        series=tuple(Series(f"Gemeente nummer {n}", (4 + n / 9, 5), (f"{n}", "5")) for n in range(5)),
    ),
    "many points with long names": chart(
        ChartKind.QUADRANT,
        series=tuple(Series(LONG[n % 5], (n % 4 - 1.5, n / 3 - 1.5), (f"{n}", "5")) for n in range(9)),
    ),
    "four quadrants with very long names": chart(
        ChartKind.QUADRANT,
        categories=(VERY_LONG, VERY_LONG),
        corners=(VERY_LONG[:40],) * 4,
        maximum=3.0,
        series=tuple(Series(VERY_LONG, (n - 1.5, 1.5 - n), (f"{n}", "5")) for n in range(4)),
    ),
    "points in the corners of four quadrants": chart(
        ChartKind.QUADRANT,
        categories=("Samen", "Zelf"),
        corners=("Regisseren", "Verbinden", "Toekijken", "Meedoen"),
        axes=(Axis(-2, 0, 2), Axis(-2, 0, 2)),
        series=tuple(Series(f"{x}{y}", (x, y), ("1", "1")) for x in (-1.9, 1.9) for y in (-1.9, 1.9)),
    ),
    "points of groups with very long names": chart(
        ChartKind.DOTS, series=tuple(series(f"{n} {VERY_LONG}", *SHARES) for n in range(3))
    ),
    "gaps of groups with very long names": chart(
        ChartKind.GAP,
        series=tuple(series(f"{n} {VERY_LONG}", *(share / (n + 1) for share in SHARES)) for n in range(3)),
    ),
    "differences": chart(
        categories=LONG,
        series=(Series("v", (0.1, -0.2, 0.0, None, 0.05), ("+10", "−20", "0", "–", "+5")),),
        unit=Unit.POINTS,
    ),
    "nothing known": chart(categories=("Ja", "Nee"), series=(series("m", None, None),)),
    "one category": chart(categories=("Ja",), series=(series("m", 1.0),)),
    "no category": chart(categories=(), series=(series("m"),)),
    "all zero": chart(categories=("Ja", "Nee"), series=(series("m", 0.0, 0.0),)),
}


@pytest.mark.parametrize("name", CHARTS)
def test_no_label_lies_over_another(name: str) -> None:
    assert overlaps(charts.layout(CHARTS[name], BLUE)) == []


@pytest.mark.parametrize("name", [name for name in CHARTS if CHARTS[name].kind is ChartKind.QUADRANT])
def test_no_name_of_a_point_lies_on_a_line(name: str) -> None:
    assert crossed(charts.layout(CHARTS[name], BLUE)) == []


@pytest.mark.parametrize("name", [name for name in CHARTS if CHARTS[name].corners])
def test_no_point_covers_the_name_of_its_quadrant(name: str) -> None:
    drawing = charts.layout(CHARTS[name], BLUE)
    marks = [shape for shape in drawing.shapes if isinstance(shape, Mark)]
    for corner in CHARTS[name].corners:
        for _, left, bottom, right, top in (box for box in boxes(drawing) if box[0] in corner):
            assert not [mark for mark in marks if left < mark.x < right and bottom < mark.y < top]


@pytest.mark.parametrize("name", CHARTS)
def test_every_label_is_on_the_paper(name: str) -> None:
    drawing = charts.layout(CHARTS[name], BLUE)
    assert drawing.height < 640
    for text, left, bottom, right, top in boxes(drawing):
        assert left >= -0.5, text
        assert right <= drawing.width + 0.5, text
        assert bottom >= -0.5, text
        assert top <= drawing.height + 0.5, text


@pytest.mark.parametrize("name", CHARTS)
def test_every_bar_is_on_the_paper(name: str) -> None:
    drawing = charts.layout(CHARTS[name], BLUE)
    for bar in (shape for shape in drawing.shapes if isinstance(shape, Bar)):
        assert -0.1 <= bar.x <= bar.x + bar.width <= drawing.width + 0.1
        assert -0.1 <= bar.y <= bar.y + bar.height <= drawing.height + 0.1


@pytest.mark.parametrize("name", [name for name in CHARTS if CHARTS[name].kind is not ChartKind.QUADRANT])
def test_every_category_and_every_name_of_several_series_is_written_whole(name: str) -> None:
    made = CHARTS[name]
    drawn = words(charts.layout(made, BLUE))
    names = [one.label for one in made.series] if len(made.series) > 1 else []
    for text in [*made.categories, *names]:
        assert all(word in drawn for word in text.split())


@pytest.mark.parametrize("name", ["bars", "columns", "lines", "quadrant", "long labels", "ten columns", "differences"])
def test_every_value_is_written(name: str) -> None:
    drawn = [text for text, *_ in boxes(charts.layout(CHARTS[name], BLUE))]
    for one in CHARTS[name].series:
        for value, text in zip(one.values, one.labels, strict=True):
            shown = any(text in label.split(" · ") for label in drawn)
            assert shown or (value is None and CHARTS[name].kind is ChartKind.LINES)


def _bars(drawing: Drawing, colour: Colour) -> list[Bar]:
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.colour == colour]


def test_bars_are_as_long_as_their_values() -> None:
    made = chart(categories=("Ja", "Nee", "Soms"), series=(series("m", 0.6, 0.3, 0.1),))
    lengths = [bar.width for bar in _bars(charts.layout(made, BLUE), palette.strong(BLUE))]
    assert lengths[0] / lengths[2] == pytest.approx(6)
    assert lengths[1] / lengths[2] == pytest.approx(3)


def test_a_negative_bar_ends_where_a_positive_one_begins() -> None:
    made = chart(categories=("a", "b"), series=(Series("v", (0.1, -0.1), ("+10", "−10")),), unit=Unit.POINTS)
    up, down = _bars(charts.layout(made, BLUE), palette.strong(BLUE))
    assert down.x + down.width == pytest.approx(up.x)
    assert up.width == pytest.approx(down.width)


def test_a_stacked_row_is_as_long_as_what_its_shares_add_up_to_and_the_muted_ones_stand_apart() -> None:
    made = chart(
        ChartKind.STACKED,
        categories=("Stelling",),
        series=(series("Oneens", 0.4), series("Eens", 0.6), series("Weet niet", 0.1, muted=True)),
    )
    segments = [shape for shape in charts.layout(made, BLUE).shapes if isinstance(shape, Bar)][-3:]
    disagree, agree, unknown = segments
    assert disagree.x + disagree.width == pytest.approx(agree.x)
    assert agree.width / disagree.width == pytest.approx(1.5)
    assert unknown.width / disagree.width == pytest.approx(0.25)
    assert unknown.x > agree.x + agree.width + 10
    assert unknown.colour == palette.MUTED


def sided(drawing: Drawing) -> tuple[list[Bar], float]:
    """The segments of the rows, without the legend, and where the line is."""
    line = next(
        shape.points[0][0] for shape in drawing.shapes if isinstance(shape, Rule) and shape.colour == palette.INK
    )
    return [shape for shape in drawing.shapes if isinstance(shape, Bar) and shape.edge == palette.WHITE], line


def test_a_neutral_answer_lies_across_the_line_and_negative_answers_left_of_it() -> None:
    shares = (("Oneens", 0.3), ("Neutraal", 0.2), ("Eens", 0.5), ("Weet niet", 0.1))
    made = chart(
        ChartKind.DIVERGING,
        categories=("Stelling",),
        series=tuple(series(name, share, muted=name == "Weet niet") for name, share in shares),
    )
    drawing = charts.layout(made, BLUE)
    (negative, neutral, positive), line = sided(drawing)
    assert neutral.x + neutral.width / 2 == pytest.approx(line)
    painted = [shape for shape in drawing.shapes if shape == neutral or isinstance(shape, Rule)]
    assert painted.index(neutral) == 1, "the line is painted before the bars, so that it crosses no value"
    assert negative.x + negative.width == pytest.approx(neutral.x)
    assert positive.x == pytest.approx(neutral.x + neutral.width)
    assert negative.width / positive.width == pytest.approx(0.6)
    unknown = next(s for s in reversed(drawing.shapes) if isinstance(s, Bar) and s.colour == palette.MUTED)
    assert unknown.x > positive.x + positive.width + 10


def test_without_a_neutral_answer_the_line_lies_between_the_two_halves_of_every_row() -> None:
    made = chart(
        ChartKind.DIVERGING,
        categories=("a", "b"),
        series=tuple(series(str(n), share, 0.4 - share) for n, share in enumerate((0.1, 0.2, 0.3, 0.4))),
    )
    bars, line = sided(charts.layout(made, BLUE))
    ends = [(bar.x, bar.x + bar.width) for bar in bars]
    assert all(right <= line + 0.01 or left >= line - 0.01 for left, right in ends)
    assert sum(right == pytest.approx(line) for _, right in ends) == 2


def test_a_part_of_a_long_chart_keeps_its_line_where_the_whole_has_it() -> None:
    whole = chart(
        ChartKind.DIVERGING,
        categories=tuple(f"Stelling {n:03}" for n in range(90)),
        series=(series("Oneens", *(n / 100 for n in range(90))), series("Eens", *(1 - n / 100 for n in range(90)))),
    )
    parts = figure_drawings(whole, BLUE, charts.WIDTH)
    assert len(parts) > 1
    assert len({round(sided(part)[1], 3) for part in parts}) == 1


def test_the_points_of_a_row_are_joined_from_the_lowest_to_the_highest() -> None:
    made = chart(
        ChartKind.GAP,
        categories=("a", "b"),
        series=tuple(
            Series(name, values, tuple(map(str, values)))
            for name, values in (("een", (0.2, 0.3)), ("twee", (0.8, None)), ("drie", (0.5, None)))
        ),
    )
    drawing = charts.layout(made, BLUE)
    (joint,) = [shape for shape in drawing.shapes if isinstance(shape, Rule) and shape.thickness == 1.5]
    marks = [shape for shape in drawing.shapes if isinstance(shape, Mark) and shape.size == 7.0]
    assert [mark.shape for mark in marks] == ["o", "^", "s", "o"]
    assert [point[0] for point in joint.points] == pytest.approx([marks[0].x, marks[2].x])


def test_a_missing_wave_breaks_the_line_and_leaves_no_point() -> None:
    made = chart(ChartKind.LINES, series=(series("Een", 0.4, None, 0.6), series("Twee", 0.1, 0.2, 0.3)))
    drawing = charts.layout(made, BLUE)
    own = palette.strong(BLUE)
    assert not [shape for shape in drawing.shapes if isinstance(shape, Rule) and shape.colour == own]
    assert len([shape for shape in drawing.shapes if isinstance(shape, Mark) and shape.colour == own]) == 2 + 1


def test_lines_differ_in_mark_and_dash_too() -> None:
    made = chart(ChartKind.LINES, series=tuple(series(str(n), 0.1 * n, 0.2, 0.3) for n in range(1, 6)))
    drawing = charts.layout(made, BLUE)
    assert len({shape.shape for shape in drawing.shapes if isinstance(shape, Mark)}) == 5
    assert len({shape.dash for shape in drawing.shapes if isinstance(shape, Rule) and shape.thickness > 1}) == 5


@pytest.mark.parametrize("colour", [BLUE, YELLOW, BLACK, "#e17000", "#39870c", "#ffffff", "no colour"])
@pytest.mark.parametrize("count", range(2, 8))
def test_neighbouring_shades_differ_without_colour(colour: str, count: int) -> None:
    shades = palette.shades(colour, count)
    steps = [contrast(one, other) for one, other in pairwise(shades)]
    assert min(steps) >= 1.25
    assert max(steps) - min(steps) < 0.2


@pytest.mark.parametrize("colour", [BLUE, YELLOW, BLACK, "#e17000", "#ffffff", "#12", ""])
def test_text_can_be_read(colour: str) -> None:
    assert contrast(palette.strong(colour), palette.WHITE) >= 4.5
    assert contrast(palette.SOFT, palette.WHITE) >= 4.5
    for shade in palette.shades(colour, 7):
        assert contrast(palette.ink_on(shade), shade) >= 4
    for line in palette.distinct(colour, 6):
        assert contrast(line, palette.WHITE) >= 4.5


def test_what_is_light_has_an_edge_that_shows() -> None:
    light, dark = palette.shades(BLUE, 5)[-1], palette.shades(BLUE, 5)[0]
    made = chart(ChartKind.STACKED, categories=("Stelling",))
    swatches = {shape.colour: shape.edge for shape in charts.layout(made, BLUE).shapes if isinstance(shape, Bar)}
    assert contrast(light, palette.WHITE) < 3
    assert light in swatches
    assert dark in swatches


@pytest.mark.parametrize(
    ("wished", "upwards", "placed"),
    [
        ([], True, []),
        ([5.0], True, [5.0]),
        ([0.0, 30.0], True, [0.0, 30.0]),
        ([0.0, 4.0, 5.0], True, [0.0, 10.0, 20.0]),
        ([5.0, 0.0], True, [10.0, 0.0]),
        ([0.0, 4.0], False, [-6.0, 4.0]),
    ],
)
def test_labels_give_way_in_their_order(wished: list[float], upwards: bool, placed: list[float]) -> None:
    assert apart(wished, 10.0, upwards=upwards) == placed


def test_a_long_word_is_cut_only_when_it_does_not_fit() -> None:
    assert measure.wrapped("een twee drie", 1000, 10) == ["een twee drie"]
    assert measure.wrapped("een twee", measure.width("twee", 10), 10) == ["een", "twee"]
    parts = measure.wrapped(LONG[1], 60, 10)
    assert "".join(parts) == LONG[1]
    assert all(measure.width(part, 10) <= 60 for part in parts)
    assert measure.wrapped("kern/wijk/dorpsraad", measure.width("kern/wijk/d", 10), 10) == ["kern/wijk/", "dorpsraad"]
    assert measure.wrapped("", 60, 10) == []
