"""Jobs of the worker. Nothing here loads spaCy: the web process imports this module too."""

from __future__ import annotations

from asgiref.sync import sync_to_async
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job, Status

from partnerships.curation import importing

MOST_RUNS = 3
SILENCE = 30.0  # seconds without a heartbeat after which a worker counts as dead; it beats every 10


@app.task(name=importing.READ_ARTICLE, queue="reading")
def read_article(import_id: int) -> None:
    importing.read_article(import_id)


@app.periodic(cron="* * * * *")
@app.task(name="partnerships.tasks.rescue", queue="rescue", queueing_lock="rescue")
async def rescue(timestamp: int) -> None:
    """Jobs of workers that died run again; procrastinate never does this by itself."""
    await rescue_stalled()
    await sync_to_async(importing.fail_abandoned)()


async def rescue_stalled(silence: float = SILENCE) -> None:
    """Queue the jobs of dead workers anew, up to MOST_RUNS runs each."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silence):
        if job.attempts + 1 < MOST_RUNS:
            await app.job_manager.retry_job(job)
        else:
            await _set_aside(job)


async def _set_aside(job: Job) -> None:
    """An article that has killed a worker several times must not do so for ever."""
    if job.task_name == importing.READ_ARTICLE:
        reason = f"The worker died {MOST_RUNS} times while reading this article. It was set aside."
        await sync_to_async(_fail)(job, reason)
    await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)


def _fail(job: Job, reason: str) -> None:
    stored = ProcrastinateJob.objects.get(pk=job.id)  # the arguments on `job` are text or not, as the connector likes
    importing.fail(stored.args["import_id"], reason)
