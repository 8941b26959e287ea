"""The editors' side. Every module of this package is loaded with it; pages of other apps that break our rules go."""

from importlib import import_module
from pkgutil import iter_modules

from axes.models import AccessFailureLog, AccessLog
from django.contrib import admin
from procrastinate.contrib.django.models import ProcrastinateJob

for registering in ("axes.admin", "procrastinate.contrib.django.admin"):  # first, so that they can be taken away below
    import_module(registering)
for module in iter_modules(__path__):
    import_module(f"{__name__}.{module.name}")

# Jobs draw inline styles, which the security policy forbids, and say less than the import pages;
# of the login logs only the attempts matter, where a locked account is opened again.
admin.site.unregister([ProcrastinateJob, AccessLog, AccessFailureLog])
admin.site.site_header = "Automaker Partnerships administration"
admin.site.site_title = "Automaker Partnerships"
admin.site.index_title = "Knowledge base"
