// What pages do beyond HTML. Everything works without it.
import { offerAnswers } from "./answers.js";
import { offerCitations } from "./citations.js";
import { copyLinks } from "./copies.js";
import { followLinksOnDisk } from "./disk.js";
import { keepFolds, unfoldTarget } from "./folds.js";
import { swapLists } from "./lists.js";
import { shareSelection } from "./map.js";
import { unfoldForPrint } from "./printing.js";
import { offerSettings } from "./settings.js";
import { openStatute } from "./statute.js";
import { offerDays } from "./then.js";
import { showTips } from "./tips.js";

offerSettings();
keepFolds();
document.documentElement.classList.add("qj-works", "qj-ready");
offerDays();
unfoldTarget();
openStatute();
offerCitations();
copyLinks();
offerAnswers();
showTips();
swapLists();
followLinksOnDisk();
unfoldForPrint();
shareSelection();
