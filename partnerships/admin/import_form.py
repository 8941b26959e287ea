"""The form that takes an article in."""

from __future__ import annotations

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from partnerships.curation.importing import LONGEST, AlreadyImported, cleaned, take_in_and_queue
from partnerships.curation.signing import CurationError
from partnerships.models import Import, Source
from partnerships.models.fields import PartialDateFormField

LANGUAGES = [("en", "English"), ("zh-Hans", "Chinese, simplified"), ("zh-Hant", "Chinese, traditional")]


class Verbatim(forms.CharField):
    """A text that no check may shorten or refuse for its characters: curation cleans it, offsets stay."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(strip=False, **kwargs)
        self.validators = []

    def to_python(self, value: str | None) -> str:
        return cleaned(super().to_python(value))


class ImportForm(forms.Form):
    """Each error stands beside its field, and what was typed stays."""

    text = Verbatim(label="Article text", widget=forms.Textarea(attrs={"rows": 14}))
    title = forms.CharField(max_length=300)
    publisher = forms.CharField(max_length=200)
    published = PartialDateFormField(label="Published")
    url = forms.URLField(label="Address", max_length=1000, required=False, assume_scheme="https")
    language = forms.ChoiceField(choices=LANGUAGES)

    earlier: Source | None = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            described = [f"{self[name].id_for_label}-error"] if self.is_bound and name in self.errors else []
            field.widget.attrs.update({"class": "input", "aria-describedby": " ".join([*described, f"{name}-hint"])})
            if described:
                field.widget.attrs["aria-invalid"] = "true"

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError("The article has no text. Paste it here.")
        if len(text) > LONGEST:
            raise ValidationError(f"The text has {len(text):,} characters; at most {LONGEST:,} are read. Shorten it.")
        return text

    def submit(self, by: AbstractBaseUser) -> Import | None:
        """The import, queued; None where it was refused, with the reason among the errors."""
        try:
            return take_in_and_queue(by=by, **self.cleaned_data)
        except AlreadyImported as error:
            self.earlier = error.source
        except CurationError as error:
            self.add_error("text", str(error))
        except ValidationError as error:
            self.add_error(None, error)
        return None
