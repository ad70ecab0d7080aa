// Words that pages, files and the report of a training office share. What follows the equals sign
// is plain JSON: generator/training/words.py reads it from here.

export const SHARED = {
  "format": "清鉴学习记录 1",
  "columns": [
    "格式",
    "姓名",
    "单位",
    "课程编号",
    "课程",
    "题目",
    "题目版本",
    "作答",
    "结果",
    "得分",
    "用时（秒）",
    "开始",
    "最近",
    "校验"
  ],
  "status": {
    "passed": "合格",
    "completed": "已学完",
    "failed": "没有合格",
    "incomplete": "学习中"
  }
};
