import { installAndRun } from "./install.mjs";

installAndRun("start.ts", process.argv.slice(2));
