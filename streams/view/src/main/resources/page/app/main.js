// Puts the page together.

import { Corridors } from "../sections/corridors.js";
import { Flows } from "../sections/flows.js";
import { Lengths } from "../sections/lengths.js";
import { Posts } from "../sections/posts.js";
import { Pyramid } from "../sections/pyramid.js";
import { Revisions } from "../sections/revisions.js";
import { Rules } from "../sections/rules.js";
import { Visits } from "../sections/visits.js";
import { Page } from "./page.js";
import { Shell } from "./shell.js";
import { View } from "./view.js";

const shell = new Shell();
const page = new Page(new View(), shell);
page.sections = [Flows, Rules, Pyramid, Corridors, Visits, Lengths, Posts, Revisions].map((Kind) => new Kind(page));
shell.listen(page);

await shell.attempt(() => page.load());
await shell.attempt(() => page.loadRest());
document.addEventListener("visibilitychange", () => (document.hidden ? page.live.stop() : shell.attempt(() => page.load())));
