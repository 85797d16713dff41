"""Pages word one request in many ways: each rule knows the usual ways, not only one of them."""

import pytest

from variorum.clean.page_talk import COMMENTS, POINTER, SPEAKS, opens_with_order

WORDINGS = {
    "chrome.sign-up-order": """
        It is free. Sign up here
        To go on please sign up today
        Sign up to our alerts
        Sign up now
        You can sign up to your local alerts
    """,
    "chrome.sign-up-letter": """
        Readers may sign up to the morning briefing
        Sign on the left, or sign up for a free newsletter
    """,
    "chrome.enter-mail": """
        Provide your email
        Please enter a valid e-mail
    """,
    "chrome.verify-human": """
        Verify you're human
    """,
    "chrome.continues-below": """
        Continue reading this
        Continue reading below
        Continue reading the main story
    """,
    "chrome.article-continues": """
        Article continues below
    """,
    "chrome.no-redistribution": """
        This content may not be copied
        This article may not be shown elsewhere
        This story may not be sold
    """,
    "chrome.share-this": """
        Share it
        Share on
        Share via mail
        Share with friends
        Share by mail
    """,
    "chrome.share-article": """
        Tweet this story
        E-mail the article
        Save this post
        Bookmark this page
        Please like this page
    """,
    "chrome.subscribe": """
        It pays. Subscribe today
        Please subscribe here
        Subscribe to the weekly edition
        Subscribe for more
        Subscribe and save
        Subscribe or log in
    """,
    "chrome.already-subscriber": """
        Already subscribed?
        Already registered?
        Already have an account?
    """,
    "chrome.get-the-app": """
        Install our app
        Get the new app
        It is free. Get our app
        To read on, please download the app
    """,
    "chrome.log-in": """
        You need to log in
        Please log in
        You must log in
    """,
    "chrome.your-inbox": """
        Our letters, straight to your inbox
    """,
    "chrome.click-here": """
        Click to enlarge
        Click the picture
        Click below
        There is more. Click on the map
        Please click on the map
    """,
    "chrome.by-clicking": """
        By clicking this you accept our rules
        By clicking this you confirm your age
    """,
    "chrome.you-agree": """
        Here you agree to the rules
        Here you agree to receive letters
    """,
    "chrome.uses-cookies": """
        Our website uses cookies
        Our site uses cookies
        We use cookies
        This website uses cookies
    """,
    "chrome.send-us-yours": """
        Were you there? Send us your photos
        Please send us your videos
        Submit your story
        Share your views
        E-mail us your comments
        Send your stories
        Send us your tips
        Send us your news
        Share your experiences
    """,
    "chrome.reach-the-author": """
        Ann Bell can be reached on the number below, or at bell@example.org
        Ann Bell can be reached by mail: bell@example.org
        Reach our reporter at bell@example.org
    """,
    "chrome.paid-for-yours": """
        We'll pay for your videos
        We pay for pictures
    """,
    "chrome.have-you-a-tip": """
        Have you got news? No: have you got a tip?
        Have you got a news item?
        Do you have a tip for our desk?
    """,
    "chrome.are-you-affected": """
        Are you in Port Arden?
    """,
    "chrome.write-to-us": """
        Were you there? Email us
        Please contact us
        Write to us
        You can text us
        Get in touch with us
    """,
    "chrome.view-all": """
        See all photos
        Show all images
        Browse all articles
        View all stories
        View all posts
    """,
    "chrome.your-browser": """
        Your browser is too old
        Your browser needs an update
        Your browser must allow scripts
        Change your browser settings
    """,
    "chrome.comments-state": """
        Comments on this story are closed
        Comments on this article are now disabled
        Comments are moderated
        Log in to leave a comment
    """,
    "chrome.join-talk": """
        Join the discussion
    """,
    "chrome.fund-journalism": """
        Fund our journalism
        Support quality journalism
    """,
    "chrome.first-printed": """
        This story first appeared in the spring
        This report was republished from the archive
        This piece was reproduced by the club
        This post was reprinted elsewhere
        This version was translated in haste
        This story was produced by the desk
        This article was updated at noon
        This article has been corrected
        This article was amended on Monday
        This article is syndicated
    """,
    "chrome.with-permission": """
        Reproduced by kind permission
        Reprinted with permission
    """,
    "chrome.written-permission": """
        You may not republish it without written permission
        Nobody may copy it without our written consent
        Do not redistribute this without written permission
    """,
    "chrome.want-more": """
        Want to read more of this?
    """,
    "chrome.never-miss": """
        Never miss a story
        Don't miss out
        It is free. Never miss our news
        Please don't miss our news
    """,
    "chrome.stay-tuned": """
        Stay informed
        Stay connected
        Stay with us
    """,
    "chrome.copyright": """
        Copyright (c) Harbour Echo
        Copyright 1999 Harbour Echo
    """,
    "chrome.terms-and-privacy": """
        Terms of service and cookie settings
        Terms & conditions apply
        Terms and conditions, privacy
        Privacy notice and terms
        Cookie policy | About
        Cookie settings | Contact
    """,
    "chrome.unauthorised-copies": """
        Unauthorized copying is forbidden
        Unauthorised distribution and reproduction are forbidden
    """,
    "chrome.we-and-you": """
        Tell us what you think of our newsletter
        We keep your data safe: read the data policy
        We thank you for your subscription
        We care for your privacy
        We ask you to accept cookies
        You have read your last free article: no, you have 2 free stories
        You've read your last articles
        You're reading a free page
        You are viewing the archive
        You are watching an old film
        You are listening to one of many
        You are reading this for nothing
        Leave your name
        Enter your address
        Type your number
        Want to reply to this? Send your answer
        Want to react to this? Leave your name
        Found this interesting? Tell your friends
    """,
    "chrome.transcript-notice": """
        Our transcript may be revised
        The provided transcript was written on deadline
        A full transcript is edited for length
        The official transcript may lack accuracy
        An edited transcript comes from a contractor
        Our transcript was provided by a firm
        Transcripts are created in haste
        The transcript is created in haste
        The transcript may contain errors
    """,
    "chrome.made-by-machine": """
        This page is translated by a machine
        This content has been generated
        This item was generated
        This copy was translated
    """,
    "chrome.may-be-reused": """
        Our texts can be republished: this text can be republish-ready
        This text is free to reprint
    """,
    "chrome.no-guarantee": """
        We cannot guarantee its accuracy
        We don't accept any liability
        We can't accept responsibility for it
        We do not vouch for it
    """,
}
"""Each line by the rule that must know it."""

RULES = {rule.id: rule for rule in SPEAKS}


@pytest.mark.parametrize("name", WORDINGS)
def test_a_rule_knows_the_usual_wordings(name: str) -> None:
    lines = [line.strip() for line in WORDINGS[name].splitlines() if line.strip()]
    assert [line for line in lines if not RULES[name].find(line)] == []


ORDERS = """
    Share this; Tweet this; Sign up; Log in; Subscribe now; Register here; Read on; Watch live
    Listen live; Hear more; View all; See more; Click on it; Tap to start; Press play
    Swipe left; Scroll down; Jump to the comments; Skip to the content; Go back; Join us
    Follow us; Like this; Comment below; Reply to this; Post a comment; Leave a reply
    Add a comment; Write to us; Send a tip; Submit a photo; Report an error; Contact us
    E-mail us; Email us; Print this; Save this; Bookmark this; Buy a copy; Donate now
    Support us; Give today; Help us; Vote now; Rate this; Tick the box; Enter a name; Fill it in
    Choose a plan; Select a city; Browse the archive; Search the site; Explore more; Discover more
    Find a shop; Try it free; Get the app; Download it; Install it; Create an account; Upgrade now
    Unlock all; Allow cookies; Accept cookies; Manage cookies; Upload a photo; Recommend this
    Purchase it; Order it; Shop now; Learn more; Turn on alerts; Open the app; Show more
    Hide this; Close this; Copy the link; Embed this; Visit the shop; Tell us; Catch up
    Stream it; Play now
"""


def test_an_order_is_known_by_any_verb_that_pages_ask_with() -> None:
    orders = [order.strip() for line in ORDERS.splitlines() for order in line.split(";")]
    assert [order for order in orders if order and not opens_with_order(order)] == []


@pytest.mark.parametrize(
    "line",
    [
        "12 comments",
        "Readers' comments (3)",
        "Post a comment",
        "Add a comment",
        "Write your reply",
        "Leave a reply",
        "4 replies",
        "3 replies to the ferry",
        "No comments yet",
        "3 comments so far",
        "7 comments on The ferry and the pier",
    ],
)
def test_the_heading_over_comments(line: str) -> None:
    assert COMMENTS.find(line)


@pytest.mark.parametrize(
    "line",
    [
        "See also: The pier",
        "Watch now: The pier",
        "Hear more: The pier",
        "Listen here: The pier",
        "View next: The pier",
        "Read this: The pier",
        "Read further: The pier",
        "Read the full report: The pier",
        "In pictures: The pier",
        "In depth: The pier",
    ],
)
def test_a_pointer_to_another_page(line: str) -> None:
    assert POINTER.find(line)
