"""TOYS: commands of our own, so that every refusal can be provoked whatever `dangjian` itself has.

Run as a program it is `dangjian` with these commands.
"""

import sys

from dangjian_cli.cli import run
from dangjian_cli.cli.chinese import Command

TOYS = (
    Command("everything", "全都有", "toy_everything", "各种参数各有一个", ("dangjian everything 甲.yaml",)),
    Command("needy", "有必填", "toy_needy", "有必填的参数和选项"),
    Command("failing", "会失败", "toy_failing", "以各种情形失败"),
    Command("pair", "成对写", "toy_pair", "两个词一起写"),
    Command("flood", "写很多", "toy_flood", "写很多行"),
)

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], TOYS))
