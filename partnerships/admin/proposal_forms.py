"""Forms that correct a proposal: one per kind, each of which gives back the fields of the payload it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import formset_factory

from partnerships.curation.payloads import as_json
from partnerships.dates import PartialDate
from partnerships.models import Proposal
from partnerships.models.fields import PartialDateFormField
from partnerships.vocabulary import (
    AgreementType,
    Bound,
    CompanyKind,
    DateKind,
    EventKind,
    MilestoneKind,
    OwnershipState,
    ProposalKind,
    Role,
    Status,
    Term,
)

NAMES = "names-in-the-article"  # the <datalist> of companies that the page offers


def words(term: type[Term], label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=term.choices())


def text(label: str, length: int = 200, *, required: bool = True, empty: str | None = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, empty_value=empty)


def company(label: str, *, required: bool = True) -> forms.CharField:
    """The name of a company as the article has it, or of one that the reader missed."""
    offered = forms.TextInput({"list": NAMES})
    return forms.CharField(label=label, max_length=200, required=required, empty_value=None, widget=offered)


def number(label: str, **bounds: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, **bounds)


class PartyForm(forms.Form):
    company = company("Company", required=False)
    role = words(Role, "Role")


class TechnologyForm(forms.Form):
    name = text("Technology", required=False)
    supplier = company("Supplier", required=False)
    quantity = forms.IntegerField(label="Pieces per vehicle", required=False, min_value=1)


class ProposalForm(forms.Form):
    """`dated` names the part of the payload that holds a stated date; `rows` its lists, with the form of a row."""

    dated = ""
    rows: Mapping[str, type[forms.Form]] = {}

    def __init__(self, proposal: Proposal, data: Mapping[str, Any] | None = None) -> None:
        self.proposal, payload = proposal, proposal.payload
        stated = payload.get(self.dated) or {}
        shown = {**payload, "date": stated.get("date"), "date_kind": stated.get("kind")}
        prefix = f"p{proposal.pk}"
        super().__init__(data, initial={name: _shown(name, value) for name, value in shown.items()}, prefix=prefix)
        self.lists = [
            formset_factory(form, extra=1, max_num=30)(data, initial=payload[name], prefix=f"{prefix}-{name}")
            for name, form in self.rows.items()
        ]
        for form in (self, *(row for rows in self.lists for row in rows)):
            for field in form.fields.values():
                field.widget.attrs["class"] = "input"

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(rows.is_valid() for rows in self.lists)])

    def payload(self) -> dict[str, Any]:
        """The corrected fields in the words of JSON; a row whose first field is empty is left out."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in {"date", "date_kind"}}
        for name, rows in zip(self.rows, self.lists, strict=True):
            given[name] = [self._row(name, row.cleaned_data) for row in rows if _first(row.cleaned_data)]
        if self.dated:
            given[self.dated] = self._stated_date()
        return as_json(given)

    def _row(self, name: str, given: dict[str, Any]) -> dict[str, Any]:
        """A row keeps what no field asks for, such as its evidence; a new one rests on the whole clause."""
        stated = {_first(row): row for row in self.proposal.payload[name]}
        fallback = {"evidence": self.proposal.evidence[0]} if name == "technologies" else {}
        return {**stated.get(_first(given), fallback), **given}

    def _stated_date(self) -> dict[str, Any] | None:
        """The words that stated the date stay; a date typed in where there was none rests on the whole clause."""
        stated, date = self.proposal.payload.get(self.dated), self.cleaned_data["date"]
        if date is None:
            return None
        stated = stated or {"phrase": "", "evidence": self.proposal.evidence[0]}
        return {**stated, "date": date, "kind": self.cleaned_data["date_kind"]}


def _shown(name: str, value: Any) -> Any:
    return PartialDate.stored(value) if name in {"date", "known_on"} and value else value


def _first(row: Mapping[str, Any]) -> Any:
    """What a row is about: its first field."""
    return next(iter(row.values()), None)


class CompanyForm(ProposalForm):
    heading = text("Name to show if it is new")
    kind = words(CompanyKind, "Kind")


class OwnershipForm(ProposalForm):
    owner = company("Owner")
    owned = company("Owned company")
    share_percent = number("Share in percent", min_value=0, max_value=100, decimal_places=3)
    state = words(OwnershipState, "State")


class AgreementForm(ProposalForm):
    dated = "date"
    rows = {"parties": PartyForm}
    heading = text("Title")
    type = words(AgreementType, "Type")
    event = words(EventKind, "What happened")
    status = words(Status, "State the article tells")
    date = PartialDateFormField(label="Date", required=False)
    date_kind = words(DateKind, "The date is")


class VehicleForm(ProposalForm):
    rows = {"partners": PartyForm, "technologies": TechnologyForm}
    name = text("Name")
    marque = company("Marque", required=False)


class MilestoneForm(ProposalForm):
    dated = "date"
    vehicle = text("Vehicle")
    kind = words(MilestoneKind, "Step")
    date = PartialDateFormField(label="Date")
    date_kind = words(DateKind, "The date is")
    occasion = text("Occasion", required=False)


class AppointmentForm(ProposalForm):
    person = text("Person")
    title = text("Position")
    company = company("Company", required=False)
    known_on = PartialDateFormField(label="Known on")


class FigureForm(ProposalForm):
    dated = "period"
    metric = text("Measure", 120)
    region = text("Region", 80, required=False)
    date = PartialDateFormField(label="Period", required=False)
    date_kind = words(DateKind, "The period is")
    value = number("Value", max_digits=20, decimal_places=3)
    unit = text("Unit", 40, required=False)
    bound = words(Bound, "The value is")
    change_percent = number("Change in percent", max_digits=8, decimal_places=3)
    change_basis = text("Compared with", 80, required=False)
    stated_by = text("Stated by", required=False, empty=None)


FORMS: dict[ProposalKind, type[ProposalForm]] = {
    ProposalKind.COMPANY: CompanyForm,
    ProposalKind.OWNERSHIP: OwnershipForm,
    ProposalKind.AGREEMENT: AgreementForm,
    ProposalKind.VEHICLE: VehicleForm,
    ProposalKind.MILESTONE: MilestoneForm,
    ProposalKind.APPOINTMENT: AppointmentForm,
    ProposalKind.FIGURE: FigureForm,
}


def form_for(proposal: Proposal, data: Mapping[str, Any] | None = None) -> ProposalForm:
    return FORMS[ProposalKind(proposal.kind)](proposal, data)
