"""Describe the kind of topics: 主题."""

from generator.kinds.kind import Kind
from generator.kinds.topics.model import Topic

KIND = Kind(
    folder="topics",
    label="主题",
    counter="个",
    model=Topic,
    intro="同一件事的案例、制度、课程和动态，放在一起看。",
    parts={"body": "说明"},
    order=lambda topic: topic.id,
)
