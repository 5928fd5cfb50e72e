// es-compromise comes with its types as sources that our compiler refuses, so that it is taken in here, and typed in spanish.d.ts.
import nlp from "es-compromise";

export function readSpanish(text, options) {
  return nlp(text).json(options);
}
