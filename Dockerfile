# The app alone; compose.yaml gives it a Neo4j. Without one it keeps its graph in /app/data.
FROM python:3.12-slim

ENV PYTHONUTF8=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/app

WORKDIR /app

# Before the program: a changed line of code does not install everything anew.
COPY requirements.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

# The home is for jieba's and Streamlit's caches; `data` must exist for a new volume to take its owner over.
RUN useradd --create-home --uid 10001 qianshou && mkdir data && chown qianshou data

COPY LICENSE README.md README.zh.md ./
COPY .streamlit .streamlit
COPY graph graph
COPY matching matching
COPY app app
COPY seed_data seed_data

USER qianshou
VOLUME /app/data
EXPOSE 8501

# As `python run.py` does: the graph is brought up to the seed data, then the app opens.
CMD ["sh", "-c", "python -m app.cli build && exec streamlit run app/main.py --server.address 0.0.0.0 --server.headless true"]
