"""What a social worker and a coordinator do, in a real browser."""

from __future__ import annotations

import io
import json

from PIL import Image
from playwright.sync_api import expect

from app.network_map import COLOURS
from tests.browser.conftest import App
from tests.conftest import ROOT

EBIAN = ROOT / "tests" / "cases" / "ebian_family.json"


def test_a_worker_reads_what_fits_the_family_of_the_article_and_why(app: App) -> None:
    app.open()
    app.choose("选择家庭", "ebian")
    text = app.text()
    for name in ("医疗救助", "困难残疾人生活补贴", "重度残疾人护理补贴", "留守儿童关爱保护", "农业技术推广", "乐山市尚善"):
        assert name in text, name
    assert "待核实" in text and "符合条件" in text
    app.page.get_by_text("理由、材料与来源").first.click()
    expect(app.page.get_by_text("从事农业生产经营")).to_be_visible()
    expect(app.page.get_by_text("在哪里申请").first).to_be_visible()
    assert app.page.locator('[data-testid="stMain"] a[href^="http"]').count() > 0


def test_an_answer_is_kept_and_moves_the_next_question(app: App) -> None:
    app.open()
    app.choose("选择家庭", "sunite")
    question = app.page.locator('[data-testid="stMain"] ol li').first.inner_text()
    app.page.get_by_test_id("stButtonGroup").filter(has_text="否").get_by_text("是", exact=True).first.click()
    app.settle()
    app.open()
    app.choose("选择家庭", "sunite")
    assert app.page.locator('[data-testid="stMain"] ol li').first.inner_text() != question


def test_a_family_typed_after_a_visit_is_kept_and_matched(app: App) -> None:
    app.open()
    app.page.get_by_text("新建家庭").click()
    app.settle()
    app.choose("县(区)", "511132")
    app.page.get_by_role("button", name="保存").click()
    app.settle()
    expect(app.page.get_by_text("family-").first).to_be_visible()
    expect(app.page.get_by_role("heading", name="接下来最值得问", exact=True)).to_be_visible()


def test_a_visit_note_is_confirmed_and_planned_for(app: App) -> None:
    app.open()
    app.page.get_by_text("读走访记录").click()
    app.settle()
    app.page.get_by_role("button", name="读一读").click()
    app.settle()
    expect(app.page.locator('[data-testid="stAlert"]')).to_contain_text("还没有内容")
    note = "家住峨边县。孩子7岁,上小学。父亲肢体残疾,没办残疾证,以前吃过低保。电话13912345678。"
    app.page.get_by_label("把走访记录贴在这里").fill(note)
    app.page.get_by_role("button", name="读一读").click()
    app.settle()
    expect(app.page.get_by_role("checkbox", name="今年几周岁? **7**")).to_be_checked()
    expect(app.page.get_by_role("checkbox", name="有没有被认定为 **低保**")).not_to_be_checked()
    app.page.get_by_test_id("stCheckbox").filter(has_text="现在读什么阶段?").click()
    app.page.get_by_role("button", name="确认并保存").click()
    app.settle()
    expect(app.page.get_by_text("已保存为 family-")).to_be_visible()
    assert "13912345678" not in app.text()
    app.page.get_by_text("全家计划", exact=True).click()
    app.settle()
    expect(app.page.get_by_text("残疾人证申办").first).to_be_visible()


def steps_of_the_plan(app: App) -> str:
    """The plan's steps as written: what stands before the errands."""
    app.page.get_by_role("heading", name="跑哪些地方").wait_for()
    return app.text().partition("依次看重")[2].partition("跑哪些地方")[0]


def test_an_answer_changes_the_plan(app: App) -> None:
    app.open()
    app.choose("选择家庭", "ebian")
    app.page.get_by_text("全家计划", exact=True).click()
    app.settle()
    before = steps_of_the_plan(app)
    assert "去申请" in before and "先核实" in before and "先弄清这几件" in before and "也可能,要看" in before
    for heading in ("跑哪些地方", "材料", "走几步能打开", "接下来最值得问"):
        expect(app.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    question = app.page.get_by_text("低保", exact=True)  # one of the statuses of a question about them all
    app.page.get_by_test_id("stElementContainer").filter(has=question).locator(
        "xpath=following::*[@data-testid='stButtonGroup'][1]"
    ).get_by_text("是", exact=True).click()
    app.settle()
    expect(question).to_have_count(0)
    assert steps_of_the_plan(app) != before
    app.page.get_by_role("link", name="接下来最值得问").click()
    expect(app.page.get_by_role("heading", name="接下来最值得问", exact=True)).to_be_in_viewport()


def test_a_file_that_cannot_be_used_is_told_and_a_good_one_is_kept(app: App) -> None:
    app.open()
    app.page.get_by_text("上传文件").click()
    app.settle()
    chooser = app.page.locator('input[type="file"]')
    chooser.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b'{"region": "511132"'})
    app.settle()
    expect(app.page.locator('[data-testid="stAlert"]')).to_contain_text("x.json")
    record = {**json.loads(EBIAN.read_text(encoding="utf-8")), "id": "family-uploaded"}
    chooser.set_input_files({"name": "y.json", "mimeType": "application/json", "buffer": json.dumps(record).encode()})
    app.settle()
    app.page.get_by_role("button", name="保存").click()
    app.settle()
    expect(app.page.get_by_text("family-uploaded").first).to_be_visible()


def test_resources_are_found_by_a_workers_words_and_by_english_ones(app: App) -> None:
    app.open("finding")
    app.page.get_by_role("textbox").first.fill("看病贵")
    app.page.get_by_role("textbox").first.press("Enter")
    app.settle()
    expect(app.page.get_by_text("医疗救助").first).to_be_visible()
    app.page.get_by_text("English").click()
    app.settle()
    app.page.get_by_role("textbox").first.fill("disability allowance")
    app.page.get_by_role("textbox").first.press("Enter")
    app.settle()
    expect(app.page.get_by_text("Living allowance for disabled persons in hardship")).to_be_visible()


def middle_of(colour: str, picture: bytes) -> tuple[float, float]:
    """Where on a picture the pixels of a colour have their middle."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    width = image.width
    hits = [
        (number % width, number // width)
        for number, pixel in enumerate(image.get_flattened_data())
        if all(abs(one - other) < 12 for one, other in zip(pixel, wanted, strict=True))
    ]
    assert hits, f"nothing is {colour}"
    return sum(x for x, _ in hits) / len(hits), sum(y for _, y in hits) / len(hits)


def test_a_coordinator_selects_an_agency_on_the_map_and_expands_it(app: App) -> None:
    app.open("network")
    app.page.locator('[data-testid="stMain"] canvas').first.wait_for(timeout=30_000)
    app.page.wait_for_timeout(4000)  # the layout comes to rest
    app.page.mouse.click(*middle_of(COLOURS["Agency"], app.page.screenshot()))
    app.settle()
    panel = app.page.get_by_text("乐山市尚善社会工作服务中心 · 机构")
    expect(panel).to_be_visible(timeout=20_000)
    expect(app.page.get_by_text("《中国社会工作》2020年牵手计划报道").first).to_be_visible()
    expect(app.page.get_by_role("button", name="结对")).to_have_count(0)
    app.page.get_by_role("button", name="展开").click()
    app.settle()
    expect(app.page.get_by_role("button", name="结对")).to_be_visible(timeout=20_000)


def test_a_coordinator_reads_who_stands_alone(app: App) -> None:
    app.open("network")
    expect(app.page.get_by_text("乐山市尚善社会工作服务中心").first).to_be_attached(timeout=20_000)
    assert "独自连接本县与帮助的机构" in app.text()
