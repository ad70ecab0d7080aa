// A package launched by cmi5: the token is fetched once, what the system asks for stands in its launch data.
import { runPackage } from "./packaged.js";
import { askStore, makeRecordKeeper, stateOf } from "./record-store.js";

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";

runPackage(async (backup) => {
  const given = new URLSearchParams(location.search);
  const [endpoint, fetchUrl, actor, activity, registration] = ["endpoint", "fetch", "actor", "activityId", "registration"].map((name) => given.get(name));
  if (!endpoint || !fetchUrl || !actor || !activity) return null;
  try {
    const answer = await (await fetch(fetchUrl, { method: "POST" })).json();
    if (!answer["auth-token"]) return null; // a second visit with the same address
    const launch = { endpoint, auth: `Basic ${answer["auth-token"]}`, actor: JSON.parse(actor), activity, registration };
    const { contextTemplate = {}, launchMode = "Normal" } = await launchData(launch);
    const categoriesOf = (verb) => (["completed", "passed", "failed"].includes(verb) ? [CMI5, MOVE_ON] : [CMI5]);
    const told = launchMode === "Normal" ? [] : ["completed", "passed", "failed"];
    const verbs = { first: "http://adlnet.gov/expapi/verbs/initialized", last: "http://adlnet.gov/expapi/verbs/terminated" };
    return makeRecordKeeper({ ...launch, ...verbs, told, context: contextTemplate, categoriesOf }, backup);
  } catch {
    return null;
  }
});

async function launchData(launch) {
  const answer = await askStore(launch, "activities/state", stateOf(launch, "LMS.LaunchData"));
  return answer.ok ? answer.json() : {};
}
