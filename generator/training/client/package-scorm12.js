// A package for SCORM 1.2.
import { SCORM12 } from "./dialect-scorm12.js";
import { runPackage } from "./packaged.js";
import { findApi, makeScormKeeper } from "./scorm.js";

runPackage((backup) => {
  const api = findApi(SCORM12.name);
  return api && makeScormKeeper(api, SCORM12, backup);
});
