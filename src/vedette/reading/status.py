"""Component ``vedette_status``: whether an event occurred, goes on, is planned, denied, and so on.

Read from the tense and mood of the event's word and of the words that govern it, nearest
first; the first rule that holds gives the status.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from vedette.reading.syntax import Syntax, syntax_of

PLANNING = frozenset(
    "plan intend prepare schedule expect aim agree order want propose hope due ready "
    "arrange pledge promise announce seek poise will vow approve authorise authorize instruct "
    "consider push call urge ask demand request appeal try recommend invite".split()
)
EXPECTED = frozenset({"expected", "planned", "scheduled", "due", "set", "intended", "announced"})
PLANNED_NOUNS = frozenset(
    "plan intention preparation proposal aim goal decision order readiness deal mission".split()
)
PLANNED_ADJECTIVES = frozenset(
    "planned upcoming scheduled expected proposed imminent forthcoming impending "
    "future looming".split()
)
HYPOTHETICAL_ADJECTIVES = frozenset(
    "possible potential likely hypothetical alleged feared any".split()
) - {"alleged"}
ONGOING_ADJECTIVES = frozenset(
    "ongoing continuing continued current daily relentless constant unrelenting "
    "persistent long-running existing".split()
)
THREATENING = frozenset({"threaten"})
KNOWING = frozenset(
    "believe think know understand say appear seem report allege estimate consider find".split()
)
"""Verbs whose infinitive tells what is, not what is meant to be."""
CAUSING = frozenset(
    "begin start resume launch stop end cease manage help use have lead allow force enable "
    "cause leave".split()
)
"""Verbs whose infinitive happens as they do."""
CANCELLING = frozenset("cancel postpone suspend scrap abort shelve abandon halt".split())
CANCELLED_TYPES = frozenset(
    "talks patrol deployment withdrawal offensive air_strike agreement cooperation "
    "aid release ceasefire".split()
)
DENYING = frozenset({"deny", "refute", "rebut", "disprove"})
CONTINUING = frozenset("continue remain persist keep rage last linger".split())
BEGUN = frozenset({"begin", "start", "resume", "launch", "stop", "end", "cease"})
MODALS = {"could": "hypothetical", "would": "hypothetical", "might": "hypothetical",
          "may": "hypothetical", "should": "hypothetical", "can": "hypothetical",
          "will": "planned", "shall": "planned",
          "'ll": "planned", "’ll": "planned", "'d": "hypothetical"}  # fmt: skip
WORDS = frozenset({"demand", "accusation", "threat", "rejection"})
"""Types of words that are acts: said is done."""
STATES = frozenset(
    {
        "cooperation",
        "humanitarian_harm",
        "encirclement",
        "displacement",
        "deployment",
        "armed_clash",
        "offensive",
        "arrest",
        "aid",
    }
)
"""Types that a plain present tense tells as going on."""
LASTING = frozenset(
    "support backing assistance cooperation coordination alliance partnership ally proxy "
    "presence base "
    "garrison post outpost siege blockade encirclement fighting war insurgency conflict hostility "
    "need crisis shortage hunger malnutrition suffering custody detention captivity occupation "
    "exodus besieged surrounded trapped remain allied entrench hold base station help "
    "training".split()
)
"""Words of things that last."""
KNOWN = frozenset({"the", "this", "these", "that", "those"})
PREVENTING = frozenset({"prevent", "avert", "forestall", "preempt", "thwart"})
"""Verbs whose object does not come about, or not yet."""
FAILING = frozenset({"fail", "refuse"})
STEPS = 4
MEANING = PLANNING - {"announce", "decide", "agree", "order", "approve", "consider"}
"""Verbs whose object is still to come."""
CARRYING = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "conj"})
"""Labels through which the status of the word above reaches down."""
ABOVE = (
    ("denied", DENYING, frozenset({"xcomp", "ccomp", "dobj", "pcomp", "prep"})),
    ("threatened", THREATENING, frozenset({"xcomp", "prep", "pobj", "dobj"})),
    ("denied", FAILING, frozenset({"xcomp"})),
    ("hypothetical", PREVENTING, frozenset({"pcomp", "xcomp", "ccomp", "dobj"})),
    ("ongoing", CONTINUING, frozenset({"xcomp"})),
)
Rule = tuple[str, str]
HALT: Rule = ("", "nothing further up counts")
UP: Rule = ("", "the word above decides")


TRYING = frozenset(
    "try attempt seek work fight struggle go come arrive travel gather decide move return "
    "rush".split()
)
"""Verbs whose infinitive is already being done, or was."""
PROMISING = frozenset(
    "say announce declare tell promise pledge add report confirm state vow insist indicate "
    "claim warn".split()
)
ANNOUNCED = frozenset({"announcement", "statement", "promise", "pledge", "vow"})
DUE = frozenset({"due", "set", "expected", "imminent", "scheduled", "likely", "planned"})


@Language.component("vedette_status")
def status(doc: Doc) -> Doc:
    """Fill ``doc._.statuses``: for each trigger token its status and rule."""
    doc._.statuses = {t.token: status_of(doc[t.token], doc, t.event_type) for t in doc._.triggers}
    return doc


def status_of(token: Token, doc: Doc, event_type: str = "") -> Rule:
    """The status of the event a word tells of, and the rule that gave it."""
    syntax = syntax_of(doc)
    at = token.i
    if event_type in WORDS:
        return _words_status(syntax, at)
    for rule in RULES:
        if found := rule(syntax, at):
            return _fitting(found, event_type)
    return _by_tense(syntax, at, event_type)


def _fitting(found: Rule, event_type: str) -> Rule:
    if found[0] == "cancelled" and event_type not in CANCELLED_TYPES:
        return "occurred", f"not cancelled but stopped: {found[1]}"
    return found


def _words_status(syntax: Syntax, at: int) -> Rule:
    if syntax.pos[at] == "VERB" and _progressive(syntax, at):
        return "ongoing", "progressive"
    return "occurred", "words said are an act done"


def _negated(syntax: Syntax, at: int) -> Rule | None:
    if syntax.pos[at] in {"VERB", "AUX"}:
        if syntax.child(at, "neg") >= 0:
            return "denied", "negated"
        subject = syntax.child(at, "nsubjpass", "nsubj")
        if subject >= 0 and _no_one(syntax, subject):
            return "denied", f"negated subject: {syntax.lower[subject]}"
    if syntax.pos[at] == "NOUN":
        determiner = syntax.child(at, "det")
        if determiner >= 0 and syntax.lower[determiner] == "no":
            return "denied", "negated: no"
    return None


def _no_one(syntax: Syntax, token: int) -> bool:
    """ "no soldiers", "nobody", "none of them"."""
    no = any(syntax.lower[c] == "no" for c in syntax.of(token, "det"))
    return no or syntax.lower[token] in {"nobody", "none", "no-one"}


def _described(syntax: Syntax, at: int) -> Rule | None:
    """ "a planned offensive", "ongoing clashes", "a possible attack"."""
    if syntax.pos[at] not in {"NOUN", "PROPN"}:
        return None
    for child in syntax.of(at, "amod", "compound", "det"):
        word = syntax.lower[child]
        if word in PLANNED_ADJECTIVES:
            return "planned", f"described as {word}"
        if word in HYPOTHETICAL_ADJECTIVES and word != "any":
            return "hypothetical", f"described as {word}"
        if word in ONGOING_ADJECTIVES:
            return "ongoing", f"described as {word}"
    return None


def _own_mood(syntax: Syntax, at: int) -> Rule | None:
    """The modal of the word's own verb (or of the verb whose subject or object it is)."""
    verb = _verb_of(syntax, at)
    if verb < 0:
        return None
    for child in syntax.of(verb, "aux"):
        word = syntax.lower[child]
        if word in MODALS and not (word == "would" and syntax.lemma[verb] == "say"):
            perfect = any(syntax.lower[c] == "have" for c in syntax.of(verb, "aux"))
            if perfect and word in {"may", "might", "could", "would"} and word != "would":
                return "hypothetical", f"modal: {word} have"
            if word == "would" and _reported(syntax, verb):
                return "planned", "would, as said"
            return MODALS[word], f"modal: {word}"
    return None


def _reported(syntax: Syntax, verb: int) -> bool:
    """ "said it would send troops": a future seen from the past, unless it hangs on an if."""
    head = syntax.head[verb]
    if any(
        syntax.lower[i] in {"if", "unless"}
        for i in range(syntax.left[verb], syntax.right[verb] + 1)
    ):
        return False
    if syntax.dep[verb] in {"ccomp", "conj"} and syntax.lemma[head] in PROMISING:
        return syntax.tag[head] in {"VBD", "VBN", "VBG"}
    return syntax.dep[verb] in {"acl", "ccomp"} and syntax.lemma[head] in PLANNED_NOUNS | ANNOUNCED


def _due(syntax: Syntax, at: int) -> Rule | None:
    """ "talks are due to resume", "the storming is imminent"."""
    verb = _verb_of(syntax, at)
    if verb < 0 or syntax.lemma[verb] != "be":
        return None
    for child in syntax.of(verb, "acomp", "attr"):
        if syntax.lower[child] in DUE:
            return "planned", f"is {syntax.lower[child]}"
    return None


def _tried(syntax: Syntax, at: int) -> Rule | None:
    """ "tried to break through", "went to fight", "is trying to regroup": done, or being done."""
    head = syntax.head[at]
    infinitive = any(syntax.lower[c] == "to" for c in syntax.of(at, "aux"))
    if not infinitive or syntax.lemma[head] not in TRYING or syntax.pos[head] != "VERB":
        return None
    helpers = {syntax.lower[c] for c in syntax.of(head, "aux", "auxpass", "neg")}
    if helpers & (set(MODALS) | {"not", "to", "n't"}) or syntax.lower[head] == "going":
        return None
    if syntax.tag[head] in {"VBD", "VBN"}:
        return "occurred", f"after {syntax.lower[head]}"
    return "ongoing", f"under {syntax.lower[head]}"


def _expected(syntax: Syntax, at: int) -> Rule | None:
    """ "talks are expected on Saturday", "a patrol is planned"."""
    verb = _verb_of(syntax, at)
    if verb >= 0 and syntax.lower[verb] in EXPECTED and syntax.of(verb, "auxpass", "nsubjpass"):
        return "planned", f"{syntax.lower[verb]}"
    return None


def _verb_of(syntax: Syntax, at: int) -> int:
    if syntax.pos[at] in {"VERB", "AUX"}:
        return at
    head: int = syntax.head[at]
    linked = syntax.dep[at] in {"nsubj", "nsubjpass", "dobj", "attr"}
    if linked and syntax.pos[head] in {"VERB", "AUX"}:
        return head
    return -1


@dataclass(frozen=True, slots=True)
class Step:
    """One step up from the event's word ``at``: the word ``inner`` hangs on ``head``."""

    syntax: Syntax
    at: int
    inner: int
    head: int

    @property
    def lemma(self) -> str:
        return str(self.syntax.lemma[self.head])

    @property
    def dep(self) -> str:
        return str(self.syntax.dep[self.inner])

    def found(self, status: str, how: str = "under") -> Rule:
        return status, f"{how} {self.syntax.lower[self.head]}"


def _governed(syntax: Syntax, at: int) -> Rule | None:
    """Words above: "plans to attack", "denied attacking", "called off the patrol"."""
    inner = at
    for _ in range(STEPS):
        head = syntax.head[inner]
        if head == inner:
            return None
        step = Step(syntax, at, inner, head)
        found = next((r for rule in GOVERNING if (r := rule(step)) is not None), None)
        if found is not None and found != UP:
            return found if found != HALT else None
        inner = head
    return None


def _called_off(step: Step) -> Rule | None:
    off = step.lemma == "call" and _particle(step.syntax, step.head, "off")
    if (off or step.lemma in CANCELLING) and step.dep in {"dobj", "nsubjpass", "pobj"}:
        return step.found("cancelled")
    return None


def _under_a_word(step: Step) -> Rule | None:
    """ "denied attacking", "threatened to attack", "failed to take", "continued to shell"."""
    for status, lemmas, deps in ABOVE:
        if step.lemma in lemmas and step.dep in deps:
            return step.found(status)
    return None


def _infinitive(step: Step) -> Rule | None:
    """ "plans to attack", "sent troops to fight", "is believed to have attacked"."""
    syntax = step.syntax
    helpers = {syntax.lower[c] for c in syntax.of(step.inner, "aux", "auxpass")}
    if "to" not in helpers or step.dep not in {"xcomp", "ccomp", "acl", "advcl", "relcl"}:
        return None
    if step.lemma in PLANNING | PLANNED_NOUNS or syntax.lower[step.head] in PLANNED_ADJECTIVES:
        return step.found("planned", "infinitive under")
    if "have" in helpers or (helpers & {"be"} and step.lemma in KNOWING):
        return HALT
    if step.lemma in CAUSING | KNOWING:
        return UP
    if _known_thing(syntax, step.at):
        return HALT
    return step.found("planned", "infinitive of purpose under")


def _object_of_plan(step: Step) -> Rule | None:
    """ "plans an attack", "prepares for a siege", "calls for talks"."""
    governed = step.dep in {"dobj", "pobj"} or (
        step.dep == "prep" and step.syntax.lower[step.inner] == "for"
    )
    return step.found("planned", "object of") if step.lemma in MEANING and governed else None


def _settled(step: Step) -> Rule | None:
    """A finite verb, or a word that is no part of what stands above it, goes no further."""
    syntax = step.syntax
    spoken = step.dep == "ccomp" and step.lemma in DENYING | {"say"}
    if _finite(syntax, step.inner) and not spoken:
        return HALT
    verbal = syntax.pos[step.head] in {"VERB", "AUX"}
    return HALT if verbal and step.dep not in CARRYING else None


GOVERNING = (_called_off, _under_a_word, _infinitive, _object_of_plan, _settled)
"""In this order, at each step up; the first that holds decides."""


def _known_thing(syntax: Syntax, at: int) -> bool:
    """ "to flee the fighting": what the infinitive is about is there already."""
    if syntax.pos[at] not in {"NOUN", "PROPN"}:
        return False
    return any(
        syntax.lower[c] in KNOWN or syntax.dep[c] == "poss" for c in syntax.of(at, "det", "poss")
    )


def _finite(syntax: Syntax, at: int) -> bool:
    return syntax.tag[at] in {"VBD", "VBZ", "VBP"} or (
        syntax.tag[at] == "VBN" and bool(syntax.of(at, "auxpass", "aux"))
    )


def _particle(syntax: Syntax, verb: int, word: str) -> bool:
    return any(syntax.lower[c] == word for c in syntax.of(verb, "prt", "advmod"))


def _conditional(syntax: Syntax, at: int) -> Rule | None:
    """Inside an if-clause, or under its verb's modal."""
    inner = at
    for _ in range(STEPS):
        if syntax.pos[inner] in {"VERB", "AUX"}:
            mark = syntax.child(inner, "mark")
            if mark >= 0 and syntax.lower[mark] in {"if", "unless", "whether"}:
                return "hypothetical", f"clause of {syntax.lower[mark]}"
        if syntax.head[inner] == inner:
            return None
        inner = syntax.head[inner]
    return None


def _progressive(syntax: Syntax, verb: int) -> bool:
    present = any(
        syntax.lower[c] in {"is", "are", "am", "'s", "'re", "’re", "’s", "been", "were", "was"}
        for c in syntax.of(verb, "aux", "auxpass")
    )
    return syntax.tag[verb] == "VBG" and present


def _by_tense(syntax: Syntax, at: int, event_type: str) -> Rule:
    if syntax.pos[at] not in {"VERB", "AUX"}:
        return _noun_status(syntax, at, event_type)
    if _progressive(syntax, at):
        return "ongoing", "progressive"
    tag = syntax.tag[at]
    aux = {syntax.lower[c] for c in syntax.of(at, "aux", "auxpass")}
    if tag in {"VBZ", "VBP"} and event_type in STATES and syntax.sent[at] > 0:
        return "ongoing", "present tense of a lasting thing"
    if tag == "VBN" and {"is", "are"} & aux and event_type in STATES:
        return "ongoing", "passive present of a lasting thing"
    if event_type in STATES and (
        syntax.lemma[at] in LASTING or (tag == "VBG" and syntax.dep[at] not in {"advcl", "xcomp"})
    ):
        return "ongoing", f"a lasting thing: {syntax.lower[at]}"
    if tag == "VBG" and syntax.dep[at] in {"advcl", "acl", "pcomp", "xcomp"}:
        return _above(syntax, at, event_type)
    return "occurred", f"tense: {tag}"


def _above(syntax: Syntax, at: int, event_type: str) -> Rule:
    """A participle takes the status of the verb it hangs on."""
    head = syntax.head[at]
    while syntax.pos[head] not in {"VERB", "AUX"} and syntax.head[head] != head:
        head = syntax.head[head]
    if head == at or syntax.pos[head] not in {"VERB", "AUX"}:
        return "occurred", "participle"
    if mood := _own_mood(syntax, head):
        return mood
    if _progressive(syntax, head):
        return "ongoing", "participle under a progressive"
    return "occurred", "participle under a finished verb"


def _noun_status(syntax: Syntax, at: int, event_type: str) -> Rule:
    verb = _verb_of(syntax, at)
    if verb >= 0:
        if syntax.lemma[verb] in CONTINUING:
            return "ongoing", f"goes on: {syntax.lower[verb]}"
        if _progressive(syntax, verb) or (
            syntax.tag[verb] in {"VBZ", "VBP"}
            and event_type in STATES
            and syntax.lemma[verb] not in {"say"}
        ):
            return "ongoing", f"under a present verb: {syntax.lower[verb]}"
        if syntax.lemma[verb] in BEGUN or (
            syntax.tag[verb] in {"VBD", "VBN"} and syntax.dep[at] != "dobj"
        ):
            return "occurred", f"under a finished verb: {syntax.lower[verb]}"
    if event_type in STATES and syntax.lemma[at] in LASTING:
        return "ongoing", f"a lasting thing: {syntax.lower[at]}"
    return "occurred", "noun, nothing says otherwise"


RULES = (_negated, _described, _tried, _own_mood, _expected, _due, _governed, _conditional)
"""In this order; the first that holds gives the status."""
