"""Recommendations that a single sentence states: "Ofsted recommended that ...", "the one area for improvement was ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction import (
    addressees,
    recommended_areas,
    recommended_inside,
    recommended_series,
    recommenders,
    voices,
)
from minutegraph.extraction.caseless import Caseless
from minutegraph.extraction.context import Context
from minutegraph.extraction.expressions import regex
from minutegraph.extraction.recommendation_lines import is_wanted
from minutegraph.extraction.recommendation_lists import OWN
from minutegraph.extraction.recommended_areas import OF_SERIES, UNREAL
from minutegraph.extraction.recommended_series import Lead
from minutegraph.model import Block, Party, Recommendation, Sentence

CODE = regex(r"\b(?:[RP]|KR|SR|IR|PFI|AFI|REC)\d{1,2}\b")
"""A recommendation's code."""


_NUMBERED = regex(
    r"\b(?:(?:recommendation|rec\.?|proposal\s+for\s+improvement|AFI)\s+(?:no\.?\s*)?(?P<number>\d+(?:\.\d+)?|"
    r"(?-i:[A-Z]\d*))|(?P<code>(?-i:[RP]|KR|SR|IR|PFI|AFI|REC)\d{1,2})(?=\s*[(:–-]))\b(?!\s*(?:to|and|,|-|–)\s*\d)\s*"
    r"(?:\(\w+\)(?=:))?(?P<content>\([^)]{8,}\)|[-–:,]\s*\S+(?:\s+\S+){1,}|(?:was|is|that|on|to|of|which|"
    r"concerning|regarding|about|"
    r"asked|called)\s+\S+(?:\s+\S+){2,})",
    re.I,
)
_NUMBER = regex(r"\d|(?:ecommendation|Rec\.?|AFI|mprovement)\s+[A-Z]\b")
_CODED = regex(r"(?P<code>(?:[RP]|KR|SR|IR|PFI|AFI|REC)\d{1,2})[.:)]?\s+(?=[A-Z][a-z])")
_STATUS = regex(
    r"^\(?[-–:,]?\s*(?:(?:was|is|had\s+been|has\s+been|be|were)\s+)?(?:not\s+|now\s+|fully\s+|"
    r"partly\s+)?(?:accepted|rejected|complete[d]?|agreed|noted|supported|deferred|approved|closed|amended|"
    r"withdrawn|carried|lost|above|below|in\s+(?:part|full))\b",
    re.I,
)
_SAID = Caseless(
    r"(?:'s)\s+recommendation\s+(?:that|to)\s+(?P<of>\S.+)$|\b(?:recommended|recommends?|"
    r"recommending)\s+(?:only\s+|also\s+|further\s+|instead\s+)?(?:that\s+|to\s+)?(?P<what>\S.+)$|"
    r"\brecommendation\s+(?:of\s+[\w\s']{3,40}?\s+|\w+\s+)?(?:was|is|had\s+been)\s+(?:that|to|"
    r"for)\s+(?P<was>\S.+)$|\bmade\s+(?:one|a|the|"
    r"a\s+further)\s+recommendation,?\s*(?:that|to|:)\s+(?P<made>\S.+)$|"
    r"\b(?:with|by|gave|set|made|imposed|issued|contained|included|including|and|but|was|is|left)\s+(?:an?|one|the\s+single|"
    r"the)\s+(?:\w+\s+)?(?:recommendation|requirement)\s+(?:that|to(?!\s+(?:the|its|our|their|all|an?|each|any)\b))\s+"
    r"(?P<noun>\S.+)$|\brecommendations?\s+(?:(?:by|of|from)\s+[^,;]{3,50}?\s+)?(?:that|to(?!\s+(?:the|its|"
    r"our|their|all|an?|each|any)\b))\s+(?!(?:would|had|have|has|were|was|are|is|could|can|will|may|"
    r"might)\b)(?P<nouns>(?:the\s+|"
    r"[a-z])\S*\s.+)$|\brecommendation\s+(?:\w+\s+)?(?:reads?|ran|was|"
    r"is)\s*(?:as\s+follows)?\s*:?\s*(?P<read>[\"“].+)$",
)


_NOTE = regex(r"Recommendation\s+(?:is\s+|was\s+)?(?:not\s+)?to\s+\w")
_REQUIREMENT = Caseless(
    r"\b(?:asked|required|told|expected)\s+to\s+make\s+(?:an?|one|two|three|four)\s+(?:\w+\s+)?(?:improvement|change)s?,?\s+(?:namely|which\s+was)\b|"
    r"\bthere\s+(?:was|were)\s+(?:also\s+|then\s+)?(?:an?|one|another)\s+(?:further\s+)?(?:requirement|recommendation),?\s+(?:namely\s+)?(?:to|that|for)\s+\w|"
    r"\b(?:an?|one|the|two)\s+(?:\w+\s+)?(?:requirement|recommendation)s?\s+(?:was|were|had\s+been|has\s+been|is)\s+"
    r"(?:made|set|imposed|issued|given|placed)(?:\s+by\s+[^,;:]{3,60}?)?"
    r"(?:,?\s+(?:namely\s+)?(?:that|to(?!\s+(?:the|our|its|us|full|members|council|cabinet)\b)|for)|:|"
    r",\s+namely,?)\s+\w"
)
_TOLD = Caseless(
    r"\b(?:told|ordered|required|requires|urged|instructed|wanted|wants?|wished|expected|expects|called\s+on|pressed|obliged|obliges|"
    r"advised|asked)\s+(?:the\s+[\w'&\s-]{2,60}?|it|them|management|leaders|managers|partners|governors)(?:,\s+(?:by|within|before)\s[^,;]{3,40},)?\s+"
    r"(?:(?:that\s+)?(?:(?:by|before|within)\s+(?:the\s+)?[\w\s]{3,30}?,?\s+)?(?:it|they)\s+(?:must|should|needed\s+to|had\s+to|ought\s+to)|to)\s+(?P<what>[a-z]\S+)|"
    r"\b(?:said|stated|wrote|written|advised|considered|concluded|felt|requires?|required|asked|suggested|proposed|identified|"
    r"found|noted|observed|thought|says?|states|advises|considers?|concludes|suggests?|proposes?)\s+(?:that\s+|(?=(?:the|it|all)\s))(?:(?:by|before|within)\s+(?:the\s+)?\d[\w\s]{2,14}(?:,?\s+\d{4})?,?\s+)?"
    r"(?:(?:the\s+)?[\w'&\s-]{2,60}?)\s+(?:must|should|needed\s+to|needs\s+to|ought\s+to)\s+(?:[a-z]\S+)|"
    r"(?:(?<=they\s)|(?<=also\s)|(?<=inspectors\s)|(?<=auditors\s)|(?<=peers\s))want(?:ed)?\s+(?:(?:an?|more|better|regular|the)\s+(?!to\b)\w+\s+\w+)|"
    r"(?<!was )(?<!were )(?<!been )\b(?:suggested|proposed|suggests|proposes)\s+that\s+(?P<might>(?:the\s+)?[\w'&\s-]{2,40}?)\s+"
    r"might\s+(?:wish\s+to\s+|like\s+to\s+|usefully\s+|now\s+)*(?P<mightdo>[a-z]\S+)|"
    r"\b(?:called|calls|calling)\s+for\s+(?P<calledto>(?:the|its|all)\s+[\w'&\s-]{2,40}?)\s+to\s+[a-z]\S+|"
    r"\b(?:advice|message|request|suggestion|challenge|instruction)\s+to\s+(?P<advised>(?:the\s+)?[\w'&\s-]{2,40}?)(?:,\s[^,;]{3,50},)?\s+(?:was|is)\s+(?:to\s+(?P<advisedto>[a-z]\S+)|that\s(?=[^.;]*\b(?:should|must|needed\s+to|ought\s+to)\b))|"
    r"\badvice(?:,\s+which\s[^,;]{3,60},)?\s+(?:was|is)\s+that\s+(?P<advisedbe>(?:the\s+)?[\w'&\s-]{2,60}?)\s+be\s+[a-z]\w+|"
    r"(?<!was )(?<!were )\b(?:required|requires|asked|advised|advises|suggested|proposed|urged|wanted)\s+that\s+"
    r"(?:[\w'&\s-]{2,60}?)\s+be\s+"
    r"(?:\w+ly\s+)?[a-z]\w+|"
    r"(?<!was )(?<!were )\b(?:required|requires|asked|advised|advises|suggested|proposed|urged)\s+"
    r"(?=that\s)(?P<act>that\s+(?:the|its|all|each)\s.+)$|"
    r"\b(?:wants?|wanted|would\s+like|wished|expected|expects|hoped|asked)\s+to\s+see\s+(?:\w+\s+\w+)|"
    r"\basked\s+for\s+(?:[^.;]{3,70}?)\s+to\s+be\s+\w+(?:ed|en|wn|de|ld|nt|ut|et|pt)\b|"
    r"\b(?:required|requires|wants?|wanted)\s+(?:(?:an?|the|all|its|every)\s+[^.;,]{3,70}?)\s+to\s+be\s+(?:in\s+place|\w+(?:ed|en|wn|ne|de|ld|nt|ut|et|pt))\b|"
    r"\b(?:advised|suggested)\s+(?:[a-z]{3,}ing)\s+(?!with\b)\w|"
    r"\b(?:decision|finding|view|conclusion|remedy|advice|order|feedback|message|opinion|judge?ment|assessment)\s+(?:was|"
    r"is)\s+that\s+(?P<dec>(?:the\s+)?[\w'&\s-]{2,60}?)\s+(?:must|should|needed\s+to|needs\s+to|ought\s+to)\s+\w|"
    r"\b(?:remedy|order|advice|requirement|message)\s+(?:was|is)\s+for\s+(?P<forto>(?:the|its)\s+[\w'&\s-]{2,50}?)\s+to\s+[a-z]|"
    r"\btold\s+(?!members\b|councillors\b|the\s+(?:committee|panel|board|meeting|cabinet)\b)(?:the\s+)?[\w'\s]{3,40}?(?:,\s[^,;]{3,40},)?\s+that\s+"
    r"(?:(?!(?:it|they|he|she)\b)(?:the\s+)?[\w'&\s-]{2,60}?)\s+(?:must|should|needed\s+to)\s+[a-z]|"
    r"\b(?:called|calls)\s+for\s+(?:(?:an?|the|more|better|all|two|three|four|five|six)\s+\S+\s+\S+)"
)
_OWNED = regex(r"(?:'s|(?<=s)')\s+(?:(?:main|key|clear|final|chief|overall)\s+)*$")
_OBJECT_IT = regex(r"\w+\s+(?:on\s+)?(?:it|them|management)\b")
_OF_WHICH = Caseless(
    r"\b(?:first|second|third|last|latter|main|chief|most\s+\w+|one)\s+of\s+(?:which|these|them|(?:its|their|the|those)\s+(?:\w+\s+)?recommendations)\s+(?:was|is|"
    r"were)\s+(?:that|to)\s+\w|\bof\s+which\s+(?:the\s+)?(?:first|second|main|chief|most\s+\w+|one)\s+(?:was|is)\s+(?:that|to)\s+\w|,\s+(?:the\s+)?(?:first|main|chief|principal|key|most\s+\w+)\s+(?:one\s+)?being\s+(?:that|to)\s+\w|;\s+(?:the\s+)?(?:first|main|chief|most\s+\w+)\s+(?:one\s+|of\s+these\s+)?(?:was|is)\s+(?:that|to)\s+\w"
)
_ASKING = Caseless(
    r"\b(?:asking|urging|requiring|instructing|ordering)\s+(?:it|them|the\s+[\w'&\s-]{2,40}?)\s+to\s+[a-z]"
)
_AMONG = Caseless(
    r"\bamong\s+(?:the\s+|its\s+|their\s+)(?:points|matters|findings|suggestions|demands)(?:\s+(?:made|raised|put))?\s+(?:was|were)\s+(?=that\s[^.;]*\b(?:should|must)\b)"
)
_VIEW = Caseless(
    r"\bit\s+(?:was|is)\s+(?:the\s+)?[\w\s&-]{2,50}'s?\s+(?:clear\s+)?(?:view|opinion|advice|finding|conclusion|recommendation)\s+(?=that\s)"
)
_ADDED = Caseless(
    r"^[\w'\s]{3,60},\s+(?:it|they)\s+(?:had\s+)?(?:added|advised|suggested|recommended|urged),\s+(?:should|must|needed\s+to|ought\s+to)\s"
)
_LEFT_OPEN = Caseless(
    r"[^:]{0,160}?\b(?:recommendation|requirement)s?\b[^:]{0,60}\b(?:remained|remains|was|left|outstanding|open|still)\b[^:]{0,30}:\s+(?:that\s+)?"
    r"(?=the\s)"
)
"""What opens the one recommendation that is left: "of which one remained open: the Board should"."""
_COLON = Caseless(r"[^:]{3,70}:\s+(?:that\s+)?(?:the\s+)?[\w'&\s-]{2,50}?\s+(?:should|must)\s+\w+.*")
_WAS_TOLD = Caseless(
    r"\b(?:was|were|been)\s+(?:also\s+|then\s+|now\s+)?(?:told|asked|required|urged|advised|instructed|ordered|"
    r"expected)\s+"
    r"by\s+(?:the\s+)?[\w'&\s-]{2,60}?(?=\s+(?:that\s+(?:it|they)\s+(?:must|should|needed|had)|to)\s)"
)
_NO_DEMAND = Caseless(
    r"\b(?:written\s+statement|statement\s+of\s+action|wsoa|action\s+plan|improvement\s+plan|proud|congratulat\w+|"
    r"commended|praised|"
    r"celebrat\w+|recognised\s+for|respond\b|(?:provide|supply)\s+(?:data|information|evidence)|attend\b|submit\w*|evidence|"
    r"views|nominations|comment\b|be\s+sent\b|(?:to\s+expect|to\s+know\s+that|might\s+have|carry\s+on)\b|pay\s+(?:\w+\s+){0,3}fees?\b|leave\s+the\s+(?:building|room|premises)|(?:see|seen)\s+(?:\w+\s+){0,2}(?:files|papers|documents|paperwork|cases))"
)
_EMPTY = Caseless(
    r"(?:as\s+follows|the\s+following|below|above|it|them|this|these|those|approval|acceptance|"
    r"refusal)\W*"
)


def stated(context: Context, block: Block, sentence: Sentence, lead: Lead) -> Iterator[Recommendation]:
    """The recommendations that one sentence states; `lead` is the list opened last before it."""
    text = sentence.text
    printed = _NUMBER.search(text) is not None
    numbered = [m for m in _NUMBERED.finditer(text) if not _STATUS.match(m["content"])] if printed else []
    if numbered and not OWN.search(text):
        makers = _around(context, block, sentence, lead)
        for match in numbered if makers else ():
            yield _fact(context, sentence, "numbered", makers, match["number"] or match["code"])
        return
    coded = _CODED.match(text)
    if coded is not None and not lead.makers and not is_wanted(text[coded.end() :]):
        coded = None  # an item's own number
    if coded is not None or _NOTE.match(text):
        makers = lead.makers or _around(context, block, sentence, lead)
        if makers:
            yield _fact(context, sentence, "numbered", makers, coded["code"] if coded else None)
        return
    if (sentence.start in context.claimed and not _is_told(context, sentence)) or text.rstrip().endswith((":", ":-")):
        return
    sayers = recommenders.impersonal(context, block, sentence) or _saying(context, sentence)
    if sayers is not None:
        if sayers:
            yield from recommended_inside.apart(context, sentence, _fact(context, sentence, "said", sayers, None))
        return
    makers = _telling(context, sentence) or recommended_series.makers(context, sentence, lead)
    if makers:
        to = recommended_series.same_addressee(context, sentence, lead) or lead.to
        yield from recommended_inside.apart(context, sentence, _fact(context, sentence, "told", makers, None, to))
        return
    yield from recommended_areas.stated(context, block, sentence)


_LIMB = regex(r"\W*(?:that|to|resolved|agreed|recommended|\(?\w{1,3}[.)])\b", re.I)


def _is_told(context: Context, sentence: Sentence) -> bool:
    """Whether what was taken for an outcome of the meeting is what an outside body did."""
    if "ecommend" not in sentence.text or _LIMB.match(sentence.text):
        return False
    return bool(voices.of_item(context).acting(sentence.text))


def _around(context: Context, block: Block, sentence: Sentence, lead: Lead) -> tuple[Party, ...]:
    """Who made the numbered ones of a sentence: named in it or beside it, else who is known from the item."""
    heard = voices.of_item(context)
    beside = next((named for s in block.sentences if s.start > sentence.start and (named := heard.named(s.text))), ())
    return (
        recommenders.outside(context, sentence) or lead.makers or recommenders.others(context) or beside
        or heard.before(sentence.start) or recommenders.inspectors(context, sentence) or heard.titled()
    )  # fmt: skip


def _saying(context: Context, sentence: Sentence) -> tuple[Party, ...] | None:
    """Who recommended, in so many words; None where the sentence has no such words."""
    text = sentence.text
    said = _SAID.search(text)
    if said is None:
        return None
    form = said.lastgroup or ""  # each way of saying so has one group, for what is recommended
    what = said[form]
    if (
        _EMPTY.fullmatch(what)
        or (len(what.split()) < 5 and _block_opens(context, sentence))
        or (UNREAL.search(text[: said.start()]))
    ):
        return ()
    heard = voices.of_item(context)
    by = _BY.match(text, said.start())
    if by is not None:
        return heard.ending(text[: by.end()])
    if recommenders.ANY_IMPERSONAL.match(text):
        return ()  # the meeting's own
    makers = recommenders.recommender(context, sentence, said.start())
    if makers or OWN.search(text):
        return makers
    if form in ("was", "read"):
        return heard.named(text[: said.start(form)]) or (heard.before(sentence.start, 4) if _ITS.match(text) else ())
    if form in ("noun", "nouns"):
        return heard.acting(text[: said.start()]) or heard.ending(text[: max(said.start(), said.start("nouns") - 5)])
    return heard.named(text[: said.start()]) if text[: said.start()].endswith(", ") else ()


_BY = Caseless(r"recommended\s+by\s+(?:the\s+)?[\w'&\s-]{3,60}?(?=\s+(?:that|to)\s)")


def _block_opens(context: Context, sentence: Sentence) -> bool:
    """Whether a list hangs on the sentence's block."""
    blocks = context.item.blocks
    own = next((n for n, b in enumerate(blocks) if b.start <= sentence.start < b.end), -1)
    return any(b.opener == own for b in blocks)


_ITS = regex(r"(?:The|Its|Their|A|One)\s+(?:\w+\s+){0,2}recommendation\b")


def _telling(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The inspectorate, auditor or ombudsman that told somebody what it must do."""
    text = sentence.text
    if OWN.search(text):
        return ()
    required = _REQUIREMENT.search(text)
    if required is not None:
        heard = voices.of_item(context)
        return heard.named(text[: required.start()]) or heard.named(text) or heard.before(sentence.start)
    passive = _WAS_TOLD.search(text)
    if passive is not None and not (UNREAL.search(text[: passive.start()]) or _NO_DEMAND.search(text, passive.start())):
        heard = voices.of_item(context)
        by = _just_acting(context, sentence) if _BY_IT.search(passive[0]) else heard.ending(text[: passive.end()])
        return tuple(p for p in by if p.kind != "department") if addressees.addressees(text) else ()
    if _OF_WHICH.search(text) and OF_SERIES.search(text):
        heard = voices.of_item(context)
        return heard.named(text) or heard.before(sentence.start)
    asking = _ASKING.search(text)
    if asking is not None and not _NO_DEMAND.search(text, asking.start()):
        return voices.of_item(context).acting(text[: asking.start()])
    among = _AMONG.search(text)
    if among is not None and addressees.addressees(text[among.end() :]):
        heard = voices.of_item(context)
        return heard.named(text[: among.end()]) or heard.before(sentence.start, 2)
    view = _VIEW.search(text)
    if view is not None and addressees.addressees(text[view.end() :]):
        return voices.of_item(context).named(text[: view.end()])
    added = _ADDED.search(text)
    if added is not None:
        return _just_acting(context, sentence)
    left = _LEFT_OPEN.match(text)
    if left is not None and addressees.addressees(text[left.end() :]):
        heard = voices.of_item(context)
        return heard.named(text[: left.end()]) or heard.before(sentence.start, 2)
    return _after_colon(context, text) or _demanding(context, sentence)


_BY_IT = regex(r"\bby\s+(?:it|them)$")


def _just_acting(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The outside body that the sentence just before tells to have done something: who "it" is then."""
    heard = voices.of_item(context)
    previous = heard.just_before(sentence.start)
    return heard.before(sentence.start, 1) if previous is not None and heard.acting(previous.text) else ()


def _after_colon(context: Context, text: str) -> tuple[Party, ...]:
    """ "RoSPA report: the Council should ..."."""
    if ":" not in text or not _COLON.fullmatch(text):
        return ()
    return voices.of_item(context).ending(re.sub(r"\s+(?:said|found|visit|advice)$", "", text[: text.index(":")]))


def _demanding(context: Context, sentence: Sentence) -> tuple[Party, ...]:
    """The subject of a verb of demanding: "told the Trust that it must", "said that plans should be shared"."""
    text = sentence.text
    said = text.find(" that ")
    inner = _TOLD.search(text, said) if 0 < said < _ATTRIBUTED else None
    return _demanded(context, sentence, _TOLD.search(text)) or _demanded(context, sentence, inner)


_ATTRIBUTED = 60
"""Characters at the head of a sentence in which it may tell who says the rest: "The Head noted that the CQC told the Trust"."""


def _demanded(context: Context, sentence: Sentence, told: re.Match[str] | None) -> tuple[Party, ...]:
    """The subject of one verb of demanding."""
    text = sentence.text
    if told is None or UNREAL.search(text[: told.start()]) or _NO_DEMAND.search(text, told.start()):
        return ()
    if told["act"] and not addressees.addressees(text[told.start("act") :]):
        return ()
    if told["what"] and not (_OBJECT_IT.match(told[0]) or addressees.addressees(text[told.start() :])):
        return ()
    before = text[: told.start()]
    before = _OWNED.sub("", before) if told["dec"] or told["forto"] or told["advised"] or told["advisedbe"] else before
    if told["might"] or told["advised"] or told["advisedbe"] or told["calledto"]:
        if not (told["advisedbe"] or addressees.addressees(text[told.start() :])):
            return ()
        done = told["mightdo"] or told["advisedto"]
        if done and not is_wanted(text[max(told.start("mightdo"), told.start("advisedto")) :]):
            return ()
        before = _THEIR.sub("They ", before)
    # a minister has powers, and a commissioner a seat in the meeting: what they ask for is no recommendation
    makers = recommenders.subject(context, sentence, before)
    if makers and "want" in told[0] and _PRONOUN.search(before) and not _just_told(context, sentence):
        return ()
    if not makers and _WHO_CAME.search(before):
        makers = voices.of_item(context).acting(before)
    return tuple(p for p in makers if p.kind not in ("department", "post"))


_THEIR = regex(r"\b(?:[Ii]ts|[Tt]heir)\s+(?:\w+\s+)?$")
""""Its" advice: what the one named before advised."""
_PRONOUN = regex(r"\b(?:they|it)\s+(?:also\s+)?$", re.I)


def _just_told(context: Context, sentence: Sentence) -> bool:
    """Whether the sentence just before names an outside body, or tells what one wants: who "they" are then."""
    heard = voices.of_item(context)
    previous = heard.just_before(sentence.start)
    if previous is None:
        return False
    return bool(heard.named(previous.text)) or (_TOLD.search(previous.text) is not None and _just_told(context, previous))


_WHO_CAME = regex(r"\s(?:which|who|that)\s+(?:came|visited|inspected|reviewed|had\s+been)\b[^,;]*\s(?:had|has|have)\s*$")
""" "The peer challenge team which came to the Council in March had" advised it."""


def _from(text: str) -> int:
    """Where what is recommended begins, in so many words; 0 where there are none."""
    said = _SAID.search(text)
    return said.start(said.lastgroup or 0) if said else 0


_WHOLE = Caseless(r"(?:it|they)\s+\w|the\s+\w+\s+that\b")
_TO_WHOM = Caseless(r"(?:the\s+)?[\w'&]+(?:\s+[\w'&]+){0,4}?\s+that\b")
"""What is recommended to one who is named before: "that it review", "to the Council that"."""


def _to(text: str, rule: str) -> tuple[Party, ...]:
    """To whom the sentence makes the recommendation: "ordered the landlord to pay and recommended that it review its policy"."""
    said = _from(text) if rule == "said" else 0
    whole = _WHOLE.match(text[said:]) or (text.endswith("to ", 0, said) and _TO_WHOM.match(text[said:]))
    return addressees.addressees(text[said:]) or (addressees.addressees(text) if said and whole else ())


def _fact(
    context: Context,
    sentence: Sentence,
    rule: str,
    makers: tuple[Party, ...],
    number: str | None,
    to: tuple[Party, ...] = (),
) -> Recommendation:
    return Recommendation(
        start=sentence.start, end=sentence.end, rule=f"recommendations.{rule}", item=context.index, by=makers,
        to=_to(sentence.text, rule) or to, number=number,
    )  # fmt: skip
