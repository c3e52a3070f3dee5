"""The app's door: navigation only."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # `streamlit run` adds only this folder

import streamlit as st

from app.parts.language import language_choice
from app.wording import words
from graph import StoreError

st.set_page_config(page_title="牵手 Qianshou", layout="wide")
language = language_choice()
pages = [
    st.Page("views/family.py", title=words("family", language), url_path="family", default=True),
    st.Page("views/finding.py", title=words("finding", language), url_path="finding"),
    st.Page("views/network.py", title=words("network", language), url_path="network"),
]
try:
    st.navigation(pages).run()
except StoreError as error:
    # The server may be away for a while: the page says so, and works again as soon as it is back.
    st.error(f"{words('store_error', language)} {error}")
    st.button(words("try_again", language), key="try_again")
