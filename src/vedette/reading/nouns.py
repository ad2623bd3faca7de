"""What common nouns name: forces, people, officials, groups, media, objects; and how they refer."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORCES: Final = _words(
    "army military troop troops soldier soldiers force forces navy police policeman policemen "
    "jet jets warplane warplanes aircraft plane helicopter gunship drone warship unit brigade "
    "battalion regiment division commando commandos marine marines paratrooper gendarmerie "
    "gendarme garrison "
    "airforce squadron artillery sniper serviceman servicemen guard guards officer conscript "
    "peacekeeper contingent patrol convoy corps infantry reservist gunboat submarine tank pilot "
    "reinforcement command personnel officer cop trooper airman sailor"
)
GROUPS: Final = _words(
    "rebel rebels insurgent insurgents militant militants fighter fighters militia "
    "militias militiaman "
    "militiamen gunman gunmen jihadist jihadi extremist terrorist guerrilla separatist opposition "
    "group faction mercenary cartel gang bandit bandits attacker attackers bomber bombers "
    "assailant "
    "insurgency cell loyalist islamist paramilitary pirate warlord raider kidnapper "
    "abductor captor "
    "resistance combatant shooter mujahideen mujahid hijacker assassin dissident supremacist"
)
GOVERNMENT: Final = _words(
    "government regime administration authority authorities ministry cabinet parliament "
    "state kremlin "
    "presidency leadership official officials delegation embassy department court council congress "
    "senate prosecutor lawmaker legislature diplomat consulate junta republic agency power country "
    "nation ally capital bureau commission party union assembly bloc coalition alliance side "
    "organisation organization institution tribunal municipality intelligence committee mission "
    "office ombudsman"
)
PEOPLE: Final = _words(
    "people person civilian civilians child children woman women man men resident residents family "
    "families villager villagers refugee refugees worker workers journalist journalists student "
    "students pupil protester protesters demonstrator demonstrators patient patients prisoner "
    "detainee hostage girl girls boy boys passenger farmer citizen citizens inhabitant worshipper "
    "worshippers pilgrim doctor medic nurse teacher relative victim victims schoolgirl schoolchild "
    "migrant population crowd local locals activist bystander shopper mourner baby infant toddler "
    "teenager mother father son daughter brother sister wife husband parent minority tribe "
    "tribesman elder mayor cleric imam priest driver volunteer aid-worker engineer contractor "
    "expatriate foreigner westerner tourist survivor evacuee returnee household mob rioter "
    "shepherd "
    "fisherman trader merchant lawyer professor scientist youth adult orphan widow convict inmate "
    "captive suspect perpetrator defendant national expat reporter cameraman photographer"
)
LEADERS: Final = _words(
    "president minister chief leader commander spokesman spokeswoman spokesperson general "
    "secretary "
    "ambassador envoy governor king prince chancellor premier senator director head chairman "
    "mediator negotiator official representative source analyst expert observer monitor witness "
    "colonel major captain lieutenant brigadier admiral dictator strongman emir sheikh "
    "caliph coordinator "
    "adviser advisor deputy judge attorney executive founder candidate politician lawmaker diplomat"
)
MEDIA: Final = _words(
    "media television tv newspaper broadcaster channel radio website daily outlet"
)
OBJECTS: Final = _words(
    "hospital school house home building market mosque church convoy vehicle car truck bus "
    "base camp "
    "checkpoint post position outpost town city village district neighbourhood neighborhood area "
    "province region territory hill bridge road airport airfield airbase port factory plant depot "
    "warehouse tank helicopter plane jet drone missile rocket bomb weapon ammunition facility site "
    "compound station barracks headquarters embassy consulate university shelter tent store "
    "shop restaurant hotel prison jail clinic ambulance ship boat tanker vessel pipeline refinery "
    "dam grid infrastructure target stronghold enclave suburb stadium bakery cafe theatre theater "
    "academy farm field crop line supply food aid water oil gas fuel border crossing "
    "property artillery "
    "palace shrine cemetery monument launcher tunnel trench bunker arsenal cache train "
    "railway metro "
    "settlement block apartment tower silo mall kindergarten orphanage monastery synagogue temple"
)
TITLES: Final = _words(
    "president minister prime foreign defence defense interior secretary general chief leader "
    "commander spokesman spokeswoman spokesperson colonel captain major lieutenant lt gen "
    "col maj sgt "
    "brigadier admiral king queen prince princess sheikh ayatollah chancellor premier senator "
    "governor mayor ambassador envoy mr mrs ms dr sir lord dame pope archbishop bishop imam sultan "
    "emir judge justice professor prof capt cpt sergeant corporal marshal vice deputy first lady "
    "congressman congresswoman representative chairman director former activist journalist analyst "
    "sen rep gov pres"
)
PRONOUNS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n",
    "they": "p", "them": "p", "their": "p", "themselves": "p", "theirs": "p",
    "i": "s", "me": "s", "my": "s", "myself": "s",
    "we": "w", "us": "w", "our": "w", "ourselves": "w",
    "who": "r", "which": "r", "that": "r", "whom": "r", "whose": "r",
}  # fmt: skip
"""Pronoun to class: m, f, n(euter), p(lural), s(peaker), w(e), r(elative)."""

EMPTY: Final = _words(
    "the a an this that these those some any several many few more most other others another both "
    "all each every no numerous various certain such what which either neither own same multiple "
    "about around nearly almost approximately roughly over under at least up only just further "
    "additional about half dozens scores hundreds thousands millions first second third last next "
    "latest recent new old much his her their its our my your"
)
"""Words that stand before a name and are no part of it."""

QUANTITIES: Final = _words(
    "dozen dozens score scores hundred hundreds thousand thousands million millions number group "
    "handful couple majority lot plenty half third rest total some many most part all pair "
    "percent series wave spate string bulk quarter"
)
"""Nouns that count what follows their "of": "dozens of rebels" are rebels."""

OF_HEADS: Final = _words(
    "government ministry army armed-forces forces force party council president minister leader "
    "member members people residents son republic kingdom state city town head chief commander "
    "supporter supporters soldiers troops fighters families headquarters department bank "
    "university "
    "office union front league movement organisation organization committee centre center network "
    "regime coalition bodies governor ministers home group court church citizen parents relatives"
)
"""Nouns whose "of" phrase belongs to the name ("Government of Iraq")."""

TAILS: Final = frozenset(
    {"loyal", "backed", "allied", "affiliated", "supported", "aligned", "linked"}
)
"""Words after a noun that say whose it is ("forces loyal to the president")."""

MODIFIERS: Final = (GROUPS | FORCES | GOVERNMENT) - _words(
    "state country power car agency head office"
)
"""Nouns that act even where they only stand before another ("a rebel attack")."""

LOOSE: Final = _words(
    "time day week month year hour minute way thing fact reason result case part kind sort "
    "end start "
    "moment period decade century morning evening night afternoon weekend today tomorrow yesterday "
    "example course matter percent lot bit sense view order while anything something "
    "nothing everything"
)
"""Nouns that neither act nor are acted on."""


def kind_of(lemma: str) -> str:
    """Kind of mention a common noun makes, "other" if it is none that we know."""
    for kind, words in _KINDS:
        if lemma in words:
            return kind
    return "other"


_KINDS: Final = (
    ("armed_group", GROUPS),
    ("force", FORCES),
    ("people", PEOPLE),
    ("person", LEADERS),
    ("media", MEDIA),
    ("state", GOVERNMENT),
    ("object", OBJECTS),
)
