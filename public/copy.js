// Buttons that copy: [data-copies] names the element whose text is copied. Where the browser does not let it, the text is selected.
addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-copies]") : null;
  const element = button && document.getElementById(button.dataset.copies);
  if (!element) return;
  const say = (words) => {
    const said = document.getElementById(button.getAttribute("aria-describedby"));
    if (said) said.textContent = words;
  };
  try {
    await navigator.clipboard.writeText(element.textContent);
    say("Copied.");
  } catch {
    getSelection()?.selectAllChildren(element);
    say("Selected; copy it with your browser.");
  }
});
