// A package launched by cmi5: the token is fetched once, what the system asks for stands in its launch data.
import { runPackage } from "./packaged.js";
import { askStore, makeRecordKeeper, stateOf } from "./record-store.js";

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";

const VERBS_OF_A_SESSION = { first: "http://adlnet.gov/expapi/verbs/initialized", last: "http://adlnet.gov/expapi/verbs/terminated" };
const JUDGED = ["completed", "passed", "failed"];

runPackage(async (backup) => {
  const given = new URLSearchParams(location.search);
  const [endpoint, fetchUrl, actor, activity, registration] = ["endpoint", "fetch", "actor", "activityId", "registration"].map((name) => given.get(name));
  if (!endpoint || !fetchUrl || !actor || !activity) return null;
  try {
    const answer = await (await fetch(fetchUrl, { method: "POST" })).json();
    if (!answer["auth-token"]) return null; // a second visit with the same address
    const launch = { endpoint, auth: `Basic ${answer["auth-token"]}`, actor: JSON.parse(actor), activity, registration };
    const { contextTemplate = {}, launchMode = "Normal", returnURL } = await documentOf(launch, "activities/state", stateOf(launch, "LMS.LaunchData"));
    await documentOf(launch, "agents/profile", { agent: JSON.stringify(launch.actor), profileId: "cmi5LearnerPreferences" }); // must be asked for; nothing here depends on it
    const categoriesOf = (verb) => (verb === "answered" ? [] : JUDGED.includes(verb) ? [CMI5, MOVE_ON] : [CMI5]);
    const keeper = makeRecordKeeper({ ...launch, ...VERBS_OF_A_SESSION, silent: launchMode === "Normal" ? [] : JUDGED, context: contextTemplate, categoriesOf }, backup);
    return { ...keeper, back: /^https?:/.test(returnURL ?? "") ? returnURL : null };
  } catch {
    return null;
  }
});

async function documentOf(launch, path, query) {
  const answer = await askStore(launch, path, query);
  return answer.ok ? answer.json() : {};
}
