// A package launched by cmi5: the token is fetched once, what the system asks for stands in its
// launch data.
/** @import { Keeper, Launch, LocalKeeper } from "./types" */
import { runPackage } from "./packaged.js";
import { askStore, makeRecordKeeper, stateOf } from "./record-store.js";

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";

const VERBS_OF_A_SESSION = {
  first: "http://adlnet.gov/expapi/verbs/initialized",
  last: "http://adlnet.gov/expapi/verbs/terminated",
};
const JUDGED = ["completed", "passed", "failed"];

runPackage(async (backup) => {
  try {
    const launch = await launchOf(new URLSearchParams(location.search));
    return launch && (await keeperOf(launch, backup));
  } catch {
    return null; // the system is not there, or says what is no JSON
  }
});

/**
 * What an address says of its launch, or null where it names none or is visited a second time.
 * @param {URLSearchParams} given
 * @returns {Promise<Launch | null>}
 */
async function launchOf(given) {
  const endpoint = given.get("endpoint");
  const tokens = given.get("fetch");
  const actor = given.get("actor");
  const activity = given.get("activityId");
  const registration = given.get("registration");
  if (!endpoint || !tokens || !actor || !activity) return null;
  const answer = await (await fetch(tokens, { method: "POST" })).json();
  const token = answer["auth-token"];
  if (!token) return null;
  return { endpoint, auth: `Basic ${token}`, actor: JSON.parse(actor), activity, registration };
}

/**
 * @param {Launch} launch
 * @param {LocalKeeper} backup
 * @returns {Promise<Keeper>}
 */
async function keeperOf(launch, backup) {
  const data = await documentOf(launch, "activities/state", stateOf(launch, "LMS.LaunchData"));
  const { contextTemplate = {}, launchMode = "Normal", returnURL = "", masteryScore } = data;
  // Must be asked for; nothing here depends on it.
  const profile = { agent: JSON.stringify(launch.actor), profileId: "cmi5LearnerPreferences" };
  await documentOf(launch, "agents/profile", profile);
  const session = {
    ...launch,
    ...VERBS_OF_A_SESSION,
    silent: launchMode === "Normal" ? [] : JUDGED,
    context: contextTemplate,
    mastery: typeof masteryScore === "number" ? Math.round(masteryScore * 1e4) / 100 : undefined,
    categoriesOf,
  };
  const back = /^https?:/.test(returnURL) ? returnURL : null;
  return { ...makeRecordKeeper(session, backup), back };
}

/** @param {string} verb */
function categoriesOf(verb) {
  if (verb === "answered") return [];
  return JUDGED.includes(verb) ? [CMI5, MOVE_ON] : [CMI5];
}

/**
 * @param {Launch} launch
 * @param {string} path
 * @param {Record<string, string | null>} query
 */
async function documentOf(launch, path, query) {
  const answer = await askStore(launch, path, query);
  return answer.ok ? answer.json() : {};
}
