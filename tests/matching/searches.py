"""What the tests of the search have in common: what is found, and what is looked for in several of them."""

from __future__ import annotations

from matching.casework import Casework

PARAGRAPH = (
    "老张五十六岁,在煤窑干了二十年,查出尘肺三期,夜里要吸氧。老伴常年吃药,医药费欠了亲戚两万多。"
    "大儿子在浙江打工,两个孙女留在家里,小的成绩差,作业不会做。村里说他家还没有办低保。"
)
PROSE = "她在公安局门口等了一天,后来去广东打工,三年以后才回来接两个孩子,孩子一直跟着奶奶过日子,没有人照看。"

# What is for children with one illness.
LEUKAEMIA = {"crcf-little-angel", "cctf-summer-fund", "chnenergy-two-diseases"}
HEART = {"aiyou-tongxin", "crcf-angel-sunshine", "hn-fuwai-heart", "cq-youxin", "sc-youth-nuskin-heart"}
LIP = {"mca-lks-rebirth", "smile-train", "yanran-angel", "cwdf-smile"}


def found(casework: Casework, text: str, region: str | None = None, limit: int = 10) -> list[str]:
    return [each["resource"] for each in casework.search(text, region, limit)]


def stages_of(casework: Casework, resource: str) -> set[str]:
    """The stages of school at which somebody may be to be given a resource; none where it does not ask."""
    tests = []
    for condition in casework.catalogue.resources[resource].conditions:
        rules = [condition.rule] if condition.rule else []
        while rules:
            rule = rules.pop()
            tests += [rule.test] if rule.test and rule.test.fact == "person.edu_stage" else []
            rules += rule.parts
    return {stage for test in tests for stage in (test.value if isinstance(test.value, tuple) else [test.value])}
