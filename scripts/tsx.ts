import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";

// Node runs TypeScript by itself, but not TSX: whoever imports this first can import components. Next's own modules are named
// without their ending, as its bundler allows.
registerHooks({
  resolve: (specifier, context, next) => next(/^next\/[a-z]+$/.test(specifier) ? `${specifier}.js` : specifier, context),
  load: (url, context, next) => {
    if (!url.endsWith(".tsx")) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), "utf8"), {
      filename: fileURLToPath(url),
      sourceMaps: false,
      jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2024", transform: { react: { runtime: "automatic" } } },
    });
    return { format: "module", source: code, shortCircuit: true };
  },
});
