"""How colleagues, partners, the officer and who made the typetest answer in the demonstration: invented figures."""

from surveyapp.demo.spreads import Spread

EASY, HARD = (3, 12, 25, 46, 14), (8, 27, 32, 27, 6)
"""Shapes of a scale of five: mostly satisfied, and divided."""

SPREADS: dict[str, Spread] = {
    # colleagues
    "col00": Spread((3, 2, 3, 2, 3, 2, 2, 1, 2, 0)),
    "col15": Spread((4, 24, 46, 26), loading=0.4, unknown=0.02),
    "col14": Spread((44, 6, 20, 30), loading=0.3, unknown=0.03),
    "col01": Spread((4, 18, 50, 28), loading=0.5),
    "col02": Spread((10, 38, 40, 12), loading=0.6, unknown=0.03),
    "col03": Spread((4, 16, 50, 30), loading=0.4),
    "col04": Spread(EASY, loading=0.5, unknown=0.05),
    "col05": Spread(EASY, loading=0.3, unknown=0.05),
    "col06": Spread((8, 30, 46, 16), loading=0.5),
    "col07": Spread((14, 40, 36, 10), loading=0.5),
    "col08": Spread(HARD, loading=0.5, unknown=0.05),
    "col09": Spread(EASY, loading=0.6),
    "col10": Spread((16, 42, 32, 10), loading=0.5, unknown=0.03),
    "col13": Spread((0, 1, 2, 6, 14, 30, 32, 13, 2, 0), loading=0.6),
    # partners
    "ext01": Spread((2, 3, 3, 2, 1, 2, 1, 0)),
    "ext03": Spread((18, 46, 28, 8), loading=0.5, unknown=0.02),
    "ext04": Spread((6, 16, 18, 44, 16), loading=0.5),
    "ext05": Spread((12, 34, 30, 20, 4), loading=0.5, unknown=0.05),
    "ext06": Spread(EASY, loading=0.5),
    "ext07": Spread((3, 10, 24, 45, 18), loading=0.3),
    "ext08": Spread((12, 40, 48), loading=0.5, unknown=0.05),
    "ext09": Spread((0, 0, 2, 6, 14, 32, 34, 11, 1, 0), loading=0.6),
    # the officer, who sees it a little brighter than the others do
    "zelf00": Spread((1, 0)),
    "zelf01": Spread((0, 0, 1, 0)),
    "zelf02": Spread((0, 0, 1, 0)),
    "zelf03": Spread((0, 0, 1, 0)),
    "zelf05": Spread((0, 0, 0, 1, 0)),
    "zelf08": Spread((0, 1, 1, 0)),
    "zelf09": Spread((0, 1, 0)),
    "zelf10": Spread((0, 0, 0, 1, 0)),
    "zelf11": Spread((0, 0, 1, 0)),
    "zelf20": Spread((1, 0, 0, 0)),
    "zelf28": Spread((1, 0, 0, 0)),
    # the typetest: a municipality that steers a little, for all volunteers
    "tt00": Spread((4, 1, 1, 1, 0)),
    **{code: Spread((6, 18, 26, 38, 12), loading=0.3) for code in ("tt01", "tt03", "tt06", "tt07", "tt09", "tt11")},
    **{code: Spread((14, 36, 28, 18, 4), loading=-0.3) for code in ("tt02", "tt05", "tt08", "tt10", "tt12")},
    "tt04": Spread((6, 26, 34, 28, 6)),
    "tt13_regie": Spread((4, 30, 36, 26, 4)),
    "tt13_breedte": Spread((2, 8, 20, 44, 26)),
}

WORDS: dict[str, tuple[str, ...]] = {
    "col11": (
        "We weten elkaar sneller te vinden dan twee jaar geleden.",
        "De bijeenkomst met verenigingen: voor het eerst zaten sport en zorg aan één tafel.",
        "Het vaste overleg van een uur per maand. Kort en nuttig.",
        "Dat we samen één aanspreekpunt voor organisaties hebben gekozen.",
        "De wethouder was er elke keer bij. Dat hielp.",
    ),
    "col12": (
        "Bij de uitvoering was niet altijd duidelijk wie wat doet.",
        "Vraag ons eerder. Wij kregen het stuk pas toen het bijna klaar was.",
        "Er kwam wel een plan, maar geen tijd om eraan te werken.",
        "Spreek per afdeling af hoeveel geld er in het programma gaat.",
    ),
    "ext10_werkt": (
        "We hebben één vast contact en krijgen snel antwoord.",
        "De gemeente denkt mee als wij iets nieuws willen proberen.",
        "De jaarlijkse bijeenkomst met alle partners.",
    ),
    "ext10_anders": (
        "Zorg en welzijn vragen soms verschillende dingen van ons. Spreek dat eerst samen af.",
        "Maak afspraken voor langer dan een jaar.",
        "Laat weten wat er met onze inbreng is gedaan.",
    ),
    "zelf02_toelichting": ("Zes van de acht afdelingen deden mee. Twee hadden geen tijd vrijgemaakt.",),
    "zelf12": ("Het ene aanspreekpunt voor organisaties. Daar horen we veel goeds over.",),
    "zelf13": ("Eerder afspreken wie wat betaalt, en dat op papier zetten.",),
    "zelf14": ("De wens om hulp bij het vinden van bestuursleden. Het steunpunt begint dit najaar.",),
    "tt14": (
        "Loslaten waar het goed gaat, sturen waar mensen tussen wal en schip vallen.",
        "Vrijwilligers zijn van de samenleving, niet van de gemeente.",
        "Met weinig geld moet je kiezen.",
    ),
}
"""What the first so many write in the open questions."""
