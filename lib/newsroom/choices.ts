/** Every time zone that this machine knows, UTC first; the one in use is always among them. */
export function timeZoneChoices(current: string): string[] {
  return [...new Set(["UTC", current, ...Intl.supportedValuesOf("timeZone")])];
}
