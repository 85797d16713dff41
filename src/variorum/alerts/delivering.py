"""Letters: made of what rules are about, sent, and tried again; each thing is told once."""

import os
import smtplib
from collections.abc import Callable, Iterable, Iterator, Set
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import msgspec

from variorum.alerts.alert_rules import AlertRule, Match, matches
from variorum.alerts.webhooks import Undelivered, post, sign
from variorum.dossier.change_log import change_log
from variorum.errors import StopRun
from variorum.model import Dossier, identify
from variorum.model.story_news import StoryNews
from variorum.store.base import Store
from variorum.store.outbox import Letter

_WAITS = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Seconds till the next try after each that failed: the schedule of Standard Webhooks."""

_LEASE = 300
"""Seconds for which letters are one process's to send; of a process that was killed, another one
sends them then, under the same id."""

Clock = Callable[[], datetime]


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What a round did: letters made and sent, and those that were not taken, with the reason."""

    made: int
    sent: int
    failed: tuple[str, ...]


def now() -> datetime:
    """The time by this machine's clock."""
    return datetime.now(UTC)


def rules_of(store: Store) -> list[AlertRule]:
    """The rules of a store, by their ids."""
    return [msgspec.json.decode(body, type=AlertRule) for body in store.outbox.rules().values()]


def send_alerts(store: Store, clock: Clock = now) -> Sent:
    """Make the letters that are owed by the rules of a store, and send those that are due.

    The store's dossiers must be up to date.
    """
    rules = rules_of(store)
    made = store.outbox.post(list(_letters(store, rules, clock))) if rules else 0
    by_id = {one.id: one for one in rules}
    sent, failed = 0, []
    begin = clock()
    taken = store.outbox.take_due(_stamp(begin), _stamp(begin + timedelta(seconds=_LEASE)))
    for letter in taken:
        rule = by_id.get(letter.rule)
        why = _send(letter, rule, clock) if rule else Undelivered("its rule is gone", gone=True)
        tries = letter.tries + 1
        if why is None:
            sent += 1
            store.outbox.mark(letter.id, "sent", tries, _stamp(clock()))
        else:
            failed.append(f"{letter.to}: {why}")
            last = why.gone or tries > len(_WAITS)
            wait = timedelta(seconds=0 if last else _WAITS[tries - 1])
            state: str = "failed" if last else "due"
            store.outbox.mark(letter.id, state, tries, _stamp(clock() + wait))  # type: ignore[arg-type]
    return Sent(made=made, sent=sent, failed=tuple(failed))


def _letters(store: Store, rules: list[AlertRule], clock: Clock) -> Iterator[Letter]:
    """A letter for each thing that a rule is about, and each of its receivers."""
    begin = min(one.made for one in rules)
    posted = {one.id for one in store.outbox.letters()}
    came = store.stories.of(store.outbox.arrived_since(begin)).values()
    for key in sorted(set(came)):
        dossier = store.stories.dossier(key)
        if dossier is None:
            continue
        news = change_log(dossier, store.outbox.arrivals([one.id for one in dossier.articles]))
        for rule in rules:
            for match in matches(rule, dossier, news):
                yield from _for_each(rule, match, dossier, _stamp(clock()), posted)


def _for_each(
    rule: AlertRule, match: Match, dossier: Dossier, at: str, posted: Set[str]
) -> Iterator[Letter]:
    # A story that took in another one may have been told of under that one's name.
    aliases = dossier.story.aliases if match.about == dossier.story.id else ()
    for to in rule.to:
        own, *others = (identify("m", rule.id, name, to) for name in (match.about, *aliases))
        if not posted.isdisjoint(others):
            continue
        yield Letter(
            id=own,
            rule=rule.id,
            about=match.about,
            to=to,
            made=at,
            state="sent" if to == "feed" else "due",
            due=at,
            body=_body(rule, match.news),
        )


def _body(rule: AlertRule, news: StoryNews) -> bytes:
    """What a letter says, as a payload of Standard Webhooks: a type, a time and the data."""
    told = {
        "type": f"variorum.{rule.kind}",
        "timestamp": news.known,
        "data": {"rule": rule.id, "because": str(rule), "news": news},
    }
    return msgspec.json.encode(told)


def _send(letter: Letter, rule: AlertRule, clock: Clock) -> Undelivered | None:
    try:
        if letter.to.startswith("mailto:"):
            mail(letter)
        else:
            post_letter(letter, rule, clock)
    except Undelivered as why:
        return why
    return None


def post_letter(letter: Letter, rule: AlertRule, clock: Clock = now) -> None:
    """Post a letter to a webhook, signed.

    Raises:
        Undelivered: it was not taken.
    """
    timestamp = int(clock().timestamp())
    headers = {
        "content-type": "application/json",
        "user-agent": "Variorum",
        "webhook-id": letter.id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": sign(rule.secret, letter.id, timestamp, letter.body),
    }
    post(letter.to, letter.body, headers, rule.allowed)


def mail(letter: Letter) -> None:
    """Send a letter as e-mail, by the server that `VARIORUM_SMTP` names (`host:port`).

    Raises:
        Undelivered: it was not taken, or no server is named.
    """
    server = os.environ.get("VARIORUM_SMTP", "")
    if not server:
        raise Undelivered("no mail server is named: set VARIORUM_SMTP to host:port")
    message = message_of(letter)
    host, _, port = server.partition(":")
    try:
        with smtplib.SMTP(host, int(port or 25), timeout=30) as session:
            if os.environ.get("VARIORUM_SMTP_USER"):
                session.starttls()
                password = os.environ.get("VARIORUM_SMTP_PASSWORD", "")
                session.login(os.environ["VARIORUM_SMTP_USER"], password)
            session.send_message(message)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        raise Undelivered(f"the mail server {host} did not take it ({error})") from error


def message_of(letter: Letter) -> EmailMessage:
    """A letter as an e-mail; its id does not change, so a mailbox can tell that it has it."""
    told = msgspec.json.decode(letter.body)["data"]
    news = msgspec.convert(told["news"], type=StoryNews)
    message = EmailMessage()
    message["Subject"] = " ".join(f"{news.title}: {news.text}".split())[:200]
    message["From"] = os.environ.get("VARIORUM_MAIL_FROM", "variorum@localhost")
    message["To"] = letter.to.removeprefix("mailto:")
    message["Message-ID"] = f"<{letter.id}@variorum.invalid>"
    quoted = "".join(f"\n> {one.text}\n" for one in news.evidence)
    message.set_content(f"{news.text}\n{quoted}\n{news.uri}\n\nBecause {told['because']}.\n")
    return message


def test_letter(rule: AlertRule, to: str, at: str) -> Letter:
    """A letter that says that it is a test; it stands in no store."""
    news = StoryNews(
        id=identify("n", "test", at),
        kind="account",
        story="",
        title="A test",
        article="",
        uri="",
        at=None,
        known=at,
        text="This is a test of an alert.",
    )
    id = identify("m", "test", rule.id, to, at)
    body = _body(rule, news)
    return Letter(id=id, rule=rule.id, about="test", to=to, made=at, due=at, body=body)


def news_in(letters: Iterable[Letter]) -> list[StoryNews]:
    """What letters tell, each thing once: the feed of all alerts."""
    found = {}
    for one in letters:
        news = msgspec.convert(msgspec.json.decode(one.body)["data"]["news"], type=StoryNews)
        found[news.id] = news
    return list(found.values())


def meant_rule(store: Store, wanted: str) -> AlertRule:
    """The rule that is meant by its id or the start of it.

    Raises:
        StopRun: none, or more than one, is.
    """
    found = [one for one in rules_of(store) if one.id.startswith(wanted)]
    if len(found) != 1:
        raise StopRun(f"{wanted!r} means {len(found)} rules: see `variorum alerts list`")
    return found[0]


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
