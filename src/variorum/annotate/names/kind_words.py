"""Small tables that tell kinds of names apart. General knowledge, none of it of one story.

They are short on purpose: the place resolver knows the world's towns, this only needs to know
which words are names of countries, of peoples, and of kinds of bodies and places.
"""

from variorum.annotate.text.closed_classes import words


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(","))


COUNTRIES = _names(
    """afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria,
    azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan,
    bolivia, bosnia, bosnia and herzegovina, botswana, brazil, britain, brunei, bulgaria,
    burkina faso, burma, burundi, cambodia, cameroon, canada, cape verde, chad, chile, china,
    colombia, comoros, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark,
    djibouti, dominica, dominican republic, east timor, timor-leste, ecuador, egypt, el salvador,
    england, equatorial guinea, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon,
    gambia, georgia, germany, ghana, great britain, greece, grenada, guatemala, guinea,
    guinea-bissau, guyana, haiti, honduras, hong kong, hungary, iceland, india, indonesia, iran,
    iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kiribati,
    kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein,
    lithuania, luxembourg, macau, macedonia, north macedonia, madagascar, malawi, malaysia,
    maldives, mali, malta, mauritania, mauritius, mexico, micronesia, moldova, monaco, mongolia,
    montenegro, morocco, mozambique, myanmar, namibia, nauru, nepal, netherlands, holland,
    new zealand, nicaragua, niger, nigeria, north korea, northern ireland, norway, oman, pakistan,
    palau, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal,
    puerto rico, qatar, romania, russia, russian federation, rwanda, samoa, saudi arabia, scotland,
    senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, solomon islands,
    somalia, somaliland, south africa, south korea, south sudan, soviet union, spain, sri lanka,
    sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo,
    tonga, trinidad and tobago, tunisia, turkey, türkiye, turkmenistan, uganda, ukraine,
    united arab emirates, united kingdom, united states, united states of america, america,
    uruguay, uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe,
    u.s., u.s.a., u.k., us, usa, uk, uae, u.a.e., drc, prc, ussr"""
)

REGIONS = _names(
    """africa, asia, europe, antarctica, north america, south america, latin america,
    central america, middle east, far east, balkans, caucasus, caribbean, scandinavia, sahel,
    west bank, gaza, gaza strip, kashmir, tibet, crimea, donbas, chechnya, catalonia, kurdistan,
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida,
    hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland,
    massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada,
    washington d.c., d.c., new england,
    new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma,
    oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah,
    vermont, virginia, washington, west virginia, wisconsin, wyoming, ontario, quebec, alberta,
    british columbia, nova scotia, queensland, new south wales, victoria, tasmania, punjab, sindh,
    balochistan, gujarat, kerala, tamil nadu, maharashtra, bavaria, saxony, sicily, sardinia,
    andalusia, brittany, normandy, siberia, java, sumatra, bali, borneo, luzon, mindanao"""
)

CITIES = _names(
    """abidjan, abu dhabi, abuja, accra, addis ababa, aden, aleppo, algiers, almaty, amman,
    amsterdam, ankara, antwerp, asuncion, athens, atlanta, auckland, baghdad, baku, bamako,
    bangalore, bangkok, barcelona, basra, beijing, beirut, belfast, belgrade, benghazi, berlin,
    birmingham, bogota, boston, brasilia, brisbane, brussels, bucharest, budapest, buenos aires,
    cairo, calais, canberra, cape town, caracas, cardiff, casablanca, chennai, chicago, cologne,
    colombo, copenhagen, dakar, dallas, damascus, dar es salaam, delhi, denver, detroit, dhaka,
    doha, donetsk, dubai, dublin, edinburgh, fallujah, frankfurt, freetown, geneva, glasgow,
    guangzhou, hamburg, hanoi, harare, havana, helsinki, homs, houston, hyderabad, islamabad,
    istanbul, jakarta, jerusalem, johannesburg, juba, kabul, kampala, kandahar, karachi, kathmandu,
    kharkiv, khartoum, kiev, kyiv, kigali, kinshasa, kolkata, kuala lumpur, lagos, lahore,
    las vegas,
    leeds, lima, lisbon, liverpool, ljubljana, london, los angeles, luanda, lusaka, luxor, lyon,
    madrid, managua, manchester, manila, maputo, mariupol, marseille, mecca, medina, melbourne,
    memphis, mexico city, miami, milan, minsk, mogadishu, monrovia, montevideo, montreal, moscow,
    mosul, mumbai, munich, nairobi, nanjing, naples, new delhi, new orleans, new york city, nice,
    nicosia, odessa, odesa, osaka, oslo, ottawa, paris, perth, peshawar, philadelphia, phnom penh,
    phoenix, port-au-prince, prague, pretoria, pristina, pyongyang, quetta, quito, rabat, ramallah,
    raqqa, reykjavik, riga, rio de janeiro, riyadh, rome, rotterdam, saigon, san diego,
    san francisco, sanaa, santiago, sao paulo, são paulo, sarajevo, seattle, seoul, shanghai,
    shenzhen, skopje, sofia, st petersburg, stockholm, strasbourg, sydney, taipei, tallinn,
    tashkent, tbilisi, tehran, tel aviv, tirana, tokyo, toronto, tripoli, tunis, ulan bator,
    vancouver, venice, vienna, vientiane, vilnius, warsaw, wellington, wuhan, yangon, yerevan,
    zagreb, zurich"""
)

PLACES = COUNTRIES | REGIONS | CITIES

# Adjectives and nouns of peoples and faiths; a plural is the same word with an s.
PEOPLES = words(
    """afghan albanian algerian american angolan arab argentine argentinian armenian asian
    australian austrian azerbaijani azeri bahraini bangladeshi basque belarusian belgian bolivian
    bosnian brazilian british briton bulgarian burmese cambodian cameroonian canadian catalan
    chadian chechen chilean chinese colombian congolese croat croatian cuban cypriot czech danish
    dane dutch ecuadorian egyptian emirati english eritrean estonian ethiopian european filipino
    finnish finn french georgian german ghanaian greek guatemalan haitian hazara honduran hungarian
    icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese
    jordanian kashmiri kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz laotian latvian
    lebanese liberian libyan lithuanian malaysian malian maltese mexican moldovan mongolian
    montenegrin moroccan mozambican namibian nepali nepalese nicaraguan nigerian norwegian omani
    pakistani palestinian panamanian paraguayan pashtun persian peruvian pole polish portuguese
    qatari romanian rohingya russian rwandan saudi scot scottish senegalese serb serbian
    singaporean slovak slovenian somali spaniard spanish sudanese swede swedish swiss syrian
    taiwanese tajik tamil tanzanian thai tibetan tunisian turk turkish turkmen ugandan ukrainian
    uighur uyghur uruguayan uzbek venezuelan vietnamese welsh yazidi yemeni zambian zimbabwean
    african latino hispanic roma jew jewish muslim islamic islamist christian catholic protestant
    orthodox hindu sikh buddhist sunni shia shiite shi'ite alawite druze copt coptic zionist
    communist socialist republican democrat democratic tory labour conservative liberal houthi"""
)

# Bodies of the whole world's news whose names show no kind.
BODIES = _names(
    """nato, un, u.n., eu, e.u., taliban, hamas, hezbollah, hizbullah, isis, isil, daesh,
    islamic state, al-qaeda, al-qaida, al qaeda, boko haram, al-shabaab, al shabaab, kremlin,
    white house, pentagon, downing street, interpol, europol, opec, asean, unicef, unesco, unhcr,
    reuters, associated press, agence france-presse, xinhua, bloomberg, al jazeera, haaretz, tass,
    interfax, google, facebook, twitter, apple, amazon, microsoft, boeing, airbus, gazprom, fatah,
    likud, hezbollah, knesset, congress, senate, parliament, european union, united nations,
    human rights watch, amnesty international, doctors without borders, save the children,
    world health organization, world food programme, islamic jihad, red cross, red crescent"""
)
# What ends the name of an event, a law, a prize or a work, which is no body and no place.
OTHER_HEADS = words(
    """war cup games olympics championship championships prize award awards act agreement treaty
    festival day accord accords bill constitution bible quran convention protocol pact open
    amendment bowl revolution uprising intifada massacre holocaust tournament marathon summit plan
    ii iii memorial week month"""
)
PORTFOLIOS = words(
    """state defense defence energy interior commerce justice education health labor labour treasury
    foreign affairs finance homeland security agriculture transport transportation"""
)

# The kind of body a name ends with (or begins with: "Ministry of ...").
ORGANIZATION_HEADS = words(
    """academy administration agency airline airlines airways alliance ambassadors army assembly
    associates association authority bank battalion board branch brigade brigades broadcasting
    brotherhood bureau cabinet campaign center centre chamber church cia club coalition college
    command commission committee commons communications company confederation conference congress
    consortium consulate corp corp. corporation corps council court courts cross crescent
    department directorate division embassy enterprises executive exchange fbi federation
    fellowship fire firm force forces foundation front fund government group guard guards holdings
    hospital hotel house inc inc. industries initiative inquiry inspectorate institute institution
    institutions intelligence international jihad judiciary knesset laboratories laboratory league
    legislature liberation llc lords ltd ltd. ministry mission mosque motors movement museum
    nations navy network networks news observatory office opera orchestra organisation organization
    organizations parliament partners partnership party patrol plc police post press pentagon
    programme program prosecutor prosecutors radio railway railways records red regiment registry
    reserve school secretariat senate service services society squad squadron state station
    studios supreme synod systems taskforce team technologies telegraph television times treasury
    tribunal trust union unit united university watch workers zoo airport theatre theater cathedral
    temple synagogue tv herald guardian gazette tribune journal chronicle observer daily magazine"""
) - words("red state house station team fire times post cross program programme unit international")

# Bodies that news names in lower case after a country or a people: "Israeli army".
INSTITUTIONS = words(
    """army military police government parliament ministry embassy consulate court navy cabinet
    senate congress authorities coastguard treasury judiciary broadcaster intelligence
    presidency administration assembly forces force"""
)
INSTITUTION_MODIFIERS = words(
    """foreign interior defence defense health justice finance economy education transport
    information agriculture energy environment labour labor culture supreme constitutional high
    military security special armed air naval riot border secret federal local state provincial
    regional central transitional coast fire ambulance national electoral election criminal
    appeals city county traffic counter-terrorism anti-terror coalition ground peacekeeping
    opposition intelligence civil disaster emergency rescue consular general prosecutor's
    meteorological weather public"""
)
INSTITUTION_TAILS = words(
    "ministry court guard service services department forces force commission office agency "
    "bank police parliament defence defense army prosecutors council government"
)

PLACE_HEADS = words(
    """river mountain mountains mount street road avenue lane boulevard square island islands sea
    ocean lake province district county city town village valley bay gulf strait coast peninsula
    bridge hills hill park desert heights canal port harbour harbor beach forest falls region
    state territory republic kingdom governorate prefecture township borough suburb plain delta
    pass crossing junction camp cape creek oblast canyon airfield highway crescent"""
)

PLACE_NOUNS = words(
    """province district county city town village region island river valley suburb neighbourhood
    neighborhood prefecture governorate municipality area airport peninsula state camp"""
)

TITLES = words(
    """mr mr. mrs mrs. ms ms. miss mx dr dr. prof prof. professor sir dame lord lady baroness baron
    president vice-president premier prime minister chancellor secretary senator sen. sen
    congressman congresswoman representative rep. governor gov. gov mayor ambassador envoy judge
    justice magistrate prosecutor attorney general gen. gen colonel col. col lieutenant lt. lt
    captain capt. capt major maj. maj sergeant sgt. sgt corporal cpl. private brigadier brig.
    admiral adm. commander cmdr. commodore commissioner inspector insp. superintendent supt.
    detective constable officer chief sheriff deputy marshal pope cardinal bishop archbishop
    reverend rev. rev father sister brother imam sheikh shaykh ayatollah mullah maulana rabbi king
    queen prince princess emir sultan duke duchess spokesman spokeswoman spokesperson director
    chairman chairwoman chair coach manager ceo former acting then-president councillor hon.
    mp mep singer actor actress author journalist activist lawyer driver passenger witness resident
    student teacher economist analyst historian midfielder striker pilot nurse scientist researcher
    businessman entrepreneur billionaire banker campaigner barrister solicitor paramedic firefighter
    speaker leader vice assistant under interim pm"""
)
# Titles that end a title run and so a person must follow, unlike "former" or "under".
WEAK_TITLES = words("former acting deputy vice assistant under interim chief")

# Common given names of many tongues: a capital word after one of these is a surname.
MALE_NAMES = words(
    """aaron abdul abdullah adam adrian ahmad ahmed alan albert alejandro alex alexander alexei
    alfred ali amir andre andreas andrei andrew andy angelo anthony antonio arthur barack ben
    benjamin bernard bernie bill bob boris brad brian bruce carl carlos charles charlie chris
    christian christopher craig dan daniel dave david dennis diego dmitry dominic donald douglas
    edward emmanuel enrique eric ernest evan farid fernando francis francisco frank fred gary
    george gerald giovanni giuseppe gordon graham greg gregory guy hamid harold harry hassan henry
    hugh hussein ian ibrahim igor imran ismail ivan jack jacob jacques jake james jason javier jean
    jeff jeffrey jeremy jerry jim joe joel john johnny jonathan jorge jose josé joseph joshua juan
    justin karim karl keith ken kenneth kevin khalid larry lawrence lee leon leonard louis luca
    lucas luis luke mahmoud manuel marc marco mario mark martin matt matthew maurice max michael
    miguel mike mohamed mohammad mohammed muhammad mustafa nathan neil nicholas nick nicolas nigel
    oliver omar oscar pablo patrick paul pedro peter phil philip pierre rafael raj rajesh ralph
    ramon raymond rex ricardo richard rick rob robert robin rodrigo roger roland ron ronald ross
    roy rupert russell ryan saeed said salman sam samuel scott sean sergei sergey shaun simon
    stephen steve steven stuart tariq ted terry theo thomas tim timothy toby todd tom tommy tony
    travis trevor vadim viktor vincent vladimir walter wayne william yusuf zach"""
)
FEMALE_NAMES = words(
    """abigail aisha alexandra alice alison amanda amy ana andrea angela angelina anita ann anna
    anne annie barbara beatrice betty brenda carla carmen carol caroline catherine charlotte
    cheryl christina christine claire clara claudia cynthia daisy dana deborah denise diana diane
    donna dorothy elena eleanor elisabeth elizabeth ella emily emma erin eva evelyn farah fatima
    fiona florence frances gabriela gloria grace hannah heather helen hillary indira ingrid irene
    isabel jackie jane janet jean jennifer jenny jessica jill joan joanna josephine joyce judith
    judy julia julie karen kate katherine kathleen kathryn kathy kelly kim kimberly laila laura
    lauren leila lena leslie lily linda lisa liz louise lucia lucy lydia madeleine margaret maria
    mariam marie marina martha mary maryam megan melanie melissa michelle monica nadia nancy naomi
    natalia natalie natasha nicola nicole nina olga olivia pamela patricia paula pauline penny
    rachel rebecca rita rosa rose ruth sabrina sally samantha sandra sara sarah sharon sheila
    shirley silvia sofia sonia sophia sophie stella stephanie sue susan suzanne sylvia tamara
    tanya teresa theresa tina tracy ursula valerie vanessa vera veronica victoria virginia wendy
    yasmin yulia yvonne zainab zoe"""
)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES

CALENDAR = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec gmt utc est edt pst pdt bst cet am pm christmas easter ramadan eid"""
)
