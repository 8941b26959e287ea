"""How a company is called: the everyday name to show, and the kinds of the others."""

from __future__ import annotations

from collections import Counter

from partnerships import names
from partnerships.extraction.findings import FoundCompany
from partnerships.vocabulary import NameKind


def everyday_name(company: FoundCompany) -> str:
    """The name to show: of the forms with two words or more, without legal form, the one used most in the text.

    A form of one word may be an abbreviation that several companies share, so it is taken only where
    there is no other; the fullest form stays beside it as the full name.
    """
    forms = dict.fromkeys(without_legal_form(form) for form in (company.name, *company.aliases))
    used = Counter(without_legal_form(evidence.quote) for evidence in company.evidence)
    wordy = [form for form in forms if len(form.split()) > 1] or list(forms)
    return min(wordy, key=lambda form: (-used[form], len(form)))


def without_legal_form(name: str) -> str:
    """“Steyr USA LLC” as “Steyr USA”; a Chinese name keeps its own form."""
    words = name.replace(",", " , ").split()
    while len(words) > 1 and (words[-1] == "," or words[-1].replace(".", "").casefold() in names.LEGAL_FORMS):
        words.pop()
    return " ".join(words).replace(" ,", ",")


def kind_of_name(name: str) -> NameKind:
    """A name with a legal form is the full one; of any other the article does not say which kind it is."""
    has_legal_form = without_legal_form(name) != name or names.CHINESE_LEGAL_FORM.search(name)
    return NameKind.LEGAL if has_legal_form else NameKind.ALIAS
