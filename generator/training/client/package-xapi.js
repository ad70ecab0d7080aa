// A package launched with its store in the address (Tin Can launch).
import { runPackage } from "./packaged.js";
import { makeRecordKeeper } from "./record-store.js";

runPackage((backup) => {
  const given = new URLSearchParams(location.search);
  const [endpoint, auth, actor, activity] = ["endpoint", "auth", "actor", "activity_id"].map((name) => given.get(name));
  if (!endpoint || !auth || !actor || !activity) return null;
  try {
    return makeRecordKeeper({ endpoint, auth, actor: agentOf(JSON.parse(actor)), activity, registration: given.get("registration") }, backup);
  } catch {
    return null; // an actor that is no JSON
  }
});

/** Older systems give each part of an agent as a list. */
function agentOf(actor) {
  return Object.fromEntries(Object.entries(actor).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]));
}
