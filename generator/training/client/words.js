// Words that several parts say when a learning system does not do its part.

export const UNKEPT =
  "学习平台没有保存成功。作答另存在这台设备的浏览器里，下次打开会补报；请先不要换设备。";
export const OUTDATED = "学习平台里的进度损坏，或课程已经更新，这一课从头开始。";
export const ALONE =
  "没有找到学习平台：成绩不会上报，只保存在这台设备的浏览器里。请从学习平台里打开这一课。";
