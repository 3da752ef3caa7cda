// Improves what is marked `data-`; every page works without it.
import { keys } from "./keys.js";
import { lists } from "./lists.js";
import { comboboxes } from "./combobox.js";
import { confirms, once } from "./forms.js";
import { menus } from "./menus.js";
import { fragments } from "./fragments.js";

for (const improve of [keys, lists, comboboxes, confirms, once, menus, fragments]) improve(document);
