"""The editors' side. Every module of this package is loaded with it; other apps' pages that break our rules are left out."""

from importlib import import_module
from pkgutil import iter_modules

import axes.admin  # registers its pages first, so that they can be taken away below
import procrastinate.contrib.django.admin  # noqa: F401  (likewise)
from axes.models import AccessFailureLog, AccessLog
from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob

for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")

# Jobs draw inline styles, which the security policy forbids, and say less than the import pages;
# of the login logs only the attempts matter, where a locked account is opened again.
admin.site.unregister([ProcrastinateJob, AccessLog, AccessFailureLog])
admin.site.site_header = "Automaker Partnerships administration"
admin.site.site_title = "Automaker Partnerships"
admin.site.index_title = "Knowledge base"
