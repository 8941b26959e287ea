"""What editors say about mentions, remembered for every later article."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser

from partnerships import names
from partnerships.curation.signing import saved
from partnerships.models import Company, Judgement, Proposal
from partnerships.vocabulary import Verdict


def judge(
    mention: str,
    company: Company,
    verdict: Verdict,
    *,
    by: AbstractBaseUser | None,
    proposal: Proposal | None = None,
) -> tuple[Judgement, str | None]:
    """The judgement on this mention and company, and the verdict it had before, None if there was none."""
    key = names.key(mention)
    judgement = Judgement.objects.select_for_update().filter(key=key, company=company).first()
    before = judgement.verdict if judgement else None
    judgement = judgement or Judgement(mention=mention, key=key, company=company, proposal=proposal)
    if before != verdict:
        judgement.verdict, judgement.made_by_id = verdict.value, by.pk if by else None
        saved(judgement)
    return judgement, before
