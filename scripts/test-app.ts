import { join } from "node:path";
import { Failure } from "./failure.ts";
import { launch, node, quietly, root, sparing } from "./program.ts";

/** Starts the built application, and waits until it answers. @returns the number of its process */
export function serveApp(environment: NodeJS.ProcessEnv): Promise<number> {
  const child = launch(node, [quietly, ...sparing, join(root, "scripts/serve.ts")], { environment, messages: true });
  return new Promise((done, failed) => {
    child.once("message", () => done(child.pid ?? 0));
    child.once("exit", () => failed(new Failure("The application could not be started for the tests.")));
  });
}
