// A package for SCORM 2004.
import { SCORM2004 } from "./dialect-scorm2004.js";
import { runPackage } from "./packaged.js";
import { findApi, makeScormKeeper } from "./scorm.js";

runPackage((backup) => {
  const api = findApi(SCORM2004.name);
  return api && makeScormKeeper(api, SCORM2004, backup);
});
