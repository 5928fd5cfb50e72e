import { installAndRun } from "./install.mjs";

installAndRun("test.ts", process.argv.slice(2));
