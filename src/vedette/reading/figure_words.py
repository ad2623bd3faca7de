"""The words that tell what a figure counts, and which events it can belong to."""

from __future__ import annotations

KINDS = {
    "killed": "kill die dead death fatality slay martyr massacre behead execute murder assassinate "
    "slaughter body corpse perish toll life shoot neutralise neutralize eliminate drown",
    "injured": "injure wound hurt injury maim harm",
    "missing": "missing unaccounted disappear",
    "abducted": "abduct kidnap hostage captive abduction snatch",
    "detained": "detain arrest imprison jail capture hold apprehend prisoner detainee custody "
    "detention",
    "displaced": "displace flee evacuate refugee uproot homeless escape exodus displacement "
    "exile leave",
    "returned": "return repatriate",
    "released": "release free swap exchange",
    "withdrawn": "withdraw pull retreat withdrawal",
    "surrendered": "surrender",
    "deployed": "deploy send station dispatch mass reinforce troops deployment presence base "
    "mobilise mobilize remain garrison join",
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
COUNTED = {
    "vehicles": "vehicle tank truck car bus lorry pickup convoy bulldozer ambulance humvee",
    "strikes": "airstrike strike raid sortie bombing blast explosion rocket bombardment",
    "violations": "violation breach",
    "houses": "house home building apartment shop",
    "other": "missile shell mortar bomb munition drone rifle weapon system hospital clinic school "
    "facility village town target operation mosque centre center position bridge attack "
    "assault ambush clash blast-site grenade bullet launcher",
    "killed": "fatality death body corpse martyr",
    "injured": "injury wounded",
    "displaced": "refugee idp",
    "detained": "prisoner detainee",
    "abducted": "hostage captive",
}
KIND_OF_COUNTED = {word: kind for kind, words in COUNTED.items() for word in words.split()}
PEOPLE = frozenset(
    "people person civilian soldier troops troop fighter man woman child rebel militant insurgent "
    "resident policeman officer guard worker family villager member personnel force police "
    "boy girl "
    "student schoolgirl passenger jihadist gunman terrorist refugee journalist protester "
    "others other "
    "trooper serviceman marine adviser commander recruit mercenary combatant volunteer "
    "victim Briton "
    "American Palestinian Israeli Syrian Iraqi Russian Turk Kurd Afghan Ukrainian Houthi national "
    "citizen individual hostage detainee prisoner reinforcement commando contractor doctor medic "
    "inmate household migrant evacuee employee staff staffer aide paramedic rescuer firefighter "
    "labourer laborer miner shopkeeper crew monk nun blogger translator interpreter herder kid "
    "councillor businessman policewoman servicewoman".split()
)
ARMED = frozenset(
    "soldier troops troop personnel force fighter commando reinforcement adviser marine trooper "
    "contractor mercenary militant jihadist serviceman combatant".split()
)
VIOLENT = frozenset(
    "armed_clash offensive territory_taken air_strike shelling bombing suicide_bombing "
    "chemical_attack attack sexual_violence protest riot toll humanitarian_harm encirclement "
    "ceasefire_violation arrest".split()
)
FITS: dict[str, frozenset[str] | None] = {
    "killed": VIOLENT,
    "injured": VIOLENT,
    "missing": None,
    "strikes": frozenset({"air_strike", "shelling", "attack", "ceasefire_violation"}),
    "violations": None,
    "vehicles": None,
    "houses": None,
    "deployed": frozenset({"deployment", "armed_clash", "offensive", "territory_taken"}),
    "displaced": frozenset({"displacement"}),
    "returned": frozenset({"return"}),
    "released": frozenset({"release"}),
    "detained": frozenset({"arrest", "armed_clash"}),
    "abducted": frozenset({"abduction"}),
    "surrendered": frozenset({"arrest", "territory_transfer"}),
    "withdrawn": frozenset({"withdrawal"}),
    "other": frozenset(
        "encirclement aid humanitarian_harm aid_obstruction cooperation territory_taken "
        "weapons_intercepted air_strike shelling bombing attack patrol release "
        "suicide_bombing armed_clash".split()
    ),
}
"""Which types a kind of figure belongs to; None: any."""
OF_PEOPLE = frozenset(
    "killed injured missing detained abducted displaced returned released surrendered".split()
)
"""Kinds that only people can be."""
NEXT = 12
"""Words between two counts of which the second takes over from the first, at most."""
PEOPLE_OF = {
    "withdrawal": "withdrawn", "displacement": "displaced", "return": "returned",
    "release": "released", "arrest": "detained", "abduction": "abducted",
}  # fmt: skip
"""What people counted beside an event of a type are, where no other word says it."""
OPEN = frozenset(
    {"other", "deployed", "displaced", "detained", "released", "returned", "withdrawn"}
)
NOT_COUNTED = frozenset(
    "year day hour minute second week month decade century mile kilometre kilometer km metre meter "
    "foot feet inch percent cent dollar pound euro pm am p.m. a.m. degree tonne ton age time kg "
    "acre hectare litre per point phase stage mph barrel pound round page resolution "
    "article".split()
)
HARMS = frozenset(
    "kill wound injure murder execute behead massacre slaughter hang kidnap abduct arrest detain "
    "jail imprison capture displace evict".split()
)
"""Verbs whose counted object is of people, whatever its noun."""
ANIMALS = frozenset(
    "animal cattle cow goat sheep camel horse donkey ox chicken dog pig livestock head percent "
    "time day hour week month year".split()
)
"""Nouns of what is killed but nobody, and of no count at all."""
