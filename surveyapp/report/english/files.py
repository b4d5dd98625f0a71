"""What the kinds of file say themselves: names of sheets and columns, contents, what stands beside a chart."""

TEXTS = {
    "Naar de inhoud": "Skip to the content",
    "Inhoud": "Contents",
    "Voorblad": "Cover",
    "Alle cijfers": "All figures",
    "Grafiekgegevens": "Chart data",
    "{label}: ondergrens": "{label}: lower limit",
    "{label}: bovengrens": "{label}: upper limit",
    "Antwoord (code)": "Answer (code)",
    "Aandeel": "Share",
    "Ondergrens": "Lower limit",
    "Bovengrens": "Upper limit",
    "n": "n",
    "Waarom niet": "Why not",
    "niemand gaf een antwoord dat meetelt": "nobody gave an answer that counts",
    "te kleine groep": "group too small",
    "zou een andere kleine groep verraden": "would give away another small group",
    "Tabel": "Table",
    "Regel": "Row",
    "Kolom": "Column",
    "Eenheid": "Unit",
    "Tekst": "Text",
    "Toelichting": "Note",
    "aantal": "count",
    "aandeel (0 tot 1)": "share (0 to 1)",
    "verschil van aandelen (-1 tot 1)": "difference of shares (-1 to 1)",
    "gemiddelde": "mean",
    "p-waarde": "p-value",
    "LEESMIJ.txt": "README.txt",
    "Bron: {where}": "Source: {where}",
    "Titel: {title}": "Title: {title}",
    "Beschrijving: {words}": "Description: {words}",
    "Basis: {words}": "Base: {words}",
    "Elk diagram van dit rapport is er twee keer: als svg (blijft scherp, hoe groot u het ook maakt) en als png.\n"
    "Gebruikt u een diagram ergens anders? Zet dan de tekst erbij die hieronder staat, voor wie het beeld "
    "niet ziet.\n": (
        "Every chart of this report is here twice: as svg (stays sharp at any size) and as png.\n"
        "Do you use a chart elsewhere? Then put the text below beside it, for those who do not see the picture.\n"
    ),
    "{label} (u)": "{label} (you)",
    "nee": "no",
}
