"""Words that tell a place from a person, a paper or a group, and what kind of place it is."""

from __future__ import annotations

import re

LINKS = frozenset(
    "al el as ash ad an ar at az de la del du da do ez e es au aux sur le les of and the".split()
) | set("-–’'‘ʻʿ`")
"""Small words and signs inside names."""
LOCATIVE = frozenset(
    "in at near nearby from to into around outside inside through across towards toward between "
    "over throughout within off beyond above on of north south east west northwest northeast "
    "southwest southeast surrounding".split()
)
GROUND = frozenset(
    "in into inside across throughout within to from near over around outside of "
    "through off at under".split()
)
STRUCK = frozenset(
    "enter invade attack bomb strike hit shell leave reach flee cross visit occupy "
    "target pound bombard storm retake capture recapture seize tour besiege".split()
)
"""Verbs whose object is ground: "entered Goma", "shelled Afrin"."""
SPEAKING = frozenset(
    "say warn tell announce insist accuse urge deny demand call reject vow threaten "
    "want hope fear agree back support condemn claim argue believe seek refuse send "
    "ask offer".split()
)
VENUE = frozenset(
    "say tell speak announce meet add visit talk discuss hold address host report "
    "write warn".split()
)
TITLES = frozenset(
    "president mr mrs ms dr gen general col colonel minister sheikh king prince abu "
    "bin ibn secretary miss sir sen rep gov capt sgt lt".split()
)
KIND_WORDS: dict[str, str] = {
    **dict.fromkeys(
        "province governorate oblast region state muhafazah wilaya department".split(), "region"
    ),
    **dict.fromkeys("district county parish raion rayon subdistrict".split(), "district"),
    **dict.fromkeys("city town village".split(), "place"),
    **dict.fromkeys("airport airbase airfield".split(), "facility"),
}
"""The word after a name and the kind of place it makes it."""
AREA_WORDS = frozenset(KIND_WORDS) | frozenset(
    "camp base air neighbourhood neighborhood suburb border area crossing hospital university "
    "countryside front frontline valley river mountain mountains port enclave island islands "
    "strip dam lake bay desert plain peninsula coast hills heights square bridge checkpoint "
    "quarter refinery prison pocket outskirts suburbs municipality township commune".split()
)
NOUNS = frozenset(
    "city town village hamlet district province region area neighbourhood neighborhood suburb "
    "port governorate county camp municipality island valley mountaintop capital outskirts "
    "countryside state settlement oblast sector zone enclave stronghold locality townlet "
    "commune township base airport crossing hill hills mountain mountains gates areas districts "
    "towns villages cities suburbs provinces neighbourhoods neighborhoods regions quarter edge "
    "edges vicinity".split()
)
"""Nouns that a place's name follows after "of", or that follow it in small letters."""
BORDERS = frozenset(
    "border borders territory territories capital coast soil side city town village province "
    "region frontier".split()
)
"""Nouns after an adjective of a state that make it ground: "the Turkish border"."""
SITES = frozenset(
    "university hospital cathedral church mosque hotel street road avenue square park stadium "
    "bridge prison school college library museum center centre market airport airbase dam "
    "camp checkpoint neighbourhood neighborhood river lake island islands bay valley mountain "
    "mountains beach harbour harbor port station barracks refinery palace crossing county "
    "district province village court theatre theater hall plaza mall temple cemetery highway "
    "ocean sea creek boulevard drive lane place garden gardens fort embassy arena racecourse "
    "institute infirmary clinic township borough parish heights hills forest ranch cove point "
    "peninsula canal pass trail springs falls tower building plant mill cathedral abbey castle "
    "st ave rd blvd governorate suburb suburbs area roundabout farms farm gorge region oblast "
    "hilltop axis quarter compound base junction intersection plateau bazaar souk shrine "
    "monastery synagogue reservoir oilfield gasfield complex terminal depot waterway railway "
    "railroad mine wadi field fields".split()
)
"""Nouns that end the name of a site: "Mosul University", "Victor Hugo Street"."""
PLOTS = frozenset(
    "hospital prison bridge mosque checkpoint market bazaar airbase airfield hilltop plateau "
    "square roundabout junction intersection dam refinery barracks shrine oilfield "
    "border-crossing governorate neighbourhood".split()
)
"""Nouns in small letters after which a name is a site's: "Hekma hospital", "Siinaay junction"."""
ASSAILED = frozenset(
    "assault attack offensive raid strike airstrike advance siege march incursion bombardment "
    "push crackdown".split()
)
"""Nouns after whose "on" a name is ground, unless it is somebody's."""
WARDS = frozenset({"hospital", "clinic", "ward", "infirmary"})
BRINGING = frozenset("take bring rush transfer carry evacuate admit treat move fly reach".split())
"""Where the hurt are brought, and the verbs of it."""
PAPERS = frozenset(
    "post times post-dispatch herald tribune journal guardian gazette star observer telegraph news "
    "independent mirror bank airlines united rovers wanderers".split()
)
"""Nouns that make a place name the name of a paper, a bank or a club."""
UNLIKELY = frozenset(
    "christmas easter ramadan eid thanksgiving january february april june july september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec tuesday wednesday "
    "thursday friday saturday may march august sunday monday general major police army state "
    "states force forces national communal confederation "
    "nations islamic city council mission union party house white lead hope most man of media "
    "board center centre court both many date born same best guardian independent the gulf "
    "orient northern southern eastern western central north south east west new old great sun "
    "star mail freedom liberty republic democratic civil war peace victory god un nato isis "
    "county district province street road university school hospital church mosque bridge river "
    "lake island valley mountain bay park square village town camp".split()
)
"""Words that are towns somewhere and, in a report, hardly ever are meant as towns."""
DIRECTION = re.compile(
    r"^(?:north|south|east|west|central|eastern|western|northern|southern|"
    r"(?:north|south)-?(?:east|west)(?:ern)?)$",
    re.IGNORECASE,
)
AREA_ADJECTIVES = {
    "european": "Europe", "european union": "Europe", "african": "Africa", "asian": "Asia",
    "latin american": "Latin America", "central american": "Central America",
    "caribbean": "Caribbean", "south ossetian": "South Ossetia", "abkhaz": "Abkhazia",
    "abkhazian": "Abkhazia", "chechen": "Chechnya", "dagestani": "Dagestan", "crimean": "Crimea",
    "kashmiri": "Kashmir", "darfuri": "Darfur", "tigrayan": "Tigray", "somalilander": "Somaliland",
    "transnistrian": "Transnistria", "scottish": "Scotland", "welsh": "Wales",
    "english": "England", "northern irish": "Northern Ireland", "sinhalese": "Sri Lanka",
    "californian": "California", "texan": "Texas", "siberian": "Siberia", "balkan": "Balkans",
    "baltic": "Baltics", "mediterranean": "Mediterranean",
}  # fmt: skip
"""Adjectives of areas that no state's register holds, and the area's name."""
