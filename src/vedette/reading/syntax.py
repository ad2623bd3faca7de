"""A document's parse as plain lists, made once and read by many rules.

Reading tokens one attribute at a time is what a rule spends most of its time on; lists are
several times as fast.
"""

from __future__ import annotations

from spacy.attrs import DEP, ENT_TYPE, HEAD, POS, TAG
from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "csubj"})
KEY = "vedette.syntax"


class Syntax:
    """The parse of one document; all lists are indexed by token.

    Attributes:
        head: index of the head (of a root its own); dep, pos, tag, ent: labels.
        lower, lemma: words in lower case; children: indices of the dependents, in order.
        left: index of the leftmost token under each token; right: of the rightmost.
    """

    __slots__ = ("children", "dep", "ent", "head", "left", "lemma", "lower", "pos", "right",
                 "sent", "tag", "text")  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        count = len(doc)
        rows = doc.to_array([HEAD, DEP, POS, TAG, ENT_TYPE])
        offsets = rows[:, 0].astype("int64").tolist()
        self.head = [i + offset for i, offset in enumerate(offsets)]
        self.dep, self.pos, self.tag, self.ent = (
            _labels(doc, rows[:, column].tolist()) for column in range(1, 5)
        )
        self.text = [token.text for token in doc]
        self.lower = [text.lower() for text in self.text]
        self.lemma = [token.lemma_.lower() for token in doc]
        self.children: list[list[int]] = [[] for _ in range(count)]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self.left, self.right = list(range(count)), list(range(count))
        self._reach(count)
        self.sent = [0] * count
        for number, sentence in enumerate(doc.sents):
            self.sent[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)

    def _reach(self, count: int) -> None:
        """Widen ``left`` and ``right`` to whole subtrees."""
        for i in range(count):
            at, low = i, i
            while self.left[at] >= low:
                self.left[at] = min(self.left[at], low)
                if self.head[at] == at:
                    break
                at = self.head[at]
        for i in range(count - 1, -1, -1):
            at, high = i, i
            while self.right[at] <= high:
                self.right[at] = max(self.right[at], high)
                if self.head[at] == at:
                    break
                at = self.head[at]

    def child(self, token: int, *deps: str) -> int:
        """The first dependent of a token with one of the labels, or -1."""
        for child in self.children[token]:
            if self.dep[child] in deps:
                return child
        return -1

    def of(self, token: int, *deps: str) -> list[int]:
        """The dependents of a token with one of the labels."""
        return [child for child in self.children[token] if self.dep[child] in deps]

    def conjuncts(self, token: int) -> list[int]:
        """The token and those joined to it ("troops, police and militias"), in order."""
        found = [token]
        for one in found:
            found += self.of(one, "conj")
        return found

    def object_of(self, token: int, *prepositions: str) -> int:
        """The object of one of a token's prepositions, or -1."""
        for child in self.children[token]:
            if self.dep[child] in {"prep", "agent", "dative"} and self.lower[child] in prepositions:
                found = self.child(child, "pobj")
                if found >= 0:
                    return found
        return -1

    def described(self, noun: int) -> int:
        """The noun that a relative clause describes, of the one that it hangs on in the parse.

        "A faction of the coalition that rejected the accord": the part that is not yet known, not
        the whole that is.
        """
        above = self.head[noun]
        if self.dep[noun] != "pobj" or self.lower[above] != "of":
            return noun
        part = self.head[above]
        unknown = any(self.lower[c] in {"a", "an", "another"} for c in self.of(part, "det"))
        known = self.pos[noun] == "PROPN" or any(
            self.lower[c] == "the" for c in self.of(noun, "det")
        )
        return part if unknown and known else noun


def _labels(doc: Doc, numbers: list[int]) -> list[str]:
    names = {number: doc.vocab.strings[number] for number in set(numbers)}
    return [names[number] for number in numbers]


def syntax_of(doc: Doc) -> Syntax:
    """The syntax of a document, made on first use and kept with it."""
    found = doc.user_data.get(KEY)
    if not isinstance(found, Syntax):
        found = Syntax(doc)
        doc.user_data[KEY] = found
    return found
