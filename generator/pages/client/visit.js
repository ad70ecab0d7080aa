// What pages of places and routes do beyond HTML. Everything works without it.
import { copyTexts } from "./clipboard.js";
import { openGalleries } from "./gallery.js";
import { tellHours } from "./hours.js";
import { openPanoramas } from "./panorama.js";
import { seekChapters } from "./seek.js";
import { keepStamps } from "./stamps.js";
import { tellStory } from "./story.js";

tellHours();
copyTexts();
openGalleries();
seekChapters();
openPanoramas();
tellStory();
keepStamps();
