/** Runs once in each app process, before it serves. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { captureFromNowOn } = await import("#lib/capture/worker");
  const { importFromNowOn } = await import("#lib/imports/worker");
  const { ownAddress } = await import("#lib/own-address");
  const { staleKey, watchStalePages } = await import("#lib/publication/stale");
  const { clearEveryHour } = await import("#lib/upkeep");
  clearEveryHour();
  captureFromNowOn();
  importFromNowOn();
  void watchStalePages(async (tags) => {
    const response = await fetch(`${ownAddress()}/api/stale`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-stale-key": staleKey() },
      body: JSON.stringify({ tags }),
    });
    if (!response.ok) throw new Error(`The stale pages could not be cleared: ${response.status}`);
  });
}
