import { registerHooks } from "node:module";

// Outside Next there is no boundary between server and client to guard. Whoever imports this first can import both, in one process.
const nothing = new URL("./nothing.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => (specifier === "server-only" ? { url: nothing, shortCircuit: true } : next(specifier, context)),
});
