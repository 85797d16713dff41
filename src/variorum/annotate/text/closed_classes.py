"""Words of English that are no names though a sentence, a title or a heading may capitalise them.

Closed classes are complete; of the open ones only those that news puts first in a sentence.
"""


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set: how word lists are written down here."""
    return frozenset(text.split())


PRONOUNS = words(
    "he she they it we i you who this that these those one here there someone everyone"
)
DETERMINERS = words(
    "the a an this that these those his her its their our my your some any no every each both all "
    "several many most few another other such two three four five six seven eight nine ten"
)
PREPOSITIONS = words(
    """of in on at by for from with to into onto over under after before since until during
    against between among across through throughout toward towards near outside inside around
    behind beyond above below beside besides despite amid about along off out up down within
    without upon via per as than like unlike following including regarding concerning"""
)
CONJUNCTIONS = words(
    "and or but nor yet so if because although though while whereas when where unless whether "
    "whenever wherever until since once that which who whom whose what why how"
)
AUXILIARIES = words(
    """is are was were be been being am has have had having do does did will would shall should
    can could may might must 's 've 'd 'll 're isn't aren't wasn't weren't hasn't haven't hadn't
    don't doesn't didn't won't wouldn't shouldn't can't couldn't cannot mustn't"""
)
ADVERBS = words(
    """also later then earlier again now still once first even just only never not n't often
    always soon already further furthermore meanwhile however moreover nevertheless nonetheless
    therefore thus instead perhaps maybe indeed too rather quite very almost nearly yesterday
    today tomorrow tonight afterwards afterward elsewhere together otherwise likewise
    repeatedly previously publicly reportedly allegedly apparently clearly explicitly separately
    simply strongly vehemently flatly angrily sharply jokingly famously bluntly long recently
    subsequently immediately eventually finally initially originally officially privately quickly
    categorically consistently"""
)
# Not in the classes above, and capital at the head of many a sentence of news.
OPENERS = words(
    """according asked yes no please more less much many others another early late last next
    thousands hundreds dozens scores millions tens half part parts people residents witnesses
    officials authorities rescuers firefighters investigators prosecutors protesters protestors
    demonstrators rebels militants insurgents gunmen soldiers troops officers doctors medics
    survivors victims passengers experts analysts critics activists supporters voters lawyers
    reporters journalists sources neighbours neighbors locals villagers families relatives friends
    workers students teachers children women men emergency rescue local state national
    international foreign federal military government security media news video footage photographs
    pictures images photo photos map reports report statement statements eyewitnesses police army
    opposition heavy strong new old big small good bad great little long high low several pro anti
    breaking update updated live read watch click share listen follow subscribe advertisement
    correction editor's editor interview analysis opinion comment exclusive background summary
    conclusion result results figures data research studies study survey polls poll officers' one
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty today's
    yesterday's let let's see given asked speaking talking looking going come get got make made
    take took think thank thanks sorry hello hi hey dear ok okay well oh ah wow sure anyone anything
    everything nothing something nobody none neither either same so-called traffic weather schools
    shops roads trains flights services power water food fire fires floods flood rain snow wind
    winds storm aid help search nearby around ahead back away currently additionally similarly
    fortunately unfortunately sadly hopefully basically actually obviously certainly probably
    possibly generally usually sometimes especially particularly specifically despite whatever
    whoever i'm i've i'd i'll it's that's there's he's she's they're we're you're we've they've
    here's what's who's don't didn't can't won't isn't doesn't couldn't wouldn't wasn't aren't
    weren't haven't hasn't sir madam best love hate never ever thing things time times day days week
    weeks month months year years morning evening night noon midnight parents mother father son
    daughter wife husband brother sister man woman boy girl baby god customers owner staff crew
    drivers driver pilots pilot car cars bus train plane ship boat house home school hospital
    church city town village country world"""
)
FUNCTION = PRONOUNS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS
NEVER_NAMES = FUNCTION | OPENERS

NEGATIONS = words(
    "not n't never no didn't doesn't don't hasn't haven't won't wouldn't isn't aren't wasn't "
    "weren't couldn't can't cannot without neither nor"
)
TIME_WORDS = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec jan. feb. aug. sept. oct. nov. dec. today yesterday tomorrow tonight morning afternoon
    evening night nights day days week weeks weekend month months year years hour hours minutes
    earlier later late early last next this past recent noon midnight ago"""
)
# Past forms without -ed, so that a clause with one shows its verb.
IRREGULAR = words(
    """took went came made got gave found saw told said left began ran fell rose hit met held kept
    led lost won sent struck broke became brought bought built caught chose cut did drew drove ate
    felt flew forgot grew heard knew laid lay let lied put read rode sang sat sold shot shook shut
    slept spoke spent stood stole swore taught thought threw understood wore wrote says say said
    slid swept flew sank shrank spread burst dug blew fled fed fought stuck swung tore woke wept hid
    bled dealt hung rang sought shone spun sprang stung swam bore beat bent bit cast cost crept
    froze
    leapt lent lit paid quit shed split withdrew overtook collapsed crashed
    goes comes makes takes gets gives finds sees tells leaves begins runs falls rises hits meets
    holds keeps leads loses wins sends means needs wants know want need think believe remain
    remains seems appears became go come make take get give"""
)
VERBS = AUXILIARIES | IRREGULAR
