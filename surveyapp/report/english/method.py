"""The chapter of method."""

TEXTS = {
    "Een percentage gaat over de {many} die de vraag kregen en een antwoord gaven dat meetelt. Wie de "
    "vraag niet kreeg, niets invulde of bijvoorbeeld “weet ik niet” koos, telt niet mee. Het aantal "
    "dat meetelt heet n. Het aantal dat er in totaal is heet N.": (
        "A percentage is about the {many} that were asked the question and gave a valid answer. Who was "
        "not asked, filled in nothing or chose for instance “I do not know” does not count. The number "
        "that counts is called n. The number there is in all is called N."
    ),
    "Een 95%-interval laat zien hoeveel een cijfer door toeval kan afwijken. Het gaat alleen over "
    "toeval, en het neemt aan dat wie niet meedeed lijkt op wie wel meedeed.": (
        "A 95% interval shows how far a figure may be off by chance. It is about chance alone, and assumes "
        "that who did not take part is like who did."
    ),
    "Er is één keer afgerond, aan het eind; een half gaat omhoog. Percentages van antwoorden die "
    "elkaar uitsluiten tellen samen op tot 100%. Waar iemand meer antwoorden kon kiezen, hoeft dat "
    "niet.": (
        "Figures are rounded once, at the end; a half goes up. Percentages of answers that exclude each "
        "other add up to 100%. Where somebody could choose several answers they need not."
    ),
    "Uitkomsten over minder dan {threshold} {many} staan er niet in, ook niet in de bestanden bij dit "
    "verslag. Per groep staat er ook geen aantal van 1 tot en met {most}. Wat nodig is om dat geheim "
    "te houden is ook weg: dan staat er “afgeschermd”. Dat is bij deze meting altijd hetzelfde, in elk "
    "verslag en op het scherm. De verdeling van alle antwoorden samen staat er wel helemaal in, "
    "behalve van gegevens uit de adreslijst. Open antwoorden staan er pas als minstens {asked} "
    "{many} de vraag kregen en minstens {threshold} iets schreven. Bij getallen staat de spreiding "
    "er vanaf {spread} antwoorden, de middelste waarde vanaf {ordered}: van minder getallen zou dat "
    "vertellen wat ieder invulde. Een streepje betekent: hier is geen cijfer te geven.": (
        "Figures about fewer than {threshold} {many} are not in here, nor in the files with this report. "
        "Per group there is no count of 1 to {most} either. What is needed to keep that secret is gone "
        "too: there it says “protected”. For this wave that is always the same, in every report and on "
        "screen. The spread of all answers together is here in full, except of facts from the address "
        "list. Open answers are here only if at least {asked} {many} were asked and at least "
        "{threshold} wrote something. Of numbers the spread is given from {spread} answers on, the median "
        "from {ordered}: of fewer numbers that would tell what each filled in. A dash means: no figure can "
        "be given here."
    ),
    "Intervallen van percentages zijn berekend met de methode van Wilson, die van gemiddelden met de "
    "t-verdeling. Als N bekend is, is gecorrigeerd voor een eindige groep, per groep met het N van die "
    "groep. Doet iedereen mee, dan is er geen interval. Bij minder dan {interval_from} antwoorden "
    "drukken we geen interval af, ook niet van een verschil waarvan een van de twee kanten zo klein is.": (
        "Intervals of percentages are computed with Wilson's method, those of means with the t "
        "distribution. Where N is known there is a correction for a finite population, per group with the "
        "N of that group. If everybody takes part there is no interval. With fewer than {interval_from} "
        "answers we print no interval, nor of a difference of which one side is that small."
    ),
    "Als bekend is welke {many} beide keren antwoordden, en dat zijn er minstens {least}, dan gaat het "
    "verschil over hen: elk is met zichzelf vergeleken. Anders zijn het twee losse groepen, ook bij "
    "anonieme metingen en bij antwoorden via een open link. Onder elke vergelijking staat welke manier "
    "is gebruikt. Een verschil is de latere meting min de eerdere. Kwamen er bij een antwoord minder "
    "dan {threshold} van hen bij of gingen er zo weinig af, dan staan er geen interval en geen toets: "
    "daaruit is af te leiden hoeveel het er waren.": (
        "Where it is known which {many} answered both times, and they are at least {least}, the difference "
        "is about them: each is compared with itself. Otherwise they are two separate groups, as in "
        "anonymous waves and with answers through an open link. Under each comparison it says which way "
        "was used. A difference is the later wave minus the earlier. If fewer than {threshold} of them "
        "came to an answer or left it, there is no interval and no test: these would give away how many "
        "they were."
    ),
    "Verschillen zijn berekend met cijfers die niet zijn afgerond. Daardoor kan een verschil iets "
    "anders zijn dan de afgeronde cijfers doen denken.": (
        "Differences are computed from figures that are not rounded. So a difference may be a little other "
        "than the rounded figures suggest."
    ),
    "Staan er in een tabel meer toetsen, dan zijn de p-waarden aangepast met de methode van Holm. We "
    "noemen een verschil groter dan toeval als de aangepaste p-waarde kleiner is dan 0,05.": (
        "If there are several tests in a table, the p values are adjusted by Holm's method. We call a "
        "difference larger than chance when the adjusted p value is below 0.05."
    ),
    "Is een vraag tussen de metingen veranderd, dan staat er een streepje in plaats van een verschil. "
    "Een andere vraag geeft andere antwoorden, ook als er niets veranderd is.": (
        "If a question changed between the waves, there is a dash instead of a difference. Another "
        "question gets other answers, also when nothing changed."
    ),
    "De gebruikte metingen": "The waves used",
    "Onderdeel": "Item",
    "Zo zijn de cijfers in dit verslag gemaakt.": "This is how the figures in this report were made.",
    "e: deel van wie niet bereikt is dat er wel bij hoort": "e: part of those not reached that are eligible",
    "Respons volgens de standaard van AAPOR": "Response by the standard of AAPOR",
    "Maat": "Measure",
    "Een deel van de antwoorden kwam via een open link. Deelnemers kozen dan zelf of ze meededen. Hoe "
    "ver een cijfer door toeval kan afwijken is dan niet te zeggen, dus er zijn geen intervallen.": (
        "Part of the answers came through an open link. Participants then chose for themselves to take "
        "part. How far a figure may be off by chance cannot be said, so there are no intervals."
    ),
    "Hoeveel er in totaal bij een groep horen die met een vraag is gemaakt, is niet bekend. Daar is N "
    "geschat: het deel van de antwoorden dat bij de groep hoort, maal het N van iedereen.": (
        "How many there are in all in a group made with a question is not known. There N is estimated: the "
        "part of the answers in the group, times the N of everybody."
    ),
    "Elke meting is vergeleken met de eerste en met de meting ervoor.": (
        "Each wave is compared with the first and with the one before."
    ),
    "Het 95%-interval van een verschil is berekend volgens {join}.": (
        "The 95% interval of a difference is computed by {join}."
    ),
    "Gebruikte toetsen: {join}. Alle toetsen zijn tweezijdig, zonder correctie voor N.": (
        "Tests used: {join}. All tests are two-sided, without correction for N."
    ),
    "Vragenlijst": "Questionnaire",
    "Versie (controlegetal)": "Version (checksum)",
    "Periode": "Period",
    "Ingevuld (n)": "Completed (n)",
    "In totaal (N)": "In all (N)",
    "Gewogen": "Weighted",
    "Kleinste groep die getoond wordt": "Smallest group that is shown",
    "Niet overal is bekend hoeveel er in totaal zijn (N). Daar is niet gecorrigeerd voor dat aantal.": (
        "It is not known everywhere how many there are in all (N). There is no correction for that number there."
    ),
    "Hoe groot een verschil is: {name}. Vanaf {small} noemen we het klein, vanaf {medium} middelgroot, "
    "vanaf {large} groot. Dat zegt niets over toeval.": (
        "How large a difference is: {name}. From {small} we call it small, from {medium} medium, from "
        "{large} large. That says nothing about chance."
    ),
    "z-toets voor twee percentages, zonder continuïteitscorrectie": (
        "z test for two percentages, without continuity correction"
    ),
    "exacte toets van Fisher, als er minder dan 5 antwoorden te verwachten zijn": (
        "Fisher's exact test, when fewer than 5 answers are expected"
    ),
    "exacte Mann-Whitney-toets, bij ten hoogste 10 antwoorden in de kleinste meting": (
        "exact Mann-Whitney test, with at most 10 answers in the smallest wave"
    ),
    "Mann-Whitney-toets, benaderd, met correctie voor gelijke waarden en continuïteit": (
        "Mann-Whitney test, approximate, corrected for ties and continuity"
    ),
    "t-toets van Welch voor gemiddelden": "Welch's t test for means",
    "McNemar-toets (mid-p) voor percentages van wie beide keren antwoordde": (
        "McNemar's test (mid-p) for percentages of those who answered both times"
    ),
    "exacte rangtekentoets van Wilcoxon, bij ten hoogste 25 die veranderden": (
        "exact Wilcoxon signed-rank test, with at most 25 that changed"
    ),
    "rangtekentoets van Wilcoxon, benaderd, met correctie voor gelijke waarden en continuïteit": (
        "Wilcoxon signed-rank test, approximate, corrected for ties and continuity"
    ),
    "t-toets voor paren, voor gemiddelden van wie beide keren antwoordde": (
        "paired t test, for means of those who answered both times"
    ),
    "Newcombe (percentages, losse groepen)": "Newcombe (percentages, separate groups)",
    "Bonett en Price (percentages, paren)": "Bonett and Price (percentages, pairs)",
    "Welch (gemiddelden, losse groepen)": "Welch (means, separate groups)",
    "de t-verdeling (gemiddelden, paren)": "the t distribution (means, pairs)",
    "Cohens h voor percentages": "Cohen's h for percentages",
    "Cliffs delta voor scores en getallen (boven nul: hoger in de latere meting)": (
        "Cliff's delta for scores and numbers (above zero: higher in the later wave)"
    ),
    "de rang-biseriële correlatie r voor paren (boven nul: meer omhoog dan omlaag)": (
        "the rank-biserial correlation r for pairs (above zero: more up than down)"
    ),
    "Wie begon en niet instuurde, telt als afbreker (R) en niet als gedeeltelijk antwoord (P): "
    "antwoorden die niet zijn ingestuurd, gebruiken we nergens. Daarom zijn RR1 en RR2 hier gelijk, en "
    "ook RR3 en RR4, en RR5 en RR6.": (
        "Who began and did not hand in counts as a break-off (R) and not as a partial response (P): "
        "answers that were not handed in are used nowhere. So RR1 and RR2 are the same here, and RR3 and "
        "RR4, and RR5 and RR6."
    ),
}
