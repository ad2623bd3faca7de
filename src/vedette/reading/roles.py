"""The tokens that fill the roles of a verb or an event noun, by grammar alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from vedette.reading import nouns
from vedette.reading.syntax import Syntax

LIGHT = frozenset(
    "carry launch conduct mount stage make wage open hold commit perform execute step intensify "
    "press begin start undertake continue resume lead unleash inflict impose announce declare "
    "order plan prepare issue sign reach strike broker conclude give provide offer deliver send "
    "pay face suffer sustain engage join take do have stop halt end suspend pause lift "
    "escalate expand widen claim deny perpetrate spearhead keep maintain set initiate".split()
)
"""Verbs that lend their subject to the event noun they govern ("launched strikes")."""
SUFFERING = frozenset({"face", "suffer", "sustain", "undergo", "withstand", "survive", "endure",
                       "receive", "repel", "repulse", "foil", "resist"})  # fmt: skip
"""Verbs whose subject is hit by the event noun they govern."""
HELPING = frozenset("back support aid assist accompany help cover protect".split())
"""Verbs whose object is helped, not hit, by what they name ("backed by air strikes")."""
OBJECT_CONTROL = frozenset(
    "force order urge ask allow help call tell cause persuade want press push enable invite lead "
    "encourage compel require train pressure send accuse permit prompt instruct leave "
    "authorize".split()
)
TOWARD = ("on", "at", "against", "into", "toward", "towards", "upon", "inside", "over")
"""Prepositions that point at a target after a verb."""
FROM = ("against", "on", "at", "upon", "targeting", "toward", "towards", "to", "into", "with",
        "for", "from", "over", "between")  # fmt: skip
AT_NOUN = ("on", "against", "upon", "at", "targeting", "with", "to", "for", "into", "towards")
HOLLOW = frozenset(
    "north south east west northeast northwest southeast southwest "
    "fire responsibility operation control missile rocket shell mortar bomb leaflet salvo barrage "
    "volley round artillery airstrike strike attack war offensive campaign role".split()
)
"""Objects that are means, not targets: who is hit stands behind a preposition."""
HARMING = frozenset(
    "kill wound injure hurt arrest detain displace abduct kidnap behead execute".split()
)
"""Verbs that always have an object; without one, their subject is it ("Two killed in raid")."""
INTRANSITIVE_NOUNS = frozenset(
    "withdrawal retreat deployment visit advance arrival return departure pullout exit presence "
    "resistance surrender warning threat statement demand call refusal rejection claim decision "
    "offensive attack assault operation plan effort campaign attempt promise pledge flight exodus "
    "accusation criticism support backing talk meeting protest demonstration incursion push "
    "invasion ambush raid agreement condemnation concern fear opposition response buildup".split()
)
"""Event nouns whose "of" names who does it; after others it names whom it is done to."""


@dataclass(slots=True)
class Filled:
    """Tokens that fill each role, and the rule that found them."""

    agents: list[int] = field(default_factory=list)
    patients: list[int] = field(default_factory=list)
    agent_rule: str = ""
    patient_rule: str = ""

    def agent(self, tokens: list[int], rule: str) -> None:
        """Fill the agent, if it is still open."""
        if tokens and not self.agents:
            self.agents, self.agent_rule = tokens, rule

    def patient(self, tokens: list[int], rule: str) -> None:
        """Fill the patient, if it is still open."""
        if tokens and not self.patients:
            self.patients, self.patient_rule = tokens, rule


class Roles:
    """Finds the roles around a token of one document."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax

    def of(self, token: int, depth: int = 0) -> Filled:
        """The roles of a verb, a participle or an event noun."""
        filled = Filled()
        if self.syntax.pos[token] in {"VERB", "AUX"} or self.syntax.tag[token][:2] == "VB":
            self._verb(token, filled, depth)
        else:
            self._noun(token, filled, depth)
        return filled

    # verbs

    def _verb(self, verb: int, filled: Filled, depth: int) -> None:
        syntax = self.syntax
        if syntax.dep[verb] == "amod":
            side = filled.agent if syntax.tag[verb] == "VBG" else filled.patient
            side(self._spread(syntax.head[verb]), "participle")
            return
        if self.is_passive(verb):
            self._passive(verb, filled, depth)
        else:
            filled.agent(self.subjects(verb, depth), "subject")
            self._light(verb, filled, depth)
            filled.patient(self.objects(verb), "object")
            filled.patient(self.pointed(verb), "preposition")
        self._adjuncts(verb, filled, depth)

    def is_passive(self, verb: int) -> bool:
        """Whether a verb tells of what is done to its subject."""
        syntax = self.syntax
        if self._clipped(verb):
            return True
        if syntax.tag[verb] != "VBN":
            return False
        if syntax.child(verb, "auxpass", "nsubjpass", "agent") >= 0:
            return True
        if syntax.dep[verb] in {"acl", "advcl"} and syntax.child(verb, "nsubj", "aux") < 0:
            return True
        if syntax.dep[verb] == "conj" and syntax.child(verb, "aux", "nsubj", "dobj") < 0:
            return self.is_passive(syntax.head[verb])
        return False

    def _clipped(self, verb: int) -> bool:
        """Whether a headline leaves out the auxiliary: "Four soldiers wounded near the border"."""
        syntax = self.syntax
        if syntax.lemma[verb] not in HARMING or syntax.tag[verb] not in {"VBD", "VBN"}:
            return False
        found = syntax.child(verb, "dobj")
        hits = found >= 0 and not self._hollow(verb, found)
        return not hits and syntax.dep[verb] == "ROOT" and syntax.child(verb, "aux") < 0

    def _passive(self, verb: int, filled: Filled, depth: int) -> None:
        syntax = self.syntax
        agent = syntax.object_of(verb, "by")
        if agent >= 0:
            self._doer(agent, filled, depth, "by")
        filled.agent(self._by_doing(verb), "by what they do")
        subject = syntax.child(verb, "nsubjpass", "nsubj")
        if subject >= 0:
            filled.patient(self._spread(subject), "passive subject")
        elif syntax.dep[verb] in {"acl", "relcl"}:
            filled.patient(self._spread(syntax.head[verb]), "participle")
        elif depth < 4:
            filled.patient(self._inherited(verb, depth), "shared subject")
        if not filled.agents and syntax.dep[verb] == "conj" and depth < 4:
            head = syntax.head[verb]
            if self.is_passive(head) and syntax.object_of(head, "by") >= 0:
                filled.agent(self.of(head, depth + 1).agents, "shared agent")

    def _by_doing(self, verb: int) -> list[int]:
        """ "were killed by rebel shelling", where the parser takes the shelling for a verb."""
        syntax = self.syntax
        for child in syntax.of(verb, "agent", "prep"):
            doing = syntax.child(child, "pcomp")
            subject = syntax.child(doing, "nsubj") if doing >= 0 else -1
            if syntax.lower[child] == "by" and subject >= 0:
                return self._spread(subject)
        return []

    def _doer(self, token: int, filled: Filled, depth: int, rule: str) -> None:
        """An agent, or where it is an event noun itself ("by an air strike"), that event's."""
        if self._is_event(token) and depth < 3:
            filled.agent(self.of(token, depth + 1).agents, f"{rule} event")
        else:
            filled.agent(self._spread(token), rule)

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """Who does what an active verb tells, shared and controlled subjects included."""
        syntax = self.syntax
        subject = syntax.child(verb, "nsubj", "csubj")
        if subject >= 0:
            if self._is_event(subject) and depth < 3:
                return self.of(subject, depth + 1).agents
            return self._spread(subject)
        return self._inherited(verb, depth) if depth < 5 else []

    def _inherited(self, verb: int, depth: int) -> list[int]:
        """The subject that a verb without one takes from the clause it hangs on."""
        syntax = self.syntax
        head, dep = syntax.head[verb], syntax.dep[verb]
        if head == verb:
            return []
        if dep in {"conj", "advcl", "ccomp", "pcomp", "prep", "xcomp", "dep", "parataxis"}:
            return self._from_above(verb, head, dep, depth)
        if dep in {"acl", "relcl"}:
            if syntax.tag[verb] == "VB" or self._is_event(head):
                return self.of(head, depth + 1).agents if depth < 4 else []
            return self._spread(syntax.described(head))
        return []

    def _from_above(self, verb: int, head: int, dep: str, depth: int) -> list[int]:
        syntax = self.syntax
        if syntax.pos[head] in {"ADP", "SCONJ"} and syntax.head[head] != head:
            return self._from_above(verb, syntax.head[head], "pcomp", depth)
        if syntax.pos[head] not in {"VERB", "AUX"}:
            if self._is_event(head):
                return self.of(head, depth + 1).agents
            predicate = syntax.head[head]
            if dep in {"xcomp", "advcl", "acl"} and syntax.pos[head] == "ADJ":
                return self.subjects(predicate, depth + 1)
            return self._spread(head) if syntax.pos[head] in {"NOUN", "PROPN"} else []
        controlled = syntax.lemma[head] in OBJECT_CONTROL and dep in {"xcomp", "ccomp", "pcomp"}
        if controlled:
            target = syntax.child(head, "dobj", "nsubjpass")
            if target >= 0:
                return self._spread(target)
        if self.is_passive(head):
            above = self.of(head, depth + 1)
            if dep == "conj" and not self.is_passive(verb):
                return above.patients
            return above.patients if dep == "xcomp" or self.is_passive(verb) else above.agents
        return self.subjects(head, depth + 1)

    def objects(self, verb: int) -> list[int]:
        """To whom an active verb does it: its object, or the noun that its clause describes."""
        syntax = self.syntax
        found = syntax.child(verb, "dobj")
        if found >= 0 and not self._hollow(verb, found):
            return self._spread(found)
        if syntax.dep[verb] == "relcl" and found < 0 and self._lacks_object(verb):
            return self._spread(syntax.head[verb])
        return []

    def pointed(self, verb: int) -> list[int]:
        """What the prepositions of an active verb point at."""
        syntax = self.syntax
        for child in syntax.children[verb]:
            if syntax.dep[child] in {"prep", "dative"} and syntax.lower[child] in TOWARD:
                inner = syntax.child(child, "pobj")
                if inner > verb and not self._hollow(verb, inner):
                    return self._spread(inner)
        return []

    def _lacks_object(self, verb: int) -> bool:
        syntax = self.syntax
        subject = syntax.child(verb, "nsubj")
        return subject >= 0 and syntax.lower[subject] not in {"who", "which", "that"}

    def _hollow(self, verb: int, token: int) -> bool:
        """Whether an object is no target: an event, a time, a part of the phrase."""
        lemma = self.syntax.lemma[token]
        return (lemma in nouns.LOOSE or lemma in HOLLOW) or (
            self.syntax.lemma[verb] in LIGHT and self._is_event(token)
        )

    def _light(self, verb: int, filled: Filled, depth: int) -> None:
        """ "launched strikes against X": the noun's target is the verb's."""
        inner = self.syntax.child(verb, "dobj")
        if inner >= 0 and depth < 3 and self._hollow(verb, inner):
            filled.patient(self._noun_targets(inner), "object of the noun")

    def _adjuncts(self, verb: int, filled: Filled, depth: int) -> None:
        """ "killed in Turkish shelling": the doer stands in the event noun beside the verb."""
        syntax = self.syntax
        if filled.agents or depth > 2:
            return
        for child in syntax.children[verb]:
            if syntax.dep[child] in {"prep", "agent"}:
                if syntax.lower[child] not in {"in", "by", "during", "from", "after", "amid"}:
                    continue
                inner = syntax.child(child, "pobj")
                if inner >= 0 and self._is_event(inner):
                    filled.agent(self._noun_agents(inner), "adjunct")

    # nouns

    def _noun(self, noun: int, filled: Filled, depth: int) -> None:
        filled.agent(self._noun_agents(noun), "of the noun")
        filled.patient(self._noun_targets(noun), "of the noun")
        if depth < 3:
            self._governed(noun, filled, depth)
        syntax = self.syntax
        if syntax.dep[noun] == "conj" and self._is_event(syntax.head[noun]) and depth < 3:
            above = self.of(syntax.head[noun], depth + 1)
            filled.agent(above.agents, "shared")
            filled.patient(above.patients, "shared")

    def _noun_agents(self, noun: int) -> list[int]:
        """Owner, "by" phrase or modifier of an event noun."""
        syntax = self.syntax
        by = syntax.object_of(noun, "by")
        if by >= 0:
            return self._spread(by)
        between = syntax.object_of(noun, "between", "among")
        if between >= 0:
            return self._spread(between)[:1]
        owner = syntax.child(noun, "poss")
        if owner >= 0 and syntax.lemma[noun] not in {
            "release",
            "arrest",
            "capture",
            "death",
            "killing",
        }:
            return self._spread(owner)
        for child in syntax.children[noun]:
            if syntax.dep[child] in {"amod", "compound", "nmod"} and self._acts(child):
                return [child]
        if syntax.lemma[noun] in INTRANSITIVE_NOUNS:
            of = syntax.object_of(noun, "of", "from")
            if of >= 0 and self._acts(of):
                return self._spread(of)
        return []

    def _noun_targets(self, noun: int) -> list[int]:
        syntax = self.syntax
        between = syntax.object_of(noun, "between", "among")
        if between >= 0:
            return self._spread(between)[1:]
        for prepositions in (("of",), AT_NOUN):
            if prepositions == ("of",) and syntax.lemma[noun] in INTRANSITIVE_NOUNS:
                continue
            found = syntax.object_of(noun, *prepositions)
            if found >= 0 and syntax.lemma[found] not in nouns.LOOSE and syntax.ent[found] not in {
                "DATE", "TIME"}:  # fmt: skip
                return self._spread(found)
        owner = syntax.child(noun, "poss")
        if owner >= 0 and syntax.lemma[noun] in {
            "release",
            "arrest",
            "capture",
            "death",
            "killing",
        }:
            return self._spread(owner)
        return []

    def _governed(self, noun: int, filled: Filled, depth: int) -> None:
        """What the verb above an event noun adds: its subject, its object."""
        syntax = self.syntax
        head, dep = syntax.head[noun], syntax.dep[noun]
        if dep == "pobj" and head != noun:
            return self._beside(syntax.head[head], syntax.lower[head], filled, depth)
        if syntax.pos[head] not in {"VERB", "AUX"} or head == noun:
            return None
        if dep == "dobj":
            subjects = self.subjects(head, depth + 1)
            if syntax.lemma[head] in SUFFERING:
                filled.patient(subjects, "subject that suffers")
            elif syntax.lemma[head] in LIGHT:
                filled.agent(subjects, "subject of the light verb")
        elif dep == "nsubj":
            filled.patient(self.objects(head), "object of its verb")
        elif dep == "nsubjpass":
            agent = syntax.object_of(head, "by")
            if agent >= 0:
                filled.agent(self._spread(agent), "agent of its verb")
        elif dep == "agent":
            filled.patient(self.of(head, depth + 1).patients, "passive subject")
        return None

    def _beside(self, verb: int, preposition: str, filled: Filled, depth: int) -> None:
        """ "were killed in an air strike": the verb's object is the strike's."""
        syntax = self.syntax
        if syntax.pos[verb] not in {"VERB", "AUX"} or syntax.lemma[verb] in HELPING:
            return
        if preposition in {"in", "by", "during", "from", "with"}:
            above = Filled()
            if self.is_passive(verb):
                self._passive(verb, above, depth + 1)
                filled.patient(above.patients, "passive subject")
            elif syntax.lemma[verb] in {"die", "perish"}:
                filled.patient(self.subjects(verb, depth + 1), "subject that died")
            else:
                filled.patient(self.objects(verb), "object of its verb")
                filled.agent(self.subjects(verb, depth + 1), "subject of its verb")

    def _is_event(self, token: int) -> bool:
        """Whether a noun tells of something that happens, rather than of someone."""
        syntax = self.syntax
        return (
            syntax.pos[token] == "NOUN"
            and nouns.kind_of(syntax.lemma[token]) == "other"
            and syntax.ent[token] not in {"ORG", "GPE", "NORP", "PERSON"}
        )

    def _acts(self, token: int) -> bool:
        """Whether a word before or after an event noun may be its doer."""
        syntax = self.syntax
        if syntax.lemma[token] in nouns.MODIFIERS:
            return True
        return syntax.ent[token] in {"ORG", "GPE", "NORP", "PERSON"} and syntax.pos[token] != "VERB"

    def _spread(self, token: int) -> list[int]:
        """A token with those joined to it; "dozens of rebels" are the rebels."""
        found = []
        for one in self.syntax.conjuncts(token):
            if self.syntax.lemma[one] in nouns.QUANTITIES or self.syntax.pos[one] == "NUM":
                inner = self.syntax.object_of(one, "of")
                one = inner if inner >= 0 else one
            found.append(one)
        return found
