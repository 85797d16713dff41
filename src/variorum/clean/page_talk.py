"""How a page talks to its reader, as opposed to how a story talks about the world.

The wording of widgets, notices and calls to action is conventional across sites; the patterns
here name those conventions (sign-up forms, share bars, consent and licence notices), never one
site's own slogans. A story may report on any of these things, so the patterns ask for the form in
which a page speaks: an imperative that opens a sentence, "our", "your", "this article".
"""

import re
from functools import cache

_NETWORK = (
    r"(?:facebook|twitter|x|whats ?app|telegram|linked ?in|reddit|pinterest|instagram|you ?tube"
    r"|tik ?tok|tumblr|flipboard|google(?: ?\+| news| plus)?|vk|viber|messenger|e-?mail"
    r"|social media|snapchat|threads|bluesky|mastodon|line|pocket|sms)"
)
_OPEN = r"(?:^|[.!?:] |\bplease )"

_ORDER = (
    r"(?:share|tweet|sign|log|subscribe|register|read|watch|listen|hear|view|see|click|tap|press"
    r"|swipe|scroll|jump|skip|go|join|follow|like|comment|reply|post|leave|add|write|send|submit"
    r"|report|contact|e-?mail|print|save|bookmark|buy|donate|support|give|help|vote|rate|tick|enter"
    r"|fill|choose|select|browse|search|explore|discover|find|try|get|download|install|create"
    r"|upgrade|unlock|allow|accept|manage|upload|recommend|purchase|order|shop|learn|turn|open|show"
    r"|hide|close|copy|embed|visit|tell|catch|stream|play)"
)
"""What a page asks its reader to do, as verbs that open a sentence."""

_PAGE = (
    r"(?:(?:this|our) (?:\w+ ){0,2}(?:articles?|stor(?:y|ies)|reports?|pages?|posts?|(?:web)?sites?"
    r"|newsrooms?|reporters?|journalis\w+|apps?|galler(?:y|ies)|videos?|channels?|coverage|blog"
    r"|guides?|explainers?)|newsletters?|podcasts?|typos?|the editors?"
    r"|(?:new|all|more) (?:comments|replies))\b"
)
"""Things that a page calls its own, or that only pages have."""

# Each pattern beside words of which one must occur for it to match: looking for these first makes
# a line of ordinary prose cost next to nothing.
_UNMISTAKABLE = (
    (("sign",), rf"{_OPEN}sign up (?:for|to|now|here|today)\b|\bsign up (?:for|to) (?:our|your)\b"),
    (("sign",), r"\bsign up (?:for|to) (?:a|the|free) .{0,40}\b(?:newsletters?|digest|briefing)\b"),
    (("mail",), r"\b(?:enter|provide) (?:your|a valid) e-?mail\b|\binvalid e-?mail\b"),
    (("mail",), r"\be-?mail address (?:is invalid|will not be published)|\bemail cannot be used"),
    (("enter",), r"\bre-?enter (?:your )?(?:e-?mail|password)|^please re-?enter\b"),
    (("required",), r"\brequired fields are marked\b"),
    (("verify",), r"\bverify (?:that )?you(?:['’]?re| are) (?:not a robot|human)"),
    (("newsletter",), r"\bselect a newsletter\b|\bnewsletter sign ?up\b|\bour \w* ?newsletters?\b"),
    (("contin",), r"\bcontinue reading (?:the main story|below|this)|\bstory continues below\b"),
    (("contin",), r"\barticle continues (?:after|below)\b"),
    (("rights",), r"\ball rights reserved\b"),
    (("may not be",), r"\b(?:material|content|article|story) may not be \w+|\bor redistributed\b"),
    (("share",), r"\bread or share this story\b|^share (?:this|it|on|via|with|by)\b.{0,40}$"),
    (
        ("share", "tweet", "mail", "print", "save", "bookmark", "like"),
        r"^(?:please )?(?:share|tweet|e-?mail|print|save|bookmark|like) (?:this|the) "
        r"(?:article|story|post|page)\b",
    ),
    (("share", "tweet"), rf"{_OPEN}(?:share|tweet)(?: \w+){{0,2}} on {_NETWORK}\b"),
    (
        ("follow", "like", "find", "join", "connect"),
        r"\b(?:follow|like|find|join|connect with) "
        rf"(?:us|our \w+|@\w+) (?:on|at) (?:our )?{_NETWORK}"
        rf"|{_OPEN}(?:follow|like|find|join) .{{2,50}} on {_NETWORK}\b",
    ),
    (("subscri",), rf"{_OPEN}subscribe (?:now|today|here|to|for|and|or)\b|\bfor subscribing\b"),
    (("already",), r"\balready (?:a subscriber|subscribed\?|registered\?|have an account\?)"),
    (("app",), rf"{_OPEN}(?:download|install|get) (?:the|our) .{{0,40}}\bapps?\b"),
    (("available on",), r"\bavailable on (?:the )?(?:app store|google play)"),
    (("log",), r"\b(?:you must|you need to|please) (?:be )?(?:logged|log) in\b"),
    (("your inbox",), r"\b(?:in|to) your inbox\b"),
    (("click",), rf"\bclick here\b|{_OPEN}click (?:on|to|the|below)\b"),
    (("clicking",), r"\bby clicking .{0,40}\byou (?:agree|accept|confirm)\b"),
    (("you agree", "cookies"), r"\byou agree to (?:receive|our|the)\b|\baccept (?:all )?cookies\b"),
    (("cookies",), r"\b(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b"),
    (
        ("your ",),
        rf"{_OPEN}(?:send|submit|share|e-?mail)(?: us)? your "
        r"(?:stor(?:y|ies)|photos?|pictures?|videos?|comments?|tips?|news|views|experiences?)\b",
    ),
    (("newsletter",), r"\bnewsletters?\b.{0,60}\byour?\b|\byour?\b.{0,60}\bnewsletters?\b"),
    (("@",), r"\bcan be reached (?:at|on|by)\b|^(?:contact|reach) .{2,60}@"),
    (("pay for",), r"\bwe(?:['’]ll)? pay for (?:your )?(?:stories|videos|pictures)"),
    (("you have", "you got"), r"\b(?:do|have) you (?:have|got) an? (?:story|news|tip)\b.{0,60}\?"),
    (("have been affected", "are you"), r"^(?:are you (?:in|affected)|have you been affected)\b"),
    (
        ("mail us", "contact us", "write to us", "in touch with us", "text us", "mail our"),
        rf"{_OPEN}(?:you can )?(?:e-?mail|contact|write to|text|get in touch with) (?:us|our)\b",
    ),
    (("error",), r"\ban error (?:has )?occurred\b"),
    (("try again",), r"\btry again later\b"),
    (("social account",), r"\bregister with your social\b"),
    (
        (" all ",),
        r"^(?:view|see|show|browse) all (?:\w+ ){0,4}(?:newsletters|comments|photos|images|articles"
        r"|stories|posts)\b",
    ),
    (("javascript", "blocker"), r"\benable javascript\b|\bad ?blocker\b"),
    (("browser",), r"\byour browser (?:does|is|needs|must|settings)\b"),
    (
        ("comment",),
        r"\bcomments (?:are|on this (?:article|story) are) (?:now )?(?:closed|disabled|moderated)"
        r"|^be the first to comment\b|\bto (?:post|leave) a comment\b",
    ),
    (("join the",), r"^join the (?:conversation|discussion)\b"),
    (("journalism",), r"\b(?:support|fund) (?:our|independent|quality) journalism\b"),
    (("creative commons",), r"\bcreative commons\b.{0,60}\blicen[cs]e"),
    (("licensed under", "licenced under"), r"^licen[cs]ed under\b"),
    (
        ("this ",),
        r"\bthis (?:article|story|report|piece|post|version)(?: \w+){0,4} "
        r"(?:published|appeared|republished|reproduced|reprinted|translated|produced|updated"
        r"|corrected|amended|syndicated)\b",
    ),
    (
        ("permission",),
        r"\b(?:republished|reproduced|reprinted)(?: \w+)? (?:with|by) (?:\w+ )?permission",
    ),
    (
        ("written permission", "written consent"),
        r"\b(?:reproduc|republi|copy|redistribut)\w* .{0,60}\bwritten (?:permission|consent)",
    ),
    (("want",), r"^want (?:more|to read more)\b.{0,40}\?"),
    (("miss",), rf"{_OPEN}(?:don['’]t|never) miss (?:a|our|out)\b"),
    (("stay", "check back", "keep up"), r"^stay (?:with|tuned|informed|connected)\b|^check back\b"),
    (("copyright", "©", "(c)"), r"\bcopyright (?:©|\(c\)|19|20)|^©|\(c\) (?:19|20)\d\d\b"),
    (("terms", "privacy", "cookie"),
     r"\b(?:terms of (?:use|service)|terms (?:and|&) conditions|privacy (?:policy|notice)"
     r"|cookie (?:policy|settings))\b.{0,40}\b(?:privacy|terms|cookie|contact|apply|about)\b"),
    (("reproduction", "copying"), r"\bunauthori[sz]ed (?:reproduction|copying|distribution)\b"),
    (("this ", "our ", "us ", "podcast", "typo", "editor", "newsletter", "replies", "comments"),
     rf"{_OPEN}{_ORDER}\b(?![^.!?]*\b(?:said|says|urged|warned|advised)\b)"
     rf"[^.!?]*\b{_PAGE}"),
    (("you",),
     r"^(?=.{0,300}\b(?:we|us|our)\b).{0,300}?\byou(?:r|['’]\w+)?\b.{0,200}"
     r"\b(?:articles?|stor(?:y|ies)|newsletters?|subscri\w+|inbox|cookies|data policy|privacy)\b"
     r"|\byou(?:['’]ve| have)\b.{0,20} (?:\d+|free|your last) (?:free )?(?:articles|stories)\b"
     r"|\byou(?:['’]re| are) (?:reading|viewing|watching|listening to) (?:a|an|the|one|this)\b"
     r"|\b(?:put|leave|enter|type) your (?:e-?mail|address|name|number)\b"
     r"|\bwant to (?:respond|reply|react) to this\b|\bfound this (?:useful|interesting)\b"),
    (("transcript",),
     r"\b(?:rush|this|our|provided|full|official|edited) transcripts?\b.{0,60}"
     r"\b(?:final form|deadline|updated|revised|edited for|accura\w+|contractor|provided by)\b"
     r"|\btranscripts? (?:provided by|are created|is created|may contain)\b"),
    (("final form", "record of"),
     r"\bmay not be in its final form\b|\bauthoritative record of\b"),
    (("translat", "generated"),
     r"^this (?:\w+ )?(?:text|page|content|item|copy) (?:was|is|has been) (?:\w+ )?"
     r"(?:translated|generated)\b|\bauto-?generated from\b|\bsyndicated feed\b"),
    (("reuse", "re-use", "republish", "reprint"),
     r"^(?:this|our) .{0,40}\b(?:free to|may be|can be) (?:re-?used?|republish|reprint)"),
    (("we ",), r"^we (?:do not|cannot|don['’]t|can['’]t) (?:guarantee|accept (?:any )?"
               r"(?:liability|responsibility)|vouch)\b"),
)  # fmt: skip


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiled when first needed: most runs meet a few of these and start the faster for it.
    return re.compile(pattern, re.IGNORECASE)


def speaks_to_reader(text: str) -> bool:
    """Whether a line or sentence holds wording that belongs to a page and to no report."""
    lower = text.lower()
    return any(
        _compiled(pattern).search(text)
        for literals, pattern in _UNMISTAKABLE
        if any(literal in lower for literal in literals)
    )


_LABELS = (
    rf"(?:share|tweet|{_NETWORK}|print|copy link|save|comments?|reply|like|pin|rss|home|menu"
    r"|search|close|loading|advertisements?|adverts?|sponsored(?: content)?|promoted"
    r"|skip to (?:main )?content|log ?in|log ?out|sign ?in|sign ?up|register|subscribe|my account"
    r"|contact(?: us)?|about(?: us)?|faqs?|help|careers|archives?|sitemap|newsletters?|donate|shop"
    r"|photos?|images?|videos?|pictures?|gallery|slideshow|audio|listen|watch(?: live| now)?"
    r"|play(?: video| audio)?|more|less|next|previous|prev|back(?: to top)?|read more|see more"
    r"|show more|view more|load more|learn more|continue reading|terms(?: of (?:use|service))?"
    r"|privacy(?: policy)?|cookies?|cookie policy|tags?|topics?|trending|popular|latest|featured"
    r"|headlines|breaking news|news|sports?|business|opinion|politics|weather|entertainment"
    r"|lifestyle|culture|world|local|travel|health|technology|science|editorials?|classifieds"
    r"|obituaries|jobs|e-?paper|fullscreen|expand|enlarge(?: image)?"
    r"|(?:hide |toggle |image |media )?caption|font size|text size|accept(?: all)?|settings|ok"
    r"|submit|send|post comment|your (?:name|e-?mail|comment|message)|website|notify me"
    r"|follow|following|share via|share this|share article|get link|more options|embed|download"
    r"|report|edit|recommend|favou?rites?|live tv|autoplay|skip ad|ad|connect|text size"
    r"|story highlights|highlights|key points"
    r"|getty images)"
)
LABEL = re.compile(rf"(?:{_LABELS}(?:[ |/•·>»▸›*:+()\d-]+|$))+", re.IGNORECASE)
"""Labels of a page's furniture, one or several; to be matched against a whole line."""

SECTION = re.compile(
    r"(?:you (?:may|might) (?:also )?(?:like|be interested.{0,10})"
    r"|recommended(?: for you| stories| reading)?"
    r"|related(?: (?:stories|articles|news|posts|content|links|topics|coverage|videos?|reading))?"
    r"|(?:for )?more (?:on (?:this|the) (?:story|topic)|(?:\w+ ){0,2}(?:stories|news|coverage"
    r"|headlines|videos)|from|like this|about this).{0,40}"
    r"|most (?:read|popular|viewed|shared|commented|recent)(?: .{0,30})?"
    r"|top stories|latest (?:news|stories|videos?)|read (?:more|also|next)(?: .{0,20})?"
    r"|see also|also read|must reads?|editor['’]?s['’]? (?:picks?|choice)|trending(?: now)?"
    r"|popular(?: posts| now| stories)?|what to read next|from (?:around )?the web"
    r"|promoted stories|sponsored(?: stories| links)?|around the web|up next|don['’]t miss"
    r"|further reading|in case you missed it|recent (?:posts|stories|news)"
    r"|other (?:news|stories))\s*[:»>…-]?",
    re.IGNORECASE,
)
"""The heading of a list of links to other pages; to be matched against a whole line."""

OPENING = re.compile(
    r"(?:(?:story highlights|highlights|key points|at a glance) "
    rf"|(?:{_LABELS}(?:[ |/•·…:.]|[x×] )+){{3,}})"
    r"(?-i:(?=[^a-z\s]))",
    re.IGNORECASE,
)
"""Labels of the page that a scraper ran together with the sentence after them."""

ORDER = re.compile(rf"(?:please )?{_ORDER}\b", re.IGNORECASE)
"""What a page asks its reader to do; to be matched at a line's beginning."""

COMMENTS = re.compile(
    r"(?:\d+ )?(?:readers?['’]?s? )?comments?(?: ?\(?\d+\)?)?:?"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join the (?:conversation|discussion)"
    r"|(?:\d+ )?(?:responses|thoughts|replies)(?: (?:to|on) .{1,120})?"
    r"|(?:no|\d+) comments? (?:yet|so far|on .{1,120})",
    re.IGNORECASE,
)
"""The heading of readers' comments; what follows is theirs, not the story's."""

POINTER = re.compile(
    r"(?:(?:read|see|watch|hear|listen|view)(?: (?:also|more|next|here|now|this|further|the full"
    r" \w+))?|also read|related(?: \w+)?|recommended|more|don['’]t miss|must read|explained"
    r"|explainer|in (?:pictures|photos|depth)|photos?|gallery|video|live updates?|also"
    r"|(?:more )?(?:on|about) (?:this|the (?:subject|topic|story))"
    r"|join in|what to know|background)"
    r"(?:\s*[:>»|]\s*|\s+[–—-]\s+)\S"
    r"|(?:read|see) (?:also|more|our|all)\b"
    r"|(?:tags|topics|keywords|categor(?:y|ies)|filed under|posted in|labels)\s*[:|]"
    r"|\[?embedded content\]?|scroll (?:down )?for\b",
    re.IGNORECASE,
)
"""A line that points to another page ("Read also: ..."); to be matched at a line's beginning."""

GLUED_LINKS = re.compile(
    r"(?:Related (?:[Ss]tories|[Aa]rticles|[Vv]ideos|[Ll]inks|[Cc]overage|[Cc]ontent|[Nn]ews)"
    r"|(?:Recommended|Top) (?:Stories|Articles|Videos|Links)|RELATED (?:STORIES|ARTICLES|COVERAGE)"
    r"|M(?:ost|OST) (?:Read|READ|Popular|Viewed|Shared)|You (?:May|Might) (?:Also )?Like"
    r"|JUST WATCHED|M(?:ore|ORE) (?:From|FROM))\b|.{1,200}\b(?:Read more|READ MORE)$"
)
"""Links run together in one line under their heading, or a link with its label behind it."""

SEAM = re.compile(
    r"\b(?:Advertisement (?:Continue reading the main story|Story continues below)"
    r"|Continue reading the main story|Story continues below(?: this)?(?: advertisement)?"
    r"|Article continues (?:below|after)(?: (?:this )?advertisement)?"
    r"|Scroll (?:down )?for (?:video|more))\b\.?"
    r"|\bADVERTISEMENT\b"
)
"""Furniture with no full stop that scrapers glue between two sentences of the story."""
