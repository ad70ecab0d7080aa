// A package launched with its store in the address (Tin Can launch).
import { runPackage } from "./packaged.js";
import { makeRecordKeeper } from "./record-store.js";

runPackage((backup) => {
  const given = new URLSearchParams(location.search);
  const endpoint = given.get("endpoint");
  const auth = given.get("auth");
  const actor = given.get("actor");
  const activity = given.get("activity_id");
  const registration = given.get("registration");
  if (!endpoint || !auth || !actor || !activity) return null;
  try {
    const launch = { endpoint, auth, actor: agentOf(actor), activity, registration };
    return makeRecordKeeper(launch, backup);
  } catch {
    return null; // an actor that is no JSON
  }
});

/**
 * Older systems give each part of an agent as a list.
 * @param {string} text
 */
function agentOf(text) {
  const parts = Object.entries(JSON.parse(text));
  return Object.fromEntries(
    parts.map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]),
  );
}
