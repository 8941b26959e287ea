"""Scores found facts against annotated ones (the gold).

`python -m training.scoring GOLD_DIR PRED_DIR [--verbose | --json-only]` scores a folder of predictions: JSON files with
the names and the schema of the annotated ones. Only the keys companies, ownership, agreements, vehicles, people and
market_figures are read; a missing key counts as an empty list, a missing or unreadable file as an empty prediction (it
is named on stderr), a file that the gold does not have is ignored.

All counts are summed over the articles first (micro average). Precision = TP/(TP+FP), recall =
TP/(TP+FN), F1 = 2PR/(P+R); with nothing to find and nothing predicted each is 1.0. Every matching
is one to one (maximum bipartite matching): a fact given twice is one hit and one false positive.

Names are normalised before comparison: Unicode NFKD without combining marks, case folded, '&' as
'and', apostrophe-s dropped, punctuation to spaces, a leading 'the' and trailing legal forms (Co,
Ltd, Inc, Corp, Corporation, Company, AG, SE, SA, NV, plc, LLC, GmbH, Pvt, KK, Sdn Bhd, ...) cut
off. 'Group', 'Motor', 'Holding' are kept: they tell companies apart.

companies       a predicted and a gold entry match when any surface form (name or alias) of the one
                equals one of the other.
company_kind    the same, and the kind is equal.
ownership       owner and owned are the same companies; ownership_share also needs share_percent
                equal within 0.5 points (null equals only null).
How a company named in a fact is found: the string itself among the gold's surface forms (with its
legal form first, so that 'Mitsubishi' and 'Mitsubishi Corp.' can be two companies), else one of the
forms that the prediction's own companies list gives for that string; else it is an unknown company
that matches nothing.
agreements_L1   same set of parties. When one of the two sets has three or more parties, one extra or
                one missing party is forgiven, if at least two are shared. One to one, maximal.
agreements_L2   L1 and the same type.
agreements_L3   L2, the role of every shared party is right, and the year of date.value is right
                (null equals only null).
status          over the pairs of a matching that allows L1 and prefers the most alike: status equal
                (an accuracy, not an F1); assertion: 'fact' (announced, signed, in_force, completed,
                ended) against 'not fact' (reported, denied).
evidence        over the same pairs: share in which predicted and gold sentence indexes overlap (only
                where a prediction gives indexes; null when none does).
negatives       number of predicted agreements in articles marked negative that have no counterpart
                at L1.
vehicles        names equal after normalisation, with or without the marque in front.
vehicle_tech    (vehicle, technology) pairs of matched vehicles: technology names equal, or the words
                of one contained in the other; when both give a quantity it must be equal.
vehicle_milestones  (vehicle, kind, year) of matched vehicles.
people          names equal without honorifics, or all words (at least two) of the shorter name in
                the longer.
people_company  the same, and the same company (null equals only null).
market_figures  value equal within 0.5 % (or, where the gold has no value, change_percent equal
                within 0.1) and the years named in period equal (a period without year in the gold
                is not compared).
market_figures_full  the same, and change_percent within 0.1 and the same publisher (null equals
                only null).

--verbose adds one line per article. The last line of the output is one line of JSON with all
figures; with --json-only it is the only line.
"""

from training.scoring.agreements import AgreementMatcher, Resolver
from training.scoring.article import score_article
from training.scoring.counts import ACCURACIES, MEASURES, Counts, Ratio, Scores
from training.scoring.folders import Report, evaluate, main, score
from training.scoring.matching import count, maximum_matching, same_figure, same_parties, same_person
from training.scoring.names import Fact, company_forms, company_name, facts, vehicle_forms

__all__ = [
    "ACCURACIES", "MEASURES", "AgreementMatcher", "Counts", "Fact", "Ratio", "Report", "Resolver", "Scores",
    "company_forms", "company_name", "count", "evaluate", "facts", "main", "maximum_matching", "same_figure",
    "same_parties", "same_person", "score", "score_article", "vehicle_forms",
]  # fmt: skip
