// An embedded claim keeps itself up to date: while it is seen it asks for its own address, and shows what has changed. It tells
// the page around it how high it is, in messages { claimdesk: { address, height } }.
{
  const asked = Number(new URLSearchParams(location.search).get("every")) || 60;
  const every = Math.min(3600, Math.max(2, asked)) * 1000;
  const shown = () => document.querySelector("main");

  let told = 0;
  const tellHeight = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told && parent !== window) parent.postMessage({ claimdesk: { address: location.pathname, height } }, "*");
    told = height;
  };
  new ResizeObserver(tellHeight).observe(document.body);

  const ask = async () => {
    const tag = shown().dataset.tag;
    if (tag === undefined) return;
    const answer = await fetch(location.href, {
      cache: "no-store",
      credentials: "omit",
      headers: tag ? { "if-none-match": tag } : {},
    });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("main");
    if (!now || now.dataset.tag === tag) return;
    // Written by a newer version of the site: this one's style would not fit.
    if (page.querySelector("style").textContent !== document.querySelector("style").textContent) return location.reload();
    document.title = page.title;
    now.setAttribute("aria-live", "polite");
    shown().replaceWith(document.importNode(now, true));
  };

  let askedAt = Date.now();
  const askIfDue = () => {
    if (document.visibilityState !== "visible" || Date.now() - askedAt < every - 50) return;
    askedAt = Date.now();
    // A network that is away for a while is no fault: it asks again next time.
    ask().catch(() => {});
  };
  setInterval(askIfDue, every);
  document.addEventListener("visibilitychange", askIfDue);
}
