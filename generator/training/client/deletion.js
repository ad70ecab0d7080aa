// A button that asks once more before it deletes.
import { button } from "./controls.js";

/**
 * @param {string} words
 * @param {() => void} act
 */
export function deletion(words, act) {
  let sure = false;
  const onclick = () => {
    if (sure) act();
    sure = true;
    control.textContent = "确定删除？不能恢复";
  };
  const onblur = () => {
    sure = false;
    control.textContent = words;
  };
  const control = button(words, onclick, { onblur });
  return control;
}
