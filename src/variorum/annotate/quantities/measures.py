"""The words that tell what a number measures: verbs before and after it, and nouns of their own.

All patterns are for lower-case text. `AFTER` matches where the counted phrase is the subject or
is followed by a participle ("were killed", "dead", "taken to hospital"); `BEFORE` where it is the
object of a verb or noun directly in front of it ("killing", "the deaths of"); `TOLL` where a
sum is told some words ahead ("the death toll rose to").
"""

import re
from typing import cast

from variorum.lexicon import one_of, table, words
from variorum.model import Measure

_HOSPITAL = (
    r"(?:hospitals?|(?:medical|trauma) (?:cent(?:er|re)s?|facilit(?:y|ies))|clinics?|"
    r"emergency rooms?|infirmary)"
)
_WOUNDS = r"(?:injur(?:y|ies)|wounds?|burns|bruises|cuts|fractures|smoke inhalation|concussions?)"

_DANGER = (
    r"(?: (?:under|beneath|inside|below))?(?: (?!and\b|but\b|service\b)[\w'’-]+){0,3}? "
    rf"(?:{one_of('counted.places_of_danger')})\b"
)
"""What people are taken out of to be safe; trams are taken out of service, gunmen by a missile."""

_AFTER: dict[Measure, str] = {
    "hospitalized": r"hospitali[sz]ed|(?:taken|rushed|brought|airlifted|flown|transported|admitted|"
    r"sent|evacuated|transferred|moved|driven|conveyed|carried|hospitali[sz]ed)"
    r"(?: (?!and\b|but\b|who\b)[\w'’-]+){0,5}? (?:to|in|into|at)"
    rf"(?: (?!and\b|but\b)[\w'’-]+){{0,5}}? {_HOSPITAL}|"
    rf"treated (?:in|at)(?: [\w'’-]+){{0,4}}? {_HOSPITAL}|"
    r"(?:located )?in (?:the |a )?(?:\w+ )?hospital|in (?:intensive )?care|"
    r"to (?:the |a |nearby |local )*hospitals?|brought in for treatment",
    "killed": r"killed|dead|died|dies?|dying|slain|murdered|massacred|executed|assassinated|"
    r"beheaded|perished|drowned|electrocuted|lynched|martyred|gunned down|"
    r"shot (?:dead|and killed|to death)|fatally (?:shot|stabbed|wounded|injured|struck|hit)|"
    r"mortally wounded|(?:burned|burnt|stabbed|beaten|crushed|trampled|hacked|bludgeoned|starved|"
    r"frozen|froze|choked|suffocated|strangled) to death|lost their (?:own )?lives|"
    r"lost (?:his|her) life|lives? (?:were |was |been )?lost|succumbed|passed away|fatally|"
    r"confirmed dead|(?:lives )?(?:were |was )?lost(?= (?:to|in|at|when)\b)",
    "injured": r"injured|wounded|hurt|maimed|scalded|overcome (?:by|with) (?:smoke|fumes|heat|gas)|"
    r"shot|stabbed|struck by (?:gunfire|bullets?)|"
    r"hit by (?:gunfire|bullets?|shrapnel)|burned|burnt|treated (?:at the scene|for|on the spot)|"
    r"(?:struck|hit|grazed)(?: \w+){0,3}? by (?:an? |the )?(?:stray )?"
    r"(?:bullets?|gunshots?|debris)|"
    r"recovering (?:in|at|from (?:an? |the |his |her |their )?(?:\w+ )?(?:wounds?|injur|surgery))|"
    r"(?:suffer(?:ed|ing|s)?|sustain(?:ed|ing)?|receiv(?:ed|ing)|with)"
    rf"(?: [\w'’,-]+){{0,4}}? {_WOUNDS}|ha(?:d|ve|s)(?: [\w'’,-]+){{0,4}}? injuries|"
    r"in (?:a )?(?:critical|serious|stable|fair|good|grave)(?: but stable)? condition",
    "missing": r"(?:went |gone |go )?missing|unaccounted for|"
    r"not (?:yet )?been (?:accounted for|located|heard from)|disappeared|vanished|"
    r"not been found|lost at sea",
    "trapped": r"trapped|stranded|stuck|buried (?:under|beneath|in|by|alive)|pinned|"
    r"(?:remain(?:s|ed|ing)? )?(?:inside|under (?:the )?rubble|in (?:the )?(?:wreckage|rubble))|"
    r"marooned|cut off|underground",
    "rescued": r"rescued|saved|winched|plucked|dug out|freed from (?:the )?(?:wreckage|rubble)|"
    r"(?:pulled|brought|taken|carried|led) (?:alive|to safety|free)|alive|"
    rf"(?:pulled|brought|taken|carried|helped|led|lifted) out (?:of|from){_DANGER}|"
    r"(?:pulled|brought|taken|carried|helped|led) out (?:alive|unhurt|unharmed|safely)|"
    r"pulled out(?! of\b)|"
    r"pulled from|removed from (?!(?:the |an? |his |her |their )?(?:flight|plane|aircraft|office|"
    r"posts?|lists?|schools?|court|power|jobs?|duty|team|homes?|rolls?)\b)|brought to safety|"
    r"(?:airlifted|flown|ferried|carried|winched|guided) to safety|"
    r"led to safety|cut free|survived|"
    r"escaped(?: (?:unhurt|unharmed|uninjured|unscathed|alive))?"
    r"(?! (?:custody|justice|prosecution|punishment|arrest|from (?:\w+ )?(?:jail|prison|custody|"
    r"detention))\b)",
    "detained": r"arrested|detained|jailed|imprisoned|apprehended|"
    r"(?:taken )?into custody|in custody|hostage|(?:placed |put )?under arrest|"
    r"in detention|in captivity|captives?|captured|kidnapped|abducted|seized|"
    r"taken (?:hostage|captive|prisoner)|"
    r"held (?:hostage|captive|in|by|for|without|on suspicion)|rounded up|behind bars|interned|"
    r"taken away",
    "released": r"released|freed|set free|liberated|let go|bailed|exchanged|swapped",
    "displaced": r"displaced|uprooted|homeless|fled|fleeing|flee|driven (?:from|out)|"
    r"crossed (?:the border|into)|"
    r"forced (?:to (?:flee|leave|abandon)|from|out)|(?:lost|left|abandoned|leaving) their homes|"
    r"lost (?:the|their) (?:roofs?|homes?|houses?)|"
    r"(?:left|leaving) (?:the|their) (?:towns?|cit(?:y|ies)|villages?|valley|island|houses?)|left",
    "evacuated": r"evacuated?|told to (?:leave|evacuate)|ordered to (?:leave|evacuate)|"
    r"leave (?:the|their) (?:homes?|houses?|areas?|towns?|cit(?:y|ies)|villages?|buildings?)|"
    r"moved to (?:safety|(?:an? |the )?(?:\w+ )?(?:reception|evacuation|relief) cent(?:er|re)s?)",
    "sheltered": r"shelter(?:ed|ing)|housed|accommodated|in (?:\w+ )?shelters?|"
    r"(?:sleeping|slept|staying|living|spen(?:t|ding) the night) in(?: [\w'’-]+){0,3}? "
    r"(?:shelters?|tents?|halls?|schools?|camps?|mosques|churches|gyms?|stadiums?)|"
    r"(?:taken|took|taking|sought|seeking|given) (?:refuge|shelter)",
    "returned": r"returned (?:home|to(?! (?:work|duty|power|office|court|school|class|the job)\b))|"
    r"returning (?:to|home)|gone (?:back|home)|went (?:back|home)|"
    r"repatriated|come back|returned(?! to\b)",
    "affected": r"affected|impacted|infected|sickened|exposed|fallen ill|fell ill|poisoned|"
    r"tested positive|without (?:power|electricity|water|heat|food|homes?)|"
    r"in need(?: of)?|(?:need|require)(?:s|d|ing)? (?:\w+ )?(?:aid|assistance|help|food)|"
    r"lost (?:the|their) (?:livestock|crops?|harvests?|livelihoods?|jobs|belongings|possessions)|"
    r"lost power|contracted|diagnosed|quarantined|isolated|hit(?= by)",
    "deployed": r"deployed|dispatched|mobili[sz]ed|stationed|drafted in|in attendance|"
    r"(?:at|on|to) the scene|on the ground|on duty|on patrol|called in|battl(?:ed|ing)|"
    r"sent (?:to|in|into)|flown in|standing by|on standby|responded|serving|based|search(?:ed|ing)|"
    r"trying to (?:reach|free|rescue|save)|"
    r"(?:used|involved|working|taking part|joined)(?: [\w'’-]+){0,6}? (?:search|rescue|relief|"
    r"operation|clean-?up|scene)",
    "attending": r"attended|attending|gathered|gathering|rallied|rallying|marched|marching|"
    r"protested|protesting|demonstrated|demonstrating|took to the streets|take to the streets|"
    r"taking to the streets|took part|taking part|taken part|participated|participating|assembled|"
    r"turned (?:out|up)|flocked|packed|in the (?:crowd|audience|stands)|walked out|on strike|"
    r"walked off (?:the|their) jobs?|downed tools|stopped work(?:ing)?|stayed away from work|"
    r"picketed|picketing|"
    r"cast (?:an? |their )?(?:ballots?|votes?)|went to the polls|"
    r"join(?:ed|ing) (?:the|a|an) (?:\w+ )?(?:strike|walkout|protest|march|rally|demonstration|"
    r"vigil)|"
    r"attend|march|rally|were present",
    "population": r"live in|living in|lived in|lives in|reside in|inhabit",
    "destroyed": r"destroyed|demolished|razed|gutted|flattened|leveled|levelled|collapsed|"
    r"burned down|burnt down|torched|washed away|swept away|wrecked|shot down|sunk|sank|"
    r"reduced to (?:rubble|ashes)|bulldozed|blown up|burned to the ground|incinerated|"
    r"burned|burnt|ablaze|(?:set )?on fire|set (?:ablaze|alight)",
    "damaged": r"damaged|flooded|inundated|vandali[sz]ed|ransacked|submerged|looted|under water",
}
_BEFORE: dict[Measure, str] = {
    "killed": r"kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|massacr(?:ed|ing)|slaughter(?:ed|ing)|"
    r"execut(?:ed|ing)|assassinat(?:ed|ing)|behead(?:ed|ing)|slaying|slew|claim(?:ed|ing|s)|"
    r"(?:shot|shooting) dead|gunn(?:ed|ing) down|wip(?:ed|ing|es) out|lost|losing|"
    r"burying|(?:tak|cost)ing|cost|"
    r"(?:claim(?:ed|ing|s)?|took|taking|taken|cost|costing) the lives of|"
    r"(?:deaths?|killings?|murders?|assassinations?|massacre|slayings?|executions?|bod(?:y|ies)|"
    r"corpses|remains|"
    r"loss|drownings?) of|left dead|"
    r"(?:among|amongst|of) (?:the|those) (?:dead|killed)(?: (?:were|was|are|is))?|"
    r"the (?:dead|killed) (?:includ(?:e|ed|ing)|were|are)|"
    r"as (?:dead|killed) (?:are|were) (?:registered|listed|counted|recorded)",
    "injured": r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|maim(?:ed|ing)|"
    r"injuries to|burning|stabb(?:ed|ing)|wounding of|treat(?:ed|ing)|"
    r"(?:among|amongst) (?:the|those) (?:injured|wounded|hurt)(?: (?:were|was|are|is))?|"
    r"the (?:injured|wounded) (?:includ(?:e|ed|ing)|were|are)|"
    r"as (?:injured|wounded) (?:are|were) (?:registered|listed|counted|recorded)",
    "hospitalized": r"hospitali[sz](?:ed|ing)|admitt(?:ed|ing)",
    "trapped": r"trapp(?:ed|ing)|strand(?:ed|ing)|bur(?:ied|ying)|cut(?:ting)? off|"
    r"maroon(?:ed|ing)",
    "rescued": r"rescu(?:ed|ing|es)|sav(?:ed|ing)|rescue of|"
    r"pull(?:ed|ing)(?: out)?|winch(?:ed|ing)|dug out",
    "detained": r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|jail(?:ed|ing|s)?|imprison(?:ed|ing)|"
    r"captur(?:ed|ing|es)|seiz(?:ed|ing|es)|kidnapp(?:ed|ing)|abduct(?:ed|ing|s)|apprehend(?:ed|"
    r"ing)|"
    r"(?:arrests?|detention|capture|abduction|kidnapping|imprisonment|jailing) of|"
    r"(?:among|amongst) (?:the|those) (?:arrested|detained|jailed)(?: (?:were|was|are|is))?|"
    r"round(?:ed|ing) up",
    "released": r"releas(?:ed|ing|es)|free(?:d|ing|s)|pardon(?:ed|ing|s)|amnesty (?:to|for)|"
    r"(?:releases?|freeing|exchange|swap) of|"
    r"liberat(?:ed|ing)|(?:exchang(?:ed|ing)|swapp(?:ed|ing))(?: for)?|"
    r"in (?:exchange|return) for",
    "displaced": r"displac(?:ed|ing|es)|uproot(?:ed|ing)|displacement of|exodus of",
    "evacuated": r"evacuat(?:ed|ing|es)|evacuation of",
    "sheltered": r"shelter(?:ed|ing)|hous(?:ed|es|ing)|accommodat(?:ed|ing)|host(?:ed|ing|s)|"
    r"(?:shelters?|accommodation|housing|beds) for|t(?:ook|aken|aking) in",
    "returned": r"return of|repatriat(?:ed|ing)|repatriation of",
    "affected": r"affect(?:ed|ing|s)|sicken(?:ed|ing)|infect(?:ed|ing)|impact(?:ed|ing)|"
    r"poison(?:ed|ing)|(?:power|electricity|water|gas) to",
    "deployed": r"deploy(?:ed|ing|s)?|deployment of|dispatch(?:ed|ing)|mobili[sz](?:ed|ing)|"
    r"contingent of|force of",
    "attending": r"crowds? of|attended by|audience of|gathering of|attendance of|"
    r"(?:march|rally|protest|demonstration|crowd|vigil) (?:by|of|drew|attracted)",
    "population": r"population of|population (?:is|was|stands at|reached)|home to|inhabited by|"
    r"(?:village|town|city|settlement|community|hamlet|island|nation|country|camp) of",
    "destroyed": r"destroy(?:ed|ing|s)|demolish(?:ed|ing)|raz(?:ed|ing)|gutt(?:ed|ing)|"
    r"flatten(?:ed|ing)|torch(?:ed|ing)|level(?:l?ed|l?ing)|wreck(?:ed|ing)|destruction of|"
    r"demolition of|consum(?:ed|ing)|(?:brought|bringing|brings|knocked|knocking) down|shot down|"
    r"sank|sinking|burn(?:ed|ing)(?: down)?|"
    r"(?:swept|washed|sweeping|washing) away",
    "damaged": r"damag(?:ed|ing|es)|flood(?:ed|ing)|inundat(?:ed|ing)|damage to|loot(?:ed|ing)|"
    r"(?:windows|roofs?|walls|doors) (?:of|off|from|on)",
}
# Verbs that yield to a plainer word behind the number ("shot 12 people dead").
_WEAK: dict[Measure, str] = {
    "injured": r"shot|shooting",
    "deployed": r"sent|sending|sends",
    "attending": r"drew|drawing|attracted|attracting",
    "displaced": r"forc(?:ed|ing)|driv(?:en|ing)|drove",
    "evacuated": r"remov(?:ed|ing)|mov(?:ed|ing)|relocat(?:ed|ing)|airlift(?:ed|ing)|ferr(?:ied|"
    r"ying)|"
    r"bus(?:s?ed|s?ing)",
}

# What may stand between the counted phrase and its participle: auxiliaries, hedges, adverbs.
_AUXILIARY = (
    r"(?:(?:was|were|is|are|have|has|had|been|being|be|got|feared|believed|reported|reportedly|"
    r"confirmed|thought|presumed|known|declared|pronounced|found|left|to have|as having|having|"
    r"to be|also|now|still|made|rendered|become|became|"
    r"all|both|each|remain|remains|remained|listed|seriously|critically|badly|severely|slightly|"
    r"lightly|already|since|later|immediately|then|reported as|either|who|that|which|internally|"
    r"forcibly|currently|allegedly|accidentally|apparently|instantly|initially|subsequently|"
    r"unlawfully|completely|partially|partly|totally|heavily|eventually|finally|safely|"
    r"more|so far|today|yesterday|recently|temporarily|moderately) )*"
)


def _named(table: dict[Measure, str]) -> str:
    return "|".join(f"(?P<{measure}>{pattern})" for measure, pattern in table.items())


AFTER = re.compile(rf"\b(?P<aux>{_AUXILIARY})(?:{_named(_AFTER)})\b")
BEFORE = re.compile(
    rf"\b(?:{_named(_BEFORE)})(?:,? (?:along|together) with)?[ ]+(?:off )?"
    r"(?:the |all |these |those |his |her |their )?$"
)
WEAK = re.compile(rf"\b(?:{_named(_WEAK)})[ ]+$")
"""Search these two in the text that ends where the number begins."""

_TOLL_WORDS: dict[Measure, str] = {
    "killed": r"death toll|(?:official )?toll|death count|body count|fatalities|deaths|"
    r"numbers? of (?:the )?(?:people )?(?:deaths|fatalities|victims|bodies)",
    "injured": r"(?:the )?(?:people )?(?:injured|wounded|injuries)|numbers? of injuries",
    "evacuated": r"numbers? of (?:people )?evacuees",
    "detained": r"numbers? of (?:arrests|detainees)|arrests|prison population",
    "affected": r"numbers? of (?:cases|infections|patients)|(?:confirmed )?cases",
    "population": r"population",
}
# "The number of houses destroyed by the storm", "of those in hospital".
_NUMBER_OF = r"numbers? of (?:[a-z'’-]+ ){0,4}?"
_TOLL_WORDS = {
    measure: "|".join(
        part
        for part in (_TOLL_WORDS.get(measure), rf"{_NUMBER_OF}(?:{_AFTER[measure]})")
        if part is not None
    )
    for measure in _AFTER
}
TOLL = re.compile(
    rf"\b(?:{_named(_TOLL_WORDS)})\b[^.;:!?\n]{{0,130}}?(?:\b(?:to|at|of|reached|hit|passed|exceeded|"
    r"topped|surpassed|is|was|now|being|as)|:)[ ]+$"
)
"""Search in the text that ends where the number begins: "the death toll from the flood rose to"."""

NOUN_MEASURES = cast(dict[str, Measure], table("counted.noun_measures"))
"""What a counted noun measures where no verb tells otherwise."""

CONTINGENTS = words("counted.contingents")
"""Forces that, in hundreds, are a contingent ("about 850 soldiers"), not some men of it."""

ADJECTIVE_MEASURES = cast(dict[str, Measure], table("counted.adjective_measures"))
"""What a participle in front of the counted noun measures: "100 wounded people"."""

TRANSITIVE = words("counted.transitive")
"""Participles that, followed by an object, are a verb of their own: "two men killed a guard"."""


def measure_of(match: re.Match[str], *, skip: frozenset[str] = frozenset()) -> Measure | None:
    """Which measure of a table a match of `AFTER`, `BEFORE`, `WEAK` or `TOLL` stands for."""
    for name, value in match.groupdict().items():
        if value is not None and name in _AFTER and name not in skip:
            return name
    return None
